"""Coding: marking passages with codes, and taking codings made elsewhere in."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualcode.model.codebook import PATH_SEPARATOR, folded
from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.coding_rows import CodingRows


class Applied(NamedTuple):
    """What coding did; ``is_new`` is False where the passage was coded so already."""

    code: str
    coder: str
    quote: str
    is_new: bool


def apply_code(
    project: Project,
    document: str,
    span: Span | None,
    code: str,
    *,
    polarity: Polarity = Polarity.NONE,
    coder: str | None = None,
    note: str = "",
    is_new_code: bool = False,
) -> Applied:
    """Code a passage, or (``span`` None) a whole document, as the coder in use or as another one.

    A coder of a new name is added, and with ``is_new_code`` the code too. A passage without a codable word,
    or outside the text, is refused, and nothing is added for it.
    """
    extent = Extent.WHOLE if span is None else Extent.PASSAGE
    sign = "" if polarity is Polarity.NONE else f" ({polarity})"
    what = "a whole note" if span is None else "a passage"
    with project.step(subject=document) as step:
        new = codebook_verbs.add(project, code) if is_new_code else None
        codebook = codebook_verbs.read(project)
        label = codebook.label((new or codebook.find(code)).code_id)
        step.label = f"Coded {what} with {'the new code ' if new else ''}“{label}”{sign}"
        taking = CodingRows(project, codebook)
        row = CodingRow(0, label, document, None, extent, span, coder, polarity, legible_text(note))
        [coding] = taking.resolved([row])
        added = coding_store.add(project, [coding])
        return Applied(label, taking.coder_name(coding.coder_id), coding.quote, bool(added))


def remove(project: Project, document: str, span: Span, code: str, coder: str | None = None) -> int:
    """Remove the codings of exactly this passage with a code; returns how many there were."""
    with project.step(subject=document) as step:
        label, ids = exactly_at(project, document, span, code, coder)
        step.label = f"Removed a coding with “{label}”"
        return coding_store.remove(project, ids)


def exactly_at(
    project: Project, document: str, span: Span, code: str, coder: str | None = None
) -> tuple[str, list[int]]:
    """The label of a code, and the codings of exactly this passage with it, of the coder in use or another.

    There is at least one: a passage that is not coded so is refused.
    """
    codebook = codebook_verbs.read(project)
    code_id = codebook.find(code).code_id
    label = codebook.label(code_id)
    coder_id = coder_verbs.find(project, coder).coder_id if coder else project.coder_id
    document_id = document_verbs.find(project, document)
    span.of(document_store.read(project, document_id).text)
    ids = coding_store.at(project, document_id, span, code_id, coder_id)
    if not ids:
        raise QualcodeError(
            f"{document} has no coding with “{label}” from {span.start_char} to {span.end_char}.",
            "`qualcode export codings` lists all codings with their positions.",
        )
    return label, ids


def take_in(
    project: Project, rows: Sequence[CodingRow], source: str, *, is_adding_codes: bool = False
) -> tuple[int, int]:
    """Keep the codings of a file: how many were new, and how many were there already.

    Every line must fit (known code, document and person, a passage inside the text, the same words where
    the file quotes them); otherwise nothing is kept, and the message names the first lines that do not.
    """
    with project.step(f"{coding_store.IMPORTED} codings from {source}"):
        if is_adding_codes:
            _add_missing_codes(project, rows)
        taking = CodingRows(project, codebook_verbs.read(project), source)
        added = coding_store.add(project, taking.resolved(rows))
    return added, len(rows) - added


def _add_missing_codes(project: Project, rows: Iterable[CodingRow]) -> None:
    """Add codes that nothing is named like; a name that several codes bear is left to be refused."""
    codebook = codebook_verbs.read(project)
    known = {folded(name) for code in codebook for name in (code.name, codebook.label(code.code_id))}
    for path in dict.fromkeys(row.code for row in rows):
        steps = [part.strip() for part in path.split(PATH_SEPARATOR.strip())]
        for depth in range(1, len(steps) + 1):
            above = PATH_SEPARATOR.join(steps[:depth])
            if folded(above) not in known:
                known |= {folded(above), folded(codebook_verbs.add(project, above).name)}
