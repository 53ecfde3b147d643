"""Who is behind a quote, as a template says it: ``{role} {number}, {agency}``, or ``{person} {adviser}``."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.store.respondents import Roster, Value
from qualcode.workbench import attributes

OWN = ("person", "number", "wave", "document")
"""What a template may say of a person and a passage beside attributes; ``number`` is the place in the list of
people, so that no two share it."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_ORPHANS = (
    (re.compile(r"\(\s*\)|\[\s*\]"), ""),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,;.:)\]])|(?<=[(\[])\s+"), ""),
    (re.compile(r"(?:[,;:]\s*)+(?=[,;:])"), ""),
    (re.compile(r"^[\s,;:]+|[\s,;:]+$"), ""),
)


class Field(NamedTuple):
    """Something that is known of a person: an attribute, perhaps at one ``wave``, or one of ``OWN``.

    With ``via`` it is known of the person whom that attribute names, such as an adviser.
    """

    name: str
    wave: int | None = None
    is_attribute: bool = True
    via: "Field | None" = None

    @property
    def is_telling(self) -> bool:
        """Whether it may point at a person by itself, as a name that was given for the study does not."""
        return self.is_attribute or self.via is not None


Template: TypeAlias = tuple[str | Field, ...]
"""Texts and fields in turn."""


def template(project: Project, text: str) -> Template:
    """A template with its fields found; an unknown field, or a brace without its other half, is refused."""
    parts = _FIELD.split(text)
    if not text.strip() or any("{" in part or "}" in part for part in parts[::2]):
        raise QualcodeError(
            f"“{text}” is no template for an attribution.",
            "Write attributes in braces: --attribution '{role} {number}, {agency}'",
        )
    return tuple(find(project, part) if index % 2 else part for index, part in enumerate(parts))


def find(project: Project, name: str) -> Field:
    """The field of this name: an attribute, one of ``OWN``, or ``attribute.field`` of a linked person."""
    known = {folded(attribute): attribute for attribute in respondent_store.attributes(project)}
    if folded(name.partition("@")[0]) in known:
        return find_attribute(project, name)
    if folded(name) in OWN:
        return Field(folded(name), is_attribute=False)
    link, _, behind = name.rpartition(".")
    if link and (via := find(project, link)).is_attribute:
        return find(project, behind)._replace(via=via)
    raise QualcodeError(
        f"There is no “{name}” to name people by.",
        f"Known are {', '.join([*known.values(), *OWN])}; ATTRIBUTE.FIELD means the person whom it names.",
    )


def find_attribute(project: Project, name: str) -> Field:
    """The attribute of this name, perhaps at one wave; an unknown one is refused."""
    found = attributes.find(project, name)
    return Field(found.name, found.wave)


@dataclass(frozen=True)
class Known:
    """What is known of the people of a project."""

    project: Project
    roster: Roster
    _at: dict[tuple[int, int | None], dict[str, str]] = field(default_factory=dict)

    @cached_property
    def _values(self) -> Mapping[int, Sequence[Value]]:
        values: dict[int, list[Value]] = {}
        for value in respondent_store.values(self.project):
            values.setdefault(value.respondent_id, []).append(value)
        return values

    @cached_property
    def _ids(self) -> Mapping[str, int]:
        names = zip(self.roster.names, self.roster.ids, strict=True)
        return {folded(name): respondent_id for name, respondent_id in names}

    def of(self, respondent_id: int, wave: int | None) -> Mapping[str, str]:
        """What is known of a person at a wave, by attribute; several values of one attribute join."""
        key = (respondent_id, wave)
        if key not in self._at:
            joined: dict[str, list[str]] = {}
            for value in attributes.holding(self._values.get(respondent_id, ()), wave):
                joined.setdefault(value.attribute, []).append(value.value)
            self._at[key] = {name: "; ".join(values) for name, values in joined.items()}
        return self._at[key]

    def value(self, wanted: Field, respondent_id: int, wave: int | None, document: str = "") -> str:
        """One field of a person at a wave, empty where it is not known."""
        if wanted.via is not None:
            linked = self._ids.get(folded(self.value(wanted.via, respondent_id, wave)))
            return "" if linked is None else self.value(wanted._replace(via=None), linked, wave, document)
        if wanted.is_attribute:
            at = wave if wanted.wave is None else wanted.wave
            return self.of(respondent_id, at).get(wanted.name, "")
        place = self.roster.index[respondent_id]
        own = {"person": self.roster.names[place], "number": str(place + 1), "document": document}
        return own.get(wanted.name, "" if wave is None else str(wave))

    def named(self, how: Template, passage: Passage) -> str:
        """Who is behind a passage; what is not known leaves no hole, and nobody's name stands in for it."""
        text = "".join(
            part
            if isinstance(part, str)
            else self.value(part, passage.respondent_id, passage.wave, passage.document or "")
            for part in how
        )
        for orphan, instead in _ORPHANS:
            text = orphan.sub(instead, text)
        return text or "not known"


@dataclass(frozen=True)
class Disclosure:
    """Which people are the only ones in the study of whom the same would be shown."""

    known: Known
    fields: tuple[Field, ...]
    _alike: dict[int | None, Counter[tuple[str, ...]]] = field(default_factory=dict)

    def is_alone(self, passage: Passage) -> bool:
        """Whether what is shown of the person behind a passage is true of nobody else in the study."""
        shown = self._shown(passage.respondent_id, passage.wave)
        if passage.wave not in self._alike:
            self._alike[passage.wave] = Counter(
                self._shown(respondent_id, passage.wave) for respondent_id in self.known.roster.ids
            )
        return any(shown) and self._alike[passage.wave][shown] == 1

    def _shown(self, respondent_id: int, wave: int | None) -> tuple[str, ...]:
        return tuple(self.known.value(each, respondent_id, wave) for each in self.fields)
