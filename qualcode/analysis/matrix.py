"""The crossing of themes with groups of people, waves, coders or polarities."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.analysis.roll_up import NOBODY
from qualcode.model.codebook import Codebook
from qualcode.model.people import People
from qualcode.model.tables import Cell, CodePath, Column, Kind, Share


@dataclass(frozen=True, slots=True)
class Group:
    """A column: its people are the base, ``by_theme`` says who of anybody mentioned each theme.

    ``is_missing`` marks people without a value; they are shown, and left out of the spread.
    """

    name: str
    base: People
    by_theme: Mapping[int, People]
    is_missing: bool = False


def crosstab(
    codebook: Codebook, code_ids: Iterable[int], groups: Sequence[Group], noun: str
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows of themes by groups: n of each group's own number, and how far each theme spreads.

    ``noun`` names the groups in the singular (“agency”).
    """
    columns = (
        Column("code", "theme", Kind.CODE),
        *(Column(_key(group.name), group.name, Kind.SHARE, base=len(group.base)) for group in groups),
        Column("spread", "spread", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = []
    for code_id in code_ids:
        found = [group.by_theme.get(code_id, NOBODY) & group.base for group in groups]
        shares = [Share(len(people), len(group.base)) for people, group in zip(found, groups, strict=True)]
        rows.append((CodePath(codebook.path(code_id)), *shares, spread(groups, found, noun)))
    return columns, tuple(rows)


def _key(name: str) -> str:
    """A group's name as a key that cannot be taken for a column of another kind."""
    return f"{name} (group)" if name in {"code", "spread"} else name


def spread(groups: Sequence[Group], found: Sequence[People], noun: str) -> str:
    """“5 of 6 agencies, mostly Agency A”.

    A group without people is not counted; “mostly” needs more than half of all people with the theme.
    """
    known = [(group, people) for group, people in zip(groups, found, strict=True) if not group.is_missing]
    possible = sum(1 for group, _ in known if group.base)
    reached = sum(1 for _, people in known if people)
    everyone = People.union(found)
    text = f"{reached} of {possible} {noun if possible == 1 else plural(noun)}"
    mostly = [group.name for group, people in known if 2 * len(people) > len(everyone)]
    if reached == 1 and possible > 1:
        return f"{text}, only {mostly[0]}" if mostly else text
    return f"{text}, mostly {mostly[0]}" if len(mostly) == 1 and possible > 1 else text


def plural(noun: str) -> str:
    """The plural of a regular English noun.

    >>> plural("agency"), plural("status"), plural("wave"), plural("survey")
    ('agencies', 'statuses', 'waves', 'surveys')
    """
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
