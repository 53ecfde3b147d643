"""Codings, people and notes as files, and in again through the readers."""

import time
from dataclasses import replace

import pytest

from qualcode.exchange.codings import read_codings
from qualcode.exchange.csv_rows import read_rows
from qualcode.exchange.headers import header_block
from qualcode.exchange.material_out import codings_csv, note_txt, people_csv
from qualcode.exchange.people import read_people
from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeValue, PersonRow
from qualcode.model.spans import Span

CODINGS = (
    CodingRow(
        2, "Emotional support > Staying focused", "B07_w1", "B07", Extent.PASSAGE, Span(12, 40), "Ann",
        Polarity.CRITICAL, "see memo; “later”", 'She said: "go on",\nand =1+1 😀',
    ),
    CodingRow(4, "Joint working", "B07_w2", "B07", Extent.WHOLE, None, "Ben"),
    CodingRow(5, "Joint working", None, "A01", Extent.NO_TEXT, None, "Ben", Polarity.MIXED),
)  # fmt: skip
PEOPLE = (
    PersonRow(
        2,
        "A01",
        "A01_w1.txt",
        1,
        (
            AttributeValue("agency", None, ("Agency A",)),
            AttributeValue("status", 1, ("unemployed",)),
            AttributeValue("barriers", None, ("health", "childcare"), True),
            AttributeValue("wishes", 2, ("courses",), True),
        ),
    ),
    PersonRow(3, "A01", "A01_w2.txt", 2, (AttributeValue("status", 2, ("paid work",)),)),
    PersonRow(4, "A02", None, None, ()),
)


def test_codings_come_in_again() -> None:
    content = b"".join(codings_csv(CODINGS))
    assert read_codings(read_rows(content, "codings.csv")).rows == CODINGS


def test_form_of_codings() -> None:
    lines = b"".join(codings_csv(CODINGS[1:])).decode("utf-8-sig").split("\r\n")
    assert lines == [
        "document,respondent,start,end,code,coder,polarity,quote,note",
        "B07_w2,B07,whole,,Joint working,Ben,none,,",
        ",A01,,,Joint working,Ben,mixed,,",
        "",
    ]


def test_a_notice_stands_in_a_column_of_its_own() -> None:
    content = b"".join(codings_csv(CODINGS, "Invented data."))
    table = read_rows(content, "codings.csv")
    assert [row.get("notice") for row in table.rows] == ["Invented data."] * 3
    assert read_codings(table).rows == CODINGS


def test_no_codings_are_a_line_of_headings() -> None:
    assert b"".join(codings_csv(())).decode("utf-8-sig").splitlines() == [
        "document,respondent,start,end,code,coder,polarity,quote,note"
    ]


def test_codings_are_written_as_they_are_read() -> None:
    seen = 0

    def endless() -> object:
        nonlocal seen
        while True:
            seen += 1
            yield CODINGS[0]

    chunks = codings_csv(endless())
    next(chunks), next(chunks)
    assert seen <= 10_000


def test_many_codings_are_written_quickly() -> None:
    start = time.perf_counter()
    size = sum(map(len, codings_csv(CODINGS[0] for _ in range(100_000))))
    assert size > 10_000_000
    assert time.perf_counter() - start < 3


def test_people_come_in_again() -> None:
    content = people_csv(PEOPLE)
    assert content.decode("utf-8-sig").splitlines()[0] == (
        "respondent,file,wave,agency,status@1,barriers[],wishes[]@2,status@2"
    )
    assert read_people(read_rows(content, "people.csv")).rows == PEOPLE


def test_columns_that_nobody_needs_are_left_out() -> None:
    assert people_csv(PEOPLE[2:]).decode("utf-8-sig") == "respondent\r\nA02\r\n"


def test_a_value_that_would_fall_apart_is_refused() -> None:
    value = AttributeValue("barriers", None, ("a; b",), True)
    with pytest.raises(QualcodeError, match="barriers of A02 holds “;”"):
        people_csv([replace(PEOPLE[2], values=(value,))])


def test_notes_come_in_again() -> None:
    header = (("Respondent", "B07"), ("Wave", "1"))
    text = "\n  She had been looking.\n\nI: 😀\n"
    content = note_txt(header, text).decode()
    block = header_block(content)
    assert block.pairs == header
    assert content[block.length :] == text


def test_a_note_without_a_header_is_its_text() -> None:
    assert note_txt((), "She had been looking.") == b"She had been looking."
