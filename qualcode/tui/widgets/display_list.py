"""The displays that can be opened: those that were saved, and those that the method has names for."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType

from qualcode.model.tables import Table
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows

_SHAPE = slice(1, 4)


class Offered(NamedTuple):
    """A display in the list; ``about`` is its question or its use."""

    name: str
    is_saved: bool
    shape: str
    about: str


def offered(saved: Table, presets: Table) -> list[Offered]:
    """The saved displays and the presets, as the command line lists them."""
    columns = [column.key for column in saved.columns]
    rows, question = columns.index("rows"), columns.index("question")
    mine = [
        Offered(str(row[0]), True, _shape(row[rows : rows + 3]), str(row[question] or ""))
        for row in saved.rows
    ]
    return [*mine, *(Offered(str(row[0]), False, _shape(row[2:5]), str(row[1])) for row in presets.rows)]


def _shape(cells: Sequence[object]) -> str:
    """``people × themes: summary``."""
    rows, columns, rule = cells
    return f"{rows} × {columns}: {rule}"


class DisplayList(Rows):
    """One display a row; the id of a row tells the saved ones (``saved TITLE``) from the presets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="list.choose"),
        Binding("n", "presets", "new from a preset", id="displays.new"),
        Binding("delete", "screen.delete", "delete the saved display", id="displays.delete"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offered: Sequence[Offered] = ()

    def show_displays(self, displays: Sequence[Offered]) -> None:
        """Show these displays."""
        self._offered = displays
        self.show_rows([f"{'saved' if one.is_saved else 'preset'} {one.name}" for one in displays])

    @property
    def display_here(self) -> Offered | None:
        """The highlighted display."""
        return self._offered[self.index] if self.index < len(self._offered) else None

    def row(self, index: int, width: int) -> Text:
        """Whose it is, its name, what stands in it, and what it is for."""
        one = self._offered[index]
        dim = self.get_component_rich_style("rows--dim")
        longest = max((cell_len(legible_text(other.name)) for other in self._offered), default=0)
        name = min(longest, max(20, width // 4))
        shape = min(max(cell_len(other.shape) for other in self._offered), max(24, width // 4))
        row = Text(" ● " if one.is_saved else "   ", no_wrap=True)
        row.append(set_cell_size(cut(legible_text(one.name), name), name) + "  ")
        row.append(set_cell_size(cut(legible_text(one.shape), shape), shape) + "  ", dim)
        row.append(cut(" ".join(legible_text(one.about).split()), max(0, width - row.cell_len)), dim)
        return row

    def action_presets(self) -> None:
        """To the first preset."""
        self.action_edge(0)
        self.action_step(sum(one.is_saved for one in self._offered))
