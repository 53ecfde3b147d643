"""A worksheet that takes any text: cut where it is too long, never a formula or a link."""

from collections import defaultdict
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from qualcode.exchange.wrapping import wrapped

CELL_LIMIT = 32_767
CUT = "[…]"

_MARGIN = 3
_LINE_HEIGHT = 15
_MOST_HEIGHT = 409
_A4 = 9


class Sheet:
    """A new worksheet of a workbook; ``cut`` names the cells whose text was too long."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet: Any = book.add_worksheet(name)
        self.cut: list[str] = []
        self._book = book
        self._styles: dict[tuple[tuple[str, object], ...], Any] = {}
        self._widths: dict[int, int] = {}
        self._lines: defaultdict[int, int] = defaultdict(lambda: 1)

    def set_width(self, column: int, width: int) -> None:
        """Set the width of a column, before its cells are written."""
        self._widths[column] = width
        self.sheet.set_column(column, column, width)

    def write(self, row: int, column: int, content: str | int | float | None, **style: object) -> None:
        """Fill a cell; ``style`` holds properties of xlsxwriter's formats beside wrapping at the top."""
        properties = {"valign": "top", "align": "left", "text_wrap": True} | style
        look = self._style(properties)
        if isinstance(content, int | float):
            self.sheet.write_number(row, column, content, look)
        elif content:
            text = self._fitted(row, column, content)
            self.sheet.write_string(row, column, text, look)
            if properties["text_wrap"]:
                lines = len(wrapped(text, self._widths[column] - _MARGIN))
                self._lines[row] = max(self._lines[row], lines)
        else:
            self.sheet.write_blank(row, column, None, look)

    def finish(self) -> None:
        """Give all rows the height of their text, which not every program does, and set up the page."""
        for row, lines in self._lines.items():
            self.sheet.set_row(row, min(lines * _LINE_HEIGHT, _MOST_HEIGHT))
        self.sheet.set_paper(_A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)

    def _fitted(self, row: int, column: int, content: str) -> str:
        text = fitted(content)
        if text != content:
            self.cut.append(xl_rowcol_to_cell(row, column))
        return text

    def _style(self, properties: dict[str, object]) -> Any:
        key = tuple(properties.items())
        if key not in self._styles:
            self._styles[key] = self._book.add_format(properties)
        return self._styles[key]


def fitted(text: str) -> str:
    """The text, cut where it is longer than a cell may be; Excel counts UTF-16 units.

    >>> len(fitted("😀" * 20_000).encode("utf-16-le")) // 2 <= CELL_LIMIT
    True
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_LIMIT:
        return text
    return units[: 2 * (CELL_LIMIT - len(CUT))].decode("utf-16-le", errors="ignore") + CUT
