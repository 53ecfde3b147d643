"""The round of notes: which there are, in their order, and where among them one is."""

from collections.abc import Iterable, Sequence

from qualcode.model.documents import DocumentState
from qualcode.workbench.desk import Worked

_TO_BE_CODED = (DocumentState.NEW, DocumentState.SUMMARISED)


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
    def coded(self) -> int:
        """How many notes the coder in use has coded, or finished without finding anything to code."""
        return sum(1 for note in self.notes if note.state not in _TO_BE_CODED)

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
        """The next note in which nothing is coded, and which is not finished so, from here on and around."""
        first = 0 if self.here is None else self.place + 1
        ahead = (*self.notes[first:], *self.notes[:first])
        return next((note.document_id for note in ahead if note.state in _TO_BE_CODED), None)

    def beyond(self, step: int) -> Sequence[Worked]:
        """The notes behind the open one (with a step back: those before it), the nearest first."""
        return self.notes[self.place + 1 :] if step > 0 else self.notes[: self.place][::-1]
