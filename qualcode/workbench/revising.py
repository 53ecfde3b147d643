"""Correcting the text of a note: both versions are kept, and nothing moves silently."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from qualcode.analysis.anchors import Alignment, doubted, interim
from qualcode.exchange.decoding import decoded
from qualcode.exchange.headers import header_block
from qualcode.exchange.notes import note_of
from qualcode.model.codebook import folded
from qualcode.model.documents import Document, Note
from qualcode.model.errors import QualcodeError
from qualcode.model.revisions import Anchor, Doubt, Fate
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.store import documents as document_store
from qualcode.store import doubts as doubt_store
from qualcode.store import revisions as revision_store
from qualcode.store.doubts import NewDoubt
from qualcode.store.project import Project
from qualcode.store.revisions import Placed
from qualcode.workbench import documents as document_verbs
from qualcode.workbench import voices as voice_verbs
from qualcode.workbench.matching import RESPONDENT_KEYS, Matcher
from qualcode.workbench.reading import ImportOptions, read_all, silently
from qualcode.workbench.speaking import Whose, as_kept, remembered, spoken_in
from qualcode.workbench.voices import Spoken


class NewWords(NamedTuple):
    """A coded or marked passage whose words were corrected, or (with a ``doubt``) whose place is doubtful.

    ``code_id`` is that of a coding; ``now`` are the words at the proposed place, empty where there is none.
    """

    code_id: int | None
    before: str
    now: str
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """What a revision does, or would do, to the coded and marked passages of a note.

    ``settled`` counts passages that had been doubtful and stand clearly again. With ``is_the_same`` file
    and text are those that the project has, and nothing is changed.
    """

    document: str
    is_the_same: bool
    fates: Mapping[Fate, int]
    settled: int
    changed: tuple[NewWords, ...]
    doubtful: tuple[NewWords, ...]
    remarks: tuple[str, ...]


# --- reading the correction -------------------------------------------------------------------------------


def corrected_file(project: Project, name: str, path: Path, encoding: str | None = None) -> Note:
    """The corrected note in a file, read like an import; one that is another person's is refused."""
    document = document_verbs.read(project, name)
    if path.is_dir():
        raise QualcodeError(f"{path} is a folder.", "Name the file with the corrected note.")
    files = read_all([path], project.path.parent, ImportOptions(kind="notes", encoding=encoding), silently)
    [note] = files.notes
    _refuse_other_people(note, document)
    taken = next((k.name for k in document_store.known(project) if k.source == note.source), document.name)
    if taken != document.name:
        raise QualcodeError(
            f"{note.source} is the file of the note “{taken}”.",
            "Name that note, or the file with the corrected text of this one.",
        )
    return note


def corrected_text(project: Project, name: str, raw: bytes) -> Note:
    """The corrected note as plain text; a header block is taken off unless the note's own text begins so."""
    document_id = document_verbs.find(project, name)
    before = revision_store.file_of(project, document_id)
    content = decoded(raw, "standard input")
    head = content.text[: header_block(content.text).length]
    if head and not before.text.startswith(head):
        note = note_of(content, raw, before.source)
        _refuse_other_people(note, document_verbs.read(project, name))
    else:
        note = replace(before, text=content.text, sha256=sha256(raw).hexdigest(), remarks=content.remarks)
    return before if note.text == before.text else note


def _refuse_other_people(note: Note, document: Document) -> None:
    """Refuse a file whose header names other people or another wave than the note has."""
    keys = {folded(key) for key, _ in note.header}
    match = Matcher(document.respondents).match(note)
    if keys & set(RESPONDENT_KEYS) and {folded(p) for p in match.people} != {
        folded(p) for p in document.respondents
    }:
        raise QualcodeError(
            f"{note.source} is a note of {', '.join(match.people)},"
            f" but {document.name} is one of {', '.join(document.respondents)}.",
            "A revision corrects the text and leaves the people; is it the right file?",
        )
    if "wave" in keys and match.wave != document.wave:
        raise QualcodeError(
            f"{note.source} is of wave {match.wave}, but {document.name} is of wave {document.wave}.",
            "A revision corrects the text and leaves the wave; is it the right file?",
        )


# --- revising ---------------------------------------------------------------------------------------------


def foreseen(project: Project, name: str, note: Note) -> Revised:
    """What a revision would do; nothing is changed."""
    return _Revision(project, document_verbs.find(project, name), note).report()


def revise(project: Project, name: str, note: Note, reason: str = "") -> Revised:
    """Put the corrected text in the place of the old one, which is kept, as one step.

    Codings and text marks move with their words; what is doubtful goes to the list of ``doubts``. Turns and
    voices are those of the new text, with the speakers of before; the people stay.
    """
    with project.step("Revised the text of a note", name):
        revision = _Revision(project, document_verbs.find(project, name), note)
        if not revision.is_the_same:
            revision.write(legible_text(reason).strip())
        return revision.report()


class _Place(NamedTuple):
    """Where a passage is put; a doubtful one perhaps to words nearby, which are then not quoted.

    ``words`` are those of before, of the version in which it last stood clearly.
    """

    item: Placed
    anchor: Anchor
    is_settled: bool
    words: str


class _Revision:
    """A note and its corrected text, with everything that stands in it."""

    def __init__(self, project: Project, document_id: int, note: Note) -> None:
        self._project = project
        self._document = document_store.read(project, document_id)
        self._note = note
        file = revision_store.file_of(project, document_id)
        self.is_the_same = replace(note, name=file.name, remarks=()) == file
        self._alignment = Alignment(self._document.text, note.text)
        self._earlier: dict[int, Alignment] = {}
        people = {n: i for i, n in document_store.respondents_of(project, document_id).items()}
        self._before = Spoken(
            document_store.turns(project, document_id), document_store.voices(project, document_id)
        )
        self._choice = remembered(
            revision_store.speakers(project, document_id),
            voice_verbs.choice_behind(self._document.text, self._before),
        )
        self._spoken, self._remarks = spoken_in(self._alignment, self._before, people, self._choice)
        self._whose = Whose(self._before.voices), Whose(self._spoken.voices)
        items = revision_store.placed(project, document_id)
        self._places = [self._doubted_before(i) if i.doubt_id else self._certain_before(i) for i in items]

    def _certain_before(self, item: Placed) -> _Place:
        anchor = self._alignment.anchor(item.span)
        if anchor.fate is not Fate.DOUBTFUL and anchor.new is not None and item.coding_id is not None:
            before, now = self._whose
            if before.of(item.span) != now.of(anchor.new):
                anchor = doubted(anchor, Doubt.OTHER_PERSON)
        return _Place(item, anchor, False, item.span.of(self._document.text))

    def _doubted_before(self, item: Placed) -> _Place:
        """A doubtful passage is looked for from where it last stood clearly, which a new text may restore."""
        since, origin = item.since or 0, item.origin or item.span
        if since not in self._earlier:
            text = revision_store.version_text(self._project, since)
            self._earlier[since] = Alignment(text, self._note.text)
        alignment = self._earlier[since]
        anchor, words = alignment.anchor(origin), origin.of(alignment.old)
        if alignment.old == alignment.new:
            return _Place(item, anchor, True, words)
        is_one_persons = len(self._document.respondents) == 1 and item.doubt is not Doubt.OTHER_PERSON
        if anchor.fate is Fate.DOUBTFUL:
            return _Place(item, anchor, False, words)
        if is_one_persons:
            return _Place(item, anchor, True, words)
        return _Place(item, doubted(anchor, item.doubt or Doubt.OTHER_PERSON), False, words)

    def report(self) -> Revised:
        """How many passages stayed, moved, changed or are doubtful."""
        going = [place for place in self._places if not place.is_settled]
        return Revised(
            self._document.name,
            self.is_the_same,
            {fate: sum(place.anchor.fate is fate for place in going) for fate in Fate},
            len(self._places) - len(going),
            self._new_words(going, Fate.CHANGED),
            self._new_words(going, Fate.DOUBTFUL),
            (*self._note.remarks, *self._remarks),
        )

    def _new_words(self, places: Iterable[_Place], fate: Fate) -> tuple[NewWords, ...]:
        """The passages with this fate, with their words before and now."""
        return tuple(
            NewWords(
                item.kin.code_id if item.kin else None,
                words,
                anchor.new.of(self._note.text) if anchor.new else "",
                anchor.doubt,
            )
            for item, anchor, _, words in places
            if anchor.fate is fate
        )

    def write(self, reason: str) -> None:
        """Keep the old text, and put everything to its place in the new one."""
        project, document_id = self._project, self._document.document_id
        places = self._free_places()
        version_id = revision_store.replace_text(
            project, document_id, self._note, reason, as_kept(self._choice)
        )
        if self._spoken != self._before:
            revision_store.replace_turns(project, document_id)
            voice_verbs.keep(project, document_id, self._spoken)
        revision_store.put(project, places)
        for item, anchor, is_settled, _ in self._places:
            if anchor.doubt is not None:
                since, origin = item.since or version_id, item.origin or item.span
                new = NewDoubt(item, since, anchor.doubt, origin, anchor.new)
                doubt_store.put(project, document_id, new)
            elif is_settled and item.doubt_id is not None:
                doubt_store.forget(project, [item.doubt_id])

    def _free_places(self) -> dict[Placed, tuple[Span, str]]:
        """A place for each passage that no other one of its kin is put to, and the words to be quoted."""
        text = self._note.text
        found: dict[Placed, tuple[Span, str]] = {}
        taken: dict[object, set[Span]] = {}
        for item, anchor, *_ in sorted(self._places, key=lambda place: place.anchor.fate is Fate.DOUBTFUL):
            not_free = taken.setdefault(item.kin, set()) if item.kin else set()
            if anchor.fate is Fate.DOUBTFUL or anchor.new is None or anchor.new in not_free:
                span = interim(text, anchor, not_free)
            else:
                span = anchor.new
            if span is None:
                raise QualcodeError(
                    f"The new text of {self._document.name} is too short for all its codings.",
                    "Remove some of them first, or import the text as a note of its own.",
                )
            not_free.add(span)
            found[item] = span, span.of(text) if span == anchor.new else ""
        return found
