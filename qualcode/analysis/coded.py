"""Documents as several coders coded them: what agreement is counted from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from qualcode.analysis.stretches import Stretch, united, within
from qualcode.model.agreement import Unit

Marked: TypeAlias = Mapping[int, Sequence[Stretch]]
"""The united stretches of each coder by the coder's bit."""


class Part(NamedTuple):
    """Codable text of one respondent: disjoint stretches in order."""

    respondent: int
    codable: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document as its coders coded it.

    ``coders``: the bits of those who worked on it. ``marks``: by code; a code stands for itself and, once
    rolled up, for all below it. ``parts``: whose the text is, each character once. ``voices``: the same
    where words belong to several people; for each of them all of it. ``borders``: turns and sentences, in
    order. ``textless``: by code the bits of the coders who gave it to the document without a passage; such
    codings count for respondents only.
    """

    document: int
    coders: int
    parts: Sequence[Part]
    voices: Sequence[Part]
    marks: Mapping[int, Marked]
    borders: Mapping[Unit, Sequence[Stretch]]
    textless: Mapping[int, int]

    def in_part(self, part: Part) -> list[tuple[int, Marked]]:
        """The codable marks in a part, by code; codes without any are left out."""
        known: dict[int, Marked] = {}  # a theme of a single code here has the very marks of that code
        found = []
        for code, marked in self.marks.items():
            if id(marked) not in known:
                inside = ((bit, within(stretches, part.codable)) for bit, stretches in marked.items())
                known[id(marked)] = {bit: stretches for bit, stretches in inside if stretches}
            if known[id(marked)]:
                found.append((code, known[id(marked)]))
        return found


def rolled_up(marks: Mapping[int, Marked], targets: Mapping[int, Sequence[int]]) -> dict[int, Marked]:
    """The marks of the codes that are compared: a theme is coded where it or any code below it is.

    ``targets``: for each code those that it counts for, perhaps itself; others are left out.
    """
    sources: dict[int, list[Marked]] = defaultdict(list)
    for code, marked in marks.items():
        for target in targets.get(code, ()):
            sources[target].append(marked)
    return {target: those[0] if len(those) == 1 else _merged(those) for target, those in sources.items()}


def _merged(sources: Sequence[Marked]) -> Marked:
    together: dict[int, list[Stretch]] = defaultdict(list)
    for marked in sources:
        for bit, stretches in marked.items():
            together[bit] += stretches
    return {bit: united(stretches) for bit, stretches in together.items()}


def bits_of(bits: int) -> Iterator[int]:
    """The single bits of a number, lowest first.

    >>> list(bits_of(0b1101))
    [1, 4, 8]
    """
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest
