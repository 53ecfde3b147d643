"""Tables as text for terminals."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from qualcode.exchange.text import write
from qualcode.model.tables import CodePath, Column, Kind, Share, Table

Golden = Callable[[str, bytes], None]
WIDTHS = (40, 60, 80, 100, 160)


@pytest.mark.parametrize("width", [80, 160, None])
def test_golden(sample: tuple[str, Table], golden: Golden, width: int | None) -> None:
    name, table = sample
    golden(f"{name}-{width or 'free'}.txt", write(table, width))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_page(sample: tuple[str, Table], width: int) -> None:
    lines = write(sample[1], width).decode().splitlines()
    assert max(cell_len(line) for line in lines) <= width


@pytest.mark.parametrize("width", [*WIDTHS, None])
def test_every_share_is_whole(tables: dict[str, Table], width: int | None) -> None:
    table = tables["matrix"]
    text = write(table, width).decode()
    for row in table.rows:
        for cell in row:
            if isinstance(cell, Share):
                assert cell.text(table.percent_from_base) in text


def test_all_words_and_note_lines_are_there_without_a_width(sample: tuple[str, Table]) -> None:
    words = " ".join(write(sample[1]).decode().split())
    assert all(line in words for line in (sample[1].title, *sample[1].note))


@pytest.mark.parametrize("colour", [False, True])
def test_content_never_drives_the_terminal(tables: dict[str, Table], colour: bool) -> None:
    text = write(tables["quotes"], 80, colour=colour).decode()
    styles = ("\x1b[0m", "\x1b[1m", "\x1b[2m") if colour else ()
    for style in styles:
        text = text.replace(style, "")
    assert not any((ord(sign) < 32 and sign != "\n") or 127 <= ord(sign) < 160 for sign in text)


def test_colour_changes_nothing_but_the_style(tables: dict[str, Table]) -> None:
    table = tables["count"]
    coloured = write(table, 80, colour=True).decode()
    assert "\x1b[1mEmotional support" in coloured
    for style in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        coloured = coloured.replace(style, "")
    plain = write(table, 80).decode()
    assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


def test_a_code_without_its_theme_says_its_path() -> None:
    columns = (Column("code", "Code", Kind.CODE), Column("n", "N", Kind.COUNT))
    table = Table("T", columns, ((CodePath(("A", "B")), 1), (CodePath(("A", "B", "C")), 1)), ())
    assert [line[:6].rstrip() for line in write(table).decode().splitlines()[4:6]] == ["A > B", "  C"]


def test_a_table_without_rows() -> None:
    table = Table("T", (Column("code", "Code", Kind.CODE), Column("n", "N", Kind.COUNT)), (), ("none",))
    assert write(table, 80).decode() == "T\n\nCode  N\n───────\n\nnone\n"
