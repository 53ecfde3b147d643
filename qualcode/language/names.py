"""Listed names in texts: where they stand, and texts with their replacements.

A name is found as whole words, also before a last s, in each way in which a text can be read (``readings``);
digits and underscores beside a word do not hide it (``Sarah_w1``, ``Sarah2``). In Korean, where family names
and particles are joined to a name, each syllable is looked for by itself; before Hebrew and Arabic names the
article and the short words that are joined to them may stand. One pass goes over the words of a text and asks
of each whether a name begins with it, so that the price hardly grows with the list. What is put in is not
read again.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise, product
from typing import NamedTuple

from qualcode.language.folding import fold
from qualcode.language.name_readings import Reading, plain, readings
from qualcode.model.names import NameOut
from qualcode.model.spans import Span

_LETTERS = r"[a-z\u0080-\u10ff\u1200-\U0010ffff]"
_SYLLABLE = r"[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*"
_WORD = re.compile(rf"{_LETTERS}+|{_SYLLABLE}|[0-9]+")
_ALWAYS_BETWEEN = r"\s_\-'`"
_SHORTENED = r"\s*\[[.\s]*\]\s*"
_ANYTHING = r"[\x00-/:-`{-\x7f]{0,40}"  # what is no word is ASCII in folded texts
_WHOLE = 3  # letters: shorter words and initials make other words when they are joined (A. Li, Al Most)


class Place(NamedTuple):
    """Where a name stands in a text."""

    span: Span
    name: NameOut


@dataclass(frozen=True)
class _Form:
    """A name as texts are read; most of a list are never met, so that each is made out when it is."""

    name: NameOut
    is_wide: bool

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(plain(self.name.name), is_wide=self.is_wide)

    @cached_property
    def _end(self) -> re.Pattern[str]:
        return _end(plain(self.name.name), is_with_s=self.is_wide or not self.name.is_as_written)

    @cached_property
    def _spellings(self) -> frozenset[str]:
        own = spelling(self.name.name)
        return frozenset((own, own.upper()))

    def match(self, folded: str, start: int) -> re.Match[str] | None:
        """The name where it begins in a folded text, if it is over where it ends."""
        found = self._pattern.match(folded, start)
        return found if found and self._end.match(folded, found.end()) else None

    def is_meant_by(self, written: str) -> bool:
        return not self.name.is_as_written or spelling(written) in self._spellings


class Names:
    """A list of names, ready to be looked for in any number of texts.

    ``is_wide`` finds them also with any signs between their words, for a check; names that are kept are
    not looked for more widely than else.
    """

    def __init__(self, names: Sequence[NameOut], *, is_wide: bool = False) -> None:
        self._by_first: dict[str, list[tuple[int, _Form]]] = {}
        for name in sorted(names, key=lambda name: len(plain(name.name)), reverse=True):
            form = _Form(name, is_wide and not name.is_kept)
            for before, first in _openings(form):
                self._by_first.setdefault(f"{before}{first}", []).append((len(before), form))

    def places(self, text: str) -> list[Place]:
        """Every place of a name, in reading order; of names that begin at one place the longest."""
        if not self._by_first:
            return []
        return _apart([place for reading in readings(text) for place in self._scanned(reading, text)])

    def put_out(self, text: str) -> tuple[str, frozenset[NameOut]]:
        """A text with replacements for the names in it, and which names were replaced."""
        places = self.places(text)
        if not places:
            return text, frozenset()
        return replaced(text, places), frozenset(name for _, name in places if not name.is_kept)

    def _scanned(self, reading: Reading, text: str) -> Iterator[Place]:
        if self._by_first.keys().isdisjoint(_WORD.findall(reading.folded)):
            return
        reached = 0
        for word in _WORD.finditer(reading.folded):
            if word.start() < reached:
                continue
            for before, form in self._by_first.get(word[0], ()):
                found = form.match(reading.folded, word.start() + before)
                if found is None:
                    continue
                span = reading.span(*found.span())
                if form.is_meant_by(span.of(text)):
                    yield Place(span, form.name)
                    reached = found.end()
                    break


def _apart(places: list[Place]) -> list[Place]:
    """Of places that overlap the first, and of these the longest."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place.span.start_char, -place.span.end_char)):
        if not kept or kept[-1].span.end_char <= place.span.start_char:
            kept.append(place)
    return kept


def replaced(text: str, places: Sequence[Place]) -> str:
    """A text with the replacements of the names that stand in it."""
    parts, reached = [], 0
    for span, name in places:
        written = span.of(text) if name.is_kept else name.replacement
        parts += [text[reached : span.start_char], written]
        reached = span.end_char
    return "".join((*parts, text[reached:]))


def standing(names: Sequence[NameOut], texts: Iterable[str]) -> list[NameOut]:
    """The names of which all words, joined or not, stand somewhere in texts; rather one too many."""
    words: set[str] = set()
    for text in texts:
        for reading in readings(text):
            words.update(_WORD.findall(reading.folded))
    return [name for name in names if _may_stand(name, words)]


def _may_stand(name: NameOut, words: set[str]) -> bool:
    first, *rest = words_of(name.name)
    openings = list(_openings(_Form(name, is_wide=True)))
    if any(
        f"{before}{opening}" in words and opening not in {first, f"{first}s"} for before, opening in openings
    ):
        return True
    is_begun = any(f"{before}{opening}" in words for before, opening in openings)
    return is_begun and all(word in words or f"{word}s" in words for word in rest)


def words_of(name: str) -> list[str]:
    """The words of a name as texts are read, and its numbers apart.

    >>> words_of("Sarah O’Neill"), words_of("Ward 7b")
    (['sarah', 'o', 'neill'], ['ward', '7', 'b'])
    """
    return _WORD.findall(plain(name))


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(_WORD.findall(fold(name)))


def spelling(written: str) -> str:
    """The letters and digits as they are written, without accents and what stands between."""
    decomposed = unicodedata.normalize("NFKD", written)
    return "".join(character for character in decomposed if character.isalnum())


def _openings(form: _Form) -> Iterator[tuple[str, str]]:
    """The words of a text with which the name may begin (“sarah”, “sarahjones”, “sarahs”), each with what may
    be joined to it before."""
    folded = plain(form.name.name)
    found = list(_WORD.finditer(folded))
    gaps = [folded[before.end() : word.start()] for before, word in pairwise(found)]
    may_join = [
        form.is_wide or _may_be_joined(before[0], gap, word[0])
        for (before, word), gap in zip(pairwise(found), gaps, strict=True)
    ]
    starts = list(accumulate(word[0] for word in found))
    joined = [starts[0], *(start for n, start in enumerate(starts[1:]) if all(may_join[: n + 1]))]
    may_have_s = len(joined[-1]) > 1 and (form.is_wide or not form.name.is_as_written)  # “A” is not in “as”
    if len(joined) == len(found) and may_have_s:
        joined.append(f"{joined[-1]}s")
    yield from product(_joined_before(found[0][0]), joined)


def _may_be_joined(before: str, gap: str, after: str) -> bool:
    return " " not in gap or min(len(before), len(after)) >= _WHOLE


@cache
def _clitics(letters: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("".join(parts) for parts in product(*letters)))


_HEBREW = (("", "ו"), ("", "ש", "כש"), ("", "ה", "ב", "כ", "ל", "מ"))
_ARABIC = (("", "و", "ف"), ("", "ب", "ك", "ل"), ("", "ال"))


def _joined_before(word: str) -> tuple[str, ...]:
    """What may be written before the first word of a name without a blank; nothing is the first of it."""
    if "\u05d0" <= word[0] <= "\u05ea":
        return _clitics(_HEBREW)
    if "\u0620" <= word[0] <= "\u06d3":
        return _clitics(_ARABIC)
    return ("",)


def _pattern(name: str, *, is_wide: bool) -> re.Pattern[str]:
    """The words of a folded name with what may stand between them: any run of blanks where there is a blank,
    the signs of the name itself (``O'Brien``, ``St. Mary``) or none of them, a dot, ``[...]``."""
    found = list(_WORD.finditer(name))
    parts = [re.escape(found[0][0])]
    for before, word in pairwise(found):
        gap = name[before.end() : word.start()]
        between = _ANYTHING if is_wide else _between(gap, may_join=_may_be_joined(before[0], gap, word[0]))
        parts += [between, re.escape(word[0])]
    return re.compile("".join(parts))


def _between(gap: str, *, may_join: bool) -> str:
    if not gap:
        return ""
    signs = f"[{_ALWAYS_BETWEEN}{re.escape(gap.replace(' ', ''))}]{'*' if may_join else '+'}"
    return f"(?:{signs}|[.+/]|{_SHORTENED})"


_END_OF_NUMBER = re.compile(r"(?![0-9])")
_END_OF_SYLLABLE = re.compile(r"(?![\u1160-\u11ff])")
_END_OF_WORD = re.compile(rf"(?!{_LETTERS})")
_END_OR_S = re.compile(rf"(?=s?(?!{_LETTERS}))")


def _end(name: str, *, is_with_s: bool) -> re.Pattern[str]:
    """Where a name is over: at the end of a word, before a last s, of a number, or of a Korean syllable."""
    last = words_of(name)[-1]
    if "\u1100" <= last[-1] <= "\u11ff":
        return _END_OF_SYLLABLE
    if last.isdecimal():
        return _END_OF_NUMBER
    return _END_OR_S if is_with_s else _END_OF_WORD
