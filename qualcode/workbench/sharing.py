"""A coder's copy of the project: what it holds, and how to make it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from qualcode.language.names import standing
from qualcode.model.errors import QualcodeError
from qualcode.store import assignments as assignment_store
from qualcode.store import copies, name_sources, portable, portable_quotes
from qualcode.store import documents as document_store
from qualcode.store import names as name_store
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.projects import open_for_reading, with_suffix


class Shared(NamedTuple):
    """A coder's copy: whose it is, where, and with how many notes."""

    coder: str
    path: Path
    documents: int
    is_sample: bool


def _names_in(listed: Sequence[name_store.Listed], copy: Project) -> list[int]:
    """The names that may stand in a copy: those of people whom its coder never meets stay at home."""
    found = set(standing([one.name for one in listed], (held.text for held in name_sources.texts(copy))))
    return [one.name_out_id for one in listed if one.name in found]


def share(project: Project, coder: str, path: Path) -> Shared:
    """Make the copy of a coder, with the notes of their sample (all notes where they have none).

    It holds the codebook, the people of these notes, the coder's own work and the listed names that stand in
    them, and nothing of anybody else.
    What it holds of the coder's work is remembered, so that `merge` knows which side changed what.
    """
    path = with_suffix(path)
    found = coder_verbs.find(project, coder)
    if found.is_consensus:
        raise QualcodeError(f"{found.name} is what the coders agreed on.", "Share a copy with a coder.")
    sample = assignment_store.documents_of(project, found.coder_id)
    documents = sample or frozenset(document_store.ids_by_name(project).values())
    if not documents:
        raise QualcodeError("There are no notes to share.", "`qualcode import FOLDER` brings some in.")
    copies.make(project, path, found.coder_id, documents, partial(_names_in, name_store.listed(project)))
    with open_for_reading(path) as copy, project.step(f"Shared a copy with {found.name}", found.name):
        for noun in portable_quotes.ALL_WORK:
            rows = portable_quotes.work(copy, noun, found.coder_id)
            sums = {name: row.sum for name, row in rows.items()}
            portable.keep_bases(project, noun, found.coder_id, sums)
    return Shared(found.name, path, len(documents), bool(sample))
