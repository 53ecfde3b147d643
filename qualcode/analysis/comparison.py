"""One pass over the documents, everything that agreement is computed from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from qualcode.analysis import grid
from qualcode.analysis.alpha import Compared, compared
from qualcode.analysis.code_sets import SetCounts, add_grid
from qualcode.analysis.coded import CodedDocument
from qualcode.analysis.disagreement_kinds import Disagreements
from qualcode.analysis.laid import Laid
from qualcode.analysis.patterns import Gathered, Patterns, Presences
from qualcode.analysis.u_alpha import Segments
from qualcode.model.agreement import Unit

_BATCH = 250
"""Documents that are laid on one line; more of them cost memory, fewer of them time."""
_KEPT = 2
"""Units whose sums are kept: figures of codes ask for two; those of a large study take much memory."""


@dataclass(frozen=True)
class Comparison:
    """What several coders coded: pattern counts at every unit, sets of codes, units drawn, disagreements.

    ``coders``: the bits of all compared coders. ``documents``: for each document that at least two of
    them worked on, the bits of those who did. ``repeated``: overlapping or repeated passages of one coder
    and code that became one. ``passed_over``: codings of codes that are not compared.
    """

    coders: int
    codes: Sequence[int]
    documents: Mapping[int, int]
    presences: Presences
    by_unit: Mapping[Unit, Patterns]
    sets: Mapping[Unit, SetCounts]
    segments: Segments
    disagreements: Disagreements
    repeated: int
    passed_over: int
    _known: dict[tuple[Unit, int], tuple[Patterns, Compared]] = field(default_factory=dict, repr=False)

    def patterns(self, unit: Unit, coders: int | None = None) -> Patterns:
        """The pattern counts at a unit, among all compared coders or only some of them."""
        return self._counted(unit, self.coders if coders is None else coders)[0]

    def sums(self, unit: Unit, coders: int | None = None) -> Compared:
        """The sums behind alpha at a unit, among all compared coders or only some of them."""
        return self._counted(unit, self.coders if coders is None else coders)[1]

    def _counted(self, unit: Unit, coders: int) -> tuple[Patterns, Compared]:
        found = self._known.pop((unit, coders), None)
        if found is None:
            while len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]  # what was not asked for the longest
            if unit is Unit.RESPONDENT:
                patterns = self.presences.patterns(coders)
            else:
                whole = self.by_unit[unit]
                patterns = whole if coders == self.coders else whole.among(coders)
            found = patterns, compared(patterns)
        self._known[unit, coders] = found
        return found

    def u_alpha(self, code: int) -> float | None:
        """The unitizing alpha of a code on the documents of all compared coders."""
        return self.segments.u_alpha(code, self.by_unit[Unit.CHARACTER])


class _Counting:
    """What is being counted, batch by batch."""

    def __init__(
        self,
        coders: int,
        codes: Sequence[int],
        *,
        units: Sequence[Unit],
        set_units: Sequence[Unit],
        is_half: bool,
        per_code: int,
    ) -> None:
        self.presences = Presences(codes)
        self.segments = Segments(coders, codes)
        self.disagreements = Disagreements(per_code)
        self.gathered = {unit: Gathered(codes) for unit in units if unit is not Unit.RESPONDENT}
        self.sets = {unit: SetCounts() for unit in set_units}
        self.repeated = self.passed_over = 0
        self._is_half = is_half

    def add(self, laid: Laid) -> None:
        """Count some documents."""
        self.repeated += laid.repeated
        self.passed_over += laid.passed_over
        self.disagreements.add(laid)
        self.segments.add(laid)
        for unit, gathered in self.gathered.items():
            found = self._grid(laid, unit)
            gathered.add(found)
            if unit in self.sets:
                add_grid(self.sets[unit], found)
        self.presences.add(grid.of_parts(_by_voice(laid)))

    def _grid(self, laid: Laid, unit: Unit) -> grid.Grid:
        if unit is Unit.CHARACTER:
            return grid.of_characters(laid)
        return grid.of_units(laid, unit, is_half=self._is_half)


def _by_voice(laid: Laid) -> Laid:
    """The same documents, each once for every voice where words belong to several people."""
    if all(each.voices is each.parts for each in laid.documents):
        return laid
    documents = [
        one for each in laid.documents for one in ([each] if each.voices is each.parts else _one_by_one(each))
    ]
    return replace(laid, documents=documents)


def _one_by_one(document: CodedDocument) -> Iterator[CodedDocument]:
    for voice in document.voices:
        yield replace(document, parts=[voice], voices=[voice])


def compare(
    documents: Iterable[CodedDocument],
    coders: int,
    targets: Mapping[int, Sequence[int]],
    codes: Sequence[int],
    *,
    units: Sequence[Unit] = tuple(Unit),
    set_units: Sequence[Unit] = tuple(Unit),
    is_half: bool = False,
    per_code: int = 1,
) -> Comparison:
    """Read the documents once. ``targets``: for each code the compared ``codes`` that it counts for.

    ``units``: those at which anything will be asked; u-alpha asks for characters. ``set_units``: those at
    which whole codings are compared.

    Where the polarities of a code are told apart, each stands here as a code of its own: numbers that are the
    same when divided by ``per_code``.
    """
    counting = _Counting(coders, codes, units=units, set_units=set_units, is_half=is_half, per_code=per_code)
    shared = (each for each in documents if each.coders.bit_count() > 1)
    known: dict[int, int] = {}
    while batch := list(islice(shared, _BATCH)):
        known |= {each.document: each.coders for each in batch}
        counting.add(Laid(batch, codes, targets))
    if Unit.RESPONDENT in counting.sets:
        add_grid(counting.sets[Unit.RESPONDENT], counting.presences.grid(coders))
    by_unit: dict[Unit, Patterns] = {unit: gathered.patterns for unit, gathered in counting.gathered.items()}
    return Comparison(
        coders,
        codes,
        known,
        counting.presences,
        by_unit,
        counting.sets,
        counting.segments,
        counting.disagreements,
        counting.repeated,
        counting.passed_over,
    )
