"""Every text that can be read in a file that was exported, however it is written there.

Each part of a file is read in several ways, since escapes and marks must not hide a word: as it is, without
its marks, and with its escapes undone.
"""

import html
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import unquote

from qualcode.exchange.decoding import decoded, kind_of_file
from qualcode.model.errors import QualcodeError

_MARKED = frozenset({".html", ".htm", ".xml", ".svg", ".rels", ".vml", ".qde", ".xhtml"})
_PLAIN = frozenset({".csv", ".tsv", ".txt", ".md", ".yaml", ".yml"})
_PACKED = frozenset({".docx", ".xlsx", ".odt", ".ods", ".pptx", ".zip", ".qdpx"})
_LOOKED_AT_BY_EYE = frozenset(
    {
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".emf",
        ".wmf",
        ".webp",
        ".ttf",
        ".otf",
        ".odttf",
    }
)
_DEEPEST = 4
READ = (*sorted(_PLAIN), ".json", ".tex", *sorted(_MARKED), *sorted(_PACKED))

_BLOCK = re.compile(
    r"</?(?:[a-z0-9]+:)?(?:p|br|tab|tr|td|th|c|si|row|li|div|h[1-6]|title|caption|text|tspan|desc|option|hr|cr)"
    r"(?:\s[^>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"(?:\\u|_x(?=[0-9a-fA-F]{4}_))([0-9a-fA-F]{4})_?|\\x([0-9a-fA-F]{2})|\\([nrt])")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ACCENT = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbrk](?![a-zA-Z]))\s*\{?\s*\\?([a-zA-Z])\}?")
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å"} | {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "i", "j": "j"
}  # fmt: skip
_LETTER = re.compile(rf"\\({'|'.join(_LETTERS)})(?![a-zA-Z])(?:\{{\}})?\s?")


class Part(NamedTuple):
    """A text in a file, and where: the name of a file inside it, a line, a key.

    A picture or a font inside it has no ``text``: that it is there can only be said (``is_hidden``).
    """

    where: str
    text: str
    is_hidden: bool = False


def parts(raw: bytes, source: str) -> Iterator[Part]:
    """The texts of a file in each way in which they can be read; its own name is one of them.

    Raises QualcodeError for a file of a kind that is not known, damaged or not text.
    """
    path = PurePath(source)
    suffix = path.suffix.casefold()
    if suffix not in READ:
        raise QualcodeError(f"{source} cannot be looked through.", f"Files that can be: {', '.join(READ)}.")
    yield Part("name of the file", path.name)
    if suffix in _PACKED:
        yield from _packed(raw, source, 1)
    elif raw.strip():
        yield from _of_text(decoded(raw, source).text, suffix, "")


def _packed(raw: bytes, source: str, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST:
        raise QualcodeError(f"{source} is packed too deep to be looked through.", "Unpack it first.")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            yield Part("remark on the whole", archive.comment.decode("utf-8", "replace"))
            for member in archive.infolist():
                yield Part("name of a part", member.filename)
                if not member.is_dir():
                    yield from _member(archive.read(member), member.filename, source, depth)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError) as error:
        raise QualcodeError(f"{source} is damaged or locked: {error}.", "Export it again.") from error


def _member(raw: bytes, name: str, source: str, depth: int) -> Iterator[Part]:
    """A file inside another; one of a kind that is not known is looked through as the bytes that it is."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in _LOOKED_AT_BY_EYE:
        yield Part(name, "", is_hidden=True)
    elif suffix in _PACKED:
        yield from (
            part._replace(where=f"{name}: {part.where}")
            for part in _packed(raw, f"{name} in {source}", depth + 1)
        )
    elif suffix in READ:
        if raw.strip():
            yield from _of_text(decoded(raw, name).text, suffix, name)
    elif kind := kind_of_file(raw):
        raise QualcodeError(
            f"{name} in {source} is {kind} and cannot be looked through.",
            "Look at it yourself, or take it out.",
        )
    else:
        yield from (Part(name, raw.decode(code, "replace")) for code in ("utf-8", "utf-16-le"))


def _of_text(text: str, suffix: str, where: str) -> Iterator[Part]:
    yield Part(where, text)
    if suffix in _MARKED:
        yield Part(where, unquote(html.unescape(_unescaped(text))))
        yield Part(where, html.unescape(_TAG.sub("", _BLOCK.sub("\n", text))))
    elif suffix == ".json":
        yield from _json(text, where)
    elif suffix == ".tex":
        yield Part(where, _tex(text))
    else:
        yield Part(where, html.unescape(_BACKSLASHED.sub(r"\1", text)))
        if suffix in {".yaml", ".yml"}:
            yield Part(where, _unescaped(text))


def _json(text: str, where: str) -> Iterator[Part]:
    try:
        held = json.loads(text)
    except ValueError:
        yield Part(where, _unescaped(text))
    else:
        yield from (Part(where, found) for found in _strings(held))


def _strings(held: Any) -> Iterator[str]:
    match held:
        case str():
            yield held
        case dict():
            for name, value in held.items():
                yield name
                yield from _strings(value)
        case list():
            for value in held:
                yield from _strings(value)


def _unescaped(text: str) -> str:
    r"""With ``\u00e9`` and the like as what they stand for; halves of pairs meet again."""
    plain = _ESCAPE.sub(lambda m: " " if m[3] else chr(int(m[1] or m[2], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _tex(text: str) -> str:
    r"""With letters for ``\'e`` and ``\ss``, blanks for ``~``, and without braces."""
    plain = _LETTER.sub(lambda m: _LETTERS[m[1]], _ACCENT.sub(r"\1", text.replace("\\-", "")))
    return re.sub(r"\\[a-zA-Z]+\s?", " ", _BACKSLASHED.sub(r"\1", plain).replace("~", " ")).translate(
        {ord("{"): None, ord("}"): None}
    )
