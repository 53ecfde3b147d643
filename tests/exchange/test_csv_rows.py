"""CSV as programs and people write it."""

import csv
from io import StringIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.exchange.csv_rows import read_rows
from qualcode.model.errors import QualcodeError

CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff"), max_size=8
)


@given(
    st.lists(
        st.tuples(CELL, CELL, CELL).filter(lambda cells: any(map(str.strip, cells))), min_size=1, max_size=5
    ),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_quoted_cells_come_back(rows: list[tuple[str, str, str]], delimiter: str, encoding: str) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("Id", "First", "Last"), *rows])
    table = read_rows(file.getvalue().encode(encoding), "a.csv")
    assert [tuple(row.cells.values()) for row in table.rows] == rows
    assert [row.line for row in table.rows] == list(range(2, len(rows) + 2))


@given(st.text(st.sampled_from('a",;\n \t|'), max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    assume(text)
    try:
        assert read_rows(text.encode(), "a.csv").rows
    except QualcodeError as error:
        assert "a.csv" in error.message


def test_names_are_folded_and_lines_counted() -> None:
    table = read_rows(b'Respondent ;Age  Group\r\n\r\nB07;"over\r\n40; really"\r\n;\r\nB08\r\n', "a.csv")
    assert table.columns == {"respondent": "Respondent", "age group": "Age Group"}
    assert [(row.line, row.get("respondent"), row.get("age group")) for row in table.rows] == [
        (3, "B07", "over\n40; really"),
        (6, "B08", ""),
    ]


def test_a_table_of_one_column_and_empty_columns_at_its_edge() -> None:
    assert [row.cells for row in read_rows(b"respondent\nB07; B08\n", "a.csv").rows] == [
        {"respondent": "B07; B08"}
    ]
    assert [row.cells for row in read_rows(b"a,b,,\n1,2,,,\n", "a.csv").rows] == [{"a": "1", "b": "2"}]


def test_another_encoding_has_to_be_named() -> None:
    raw = "name,städt\nJosé,x\n".encode("cp1252")
    with pytest.raises(QualcodeError, match=r"a\.csv is not in UTF-8 \(line 1\)"):
        read_rows(raw, "a.csv")
    assert read_rows(raw, "a.csv", "cp1252").rows[0].get("name") == "José"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", "a.csv has no rows below its column names."),
        (",,\n;;\n", "a.csv has no rows below its column names."),
        ("a,b,A\n1,2,3\n", "a.csv, line 1: there are two columns “A”."),
        ("a,b\n1,2\n1,2,extra\n", "a.csv, line 3: the cell “extra” stands in no column."),
        ("a,,b\n1,x,2\n", "a.csv, line 2: the cell “x” stands in no column."),
        ('a,b\n1,2\n3,"four\n5,6\n', "a.csv, line 3: the quotation marks around a cell do not match."),
        ('a,b\n1,"two" more\n', "a.csv, line 2: the quotation marks around a cell do not match."),
    ],
)
def test_mistakes_name_their_line(text: str, message: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        read_rows(text.encode(), "a.csv")
    assert caught.value.message == message
    assert caught.value.hint


def test_a_missing_column_lists_those_there_are() -> None:
    with pytest.raises(QualcodeError, match="line 1: there is no column “code”") as caught:
        read_rows(b"Name,Age\nx,1\n", "a.csv").require("name", "code")
    assert caught.value.hint == "The columns are Name, Age."
