"""Workbooks of tables, opened again by openpyxl."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from qualcode.exchange.xlsx import write
from qualcode.exchange.xlsx_sheet import CELL_LIMIT
from qualcode.model.tables import CodePath, Column, Kind, Share, Table

Golden = Callable[[str, bytes], None]


def opened(table: Table) -> Any:
    return load_workbook(BytesIO(write(table)))


def note(book: Any) -> list[str]:
    return [row[0].value for row in book["Note"].iter_rows() if row[0].value]


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.xlsx", write(table))


def test_shares_are_numbers_with_their_base_in_the_heading(tables: dict[str, Table]) -> None:
    sheet = opened(tables["count"])["Table"]
    head, first = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    assert head[:4] == ["Code", "Respondents\n(N = 182)", "Respondents %", "Positive"]
    assert first == ["Emotional support", 58, 32, 55, 9, 71, 26, 39, "Emotional support"]


def test_a_base_that_changes_has_its_own_column() -> None:
    columns = (Column("code", "Code", Kind.CODE), Column("share", "People", Kind.SHARE))
    table = Table("T", columns, ((CodePath(("A",)), Share(1, 30)), (CodePath(("B",)), Share(1, 40))), ())
    rows = [[cell.value for cell in row] for row in opened(table)["Table"].iter_rows()]
    assert rows == [["Code", "People", "People base", "People %"], ["A", 1, 30, 3], ["B", 1, 40, 3]]


def test_hidden_numbers_stay_hidden(tables: dict[str, Table]) -> None:
    sheet = opened(tables["matrix"])["Table"]
    assert [cell.value for cell in sheet[5]][:3] == ["Links with employers", "<5", None]


def test_codes_are_moved_in(tables: dict[str, Table]) -> None:
    sheet = opened(tables["count"])["Table"]
    assert [(sheet.cell(row, 1).value, sheet.cell(row, 1).alignment.indent) for row in (2, 3, 4)] == [
        ("Emotional support", 0),
        ("Motivation and encouragement", 1),
        ("Staying focused", 2),
    ]


def test_title_and_note_stand_on_a_sheet_of_their_own(sample: tuple[str, Table]) -> None:
    _, table = sample
    lines = note(opened(table))
    assert lines[: 1 + len(table.note)] == [table.title, *table.note]


def test_small_bases_are_explained(tables: dict[str, Table]) -> None:
    assert note(opened(tables["matrix"]))[-1] == "Percentages in grey have a base smaller than 20."
    assert "grey" not in note(opened(tables["count"]))[-1]


def test_nothing_is_a_formula_or_a_link(sample: tuple[str, Table]) -> None:
    sheet = opened(sample[1])["Table"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_headings_stay_in_sight_and_filter(tables: dict[str, Table]) -> None:
    sheet = opened(tables["count"])["Table"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:I9")


@pytest.mark.parametrize("sign", ["x", "😀"])
def test_what_does_not_fit_is_cut_and_said(sign: str) -> None:
    table = Table("T", (Column("text", "Text", Kind.TEXT),), (("short",), (sign * 40_000,)), ("of one",))
    book = opened(table)
    text = book["Table"]["A3"].value
    assert text.endswith(f"{sign}[…]")
    assert CELL_LIMIT - 1 <= len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert note(book)[1:] == [
        "of one",
        "Cut at “[…]”, because a cell of a spreadsheet holds 32,767 characters: A3."
        " The other formats have the whole text.",
    ]
