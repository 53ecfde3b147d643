"""A report that every format can hold; see ``legible``."""

from qualcode.exchange.legible import legible
from qualcode.model.reports import Report
from qualcode.model.texts import legible_text
from qualcode.model.wording import reworded_report


def legible_report(report: Report) -> Report:
    """The same report with legible text in its headings, paragraphs and tables."""
    return reworded_report(report, legible_text, legible)
