"""Word documents of tables, opened again with nothing but zipfile and ElementTree."""

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from qualcode.exchange.docx_table import write
from qualcode.exchange.legible import legible
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import CodePath, Column, Kind, Quote, Table, printed

Golden = Callable[..., None]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(content)) as parts:
        return ElementTree.fromstring(parts.read(name))


def body(table: Table) -> ElementTree.Element:
    return part(write(table), "word/document.xml")


def text(element: ElementTree.Element) -> str:
    signs = {f"{W}t": lambda run: run.text or "", f"{W}br": lambda _: "\n"}
    return "".join(signs[node.tag](node) for node in element.iter() if node.tag in signs)


def style(paragraph: ElementTree.Element) -> str | None:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if named is None else named.get(f"{W}val")


def test_golden(sample: tuple[str, Table], golden: Golden) -> None:
    name, table = sample
    golden(f"{name}.docx", write(table), "word/document.xml", "docProps/core.xml")


def test_cells_are_those_of_the_table(tables: dict[str, Table]) -> None:
    table = tables["matrix"]
    rows = [[text(cell) for cell in row.iter(f"{W}tc")] for row in body(table).iter(f"{W}tr")]
    assert rows[0][:2] == ["Code", "North\n(N = 40)"]
    assert [row[1:] for row in rows[1:]] == [[printed(cell, table) for cell in row[1:]] for row in table.rows]


def test_title_is_a_heading_and_note_lines_are_paragraphs(sample: tuple[str, Table]) -> None:
    _, table = sample
    paragraphs = body(table).findall(f"{W}body/{W}p")
    expected = [("Heading1", table.title), *(("TableNote", line) for line in table.note)]
    assert [(style(paragraph), text(paragraph)) for paragraph in paragraphs] == expected


def test_all_styles_exist(sample: tuple[str, Table]) -> None:
    content = write(sample[1])
    known = {node.get(f"{W}styleId") for node in part(content, "word/styles.xml").iter(f"{W}style")}
    document = part(content, "word/document.xml")
    used = {node.get(f"{W}val") for tag in ("pStyle", "tblStyle") for node in document.iter(f"{W}{tag}")}
    assert used <= known
    assert "ResultsTable" in used


def test_headings_come_again_on_every_page(sample: tuple[str, Table]) -> None:
    rows = list(body(sample[1]).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (
        len(rows) - 1
    )


def test_wide_tables_lie_on_their_side(tables: dict[str, Table]) -> None:
    def is_landscape(table: Table) -> bool:
        size = body(table).find(f"{W}body/{W}sectPr/{W}pgSz")
        assert size is not None
        return int(size.get(f"{W}w", 0)) > int(size.get(f"{W}h", 0))

    assert {name: is_landscape(table) for name, table in tables.items()} == {
        "count": False,
        "contrast": False,
        "framework": True,
        "matrix": True,
        "quotes": True,
        "shelf": True,
    }


def test_codes_are_moved_in_by_the_indent(tables: dict[str, Table]) -> None:
    first_cells = [next(row.iter(f"{W}tc")) for row in body(tables["count"]).iter(f"{W}tr")]
    indents = [cell.find(f"{W}p/{W}pPr/{W}ind") for cell in first_cells]
    assert [0 if indent is None else int(indent.get(f"{W}left", 0)) for indent in indents[1:5]] == [
        0,
        283,
        567,
        283,
    ]


def test_quotes_keep_their_words_and_source(tables: dict[str, Table]) -> None:
    table = legible(tables["quotes"])
    found = [text(node) for node in body(table).iter(f"{W}p") if style(node) == "TableQuote"]
    assert found == [quote.quoted for row in table.rows for cell in row[1:] for quote in cell]


def test_parts_do_not_know_the_time(tables: dict[str, Table]) -> None:
    with ZipFile(BytesIO(write(tables["count"]))) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_table_without_columns_or_rows() -> None:
    assert [text(node) for node in body(Table("T", (), (), ("none",))).iter(f"{W}p")] == ["T", "none"]
    code = Column("code", "Code", Kind.CODE)
    assert [text(node) for node in body(Table("T", (code,), (), ())).iter(f"{W}tc")] == ["Code"]
    assert "A > B" in text(body(Table("T", (code,), ((CodePath(("A", "B")),),), ())))


def test_more_columns_than_word_takes_are_refused() -> None:
    columns = tuple(Column(f"c{number}", f"c{number}", Kind.COUNT) for number in range(64))
    assert write(Table("Wide", columns[:63], ((1,) * 63,), ()))
    with pytest.raises(QualcodeError) as caught:
        write(Table("Wide", columns, ((1,) * 64,), ()))
    assert caught.value.message == "A table of Word has at most 63 columns, and “Wide” has 64."


def test_own_words_and_their_state_stand_in_paragraphs_of_their_own(tables: dict[str, Table]) -> None:
    *_, third = (
        next(iter(body(tables["framework"]).iter(f"{W}tbl"))).findall(f"{W}tr")[2].findall(f"{W}tc")[:3]
    )
    assert [(style(paragraph), text(paragraph)) for paragraph in third.iter(f"{W}p")] == [
        ("TableText", "CV <rebuilt> twice"),
        ("TableSource", "Lead, from 1 passage [stale: 1 passage removed]"),
        ("TableText", "Says little"),
        ("TableSource", "B07, Second * coder, from 0 passages [1 new passage since]"),
    ]


def test_words_say_in_which_language_they_are() -> None:
    said = Quote("Sie rief an.", "B07", (), "B07-w1", 1, 0, 12, "none", language="de")
    table = Table("T", (Column("quotes", "quotes", Kind.QUOTES),), (((said,),),), ())
    xml = ZipFile(BytesIO(write(table))).read("word/document.xml").decode()
    assert xml.count('<w:lang w:val="de" w:eastAsia="de" w:bidi="de"/>') == 1
