"""Typed notes and transcripts as plain text or Markdown."""

from hashlib import sha256
from pathlib import PurePath

from qualcode.exchange.decoding import Cleaned, decoded
from qualcode.exchange.headers import header_block
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError


def read_note(raw: bytes, source: str, encoding: str | None = None) -> Note:
    """The note in a .txt or .md file, named by the stem of ``source`` (its path as the user gave it).

    Raises QualcodeError for an empty or white file, a binary one, and an encoding that is not certain.
    """
    return note_of(decoded(raw, source, encoding), raw, source)


def note_of(content: Cleaned, raw: bytes, source: str) -> Note:
    """The note whose file ``raw`` says ``content``, header block and all."""
    header = header_block(content.text)
    text = content.text[header.length :]
    if not text.strip():
        raise QualcodeError(
            f"{source} has a header block and no text after it.",
            "Leave it out of the import, or add its text.",
        )
    return Note(
        name=PurePath(source).stem,
        source=source,
        text=text,
        sha256=sha256(raw).hexdigest(),
        header=header.pairs,
        remarks=content.remarks,
    )
