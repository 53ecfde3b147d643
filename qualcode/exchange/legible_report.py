"""A report that every format can hold; see ``legible``."""

from dataclasses import replace

from qualcode.exchange.legible import legible
from qualcode.model.reports import Exhibit, Report, Section
from qualcode.model.texts import legible_text


def legible_report(report: Report) -> Report:
    """The same report with legible text in its headings, paragraphs and tables."""
    return Report(
        legible_text(report.title),
        tuple(map(legible_text, report.lead)),
        tuple(map(_section, report.sections)),
        tuple(map(_section, report.behind)),
    )


def _section(section: Section) -> Section:
    return replace(
        section,
        heading=legible_text(section.heading),
        text=tuple(map(legible_text, section.text)),
        exhibits=tuple(Exhibit(legible(one.table), one.opens) for one in section.exhibits),
    )
