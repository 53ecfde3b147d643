"""What a coder at work needs at hand: notes, passages and live counts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from qualcode.analysis.roll_up import of_polarities, people_of_themes
from qualcode.language.pipeline import pipeline
from qualcode.language.sentences import sentences as split_sentences
from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.documents import Document, Role, StatusSpan, Turn
from qualcode.model.people import People
from qualcode.model.scope import Scope, Selection
from qualcode.model.spans import Span
from qualcode.model.tables import Share
from qualcode.store import coders as coder_store
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store import sight
from qualcode.store.codings import Placed
from qualcode.store.database import load_what_changes_need
from qualcode.store.documents import Worked
from qualcode.store.project import Project
from qualcode.workbench import attributes
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.scopes import Question

__all__ = ["NoteOnDesk", "Placed", "Tally", "Worked"]

Change = Callable[[], None]


class NoteOnDesk(NamedTuple):
    """An open note: its text, turns and status, and one line about the person and the interview."""

    document: Document
    turns: Sequence[Turn]
    statuses: Sequence[StatusSpan]
    about: str

    @property
    def quiet(self) -> list[Span]:
        """Labels, and what the interviewer says: stretches to be printed quietly."""
        spans = []
        for turn in self.turns:
            end = turn.end_char if turn.role is Role.INTERVIEWER else turn.speech_char
            if end > turn.start_char:
                spans.append(Span(turn.start_char, end))
        return spans

    @property
    def spoken(self) -> list[Span]:
        """What is said, turn by turn, without labels and the white space around it."""
        return self._speech(tuple(Role))

    @property
    def codable(self) -> list[Span]:
        """What the people interviewed say; all of a note without turns."""
        return self._speech([Role.RESPONDENT]) or [Span(0, len(self.document.text))]

    def _speech(self, roles: Collection[Role]) -> list[Span]:
        spans = []
        for turn in self.turns:
            words = self.document.text[turn.speech_char : turn.end_char]
            if turn.role in roles and words.strip():
                start = turn.speech_char + len(words) - len(words.lstrip())
                spans.append(Span(start, start + len(words.strip())))
        return spans


def notes(project: Project) -> list[Worked]:
    """All notes with the work of the coder in use on each."""
    return document_store.worked(project, project.coder_id)


def to_work_on(notes: Sequence[Worked]) -> Sequence[Worked]:
    """The notes of one's sample where there is one, else all of them."""
    return [note for note in notes if note.is_assigned] or notes


def work_on(project: Project, document_id: int) -> Worked:
    """The line of one note in the list."""
    [worked] = document_store.worked(project, project.coder_id, document_id)
    return worked


def open_note(project: Project, document_id: int) -> NoteOnDesk:
    """A note with what should stay in view while coding it."""
    document = document_store.read(project, document_id)
    people = document_store.respondents_of(project, document_id)
    known = respondent_store.values(project, of_people=people)
    values = [value.value for value in attributes.holding(known, document.wave)]
    wave = [f"wave {document.wave}"] if document.wave else []
    about = " · ".join([", ".join(document.respondents), *wave, *values])
    return NoteOnDesk(
        document,
        document_store.turns(project, document_id),
        document_store.statuses(project, document_id),
        about,
    )


def warm_up(language: str) -> None:
    """Load what changes need and what finds sentences, which take a moment each; touches no project."""
    load_what_changes_need()
    pipeline(language)


def splitter(note: NoteOnDesk, language: str) -> Callable[[int, int], Sequence[Span]]:
    """A function that finds the sentences of a stretch of whole lines, and remembers them."""
    text, turns = note.document.text, note.turns

    @cache
    def split(start: int, end: int) -> Sequence[Span]:
        inside = [
            Turn(
                turn.start_char - start,
                turn.speech_char - start,
                min(turn.end_char, end) - start,
                turn.speaker,
                turn.role,
            )
            for turn in turns
            if start <= turn.start_char < end
        ]
        found = split_sentences(text[start:end], pipeline(language), inside)
        return [Span(span.start_char + start, span.end_char + start) for span in found]

    return split


class Layer(NamedTuple):
    """Whose codings are looked at: of one coder, or of all; ``name`` is how it is said."""

    name: str
    coder_ids: frozenset[int]


def is_blind(project: Project) -> bool:
    """Whether work of others is hidden from the coder in use."""
    return sight.is_blind(project)


def own_layer(project: Project) -> Layer:
    """What the coder in use has coded."""
    return Layer(coder_in_use(project), _layer(project))


def layers(project: Project) -> list[Layer]:
    """The layers that can be looked at: one's own, that of each other coder with codings, and all.

    What is hidden from a blind coder is in none of them.
    """
    own = own_layer(project)
    others = [
        Layer(coder.name, frozenset({coder.coder_id}))
        for coder in coder_store.all_coders(project)
        if coder.codings and coder.coder_id not in own.coder_ids
    ]
    every = Layer("all coders", frozenset().union(own.coder_ids, *(other.coder_ids for other in others)))
    return [own, *others, every] if others else [own]


def passages(project: Project, document_id: int, coder_ids: Collection[int] | None = None) -> list[Placed]:
    """The passages that these coders (None: the coder in use) have coded in a note."""
    wanted = _layer(project) if coder_ids is None else coder_ids
    return coding_store.in_document(project, document_id, wanted) if wanted else []


def notes_with(project: Project, coder_ids: Collection[int], code_id: int | None = None) -> set[int]:
    """The notes in which these coders have passages, of any code or of one (the code itself only)."""
    code_ids = None if code_id is None else frozenset({code_id})
    selection = Selection(coder_ids=frozenset(coder_ids), code_ids=code_ids)
    found = coding_store.passages(project, selection)
    return {passage.document_id for passage in found if passage.document_id is not None}


def coder_in_use(project: Project) -> str:
    """The name of the coder in use, empty before anybody coded."""
    return coder_verbs.name_in_use(project)


def _layer(project: Project) -> frozenset[int]:
    coder_id = project.coder_id
    return frozenset() if coder_id is None else frozenset({coder_id})


class Tally:
    """n and base of every code in the layer of the coder in use, any polarity, themes united.

    It keeps the people of every code, so that after a coding only the codes that it touched are asked again.
    """

    def __init__(self, project: Project, codebook: Codebook) -> None:
        self._roster = Question(project, Scope()).roster
        self._own: dict[int, People] = {}
        self.shares: Mapping[int, Share] = {}
        self.again(project, codebook)

    def again(self, project: Project, codebook: Codebook, code_ids: Collection[int] | None = None) -> None:
        """Count these codes (None: all) and the themes above them again."""
        chosen = None if code_ids is None else frozenset(code_ids)
        selection = Selection(coder_ids=_layer(project), code_ids=chosen)
        found = of_polarities(coding_store.people_by_code(project, selection, self._roster), tuple(Polarity))
        kept = {} if chosen is None else {c: p for c, p in self._own.items() if c not in chosen}
        self._own = {**kept, **found}
        base = len(self._roster.everyone)
        people = people_of_themes(codebook, self._own)
        self.shares = {code_id: Share(len(p), base) for code_id, p in people.items()}
