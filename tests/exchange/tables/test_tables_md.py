"""Markdown tables, parsed again by a Markdown parser."""

from collections.abc import Callable

from markdown_it import MarkdownIt

from qualcode.exchange.markdown import write
from qualcode.model.tables import CodePath, Column, Kind, Share, Table, printed

Golden = Callable[[str, bytes], None]


def cells(content: bytes) -> list[str]:
    """The text of all cells and paragraphs in order, line breaks as LF."""
    texts: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(content.decode()):
        if token.type == "inline":
            children = token.children or []
            texts.append("".join("\n" if child.content == "<br>" else child.content for child in children))
    return texts


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.md", write(table))


def test_every_sign_of_the_content_survives() -> None:
    nasty = r"a|b \| *c* _d_ `e` [f](g) <script> &amp; ~~h~~ \ http://example.org"
    table = Table(nasty, (Column("x", nasty, Kind.TEXT),), ((nasty,),), (nasty, "# no heading", "1. no list"))
    texts = cells(write(table))
    assert texts == [nasty, nasty, nasty, nasty, "# no heading", "1. no list"]


def test_line_ends_stay_in_their_cell() -> None:
    table = Table("T", (Column("x", "X", Kind.TEXT),), (("one\ntwo",),), ())
    assert cells(write(table))[-1] == "one\ntwo"


def test_all_cells_are_there(tables: dict[str, Table]) -> None:
    table = tables["matrix"]
    texts = cells(write(table))
    expected = [printed(cell, table) for row in table.rows for cell in row if isinstance(cell, Share)]
    assert [text for text in texts if text in expected] == expected


def test_codes_go_in_under_their_theme() -> None:
    table = Table(
        "T", (Column("code", "Code", Kind.CODE),), ((CodePath(("A",)),), (CodePath(("A", "B")),)), ()
    )
    assert write(table).decode().splitlines()[4:] == ["| **A** |", "| &emsp;B |"]
