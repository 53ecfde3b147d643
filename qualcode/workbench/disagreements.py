"""Where two coders differ: all places in the order of notes, what was decided on each, and what is left."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from qualcode.analysis.disagreements import left_over, places
from qualcode.model.agreement import AgreementQuestion
from qualcode.model.consensus import DISAGREEMENTS, Decision, Difference, Given, Held, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of
from qualcode.store import coders as coder_store
from qualcode.store import consensus as consensus_store
from qualcode.store import touched
from qualcode.store.coders import Coder
from qualcode.store.consensus import Adjudication
from qualcode.store.project import Project
from qualcode.store.sight import hidden_documents
from qualcode.workbench.compared import Compared

__all__ = ["DISAGREEMENTS", "Case", "Decision", "Difference", "Disagreements", "Given", "Held", "Place"]

EVERYTHING = Scope()


class Case(NamedTuple):
    """A place in its note.

    ``decided`` is the decision on these very codings, ``stale`` are those on codings that changed since, or
    that were deleted. ``elsewhere`` are decisions of these coders and others on some of the same codings.
    """

    document_id: int
    document: str
    place: Place
    sum: str
    decided: Adjudication | None
    stale: tuple[Adjudication, ...]
    elsewhere: tuple[Adjudication, ...] = ()

    @property
    def case_id(self) -> int:
        """Its number, which stays while the codings stay."""
        return self.place.place_id

    @property
    def decision(self) -> Decision | None:
        """How it is settled; None while it is not."""
        return self.decided.settled.decision if self.decided else None


class _Read(NamedTuple):
    """What was read before, and when: who is compared, and the places of each document."""

    moment: int
    compared: Compared
    by_document: Mapping[int, Sequence[Case]]


@dataclass(frozen=True)
class Disagreements:
    """The places of two coders: those named by the scope, else the only two who coded.

    Only notes that both finished are compared, and those that both coded without saying so, with a remark.
    Nobody who still codes blind is told anything. ``only`` reads these documents alone; ``known`` need not
    be read again.
    """

    project: Project
    scope: Scope = EVERYTHING
    only: frozenset[int] | None = None
    known: _Read | None = None

    @cached_property
    def compared(self) -> Compared:
        """What is compared; refused while the coder in use is blind."""
        hidden = hidden_documents(self.project)
        if hidden:
            raise QualcodeError(
                f"You code {number_of(len(hidden), 'note')} blind, so that nothing is compared yet.",
                "They open when you and everybody who coded them have finished them (`qualcode finish NOTE`),"
                " or when the sample is opened (`qualcode unblind CODER`).",
            )
        return self.known.compared if self.known else Compared(self.project, AgreementQuestion(self.scope))

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
                f"Name two of {names} (for `consensus decide` and `reason` by --coder, twice).",
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

    @cached_property
    def everybody(self) -> Mapping[int, str]:
        """The name of every coder, for decisions between others."""
        return {coder.coder_id: coder.name for coder in coder_store.all_coders(self.project)}

    @property
    def is_reflexive(self) -> bool:
        """Whether coders are not expected to agree: their different readings are there to talk about."""
        return self.project.facts.approach == "reflexive"

    # --- places -----------------------------------------------------------------------------------------

    @cached_property
    def cases(self) -> Sequence[Case]:
        """All places, those without a difference too, in the order of notes and of the text."""
        by_document = self._read.by_document
        return [case for document_id in self.documents for case in by_document[document_id]]

    @property
    def documents(self) -> Sequence[int]:
        """The documents that both worked on, in the order of their names."""
        return [each for each in self.compared.shared if self.only is None or each in self.only]

    @cached_property
    def _read(self) -> _Read:
        moment = touched.now(self.project)
        kept = dict(self.known.by_document) if self.known else {}
        missing = [document_id for document_id in self.documents if document_id not in kept]
        kept.update(_Reading(self, missing).cases_by_document())
        return _Read(moment, self.compared, kept)

    def again(self) -> "Disagreements":
        """The places as they are now, of which only those are read in whose notes something changed."""
        there = self._read
        changed = touched.since(self.project, there.moment)
        if changed is None or changed.coder_ids - coder_store.consensus_ids(self.project):
            return replace(self, known=None)
        kept = {each: cases for each, cases in there.by_document.items() if each not in changed.document_ids}
        return replace(self, known=there._replace(by_document=kept))

    @property
    def agreements(self) -> list[Case]:
        """The places at which both gave the same to the same words."""
        return [case for case in self.cases if case.place.difference is Difference.NONE]

    @property
    def to_accept(self) -> list[Case]:
        """The agreements but those of which something was settled with a third coder."""
        return [case for case in self.agreements if not case.elsewhere]

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

    def unsettled_alike(self, kinds: Collection[Difference] = (), document: str = "") -> list[Case]:
        """The places that can be settled alike: not settled yet, nor on the way with a third coder."""
        return [case for case in self.differing(kinds, document, is_unsettled=True) if not case.elsewhere]

    def case(self, case_id: int) -> Case:
        """A place that differs, by its number."""
        for case in self.differing():
            if case.case_id == case_id:
                return case
        raise QualcodeError(
            f"{' and '.join(self.names)} do not differ at a place {case_id}.",
            "`qualcode disagreements` lists the places with their numbers; they change with the codings.",
        )


class _Reading:
    """The places of some documents, as they are read."""

    def __init__(self, of: Disagreements, document_ids: Collection[int]) -> None:
        self._ids = of.ids
        self._names = of.compared.names_of_documents
        self._documents = document_ids
        self._codable = of.compared.codable(document_ids)
        coders = coder_store.all_coders(of.project)
        self._consensus = coder_store.consensus_ids(of.project)
        self._held = consensus_store.held(of.project, document_ids, [coder.coder_id for coder in coders])
        self._decisions = consensus_store.adjudications(of.project, document_ids)

    def cases_by_document(self) -> Iterator[tuple[int, list[Case]]]:
        """Each document with its places."""
        for document_id in self._documents:
            yield document_id, list(self._cases(document_id))

    def _cases(self, document_id: int) -> Iterator[Case]:
        held, codable = self._held.get(document_id, ()), self._codable.get(document_id, ())
        coded = [one for one in held if one.coder_id not in self._consensus]
        decisions = self._decisions.get(document_id, ())
        unclaimed = _unclaimed([one for one in held if one.coder_id in self._consensus], coded, decisions)
        found = [*places(coded, *self._ids, codable), *left_over(unclaimed, coded, codable)]
        sums = [sum_of(self._ids, place) for place in found]
        own = [one for one in decisions if one.is_of(self._ids)]
        decided = {one.settled.sum: one for one in own}
        stale = [one for one in own if one.settled.sum not in sums]
        earlier = _about((one, one.settled.guids | one.settled.made) for one in stale)
        elsewhere = _about((one, one.settled.guids) for one in decisions if not one.is_of(self._ids))
        for place, sum_ in zip(found, sums, strict=True):
            yield Case(
                document_id,
                self._names[document_id],
                place,
                sum_,
                decided.get(sum_),
                tuple(dict.fromkeys(one for held in place.held for one in earlier[held.guid])),
                tuple(dict.fromkeys(one for held in place.held for one in elsewhere[held.guid])),
            )


def _about(decisions: Iterable[tuple[Adjudication, Iterable[str]]]) -> Mapping[str, list[Adjudication]]:
    """Decisions by the guids of codings."""
    found = defaultdict(list)
    for one, guids in decisions:
        for guid in guids:
            found[guid].append(one)
    return found


def _unclaimed(
    consensus: Sequence[Held], coded: Iterable[Held], decisions: Iterable[Adjudication]
) -> list[Held]:
    """What of the consensus came of no decision on codings that somebody still holds."""
    claimed = standing(decisions, coded)
    return [one for one in consensus if one.guid not in claimed]


def standing(decisions: Iterable[Adjudication], coded: Iterable[Held]) -> Mapping[str, set[int]]:
    """The decisions that each coding of the consensus came of, by its guid.

    A decision stands while somebody holds any of the codings that it was taken on.
    """
    there = {one.guid for one in coded}
    claims: dict[str, set[int]] = defaultdict(set)
    for one in decisions:
        if there & one.settled.guids:
            for guid in one.settled.made:
                claims[guid].add(one.adjudication_id)
    return claims


def sum_of(coder_ids: Collection[int], place: Place) -> str:
    """A sum over who differs and what each coding says; where the words stand in the note does not matter."""
    said = sorted(
        (one.guid, one.given.code_id, one.given.polarity.value, one.given.extent.value, one.quote)
        for one in place.held
    )
    return hashlib.blake2b(repr((sorted(coder_ids), said)).encode(), digest_size=16).hexdigest()
