"""Agreement between coders: the report, and the same numbers for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from qualcode.analysis.agreement import CodeFigures, Person, Pooled, of_codes, of_respondents, pooled
from qualcode.analysis.comparison import Comparison, compare
from qualcode.analysis.set_alpha import SetAlphas, set_alphas
from qualcode.model.agreement import AgreementQuestion, Unit
from qualcode.model.errors import QualcodeError
from qualcode.store.project import Project
from qualcode.workbench.agreement_labels import Labels
from qualcode.workbench.compared import Compared
from qualcode.workbench.footnotes import listed
from qualcode.workbench.side_by_side import Progress, SideBySide

_MOST_SETS = 12_000
"""Different sets of codes that are compared unasked: about a quarter of a second."""


def silently(_done: int, _total: int, _what: str) -> None:
    """No progress is shown."""


class Pair(NamedTuple):
    """Two coders: their names and bits, the documents of both, and their pooled figures."""

    names: tuple[str, str]
    bits: int
    documents: int
    figures: Pooled


@dataclass(frozen=True)
class Agreement:
    """Everything that is known of the agreement of some coders; the reports are made from it."""

    compared: Compared
    comparison: Comparison
    read: SideBySide
    has_sentences: bool
    _of_some: dict[int, Pooled] = field(default_factory=dict, repr=False)

    @property
    def unit(self) -> Unit:
        """The unit that was asked for."""
        return self.compared.asked.unit

    @property
    def labels(self) -> Labels:
        """What the coders are compared on: codes, or codes apart by polarity."""
        return self.read.labels

    @property
    def is_reflexive(self) -> bool:
        """Whether coders are not expected to agree: disagreements are shown, coefficients are not."""
        return self.compared.project.facts.approach == "reflexive"

    @property
    def units(self) -> list[Unit]:
        """The units of the headline; sentences only where they are made."""
        return [unit for unit in Unit if unit is not Unit.SENTENCE or self.has_sentences]

    @cached_property
    def codes(self) -> list[CodeFigures]:
        """The figures of each code, in the order of the codebook."""
        return of_codes(self.comparison, self.unit)

    @cached_property
    def headline(self) -> Mapping[Unit, Pooled]:
        """Pooled figures of the compared codes at each unit."""
        return {unit: pooled(self.comparison, unit, self.comparison.codes) for unit in self.units}

    @cached_property
    def sets(self) -> SetAlphas:
        """Alpha of whole codings at the unit; part of it only, with the reason, where all would take long."""
        return set_alphas(self.comparison.sets[self.unit], _MOST_SETS)

    @cached_property
    def all_sets(self) -> SetAlphas:
        """Alpha of whole codings at the unit, however long it takes."""
        return set_alphas(self.comparison.sets[self.unit])

    @cached_property
    def people(self) -> Sequence[Person]:
        """The respondents, those with the greatest share of the disagreement first."""
        return of_respondents(self.comparison, self.unit)

    def at_level(self, codes: Sequence[int]) -> Pooled:
        """Pooled figures of some of the compared codes at the unit."""
        return pooled(self.comparison, self.unit, codes)

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every two of the coders."""
        coders = list(enumerate(self.compared.coders))
        found = []
        for (i, first), (j, second) in combinations(coders, 2):
            bits = 1 << i | 1 << j
            shared = sum(present & bits == bits for present in self.comparison.documents.values())
            found.append(Pair((first.name, second.name), bits, shared, self._among(bits)))
        return found

    @cached_property
    def without_each(self) -> list[tuple[str, Pooled]]:
        """With three coders or more: the pooled figures of the others without each of them."""
        if len(self.compared.coders) < 3:
            return []
        everybody = self.comparison.coders
        return [
            (coder.name, self._among(everybody & ~(1 << place)))
            for place, coder in enumerate(self.compared.coders)
        ]

    def _among(self, coders: int) -> Pooled:
        """The pooled figures of some coders; of three, those without one are a pair."""
        if coders == self.comparison.coders:
            return self.headline[self.unit]
        if coders not in self._of_some:
            found = pooled(self.comparison, self.unit, self.comparison.codes, coders)
            self._of_some[coders] = found
        return self._of_some[coders]


def agreement(project: Project, asked: AgreementQuestion, tell: Progress = silently) -> Agreement:
    """Compare coders. Refused with fewer than two of them, and where no two share a document."""
    compared = Compared(project, asked)
    if not compared.codes:
        raise QualcodeError("No code is compared.", "Widen --code or --level.")
    if not compared.shared:
        raise _nothing_shared(compared)
    read = SideBySide(compared)
    has_sentences = read.make_sentences(tell)
    comparison = compare(
        read.documents(),
        compared.everybody,
        read.labels.targets,
        read.labels.ids,
        set_units=(asked.unit,),
        is_half=asked.is_half,
        per_code=read.labels.per_code,
    )
    return Agreement(compared, comparison, read, has_sentences)


def _nothing_shared(compared: Compared) -> QualcodeError:
    """No document was coded by two: say what each coded."""
    parts = []
    for place, coder in enumerate(compared.coders):
        names = [
            compared.names_of_documents[d] for d, bits in compared.documents.items() if bits >> place & 1
        ]
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        parts.append(f"{coder.name}: {', '.join(names[:5]) or 'none'}{more}")
    hidden = " Notes that are coded blind are left out until they are finished." if compared.hidden else ""
    return QualcodeError(
        f"No note was coded by {'both' if len(compared.coders) == 2 else 'two of'}"
        f" {listed(coder.name for coder in compared.coders)},"
        " so there is no agreement to compute.",
        f"Coded notes: {'; '.join(parts)}.{hidden}",
    )
