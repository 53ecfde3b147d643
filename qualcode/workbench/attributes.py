"""Groups of people by what is known of them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.respondents import AttributeKind
from qualcode.store import respondents as respondent_store
from qualcode.store.project import Project
from qualcode.store.respondents import Roster, Value

_NAME_AND_WAVE = re.compile(r"(?P<name>.+?)(?:@(?P<wave>\d+))?")
MOST_GROUPS = 60


class Attribute(NamedTuple):
    """An attribute as the project spells it, and the wave that was named with it."""

    name: str
    wave: int | None
    kind: AttributeKind


class ValueGroup(NamedTuple):
    """The people who have one value."""

    name: str
    people: People


class Groups(NamedTuple):
    """All values of an attribute in their order, and in ``unknown`` the people without one, by the reason.

    ``noun`` is the attribute without its wave; ``wave`` is the wave whose values these are, None where the
    attribute does not vary. Everybody of the project is in some group.
    """

    noun: str
    wave: int | None
    kind: AttributeKind
    values: tuple[ValueGroup, ...]
    unknown: tuple[ValueGroup, ...]

    @property
    def label(self) -> str:
        """The attribute as it is named: ``agency``, ``status@1``."""
        return self.noun if self.wave is None else f"{self.noun}@{self.wave}"


def find(project: Project, name: str) -> Attribute:
    """The attribute of this name, which may end in a wave (``status@1``); an unknown one is refused."""
    match = _NAME_AND_WAVE.fullmatch(name.strip())
    known = respondent_store.attributes(project)
    for known_name, (_, kind) in known.items():
        if match and folded(known_name) == folded(match["name"]):
            return Attribute(known_name, int(match["wave"]) if match["wave"] else None, kind)
    there = ", ".join(known)
    hint = f"Attributes: {there}." if there else "`qualcode import people.csv` brings attributes in."
    raise QualcodeError(f"There is no attribute “{name}”.", hint)


def labels(project: Project) -> dict[str, int]:
    """Every attribute, at each wave where it varies (``status@1``), and how many different values it has."""
    known: dict[tuple[str, int | None], set[str]] = {}
    for value in respondent_store.values(project):
        known.setdefault((value.attribute, value.wave), set()).add(value.value)
    order = [*respondent_store.attributes(project)]
    return {
        attribute if wave is None else f"{attribute}@{wave}": len(known[attribute, wave])
        for attribute, wave in sorted(known, key=lambda key: (order.index(key[0]), key[1] or 0))
    }


def crossings(project: Project) -> list[str]:
    """What themes can be crossed with: attributes (at each wave where they vary) and what codings have."""
    return [*of_people(project), "wave", "coder", "polarity"]


def of_people(project: Project) -> list[str]:
    """The attributes that part people into groups, at each wave where they vary."""
    return [label for label, different in labels(project).items() if different <= MOST_GROUPS]


def groups(project: Project, name: str, roster: Roster, waves: Iterable[int] = ()) -> Groups:
    """People by the values of an attribute, named alone or with a wave (``status@1``).

    Where an attribute varies and no wave is named, the only wave of the question is taken; without one,
    values that differ between waves are refused rather than mixed.
    """
    attribute = find(project, name)
    asked = [attribute.wave] if attribute.wave is not None else sorted(set(waves))
    values = respondent_store.values(project, attribute.name)
    varies = any(value.wave is not None for value in values)
    by_value: dict[str, list[int]] = {}
    for value in _at(values, attribute, asked):
        by_value.setdefault(value.value, []).append(value.respondent_id)
    known = tuple(ValueGroup(one, roster.people(by_value[one])) for one in sorted(by_value, key=natural))
    wave = asked[0] if varies and len(asked) == 1 else None
    nobody_knows = roster.everyone - People.union(group.people for group in known)
    unknown = tuple(_by_reason(project, roster, nobody_knows, wave))
    return Groups(attribute.name, wave, attribute.kind, known, unknown)


def refuse_too_many(by: str, columns: Sequence[object]) -> None:
    """Refuse a table with more columns than anybody can read."""
    if len(columns) > MOST_GROUPS:
        raise QualcodeError(
            f"{by} has {len(columns)} different values, too many for the columns of a matrix.",
            "Make an attribute with bands of it in the table of people, and group by that.",
        )


def holding(values: Iterable[Value], wave: int | None) -> list[Value]:
    """What holds at a wave: what is known of the wave itself, else what is known of all waves alike."""
    values = [value for value in values if value.wave in {None, wave}]
    own = {(value.respondent_id, value.attribute) for value in values if value.wave is not None}
    return [v for v in values if v.wave is not None or (v.respondent_id, v.attribute) not in own]


def _at(values: list[Value], attribute: Attribute, asked: Sequence[int]) -> list[Value]:
    """The values at the waves asked for; those that do not vary always hold."""
    varying = sorted({value.wave for value in values if value.wave is not None})
    if len(asked) == 1:
        found = holding(values, asked[0])
        if values and not found:
            there = ", ".join(map(str, varying))
            raise QualcodeError(
                f"There is no {attribute.name} for wave {asked[0]}.", f"It is known for wave {there}."
            )
        return found
    found = [value for value in values if not asked or value.wave in {None, *asked}]
    different: dict[int, set[str]] = {}
    for value in found:
        different.setdefault(value.respondent_id, set()).add(value.value)
    if attribute.kind is not AttributeKind.MULTIPLE and any(len(those) > 1 for those in different.values()):
        ways = " or ".join(f"{attribute.name}@{wave}" for wave in asked or varying)
        raise QualcodeError(f"{attribute.name} differs between waves.", f"Say which one: {ways}.")
    return found


def _by_reason(project: Project, roster: Roster, people: People, wave: int | None) -> Iterable[ValueGroup]:
    """People without a value: those who were not seen in its wave, and those whose value is missing."""
    by_wave = {} if wave is None else respondent_store.seen(project)
    seen = roster.people(by_wave[wave]) if wave in by_wave else roster.everyone
    for reason, those in ((f"(not seen in wave {wave})", people - seen), ("(missing)", people & seen)):
        if those:
            yield ValueGroup(reason, those)


def natural(value: str) -> tuple[tuple[int, float, str], ...]:
    """Numbers inside values sort as numbers: 9 before 10, “Site 2” before “Site 10”.

    >>> sorted(["b10", "b9", "-1", "7"], key=natural)
    ['7', '-1', 'b9', 'b10']
    """
    parts = re.split(r"(\d+(?:\.\d+)?)", folded(value))
    # Splitting by a group puts the numbers at the odd places.
    return tuple(
        (0, float(part), "") if place % 2 else (1, 0.0, part) for place, part in enumerate(parts) if part
    )
