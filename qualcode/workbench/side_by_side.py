"""The codings of several coders side by side, document by document, as agreement counts them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qualcode.analysis.coded import CodedDocument, Part
from qualcode.analysis.stretches import Stretch, joined, without
from qualcode.model.agreement import Unit
from qualcode.store import coded as coded_store
from qualcode.store.coded import Coded
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.afterwards import Afterwards
from qualcode.workbench.agreement_labels import Labels
from qualcode.workbench.compared import Compared

Progress = Callable[[int, int, str], None]

_QUICKLY_MADE = 1_000_000
"""Characters whose sentences are made unasked, for the headline at all units."""
_END = 2**40
"""Further than any text goes."""


@dataclass
class SideBySide:
    """Reads the shared documents, and remembers what there was to remark on.

    ``passed_over``: codings of codes that are not compared at this level; ``textless``: codings without a
    passage.
    """

    compared: Compared
    passed_over: int = 0
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
        self.passed_over = self.textless = 0  # the documents may be read again
        place = {coder.coder_id: number for number, coder in enumerate(self.compared.coders)}
        shared = self.compared.shared
        for read in coded_store.coded(self.compared.project, shared, self.compared.selection):
            found = self.after.replaced(read) if self.after else read
            if voices := self._voices(found):
                sentences = found.sentences or self._sentences.get(found.document_id, [])
                yield CodedDocument(
                    found.document_id,
                    self.compared.documents[found.document_id],
                    _each_once(voices),
                    voices,
                    self._codings(found, place),
                    {Unit.TURN: _turns(found.turns), Unit.SENTENCE: sentences},
                    self._without_text(found, place),
                )

    def _voices(self, found: Coded) -> list[Part]:
        by_person: dict[int, list[Stretch]] = defaultdict(list)
        for respondent_id, start, end in found.voices:
            if respondent_id in self.compared.people:
                by_person[respondent_id].append((start, end))
        return [Part(respondent_id, joined(codable)) for respondent_id, codable in by_person.items()]

    def _codings(self, found: Coded, place: Mapping[int, int]) -> list[tuple[int, int, int, int]]:
        targets, labels = self.labels.targets, self.labels.by_given
        kept = [
            (place[coder], label, start, end)
            for coder, code, polarity, start, end in found.codings
            if targets[label := labels[polarity][code]]
        ]
        self.passed_over += len(found.codings) - len(kept)
        return kept

    def _without_text(self, found: Coded, place: Mapping[int, int]) -> dict[int, int]:
        given: dict[int, int] = defaultdict(int)
        for coder_id, code_id, polarity in found.textless:
            given[self.labels.by_given[polarity][code_id]] |= 1 << place[coder_id]
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
