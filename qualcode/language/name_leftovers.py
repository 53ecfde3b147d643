"""Listed names that replacing may have missed: looser than replacing, since a false alarm costs little here.

Beside what ``names`` finds, a name counts when it is glued to something by a capital (``SarahJones``,
``withSarah``) or without its blank (``sarahjones``), parted at the end of a line, before an s, or written
in full width or with invisible signs inside.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from qualcode.language.folding import fold_character
from qualcode.language.names import Names, spelling, words_of
from qualcode.model.names import NameOut
from qualcode.model.spans import Span

_WORD = r"[0-9a-z\u0080-\U0010ffff]"
_LETTER = r"[a-z\u0080-\u10ff\u1200-\U0010ffff]"
_BEGINNING = re.compile(rf"(?<!{_LETTER}){_LETTER}|(?<![0-9])[0-9]|[\u1100-\u115f]")
_CAPITAL_INSIDE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})")
_PARTED = re.compile(r"(?<=\w)[-\u2010\u2011]\s*\n\s*(?=\w)")
_BETWEEN = rf"(?:(?!{_WORD}).){{0,40}}"
_KEY = 3


class Leftover(NamedTuple):
    """A place at which a name can be read."""

    span: Span
    name: NameOut


class Leftovers:
    """Looks for the names of a list; those that are kept as they are hide what they cover."""

    def __init__(self, names: Sequence[NameOut]) -> None:
        self.names = Names(names)
        self._forms: dict[str, list[tuple[re.Pattern[str], NameOut]]] = {}
        for name in names:
            words = words_of(name.name)
            if words and not name.is_kept:
                self._forms.setdefault(words[0][:_KEY], []).append((_pattern(words), name))
        self._key_lengths = sorted({len(key) for key in self._forms})

    def missed(self, text: str) -> list[Leftover]:
        """Names that can still be read in a text after replacing, by their places before it."""
        replaced = [place.span for place in self.names.places(text)]
        return [left for left in self._found(text) if not any(map(left.span.overlaps, replaced))]

    def legible(self, text: str) -> list[Leftover]:
        """Names that can be read in a text as it is."""
        kept = [place.span for place in self.names.places(text) if place.name.is_kept]
        return [left for left in self._found(text) if not any(map(left.span.overlaps, kept))]

    def _found(self, text: str) -> list[Leftover]:
        found = set(self._scanned(text, _Loose.of(text)))
        if cuts := [match.span() for match in _PARTED.finditer(text)]:
            found.update(self._scanned(text, _Loose.of(text, cuts)))
        return sorted(found, key=lambda left: left.span)

    def _scanned(self, text: str, loose: "_Loose") -> Iterator[Leftover]:
        beginnings = {match.start() for match in _BEGINNING.finditer(loose.folded)} | loose.capitals
        for start in sorted(beginnings):
            for length in self._key_lengths:
                for pattern, name in self._forms.get(loose.folded[start : start + length], ()):
                    if (found := pattern.match(loose.folded, start)) and loose.is_end(found.end()):
                        span = loose.span(start, found.end())
                        if not name.is_as_written or _is_as_written(name, span.of(text)):
                            yield Leftover(span, name)


class _Loose(NamedTuple):
    """A folded text; ``origins`` are the places of its signs in the text itself (None: the same)."""

    folded: str
    origins: list[int] | None
    capitals: frozenset[int]

    @classmethod
    def of(cls, text: str, cuts: Sequence[tuple[int, int]] = ()) -> "_Loose":
        """Fold a text, without what stands in the ``cuts``."""
        inside = frozenset(match.start() for match in _CAPITAL_INSIDE.finditer(text))
        if text.isascii() and not cuts:
            return cls(text.lower(), None, inside)
        left_out = {place for start, end in cuts for place in range(start, end)}
        parts, origins = [], []
        for place, character in enumerate(text):
            if place not in left_out:
                folded = _folded(character)
                parts.append(folded)
                origins += [place] * len(folded)
        capitals = frozenset(
            at for at, place in enumerate(origins) if place in inside and (not at or origins[at - 1] != place)
        )
        return cls("".join(parts), origins, capitals)

    def is_end(self, end: int) -> bool:
        """Whether a name may be over: behind a word or a Korean syllable, before a capital or a last s."""
        is_korean = "\u1100" <= self.folded[end - 1] <= "\u11ff"
        return is_korean or end in self.capitals or _END.match(self.folded, end) is not None

    def span(self, start: int, end: int) -> Span:
        """A stretch of the folded text in the text itself."""
        if self.origins is None:
            return Span(start, end)
        return Span(self.origins[start], self.origins[end - 1] + 1)


_END = re.compile(rf"(?!{_LETTER})|s(?!{_WORD})")


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    last = r"(?![0-9])" if words[-1].isdecimal() else r"(?![\u1160-\u11ff])"
    return re.compile(_BETWEEN.join(map(re.escape, words)) + last, re.DOTALL)


def _is_as_written(name: NameOut, written: str) -> bool:
    own = spelling(name.name)
    return spelling(written) in {own, own.upper()}


@cache
def _folded(character: str) -> str:
    """As searches fold it, but invisible signs part no word, and full width is as any other width."""
    if unicodedata.category(character) == "Cf":
        return ""
    return "".join(map(fold_character, unicodedata.normalize("NFKC", character)))
