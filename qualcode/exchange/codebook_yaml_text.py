"""Codebooks as YAML text: plain where that is beyond doubt, folded where long, quoted otherwise.

Words such as ``no`` and ``1.0`` are quoted although YAML 1.2 takes them as text here, since programs
that follow YAML 1.1 would not.
"""

import json
import re
from collections.abc import Iterator
from textwrap import wrap

from qualcode.exchange.codebook_drafts import TEXT_FIELDS
from qualcode.model.codebook import CodebookFile, CodeEntry

_WIDTH = 100
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.;()'’“”/&+%?!–-]*[\w.)’”%?!])?")
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_ESCAPED = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_NEVER_IN_BLOCK = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_yaml(codebook: CodebookFile) -> bytes:
    """The codebook as YAML (UTF-8, LF line ends); empty fields are left out."""
    lines = [*_field("name", codebook.name, "")]
    lines += ["codes:"] if codebook.codes else ["codes: []"]
    for index, entry in enumerate(codebook.codes):
        lines += [""] if index else []
        lines += _code(entry, "  ")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _code(entry: CodeEntry, indent: str) -> Iterator[str]:
    inner = indent + "  "
    first, *others = _field("name", entry.name, inner)
    yield f"{indent}- {first.lstrip()}"
    yield from others
    for field in TEXT_FIELDS:
        text: str = getattr(entry, field)
        if text:
            yield from _field(field, text, inner)
    if entry.codes:
        yield f"{inner}codes:"
        for below in entry.codes:
            yield from _code(below, inner + "  ")


def _field(field: str, text: str, indent: str) -> list[str]:
    start = f"{indent}{field}: "
    if field != "name" and _can_stand_in_block(text):
        inner = indent + "  "
        if "\n" in text:
            return [f"{start}|-", *(inner + line if line else "" for line in text.split("\n"))]
        if len(start) + len(text) > _WIDTH:
            return [f"{start}>-", *(inner + line for line in _folded(text, _WIDTH - len(inner)))]
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT:
        return [start + text]
    return [start + _quoted(text)]


def _can_stand_in_block(text: str) -> bool:
    """Whether nothing in the text could be taken for indentation, folding or a line end."""
    if _NEVER_IN_BLOCK.search(text) or "  " in text:
        return False
    lines = text.split("\n")
    return bool(lines[0] and lines[-1]) and all(line == line.strip() for line in lines)


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, max(width, 40), break_long_words=False, break_on_hyphens=False)


def _quoted(text: str) -> str:
    """A double-quoted scalar: JSON's strings are YAML's, once all that is not printable is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
