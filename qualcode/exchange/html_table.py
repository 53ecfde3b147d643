"""A table in HTML: headings of rows and columns that say so, and numbers that may be doors."""

from collections.abc import Iterator, Sequence

from qualcode.exchange.html_page import LANGUAGE, text
from qualcode.model.reports import Doors
from qualcode.model.tables import (
    Cell,
    Column,
    Entry,
    Kind,
    Missing,
    OutlineLine,
    Quote,
    Rated,
    Table,
    Written,
    outline,
    printed,
    themes,
)

_TABLE = """\
<table>
<caption>{caption}</caption>
<thead>
<tr>
{headings}
</tr>
</thead>
<tbody>
{rows}
</tbody>
</table>"""
_NUMBERS = {Kind.COUNT, Kind.PERCENT, Kind.COEFFICIENT, Kind.SHARE}


def table_html(table: Table, caption: str, opens: Doors = ()) -> str:
    """A legible table under a caption (HTML); cells link to the parts of the page that they open."""
    doors = opens or [("",) * len(table.columns)] * len(table.rows)
    rows = zip(table.rows, outline(table), themes(table), doors, strict=True)
    return _TABLE.format(
        caption=caption,
        headings="\n".join(_heading(column) for column in table.columns),
        rows="\n".join(_row(table, *row) for row in rows),
    )


def _heading(column: Column) -> str:
    base = "" if column.base is None else f" <small>(N = {column.base})</small>"
    return f'<th scope="col" class="{_class(column)}">{text(column.heading)}{base}</th>'


def _class(column: Column) -> str:
    return "number" if column.kind in _NUMBERS else column.kind


def _row(
    table: Table, cells: tuple[Cell, ...], place: OutlineLine | None, is_theme: bool, doors: Sequence[str]
) -> str:
    columns = zip(table.columns, cells, doors, strict=True)
    texts = [
        f'<td class="{_class(column)}">{_opened(cell, table, door)}</td>' for column, cell, door in columns
    ]
    if place is not None:
        texts[0] = f'<th scope="row" style="--depth: {place.indent}">{text(place.label)}</th>'
    elif texts:
        texts[0] = f'<th scope="row" class="name">{_cell(cells[0], table)}</th>'
    return "\n".join(('<tr class="theme">' if is_theme else "<tr>", *texts, "</tr>"))


def _opened(cell: Cell, table: Table, door: str) -> str:
    """The cell, as a link where there is something to open."""
    shown = _cell(cell, table)
    if not door:
        return shown
    if isinstance(cell, tuple):
        return f'{shown}\n<p class="door"><a href="#{text(door)}">passages</a></p>'
    return f'<a href="#{text(door)}">{shown}</a>'


def _cell(cell: Cell, table: Table) -> str:
    if isinstance(cell, tuple):
        return "\n".join(map(_entry, cell)) or '<span class="none">none</span>'
    if isinstance(cell, Missing):
        return f'<span class="none">{text(cell.mark)}</span>'
    return text(printed(cell, table))


def _entry(entry: Entry) -> str:
    if isinstance(entry, Written):
        return f'<div class="written">\n<p>{text(entry.words)}</p>\n{_written_source(entry)}\n</div>'
    if isinstance(entry, Rated):
        return f'<p class="rating">{text(entry.text())}</p>'
    source = "".join(_source(entry))
    lang = "" if entry.language == LANGUAGE else f' lang="{text(entry.language)}"'
    return f"<blockquote>\n<p{lang}>{text(entry.quoted)}</p>\n<footer>{source}</footer>\n</blockquote>"


def _written_source(written: Written) -> str:
    state = f' <strong class="state">{text(written.state)}</strong>' if written.state else ""
    return f"<footer>{text(written.source)}{state}</footer>"


def _source(quote: Quote) -> Iterator[str]:
    yield text(quote.attribution)
    if quote.polarity != "none":
        yield f' <span class="polarity">{text(quote.polarity)}</span>'
