"""What agreement compares: which coders, which codes, and the documents that each coder worked on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcode.analysis.stretches import Stretch, joined
from qualcode.model.agreement import AgreementQuestion, Level
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Selection
from qualcode.model.texts import number_of
from qualcode.store import coded as coded_store
from qualcode.store import coders as coder_store
from qualcode.store import coding_times
from qualcode.store import documents as document_store
from qualcode.store import marks as mark_store
from qualcode.store.coders import Coder
from qualcode.store.coding_times import Made
from qualcode.store.project import Project
from qualcode.store.sight import hidden_documents
from qualcode.workbench import again
from qualcode.workbench.coders import find as find_coder
from qualcode.workbench.coders import quoted
from qualcode.workbench.footnotes import listed
from qualcode.workbench.scopes import Question

_MOST_NAMES = 10


def worked_on(project: Project, coders: Sequence[Coder]) -> tuple[dict[int, int], dict[int, int]]:
    """The documents that each coder finished, and those only begun, as bits of coders by document.

    The one place that says what a coder has coded. A coder who codes a document and never calls it
    finished is believed to have read all of it, which is said in a warning; one without codings and
    without a mark is missing there.
    """
    bit = {coder.coder_id: 1 << place for place, coder in enumerate(coders)}
    finished: dict[int, int] = defaultdict(int)
    begun: dict[int, int] = defaultdict(int)
    for coder_id, document_ids in mark_store.finished(project).items():
        for document_id in document_ids:
            finished[document_id] |= bit.get(coder_id, 0)
    for document_id, coder_ids in coded_store.coders_by_document(project, bit).items():
        begun[document_id] = sum(bit[coder_id] for coder_id in coder_ids) & ~finished[document_id]
    return finished, begun


def coders_with_work(project: Project) -> tuple[Coder, ...]:
    """Everybody with codings or finished notes, in the order in which they joined; not the consensus.

    Somebody who coded at several times is there at each.
    """
    finished = mark_store.finished(project)
    return tuple(
        coder
        for coder in coder_store.all_coders(project)
        if not coder.is_consensus and (coder.codings or coder.coder_id in finished)
    )


def some_of(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _MOST_NAMES
    return "; ".join(names[:_MOST_NAMES]) + (f"; and {more} more" if more > 0 else "")


@dataclass(frozen=True)
class Compared:
    """A question of agreement, resolved in one project."""

    project: Project
    asked: AgreementQuestion

    @cached_property
    def question(self) -> Question:
        """What the scope says of codes, waves and people."""
        return Question(self.project, self.asked.scope)

    @cached_property
    def coders(self) -> tuple[Coder, ...]:
        """The compared coders: those named, else everybody with codings or finished notes.

        The times of one coder are compared with each other, and never stand for further people.
        """
        named = self.asked.scope.coders
        if named:
            chosen = tuple(dict.fromkeys(find_coder(self.project, name) for name in named))
        else:
            chosen = again.people(coders_with_work(self.project))
        if len(chosen) < 2:
            raise self._too_few(chosen)
        if 1 < len({coder.person for coder in chosen}) < len(chosen):
            raise QualcodeError(
                f"{listed(coder.name for coder in chosen)} are not all different people.",
                "Compare different coders, or the times of one coder (`qualcode agree CODER --again`).",
            )
        return chosen

    def _too_few(self, chosen: Sequence[Coder]) -> QualcodeError:
        for coder in chosen:
            if len(again.times_of(self.project, coder)) > 1:
                return QualcodeError(
                    f"Agreement needs two coders, or one at two times; {coder.name} alone is neither.",
                    f"`qualcode agree {quoted(coder.name)} --again` compares the times of {coder.name}.",
                )
        others = [one.name for one in again.people(coders_with_work(self.project)) if one not in chosen]
        if chosen and others:
            return QualcodeError(
                f"Agreement needs two coders, and only {chosen[0].name} is named.",
                f"Name another one: {', '.join(others)}.",
            )
        return QualcodeError(
            "Agreement needs two coders, and there is "
            + (f"only {chosen[0].name}." if chosen else "nobody who coded."),
            "`qualcode coder list` shows the coders and how much each has coded.",
        )

    @property
    def is_of_one(self) -> bool:
        """Whether one coder is compared with themselves at another time."""
        return again.is_of_one(self.coders)

    @property
    def said(self) -> again.Said:
        """How the compared are spoken of."""
        return again.OF_TIMES if self.is_of_one else again.OF_PEOPLE

    @property
    def everybody(self) -> int:
        """The bits of all compared coders."""
        return (1 << len(self.coders)) - 1

    def names(self, bits: int) -> list[str]:
        """The names of the coders behind bits."""
        return [coder.name for place, coder in enumerate(self.coders) if bits >> place & 1]

    # --- codes ------------------------------------------------------------------------------------------

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """The compared codes of the level, in the order of the codebook."""
        book = self.question.codebook
        parents = {code.parent_id for code in book}
        match self.asked.level:
            case Level.LEAVES:
                return tuple(code for code in self.question.code_ids if code not in parents)
            case Level.THEMES if self.asked.scope.codes:
                return self.question.named_code_ids
            case Level.THEMES:
                return tuple(code for code in self.question.code_ids if book.by_id[code].parent_id is None)
            case _:
                return self.question.code_ids

    @cached_property
    def targets(self) -> Mapping[int, Sequence[int]]:
        """For every code of the codebook the compared codes that it counts for."""
        found: dict[int, list[int]] = {code.code_id: [] for code in self.question.codebook}
        for code in self.codes:
            for below in self.question.codebook.subtrees[code]:
                found[below].append(code)
        return found

    # --- documents --------------------------------------------------------------------------------------

    @cached_property
    def _worked(self) -> tuple[dict[int, int], dict[int, int]]:
        return worked_on(self.project, self.coders)

    @cached_property
    def documents(self) -> Mapping[int, int]:
        """For every document of the scope that a coder worked on, the bits of those who did."""
        finished, begun = self._worked
        return {
            document_id: bits
            for document_id in self._in_scope
            if (bits := finished.get(document_id, 0) | begun.get(document_id, 0))
        }

    @cached_property
    def made(self) -> Mapping[tuple[int, int], Made]:
        """When each coder coded each shared document, by the ids of both: one reading answers all of that."""
        return coding_times.made(self.project, self.selection, self.shared)

    @property
    def unfinished(self) -> list[int]:
        """The compared documents that somebody coded without calling them finished."""
        return [document_id for document_id in self.shared if self._worked[1].get(document_id, 0)]

    @property
    def unfinished_in_words(self) -> str:
        """Which of the compared notes nobody called finished, empty where all are."""
        names = [self.names_of_documents[document_id] for document_id in self.unfinished]
        if not names:
            return ""
        return (
            f"{number_of(len(names), 'note')} of {len(self.shared)} counted as coded for having codings,"
            " without being finished: what is not coded there may not have been read yet"
            f" ({some_of(names)})."
        )

    @cached_property
    def shared(self) -> list[int]:
        """The documents that at least two of the coders worked on."""
        return [document_id for document_id, bits in self.documents.items() if bits.bit_count() > 1]

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The documents that the coder in use codes blind: nobody's codings of them are compared yet."""
        return hidden_documents(self.project)

    @cached_property
    def names_of_documents(self) -> Mapping[int, str]:
        """The name of every document."""
        return {each: name for each, (name, _) in coded_store.names_and_waves(self.project).items()}

    @cached_property
    def _in_scope(self) -> list[int]:
        waves, hidden = self.question.waves, self.hidden
        whose = coded_store.people_of_documents(self.project)
        return [
            document_id
            for document_id, (_, wave) in coded_store.names_and_waves(self.project).items()
            if document_id not in hidden
            and (not waves or wave in waves)
            and self.people & whose.get(document_id, frozenset())
        ]

    @cached_property
    def people(self) -> frozenset[int]:
        """The ids of the respondents whose words are compared."""
        return frozenset(self.question.roster.ids[place] for place in self.question.base)

    def codable(self, document_ids: Collection[int]) -> Mapping[int, Sequence[Stretch]]:
        """What is compared of these documents: the words of the people who are asked about."""
        return {
            document_id: joined((start, end) for person, start, end in voices if person in self.people)
            for document_id, voices in document_store.voices_of(self.project, document_ids).items()
        }

    @property
    def selection(self) -> Selection:
        """The codings that are compared."""
        return Selection(
            coder_ids=frozenset(coder.coder_id for coder in self.coders),
            polarities=frozenset(self.asked.scope.polarities) or None,
        )

    @property
    def sentence_tools(self) -> list[str]:
        """What made the kept sentences of the shared documents, by name and version."""
        kept = coded_store.pipelines(self.project)
        return sorted({" ".join(kept[each]) for each in self.shared if each in kept})
