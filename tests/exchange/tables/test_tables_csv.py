"""CSV of tables, read again by the standard library."""

import csv
from collections.abc import Callable
from io import StringIO

from qualcode.exchange.csv_table import write
from qualcode.model.tables import Column, Kind, Table

Golden = Callable[[str, bytes], None]


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.csv", write(table))


def test_shares_stand_in_columns_of_numbers(tables: dict[str, Table]) -> None:
    count, matrix = read(write(tables["count"])), read(write(tables["matrix"]))
    assert (count[0]["respondents"], count[0]["base"], count[0]["percent"]) == ("58", "182", "32")
    assert (matrix[0]["North n"], matrix[0]["North base"], matrix[0]["North percent"]) == ("14", "40", "35")


def test_hidden_numbers_stay_hidden(tables: dict[str, Table]) -> None:
    row = read(write(tables["matrix"]))[3]
    assert (row["North n"], row["North base"], row["North percent"]) == ("<5", "40", "")


def test_title_and_note_stand_in_the_first_row_only(sample: tuple[str, Table]) -> None:
    _, table = sample
    rows = read(write(table))
    assert len(rows) == len(table.rows)
    assert all(line in rows[0]["note"] for line in (table.title, *table.note))
    assert all(row["note"] == "" for row in rows[1:])


def test_a_table_without_rows_keeps_its_note() -> None:
    table = Table("T", (Column("n", "N", Kind.COUNT),), (), ("of nobody",))
    assert write(table).decode("utf-8-sig") == "n,note\r\n,T | of nobody\r\n"


def test_starts_of_formulas_change_only_when_asked(tables: dict[str, Table]) -> None:
    row = 3
    assert read(write(tables["matrix"]))[row]["spread"] == "=1+1"
    safe = read(write(tables["matrix"], excel_safe=True))
    assert safe[row]["spread"] == "'=1+1"
    assert "'=cmd()|x n" in safe[row]
