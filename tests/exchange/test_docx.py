"""Word documents that are damaged, dangerous, or something else."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.exchange.docx import read_docx
from qualcode.model.errors import QualcodeError

SAMPLE = (Path(__file__).parent.parent / "documents" / "41-wrapped.docx").read_bytes()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(xml: str | bytes, part: str = "word/document.xml") -> bytes:
    """A ZIP archive with one part."""
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(zipfile.ZipInfo(part), xml, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def word(body: str) -> bytes:
    """The smallest Word document with this body."""
    return package(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def text_of(body: str) -> str:
    return read_docx(word(body), "a.docx").text


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:p>{run(cell)}</w:p></w:tc>' for cell in cells)}</w:tr>"


def test_an_empty_paragraph_ends_the_header() -> None:
    lines = ["Respondent: B07", "Wave: 1", "", "Text."]
    note = read_docx(word("".join(f"<w:p>{run(line)}</w:p>" for line in lines)), "notes/B07.docx")
    assert (note.name, note.header, note.text) == ("B07", (("Respondent", "B07"), ("Wave", "1")), "Text.")


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    table = f"<w:tbl>{row('I:', 'Why?', '')}{row('', 'So.')}{row('', '')}</w:tbl>"
    assert text_of(table + f"<w:p>{run('End.')}</w:p>") == "I:\tWhy?\n\tSo.\n\nEnd."


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = row("Gone").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    cell = row("Kept", "Gone").replace(
        '<w:tc><w:p><w:r><w:t xml:space="preserve">Gone',
        '<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t xml:space="preserve">Gone',
    )
    assert text_of(f"<w:tbl>{gone}{cell}</w:tbl>") == "Kept"


def test_a_nested_table_stays_in_its_cell() -> None:
    inner = f"<w:tbl>{row('a', 'b')}</w:tbl>"
    assert text_of(
        f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>"
    ) == ("a\tb\n\tc")


def test_a_deleted_paragraph_mark_joins_two_lines() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{run('One')}</w:p><w:p>{mark}</w:p><w:p>{run(' two')}</w:p>"
    assert text_of(body) == "One two"
    assert text_of(f"<w:p>{mark}{run('One')}</w:p><w:tbl>{row('two')}</w:tbl>") == "One\ntwo"
    assert text_of(f"<w:p>{mark}{run('One')}</w:p>") == "One"


def test_blanks_count_where_they_are_kept() -> None:
    assert text_of("<w:p><w:r><w:t> a\n b </w:t></w:r></w:p>") == "a  b"
    assert text_of(f"<w:p>{run(' a ')}</w:p>") == " a "


def test_symbols() -> None:
    def sign(font: str, char: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'

    body = (
        sign("Wingdings", "F0E0") + sign("Wingdings", "F041") + sign("Symbol", "F061") + sign("Arial", "2192")
    )
    assert text_of(f"<w:p>{body}</w:p>") == "→\ufffd\ufffd→"


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (b"", "is empty"),
        (b"Just text.", "is not a Word document (.docx) but another kind of file"),
        (b"\xd0\xcf\x11\xe0 old .doc", "but an old or protected Office file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"{\\rtf1 Hello}", "but an RTF file"),
        (SAMPLE[:300], "is not a Word document (.docx) but a ZIP archive"),
        (package("<workbook/>"), "is damaged, or is not a Word document"),
        (package("<document/>"), "is damaged, or is not a Word document"),
        (package("<w:p"), "is damaged, or is not a Word document"),
        (package("text", "content.xml"), "is damaged, or is not a Word document"),
        (word(""), "holds no text"),
        (word("<w:p><w:r><w:t> </w:t></w:r></w:p>"), "holds no text"),
        (word("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "is damaged, or is not a Word document"),
    ],
)
def test_bad_files_are_refused(raw: bytes, part: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        read_docx(raw, "bad.docx")
    assert caught.value.message.startswith("bad.docx ")
    assert part in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    xml = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document><body>&b;</body></document>'
    with pytest.raises(QualcodeError, match="declares a document type"):
        read_docx(package(xml.encode(encoding)), "a.docx")


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(QualcodeError, match="would unpack to 20 MB"):
        read_docx(package(b"<document>" + b" " * 20 * 2**20), "a.docx")


@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(position: int, noise: bytes) -> None:
    raw = SAMPLE[:position] + noise + SAMPLE[position + len(noise) :]
    try:
        assert read_docx(raw, "a.docx").text
    except QualcodeError as error:
        assert "a.docx" in error.message
