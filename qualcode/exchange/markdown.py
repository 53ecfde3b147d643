"""Markdown: a heading, a pipe table and the note as paragraphs; all signs of the content stay signs.

Codes go in with ``&emsp;``, themes are bold, line ends within a cell are ``<br>``.
"""

import re

from qualcode.exchange.legible import legible
from qualcode.model.tables import Cell, Kind, OutlineLine, Table, heading, outline, printed, themes

_SIGNS = re.compile(r"[\\`*_\[<&~|]")
_LINE_START = re.compile(r"^(?=[#>+-])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
_RULES = dict.fromkeys((Kind.COUNT, Kind.PERCENT, Kind.COEFFICIENT, Kind.SHARE), "---:")


def write(table: Table) -> bytes:
    """The table as a Markdown document."""
    table = legible(table)
    rows = zip(table.rows, outline(table), themes(table), strict=True)
    lines = [
        _line([_escaped(heading(column)) for column in table.columns]),
        _line([_RULES.get(column.kind, "---") for column in table.columns]),
        *(_line(_row(table, *row)) for row in rows),
    ]
    paragraphs = [f"# {_escaped(table.title, ' ')}", "\n".join(lines), *map(_paragraph, table.note)]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _row(table: Table, cells: tuple[Cell, ...], place: OutlineLine | None, is_theme: bool) -> list[str]:
    texts = [_cell(cell, table) for cell in cells]
    if place is not None:
        label = _escaped(place.label)
        texts[0] = f"**{label}**" if is_theme else "&emsp;" * place.indent + label
    return texts


def _cell(cell: Cell, table: Table) -> str:
    if isinstance(cell, tuple) and cell:
        return "<br><br>".join(_escaped(entry.text()) for entry in cell)
    return _escaped(printed(cell, table))


def _line(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _paragraph(text: str) -> str:
    return _LINE_START.sub(r"\\", _escaped(text, " "))


def _escaped(text: str, line_end: str = "<br>") -> str:
    return _SIGNS.sub(r"\\\g<0>", text.strip()).replace("\n", line_end)
