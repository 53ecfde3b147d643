"""Which suffix is read, and written, by whom; the readers and writers themselves are imported late."""

from collections.abc import Callable
from pathlib import PurePath

from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError


def _text(raw: bytes, source: str, encoding: str | None = None) -> Note:
    from qualcode.exchange.notes import read_note

    return read_note(raw, source, encoding)


def _docx(raw: bytes, source: str, encoding: str | None = None) -> Note:  # noqa: ARG001
    from qualcode.exchange.docx import read_docx

    return read_docx(raw, source)


READERS: dict[str, Callable[[bytes, str, str | None], Note]] = {".txt": _text, ".md": _text, ".docx": _docx}


def read_document(raw: bytes, source: str, encoding: str | None = None) -> Note:
    """The note in a file; ``source`` is its path as the user gave it, and its suffix decides who reads it.

    Raises QualcodeError for a suffix without a reader and for whatever the reader refuses.
    """
    suffix = PurePath(source).suffix.lower()
    if suffix not in READERS:
        raise QualcodeError(
            f"{source} cannot be read as a document: notes are {', '.join(READERS)} files.",
            "Save it as one of these; tables of people, codings or answers are .csv files.",
        )
    return READERS[suffix](raw, source, encoding)
