"""Writing what two coders settled into the consensus layer, within a step; their own codings stay."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from qualcode.model.codings import Extent
from qualcode.model.consensus import Decision, Given, Held
from qualcode.store import coders as coder_store
from qualcode.store import codings as coding_store
from qualcode.store import consensus as consensus_store
from qualcode.store import documents as document_store
from qualcode.store.codings import NewCoding
from qualcode.store.consensus import Settled
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.disagreements import Case, Disagreements

CONSENSUS = "Consensus"


def consensus_coder(project: Project) -> int:
    """The coder who holds what the others agreed on; made when there is none."""
    for coder in coder_store.all_coders(project):
        if coder.is_consensus:
            return coder.coder_id
    return coder_verbs.add(project, CONSENSUS, is_consensus=True)


class Settling:
    """The consensus layer while places of it are written.

    What it holds of a place's codes on the place's words is replaced by what was decided there, but for
    codings that came of another decision.
    """

    def __init__(self, project: Project, found: Disagreements) -> None:
        self._project = project
        self._ids = found.ids
        self._coder_id = consensus_coder(project)
        self._decided_by = coder_verbs.in_use(project)
        documents = found.compared.documents if found.only is None else found.only
        self._held = defaultdict(list, consensus_store.held(project, documents, [self._coder_id]))
        self._texts: dict[int, str] = {}
        everybody = [coder.coder_id for coder in coder_store.all_coders(project)]
        self._claims: dict[str, set[int]] = defaultdict(set)
        for one in consensus_store.adjudications(project, everybody):
            for guid in one.settled.made:
                self._claims[guid].add(one.adjudication_id)

    def settle(self, case: Case, decision: Decision, given: Collection[Given], reason: str) -> None:
        """Put what was decided into the consensus, and keep the decision in the place of earlier ones."""
        earlier = [one.adjudication_id for one in (*([case.decided] if case.decided else ()), *case.stale)]
        made = self.put(case, given)
        consensus_store.remove(self._project, earlier)
        settled = Settled(
            case.document_id,
            case.place.code_ids,
            self._ids,
            decision,
            reason,
            frozenset(one.guid for one in case.place.held),
            case.sum,
            made,
        )
        consensus_store.add(self._project, settled, self._decided_by)

    def put(self, case: Case, given: Collection[Given]) -> frozenset[str]:
        """Put this into the consensus in the place of what stands there; returns the guids of all of it."""
        wanted = [one for one in dict.fromkeys(given) if self._has_words(case.document_id, one)]
        there = self._held[case.document_id]
        gone = [one for one in self._replaced(case, there) if one.given not in wanted]
        new = [one for one in wanted if one not in {held.given for held in there}]
        coding_store.remove(self._project, [one.coding_id for one in gone])
        coding_store.add(self._project, [self._coding(case.document_id, one) for one in new])
        if gone or new:
            documents = [case.document_id]
            there = consensus_store.held(self._project, documents, [self._coder_id])[case.document_id]
            self._held[case.document_id] = there
        return frozenset(one.guid for one in there if one.given in wanted)

    def _replaced(self, case: Case, there: Sequence[Held]) -> list[Held]:
        own = {one.adjudication_id for one in (*([case.decided] if case.decided else ()), *case.stale)}
        return [
            one
            for one in there
            if (self._claims[one.guid] & own or any(_meet(one.given, held.given) for held in case.place.held))
            and not self._claims[one.guid] - own
        ]

    def _has_words(self, document_id: int, given: Given) -> bool:
        return given.extent is not Extent.PASSAGE or bool(self._words(document_id, given).strip())

    def _words(self, document_id: int, given: Given) -> str:
        if document_id not in self._texts:
            self._texts[document_id] = document_store.read(self._project, document_id).text
        return given.span.of(self._texts[document_id]) if given.span else ""

    def _coding(self, document_id: int, given: Given) -> NewCoding:
        return NewCoding(
            document_id,
            None,
            given.extent,
            given.span.start_char if given.span else None,
            given.span.end_char if given.span else None,
            given.code_id,
            self._coder_id,
            given.polarity,
            "",
            self._words(document_id, given),
        )


def _meet(one: Given, other: Given) -> bool:
    """Whether two give the same code to some of the same words, or both to no passage in the same way."""
    if one.code_id != other.code_id or one.extent is not other.extent:
        return False
    return one.span is None or other.span is None or one.span.overlaps(other.span)
