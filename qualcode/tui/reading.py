"""Reading: notes open in the text, each where it was left."""

from qualcode.tui.moves import Units
from qualcode.tui.sitting import Sitting
from qualcode.tui.widgets.transcript import Note, Transcript
from qualcode.workbench import desk, places
from qualcode.workbench.places import Place


class Reading:
    """Opens notes of a sitting in a text, and keeps the places; ``language`` finds the sentences."""

    def __init__(self, sitting: Sitting, transcript: Transcript, language: str) -> None:
        self._sitting = sitting
        self._transcript = transcript
        self._language = language
        self._places = places.read(sitting.project)

    def first(self) -> int | None:
        """Where one goes on: the note that was open last, else the first that is not coded yet."""
        last, notes = self._places.last, self._sitting.round
        if last is not None and notes.has(last):
            return last
        first = notes.notes[0].document_id if notes.notes else None
        return notes.next_uncoded() or first

    def open(self, document_id: int, span: tuple[int, int] | None = None) -> None:
        """Open a note where it was left, or with a passage selected."""
        self.keep_place()
        note = self._sitting.open(document_id)
        text = note.document.text
        units = Units(text, note.spoken, desk.splitter(note, self._language))
        shown = Note(text, units, note.quiet, self._sitting.signs())
        kept = self._places.by_note.get(document_id, Place(0, 0))
        position, top = (span[0], None) if span else kept
        self._transcript.show_note(shown, self._sitting.marks(), position, top)
        if span and span[1] > span[0]:
            self._transcript.select(*span)

    def follow(self) -> None:
        """Show the open note anew where its text was corrected, or the correction undone."""
        note = self._sitting.note
        if note is not None and note.document.text != self._transcript.text:
            self.open(note.document.document_id)

    def keep_place(self) -> None:
        """The place in the open note is kept for the next time."""
        document_id = self._sitting.document_id
        if document_id is not None:
            place = Place(self._transcript.caret.position, self._transcript.top_char)
            if self._places.leave(document_id, place):
                places.keep(self._sitting.project, self._places)
