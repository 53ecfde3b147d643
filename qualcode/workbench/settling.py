"""Writing what two coders settled into the consensus layer, within a step; their own codings stay."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from qualcode.analysis.disagreements import codable_words, meet
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
from qualcode.workbench.disagreements import Case, Disagreements, standing

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
    codings that came of another decision of these two, as long as somebody holds what that was taken on.
    What one of them settled with a third coder on the same words gives way: the consensus is one.
    """

    def __init__(self, project: Project, found: Disagreements) -> None:
        self._project = project
        self._ids = found.ids
        self._coder_id = consensus_coder(project)
        self._decided_by = coder_verbs.in_use(project)
        documents = list(found.compared.documents if found.only is None else found.only)
        everybody = [coder.coder_id for coder in coder_store.all_coders(project)]
        self._held: dict[int, list[Held]] = defaultdict(list)
        self._claims: dict[int, Mapping[str, set[int]]] = {}
        self._codable = found.compared.codable(documents)
        self._texts: dict[int, str] = {}
        decisions = consensus_store.adjudications(project, documents)
        for document_id, held in consensus_store.held(project, documents, everybody).items():
            coded = [one for one in held if one.coder_id != self._coder_id]
            self._held[document_id] = [one for one in held if one.coder_id == self._coder_id]
            own = [one for one in decisions.get(document_id, ()) if one.is_of(found.ids)]
            self._claims[document_id] = standing(own, coded)

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
        claims, codable = self._claims.get(case.document_id, {}), self._codable.get(case.document_id, ())
        return [
            one
            for one in there
            if (
                claims.get(one.guid, set()) & own
                or any(meet(one.given, held.given, codable) for held in case.place.held)
            )
            and not claims.get(one.guid, set()) - own
        ]

    def _has_words(self, document_id: int, given: Given) -> bool:
        """Whether anything of it can be coded: what both have in common may be a question only."""
        if given.extent is not Extent.PASSAGE:
            return True
        is_codable = codable_words(given, self._codable.get(document_id, ())) is not None
        return is_codable and bool(self._words(document_id, given).strip())

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
