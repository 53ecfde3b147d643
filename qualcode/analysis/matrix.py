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

    def mentioned(self, code_id: int) -> People:
        """The people of the group who mentioned a theme."""
        return self.by_theme.get(code_id, NOBODY) & self.base


@dataclass(frozen=True, slots=True)
class Crossing:
    """A crossed table without its title and note; ``totals`` are the people of each row in any column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[int, ...]


def crosstab(codebook: Codebook, code_ids: Iterable[int], groups: Sequence[Group], noun: str) -> Crossing:
    """Themes by groups: n of each group's own number, and how far each theme spreads.

    ``noun`` names the groups in the singular (“agency”).
    """
    columns = (
        Column("code", "theme", Kind.CODE),
        *(Column(_key(group.name), group.name, Kind.SHARE, base=len(group.base)) for group in groups),
        Column("spread", "spread", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = []
    totals: list[int] = []
    for code_id in code_ids:
        found = [group.mentioned(code_id) for group in groups]
        shares = [Share(len(people), len(group.base)) for people, group in zip(found, groups, strict=True)]
        rows.append((CodePath(codebook.path(code_id)), *shares, spread(groups, found, noun)))
        totals.append(len(People.union(found)))
    return Crossing(columns, tuple(rows), tuple(totals))


def _key(name: str) -> str:
    """A group's name as a key that cannot be taken for a column of another kind."""
    return f"{name} (group)" if name in {"code", "spread"} else name


def are_apart(groups: Sequence[Group]) -> bool:
    """Whether nobody is in two groups."""
    return len(People.union(group.base for group in groups)) == sum(len(group.base) for group in groups)


def are_alike(groups: Sequence[Group]) -> bool:
    """Whether numbers of people can be compared between groups: nobody is in two, or everybody in all."""
    return are_apart(groups) or len({group.base for group in groups}) == 1


def spread(groups: Sequence[Group], found: Sequence[People], noun: str) -> str:
    """“5 of 6 agencies, mostly Agency A”.

    A group without people is not counted. “only” needs all people with the theme. “mostly” needs more than
    half of them, in one group alone, and groups that are alike: the coder who coded more has more of all.
    """
    known = [(group, people) for group, people in zip(groups, found, strict=True) if not group.is_missing]
    possible = sum(1 for group, _ in known if group.base)
    reached = [(group.name, people) for group, people in known if people]
    text = f"{len(reached)} of {possible} {noun if possible == 1 else plural(noun)}"
    everyone = People.union(found)
    if possible > 1 and [people for _, people in reached] == [everyone]:
        return f"{text}, only {reached[0][0]}"
    mostly = [name for name, people in reached if 2 * len(people) > len(everyone)]
    return f"{text}, mostly {mostly[0]}" if len(mostly) == 1 and possible > 1 and are_alike(groups) else text


def plural(noun: str) -> str:
    """The plural of a regular English noun; one that is plural already (“barriers”) stays.

    >>> plural("agency"), plural("status"), plural("class"), plural("survey"), plural("barriers")
    ('agencies', 'statuses', 'classes', 'surveys', 'barriers')
    """
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
