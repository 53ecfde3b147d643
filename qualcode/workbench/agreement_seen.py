"""What was coded by somebody who could see what others had coded there, or had settled it already."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from qualcode.model.scope import Scope
from qualcode.store import coding_times
from qualcode.store import consensus as consensus_store
from qualcode.store.coding_times import Blind, Made
from qualcode.workbench.compared import Compared
from qualcode.workbench.disagreements import Disagreements

_NEVER = "9"
"""Later than any moment."""


class Since(NamedTuple):
    """From when on, and until when ("": ever), a coder could see what others had coded in a document."""

    document_id: int
    coder_id: int
    seen_from: str
    seen_until: str = ""


class Sight:
    """From when on each coder could see the work of the others, and what they coded then."""

    def __init__(self, compared: Compared) -> None:
        self._compared = compared
        project, shared = compared.project, compared.shared
        self._made = compared.made
        self._blind = coding_times.blind(project, shared)
        self._finished = coding_times.finished_at(project, shared)
        self._coders: dict[int, list[int]] = defaultdict(list)
        for document_id, coder_id in self._made:
            self._coders[document_id].append(coder_id)

    def after_opening(self) -> list[int]:
        """Codings in a blind sample made after it was opened, or after everybody had finished the note."""
        return self._coded_after(self._opened())

    def not_blind(self) -> list[int]:
        """Codings made here, not blind, where somebody else's were already there to be read."""
        return self._coded_after(self._open())

    def _coded_after(self, since: Iterator[Since]) -> list[int]:
        found, compared = list(since), self._compared
        return coding_times.made_here_after(compared.project, compared.selection, found) if found else []

    def _opened(self) -> Iterator[Since]:
        """What blind coders could see after all."""
        for (document_id, coder_id), blind in self._blind.items():
            others = self._others_from(document_id, coder_id)
            made = self._made.get((document_id, coder_id))
            opened = min(blind.opened_at or _NEVER, self._all_finished(document_id, coder_id))
            if made and others and made.last > (seen_from := max(opened, others)) != _NEVER:
                yield Since(document_id, coder_id, seen_from)

    def _open(self) -> Iterator[Since]:
        """What others could see, and blind coders before they were."""
        for (document_id, coder_id), made in self._made.items():
            others = self._others_from(document_id, coder_id)
            blind: Blind | None = self._blind.get((document_id, coder_id))
            if others and made.last > others:
                yield Since(document_id, coder_id, others, blind.assigned_at if blind else "")

    def _others_from(self, document_id: int, coder_id: int) -> str:
        """When the first coding of somebody else could be read; empty if never."""
        others: list[Made] = [
            self._made[document_id, other] for other in self._coders[document_id] if other != coder_id
        ]
        return min((made.readable_from for made in others if made.readable_from), default="")

    def _all_finished(self, document_id: int, coder_id: int) -> str:
        """When everybody who coded the document, and this coder, had finished it."""
        finished = self._finished.get(document_id, {})
        return max(finished.get(each, _NEVER) for each in {coder_id, *self._coders[document_id]})


def after_settling(compared: Compared) -> list[int]:
    """Codings made, or changed, after the first decision between their coder and another on the note."""
    first: dict[tuple[int, int], str] = {}
    for document_id, decisions in consensus_store.adjudications(compared.project, compared.shared).items():
        for decision in decisions:
            for coder_id in decision.settled.coder_ids:
                key = document_id, coder_id
                first[key] = min(decision.decided_at, first.get(key, _NEVER))
    if not first or compared.hidden:
        return []
    since = [Since(*key, decided_at) for key, decided_at in first.items()]
    later = coding_times.made_here_after(compared.project, compared.selection, since)
    return list(dict.fromkeys([*later, *_changed(compared)]))


def _changed(compared: Compared) -> Sequence[int]:
    """Codings of places whose decision does not fit them any more."""
    found = []
    for pair in combinations(compared.coders, 2):
        if not any(coder.is_consensus for coder in pair):
            scope = Scope(coders=tuple(coder.name for coder in pair))
            for case in Disagreements(compared.project, scope, frozenset(compared.shared)).differing():
                if case.stale and case.decided is None:
                    found += [held.coding_id for held in case.place.held]
    return found
