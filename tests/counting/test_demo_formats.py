"""The figures of the demo study as the command line gives them in every format, read by other programs."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from qualcode.cli.options import DRAWN, FORMATS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Reading(NamedTuple):
    """What a reader finds: the printed cells behind each row's label, and all words outside the rows."""

    rows: dict[str, list[str]]
    note: str


# --- readers ---------------------------------------------------------------------------------------------


def printed(n: object, base: object, percent: object) -> str:
    """A share as it is printed for people; a hidden one stands for itself."""
    if percent in {None, "", "None"}:
        return str(n)
    return f"{n} ({percent}%)" if int(str(base)) >= 20 else f"{n} of {base}"


def leaf(label: str) -> str:
    return label.rsplit(" > ", maxsplit=1)[-1].strip()


def read_json(raw: bytes) -> Reading:
    table = json.loads(raw)
    assert list(table) == ["title", "columns", "rows", "note"]
    rows = {}
    for row in table["rows"]:
        assert list(row) == table["columns"]
        label, *keys = (key for key in row if key not in {"base", "percent", "hidden"})
        rows[leaf(row[label])] = [_cell(row, key) for key in keys]
    return Reading(rows, f"{table['title']}\n{table['note']}")


def _cell(row: dict[str, Any], key: str) -> str:
    value = row[key]
    if key in row.get("hidden", ()):
        return str(row["hidden"][key])
    if isinstance(value, dict):
        return printed(**value)
    return (
        printed(value, row["base"], row["percent"]) if key == "respondents" and "base" in row else str(value)
    )


def read_csv(raw: bytes) -> Reading:
    head, *lines = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    head, note = [re.sub(r"^(.*) n$", r"\1", name) for name in head[:-1]], lines[0][-1]
    return Reading(_with_shares(head, lines, ("base", "percent")), note)


def read_xlsx(raw: bytes) -> Reading:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    head, *lines = book["Table"].iter_rows(values_only=True)
    names = [str(name) for name in head if name != "Path"]
    note = "\n".join(str(row[0]) for row in book["Note"].iter_rows(values_only=True) if row[0])
    return Reading(_with_shares(names, [[str(cell) for cell in line] for line in lines], ("base", "%")), note)


def _with_shares(
    head: Sequence[str], lines: Iterable[Sequence[str]], words: tuple[str, str]
) -> dict[str, list[str]]:
    """Rows whose counts, bases and percentages stand in columns of their own, put together again."""
    base_word, percent_word = words
    rows = {}
    for label, *cells in lines:
        joined: list[str] = []
        for name, cell in zip(head[1:], cells, strict=False):
            if name.endswith(base_word):
                joined[-1] += f" of {cell}"
            elif name.endswith(percent_word):
                n, of, base = joined[-1].partition(" of ")
                joined[-1] = printed(n, base if of else _base_in(head, len(joined)), cell)
            else:
                joined.append(cell)
        rows[leaf(label)] = joined
    return rows


def _base_in(head: Sequence[str], place: int) -> str:
    """The base in the heading of the column at this place, percentages not counted."""
    heading = [name for name in head if not name.endswith("%")][place]
    found = re.search(r"\(N = (\d+)\)", heading)
    assert found
    return found[1]


def read_text(raw: bytes) -> Reading:
    _, head, *rest = raw.decode().split("\n\n")
    *groups, note = [head.partition("─\n")[2], *rest]
    lines = [re.split(r" {2,}", line.strip()) for group in groups for line in group.splitlines()]
    return Reading({leaf(label): cells for label, *cells in lines}, note)


def read_md(raw: bytes) -> Reading:
    title, table, *note = raw.decode().split("\n\n")
    lines = [line.replace("\\", "").strip("| ").split(" | ") for line in table.splitlines()[2:]]
    rows = {label.replace("&emsp;", "").strip("*"): cells for label, *cells in lines}
    return Reading(rows, " ".join([title, *note]))


def read_html(raw: bytes) -> Reading:
    page = _Page()
    page.feed(raw.decode())
    rows = [[" ".join(cell.split()) for cell in row] for row in page.rows[1:]]
    return Reading({label: cells for label, *cells in rows}, " ".join(page.note))


class _Page(HTMLParser):
    """The cells of the rows, and the words outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.note: list[str] = []
        self._is_in_cell = False

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_in_cell:
            self.rows[-1][-1] += data
        else:
            self.note.append(data)


def read_docx(raw: bytes) -> Reading:
    with ZipFile(io.BytesIO(raw)) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))[0]
    cells = [[_words(cell) for cell in row.iter(f"{WORD}tc")] for row in body.iter(f"{WORD}tr")]
    note = " ".join(_words(paragraph) for paragraph in body.findall(f"{WORD}p"))
    return Reading({label: rest for label, *rest in cells[1:]}, note)


def _words(element: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{WORD}t"))


def read_tex(raw: bytes) -> Reading:
    """The rows behind the heads of the pages; what stands outside of the table is its note."""
    head, _, rest = raw.decode().partition("\\endlastfoot\n")
    rows, _, note = rest.partition("\n\\end{longtable}")
    lines = [_as_shown(line).split(" & ") for line in rows.removesuffix(" \\\\").split(" \\\\\n")]
    title = re.search(r"\\caption\{(.*)\}", head)
    return Reading({label: cells for label, *cells in lines}, f"{title and title[1]} {_as_shown(note)}")


def _as_shown(source: str) -> str:
    source = re.sub(r"\\(?:leftskip=\dem\\relax |footnotesize|noindent |par\b|end\w+)", "", source)
    source = source.replace("~", " ")
    source = re.sub(r"\\textbf\{(.*?)\}", r"\1", source)
    signs = {r"\textless{}": "<", r"\textgreater{}": ">", r"\%": "%", "{[}": "[", "{]}": "]"}
    for command, sign in signs.items():
        source = source.replace(command, sign)
    return source


READERS: dict[str, Callable[[bytes], Reading]] = {
    "text": read_text, "json": read_json, "csv": read_csv, "md": read_md,
    "xlsx": read_xlsx, "html": read_html, "docx": read_docx, "tex": read_tex,
}  # fmt: skip


# --- the figures -----------------------------------------------------------------------------------------


def test_every_format_has_its_reader() -> None:
    assert (*READERS, *DRAWN) == FORMATS


@pytest.fixture(params=[name for name in FORMATS if name not in DRAWN])
def read(request: pytest.FixtureRequest, ask: Callable[[str, str], bytes]) -> Callable[[str], Reading]:
    """Asks a command in one of the formats and reads the answer."""
    return lambda command: READERS[request.param](ask(command, request.param))


THEMES = {
    "Emotional support": "55 (30%)",
    "Staying focused": "13 (7%)",
    "Actively motivated": "12 (7%)",
    "Availability of support": "28 (15%)",
    "Positive relationship": "20 (11%)",
    "Practical assistance": "69 (38%)",
    "Courses and training": "30 (16%)",
    "Searched on their behalf": "10 (5%)",
    "CVs and application forms": "34 (19%)",
    "Mediation with employers": "3 (2%)",
    "Links with employers": "0 (0%)",
    "Client-centred approach": "20 (11%)",
    "Own pace": "14 (8%)",
    "Long-term career thinking": "9 (5%)",
    "Joint working": "5 (3%)",
}


def test_the_theme_table(read: Callable[[str], Reading]) -> None:
    rows, note = read("count --polarity positive")
    assert len(rows) == 27
    assert {label: rows[label][0] for label in THEMES} == THEMES
    assert (rows["Courses and training"][2], rows["Worker's knowledge"][2]) == ("6", "10")
    assert all(cells[1] == cells[0].split()[0] for cells in rows.values())
    says_what_it_is(note)
    assert "182 (all respondents)" in note and "155 people with two notes, 27 with one" in note


def says_what_it_is(note: str) -> None:
    assert "Invented study" in note and "not a replication" in " ".join(note.split())
    assert "Codebook version" in note


def test_positive_and_critical_and_suggestions(read: Callable[[str], Reading]) -> None:
    rows, note = read("matrix --by polarity")
    positive, critical, suggestion = range(3)
    assert rows["Courses and training"][positive] == "30 (16%)"
    assert rows["Courses and training"][critical] == "6 (3%)"
    assert rows["Worker's knowledge"][critical] == "10 (5%)"
    assert rows["Links with employers"][suggestion] == "3 (2%)"
    says_what_it_is(note)


def test_agencies(read: Callable[[str], Reading]) -> None:
    rows, note = read("matrix --by agency --polarity positive")
    assert rows["Availability of support"][-1] == rows["Courses and training"][-1] == "6 of 6 agencies"
    everything = read("matrix --by agency").rows
    assert everything["Joint working"] == [
        "6 (15%)", "0 (0%)", "0 (0%)", "0 (0%)", "0 (0%)", "0 (0%)", "1 of 6 agencies, only Agency A",
    ]  # fmt: skip
    assert rows["Joint working"][0] == "5 (13%)"
    says_what_it_is(note)


def test_transitions(read: Callable[[str], Reading]) -> None:
    rows, note = read("transitions status")
    assert rows == {
        "unemployed": ["105", "88", "61 (69%)", "22 (25%)", "5 (6%)", "17 (16%)"],
        "paid work": ["59", "53", "6 (11%)", "47 (89%)", "0 (0%)", "6 (10%)"],
        "placement": ["18", "14", "7 of 14", "3 of 14", "4 of 14", "4 of 18"],
    }
    assert "all 155 followed" in note
    says_what_it_is(note)


def test_small_cells_are_hidden(read: Callable[[str], Reading]) -> None:
    rows = read("count --polarity positive --suppress-below 5").rows
    assert rows["Financial help"] == ["<5", "<5", "0", "hidden"]
    assert rows["Positive relationship"][:3] == ["20 (11%)", "20", "<5"]
    matrix = read("matrix --by agency --polarity positive --suppress-below 5").rows
    # Two agencies with four people each: the total of the theme would tell, were a third one not hidden.
    assert matrix["Courses and training"] == [
        "hidden", "<5", "<5", "6 (20%)", "6 (24%)", "5 (25%)", "hidden",
    ]  # fmt: skip
    assert {*matrix["Financial help"]} == {"hidden"}


def test_displays_have_their_figures(read: Callable[[str], Reading]) -> None:
    rows, note = read("display show polarity")
    assert rows["Courses and training"][:2] == ["30 (16%)", "6 (3%)"]
    says_what_it_is(note)
    rows, note = read("display show contrast --columns change:status=unemployed")
    # Gained it, kept it, lost it, never had it, and (of 27) not followed.
    assert rows["Emotional support"] == [
        "3 of 13", "26 (43%)", "11 (41%)", "23 (43%)", "8 (30%)", "4 of 4 change groups",
    ]  # fmt: skip
    assert "not followed: no note of both" in " ".join(note.split())
