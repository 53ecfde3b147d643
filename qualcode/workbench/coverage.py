"""How many of the coded notes the consensus holds: from its first coding on counts are of it by default."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from qualcode.model.texts import number_of
from qualcode.store import coded as coded_store
from qualcode.store import coders as coder_store
from qualcode.store.project import Project
from qualcode.workbench.disagreements import Disagreements


class Coverage(NamedTuple):
    """Of how many notes the consensus holds codings, and how many notes are coded at all."""

    held: int
    coded: int

    @property
    def words(self) -> str:
        """“214 of 337 coded notes, and nothing of the other 123”."""
        rest = self.coded - self.held
        other = f", and nothing of the other {rest}" if rest else ""
        return f"{self.held} of {number_of(self.coded, 'coded note')}{other}"


class Offer(NamedTuple):
    """What can be taken over: places that are alike, and by name the notes that only this coder coded."""

    agreements: int
    alone: Mapping[str, frozenset[int]]
    alike: frozenset[int]
    coded: frozenset[int]

    def coverage(self, alone: Collection[str] = ()) -> Coverage:
        """What the consensus would hold with the notes of these coders alone."""
        return Coverage(len(self.alike.union(*(self.alone[name] for name in alone))), len(self.coded))


def coverage(project: Project) -> Coverage:
    """What the consensus holds now."""
    held, coded = _notes(project)
    return Coverage(len(held), len(coded))


def _notes(project: Project) -> tuple[frozenset[int], frozenset[int]]:
    """The notes of which the consensus holds codings, and all that are coded."""
    consensus = coder_store.consensus_ids(project)
    everybody = [coder.coder_id for coder in coder_store.all_coders(project)]
    by_document = coded_store.coders_by_document(project, everybody)
    held = frozenset(each for each, those in by_document.items() if those & consensus)
    return held, frozenset(by_document)


def offer(found: Disagreements) -> Offer:
    """What can be taken over of two coders, and what the consensus would hold then."""
    held, coded = _notes(found.project)
    agreements = found.to_accept
    alike = frozenset(case.document_id for case in agreements)
    bits = found.compared.documents
    alone = {
        name: frozenset(each for each, worked in bits.items() if worked == 1 << place) & coded
        for place, name in enumerate(found.names)
    }
    known = {name: those for name, those in alone.items() if those}
    return Offer(len(agreements), known, held | alike, coded)


def is_counted(project: Project) -> bool:
    """Whether the consensus holds codings, so that counts are of it unless another layer is named."""
    return any(coder.is_consensus and coder.codings for coder in coder_store.all_coders(project))


def switched(project: Project, *, was_counted: bool) -> str:
    """That counts are of the consensus from now on; empty where they were before, or are not."""
    if was_counted or not is_counted(project):
        return ""
    return f"Counts are of the consensus from now on: {coverage(project).words}."
