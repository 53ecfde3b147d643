"""Texts as they are searched: case and diacritics do not matter, and every position leads back.

Each character is folded by itself, so that a text and a query fold alike whatever stands around them. In a
folded text the characters of words are ASCII letters and digits and everything beyond ASCII; all else parts
words. That is also what the ``ascii`` tokenizer of SQLite takes for words: an index over folded texts knows
exactly the words that a scan of them finds.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from qualcode.model.spans import Span

_WORD = re.compile(r"[0-9a-z\u0080-\U0010ffff]+")
_ASCII = bytes(range(128))
_FEW = 48

# Marks that may be left out in writing: Latin, Greek and Cyrillic accents, Hebrew and Arabic points,
# and the selectors that choose the look of an emoji. The marks of other scripts are letters of their words.
_LEFT_OUT = (
    ("\u0300", "\u036f"),
    ("\u0591", "\u05c7"),
    ("\u0610", "\u061a"),
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u06d6", "\u06ed"),
    ("\u1ab0", "\u1aff"),
    ("\u1dc0", "\u1dff"),
    ("\u20d0", "\u20ff"),
    ("\ufe00", "\ufe0f"),
    ("\ufe20", "\ufe2f"),
    ("\U0001f3fb", "\U0001f3ff"),
)
# Scripts without blanks between words; each of their characters is looked for by itself.
_WITHOUT_BLANKS = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u2fdf"),
    ("\u3005", "\u3007"),
    ("\u3040", "\u30ff"),
    ("\u31f0", "\u31ff"),
    ("\u3400", "\u9fff"),
    ("\ua9e0", "\ua9ff"),
    ("\uaa60", "\uaa7f"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uff9f"),
    ("\U00020000", "\U0003ffff"),
)
_ZERO_WIDTH_SPACE = "\u200b"


def fold(text: str, letter: Callable[[str], str] | None = None) -> str:
    """A text as it is searched; ``letter`` says what else stands for a character beyond ASCII.

    >>> fold("Café Straße"), fold("don’t").split(), fold("仕事の").split()
    ('cafe strasse', ['don', 't'], ['仕', '事', 'の'])
    """
    if text.isascii():
        return text.lower()
    letter = letter or fold_character
    foreign = _foreign(text, letter)
    if len(foreign) > _FEW:
        folded = text.translate({ord(character): letter(character) for character in foreign})
    else:
        folded = text
        for character in foreign:
            folded = folded.replace(character, letter(character))
    # Letters beyond ASCII have been folded; bytes are lowered in ASCII only.
    return folded.lower() if folded.isascii() else folded.encode().lower().decode()


def _foreign(text: str, letter: Callable[[str], str]) -> list[str]:
    """The different characters of a text that are not ASCII, those that stay themselves first.

    One that is put between blanks must not meet again in what another one becomes.
    """
    found = set(text.encode().translate(None, _ASCII).decode())
    return sorted(found, key=lambda character: letter(character).strip(" ") != character)


@cache
def fold_character(character: str) -> str:
    """What stands for a character in folded texts: nothing, a blank, or one character or several."""
    if character.isascii():
        return character.lower()
    return "".join(map(_folded_part, unicodedata.normalize("NFD", character.casefold())))


def _folded_part(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    category = unicodedata.category(character)
    if _is_in(character, _LEFT_OUT) or (category == "Cf" and character != _ZERO_WIDTH_SPACE):
        return ""
    if category == "So" or _is_in(character, _WITHOUT_BLANKS):
        return f" {character} "
    return character if category[0] in "LNM" or category == "Co" else " "


def _is_in(character: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= character <= last for first, last in ranges)


def words(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    return _WORD.findall(folded)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text with its folded form."""

    text: str
    folded: str

    @classmethod
    def of(cls, text: str) -> "FoldedText":
        """Fold a text."""
        return cls(text, fold(text))

    def spans(self, found: Iterator[re.Match[str]]) -> list[Span]:
        """Matches in the folded text as spans of the text itself, with the marks of their last character."""
        return self.originals([match.span() for match in found])

    def originals(self, places: Sequence[tuple[int, int]]) -> list[Span]:
        """Stretches of the folded text as spans of the text itself, with the marks of their last sign."""
        if not places:
            return []
        if self.text.isascii():
            return [Span(start, end) for start, end in places]
        ends = list(accumulate(map(len, map(fold_character, self.text))))
        return [
            Span(bisect_right(ends, start), self._behind_marks(bisect_right(ends, end - 1) + 1))
            for start, end in places
        ]

    def _behind_marks(self, end: int) -> int:
        while end < len(self.text) and _is_mark(self.text[end]):
            end += 1
        return end


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Sk"} and not character.isascii()
