"""Real names that must not leave a project, and what stands for them in everything that does."""

from enum import StrEnum
from typing import NamedTuple


class NameKind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "other"


class NameOut(NamedTuple):
    """A name and its replacement, such as ``[the worker]``.

    With ``is_as_written`` only what is written so, or in capitals, is the name: for names that are words. A
    name that is its own replacement stays: it looks like a listed name and is nobody's.
    """

    name: str
    replacement: str
    kind: NameKind = NameKind.PERSON
    is_as_written: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether it stays as it is."""
        return self.name == self.replacement
