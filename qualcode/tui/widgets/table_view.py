"""A `Table` on the screen: the same columns, cells and words as every export."""

from typing import ClassVar, Literal, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from qualcode.model.tables import (
    Cell,
    CodePath,
    Column,
    Hidden,
    Kind,
    Share,
    Table,
    heading,
    outline,
    printed,
    themes,
)
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut

_WIDEST_BAR, _NARROWEST_BAR = 20, 5
_EIGHTHS = " ▏▎▍▌▋▊▉"
_NUMBERS = {Kind.COUNT, Kind.PERCENT, Kind.COEFFICIENT, Kind.SHARE}


class Place(NamedTuple):
    """A cell of the table: the row's code and the column it stands in."""

    code: str
    column: Column


class TableView(DataTable[Text], inherit_bindings=False):
    """Walk it with the arrows; Enter opens what is behind a number."""

    DEFAULT_CSS = """
    TableView > .datatable--header { background: $background; color: $text-muted; text-style: none; }
    TableView > .datatable--fixed { background: $background; color: $foreground; }
    TableView > .datatable--cursor { background: $primary; color: $text; text-style: none; }
    TableView > .datatable--fixed-cursor { background: $panel; color: $text; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "people and passages", id="table.open"),
        Binding("up", "cursor_up", "up", show=False, id="table.up"),
        Binding("down", "cursor_down", "down", show=False, id="table.down"),
        Binding("left", "cursor_left", "left", show=False, id="table.left"),
        Binding("right", "cursor_right", "right", show=False, id="table.right"),
        Binding("pageup", "page_up", "page up", show=False, id="table.page_up"),
        Binding("pagedown", "page_down", "page down", show=False, id="table.page_down"),
        Binding("home", "scroll_home", "first column", show=False, id="table.first_column"),
        Binding("end", "scroll_end", "last column", show=False, id="table.last_column"),
        Binding("ctrl+home", "scroll_top", "first theme", show=False, id="table.top"),
        Binding("ctrl+end", "scroll_bottom", "last theme", show=False, id="table.bottom"),
    ]

    class Opened(Message):
        """Enter on a cell."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="cell", zebra_stripes=False, cell_padding=1, fixed_columns=1)
        self.table: Table | None = None
        self._bar = self._label = 0

    def show_table(self, table: Table) -> None:
        """Show a table; the cursor stays where it was, at first on the first number."""
        kept = self.cursor_coordinate if self.table else Coordinate(0, 1)
        self.table = table
        self._label = _label_cells(self.size.width)
        self._bar = _bar_cells(table, self.size.width)
        self.clear(columns=True)
        for column in table.columns:
            self.add_column(Text(legible_text(heading(column)), justify=_justify(column)))
        for row, place, is_theme in zip(table.rows, outline(table), themes(table), strict=True):
            cells = [self._cell(table, column, cell) for column, cell in zip(table.columns, row, strict=True)]
            if place is not None:
                label = "  " * place.indent + legible_text(place.label)
                cells[0] = Text(cut(label, self._label), Style(bold=is_theme), no_wrap=True)
            self.add_row(*cells)
        if self.is_valid_coordinate(kept):
            self.move_cursor(row=kept.row, column=kept.column, animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Bars take the room that is left."""
        width, shown = self.size.width, (self._label, self._bar)
        if self.table is not None and shown != (_label_cells(width), _bar_cells(self.table, width)):
            self.show_table(self.table)

    def _cell(self, table: Table, column: Column, cell: Cell) -> Text:
        text = legible_text(printed(cell, table))
        dim = Style(dim=True)
        if isinstance(cell, Share):
            number = Text(f"{text:>{_share_width(table)}}", "" if cell.n else dim, no_wrap=True)
            number.append(_bar(cell, self._bar), dim)
            return number
        is_quiet = cell in {0, None} or isinstance(cell, Hidden)
        return Text(text, dim if is_quiet else "", justify=_justify(column), no_wrap=True)

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Tell which number was opened."""
        event.stop()
        if self.table is None or not self.table.rows:
            return
        row, column = event.coordinate
        code = self.table.rows[row][0]
        if isinstance(code, CodePath):
            self.post_message(self.Opened(Place(str(code), self.table.columns[column])))


def _label_cells(width: int) -> int:
    """The most that the name of a theme takes, so that its numbers are seen beside it."""
    return max(20, width * 36 // 100)


def _share_width(table: Table) -> int:
    """The cells that the longest share takes, so that shares end at one place and bars begin at one."""
    shares = (printed(cell, table) for row in table.rows for cell in row if isinstance(cell, Share))
    return max(map(len, shares), default=0)


def _bar_cells(table: Table, width: int) -> int:
    """How long a bar of everybody is, that all columns fit; none where there is no room for bars."""
    shares = [column for column in table.columns if column.kind is Kind.SHARE]
    if not shares or not table.rows:
        return 0
    labels = (2 * place.indent + cell_len(place.label) for place in outline(table) if place)
    taken = min(max(labels, default=20), _label_cells(width)) + 2
    for place, column in enumerate(table.columns[1:], 1):
        cells = _share_width(table) + 1 if column in shares else 0
        cells = cells or max(cell_len(printed(row[place], table)) for row in table.rows)
        taken += max(cells, cell_len(heading(column)) if column not in shares else 0) + 2
    room = min(_WIDEST_BAR, (width - 2 - taken) // len(shares))
    return room if room >= _NARROWEST_BAR else 0


def _bar(share: Share, cells: int) -> str:
    """A share as a bar in eighths of a cell; everybody would fill all cells."""
    if not cells or not share.base:
        return ""
    whole, rest = divmod(round(8 * cells * share.n / share.base), 8)
    bar = "█" * whole + (_EIGHTHS[rest] if rest else "")
    return f" {bar:<{cells}}"


def _justify(column: Column) -> Literal["left", "right"]:
    return "right" if column.kind in _NUMBERS else "left"
