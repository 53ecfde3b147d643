"""Which part of a project a question is about."""

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codings import Polarity


class Base(StrEnum):
    """Whom the percentages are of."""

    ALL = "all"
    FOLLOWED_UP = "followed-up"
    CODED = "coded"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Condition:
    """``attribute=value``, the attribute perhaps with a wave (``status@1``)."""

    attribute: str
    value: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The filter of a question; it travels whole, and stands in the note of every answer.

    Empty tuples do not filter. ``coders`` empty means the default layer: the consensus once there is one,
    else the lead coder, else whoever coded first; ``is_every_coder`` unites all coders.
    Each of them counts once, at the first time, unless ``is_every_time`` (passages that were chosen by hand).
    ``base`` None means all respondents, and with ``waves`` those who were seen in them.
    Polarity, wave and coder belong to codings, ``where`` to people.
    """

    coders: tuple[str, ...] = ()
    is_every_coder: bool = False
    codes: tuple[str, ...] = ()
    waves: tuple[int, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    where: tuple[Condition, ...] = ()
    base: Base | None = None
    is_every_time: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which codings a scope means, its names resolved to ids of one project; None does not filter.

    What a scope says of people (``where``, ``base``) is not part of it: people are intersected afterwards.
    """

    coder_ids: frozenset[int] | None = None
    code_ids: frozenset[int] | None = None
    waves: frozenset[int] | None = None
    polarities: frozenset[Polarity] | None = None
