"""Coding what was found: the sentence, turn or paragraph around each hit, all of them in one step."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.documents import Document
from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Around, Hit
from qualcode.model.spans import Span
from qualcode.model.texts import number_of
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.coding_rows import CodingRows

if TYPE_CHECKING:
    from qualcode.workbench.reading import Progress

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WHITE = re.compile(r"\s")


class FoundPassage(NamedTuple):
    """A passage around one or several hits, with its words."""

    document: str
    span: Span
    words: str


class Passages(NamedTuple):
    """The different passages around hits; ``left_out`` hits are not in words that are coded."""

    passages: Sequence[FoundPassage]
    left_out: int


class CodedHits(NamedTuple):
    """What coding hits did: passages coded, those that were coded so before, and hits left out."""

    code: str
    coded: int
    coded_before: int
    left_out: int


def passages_around(
    project: Project, hits: Sequence[Hit], around: Around = Around.SENTENCE, tell: "Progress | None" = None
) -> Passages:
    """The passages that coding the hits would code, each once; the interviewer's words are left out.

    A passage never leaves the turn of its hit; where there are no turns, the turn is the paragraph. ``tell``
    hears how many hits are behind it, before each note.
    """
    passages: list[FoundPassage] = []
    done = left_out = 0
    ids = document_store.ids_by_name(project)
    for document_id, its_hits in groupby(sorted(hits, key=_place), key=lambda hit: hit.document_id):
        of_note = [*its_hits]
        if tell is not None:
            tell(done, len(hits), "places")
        done += len(of_note)
        if ids.get(of_note[0].document) != document_id:
            raise _changed(of_note[0].document)
        document = _unchanged(project, document_id, of_note)
        units = _units(project, document, around)
        stretches = sorted({voice.span for voice in document_store.voices(project, document_id)})
        spans: set[Span] = set()
        for hit in of_note:
            found = [*_codable(document.text, grown(hit.span, units), hit.span, stretches)]
            left_out += not found
            spans.update(found)
        passages += (FoundPassage(document.name, span, span.of(document.text)) for span in sorted(spans))
    return Passages(passages, left_out)


def code_hits(
    project: Project,
    hits: Sequence[Hit],
    code: str,
    around: Around = Around.SENTENCE,
    polarity: Polarity = Polarity.NONE,
    *,
    coder: str | None = None,
) -> CodedHits:
    """Code the passages around hits as one step; what is coded so already stays as it is.

    A note that was changed since it was searched is refused.
    """
    codebook_verbs.read(project).find(code)  # an unknown one is refused before anything is read
    return code_passages(project, passages_around(project, hits, around), code, polarity, coder=coder)


def code_passages(
    project: Project,
    found: Passages,
    code: str,
    polarity: Polarity = Polarity.NONE,
    *,
    coder: str | None = None,
    is_new_code: bool = False,
) -> CodedHits:
    """Code passages around hits as one step, perhaps with a code that is made by this step.

    What is coded so already stays as it is. A passage whose words are others by now is refused.
    """
    # Named once, as looking up the coder in use for each of many passages takes longer than coding them.
    coder = coder or coder_verbs.name_in_use(project) or None
    sign = "" if polarity is Polarity.NONE else f" ({polarity})"
    with project.step() as wording:
        if is_new_code:
            codebook_verbs.add(project, code)
        codebook = codebook_verbs.read(project)
        label = codebook.label(codebook.find(code).code_id)
        rows = [
            CodingRow(0, label, one.document, None, Extent.PASSAGE, one.span, coder, polarity, "", one.words)
            for one in found.passages
        ]
        added = coding_store.add(project, CodingRows(project, codebook).resolved(rows))
        wording.label = f"Coded {number_of(added, 'found passage')} with “{label}”{sign}"
    return CodedHits(label, added, len(rows) - added, found.left_out)


def _place(hit: Hit) -> tuple[str, int, Span]:
    return hit.document, hit.document_id, hit.span


def _unchanged(project: Project, document_id: int, hits: Sequence[Hit]) -> Document:
    """The document of the hits, in which their words still stand where they were found."""
    document = document_store.read(project, document_id)
    if all(_WHITE.sub(" ", document.text[h.span.start_char : h.span.end_char]) == h.match for h in hits):
        return document
    raise _changed(document.name)


def _changed(name: str) -> QualcodeError:
    return QualcodeError(f"{name} was changed since it was searched.", "Search again.")


def _units(project: Project, document: Document, around: Around) -> Sequence[Span]:
    """What a hit grows to, in reading order; nothing where it stays as it is."""
    if around is Around.MATCH:
        return ()
    if around is Around.SENTENCE:
        return document_verbs.sentences(project, document.document_id)
    lines = [Span(*match.span()) for match in _LINE.finditer(document.text)]
    if around is Around.PARAGRAPH:
        return lines
    turns = document_store.turns(project, document.document_id)
    speech = [Span(turn.speech_char, turn.end_char) for turn in turns if turn.end_char > turn.speech_char]
    first = turns[0].start_char if turns else len(document.text)
    return [*(line for line in lines if line.end_char <= first), *speech]


def grown(span: Span, units: Sequence[Span]) -> Span:
    """From the beginning of the first unit that the span touches to the end of the last one."""
    touched = [unit for unit in units if unit.overlaps(span)]
    if not touched:
        return span
    return Span(min(span.start_char, touched[0].start_char), max(span.end_char, touched[-1].end_char))


def _codable(text: str, passage: Span, hit: Span, stretches: Sequence[Span]) -> Iterator[Span]:
    """The passage within each codable stretch that the hit is in, without white space around it."""
    for stretch in stretches:
        if stretch.overlaps(hit):
            start = max(passage.start_char, stretch.start_char)
            words = text[start : min(passage.end_char, stretch.end_char)]
            if words.strip():
                start += len(words) - len(words.lstrip())
                yield Span(start, start + len(words.strip()))
