"""HTML: one calm page without scripts or anything from elsewhere, for reading, keeping and printing."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from qualcode.exchange.legible import legible
from qualcode.exchange.paper import is_wide
from qualcode.model.tables import (
    Cell,
    Column,
    Entry,
    Kind,
    Missing,
    OutlineLine,
    Quote,
    Table,
    Written,
    outline,
    printed,
    themes,
)

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main{layout}>
<table>
<caption><h1>{title}</h1></caption>
<thead>
<tr>
{headings}
</tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
<footer>
<h2>Note</h2>
{note}
</footer>
</main>
</body>
</html>
"""
_NUMBERS = {Kind.COUNT, Kind.PERCENT, Kind.COEFFICIENT, Kind.SHARE}


def write(table: Table) -> bytes:
    """The table as an HTML page, UTF-8."""
    table = legible(table)
    rows = zip(table.rows, outline(table), themes(table), strict=True)
    return _PAGE.format(
        title=escape(table.title),
        style=_style(),
        layout=' class="wide"' if is_wide(table) else "",
        headings="\n".join(_heading(column) for column in table.columns),
        rows="\n".join(_row(table, *row) for row in rows),
        note="\n".join(f"<p>{_text(line)}</p>" for line in table.note),
    ).encode()


@cache
def _style() -> str:
    return files("qualcode.exchange").joinpath("table.css").read_text("utf-8")


def _heading(column: Column) -> str:
    base = "" if column.base is None else f" <small>(N = {column.base})</small>"
    return f'<th scope="col" class="{_class(column)}">{_text(column.heading)}{base}</th>'


def _class(column: Column) -> str:
    return "number" if column.kind in _NUMBERS else column.kind


def _row(table: Table, cells: tuple[Cell, ...], place: OutlineLine | None, is_theme: bool) -> str:
    columns = zip(table.columns, cells, strict=True)
    texts = [f'<td class="{_class(column)}">{_cell(cell, table)}</td>' for column, cell in columns]
    if place is not None:
        texts[0] = f'<th scope="row" style="--depth: {place.indent}">{_text(place.label)}</th>'
    elif texts:
        texts[0] = f'<th scope="row" class="name">{_cell(cells[0], table)}</th>'
    return "\n".join(('<tr class="theme">' if is_theme else "<tr>", *texts, "</tr>"))


def _cell(cell: Cell, table: Table) -> str:
    if isinstance(cell, tuple):
        return "\n".join(map(_entry, cell)) or '<span class="none">none</span>'
    if isinstance(cell, Missing):
        return f'<span class="none">{_text(cell.mark)}</span>'
    return _text(printed(cell, table))


def _entry(entry: Entry) -> str:
    if isinstance(entry, Written):
        return f'<div class="written">\n<p>{_text(entry.words)}</p>\n{_written_source(entry)}\n</div>'
    source = "".join(_source(entry))
    return f"<blockquote>\n<p>{_text(entry.quoted)}</p>\n<footer>{source}</footer>\n</blockquote>"


def _written_source(written: Written) -> str:
    state = f' <strong class="state">{_text(written.state)}</strong>' if written.state else ""
    return f"<footer>{_text(written.source)}{state}</footer>"


def _source(quote: Quote) -> Iterator[str]:
    yield _text(quote.attribution)
    if quote.polarity != "none":
        yield f' <span class="polarity">{_text(quote.polarity)}</span>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
