"""HTML: one calm page without scripts or anything from elsewhere, for reading, keeping and printing."""

from html import escape

from qualcode.exchange.html_page import page, text
from qualcode.exchange.html_table import table_html
from qualcode.exchange.legible import legible
from qualcode.exchange.paper import is_wide
from qualcode.model.tables import Table

_BODY = """\
<main{layout}>
{table}
<footer>
<h2>Note</h2>
{note}
</footer>
</main>"""


def write(table: Table) -> bytes:
    """The table as an HTML page, UTF-8."""
    table = legible(table)
    body = _BODY.format(
        layout=' class="wide"' if is_wide(table) else "",
        table=table_html(table, f"<h1>{escape(table.title)}</h1>"),
        note="\n".join(f"<p>{text(line)}</p>" for line in table.note),
    )
    return page(table.title, body, "table")
