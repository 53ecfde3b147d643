"""Listed names in texts: where they stand, and texts with their replacements.

A name is found as whole words, folded as searches fold them (see ``folding``); digits and underscores beside
a word do not hide it (``Sarah_w1``, ``Sarah2``). In Korean, where family names and particles are joined to a
name, each syllable is looked for by itself. One pass goes over the words of a text and asks of each whether a
name begins with it, so that the price hardly grows with the list. What is put in is not read again.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from qualcode.language.folding import FoldedText, fold
from qualcode.model.names import NameOut
from qualcode.model.spans import Span

_LETTERS = r"[a-z\u0080-\u10ff\u1200-\U0010ffff]"
_SYLLABLE = r"[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*"
_WORD = re.compile(rf"{_LETTERS}+|{_SYLLABLE}|[0-9]+")
_ALWAYS_BETWEEN = r"\s_\-"


class Place(NamedTuple):
    """Where a name stands in a text."""

    span: Span
    name: NameOut


@dataclass(frozen=True)
class _Form:
    """A name as folded texts have it; most of a list are never met, so that each is made out when it is."""

    name: NameOut

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _pattern(fold(self.name.name), is_with_s=not self.name.is_as_written)

    @cached_property
    def _spellings(self) -> frozenset[str]:
        own = spelling(self.name.name)
        return frozenset((own, own.upper()))

    def is_meant_by(self, written: str) -> bool:
        return not self.name.is_as_written or spelling(written) in self._spellings


class Names:
    """A list of names, ready to be looked for in any number of texts."""

    def __init__(self, names: Sequence[NameOut]) -> None:
        self._by_first: dict[str, list[_Form]] = {}
        for name in sorted(names, key=lambda name: len(fold(name.name)), reverse=True):
            form = _Form(name)
            for first in _first_words(name):
                self._by_first.setdefault(first, []).append(form)

    def places(self, text: str) -> list[Place]:
        """Every place of a name, in reading order; of names that begin at one place the longest."""
        folded = fold(text)
        if not self._by_first or self._by_first.keys().isdisjoint(_WORD.findall(folded)):
            return []
        return list(self._scanned(FoldedText(text, folded)))

    def _scanned(self, text: FoldedText) -> Iterator[Place]:
        reached = 0
        for word in _WORD.finditer(text.folded):
            if word.start() < reached:
                continue
            for form in self._by_first.get(word[0], ()):
                found = form.pattern.match(text.folded, word.start())
                if found is None:
                    continue
                (span,) = text.originals([found.span()])
                if form.is_meant_by(span.of(text.text)):
                    yield Place(span, form.name)
                    reached = found.end()
                    break


def replaced(text: str, places: Sequence[Place]) -> str:
    """A text with the replacements of the names that stand in it."""
    parts, reached = [], 0
    for span, name in places:
        written = span.of(text) if name.is_kept else name.replacement
        parts += [text[reached : span.start_char], written]
        reached = span.end_char
    return "".join((*parts, text[reached:]))


def words_of(name: str) -> list[str]:
    """The folded words of a name, and its numbers apart.

    >>> words_of("Sarah O’Neill"), words_of("Ward 7b")
    (['sarah', 'o', 'neill'], ['ward', '7', 'b'])
    """
    return _WORD.findall(fold(name))


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(words_of(name))


def spelling(written: str) -> str:
    """The letters and digits as they are written, without accents and what stands between."""
    decomposed = unicodedata.normalize("NFKD", written)
    return "".join(character for character in decomposed if character.isalnum())


def _first_words(name: NameOut) -> list[str]:
    """The words of a text with which the name may begin; “Sarahs” is one as well."""
    words = words_of(name.name)
    is_alone = len(words) == 1 and not name.is_as_written
    return [*words[:1], f"{words[0]}s"] if is_alone else words[:1]


def _pattern(name: str, *, is_with_s: bool) -> re.Pattern[str]:
    """The words of a folded name with what may stand between them: any run of blanks where there is a blank,
    the signs of the name itself (``O'Brien``, ``St. Mary``) or none of them."""
    found = list(_WORD.finditer(name))
    parts = [re.escape(found[0][0])]
    for before, word in pairwise(found):
        parts += [_between(name[before.end() : word.start()]), re.escape(word[0])]
    return re.compile("".join(parts) + _end(found[-1][0], is_with_s=is_with_s))


def _between(gap: str) -> str:
    if not gap:
        return ""
    return f"[{_ALWAYS_BETWEEN}{re.escape(gap.replace(' ', ''))}]{'+' if ' ' in gap else '*'}"


def _end(last: str, *, is_with_s: bool) -> str:
    """Where a name is over: at the end of a word, before a last s, of a number, or of a Korean syllable."""
    if "\u1100" <= last[-1] <= "\u11ff":
        return r"(?![\u1160-\u11ff])"
    if last.isdecimal():
        return r"(?![0-9])"
    return rf"(?!{_LETTERS})" if not is_with_s else rf"(?=s?(?!{_LETTERS}))"
