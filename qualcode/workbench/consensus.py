"""Settling what two coders differ on: the result is a layer of its own, and their codings stay as they are.

Each verb is one step. The consensus coder is made when there is none yet; once that layer holds codings,
counts are of it by default.
"""

from collections.abc import Collection
from typing import NamedTuple

from qualcode.analysis.disagreements import outcome, places
from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.consensus import OF_BORDERS, Decision, Difference, Given
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Table
from qualcode.model.texts import legible_text, number_of
from qualcode.store import coders as coder_store
from qualcode.store import consensus as consensus_store
from qualcode.store import touched
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import writing
from qualcode.workbench.coding_rows import CodingRows
from qualcode.workbench.coverage import coverage
from qualcode.workbench.disagreement_words import decision_in_words, progress
from qualcode.workbench.disagreements import EVERYTHING, Case, Disagreements, sum_of
from qualcode.workbench.settling import Settling


class Accepted(NamedTuple):
    """How many places were alike, how many notes of one coder only were taken over, and new codings.

    ``is_new`` is False where the consensus held all of it: then there is no step that could be undone.
    """

    agreements: int
    alone: int
    codings: int
    is_new: bool


class Choice(NamedTuple):
    """How to settle a place; ``span``, perhaps with a code and a polarity, names other words."""

    decision: Decision
    reason: str = ""
    span: Span | None = None
    code: str = ""
    polarity: Polarity | None = None
    memo: str = ""


def status(project: Project, scope: Scope = EVERYTHING) -> Table:
    """How far two coders are with settling, and how much of the coded notes the consensus covers."""
    return progress(Disagreements(project, scope), coverage(project))


def accept(project: Project, scope: Scope = EVERYTHING, alone: Collection[str] = ()) -> Accepted:
    """Take over what both coders gave to the same words; passages that overlap become one.

    What one of them marked beside them and is not coded, as a question of the interviewer, comes along.
    What one of them settled with a third coder stays as it was settled.

    ``alone`` names one of the two, or both: their codings of notes that the other did not work on come in as
    well, so that the consensus covers the whole study.
    """
    moment = touched.now(project)
    with project.step() as step:
        found = Disagreements(project, scope)
        agreements = found.to_accept
        step.label = f"Accepted {number_of(len(agreements), 'agreement')} of {' and '.join(found.names)}"
        rest = [case for name in alone for case in _cases_alone(project, found, name)]
        settling, before = Settling(project, found), _consensus_codings(project)
        for case in agreements:
            settling.put(case, outcome(case.place, Decision.BOTH))
        for case in rest:
            settling.put(case, outcome(case.place, Decision.BOTH))
        notes, more = len({case.document_id for case in rest}), _consensus_codings(project) - before
    return Accepted(len(agreements), notes, more, touched.now(project) > moment)


def _consensus_codings(project: Project) -> int:
    return sum(coder.codings for coder in coder_store.all_coders(project) if coder.is_consensus)


def _cases_alone(project: Project, found: Disagreements, name: str) -> list[Case]:
    """The places of notes that only one of the two coders worked on."""
    coder_id = coder_verbs.find(project, name).coder_id
    if coder_id not in found.ids:
        raise QualcodeError(
            f"{name} is not one of {' and '.join(found.names)}.", "Name one of the two coders."
        )
    bit = 1 << found.ids.index(coder_id)
    alone = [document_id for document_id, bits in found.compared.documents.items() if bits == bit]
    names, codable = found.compared.names_of_documents, found.compared.codable(alone)
    return [
        Case(document_id, names[document_id], place, sum_of(found.ids, place), None, ())
        for document_id, held in consensus_store.held(project, alone, [coder_id]).items()
        for place in places(held, *found.ids, codable.get(document_id, ()))
    ]


def _around(project: Project, case_id: int, scope: Scope) -> Disagreements:
    """The places of the note that a place is in; each is named by one of its codings."""
    document_id = consensus_store.document_of(project, case_id)
    return Disagreements(project, scope, frozenset(() if document_id is None else (document_id,)))


def decide(project: Project, case_id: int, choice: Choice, scope: Scope = EVERYTHING) -> str:
    """Settle one place, or settle it anew; returns how, in words."""
    with project.step() as step:
        found = _around(project, case_id, scope)
        case = found.case(case_id)
        book = found.compared.question.codebook
        step.subject = case.document
        labels = " and ".join(f"“{book.label(code_id)}”" for code_id in case.place.code_ids)
        how = decision_in_words(choice.decision, found.names)
        step.label = f"Settled a difference on {labels}: {how}"
        given = (
            [_new_words(project, found, case, choice)]
            if choice.decision is Decision.SPAN
            else outcome(case.place, choice.decision)
        )
        Settling(project, found).settle(case, choice.decision, given, _reason(choice.reason))
        if choice.memo:
            code = book.label(case.place.code_ids[0])
            writing.write_memo(project, choice.memo, kind="code", on=f"code:{code}")
        return how


def _reason(text: str) -> str:
    return legible_text(text).strip()


def _new_words(project: Project, found: Disagreements, case: Case, choice: Choice) -> Given:
    """Other words with a code and polarity of the place; of several one has to be named."""
    book = found.compared.question.codebook
    wanted = book.find(choice.code).code_id if choice.code else None
    fitting = [
        (code_id, polarity)
        for code_id, polarity in case.place.labels
        if wanted in {None, code_id} and choice.polarity in {None, polarity}
    ]
    if len(fitting) != 1:
        there = "; ".join(
            f"{book.by_id[code_id].name}, {polarity}" for code_id, polarity in case.place.labels
        )
        raise QualcodeError(
            "It is not clear which code with which polarity the other words get.",
            f"Name one of those given here ({there}) with --code and --polarity.",
        )
    [(code_id, polarity)] = fitting
    row = CodingRow(
        0, book.label(code_id), case.document, extent=Extent.PASSAGE, span=choice.span, polarity=polarity
    )
    CodingRows(project, book).resolved([row])  # refuses words that cannot be coded
    return Given(code_id, polarity, Extent.PASSAGE, choice.span)


def settle_all(
    project: Project,
    decision: Decision,
    kinds: Collection[Difference],
    scope: Scope = EVERYTHING,
    *,
    document: str = "",
    reason: str = "",
) -> int:
    """Settle all places alike that are not settled yet: of some kinds, of codes, of a note; returns how many.

    All words, or those in both, are for places where only the borders differ. What one of the two settled
    with a third coder is replaced one place at a time only.
    """
    if decision is Decision.SPAN:
        raise QualcodeError("Other words are chosen one place at a time.", "`qualcode consensus decide ID`")
    if decision in OF_BORDERS and set(kinds) != {Difference.BOUNDARY}:
        raise QualcodeError(
            f"“{decision}” is about borders, and other places are meant as well.", "Add --kind boundary."
        )
    with project.step(subject=document) as step:
        found = Disagreements(project, scope)
        cases = found.unsettled_alike(kinds, document)
        how = decision_in_words(decision, found.names)
        step.label = f"Settled {number_of(len(cases), 'difference')}: {how}"
        settling = Settling(project, found)
        for case in cases:
            settling.settle(case, decision, outcome(case.place, decision), _reason(reason))
        return len(cases)


def give_reason(project: Project, case_id: int, reason: str, scope: Scope = EVERYTHING) -> None:
    """Write the reason of a decision anew; a place that is not settled has none."""
    with project.step("Wrote why a difference was settled so") as step:
        case = _around(project, case_id, scope).case(case_id)
        if case.decided is None:
            raise QualcodeError("This place is not settled, so there is no reason yet.", "Settle it first.")
        step.subject = case.document
        consensus_store.give_reason(project, case.decided.adjudication_id, _reason(reason))
