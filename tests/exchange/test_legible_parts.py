"""Whatever a file does to a text, the word in it is found."""

import json
import zipfile
from io import BytesIO

import pytest

from qualcode.exchange import docx_table, xlsx
from qualcode.exchange.legible_parts import parts
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Column, Kind, Table


def texts(raw: bytes, source: str) -> str:
    return "\n".join(part.text for part in parts(raw, source))


def packed(**files: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/") + ".xml"), text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("raw", "source"),
    [
        ("José".encode(), "a.txt"),
        ("José".encode("utf-16"), "a.csv"),
        (json.dumps({"José": 1}).encode(), "a.json"),
        (b"{broken: 'Jos\\u00e9'", "a.json"),
        (b"<p title='Jos&#233;'></p>", "a.html"),
        (b"<p>Jos&eacute;</p>", "a.htm"),
        (b"<p><b>Jo</b>s<i>&#xe9;</i></p>", "a.html"),
        (b"<script>var a = 'Jos\\u00e9'</script>", "a.html"),
        (b"<a href='?q=Jos%C3%A9'></a>", "a.html"),
        ("<svg><text><tspan>Jo</tspan></text><desc>José</desc></svg>".encode(), "a.svg"),
        (packed(word__comments="<w:t>Jos</w:t><w:t>é</w:t>"), "a.docx"),
        (packed(docProps__core="<dc:title>José</dc:title>"), "a.xlsx"),
        (packed(word__header1="<w:p w:x='José'/>"), "a.DOCX"),
        (b"x", "José.txt"),
    ],
)
def test_the_word_is_there(raw: bytes, source: str) -> None:
    assert "José" in texts(raw, source)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Jos\'e", "Jose"),
        (r"Jos\'{e}", "Jose"),
        (r"Stra{\ss}e", "Straße"),
        (r"Sarah~Jones", "Sarah Jones"),
        (r"Sarah\_w1", "Sarah_w1"),
        (r"\textbf{Sa}rah", "Sarah"),
        (r"Sa\-rah", "Sarah"),
    ],
)
def test_latex(written: str, read: str) -> None:
    assert read in texts(written.encode(), "a.tex")


def test_our_own_files_are_read_whole() -> None:
    table = Table(
        "Title Okapi", (Column("a", "Heading Okapi", Kind.TEXT),), (("Cell Okapi",),), ("Note Okapi",)
    )
    for raw, source in ((xlsx.write(table), "a.xlsx"), (docx_table.write(table), "a.docx")):
        found = texts(raw, source)
        assert all(f"{where} Okapi" in found for where in ("Title", "Heading", "Cell", "Note")), source


def test_our_own_documents_hold_no_picture() -> None:
    table = Table("T", (Column("a", "A", Kind.TEXT),), (("x",),), ())
    assert not [part.where for part in parts(docx_table.write(table), "a.docx") if part.is_hidden]


@pytest.mark.parametrize(
    ("raw", "source"), [(b"%PDF-1", "a.pdf"), (b"PK nothing", "a.docx"), (b"\0\1", "a.txt")]
)
def test_what_cannot_be_read_is_refused_and_never_passed_over(raw: bytes, source: str) -> None:
    with pytest.raises(QualcodeError):
        texts(raw, source)


# --- files in files ---------------------------------------------------------------------------------------


def holding(name: str, raw: bytes) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.comment = b"a remark"
        archive.writestr(zipfile.ZipInfo(name), raw)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("report.docx", packed(word__document="<w:t>José</w:t>")),
        ("word/embeddings/sheet.xlsx", packed(xl__sharedStrings="<t>Jos_x00E9_</t>")),
        ("project.qde", "<P name='José'/>".encode()),
        ("xl/drawings/vmlDrawing1.vml", b"<x>Jos&#233;</x>"),
        ("notes", "José".encode()),
        ("xl/printer.bin", "José".encode("utf-16-le")),
        ("book.yaml", b'name: "Jos\\xe9"'),
    ],
)
def test_a_word_is_found_in_a_file_in_a_file(name: str, raw: bytes) -> None:
    found = texts(holding(name, raw), "a.zip")
    assert "José" in found
    assert "a remark" in found


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"SQLite format 3\x00", b"\x1f\x8b\x08"])
def test_a_file_that_cannot_be_read_is_not_passed_over_in_another(raw: bytes) -> None:
    with pytest.raises(QualcodeError, match=r"inside in a\.zip is .* and cannot be looked through"):
        texts(holding("inside", raw), "a.zip")


def test_what_is_packed_without_end_is_refused() -> None:
    deep = b"x"
    for _ in range(6):
        deep = holding("a.zip", deep)
    with pytest.raises(QualcodeError, match="packed too deep"):
        texts(deep, "a.zip")


def test_a_picture_is_told_since_it_cannot_be_read() -> None:
    (hidden,) = [part.where for part in parts(holding("word/media/1.PNG", b"x"), "a.docx") if part.is_hidden]
    assert hidden == "word/media/1.PNG"
