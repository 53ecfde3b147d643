"""Every answer in every format: what it is of stands in it, and it is a file that others can rely on."""

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from zipfile import ZipFile

import openpyxl
import pytest

from qualcode import __version__
from qualcode.exchange.paper import is_wide
from qualcode.model.display_presets import PRESETS
from qualcode.model.displays import Display
from qualcode.model.tables import Kind, Table
from qualcode.workbench import codebook, counts, displays, exports, participants, quote_suggestions, quote_use
from qualcode.workbench.cooccurrence import cooccurrence
from qualcode.workbench.names_out import gate
from qualcode.workbench.projects import Project
from qualcode.workbench.quotes import quotes
from qualcode.workbench.saturation import saturation

FORMATS = ("csv", "xlsx", "docx", "html", "md", "tex", "json")
OF_NO_CODINGS = {"table1", "transitions", "codebook"}
NAMED = {"change groups": ("status=paid work",), "variable-by-variable": ("agency", "gender")}


def preset(name: str) -> Callable[[Project], Table]:
    """A display of the method, with each open attribute named."""

    def show(project: Project) -> Table:
        display: Display = PRESETS[name].display
        for attribute in NAMED.get(name, ("agency", "agency")):
            display = display.named(attribute) if display.is_open else display
        return displays.show(project, display)

    return show


ANSWERS: dict[str, Callable[[Project], Table]] = {
    "themes": counts.count,
    "matrix": lambda project: counts.matrix(project, "agency"),
    "transitions": lambda project: counts.transitions(project, "status"),
    "table1": lambda project: participants.participants(project, by="agency"),
    "cooccurrence": cooccurrence,
    "saturation": saturation,
    "quotes": lambda project: quotes(project, by="agency", most=2),
    "shelf": lambda project: quotes(project, only_starred=True),
    "quote use": quote_use.use,
    "suggestions": quote_suggestions.suggestions,
    "codebook": codebook.appendix,
    **{name: preset(name) for name in PRESETS},
}


@pytest.fixture(params=ANSWERS)
def answer(request: pytest.FixtureRequest, study: Project) -> tuple[str, Table]:
    """An answer of the demo study by its name."""
    return request.param, _answer(study, request.param)


@cache
def _answer(study: Project, name: str) -> Table:
    return ANSWERS[name](study)


# That equal tables give equal bytes is proved for every format by the tests of the formats.
def test_an_answer_is_the_same_again(answer: tuple[str, Table], study: Project) -> None:
    name, table = answer
    assert ANSWERS[name](study) == table


def words_of(raw: bytes, format_name: str) -> str:
    """All that a file says, on one line."""
    match format_name:
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(raw))
            cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
            text = " ".join(str(cell) for cell in cells if cell is not None)
        case "docx":
            xml = ZipFile(io.BytesIO(raw)).read("word/document.xml").decode()
            text = re.sub("<[^>]+>", "", re.sub(r"</w:p>|<w:br/>", " ", xml))
        case "csv":
            text = " ".join(" ".join(row) for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
        case "json":
            text = json.loads(raw)["note"]
        case _:
            text = re.sub(r"<[^>]+>", " ", raw.decode())
    return " ".join(text.replace("\\", "").replace("&amp;", "&").split())


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_says_what_it_is_of(answer: tuple[str, Table], format_name: str, study: Project) -> None:
    name, table = answer
    raw = exports.as_bytes(gate(study), table, format_name)
    words = words_of(raw, format_name)
    wanted = ["Unit: ", r"Codebook version \d+\.", r"Last step \d{4}-\d\d-\d\d \(UTC\)\."]
    wanted += [] if name == "codebook" else [r"(Base|People): "]
    wanted += [] if name in OF_NO_CODINGS else ["Scope: ", "Layer: "]
    assert [one for one in (*wanted, re.escape(f"qualcode {__version__}")) if not re.search(one, words)] == []


def test_a_spreadsheet_keeps_its_heads_in_sight_and_runs_nothing(
    answer: tuple[str, Table], study: Project
) -> None:
    raw = exports.as_bytes(gate(study), answer[1], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book["Table"]
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith("2")
    assert sheet.auto_filter.ref is not None
    parts = ZipFile(io.BytesIO(raw))
    assert not any(
        b"<f>" in parts.read(part) or b"hyperlink" in parts.read(part) for part in parts.namelist()
    )


def test_a_word_document_has_real_tables_on_pages_that_fit(answer: tuple[str, Table], study: Project) -> None:
    _, table = answer
    parts = ZipFile(io.BytesIO(exports.as_bytes(gate(study), table, "docx")))
    xml = parts.read("word/document.xml").decode()
    assert xml.count("<w:tbl>") == 1
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 1 + len(table.rows)
    assert ('w:orient="landscape"' in xml) == is_wide(table)
    used = set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="([^"]+)"', xml))
    known = set(re.findall(r'w:styleId="([^"]+)"', parts.read("word/styles.xml").decode()))
    assert used <= known
    assert "Heading1" in used


def test_a_page_fetches_nothing_and_is_heard(answer: tuple[str, Table], study: Project) -> None:
    _, table = answer
    html = exports.as_bytes(gate(study), table, "html").decode()
    assert not re.search(r"<(script|link|img|iframe)|https?://|url\(|@import", html)
    assert '<html lang="en">' in html
    assert html.count('<th scope="col"') == len(table.columns)
    assert html.count('<th scope="row"') == len(table.rows)
    assert "<caption>" in html
    assert "@media print" in html


def test_latex_has_every_column_on_the_page(answer: tuple[str, Table], study: Project) -> None:
    _, table = answer
    source = exports.as_bytes(gate(study), table, "tex").decode()
    assert source.startswith(r"% \usepackage{array,booktabs,longtable")
    assert len(re.findall(r"\\dimexpr", source)) == len(table.columns)
    assert source.count(r"\begin{") == source.count(r"\end{")


def test_the_appendix_is_the_codebook_without_keys(study: Project) -> None:
    table = codebook.appendix(study)
    assert [column.key for column in table.columns] == ["code", "definition", "include", "exclude", "example"]
    assert table.columns[0].kind is Kind.CODE
    assert len(table.rows) == len(codebook.read(study))


def test_quiet_words_of_a_page_can_be_read_by_day_and_by_night() -> None:
    looks = re.findall(
        r":root \{(.*?)\}", files("qualcode.exchange").joinpath("table.css").read_text(), re.DOTALL
    )
    assert len(looks) == 3  # by day, by night, on paper
    for look in looks:
        colours = dict(re.findall(r"--(\w+): #?(\w+);", look))
        paper = luminance(colours["paper"])
        for ink in ("ink", "soft"):
            light, dark = sorted((paper, luminance(colours[ink])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    colour = {"white": "ffffff", "black": "000000"}.get(colour, colour)
    colour = "".join(sign * 2 for sign in colour) if len(colour) == 3 else colour
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
