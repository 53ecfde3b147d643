"""The theme table: how many people mentioned each theme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.analysis.roll_up import codings_of_themes, of_polarities, people_of_themes
from qualcode.analysis.shares import wilson
from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.people import People
from qualcode.model.tables import Cell, CodePath, Column, Kind, Share

POSITIVE, CRITICAL = (Polarity.POSITIVE,), (Polarity.CRITICAL,)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a scope found: for every polarity and code the people, and for every code the codings.

    Each code stands for itself alone; themes are rolled up by the questions.
    """

    people: Mapping[Polarity, Mapping[int, People]]
    codings: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """The figures of one theme or code; every set is inside the base."""

    code_id: int
    people: People
    positive: People
    critical: People
    codings: int


def theme_counts(
    codebook: Codebook, evidence: Evidence, base: People, polarities: Iterable[Polarity]
) -> list[ThemeCount]:
    """The figures of every code in the order of the codebook, subtrees united.

    ``polarities`` decides who counts as having mentioned a theme; positive and critical stand beside it
    whatever was chosen.
    """
    chosen, positive, critical = (
        people_of_themes(codebook, of_polarities(evidence.people, wanted))
        for wanted in (polarities, POSITIVE, CRITICAL)
    )
    codings = codings_of_themes(codebook, evidence.codings)
    return [
        ThemeCount(
            code_id,
            chosen[code_id] & base,
            positive[code_id] & base,
            critical[code_id] & base,
            codings[code_id],
        )
        for code_id in codebook.by_id
    ]


def theme_columns(base: People, with_interval: bool) -> tuple[Column, ...]:
    """The columns of a theme table."""
    interval = (Column("low", "95% low", Kind.PERCENT), Column("high", "95% high", Kind.PERCENT))
    return (
        Column("code", "theme", Kind.CODE),
        Column("respondents", "people", Kind.SHARE, base=len(base), is_spread_out=True),
        *(interval if with_interval else ()),
        Column("positive", "positive", Kind.COUNT, is_people=True),
        Column("critical", "critical", Kind.COUNT, is_people=True),
        Column("codings", "codings", Kind.COUNT),
    )


def theme_row(codebook: Codebook, count: ThemeCount, base: People, with_interval: bool) -> tuple[Cell, ...]:
    """One row of a theme table."""
    share = Share(len(count.people), len(base))
    interval = (wilson(share) or (None, None)) if with_interval else ()
    return (
        CodePath(codebook.path(count.code_id)),
        share,
        *interval,
        len(count.positive),
        len(count.critical),
        count.codings,
    )
