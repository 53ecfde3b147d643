"""Forms about a code: what a form strip is filled with. No widget is known here."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple, Protocol

from qualcode.model.errors import QualcodeError
from qualcode.tui.codebook_changes import Changed, CodebookChanges, of_people

Texts = Mapping[str, str]


class Field(NamedTuple):
    """What is asked for: one line, some ``lines``, or a colour."""

    name: str
    lines: int = 1
    is_colour: bool = False


class Form(Protocol):
    """``first`` holds the texts of the fields as they were, ``texts`` as they are."""

    FIELDS: ClassVar[tuple[Field, ...]]
    hints: Texts
    first: Texts
    texts: Texts

    @property
    def heading(self) -> str:
        """What is filled in."""

    @property
    def remark(self) -> str:
        """What is to be said of the texts as they are."""

    def keep(self) -> Changed | None:
        """Do what the form is for; None where nothing is to be done. What does not fit is refused."""


class DefinitionForm:
    """The meaning and the looks of a code."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("definition", lines=3),
        Field("include", lines=2),
        Field("exclude", lines=2),
        Field("example", lines=2),
        Field("colour", is_colour=True),
        Field("key"),
    )

    def __init__(self, changes: CodebookChanges, code_id: int) -> None:
        self._changes = changes
        self._code_id = code_id
        self.hints: Texts = {"key": "one character: with words selected it codes them"}
        code = changes.code(code_id)
        self.first: Texts = {field.name: getattr(code, field.name) for field in self.FIELDS}
        self.texts: Texts = dict(self.first)

    @property
    def heading(self) -> str:
        """The code, and how much it is used."""
        label = self._changes.label(self._code_id)
        return f"{label}  ·  {of_people(self._changes.own_uses(self._code_id))}"

    @property
    def remark(self) -> str:
        """Nothing: the words speak for themselves."""
        return ""

    @property
    def changed(self) -> Texts:
        """The texts that are not as they were."""
        return {name: text for name, text in self.texts.items() if text != self.first[name]}

    def keep(self) -> Changed | None:
        """Write the fields that changed."""
        return self._changes.edit(self._code_id, self.changed) if self.changed else None


class SplitForm:
    """A new code, and which of the passages go to it."""

    FIELDS: ClassVar[tuple[Field, ...]] = tuple(
        map(Field, ("new name", "polarity", "coder", "wave", "people", "words"))
    )

    def __init__(self, changes: CodebookChanges, code_id: int) -> None:
        self._changes = changes
        self._code_id = code_id
        self.hints: Texts = changes.to_choose_from()
        self.first: Texts = {field.name: "" for field in self.FIELDS}
        self.texts: Texts = dict(self.first)

    @property
    def heading(self) -> str:
        """What is split."""
        return f"Split a new code off from {self._changes.label(self._code_id)}"

    @property
    def remark(self) -> str:
        """How many passages would go, or why it cannot be said."""
        try:
            return self._changes.choosing(self._code_id, self.texts)
        except QualcodeError as problem:
            return f"{problem.message} {problem.hint}"

    def keep(self) -> Changed | None:
        """Split."""
        return self._changes.split(self._code_id, self.texts)
