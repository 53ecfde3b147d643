"""The codings of several coders side by side, document by document, as agreement counts them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from qualcode.analysis.coded import CodedDocument, Part, labelled, labels_of
from qualcode.analysis.stretches import Stretch, joined, without
from qualcode.model.agreement import Unit
from qualcode.store import coded as coded_store
from qualcode.store.coded import Coded
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.afterwards import Afterwards
from qualcode.workbench.agreement_labels import Labels
from qualcode.workbench.compared import Compared

if TYPE_CHECKING:
    from numpy.typing import NDArray

Progress = Callable[[int, int, str], None]

_QUICKLY_MADE = 1_000_000
"""Characters whose sentences are made unasked, for the headline at all units."""
_BATCH = 250
"""Documents whose codings become numbers at once."""
_END = 2**40
"""Further than any text goes."""


@dataclass
class SideBySide:
    """Reads the shared documents, and remembers what there was to remark on.

    ``textless``: codings without a passage.
    """

    compared: Compared
    textless: int = 0
    _sentences: dict[int, list[Stretch]] = field(default_factory=dict)

    @cached_property
    def labels(self) -> Labels:
        """What the coders are compared on."""
        return Labels(self.compared)

    @cached_property
    def after(self) -> Afterwards | None:
        """What the coders settled, where the question is about agreement after settling."""
        return Afterwards(self.compared) if self.compared.asked.is_after else None

    def documents(self) -> Iterator[CodedDocument]:
        """The shared documents with everybody's codings, one after the other."""
        self.textless = 0  # the documents may be read again
        coders = [coder.coder_id for coder in self.compared.coders]
        read = coded_store.coded(self.compared.project, self.compared.shared, self.compared.selection)
        while batch := list(islice(read, _BATCH)):
            found = [self.after.replaced(each) for each in batch] if self.after else batch
            codings = labelled([each.codings for each in found], coders, self.labels.per_code)
            for each, given in zip(found, codings, strict=True):
                if voices := self._voices(each):
                    yield self._document(each, voices, given)

    def _document(self, found: Coded, voices: list[Part], codings: "NDArray[Any]") -> CodedDocument:
        sentences = found.sentences or self._sentences.get(found.document_id, [])
        return CodedDocument(
            found.document_id,
            self.compared.documents[found.document_id],
            _each_once(voices),
            voices,
            codings,
            {Unit.TURN: _turns(found.turns), Unit.SENTENCE: sentences},
            self._without_text(found),
        )

    def _voices(self, found: Coded) -> list[Part]:
        by_person: dict[int, list[Stretch]] = defaultdict(list)
        for respondent_id, start, end in found.voices:
            if respondent_id in self.compared.people:
                by_person[respondent_id].append((start, end))
        return [Part(respondent_id, joined(codable)) for respondent_id, codable in by_person.items()]

    def _without_text(self, found: Coded) -> dict[int, int]:
        place = {coder.coder_id: number for number, coder in enumerate(self.compared.coders)}
        given: dict[int, int] = defaultdict(int)
        for coder_id, code_id, polarity in found.textless:
            given[labels_of(code_id, polarity, self.labels.per_code)] |= 1 << place[coder_id]
        self.textless += len(found.textless)
        return given

    def make_sentences(self, tell: Progress) -> bool:
        """Make missing sentences of the shared documents where they are asked for or quick; are all there?"""
        project, shared = self.compared.project, self.compared.shared
        kept = coded_store.pipelines(project)
        missing = [document_id for document_id in shared if document_id not in kept]
        is_asked = self.compared.asked.unit is Unit.SENTENCE
        if missing and not is_asked and coded_store.characters(project, missing) > _QUICKLY_MADE:
            return False
        for done, document_id in enumerate(missing, 1):
            made = document_verbs.sentences(project, document_id)
            if project.is_read_only:
                self._sentences[document_id] = [(span.start_char, span.end_char) for span in made]
            tell(done, len(missing), "sentences")
        return True


def _each_once(voices: list[Part]) -> list[Part]:
    """Words that belong to several people are counted once, as the first one's; one person's stay as is."""
    if len(voices) == 1:
        return voices
    parts: list[Part] = []
    taken: list[Stretch] = []
    for voice in voices:
        own = without(voice.codable, taken)
        taken = joined([*taken, *own])
        if own:
            parts.append(Part(voice.respondent, own))
    return parts


def _turns(turns: Sequence[Stretch]) -> list[Stretch]:
    """The turns, and what stands between them; a text without speakers is one turn."""
    borders = [0, *(border for turn in turns for border in turn), _END]
    between = zip(borders[::2], borders[1::2], strict=True)
    return sorted([*turns, *((start, end) for start, end in between if start < end)])
