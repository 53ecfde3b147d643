"""Searching and looking up passages with connections of their own, for a thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from qualcode.model.finding import Around, Hit
from qualcode.model.tables import Table
from qualcode.tui.wanted import Manner, Wanted
from qualcode.workbench import finding
from qualcode.workbench.finding import Passages
from qualcode.workbench.projects import open_for_reading, open_project

# More places than anybody reads; they would only take up memory.
MOST = 20_000
_MOST_ALIKE = 5

Tell = Callable[[int, int, str], None]


class Found(NamedTuple):
    """The places of a search: ``is_cut`` where there are more, ``alike`` what may have been meant."""

    wanted: Wanted
    hits: Sequence[Hit] = ()
    is_cut: bool = False
    alike: Sequence[str] = ()


def search(path: Path, wanted: Wanted, tell: Tell) -> Found:
    """Look for it; an index of words that is worth its while is made on the way."""
    with open_for_reading(path) as reading:
        is_indexing = wanted.manner is not Manner.REGEX and finding.is_worth_an_index(reading)
    if is_indexing:
        _make_index(path, tell)
    hits: list[Hit] = []
    with open_for_reading(path) as reading:
        found = finding.hits_by_note(
            reading, wanted.query, wanted.scope, document_id=wanted.document_id, tell=tell
        )
        for of_note in found:
            hits += of_note
            if len(hits) > MOST:
                break
        is_without_words = bool(hits) or wanted.manner is Manner.REGEX
        alike = [] if is_without_words else finding.spelt_alike(reading, wanted.text)
    return Found(wanted, hits[:MOST], len(hits) > MOST, alike[:_MOST_ALIKE])


def table(path: Path, wanted: Wanted, tell: Tell) -> Table:
    """All places as a table."""
    with open_for_reading(path) as reading:
        found = finding.concordance(
            reading, wanted.query, wanted.scope, document_id=wanted.document_id, tell=tell
        )
    return found.table


def _make_index(path: Path, tell: Tell) -> None:
    with open_project(path) as writing:
        finding.bring_up_to_date(writing, tell=tell)


def passages(path: Path, hits: Sequence[Hit], around: Around, tell: Tell) -> Passages:
    """The passages that coding these places would code."""
    with open_for_reading(path) as reading:
        return finding.passages_around(reading, hits, around, tell)


def people_of(hits: Sequence[Hit]) -> frozenset[str]:
    """Whose words the places are."""
    return frozenset(name for hit in hits for name in hit.respondents)
