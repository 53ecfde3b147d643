"""Every text that can be read in a file that was exported, however it is written there.

Each part of a file is read in several ways, since escapes and marks must not hide a word: as it is, without
its marks, and with its escapes undone.
"""

import html
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import unquote

from qualcode.exchange.decoding import decoded
from qualcode.model.errors import QualcodeError

_MARKED = frozenset({".html", ".htm", ".xml", ".svg", ".rels", ".xhtml"})
_PLAIN = frozenset({".csv", ".tsv", ".txt", ".md", ".yaml", ".yml"})
_PACKED = frozenset({".docx", ".xlsx", ".odt", ".ods", ".pptx", ".zip", ".qdpx"})
READ = (*sorted(_PLAIN), ".json", ".tex", *sorted(_MARKED), *sorted(_PACKED))

_BLOCK = re.compile(
    r"</?(?:[a-z0-9]+:)?(?:p|br|tab|tr|td|th|c|si|row|li|div|h[1-6]|title|caption|text|tspan|desc|option|hr|cr)"
    r"(?:\s[^>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([nrt])")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ACCENT = re.compile(r"\\(?:[`'^\"~=.]|[uvHtcdbrk](?![a-zA-Z]))\s*\{?\s*\\?([a-zA-Z])\}?")
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å"} | {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "i", "j": "j"
}  # fmt: skip
_LETTER = re.compile(rf"\\({'|'.join(_LETTERS)})(?![a-zA-Z])(?:\{{\}})?\s?")


class Part(NamedTuple):
    """A text in a file, and where: the name of a file inside it, a line, a key."""

    where: str
    text: str


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
        yield from _packed(raw, source)
    elif raw.strip():
        yield from _of_text(decoded(raw, source).text, suffix, "")


def _packed(raw: bytes, source: str) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            for name in archive.namelist():
                yield Part("name of a part", name)
                suffix = PurePath(name).suffix.casefold()
                if suffix in _MARKED | _PLAIN | {".json"} and (content := archive.read(name)).strip():
                    yield from _of_text(decoded(content, name).text, suffix, name)
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError) as error:
        raise QualcodeError(f"{source} is damaged or locked: {error}.", "Export it again.") from error


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
