"""Finding words, phrases, patterns and word forms, each place in its context."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from qualcode.analysis.kwic import in_context
from qualcode.language.forms import Lemmatiser, WordForms, lemmatiser
from qualcode.language.names import Names
from qualcode.language.patterns import TextPattern
from qualcode.language.pipeline import pipeline
from qualcode.language.sought import Sought
from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Around, Hit, Query
from qualcode.model.people import People
from qualcode.model.scope import Scope
from qualcode.model.spans import Span, united
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import documents as document_store
from qualcode.store import names as name_store
from qualcode.store import search as search_store
from qualcode.store.project import Project
from qualcode.store.search import Source
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import footnotes, word_index
from qualcode.workbench.found_passages import (
    CodedHits,
    Passages,
    code_hits,
    code_passages,
    passages_around,
)
from qualcode.workbench.scopes import Question

if TYPE_CHECKING:
    from qualcode.workbench.reading import Progress

__all__ = [
    "Around",
    "CodedHits",
    "Concordance",
    "Hit",
    "Passages",
    "Query",
    "bring_up_to_date",
    "code_hits",
    "code_passages",
    "concordance",
    "find",
    "hits_by_note",
    "is_worth_an_index",
    "passages_around",
    "spelt_alike",
]

_BATCH = 32
_MOST_FORMS = 20

bring_up_to_date = word_index.bring_up_to_date
is_worth_an_index = word_index.is_worth_an_index
spelt_alike = word_index.spelt_alike


def find(project: Project, query: Query, scope: Scope | None = None, most: int | None = None) -> list[Hit]:
    """The hits in the order of notes and texts; with ``most`` nothing is read behind so many."""
    hits: list[Hit] = []
    for of_note in hits_by_note(project, query, scope):
        hits += of_note
        if most is not None and len(hits) >= most:
            break
    return hits[:most]


def hits_by_note(
    project: Project,
    query: Query,
    scope: Scope | None = None,
    *,
    document_id: int | None = None,
    tell: "Progress | None" = None,
) -> Iterator[list[Hit]]:
    """The hits of each note that has any, note by note as they are found; perhaps of one document only.

    Reads only, apart from the index of words, which a project that can be written to gets when it is large.
    ``tell`` hears of each note before it is read; an exception of its own ends the search.
    """
    search = _Search(project, query, scope or Scope(), document_id)
    return (note.hits() for note in search.notes(tell))


class Concordance(NamedTuple):
    """Hits, and the table of them."""

    hits: Sequence[Hit]
    table: Table


def concordance(
    project: Project,
    query: Query,
    scope: Scope | None = None,
    most: int | None = None,
    *,
    document_id: int | None = None,
    tell: "Progress | None" = None,
) -> Concordance:
    """All hits as a table; ``most`` limits what is shown, not what the note under it counts.

    ``document_id`` and ``tell`` are as in ``hits_by_note``.
    """
    search = _Search(project, query, scope or Scope(), document_id)
    shown: list[Hit] = []
    hits = notes = 0
    people: set[str] = set()
    for note in search.notes(tell):
        hits += len(note.places)
        notes += 1
        people.update(*(place.people for place in note.places))
        if most is None or len(shown) < most:
            shown += note.hits()[: None if most is None else most - len(shown)]
    persons = number_of(len(people), "person", "people")
    found = f"{number_of(hits, 'hit')} in {number_of(notes, 'note')} of {persons}"
    are = "is" if len(shown) == 1 else "are"
    cut = f" Only the first {len(shown)} {are} shown." if len(shown) < hits else ""
    under = footnotes.of_found(search.question, f"{found}.{cut}", search.in_words)
    return Concordance(shown, Table(f"Found: {query.text}", _COLUMNS, tuple(map(_row, shown)), under))


_COLUMNS = (
    Column("document", "note", Kind.TEXT),
    Column("respondent", "person", Kind.TEXT),
    Column("wave", "wave", Kind.COUNT),
    Column("start", "start", Kind.COUNT),
    Column("left", "left", Kind.TEXT),
    Column("match", "match", Kind.TEXT),
    Column("right", "right", Kind.TEXT),
)


def _row(hit: Hit) -> tuple[Cell, ...]:
    people = ", ".join(hit.respondents) or "interviewer"
    return (hit.document, people, hit.wave, hit.span.start_char, hit.left, hit.match, hit.right)


class _Place(NamedTuple):
    """Where it was found, and whose words these are."""

    span: Span
    people: tuple[str, ...]


class _FoundIn(NamedTuple):
    """The places in one note; contexts are made for those only that are shown."""

    source: Source
    places: Sequence[_Place]
    coded: "Callable[[], _Spans]"
    context: int
    names: Names

    def hits(self) -> list[Hit]:
        """The places with their contexts."""
        note, coded = self.source, self.coded()
        names = [place.span for place in self.names.places(note.text)]
        return [
            Hit(
                note.document_id,
                note.name,
                people,
                note.wave,
                span,
                *in_context(note.text, span, self.context, names),
                is_coded=coded.touch(span),
            )
            for span, people in self.places
        ]


@dataclass(frozen=True)
class _Search:
    """A query in one project."""

    project: Project
    query: Query
    scope: Scope
    document_id: int | None = None

    def notes(self, tell: "Progress | None" = None) -> Iterator[_FoundIn]:
        """The notes with any place, in the order of their names."""
        spans_in = self._spans_in
        document_ids = self._documents()
        for start in range(0, len(document_ids), _BATCH):
            sources = search_store.sources(self.project, document_ids[start : start + _BATCH])
            for done, source in enumerate(sources, start):
                if tell is not None:
                    tell(done, len(document_ids), "notes")
                spans = spans_in(source.text)
                if spans and (found := self._found_in(source, spans)).places:
                    yield found

    @cached_property
    def question(self) -> Question:
        """The scope with its names resolved."""
        return Question(self.project, self.scope)

    @cached_property
    def in_words(self) -> str:
        """How it was looked for."""
        if self.query.is_regex:
            how = "Looked for a regular expression; letters as they are written."
        else:
            how = "Looked for whole words; case and accents do not matter."
            several = any(len(phrases) > 1 for phrases in self._sought.alternatives)
            how += " Notes that hold all of them; each place of each counts." if several else ""
        parts = (
            how,
            self._forms_in_words() if self.query.is_forms else "",
            f"Only what is not coded yet ({self._coders_in_words})." if self.query.is_uncoded else "",
            "Only the words of respondents." if self.query.is_respondents_only else "",
            "" if self.document_id is None else f"Only in {self._document_name}.",
        )
        return " ".join(filter(None, parts))

    @property
    def _document_name(self) -> str:
        return document_store.read(self.project, self.document_id or 0).name

    # --- where ------------------------------------------------------------------------------------------

    def _documents(self) -> list[int]:
        people = None if self._people is None else [self.question.roster.ids[place] for place in self._people]
        document_ids = search_store.in_order(self.project, self.question.waves, people)
        if self.document_id is not None:
            document_ids = [self.document_id] if self.document_id in document_ids else []
        if self.query.is_regex:
            return document_ids
        word_index.bring_up_to_date(self.project)
        return word_index.possible(self.project, self._sought, document_ids)

    @cached_property
    def _people(self) -> People | None:
        """The people whom the conditions leave, None without conditions."""
        return self.question.filtered if self.scope.where else None

    # --- what -------------------------------------------------------------------------------------------

    @cached_property
    def _spans_in(self) -> Callable[[str], list[Span]]:
        if not self.query.is_regex:
            return self._sought.spans
        if self.query.is_forms:
            raise QualcodeError(
                "A regular expression has no word forms.",
                "Leave --regex or --forms out; work* finds endings.",
            )
        return TextPattern(self.query.text).spans

    @cached_property
    def _sought(self) -> Sought:
        sought = Sought.parse(self.query.text)
        return sought.with_forms(self._forms.of) if self.query.is_forms else sought

    @cached_property
    def _lemmatiser(self) -> Lemmatiser:
        language = self.project.facts.language
        tool = lemmatiser(pipeline(language), language)
        if tool is None:
            raise QualcodeError(
                f"Nothing installed here knows the word forms of the language “{language}”.",
                "A spaCy model with a lemmatiser would; work* finds all words that begin so.",
            )
        return tool

    @cached_property
    def _forms(self) -> WordForms:
        return WordForms(self._lemmatiser, word_index.vocabulary(self.project))

    def _forms_in_words(self) -> str:
        forms = self._sought.forms
        more = f" and {len(forms) - _MOST_FORMS} more" if len(forms) > _MOST_FORMS else ""
        return f"Word forms by {self._lemmatiser.name}: {', '.join(forms[:_MOST_FORMS])}{more}."

    @cached_property
    def _names(self) -> Names:
        """The listed names, of which no context shows a part only."""
        return Names(name_store.read(self.project))

    # --- hits -------------------------------------------------------------------------------------------

    def _found_in(self, source: Source, spans: list[Span]) -> _FoundIn:
        names = document_store.respondents_of(self.project, source.document_id)
        voices = document_store.voices(self.project, source.document_id)
        coded = cache(partial(self._coded_in, source.document_id))
        places = []
        for span in spans:
            whose = {voice.respondent_id for voice in voices if voice.span.overlaps(span)}
            if self._is_wanted(whose) and not (self.query.is_uncoded and coded().touch(span)):
                people = tuple(name for respondent_id, name in names.items() if respondent_id in whose)
                places.append(_Place(span, people))
        return _FoundIn(source, places, coded, self.query.context, self._names)

    def _is_wanted(self, whose: set[int]) -> bool:
        if self.query.is_respondents_only and not whose:
            return False
        index = self.question.roster.index
        return self._people is None or not whose or any(index[one] in self._people for one in whose)

    def _coded_in(self, document_id: int) -> "_Spans":
        return _Spans(search_store.coded_spans(self.project, document_id, self._coder_ids))

    @cached_property
    def _coder_ids(self) -> tuple[int, ...]:
        """Whose codings count as coded: the coder in use, unless the scope names others."""
        if self.scope.coders or self.scope.is_every_coder:
            return tuple(coder.coder_id for coder in self.question.layer.coders)
        return () if self.project.coder_id is None else (self.project.coder_id,)

    @cached_property
    def _coders_in_words(self) -> str:
        if self.scope.coders or self.scope.is_every_coder:
            return footnotes.layer_in_words(self.question)
        return f"{coder_verbs.name_in_use(self.project) or 'nobody'}, the coder in use"


class _Spans:
    """Stretches of a text, to be asked often."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = united(spans)

    def touch(self, span: Span) -> bool:
        """Whether any of them overlaps a span."""
        first = bisect_right(self._spans, span.start_char, key=lambda one: one.end_char)
        return first < len(self._spans) and self._spans[first].start_char < span.end_char
