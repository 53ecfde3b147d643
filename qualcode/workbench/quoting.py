"""How passages become quotes: their words as said or as edited, and the person behind the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from qualcode.analysis.quotes import deviation
from qualcode.model.documents import StatusSpan, TextStatus
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Quote
from qualcode.store import codings as coding_store
from qualcode.store import displays as display_store
from qualcode.store import documents as document_store
from qualcode.store import quotes as quote_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import attribution
from qualcode.workbench.attribution import Disclosure, Field, Known, Template
from qualcode.workbench.scopes import Question

NOT_SAID = (TextStatus.PARAPHRASE, TextStatus.ADDED_LATER)
_MOST_NUMBERS = 12


@dataclass(frozen=True)
class Style:
    """How quotes are shown.

    Behind the words stands the person, the wave and these ``attributes``, or what a template in ``named_by``
    makes of them. ``is_as_said`` leaves edited quotes aside; ``is_numbered`` shows the numbers of passages.
    """

    attributes: tuple[str, ...] = ()
    named_by: str | None = None
    is_as_said: bool = False
    is_numbered: bool = False


PLAIN = Style()


def starring(scope: Scope | None) -> Scope:
    """A question about starred passages means every coder's at whatever time, unless it names some."""
    scope = scope or Scope()
    return scope if scope.coders else replace(scope, is_every_coder=True, is_every_time=True)


def passages(question: Question, *, only_starred: bool = False) -> list[Passage]:
    """The passages of the people of the question: by code, then in the order of people, waves and text."""
    selection = replace(question.selection, polarities=frozenset(question.polarities))
    starred = display_store.starred(question.project) if only_starred else None
    return [
        passage
        for passage in coding_store.passages(question.project, selection, starred)
        if question.roster.index[passage.respondent_id] in question.base
    ]


@dataclass
class QuoteMaker:
    """Makes quotes of passages, and remembers what the note under them has to say.

    ``shown_beside`` are attributes that the table itself shows of the people.
    """

    project: Project
    question: Question
    style: Style = PLAIN
    shown_beside: Sequence[str] = ()
    alone: set[int] = field(default_factory=set)
    unfit: set[int] = field(default_factory=set)

    def quote(self, passage: Passage) -> Quote:
        """The quote of a passage."""
        place = self.question.roster.index[passage.respondent_id]
        words, is_paraphrase = self._words(passage)
        is_alone = self._disclosure is not None and self._disclosure.is_alone(passage)
        if is_alone:
            self.alone.add(passage.coding_id)
        return Quote(
            words,
            self.question.roster.names[place],
            tuple(self._attributes_of(passage)),
            passage.document,
            passage.wave,
            passage.start_char,
            passage.end_char,
            passage.polarity,
            not is_paraphrase and self.is_verbatim(passage),
            is_paraphrase,
            passage.quote if words != passage.quote else "",
            None if self._template is None else self._known.named(self._template, passage),
            passage.coding_id if is_alone or self.style.is_numbered else None,
            self._language,
        )

    def remarks(self) -> tuple[str, ...]:
        """What the reader of the quotes made so far has to be told."""
        return tuple(filter(None, (self._about_alone(), self._about_unfit())))

    @cached_property
    def _language(self) -> str:
        """That of the project; spaCy's “xx” means several."""
        language = self.project.facts.language
        return "mul" if language == "xx" else language

    # --- the words ----------------------------------------------------------------------------------------

    @cached_property
    def _edits(self) -> Mapping[int, quote_store.Edit]:
        return {} if self.style.is_as_said else quote_store.edits(self.project)

    def _words(self, passage: Passage) -> tuple[str, bool]:
        """The words to be shown, and whether they are a paraphrase."""
        edit = self._edits.get(passage.coding_id)
        if edit is None:
            return passage.quote, False
        if not edit.is_paraphrase and deviation(passage.quote, edit.words):
            self.unfit.add(passage.coding_id)
            return passage.quote, False
        return edit.words, edit.is_paraphrase

    def _about_unfit(self) -> str:
        if not self.unfit:
            return ""
        return (
            "Beware: the words of a passage changed since its quote was edited, so that it is shown as said:"
            f" {_passages(self.unfit)}. `qualcode quote NUMBER --words TEXT` edits it anew."
        )

    @cached_property
    def _statuses(self) -> dict[int, list[StatusSpan]]:
        return {}

    def is_verbatim(self, passage: Passage) -> bool:
        """Whether the note does not mark the passage as paraphrase or added later."""
        if passage.document_id is None or passage.start_char is None or passage.end_char is None:
            return True
        if passage.document_id not in self._statuses:
            self._statuses[passage.document_id] = document_store.statuses(self.project, passage.document_id)
        span = Span(passage.start_char, passage.end_char)
        return not any(
            s.status in NOT_SAID and s.span.overlaps(span) for s in self._statuses[passage.document_id]
        )

    # --- the person ---------------------------------------------------------------------------------------

    @cached_property
    def _known(self) -> Known:
        return Known(self.project, self.question.roster)

    @cached_property
    def _template(self) -> Template | None:
        return (
            None if self.style.named_by is None else attribution.template(self.project, self.style.named_by)
        )

    @cached_property
    def _shown(self) -> tuple[Field, ...]:
        """The attributes that stand behind the words where no template does."""
        return tuple(attribution.find_attribute(self.project, name) for name in self.style.attributes)

    @cached_property
    def _disclosure(self) -> Disclosure | None:
        """Who is given away by what is shown, None where nothing of that kind is."""
        parts = self._shown if self._template is None else self._template
        beside = [attribution.find_attribute(self.project, name) for name in self.shown_beside]
        fields = [part for part in (*parts, *beside) if isinstance(part, Field) and part.is_telling]
        return Disclosure(self._known, tuple(dict.fromkeys(fields))) if fields else None

    def _attributes_of(self, passage: Passage) -> list[tuple[str, str]]:
        """The chosen attributes of the person at the wave of the passage, in the project's order."""
        if not self._shown:
            return []
        chosen = {shown.name for shown in self._shown}
        known = self._known.of(passage.respondent_id, passage.wave)
        return [(name, value) for name, value in known.items() if name in chosen]

    def _about_alone(self) -> str:
        if not self.alone:
            return ""
        return (
            "Beware: what is shown of the person is true of nobody else in the study, where the number of the"
            f" passage stands: {_passages(self.alone)}. Show less of them, or leave them out."
        )


def _passages(numbers: set[int]) -> str:
    """“no. 12”, or “no. 3, 12, 40”, or the first dozen of them and how many more."""
    first = sorted(numbers)[:_MOST_NUMBERS]
    more = f" and {len(numbers) - len(first)} more" if len(numbers) > len(first) else ""
    return f"no. {', '.join(map(str, first))}{more}"
