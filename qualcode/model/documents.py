"""Typed notes and transcripts, before and after the project knows them."""

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.spans import Span


class Role(StrEnum):
    """Who speaks in a turn; the interviewer's turns are not codable unless asked."""

    INTERVIEWER = "interviewer"
    RESPONDENT = "respondent"


class TextStatus(StrEnum):
    """How near a stretch of a note is to the words that were said."""

    VERBATIM = "verbatim"
    NEAR_VERBATIM = "near-verbatim"
    PARAPHRASE = "paraphrase"
    ADDED_LATER = "added later"


class DocumentMark(StrEnum):
    """What a coder says of a document: all of it is coded, and it was gone through once more.

    A document without codings counts as coded with nothing only when it is finished.
    """

    FINISHED = "finished"
    CHECKED = "checked"


class DocumentState(StrEnum):
    """How far a coder is with a document, each further than the one before.

    ``ASSIGNED`` ones are in the coder's sample, and not begun.
    """

    NEW = "new"
    ASSIGNED = "assigned"
    SUMMARISED = "summarised"
    CODED = "coded"
    FINISHED = "finished"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of a document, label included; the speech itself starts at ``speech_char``."""

    start_char: int
    speech_char: int
    end_char: int
    speaker: str
    role: Role


@dataclass(frozen=True, slots=True)
class Note:
    """A document as a file gives it, before the project knows it.

    ``text`` is what follows the header block, character for character with LF line ends; ``sha256`` is
    that of the file's bytes; ``remarks`` says what the reader had to replace or leave out.
    """

    name: str
    source: str
    text: str
    sha256: str
    header: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the project; its text is frozen."""

    document_id: int
    name: str
    text: str
    wave: int | None
    respondents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusSpan:
    """A stretch of a document and how near it is to the words that were said."""

    span: Span
    status: TextStatus
