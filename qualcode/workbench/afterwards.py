"""Codings as they would be had each of two coders coded what they settled; what they left open stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import Decision, Given
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of
from qualcode.store import coders as coder_store
from qualcode.store import consensus as consensus_store
from qualcode.store.coded import WHOLE, Coded
from qualcode.workbench.compared import Compared
from qualcode.workbench.disagreements import Case, Disagreements

_PLACES = {polarity: place for place, polarity in enumerate(Polarity)}


class _Settled(NamedTuple):
    """A place that was settled, between whom, and what came of it."""

    coder_ids: tuple[int, int]
    case: Case
    given: tuple[Given, ...]


class Afterwards:
    """What every two of the compared coders settled; refused where that is nothing."""

    def __init__(self, compared: Compared) -> None:
        self._compared = compared
        if not self._settled:
            raise QualcodeError(
                "Nothing is settled between these coders, so there is no agreement after settling.",
                "`qualcode disagreements` lists what they differ on; `qualcode consensus decide` settles it.",
            )

    def replaced(self, found: Coded) -> Coded:
        """A document with what was settled in the place of what was coded there."""
        codings, textless = set(found.codings), set(found.textless)
        polarities = frozenset(self._compared.asked.scope.polarities or Polarity)
        for settled in self._by_document.get(found.document_id, ()):
            before = [(one.coder_id, one.given) for one in settled.case.place.held]
            now = [(coder_id, given) for coder_id in settled.coder_ids for given in settled.given]
            now = [one for one in now if one[1].polarity in polarities]
            codings = codings - _with_text(before) | _with_text(now)
            textless = textless - _without_text(before) | _without_text(now)
        return found._replace(codings=sorted(codings), textless=sorted(textless))

    @property
    def in_words(self) -> str:
        """How much was settled: “after settling: 17 places settled, 2 left open”."""
        places = sum(map(len, self._by_document.values()))
        still = len(self._settled) - places
        return f"after settling: {number_of(places, 'place')} settled, {still} left open"

    @cached_property
    def _settled(self) -> list[_Settled]:
        made = self._made()
        return [
            _Settled(found.ids, case, tuple(made[guid] for guid in case.decided.settled.made if guid in made))
            for found in self._pairs()
            for case in found.differing()
            if case.decided is not None
        ]

    @cached_property
    def _by_document(self) -> dict[int, list[_Settled]]:
        """What was settled by document; a place that was left open stays as each coded it."""
        found = defaultdict(list)
        for settled in self._settled:
            if settled.case.decision is not Decision.OPEN:
                found[settled.case.document_id].append(settled)
        return found

    def _pairs(self) -> Iterator[Disagreements]:
        for pair in combinations(self._compared.coders, 2):
            if not any(coder.is_consensus for coder in pair):
                names = tuple(coder.name for coder in pair)
                yield Disagreements(self._compared.project, Scope(coders=names))

    def _made(self) -> dict[str, Given]:
        """What the consensus holds, by the guids of its codings."""
        project = self._compared.project
        consensus = coder_store.consensus_ids(project)
        held = consensus_store.held(project, self._compared.documents, consensus)
        return {one.guid: one.given for those in held.values() for one in those}


def _with_text(codings: Iterable[tuple[int, Given]]) -> set[tuple[int, int, int, int, int]]:
    """Codings with words as documents are read for agreement: coder, code, polarity, start and end."""
    return {
        (coder_id, given.code_id, _PLACES[given.polarity], given.span.start_char, given.span.end_char)
        if given.span
        else (coder_id, given.code_id, _PLACES[given.polarity], 0, WHOLE)
        for coder_id, given in codings
        if given.extent is not Extent.NO_TEXT
    }


def _without_text(codings: Iterable[tuple[int, Given]]) -> set[tuple[int, int, int]]:
    """Codings without words likewise: coder, code and polarity."""
    return {
        (coder_id, given.code_id, _PLACES[given.polarity])
        for coder_id, given in codings
        if given.extent is Extent.NO_TEXT
    }
