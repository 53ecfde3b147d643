"""Finding words in the notes of a project."""

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.spans import Span

CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: words, “exact phrases”, ``work*``, ``job OR work``; or a regular expression.

    With ``is_forms`` each whole word stands for all its forms. ``is_uncoded`` leaves out what is coded
    already, ``is_respondents_only`` what nobody said whose words are coded (the interviewer's words, the
    labels of speakers). ``context`` is the most characters to be shown on each side.
    """

    text: str
    is_regex: bool = False
    is_forms: bool = False
    is_uncoded: bool = False
    is_respondents_only: bool = False
    context: int = CONTEXT


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where it was found; ``respondents`` are those whose words these are, none for an interviewer's.

    ``left``, ``match`` and ``right`` are as they are shown: each white character is a blank.
    """

    document_id: int
    document: str
    respondents: tuple[str, ...]
    wave: int | None
    span: Span
    left: str
    match: str
    right: str
    is_coded: bool


class Around(StrEnum):
    """How much around a hit is coded."""

    MATCH = "match"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"
