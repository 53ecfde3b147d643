"""Finding a quote of which one remembers the words roughly."""

from collections.abc import Iterator
from typing import NamedTuple

from qualcode.language.remembered import LEAST, Near, nearest
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import search as search_store
from qualcode.store.project import Project
from qualcode.store.search import Source
from qualcode.workbench import documents as document_verbs
from qualcode.workbench import footnotes
from qualcode.workbench.found_passages import grown
from qualcode.workbench.scopes import Question

_MOST = 5
_BATCH = 32
_FEWEST_LETTERS = 6
_COLUMNS = (
    Column("alike", "alike %", Kind.PERCENT),
    Column("document", "note", Kind.TEXT),
    Column("respondent", "person", Kind.TEXT),
    Column("start", "start", Kind.COUNT),
    Column("end", "end", Kind.COUNT),
    Column("words", "words", Kind.TEXT),
    Column("codes", "coded with", Kind.TEXT),
)


class _Place(NamedTuple):
    """The nearest place of one note."""

    source: Source
    near: Near


def remembered(project: Project, words: str, scope: Scope | None = None, *, most: int | None = None) -> Table:
    """The place of each note that is most like these words, the best first, at most ``most`` (5).

    The words are shown with the rest of their sentences, so that they can be coded as they stand.
    Waves and conditions of the scope limit the notes; its coders say whose codings are named.
    """
    if sum(map(str.isalnum, words)) < _FEWEST_LETTERS:
        raise QualcodeError(
            f"“{words}” is too little to find a quote by.",
            "Write a few words as you remember them; `qualcode find` finds single words.",
        )
    question = Question(project, scope or Scope())
    places = sorted(_places(question, words), key=lambda place: -place.near.percent)
    shown = places[: most or _MOST]
    notes = number_of(len(places), "note")
    how = f"The nearest place of each note where one is at least {LEAST}% alike: {notes}, {len(shown)} shown."
    note = footnotes.of_found(question, how, "Case and accents do not matter.")
    return Table(f"Remembered: {words}", _COLUMNS, tuple(_row(question, place) for place in shown), note)


def _places(question: Question, words: str) -> Iterator[_Place]:
    roster = question.roster
    people = [roster.ids[place] for place in question.filtered] if question.scope.where else None
    document_ids = search_store.in_order(question.project, question.waves, people)
    for start in range(0, len(document_ids), _BATCH):
        for source in search_store.sources(question.project, document_ids[start : start + _BATCH]):
            near = nearest(source.text, words)
            if near is not None:
                yield _Place(source, near)


def _row(question: Question, place: _Place) -> tuple[Cell, ...]:
    project, source = question.project, place.source
    span = grown(place.near.span, document_verbs.sentences(project, source.document_id))
    names = document_store.respondents_of(project, source.document_id)
    voices = document_store.voices(project, source.document_id)
    whose = {voice.respondent_id for voice in voices if voice.span.overlaps(span)}
    people = ", ".join(name for respondent_id, name in names.items() if respondent_id in whose)
    return (
        place.near.percent,
        source.name,
        people or "interviewer",
        span.start_char,
        span.end_char,
        " ".join(span.of(source.text).split()),
        "; ".join(_codes(question, source.document_id, span)) or None,
    )


def _codes(question: Question, document_id: int, span: Span) -> list[str]:
    """The codes of the question's layer at a place."""
    coder_ids = [coder.coder_id for coder in question.layer.coders]
    found = coding_store.in_document(question.project, document_id, coder_ids)
    ids = [
        each.code_id for each in found if each.start_char < span.end_char and span.start_char < each.end_char
    ]
    return [question.codebook.label(code_id) for code_id in dict.fromkeys(ids)]
