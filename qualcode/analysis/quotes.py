"""Whether an edited quote still says what was said: words may be left out or put in, and only in brackets.

The passage is read as a row of words and signs. An edited quote is held against it from left to right with
the set of all places where it may stand (as the bits of one integer), so that words that come up twice are
no trouble, and the work grows with the words of the quote alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MOST_REPLACED = 4
"""Bracketed words may stand for so many words and signs at most, as ``[my worker]`` does for a name."""

_OMISSION = re.compile(r"\[\s*(?:\.\s*){3}\]|\[\s*…\s*\]")
_PIECE = re.compile(r"(?P<capital>\[[^\W\d_]\](?=\w))|(?P<bracket>\[[^\[\]]*\])|(?P<plain>[^\[]+|\[)")
# Scripts without blanks between words: each of their characters is a word of its own.
_ALONE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
_TOKEN = re.compile(rf"[{_ALONE}]|(?:(?![{_ALONE}])(?:[\w{_MARKS}]|(?<=\w)'(?=\w)))+|\S")
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class Deviation(NamedTuple):
    """Where an edited quote leaves its passage: ``word`` does not stand behind ``after`` there.

    ``word`` is empty where the passage goes on behind the end of the quote, and ``after`` at its start.
    """

    word: str
    after: str


def deviation(passage: str, edited: str) -> Deviation | None:
    """Where an edited quote says something else than its passage; None where it does not.

    ``[...]`` stands for any words left out, at the ends too; ``[words]`` are put in, or stand for a few;
    ``[T]hen`` changes a capital. White space and the shape of quotation marks and dashes do not matter.

    >>> deviation("I hated it, and then I left.", "I hated it [...].")
    >>> deviation("She rang me.", "[My worker] rang me [on Mondays].")
    >>> deviation("I hated it.", "I loved it.")
    Deviation(word='loved', after='I')
    >>> deviation("I hated it at first.", "I hated it")
    Deviation(word='', after='it')
    """
    tokens = _tokens(passage)
    places = _places(tokens)
    reached, after, has_words = 1, "", False
    for step in _steps(edited):
        reached = step.from_(reached, places, len(tokens))
        if not reached:
            return Deviation(step.text, after)
        after, has_words = step.text, has_words or step.is_said
    return None if has_words and reached >> len(tokens) & 1 else Deviation("", after)


def is_in_words(text: str) -> bool:
    """Whether anything of the passage is left in an edited quote, beside what stands in brackets."""
    return any(step.is_said for step in _steps(text))


class _Step(NamedTuple):
    """A stretch of an edited quote: its words, and what it may be in the passage.

    It ``is_said`` when these are words of the passage, and not something in brackets.
    """

    text: str
    alternatives: tuple[tuple[str, ...], ...] = ()
    is_said: bool = True
    is_omission: bool = False
    is_insertion: bool = False

    def from_(self, reached: int, places: Mapping[str, int], length: int) -> int:
        """The places that may be reached from some of the passage, whose words stand at ``places``."""
        found = 0
        for words in self.alternatives:
            here = reached
            for word in words:
                here = (here & places.get(word, 0)) << 1
            found |= here
        if self.is_omission:
            first = (reached & -reached) << 1
            found |= (1 << length + 1) - first if first >> length + 1 == 0 else 0
        if self.is_insertion:
            for replaced in range(MOST_REPLACED + 1):
                found |= reached << replaced & (1 << length + 1) - 1
        return found


def _steps(edited: str) -> Iterator[_Step]:
    capital = ""
    for piece in _PIECE.finditer(edited):
        text = piece[0]
        if piece["capital"]:
            capital = text[1]
        elif piece["bracket"]:
            is_omission = _OMISSION.fullmatch(text) is not None
            literal = tuple(_tokens(text))
            is_insertion = not is_omission and bool(text[1:-1].strip())
            yield _Step(text, (literal,), False, is_omission, is_insertion)
        else:
            first, *others = _tokens(capital + text) or [""]
            if first:
                yield _Step(first, _either_case(first) if capital else ((first,),))
            yield from (_Step(word, ((word,),)) for word in others)
            capital = ""


def _either_case(word: str) -> tuple[tuple[str, ...], ...]:
    """What ``[T]hen`` may be: the word with or without its capital, or these very signs."""
    first, rest = word[0], word[1:]
    return (first.lower() + rest,), (first.upper() + rest,), ("[", first, "]", *filter(None, [rest]))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFC", text).translate(_SAME_SIGN))


def _places(tokens: list[str]) -> Mapping[str, int]:
    """The places of each word of the passage, as bits."""
    found: dict[str, int] = {}
    for place, token in enumerate(tokens):
        found[token] = found.get(token, 0) | 1 << place
    return found
