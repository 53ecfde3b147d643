"""The files of a report, byte for byte and as independent readers see them."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT

from qualcode.exchange import docx_report, html_report
from qualcode.exchange.paper import is_wide
from qualcode.model.reports import Report, ReportQuestion
from qualcode.model.tables import rows_as_text
from qualcode.workbench.projects import Project
from qualcode.workbench.report import report

_TWIP = 635


@pytest.fixture
def found(study: Project) -> Report:
    return report(study)


@pytest.fixture
def steady(study: Project) -> Report:
    """What no version of a model of language has a say in."""
    return report(study, ReportQuestion(without=frozenset({"agreement"})))


@pytest.fixture
def document(found: Report) -> Any:
    return docx.Document(BytesIO(docx_report.write(found)))


def test_the_page_is_that_of_the_golden_file(steady: Report, golden: Callable[[str, bytes], None]) -> None:
    golden("report.html", html_report.write(steady))


def test_the_document_is_that_of_the_golden_file(document: Any, golden: Callable[[str, bytes], None]) -> None:
    """Its blocks in order as python-docx reads them: style and words, and the orientation of each page."""
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
            lines += [f"[{block.style.name}]", *rows]
        else:
            lines.append(f"{block.style.name}: {block.text}")
    lines += [str(section.orientation) for section in document.sections]
    golden("report.docx.txt", ("\n".join(lines) + "\n").encode())


def test_on_paper_a_heading_stays_with_the_wide_table_below_it(found: Report) -> None:
    page = html_report.write(found).decode()
    for section in found.sections:
        is_above_wide = not section.text and is_wide(section.exhibits[0].table) if section.exhibits else False
        wide = ' class="wide"' if is_above_wide else ""
        assert f'id="{section.key}-heading"{wide}>' in page
    assert ' class="wide">Codebook</h2>' in page and ' class="wide">Themes</h2>' not in page


def test_headings_make_an_outline(found: Report, document: Any) -> None:
    headings = [p for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    expected = [("Title", found.title)]
    for section in found.sections:
        expected.append(("Heading 1", section.heading))
        expected += [("Heading 2", exhibit.table.title) for exhibit in section.exhibits]
    assert [(heading.style.name, heading.text) for heading in headings] == expected


def test_tables_are_whole_and_repeat_their_headings(found: Report, document: Any) -> None:
    tables = [exhibit.table for section in found.sections for exhibit in section.exhibits]
    assert len(document.tables) == len(tables)
    for table, read in zip(tables, document.tables, strict=True):
        assert read.style.name == "Results Table"
        assert len(read.rows) == 1 + len(table.rows)
        assert read.rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None
        last = [row.cells[-1].text for row in read.rows[1:]]
        if not is_wide(table):
            assert last == [row[-1] for row in rows_as_text(table)]


def test_wide_tables_lie_on_their_side_and_fit(found: Report, document: Any) -> None:
    """Each table is as wide as its own page allows, and the pages turn only where they have to."""
    orientations = [section.orientation for section in document.sections]
    assert orientations[0] == WD_ORIENT.PORTRAIT and WD_ORIENT.LANDSCAPE in orientations
    assert all(one != other for one, other in pairwise(orientations))
    page, pages = 0, list(document.sections)
    wide = iter(is_wide(exhibit.table) for section in found.sections for exhibit in section.exhibits)
    for block in document.iter_inner_content():
        if not hasattr(block, "rows"):
            page += block._p.pPr is not None and block._p.pPr.sectPr is not None
            continue
        section = pages[page]
        assert (section.orientation == WD_ORIENT.LANDSCAPE) == next(wide)
        room = section.page_width - section.left_margin - section.right_margin
        rounding = _TWIP * len(block.columns)
        assert 0.9 * room < sum(column.width for column in block.columns) <= room + rounding
    assert page == len(pages) - 1


def test_what_opens_stays_with_the_page(found: Report) -> None:
    """A document cannot be opened down to the people, so it does not carry them."""
    text = "\n".join(p.text for p in docx.Document(BytesIO(docx_report.write(found))).paragraphs)
    assert "People (" not in text and b"People (" in html_report.write(found)
