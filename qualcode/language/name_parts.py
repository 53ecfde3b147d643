"""Words that may be listed names, too: a part of one that stands alone, or one with an ending.

Nobody can tell them for certain (Sarah beside “Sarah Jones”, Saaralle beside “Saara”, but Hillside beside
“Hill”), so that they are counted and shown and never replaced. What is also written in small letters is taken
for a word.
"""

from collections import Counter
from collections.abc import Sequence

import regex

from qualcode.language.name_readings import plain
from qualcode.language.names import Place, words_of
from qualcode.model.names import NameOut

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_PART = 3
_STEM = 4
_ENDING = 4
_CHANGED = "aая"  # Анна, Анны


class Parts:
    """Counts words of texts, and tells which of them a list may have forgotten."""

    def __init__(self, names: Sequence[NameOut]) -> None:
        listed = [(name, words_of(name.name)) for name in names]
        told = [words for name, words in listed if not name.is_kept]
        self._parts = {word for words in told if len(words) > 1 for word in words if len(word) >= _PART}
        stems = {words[-1] for name, words in listed if not name.is_kept and not name.is_as_written}
        long = {stem for stem in stems if len(stem) >= (_STEM if stem != stem.upper() else _PART)}
        self._stems = long | {stem[:-1] for stem in long if stem[-1] in _CHANGED}
        self._kept = {words[0] for name, words in listed if name.is_kept and len(words) == 1}
        self._counts: Counter[str] = Counter()

    def look(self, text: str, replaced: Sequence[Place]) -> None:
        """Count the words of a text outside of what is replaced in it."""
        reached = 0
        for span, _ in replaced:
            self._counts.update(_WORD.findall(text, reached, span.start_char))
            reached = span.end_char
        self._counts.update(_WORD.findall(text, reached))

    def found(self) -> Counter[str]:
        """The words that may be names, as they are written, with their numbers of places."""
        return Counter({word: count for word, count in self._counts.items() if self._may_be_one(word)})

    def _may_be_one(self, word: str) -> bool:
        if word[0] == (small := word.lower())[0] and word[0] != word[0].upper():
            return False
        if small != word and self._counts[small]:
            return False
        folded = plain(word).strip()
        if folded in self._kept:
            return False
        return folded in self._parts or any(
            folded[:end] in self._stems for end in range(max(_PART, len(folded) - _ENDING), len(folded))
        )
