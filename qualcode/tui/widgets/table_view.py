"""A `Table` on the screen: the same columns, cells and words as every export."""

from typing import Literal, NamedTuple

from rich.style import Style
from rich.text import Text
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

_BAR = 10
_NUMBERS = {Kind.COUNT, Kind.PERCENT, Kind.SHARE}


class Place(NamedTuple):
    """A cell of the table: the row's code and the column it stands in."""

    code: str
    column: Column


class TableView(DataTable[Text]):
    """Walk it with the arrows; Enter opens what is behind a number."""

    class Opened(Message):
        """Enter on a cell."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="cell", zebra_stripes=False, cell_padding=1, fixed_columns=1)
        self._table: Table | None = None

    def show_table(self, table: Table) -> None:
        """Show a table; the cursor stays where it was."""
        kept = self.cursor_coordinate
        self._table = table
        self.clear(columns=True)
        for column in table.columns:
            self.add_column(Text(legible_text(heading(column)), justify=_justify(column)))
        for row, place, is_theme in zip(table.rows, outline(table), themes(table), strict=True):
            cells = [self._cell(table, column, cell) for column, cell in zip(table.columns, row, strict=True)]
            if place is not None:
                label = "  " * place.indent + legible_text(place.label)
                cells[0] = Text(label, Style(bold=is_theme), no_wrap=True)
            self.add_row(*cells)
        if self.is_valid_coordinate(kept):
            self.cursor_coordinate = kept

    @staticmethod
    def _cell(table: Table, column: Column, cell: Cell) -> Text:
        text = legible_text(printed(cell, table))
        if isinstance(cell, Share):
            bar = "█" * round(_BAR * cell.n / cell.base) if cell.base else ""
            dim = Style(dim=not cell.n)
            return Text.assemble((f"{text:>11}", dim), (f" {bar:<{_BAR}}", Style(dim=True)), no_wrap=True)
        is_quiet = cell in {0, None} or isinstance(cell, Hidden)
        return Text(text, Style(dim=is_quiet), justify=_justify(column), no_wrap=True)

    def on_data_table_cell_selected(self, event: DataTable.CellSelected) -> None:
        """Tell which number was opened."""
        event.stop()
        if self._table is None or not self._table.rows:
            return
        row, column = event.coordinate
        code = self._table.rows[row][0]
        if isinstance(code, CodePath):
            self.post_message(self.Opened(Place(str(code), self._table.columns[column])))


def _justify(column: Column) -> Literal["left", "right"]:
    return "right" if column.kind in _NUMBERS else "left"
