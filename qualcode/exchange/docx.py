"""Word documents: the package around the text, and what must not be let in."""

import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from qualcode.exchange.decoding import cleaned, kind_of_file, refuse_empty
from qualcode.exchange.docx_text import DocxText, local_name
from qualcode.exchange.notes import note_of
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError

_MOST_BYTES = 64 * 2**20
_SUSPICIOUS_BYTES = 4 * 2**20
_MOST_RATIO = 200
_RELATIONS = "_rels/.rels"
_USUAL_PART = "word/document.xml"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,
    EOFError,
    OSError,
    RuntimeError,  # an encrypted member, an unknown compression, or elements nested without end
    ValueError,
)


def read_docx(raw: bytes, source: str) -> Note:
    """The note in a .docx file, named by the stem of ``source``; see ``DocxText`` for what becomes a line.

    Raises QualcodeError for a file that is no Word document, a damaged or protected one, and one that
    would unpack to more than any note needs.
    """
    refuse_empty(raw, source)
    _refuse_other_kinds(raw, source)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            document = DocxText(_body(package, source))
    except _BROKEN:
        raise QualcodeError(
            f"{source} is damaged, or is not a Word document.",
            "Open it in a word processor and save it again as .docx.",
        ) from None
    content = cleaned(document.text)
    if not content.text.strip():
        raise QualcodeError(f"{source} holds no text.", "Pictures and scans of text cannot be coded.")
    return note_of(content._replace(remarks=content.remarks + document.remarks), raw, source)


def _refuse_other_kinds(raw: bytes, source: str) -> None:
    if zipfile.is_zipfile(BytesIO(raw)):
        return
    if _PROTECTED in raw:
        raise QualcodeError(
            f"{source} is protected by a password.", "Save a copy of it without the password and import that."
        )
    kind = kind_of_file(raw) or "another kind of file"
    raise QualcodeError(
        f"{source} is not a Word document (.docx) but {kind}.",
        "Open it in a word processor and save it as .docx.",
    )


def _body(package: zipfile.ZipFile, source: str) -> ElementTree.Element:
    root = _parsed(_member(package, _main_part(package, source), source), source)
    body = next((child for child in root if local_name(child) == "body"), None)
    if local_name(root) != "document" or body is None:
        raise KeyError(_USUAL_PART)
    return body


def _main_part(package: zipfile.ZipFile, source: str) -> str:
    """The part that holds the text: the one that the package names, which some programs call otherwise."""
    if _RELATIONS not in package.namelist():
        return _USUAL_PART
    for relation in _parsed(_member(package, _RELATIONS, source), source):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return _USUAL_PART


def _member(package: zipfile.ZipFile, name: str, source: str) -> bytes:
    info = package.getinfo(name)
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > _MOST_BYTES or (info.file_size > _SUSPICIOUS_BYTES and ratio > _MOST_RATIO):
        raise QualcodeError(
            f"{source} would unpack to {info.file_size // 2**20} MB of text, which no note has.",
            "Open it in a word processor and save its text as .txt.",
        )
    return package.read(info)


class _Builder(ElementTree.TreeBuilder):
    """Refuses a document type before any entity of it is declared."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Called by the parser at ``<!DOCTYPE``, which no word processor writes."""
        raise ValueError(name, pubid, system)


def _parsed(xml: bytes, source: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(xml, ElementTree.XMLParser(target=_Builder()))
    except ValueError:
        raise QualcodeError(
            f"{source} declares a document type, which a Word document never does.",
            "Open it in a word processor and save it again as .docx.",
        ) from None
