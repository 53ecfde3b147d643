"""The passages of which it is doubtful where they stand in a corrected text."""

from collections.abc import Sequence

from rich.cells import set_cell_size
from rich.text import Text

from qualcode.model.codebook import Codebook
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows
from qualcode.workbench.doubts import Doubted

_NOTE, _CODE = 16, 26


def what_of(found: Doubted, codebook: Codebook) -> str:
    """The code of a passage, or how its words are marked."""
    return f"marked as {found.mark}" if found.code_id is None else codebook.label(found.code_id)


class DoubtList(Rows):
    """Note, code and old words in a row; the id of a row is that of the doubt."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._found: Sequence[Doubted] = ()
        self._codebook: Codebook | None = None

    def show_doubts(self, found: Sequence[Doubted], codebook: Codebook) -> None:
        """Show these passages."""
        self._found, self._codebook = found, codebook
        self.show_rows([str(one.doubt_id) for one in found])

    @property
    def doubt(self) -> Doubted | None:
        """The highlighted passage."""
        return self._found[self.index] if self.index < len(self._found) else None

    def row(self, index: int, width: int) -> Text:
        """One passage in a line."""
        found = self._found[index]
        code = self._codebook.by_id.get(found.code_id or 0) if self._codebook else None
        what = code.name if code else f"marked as {found.mark}"
        text = Text(" ", no_wrap=True)
        for part, room in ((found.document, _NOTE), (what, min(_CODE, width // 3))):
            text.append(set_cell_size(cut(legible_text(part), room), room) + "  ")
        words = " ".join(legible_text(found.words).split())
        text.append(cut(f"“{words}”", max(3, width - text.cell_len - 1)))
        return text
