"""The round of notes: which there are, in their order, and where among them one is."""

from collections.abc import Iterable, Sequence

from qualcode.model.documents import DocumentState
from qualcode.workbench import desk
from qualcode.workbench.desk import Worked

_TO_BE_CODED = (DocumentState.NEW, DocumentState.ASSIGNED, DocumentState.SUMMARISED)


class Round:
    """Notes with the work that the coder in use has done on each; ``here`` is the id of the open one."""

    def __init__(self, notes: Iterable[Worked] = (), here: int | None = None) -> None:
        self.notes = list(notes)
        self._places = {note.document_id: place for place, note in enumerate(self.notes)}
        self.here = here if here in self._places else None

    @property
    def place(self) -> int:
        """The place of the open note, the first where none is open."""
        return self._places.get(self.here or 0, 0)

    @property
    def to_code(self) -> Sequence[Worked]:
        """The notes of one's sample, where there is one, else all."""
        return desk.to_work_on(self.notes)

    @property
    def progress(self) -> str:
        """How many of them are coded, or finished so: “16 of 67 of the sample coded”."""
        wanted = self.to_code
        coded = sum(1 for note in wanted if note.state not in _TO_BE_CODED)
        return f"{coded} of {len(wanted)}{self._which} coded"

    @property
    def _which(self) -> str:
        return " of the sample" if any(note.is_assigned for note in self.to_code) else ""

    @property
    def at_the_end(self) -> str:
        """That nothing is left to code, and how many notes are coded without being called finished."""
        open_ones = sum(1 for note in self.to_code if note.state is DocumentState.CODED)
        rest = f"; {open_ones} not called finished yet (F)" if open_ones else " and finished"
        return f"Every note{self._which} is coded{rest}."

    def has(self, document_id: int) -> bool:
        """Whether there is such a note."""
        return document_id in self._places

    def show_work(self, worked: Worked) -> None:
        """The work on a note is this now."""
        self.notes[self._places[worked.document_id]] = worked

    def neighbour(self, step: int) -> int | None:
        """The note some places further."""
        place = self.place + step
        return self.notes[place].document_id if self.notes and 0 <= place < len(self.notes) else None

    def next_uncoded(self) -> int | None:
        """The next note to code with nothing coded, and not finished so, from the open one on and around."""
        first = 0 if self.here is None else self.place + 1
        ahead = (*self.notes[first:], *self.notes[:first])
        wanted = {note.document_id for note in self.to_code if note.state in _TO_BE_CODED}
        return next((note.document_id for note in ahead if note.document_id in wanted), None)

    def beyond(self, step: int) -> Sequence[Worked]:
        """The notes behind the open one (with a step back: those before it), the nearest first."""
        return self.notes[self.place + 1 :] if step > 0 else self.notes[: self.place][::-1]
