"""The ways in which a text can be read where names are looked for; every sign leads back to the text.

Beyond what searches fold, letters that people also write plainly are plain (``Łukasz``, ``YILMAZ``, full
width and mathematical letters), apostrophes and dashes of all kinds are one, what cannot be seen is nothing.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

import regex

from qualcode.language.folding import fold, fold_character
from qualcode.model.spans import Span

_PLAIN = {
    **dict.fromkeys(map(chr, range(0x2B0, 0x300)), " "),  # small signs beside letters
    **dict.fromkeys("‘’‛´′ʹʻʼʽʾʿˈ", "'"),
    **dict.fromkeys("\u0640\u115f\u1160\u3164\uffa0\u17b4\u17b5", ""),  # tatweel, and letters without a look
    **dict.fromkeys(map(chr, range(0xE0100, 0xE01F0)), ""),  # selectors
    **{"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"},
    **{"æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij", "ª": " ", "º": " "},
}
"""What names are written with and searches keep apart."""
_OTHER_LOOKS = {"<wide>", "<narrow>", "<font>", "<circle>", "<isolated>", "<initial>", "<medial>", "<final>"}
_CAPITAL_INSIDE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})")
_PARTED = re.compile(
    "(?<=\\w)(?:[-\u2010\u2011\u00ad]\\s*\\n\\s*|[\u200b\ufffd\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+)(?=\\w)"
)


@dataclass(frozen=True)
class Reading:
    """A text as it can be read; ``origins`` are the places of its signs in the text (None: the same)."""

    written: str
    folded: str
    origins: Sequence[int] | None

    @classmethod
    def of(cls, written: str, origins: Sequence[int] | None = None) -> "Reading":
        """Fold what is read."""
        return cls(written, plain(written), origins)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the folded text in the text itself, with the marks of its last sign."""
        if not self.written.isascii():
            start = bisect_right(self._ends, start)
            end = self._behind_marks(bisect_right(self._ends, end - 1) + 1)
        if self.origins is not None:
            start, end = self.origins[start], self.origins[end - 1] + 1
        return Span(start, end)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(_plain(character)) for character in self.written))

    def _behind_marks(self, end: int) -> int:
        while end < len(self.written) and unicodedata.category(self.written[end])[0] == "M":
            end += 1
        return end


class _Edit(NamedTuple):
    start: int
    end: int
    put_in: str


def readings(text: str) -> Iterator[Reading]:
    """A text as it is, with words parted before capitals (``withSarah``), and with parted words joined."""
    yield Reading.of(text)
    joined = [_Edit(*match.span(), "") for match in _PARTED.finditer(text)]
    parted = [_Edit(match.start(), match.start(), " ") for match in _CAPITAL_INSIDE.finditer(text)]
    for edits in (joined, parted, sorted((*joined, *parted)) if joined and parted else []):
        if edits:
            yield _edited(text, edits)


def _edited(text: str, edits: Sequence[_Edit]) -> Reading:
    parts: list[str] = []
    origins: list[int] = []
    reached = 0
    for start, end, put_in in (*edits, _Edit(len(text), len(text), "")):
        parts += [text[reached:start], put_in]
        origins += [*range(reached, start), *(start for _ in put_in)]
        reached = end
    return Reading.of("".join(parts), origins)


def plain(text: str) -> str:
    """A text as names are looked for in it.

    >>> plain("Łukasz YILMAZ Ｓａｒａｈ O’Neill")
    "lukasz yilmaz sarah o'neill"
    """
    return fold(text, _plain)


@cache
def _plain(character: str) -> str:
    if character.isdigit():
        return str(unicodedata.digit(character))
    if unicodedata.category(character) == "Pd":
        return "-"
    look = unicodedata.decomposition(character).split(" ")[0]
    seen = unicodedata.normalize("NFKC", character) if look in _OTHER_LOOKS else character
    return "".join(_PLAIN.get(part, part) for part in "".join(map(_folded, seen)))


def _folded(character: str) -> str:
    return character if character in _PLAIN else fold_character(character)
