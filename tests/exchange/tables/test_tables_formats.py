"""What holds for all formats: found by name or suffix, equal bytes, any text, imported late."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.exchange.formats import DRAWN, SUFFIXES, WRITERS, format_of, suffix_of, writer
from qualcode.model.errors import QualcodeError
from qualcode.model.plots import Plot, PlotKind
from qualcode.model.tables import CodePath, Column, Hidden, Kind, Quote, Share, Table

ANOTHER_PROCESS = """
import hashlib, runpy, sys
from qualcode.exchange.formats import DRAWN, WRITERS, writer
tables = runpy.run_path(sys.argv[1])["TABLES"]
for name in sorted(WRITERS.keys() - DRAWN):
    for build in tables.values():
        print(name, hashlib.sha256(writer(name)(build())).hexdigest())
"""
MODULES = """
import sys
from qualcode.exchange.formats import writer
writer("json")
writer("text")
print(*{"docx", "xlsxwriter", "spacy", "numpy", "textual", "sqlite3"} & sys.modules.keys())
"""
SIGNS = st.one_of(
    st.characters(exclude_categories=()), st.sampled_from("=+-@|<&>\\*_`'\"\t\r\n\x00\x1b\x9b\ufffe")
)
TEXT = st.text(SIGNS, max_size=30)


def output(code: str, *arguments: str, **environment: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_equal_tables_give_equal_bytes_in_any_process() -> None:
    samples = str(Path(__file__).with_name("conftest.py"))
    first = output(ANOTHER_PROCESS, samples, PYTHONHASHSEED="1", TZ="UTC", COLUMNS="40")
    second = output(ANOTHER_PROCESS, samples, PYTHONHASHSEED="2", TZ="Asia/Tokyo", NO_COLOR="1")
    assert first == second
    assert len(first.splitlines()) == 6 * len(WRITERS.keys() - DRAWN)


def test_formats_are_imported_late() -> None:
    assert output(MODULES).split() == []


def test_every_format_has_a_writer_and_a_suffix() -> None:
    assert all(callable(writer(name)) for name in WRITERS)
    assert set(SUFFIXES.values()) == WRITERS.keys() - {"svg-column", "plot"}
    assert {name: suffix_of(name) for name in ("csv", "text", "plot", "svg", "svg-column")} == {
        "csv": ".csv", "text": ".txt", "plot": ".txt", "svg": ".svg", "svg-column": ".svg",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), [("a.CSV", "csv"), ("b.txt", "text"), ("c.tar.html", "html")])
def test_the_suffix_names_the_format(name: str, expected: str) -> None:
    assert format_of(Path(name)) == expected


@pytest.mark.parametrize(("name", "words"), [("a.pdf", "ends in “.pdf”"), ("table", "has no suffix")])
def test_other_suffixes_are_refused(name: str, words: str) -> None:
    with pytest.raises(QualcodeError, match=words) as refused:
        format_of(Path(name))
    assert ".xlsx" in refused.value.hint


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(QualcodeError, match="“pdf” is not a format"):
        writer("pdf")


@settings(max_examples=15, deadline=None)
@given(title=TEXT, name=TEXT, words=TEXT, note=TEXT)
def test_every_format_takes_any_text(title: str, name: str, words: str, note: str) -> None:
    quote = Quote(words, name, (("a", words),), name, 1, 0, len(words), "mixed")
    columns = (
        Column("code", name, Kind.CODE),
        Column(name, name, Kind.SHARE),
        Column(name, words, Kind.COUNT),
        Column("text", title, Kind.TEXT),
        Column("quotes", name, Kind.QUOTES),
    )
    row = (CodePath((name, words)), Share(1, 2), Hidden(5), words, (quote,))
    table = Table(title, columns, (row,), (note,), plot=Plot(PlotKind.GRID, (1, 2), words))
    for format_name in WRITERS:
        content = writer(format_name)(table)
        if content.startswith(b"PK"):
            assert all(ElementTree.fromstring(part) is not None for part in xml_parts(content))
        else:
            assert not set(content.decode()) & set("\x00\x1b\x9b\ufffe")


def xml_parts(content: bytes) -> list[bytes]:
    with ZipFile(BytesIO(content)) as parts:
        return [parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
