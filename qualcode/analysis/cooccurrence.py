"""Codes that come up together: in the same words, in the same turn, in the same person."""

from collections import Counter, defaultdict
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
        self._known: dict[Pair, tuple[Pair, ...]] = {}

    def _line(self, codebook: Codebook, code_id: int) -> frozenset[int]:
        """A code and the themes above it, as far as they are looked at."""
        return frozenset(one for one in self._order if code_id in codebook.subtrees[one])

    def with_themes(self, code_ids: Iterable[int]) -> frozenset[int]:
        """Codes and the themes above them."""
        return frozenset[int]().union(*(self._lines[code_id] for code_id in code_ids))

    def of(self, one_id: int, other_id: int) -> tuple[Pair, ...]:
        """The pairs that two codes make, the themes above them included."""
        key = one_id, other_id
        if key not in self._known:
            couples = product(self._lines[one_id], self._lines[other_id])
            found = {pair for couple in couples for pair in self.among(couple)}
            self._known[key] = tuple(found)
        return self._known[key]

    def among(self, code_ids: Iterable[int]) -> Iterator[Pair]:
        """All pairs of some codes, in the order of the codebook."""
        in_order = sorted(self._order.keys() & set(code_ids), key=self._order.__getitem__)
        return (pair for pair in combinations(in_order, 2) if pair[0] not in self._lines[pair[1]])


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
    """The people with two passages in one of their own ``turns`` (of any code), for each pair of codes.

    Everybody's first coded turns are looked at together, then everybody's second ones, and so on.
    """
    rounds: list[dict[int, list[int]]] = []
    turns_of: Counter[int] = Counter()
    for turn, inside in _by_turn(sorted(said), sorted(turns)):
        if turns_of[turn.person] == len(rounds):
            rounds.append(defaultdict(list))
        for code_id in pairs.with_themes(inside):
            rounds[turns_of[turn.person]][code_id].append(turn.person)
        turns_of[turn.person] += bool(inside)
    found: dict[Pair, People] = {}
    for by_code in rounds:
        people = {code_id: People(those) for code_id, those in by_code.items()}
        for pair, both in in_same_person(people, pairs).items():
            found[pair] = found.get(pair, both) | both
    return found


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
    both = {pair: people[pair[0]] & people[pair[1]] for pair in pairs.among(people)}
    return {pair: those for pair, those in both.items() if those}
