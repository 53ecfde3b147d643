"""Respondents and what is known of them, as files tell it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeKind, PersonRow
from qualcode.store import respondents as respondent_store
from qualcode.store.project import Project
from qualcode.workbench.matching import RESPONDENT_KEYS

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class _Fact(NamedTuple):
    """Values of one attribute of one person at one wave (None: at all of them)."""

    name: str
    attribute: str
    wave: int | None
    values: Sequence[str]
    kind: AttributeKind


class Register:
    """The people of a project and their attributes while an import writes them."""

    def __init__(self, project: Project, *, is_correcting: bool = False) -> None:
        self._project = project
        self._is_correcting = is_correcting
        self.corrected: list[str] = []
        self._ids = respondent_store.ids_by_name(project)
        self._spelling = {folded(name): name for name in self._ids}
        self._attributes = {
            folded(name): (attribute_id, kind)
            for name, (attribute_id, kind) in respondent_store.attributes(project).items()
        }
        names = {respondent_id: name for name, respondent_id in self._ids.items()}
        self._values: dict[tuple[str, str, int | None], set[str]] = {}
        for value in respondent_store.values(project):
            key = (names[value.respondent_id], folded(value.attribute), value.wave)
            self._values.setdefault(key, set()).add(value.value)
        self.before = frozenset(self._ids)

    @property
    def names(self) -> frozenset[str]:
        """Everybody, those who joined in this import included."""
        return frozenset(self._ids)

    @property
    def new(self) -> list[str]:
        """Those who joined in this import."""
        return sorted(self.names - self.before)

    def spelling(self, name: str) -> str:
        """A name as it is spelt in the project, where case and spaces do not tell people apart."""
        return self._spelling.setdefault(folded(name), name)

    def ids_of(self, names: Iterable[str]) -> dict[str, int]:
        """The ids of these people by name, as it is spelt in the project; those who are new join it."""
        ids: dict[str, int] = {}
        for name in names:
            known = self.spelling(name)
            if known not in self._ids:
                self._ids[known] = respondent_store.add(self._project, known)
            ids[known] = self._ids[known]
        return ids

    def keep_people(self, rows: Sequence[PersonRow], source: str) -> None:
        """Keep the people of a table with their attributes.

        A value that differs from the one the project has is refused, unless the table is to correct what is
        there; then it is told in ``corrected``: nothing is overwritten silently. An empty cell says nothing.
        """
        for row in rows:
            [name] = self.ids_of([row.respondent])
            for value in row.values:
                kind = AttributeKind.MULTIPLE if value.is_multiple else AttributeKind.SINGLE
                if value.wave is not None:
                    respondent_store.add_wave(self._project, value.wave)
                fact = _Fact(name, value.attribute, value.wave, value.values, kind)
                self._put(fact, f"{source}, line {row.line}")

    def keep_header(self, note: Note, wave: int | None, people: Iterable[str]) -> None:
        """Keep the header of a note as attributes of its people, at the wave of the note where it has one.

        What is known for all waves is left as it is when the note agrees, and refused when it does not.
        """
        for key, value in note.header:
            if folded(key) in {*RESPONDENT_KEYS, "wave"}:
                continue
            for name in people:
                known = self._values.get((name, folded(key), None), set())
                if value in known:
                    continue
                if known and wave is not None:
                    raise QualcodeError(
                        f"{note.source} says {key}: {value}, but {name} has {key} ="
                        f" {', '.join(sorted(known))}.",
                        "Correct one of them.",
                    )
                kind = AttributeKind.MULTIPLE if known else AttributeKind.SINGLE
                self._put(_Fact(name, key, wave, (value,), kind), note.source)

    def _put(self, fact: _Fact, where: str) -> None:
        """Add values, or correct them; a second value of an attribute that is not multiple is refused."""
        attribute_id = self._attribute_id(fact)
        known = self._values.setdefault((fact.name, folded(fact.attribute), fact.wave), set())
        if self._is_correcting and known and known != {*fact.values}:
            self._correct(fact, attribute_id, known)
        new = [value for value in fact.values if value not in known]
        if new and known and fact.kind is not AttributeKind.MULTIPLE:
            at = f" in wave {fact.wave}" if fact.wave else ""
            raise QualcodeError(
                f"{where}: {fact.name} has {fact.attribute} = {', '.join(sorted(known))}{at} already,"
                f" not {', '.join(new)}.",
                "Correct the file; or take the file's values with --update, or set one with"
                " `qualcode respondent set`.",
            )
        for value in new:
            respondent_store.add_value(self._project, self._ids[fact.name], attribute_id, fact.wave, value)
            known.add(value)

    def _correct(self, fact: _Fact, attribute_id: int, known: set[str]) -> None:
        """Take the values away that the table corrects."""
        respondent_store.take_values_away(self._project, self._ids[fact.name], attribute_id, fact.wave)
        at = f"@{fact.wave}" if fact.wave else ""
        before, after = "; ".join(sorted(known)), "; ".join(fact.values)
        self.corrected.append(f"{fact.name}: {fact.attribute}{at} was {before}, is {after}.")
        known.clear()

    def _attribute_id(self, fact: _Fact) -> int:
        key = folded(fact.attribute)
        if key not in self._attributes:
            attribute_id = respondent_store.add_attribute(self._project, fact.attribute, fact.kind)
            self._attributes[key] = (attribute_id, fact.kind)
        attribute_id, kind = self._attributes[key]
        if fact.kind is AttributeKind.MULTIPLE and kind is not AttributeKind.MULTIPLE:
            respondent_store.set_kind(self._project, attribute_id, AttributeKind.MULTIPLE)
            self._attributes[key] = (attribute_id, AttributeKind.MULTIPLE)
        return attribute_id


def settle_kinds(project: Project) -> None:
    """Say of every attribute that is not multiple whether its values are numbers, dates or words."""
    by_attribute: dict[str, list[str]] = {}
    for value in respondent_store.values(project):
        by_attribute.setdefault(value.attribute, []).append(value.value)
    for name, (attribute_id, kind) in respondent_store.attributes(project).items():
        if kind is not AttributeKind.MULTIPLE and name in by_attribute:
            settled = _kind_of(by_attribute[name])
            if settled is not kind:
                respondent_store.set_kind(project, attribute_id, settled)


def _kind_of(values: Iterable[str]) -> AttributeKind:
    values = list(values)
    if all(_NUMBER.fullmatch(value) for value in values):
        return AttributeKind.NUMBER
    return AttributeKind.DATE if all(map(_is_date, values)) else AttributeKind.SINGLE


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
