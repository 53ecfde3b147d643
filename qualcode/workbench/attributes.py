"""Groups of people by what is known of them."""

import re
from collections.abc import Iterable
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


class ValueGroup(NamedTuple):
    """The people who have one value."""

    name: str
    people: People


class Groups(NamedTuple):
    """All values of an attribute in their order, and the people about whom nothing is known.

    ``noun`` is the attribute without its wave; ``wave`` is the wave asked for, if any.
    """

    noun: str
    wave: int | None
    kind: AttributeKind
    values: tuple[ValueGroup, ...]
    unknown: People


def groups(project: Project, name: str, roster: Roster, waves: Iterable[int] = ()) -> Groups:
    """People by the values of an attribute, named alone or with a wave (``status@1``).

    Where an attribute varies and no wave is named, the only wave of the question is taken; without one,
    values that differ between waves are refused rather than mixed.
    """
    match = _NAME_AND_WAVE.fullmatch(name.strip())
    known = respondent_store.attributes(project)
    found = [known_name for known_name in known if match and folded(known_name) == folded(match["name"])]
    if not found or match is None:
        there = ", ".join(known)
        hint = f"Attributes: {there}." if there else "`qualcode import people.csv` brings attributes in."
        raise QualcodeError(f"There is no attribute “{name}”.", hint)
    attribute, kind = found[0], known[found[0]][1]
    asked = [int(match["wave"])] if match["wave"] else sorted(set(waves))
    values = _of_wave(respondent_store.values(project, attribute), attribute, kind, asked)
    by_value: dict[str, list[int]] = {}
    for value in values:
        by_value.setdefault(value.value, []).append(value.respondent_id)
    ordered = sorted(by_value, key=_natural)
    result = tuple(ValueGroup(value, roster.people(by_value[value])) for value in ordered)
    unknown = roster.everyone - People.union(group.people for group in result)
    return Groups(attribute, asked[0] if len(asked) == 1 else None, kind, result, unknown)


def _of_wave(values: list[Value], attribute: str, kind: AttributeKind, asked: list[int]) -> list[Value]:
    """The values at the wave asked for; those that do not vary always hold."""
    varying = sorted({value.wave for value in values if value.wave is not None})
    if len(asked) == 1:
        if varying and asked[0] not in varying and all(value.wave is not None for value in values):
            raise QualcodeError(
                f"There is no {attribute} for wave {asked[0]}.", f"It is known for wave {_listed(varying)}."
            )
        return [value for value in values if value.wave in {None, asked[0]}]
    seen: dict[int, set[str]] = {}
    for value in values:
        seen.setdefault(value.respondent_id, set()).add(value.value)
    if kind is not AttributeKind.MULTIPLE and any(len(different) > 1 for different in seen.values()):
        ways = " or ".join(f"{attribute}@{wave}" for wave in varying)
        raise QualcodeError(f"{attribute} differs between waves.", f"Say which one: {ways}.")
    return values


def _listed(waves: Iterable[int]) -> str:
    return ", ".join(map(str, waves))


def _natural(value: str) -> tuple[tuple[int, float, str], ...]:
    """Numbers inside values sort as numbers: 9 before 10, “Site 2” before “Site 10”.

    >>> sorted(["b10", "b9", "-1", "7"], key=_natural)
    ['7', '-1', 'b9', 'b10']
    """
    parts = re.split(r"(\d+(?:\.\d+)?)", folded(value))
    return tuple((0, float(p), "") if p[:1].isdigit() else (1, 0.0, p) for p in parts if p)
