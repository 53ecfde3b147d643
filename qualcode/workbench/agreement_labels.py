"""What agreement compares coders on: codes, or codes apart by polarity."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.analysis.coded import labels_of
from qualcode.model.codings import Polarity
from qualcode.model.scope import Selection
from qualcode.store import coded as coded_store
from qualcode.store import coders as coder_store
from qualcode.workbench.compared import Compared

_POLARITIES = tuple(Polarity)
_PLACES = len(_POLARITIES) + 1
"""A number for each polarity of a code, and the last for a code that nobody gave."""


@dataclass(frozen=True)
class Labels:
    """The labels as numbers: ids of codes, or of a code with each polarity that anybody gave it.

    Apart by polarity, a theme has the polarities of its codes, and no polarity is a label too. A code that
    nobody gave stands once, without a polarity.
    """

    compared: Compared

    @property
    def is_by_polarity(self) -> bool:
        """Whether two coders agree on a passage only where they gave it the same polarity."""
        return self.compared.asked.is_by_polarity

    @property
    def per_code(self) -> int:
        """How many numbers each code has: a label divided by it is the id of its code."""
        return _PLACES if self.is_by_polarity else 1

    @cached_property
    def ids(self) -> Sequence[int]:
        """All labels in the order of the codebook, then of polarities."""
        if not self.is_by_polarity:
            return self.compared.codes
        return [label for code in self.compared.codes for label in self._of_code[code]]

    def number(self, code_id: int, polarity: Polarity) -> int:
        """The label of a code that was given with a polarity."""
        return labels_of(code_id, _POLARITIES.index(polarity), self.per_code)

    @cached_property
    def targets(self) -> Mapping[int, Sequence[int]]:
        """For every label that was given the compared labels that it counts for: above it, as polar."""
        if not self.is_by_polarity:
            return self.compared.targets
        return {
            self.number(code_id, polarity): [self.number(above, polarity) for above in those]
            for code_id, those in self.compared.targets.items()
            for polarity in _POLARITIES
            if polarity in self._given[code_id]
        } | {label: [label] for label in self.ids if self.polarity(label) is None}

    @cached_property
    def _given(self) -> Mapping[int, frozenset[Polarity]]:
        """The polarities that each code itself was given with in what is compared."""
        found: dict[int, frozenset[Polarity]] = defaultdict(frozenset)
        compared = self.compared
        for code_id, polarity in coded_store.given(compared.project, compared.shared, self._selection):
            found[code_id] |= {polarity}
        return found

    @property
    def _selection(self) -> Selection:
        """The compared codings, and what was settled where the question is about that."""
        chosen = self.compared.selection
        if not self.compared.asked.is_after:
            return chosen
        everybody = coder_store.all_coders(self.compared.project)
        consensus = {coder.coder_id for coder in everybody if coder.is_consensus}
        return replace(chosen, coder_ids=(chosen.coder_ids or frozenset()) | consensus)

    @cached_property
    def _of_code(self) -> Mapping[int, Sequence[int]]:
        subtrees = self.compared.question.codebook.subtrees
        found: dict[int, Sequence[int]] = {}
        for code in self.compared.codes:
            given = frozenset[Polarity]().union(*(self._given[below] for below in subtrees[code]))
            labels = [self.number(code, polarity) for polarity in _POLARITIES if polarity in given]
            found[code] = labels or [code * _PLACES + _PLACES - 1]
        return found

    # --- what a label is ----------------------------------------------------------------------------------

    def code(self, label: int) -> int:
        """The id of its code."""
        return label // self.per_code

    def polarity(self, label: int) -> Polarity | None:
        """Its polarity; None where polarities are not told apart, and for a code that nobody gave."""
        place = label % _PLACES
        return _POLARITIES[place] if self.is_by_polarity and place < len(_POLARITIES) else None

    def polarity_in_words(self, label: int) -> str:
        """“positive”, or “no polarity”; empty where there is none to tell."""
        polarity = self.polarity(label)
        return "no polarity" if polarity is Polarity.NONE else polarity or ""

    def in_words(self, label: int) -> str:
        """“Help > Courses”, or “Help > Courses [positive]”."""
        return self._with_polarity(self.compared.question.codebook.label(self.code(label)), label)

    def name(self, label: int) -> str:
        """The same without the themes above."""
        return self._with_polarity(self.compared.question.codebook.by_id[self.code(label)].name, label)

    def _with_polarity(self, name: str, label: int) -> str:
        polarity = self.polarity_in_words(label)
        return f"{name} [{polarity}]" if polarity else name

    def below(self, label: int) -> list[int]:
        """The labels of the codes directly below, of the same polarity."""
        children = {code.code_id for code in self.compared.question.codebook.children(self.code(label))}
        return [
            one
            for one in self.ids
            if self.code(one) in children and self.polarity(one) is self.polarity(label)
        ]

    def of_code(self, code_id: int) -> Sequence[int]:
        """The labels of a code; none where it is not compared."""
        if self.is_by_polarity:
            return self._of_code.get(code_id, ())
        return [code_id] if code_id in self.compared.codes else []

    @property
    def leaves(self) -> list[int]:
        """The labels of codes without codes below them."""
        parents = {code.parent_id for code in self.compared.question.codebook}
        return [label for label in self.ids if self.code(label) not in parents]

    @property
    def themes(self) -> list[int]:
        """The labels of codes whose parent is not compared."""
        by_id = self.compared.question.codebook.by_id
        return [label for label in self.ids if by_id[self.code(label)].parent_id not in self.compared.codes]
