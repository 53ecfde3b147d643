"""Where two coders differ: all places in the order of notes, what was decided on each, and what is left."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from qualcode.analysis.disagreements import places
from qualcode.model.agreement import AgreementQuestion
from qualcode.model.consensus import DISAGREEMENTS, Decision, Difference, Given, Held, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of
from qualcode.store import consensus as consensus_store
from qualcode.store.coders import Coder
from qualcode.store.consensus import Adjudication
from qualcode.store.project import Project
from qualcode.store.sight import hidden_documents
from qualcode.workbench.compared import Compared

__all__ = ["DISAGREEMENTS", "Case", "Decision", "Difference", "Disagreements", "Given", "Held", "Place"]

EVERYTHING = Scope()


class Case(NamedTuple):
    """A place in its note.

    ``decided`` is the decision on these very codings, ``stale`` are those on codings that changed since.
    """

    document_id: int
    document: str
    place: Place
    sum: str
    decided: Adjudication | None
    stale: tuple[Adjudication, ...]

    @property
    def case_id(self) -> int:
        """Its number, which stays while the codings stay."""
        return self.place.place_id

    @property
    def decision(self) -> Decision | None:
        """How it is settled; None while it is not."""
        return self.decided.settled.decision if self.decided else None


class Found(NamedTuple):
    """A place as it was read: where, and the sum over its codings."""

    document_id: int
    place: Place
    sum: str


@dataclass(frozen=True)
class Disagreements:
    """The places of two coders: those named by the scope, else the only two who coded.

    Only notes that both finished are compared, and those that both coded without saying so, with a remark.
    Nobody who still codes blind is told anything. ``only`` reads these documents alone; ``known`` are the
    places where they were read already.
    """

    project: Project
    scope: Scope = EVERYTHING
    only: frozenset[int] | None = None
    known: Sequence[Found] | None = None

    @cached_property
    def compared(self) -> Compared:
        """What is compared; refused while the coder in use is blind."""
        hidden = hidden_documents(self.project)
        if hidden:
            raise QualcodeError(
                f"You code {number_of(len(hidden), 'note')} blind, so that nothing is compared yet.",
                "Finish them (`qualcode finish NOTE`), or have the sample opened (`qualcode unblind CODER`).",
            )
        return Compared(self.project, AgreementQuestion(self.scope))

    @cached_property
    def coders(self) -> tuple[Coder, Coder]:
        """The two coders; the first is A."""
        for coder in self.compared.coders:
            if coder.is_consensus:
                raise QualcodeError(
                    f"{coder.name} is what the coders agreed on.", "Name the two coders who are compared."
                )
        if len(self.compared.coders) != 2:
            names = ", ".join(coder.name for coder in self.compared.coders)
            raise QualcodeError(
                "Differences are settled between two coders at a time.",
                f"Name two of {names}.",
            )
        first, second = self.compared.coders
        return first, second

    @property
    def names(self) -> tuple[str, str]:
        """The names of the two coders."""
        return self.coders[0].name, self.coders[1].name

    @cached_property
    def ids(self) -> tuple[int, int]:
        """The ids of the two coders."""
        return self.coders[0].coder_id, self.coders[1].coder_id

    @property
    def is_reflexive(self) -> bool:
        """Whether coders are not expected to agree: their different readings are there to talk about."""
        return self.project.facts.approach == "reflexive"

    # --- places -----------------------------------------------------------------------------------------

    @cached_property
    def cases(self) -> Sequence[Case]:
        """All places, those without a difference too, in the order of notes and of the text."""
        names = self.compared.names_of_documents
        decided, stale = self._decisions(one.sum for one in self._found)
        return [
            Case(
                document_id,
                names[document_id],
                place,
                sum_,
                decided.get(sum_),
                tuple(dict.fromkeys(one for held in place.held for one in stale.get(held.guid, ()))),
            )
            for document_id, place, sum_ in self._found
        ]

    @cached_property
    def _found(self) -> Sequence[Found]:
        if self.known is not None:
            return self.known
        held = consensus_store.held(self.project, self.documents, self.ids)
        return [
            Found(document_id, place, sum_of(self.ids, place))
            for document_id in self.documents
            for place in places(held.get(document_id, ()), *self.ids)
        ]

    @property
    def documents(self) -> Sequence[int]:
        """The documents that both worked on, in the order of their names."""
        return [each for each in self.compared.shared if self.only is None or each in self.only]

    def with_decisions_anew(self) -> "Disagreements":
        """The same places with the decisions as they are now; for when no coding of the two has changed."""
        return replace(self, known=self._found)

    def _decisions(
        self, sums: Iterable[str]
    ) -> tuple[Mapping[str, Adjudication], Mapping[str, list[Adjudication]]]:
        """The decisions that hold by their sum, and those that do not any more by the guids of codings."""
        known, decided, stale = set(sums), {}, defaultdict(list)
        for one in consensus_store.adjudications(self.project, self.ids):
            if one.settled.sum in known:
                decided[one.settled.sum] = one
            else:
                for guid in one.settled.guids:
                    stale[guid].append(one)
        return decided, stale

    @property
    def agreements(self) -> list[Case]:
        """The places at which both gave the same to the same words."""
        return [case for case in self.cases if case.place.difference is Difference.NONE]

    def differing(
        self, kinds: Collection[Difference] = (), document: str = "", *, is_unsettled: bool = False
    ) -> list[Case]:
        """The places that differ: of some kinds, of the codes of the scope, of one note, not yet settled."""
        wanted = frozenset(kinds or DISAGREEMENTS)
        codes = frozenset(self.compared.question.code_ids) if self.scope.codes else None
        return [
            case
            for case in self.cases
            if case.place.difference in wanted
            and (codes is None or codes.intersection(case.place.code_ids))
            and (not document or case.document == document)
            and (not is_unsettled or case.decided is None)
        ]

    def case(self, case_id: int) -> Case:
        """A place that differs, by its number."""
        for case in self.differing():
            if case.case_id == case_id:
                return case
        raise QualcodeError(
            f"{' and '.join(self.names)} do not differ at a place {case_id}.",
            "`qualcode disagreements` lists the places with their numbers; they change with the codings.",
        )


def sum_of(coder_ids: Collection[int], place: Place) -> str:
    """A sum over who differs and what each coding says; where the words stand in the note does not matter."""
    said = sorted(
        (one.guid, one.given.code_id, one.given.polarity.value, one.given.extent.value, one.quote)
        for one in place.held
    )
    return hashlib.blake2b(repr((sorted(coder_ids), said)).encode(), digest_size=16).hexdigest()
