"""Codes that come up together: in the same words, in the same turn, in the same person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

from qualcode.model.codebook import Codebook
from qualcode.model.people import People

# Two codes, the one that comes first in the codebook first.
Pair: TypeAlias = tuple[int, int]
Together: TypeAlias = Mapping[Pair, People]


class Said(NamedTuple):
    """A coded passage as the words of one person; ``person`` is a place in People."""

    document_id: int
    person: int
    start_char: int
    end_char: int
    code_id: int


class Pairs:
    """Which pairs of codes are looked at: all ``code_ids`` but a theme with a code below it."""

    def __init__(self, codebook: Codebook, code_ids: Iterable[int]) -> None:
        self._order = {code_id: place for place, code_id in enumerate(code_ids)}
        self._lines = {code_id: self._line(codebook, code_id) for code_id in codebook.by_id}

    def _line(self, codebook: Codebook, code_id: int) -> tuple[int, ...]:
        """A code and the themes above it, as far as they are looked at."""
        return tuple(one for one in self._order if code_id in codebook.subtrees[one])

    def of(self, one_id: int, other_id: int) -> Iterator[Pair]:
        """The pairs that two codes make, the themes above them included."""
        for pair in product(self._lines[one_id], self._lines[other_id]):
            first, second = sorted(pair, key=self._order.__getitem__)
            if first not in self._lines[second]:
                yield first, second

    def all(self) -> Iterator[Pair]:
        """All pairs in the order of the codebook."""
        return (pair for pair in combinations(self._order, 2) if pair[0] not in self._lines[pair[1]])


def in_same_words(said: Iterable[Said], pairs: Pairs) -> Together:
    """The people with two passages that share at least one character, for each pair of codes."""
    found: dict[Pair, set[int]] = defaultdict(set)
    for one, other in _overlapping(sorted(said)):
        for pair in pairs.of(one.code_id, other.code_id):
            found[pair].add(one.person)
    return {pair: People(those) for pair, those in found.items()}


def _overlapping(said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Two passages of one person in one document that overlap, each two once; ``said`` is sorted."""
    running: list[Said] = []
    for one in said:
        running = [other for other in running if other[:2] == one[:2] and other.end_char > one.start_char]
        for other in running:
            yield other, one
        running.append(one)


def in_same_turn(said: Iterable[Said], turns: Iterable[Said], pairs: Pairs) -> Together:
    """The people with two passages in one of their own ``turns`` (of any code), for each pair of codes."""
    found: dict[Pair, set[int]] = defaultdict(set)
    for turn, inside in _by_turn(sorted(said), sorted(turns)):
        for one_id, other_id in combinations(sorted(inside), 2):
            for pair in pairs.of(one_id, other_id):
                found[pair].add(turn.person)
    return {pair: People(those) for pair, those in found.items()}


def _by_turn(said: Sequence[Said], turns: Sequence[Said]) -> Iterator[tuple[Said, set[int]]]:
    """Each turn with the codes of the passages that touch it; both are sorted."""
    place, running = 0, []
    for turn in turns:
        while place < len(said) and said[place][:3] < (*turn[:2], turn.end_char):
            running.append(said[place])
            place += 1
        running = [one for one in running if one[:2] == turn[:2] and one.end_char > turn.start_char]
        yield turn, {one.code_id for one in running}


def in_same_person(people: Mapping[int, People], pairs: Pairs) -> Together:
    """The people with both codes of a pair anywhere; ``people`` are those of codes and whole themes."""
    nobody = People()
    both = {pair: people.get(pair[0], nobody) & people.get(pair[1], nobody) for pair in pairs.all()}
    return {pair: those for pair, those in both.items() if those}
