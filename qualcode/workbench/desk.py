"""What a coder at work needs at hand: a note with its passages, live counts, and changes of one coding."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qualcode.analysis.roll_up import of_polarities, people_of_themes
from qualcode.language.pipeline import pipeline
from qualcode.language.sentences import sentences as split_sentences
from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.documents import Document, Role, Turn
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope, Selection
from qualcode.model.spans import Span
from qualcode.model.tables import Share
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import Placed
from qualcode.store.documents import Listed
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.scopes import Question

__all__ = ["Listed", "LiveCounts", "NoteOnDesk", "Placed"]

Change = Callable[[], None]


class NoteOnDesk(NamedTuple):
    """An open note: its text and turns, and one line about the person and the interview."""

    document: Document
    turns: Sequence[Turn]
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


class LiveCounts(NamedTuple):
    """The people of every code, themes united, in one layer; ``layer`` says whose codings these are."""

    shares: Mapping[int, Share]
    layer: str


def notes(project: Project) -> list[Listed]:
    """All notes with the work done on each."""
    return document_store.listed(project)


def open_note(project: Project, document_id: int) -> NoteOnDesk:
    """A note with what should stay in view while coding it."""
    document = document_store.read(project, document_id)
    people = set(document_store.respondents_of(project, document_id))
    values = [
        value.value
        for value in respondent_store.values(project)
        if value.respondent_id in people and value.wave in {None, document.wave}
    ]
    wave = [f"wave {document.wave}"] if document.wave else []
    about = " · ".join([", ".join(document.respondents), *wave, *values])
    return NoteOnDesk(document, document_store.turns(project, document_id), about)


def split(text: str, turns: Sequence[Turn], language: str) -> list[Span]:
    """The sentences of a text; touches no project, so that a worker may call it."""
    return list(split_sentences(text, pipeline(language), turns))


def passages(project: Project, document_id: int) -> list[Placed]:
    """The passages that the coder in use has coded in a note."""
    coder_id = project.coder_id
    return [] if coder_id is None else coding_store.in_document(project, document_id, [coder_id])


def live_counts(project: Project, codebook: Codebook) -> LiveCounts:
    """n and base of every code in the layer of the coder in use, any polarity."""
    question = Question(project, Scope())
    coder_id = project.coder_id
    selection = Selection(coder_ids=frozenset() if coder_id is None else frozenset({coder_id}))
    found = coding_store.people_by_code(project, selection, question.roster)
    people = people_of_themes(codebook, of_polarities(found, tuple(Polarity)))
    base = len(question.roster.everyone)
    return LiveCounts({code_id: Share(len(p), base) for code_id, p in people.items()}, coder_in_use(project))


def coder_in_use(project: Project) -> str:
    """The name of the coder in use, empty before anybody coded."""
    return coder_verbs.name_in_use(project)


# --- changes of one coding --------------------------------------------------------------------------------


def set_polarity(project: Project, coding_id: int, polarity: Polarity) -> None:
    """Say what a passage says of its theme."""
    _change(project, coding_id, f"Marked a coding as {polarity}", polarity=polarity.value)


def set_note(project: Project, coding_id: int, note: str) -> None:
    """Write the note of a coding."""
    _change(project, coding_id, "Wrote the note of a coding", note=note)


def recode(project: Project, coding_id: int, code_id: int, label: str) -> None:
    """Give a coding another code."""
    _change(project, coding_id, f"Recoded a passage as “{label}”", code_id=code_id)


def resize(project: Project, coding_id: int, document: Document, span: Span) -> None:
    """Move the ends of a coding."""
    words = span.of(document.text)
    _change(
        project,
        coding_id,
        "Moved the ends of a coding",
        start_char=span.start_char,
        end_char=span.end_char,
        quote=words,
    )


def remove(project: Project, coding_id: int) -> None:
    """Take a coding away (undo brings it back)."""
    with project.step("Removed a coding"):
        coding_store.remove(project, [coding_id])


def _change(project: Project, coding_id: int, label: str, **fields: str | int) -> None:
    with project.step(label):
        if not coding_store.change(project, coding_id, **fields):
            raise QualcodeError(
                "This passage is coded exactly so already.", "Remove one of the two codings instead."
            )
