"""The notes beside the text: state, name, and number of codings of each."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType

from qualcode.model.documents import DocumentState
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows
from qualcode.workbench.desk import Worked

_SIGNS = {
    DocumentState.NEW: "○",
    DocumentState.ASSIGNED: "◇",
    DocumentState.SUMMARISED: "◐",
    DocumentState.CODED: "●",
    DocumentState.FINISHED: "■",
    DocumentState.CHECKED: "✓",
}

_ROOMY, _NUMBER = 16, 5


class NoteList(Rows):
    """Notes with what the coder in use has done on each; the id of a row is that of its note."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "open the note", id="list.note")]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._notes: Sequence[Worked] = ()

    def show_notes(self, notes: Sequence[Worked]) -> None:
        """Show these notes; a long list costs no more than what is on the screen."""
        self._notes = notes
        self.show_rows([str(note.document_id) for note in notes])

    def row(self, index: int, width: int) -> Text:
        """State, name and, where there is room, number of codings."""
        note = self._notes[index]
        dim = self.get_component_rich_style("rows--dim")
        row = Text(no_wrap=True)
        row.append(f" {state_of(note)} ", dim if note.state is DocumentState.NEW else "")
        room = width - 3 - (_NUMBER if width >= _ROOMY else 0)
        row.append(set_cell_size(cut(legible_text(note.name), room - 1), room))
        if width >= _ROOMY:
            row.append(f"{note.codings or '':>{_NUMBER - 1}} ", dim)
        return row


def state_of(note: Worked) -> str:
    """A sign for how far the work on a note has come."""
    return _SIGNS[note.state]
