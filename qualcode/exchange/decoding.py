"""From bytes to text: which encoding, which line ends, which characters no text may hold."""

import codecs
import re
from typing import NamedTuple

from qualcode.model.errors import QualcodeError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .xlsx and .odt files are)"),
    (b"\xd0\xcf\x11\xe0", "an old or protected Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"ID3\x03", "a sound recording"),
    (b"ID3\x04", "a sound recording"),
)
_WESTERN = ("cp1252", "mac-roman", "cp1250")
_OTHER = ("shift_jis", "gb18030", "cp1251", "cp1252")
_MOSTLY_NOT_ASCII = 0.25
_PREVIEW = 30
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Cleaned(NamedTuple):
    """A text with LF line ends, and a remark where characters had to be replaced one for one."""

    text: str
    remarks: tuple[str, ...]


def cleaned(text: str) -> Cleaned:
    r"""CRLF and CR become LF; control characters, halves of pairs and U+FFFE, U+FFFF become U+FFFD.

    >>> cleaned("one\r\ntwo\x1b[1m").text
    'one\ntwo�[1m'
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    legal, count = _ILLEGAL.subn("\ufffd", unified)
    if not count:
        return Cleaned(unified, ())
    plural = " was" if count == 1 else "s were"
    return Cleaned(legal, (f"{count} control character{plural} replaced by “\ufffd”",))


def kind_of_file(raw: bytes) -> str | None:
    """What a file is that cannot be read as text, by its first bytes."""
    return next((kind for start, kind in _KINDS if raw.startswith(start)), None)


def decoded(raw: bytes, source: str, encoding: str | None = None) -> Cleaned:
    """The text of a file: a byte order mark, strict UTF-8, UTF-16 by its pattern of NULs, or ``encoding``.

    Raises QualcodeError for an empty file, one that is no text, and one whose encoding is not certain.
    """
    refuse_empty(raw, source)
    if kind := kind_of_file(raw):
        raise QualcodeError(
            f"{source} is {kind} and not a text file.",
            "Save it as plain text (.txt) or as a Word document (.docx) and import that.",
        )
    result = cleaned(_decoded(raw, source, encoding))
    if not result.text.strip():
        raise QualcodeError(f"{source} holds nothing but white space.", "Leave it out of the import.")
    return result


def refuse_empty(raw: bytes, source: str) -> None:
    """Raises QualcodeError for a file without a single byte."""
    if not raw:
        raise QualcodeError(f"{source} is empty.", "Leave it out of the import, or save its text again.")


def _decoded(raw: bytes, source: str, encoding: str | None) -> str:
    if encoding is not None:
        return _as_told(raw, source, encoding)
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if marked is None and b"\0" in raw:
        return _by_nuls(raw, source)
    try:
        return raw.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        raise (_damaged(source, marked) if marked else _uncertain(raw, source, error.start)) from None


def _damaged(source: str, encoding: str) -> QualcodeError:
    name = encoding.removesuffix("-sig").upper()
    return QualcodeError(
        f"{source} begins like a text in {name} and then breaks off or goes wrong.",
        "Save it again from the program that made it, as UTF-8 where it lets you choose.",
    )


def _as_told(raw: bytes, source: str, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = _line_of(raw, error.start)
        raise QualcodeError(
            f"{source} is not {encoding}: line {line} has bytes without a meaning there.",
            "Leave `--encoding` out to see how the text reads under other encodings.",
        ) from None
    except (LookupError, ValueError):
        raise QualcodeError(
            f"“{encoding}” is not the name of a text encoding.",
            "Common ones are utf-8, utf-16, cp1252 (Windows), mac-roman, cp1251, gb18030 and shift_jis.",
        ) from None


def _by_nuls(raw: bytes, source: str) -> str:
    """UTF-16 without a mark: of the two byte orders the one that has line ends and blanks."""
    readings = [text for name in ("utf-16-le", "utf-16-be") if (text := _strictly(raw, name))]
    best = max(readings, key=_blanks, default="")
    if not _blanks(best) or "\0" in best:
        raise QualcodeError(
            f"{source} is not a text file: it holds bytes that no text has.",
            "Save it as plain text (.txt), or name its encoding with `--encoding` if it is text.",
        )
    return best


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _blanks(text: str) -> int:
    return sum(text.count(blank) for blank in " \n\r\t")


def _uncertain(raw: bytes, source: str, position: int) -> QualcodeError:
    previews = "".join(f"\n  --encoding {name}: “{shown}”" for name, shown in _previews(raw, position))
    return QualcodeError(
        f"{source} is not in UTF-8 (line {_line_of(raw, position)}), so its encoding has to be named.",
        f"Pass `--encoding` with the name under which this reads right:{previews}",
    )


def _previews(raw: bytes, position: int) -> list[tuple[str, str]]:
    """Up to three encodings with the words around the first doubtful byte as each shows them."""
    share = sum(byte > 127 for byte in raw) / len(raw)
    names = _OTHER if share > _MOSTLY_NOT_ASCII else _WESTERN
    readings = [
        (name, text) for name in names if _strictly(raw, name) and (text := _shown(raw, position, name))
    ]
    return readings[:3] or [("latin-1", _shown(raw, position, "latin-1"))]


def _shown(raw: bytes, position: int, encoding: str) -> str:
    at = len(raw[:position].decode(encoding, "ignore"))
    around = raw.decode(encoding)[max(0, at - _PREVIEW) : at + _PREVIEW]
    return " ".join(cleaned(around).text.split())


def _line_of(raw: bytes, position: int) -> int:
    before = raw[:position]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
