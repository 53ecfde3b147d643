"""A report as one HTML page that works by keyboard, on paper and without a network.

Every number of a table that people stand behind is a link to them, and their section links back.
"""

from collections.abc import Iterator

from qualcode.exchange.html_page import page, text
from qualcode.exchange.html_table import table_html
from qualcode.exchange.legible_report import legible_report
from qualcode.exchange.paper import is_wide
from qualcode.exchange.svg import inline
from qualcode.model.reports import Exhibit, Report, Section

_BODY = """\
<a class="skip" href="#report">Skip to the report</a>
<header class="report-head">
<h1>{title}</h1>
{lead}
</header>
<nav class="report-nav" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
{contents}
</ol>
</nav>
<main class="report" id="report" tabindex="-1">
{sections}
</main>"""
_DEEPEST = 6


def write(report: Report) -> bytes:
    """The report with all that is behind its numbers, UTF-8; equal reports give equal bytes."""
    report = legible_report(report)
    sections = (*report.sections, *report.behind)
    headings = {section.key: section.heading for section in sections}
    body = _BODY.format(
        title=text(report.title),
        lead=_paragraphs(report.lead),
        contents="\n".join(_entry(section) for section in sections if not section.depth),
        sections="\n".join(_section(section, headings.get(section.back, "")) for section in sections),
    )
    return page(report.title, body, "table", "report")


def _entry(section: Section) -> str:
    return f'<li><a href="#{text(section.key)}">{text(section.heading)}</a></li>'


def _section(section: Section, came_from: str) -> str:
    return "\n".join(_lines(section, came_from))


def _lines(section: Section, came_from: str) -> Iterator[str]:
    key, level = text(section.key), min(2 + section.depth, _DEEPEST)
    below = ' class="below"' if section.depth else ""
    yield f'<section id="{key}"{below} tabindex="-1" aria-labelledby="{key}-heading">'
    # On paper a heading goes on the page of the wide table that it stands above.
    is_above_wide = not section.text and bool(section.exhibits) and is_wide(section.exhibits[0].table)
    wide = ' class="wide"' if is_above_wide else ""
    yield f'<h{level} id="{key}-heading"{wide}>{text(section.heading)}</h{level}>'
    if section.text:
        yield _paragraphs(section.text)
    for number, exhibit in enumerate(section.exhibits, start=1):
        yield _figure(exhibit, f"{key}-table-{number}")
    if section.back:
        yield f'<p class="back"><a href="#{text(section.back)}">Back to “{text(came_from)}”</a></p>'
    yield "</section>"


def _figure(exhibit: Exhibit, key: str) -> str:
    """A table that can be scrolled by keyboard where it is wider than the window, and its note.

    What of it can be drawn stands above it.
    """
    table = exhibit.table
    caption = f'<span id="{key}">{text(table.title)}</span>'
    note = f"\n<figcaption>\n{_paragraphs(table.note)}\n</figcaption>" if table.note else ""
    wide = ' class="wide"' if is_wide(table) else ""
    picture = inline(table, f"{key}-figure")
    above = f"{picture}\n" if picture else ""
    return (
        f'<figure{wide}>\n{above}<div class="scroll" role="region" tabindex="0" aria-labelledby="{key}">\n'
        f"{table_html(table, caption, exhibit.opens)}\n</div>{note}\n</figure>"
    )


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{text(line)}</p>" for line in lines)
