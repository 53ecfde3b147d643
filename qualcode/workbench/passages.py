"""Changes of one coding, and of the status of a passage, as a coder at work makes them: each is one step."""

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Extent, Polarity
from qualcode.model.documents import Document, TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store.codings import NewCoding, Placed
from qualcode.store.project import Project


def set_polarity(project: Project, coding_id: int, polarity: Polarity, document: str = "") -> None:
    """Say what a passage says of its theme."""
    _change(project, coding_id, f"Marked a coding as {polarity}", document, polarity=polarity.value)


def set_note(project: Project, coding_id: int, note: str, document: str = "") -> None:
    """Write the note of a coding."""
    _change(project, coding_id, "Wrote the note of a coding", document, note=legible_text(note).strip())


def recode(project: Project, placed: Placed, codebook: Codebook, code_id: int, document: str = "") -> None:
    """Give a coding another code."""
    label = f"Recoded a passage from “{codebook.label(placed.code_id)}” to “{codebook.label(code_id)}”"
    fields = {"code_id": code_id, "codebook_version": codebook.version}
    _change(project, placed.coding_id, label, document, **fields)


def resize(project: Project, coding_id: int, document: Document, span: Span) -> None:
    """Move the ends of a coding."""
    _change(project, coding_id, "Moved the ends of a coding", document.name, **_extent(document, span))


def remove(project: Project, coding_id: int, label: str = "", document: str = "") -> None:
    """Take a coding away (undo brings it back)."""
    with project.step(f"Removed a coding with “{label}”" if label else "Removed a coding", document):
        coding_store.remove(project, [coding_id])


def split_coding(project: Project, placed: Placed, document: Document, position: int) -> None:
    """Two codings instead of one, without the white space where they part; the first keeps the note."""
    first, second = _parts(document.text, placed, position)
    with project.step("Split a coding in two", document.name):
        _refuse_twin(coding_store.change(project, placed.coding_id, **_extent(document, first)))
        words = second.of(document.text)
        new = NewCoding(
            document.document_id,
            None,
            Extent.PASSAGE,
            second.start_char,
            second.end_char,
            placed.code_id,
            placed.coder_id,
            placed.polarity,
            "",
            words,
        )
        _refuse_twin(coding_store.add(project, [new]))


def _parts(text: str, placed: Placed, position: int) -> tuple[Span, Span]:
    before = text[placed.start_char : position].rstrip()
    after = text[position : placed.end_char].lstrip()
    if not before or not after or not placed.start_char < position < placed.end_char:
        raise QualcodeError(
            "A coding is split where the caret stands inside it.",
            "Put the caret between two of its words first.",
        )
    first = Span(placed.start_char, placed.start_char + len(before))
    return first, Span(placed.end_char - len(after), placed.end_char)


def join_codings(project: Project, one: Placed, other: Placed, document: Document) -> None:
    """One coding instead of two of the same code, from the start of one to the end of the other."""
    if one.code_id != other.code_id or one.coder_id != other.coder_id:
        raise QualcodeError("Only codings with the same code can become one.", "Recode one of them first.")
    span = Span(min(one.start_char, other.start_char), max(one.end_char, other.end_char))
    note = "\n".join(dict.fromkeys(filter(None, (one.note, other.note))))
    with project.step("Joined two codings", document.name):
        coding_store.move_memos(project, other.coding_id, one.coding_id)
        coding_store.remove(project, [other.coding_id])
        _refuse_twin(coding_store.change(project, one.coding_id, note=note, **_extent(document, span)))


def mark_status(project: Project, document: Document, span: Span, status: TextStatus) -> None:
    """Mark how near a passage is to the words that were said."""
    span.of(document.text)
    with project.step(f"Marked a passage as {status}", document.name):
        document_store.add_status(project, document.document_id, span, status)


def _extent(document: Document, span: Span) -> dict[str, str | int]:
    return {"start_char": span.start_char, "end_char": span.end_char, "quote": span.of(document.text)}


def _change(project: Project, coding_id: int, label: str, document: str, **fields: str | int) -> None:
    with project.step(label, document):
        _refuse_twin(coding_store.change(project, coding_id, **fields))


def _refuse_twin(changed: int) -> None:
    if not changed:
        raise QualcodeError(
            "This passage is coded exactly so already.", "Remove one of the two codings instead."
        )
