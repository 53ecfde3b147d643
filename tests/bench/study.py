"""Seeded studies of three sizes for the benchmarks: shaped like coded interviews, without meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import NamedTuple

from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span

NESTED = OVERLAPPING = 0.15
ATTRIBUTES = {
    "agency": ("North", "East", "South", "West", "Centre", "Coast"),
    "gender": ("woman", "man", "other"),
    "age": ("18-29", "30-44", "45-59", "60+"),
}
_SYLLABLES = (
    "a",
    "ba",
    "ce",
    "di",
    "e",
    "fo",
    "gu",
    "i",
    "la",
    "le",
    "mi",
    "na",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "ya",
    "zu",
)
_POLARITIES, _WEIGHTS = tuple(Polarity), (25, 12, 8, 5, 50)
_POOL = 5_000


class Size(NamedTuple):
    """``codes``: themes, codes below them, codes below those; ``passages`` a note that a coder finds."""

    notes: int
    words: int
    codes: tuple[int, int, int]
    coders: int
    passages: int


SIZES = {
    "S": Size(182, 400, (3, 10, 0), 2, 8),
    "M": Size(2_000, 1_500, (5, 15, 40), 2, 20),
    "L": Size(10_000, 5_000, (10, 40, 150), 3, 33),
}


class Mark(NamedTuple):
    """A coding by the places of its coder and of its code (in the order of the codebook)."""

    span: Span
    code: int
    coder: int
    polarity: Polarity


class StudyNote(NamedTuple):
    """One person's note with everybody's codings."""

    name: str
    text: str
    values: dict[str, str]
    marks: list[Mark]


@dataclass(frozen=True)
class Study:
    """A study of a size; reading its notes twice gives the same notes."""

    size: Size
    seed: int = 4711

    @property
    def coders(self) -> tuple[str, ...]:
        """The names of the coders, the lead first."""
        return tuple(f"Coder {number + 1}" for number in range(self.size.coders))

    @cached_property
    def codebook(self) -> CodebookFile:
        """A balanced tree with as many codes on each level as the size says."""
        themes, middle, leaves = self.size.codes
        below: dict[int, list[CodeEntry]] = {}
        for leaf in range(leaves):
            below.setdefault(leaf % middle, []).append(CodeEntry(f"Code {leaf + 1}"))
        under: dict[int, list[CodeEntry]] = {}
        for place in range(middle):
            entry = CodeEntry(f"Group {place + 1}", codes=tuple(below.get(place, ())))
            under.setdefault(place % themes, []).append(entry)
        return CodebookFile(
            "bench", tuple(CodeEntry(f"Theme {i + 1}", codes=tuple(under[i])) for i in range(themes))
        )

    def notes(self) -> Iterator[StudyNote]:
        """All notes, one after the other."""
        random = Random(self.seed)
        sentences = _sentences(random)
        marking = _Marking(random, self)
        for number in range(1, self.size.notes + 1):
            text, spans = _text(random, sentences, max(50, int(random.gauss(1, 0.15) * self.size.words)))
            values = {name: random.choice(those) for name, those in ATTRIBUTES.items()}
            yield StudyNote(f"R{number:05}", text, values, list(marking.marks(text, spans)))


def _sentences(random: Random) -> list[str]:
    """A pool of sentences of 6 to 20 words, the words about as unequally common as in a language."""
    words = sorted({"".join(random.choices(_SYLLABLES, k=random.choice((1, 2, 2, 3)))) for _ in range(9000)})
    random.shuffle(words)
    common = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    return [
        " ".join(random.choices(words, cum_weights=common, k=random.randint(6, 20))).capitalize() + "."
        for _ in range(_POOL)
    ]


def _text(random: Random, sentences: list[str], words: int) -> tuple[str, list[Span]]:
    """A text of about so many words in paragraphs, with the spans of its sentences."""
    chosen = random.choices(sentences, k=max(2, words // 14))
    gaps = random.choices((" ", " ", " ", " ", "\n\n"), k=len(chosen) - 1)
    starts = accumulate((len(s) + len(gap) for s, gap in zip(chosen, gaps, strict=False)), initial=0)
    text = "".join(part for pair in zip(chosen, [*gaps, "\n"], strict=True) for part in pair)
    return text, [Span(start, start + len(s)) for start, s in zip(starts, chosen, strict=True)]


class _Marking:
    """Codes notes: a lead coder's passages, and what the others make of the same notes."""

    def __init__(self, random: Random, study: Study) -> None:
        self._random = random
        self._size = study.size
        depths = [len(path) for path, _ in study.codebook.walk()]
        # Rarer the later a code stands, and mostly at the bottom of the tree.
        self._weights = list(
            accumulate((1 if depth < max(depths) else 8) / (place + 5) for place, depth in enumerate(depths))
        )

    def marks(self, text: str, sentences: list[Span]) -> Iterator[Mark]:
        """Everybody's codings of a note, no two alike."""
        first = [(span, self._code()) for span in self._passages(len(text), sentences)]
        for coder in range(self._size.coders):
            seen = set()
            for span, code in first if coder == 0 else self._differing(first, len(text), sentences):
                if (span, code) not in seen:
                    seen.add((span, code))
                    yield Mark(span, code, coder, self._random.choices(_POLARITIES, _WEIGHTS)[0])

    def _code(self) -> int:
        return self._random.choices(range(len(self._weights)), cum_weights=self._weights)[0]

    def _passages(self, length: int, sentences: list[Span]) -> list[Span]:
        spans: list[Span] = []
        most = round(self._size.passages * 1.2)
        for _ in range(self._random.randint(2 * self._size.passages - most, most)):
            kind = self._random.random() if spans else 1
            if kind < NESTED + OVERLAPPING:
                other = self._random.choice(spans)
                start, end = other.start_char, other.end_char
                quarter, half = max(1, (end - start) // 4), (end - start) // 2
                is_nested = kind < NESTED and end - start > 2 * quarter
                nested = Span(start + quarter, end - quarter) if is_nested else None
                spans.append(nested or Span(start + half, min(length, end + half)))
            else:
                spans.append(self._passage(sentences))
        return spans

    def _passage(self, sentences: list[Span]) -> Span:
        """One to three sentences."""
        first = self._random.randrange(len(sentences))
        last = min(len(sentences) - 1, first + self._random.choice((0, 0, 0, 1, 1, 2)))
        return Span(sentences[first].start_char, sentences[last].end_char)

    def _differing(
        self, first: list[tuple[Span, int]], length: int, sentences: list[Span]
    ) -> Iterator[tuple[Span, int]]:
        """Another coder: some passages missed, some with another code or other borders, some added."""
        for span, code in first:
            chance = self._random.random()
            if chance < 0.12:
                continue
            if chance > 0.64:
                shift = max(1, (span.end_char - span.start_char) // 5)
                moved = Span(max(0, span.start_char - shift), min(length, span.end_char + shift))
                yield moved, code
            else:
                yield span, self._code() if chance < 0.24 else code
        for _ in range(len(first) // 8):
            yield self._passage(sentences), self._code()
