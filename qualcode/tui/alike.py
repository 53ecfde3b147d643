"""Which places of two coders can be settled together, and what of their codings can be taken over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from qualcode.model.consensus import DISAGREEMENTS, Decision, Difference
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of
from qualcode.workbench.coverage import Offer
from qualcode.workbench.disagreements import Case, Disagreements

_OF_BORDERS = (Decision.UNION, Decision.INTERSECTION, Decision.A, Decision.B)
_OF_ANY = (Decision.A, Decision.B, Decision.BOTH, Decision.NEITHER, Decision.OPEN)


class Many(NamedTuple):
    """Places that are settled alike, in words and by kinds, and perhaps of one note or one code."""

    words: str
    kinds: tuple[Difference, ...]
    document: str = ""
    code_id: int | None = None

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Those that fit all of them."""
        return _OF_BORDERS if self.kinds == (Difference.BOUNDARY,) else _OF_ANY

    def left(self, found: Disagreements) -> int:
        """How many of them are not settled yet."""
        left = found.unsettled_alike(self.kinds, self.document)
        if self.code_id is None:
            return len(left)
        below = frozenset(found.compared.question.codebook.subtrees[self.code_id])
        return sum(bool(below.intersection(case.place.code_ids)) for case in left)

    def scope(self, found: Disagreements) -> Scope:
        """Who and what it is about."""
        codes = () if self.code_id is None else (found.compared.question.codebook.label(self.code_id),)
        return replace(found.scope, codes=codes)


def around(case: Case, found: Disagreements) -> list[Many]:
    """What can be settled together with a place: all borders, its note, its code."""
    code = found.compared.question.codebook.by_id[case.place.code_ids[0]]
    return [
        Many("where only the borders differ", (Difference.BOUNDARY,)),
        Many(f"all of {case.document}", DISAGREEMENTS, document=case.document),
        Many(f"all of {code.name}", DISAGREEMENTS, code_id=code.code_id),
    ]


def offers(offered: Offer) -> list[tuple[str, ...]]:
    """Whose notes can come along with what is alike: nobody's, either coder's, both coders'."""
    names = list(offered.alone)
    wanted = [(name,) for name in names] + ([tuple(names)] if len(names) > 1 else [])
    return [(), *wanted] if offered.agreements else wanted


def offer_in_words(offered: Offer, alone: Sequence[str]) -> str:
    """What is taken over, and what counts then: “these and 3 notes that only Ben coded: then 7 of ...”."""
    return f"{_taken(offered, alone)}: then {offered.coverage(alone).words}"


def _taken(offered: Offer, alone: Sequence[str]) -> str:
    if not alone:
        return "these"
    notes = sum(len(offered.alone[name]) for name in alone)
    whose = alone[0] if len(alone) == 1 else "one of the two"
    return f"{'these and ' * bool(offered.agreements)}{number_of(notes, 'note')} that only {whose} coded"
