"""A report as one Word document: headings that its navigation knows, and wide tables on pages of their own.

Nothing in it can be opened, so what is behind the numbers stays with the HTML.
"""

from typing import Any

from docx.shared import Pt

from qualcode.exchange import docx_styles as styles
from qualcode.exchange.docx_table import add_table
from qualcode.exchange.legible_report import legible_report
from qualcode.exchange.paper import is_wide
from qualcode.model.reports import Report, Section

_ABOVE_SECTIONS = Pt(24)


def write(report: Report) -> bytes:
    """The report as a Word document; equal reports give equal bytes."""
    report = legible_report(report)
    document = styles.new_document(report.title, is_landscape=False)
    document.styles["Heading 1"].paragraph_format.space_before = _ABOVE_SECTIONS
    document.add_heading(report.title, level=0)
    _add_paragraphs(document, report.lead)
    for section in report.sections:
        _add_section(document, section)
    return styles.saved(document)


def _add_section(document: Any, section: Section) -> None:
    starts_wide = not section.text and bool(section.exhibits) and is_wide(section.exhibits[0].table)
    styles.turn_page(document, is_landscape=starts_wide)
    document.add_heading(section.heading, level=1 + section.depth)
    _add_paragraphs(document, section.text)
    for exhibit in section.exhibits:
        styles.turn_page(document, is_landscape=is_wide(exhibit.table))
        add_table(document, exhibit.table, heading_level=2 + section.depth)


def _add_paragraphs(document: Any, lines: tuple[str, ...]) -> None:
    for line in lines:
        document.add_paragraph(line)
