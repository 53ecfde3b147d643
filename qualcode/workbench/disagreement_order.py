"""In which order the places at which two coders differ are walked and listed."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from qualcode.analysis.agreement import of_codes
from qualcode.analysis.comparison import compare
from qualcode.model.agreement import AgreementQuestion, Unit
from qualcode.model.codings import Extent
from qualcode.model.consensus import Order
from qualcode.model.errors import QualcodeError
from qualcode.store import coded as coded_store
from qualcode.workbench.compared import Compared
from qualcode.workbench.disagreements import Case, Disagreements
from qualcode.workbench.side_by_side import SideBySide

Key: TypeAlias = Callable[[Case], float]


def orders(found: Disagreements) -> list[Order]:
    """The orders that there are: different readings have no coefficients."""
    return [order for order in Order if not (order is Order.ALPHA and found.is_reflexive)]


def key_of(found: Disagreements, order: Order) -> Key:
    """What places are put in order by; computed once, since alpha is of all that both coded."""
    if order is Order.PERSON:
        index = found.compared.question.roster.index
        whose = coded_store.people_of_documents(found.project)
        return lambda case: min((index[person] for person in whose[case.document_id]), default=len(index))
    if order is Order.LENGTH:
        return lambda case: -_length(case)
    if order is Order.ALPHA and found.is_reflexive:
        raise QualcodeError("Different readings have no coefficients.", "--order length or --order person.")
    if order is Order.ALPHA:
        alphas = _alphas(found)
        return lambda case: min(alphas.get(code_id, _UNDEFINED) for code_id in case.place.code_ids)
    return lambda _case: 0


def in_order(cases: Sequence[Case], key: Key) -> Sequence[Case]:
    """These places in an order."""
    return sorted(cases, key=key)


_UNDEFINED = 2.0
"""Above every alpha."""


def _length(case: Case) -> float:
    if case.place.extent is Extent.WHOLE:
        return float("inf")
    return len(case.place.span) if case.place.span else 0


def _alphas(found: Disagreements) -> Mapping[int, float]:
    """Alpha by character of each code itself, where it can be computed."""
    compared = Compared(found.project, AgreementQuestion(found.compared.asked.scope, Unit.CHARACTER))
    if not compared.shared:
        return {}
    read = SideBySide(compared)
    made = compare(
        read.documents(),
        compared.everybody,
        compared.targets,
        compared.codes,
        units=(Unit.CHARACTER,),
        set_units=(),
    )
    return {each.code: each.alpha for each in of_codes(made, Unit.CHARACTER) if each.alpha is not None}
