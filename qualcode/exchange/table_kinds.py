"""What a CSV table is about, told from its columns."""

from collections.abc import Iterable
from enum import StrEnum

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError

CODING_COLUMNS = {
    "code", "document", "respondent", "start", "end", "coder", "polarity", "note", "quote", "notice",
}  # fmt: skip
ANSWER_COLUMNS = {"respondent", "question", "answer", "text", "wave"}


class TableKind(StrEnum):
    """The tables that can be imported, as ``--as`` names them."""

    PEOPLE = "people"
    CODINGS = "codings"
    ANSWERS = "answers"


def told_apart(columns: Iterable[str], source: str) -> TableKind:
    """The one kind of table that has these columns (case and spaces do not matter).

    Raises QualcodeError when none or more than one can be meant.
    """
    names = {folded(column) for column in columns}
    if len(fitting := _fitting(names)) == 1:
        return fitting[0]
    unclear = (
        "may be a table of " + " or of ".join(fitting) if fitting else "is no table that can be imported"
    )
    raise QualcodeError(
        f"{source} {unclear}, by its columns {', '.join(sorted(names))}.",
        "People need respondent; codings need code and document or respondent; answers need respondent,"
        " question and answer. Say which it is with `--as people`, `--as codings` or `--as answers`.",
    )


def _fitting(names: set[str]) -> list[TableKind]:
    """Codings and answers have columns of their own; any other column is an attribute of people."""
    kinds = []
    if "code" in names and names & {"document", "respondent"}:
        kinds.append(TableKind.CODINGS)
    if {"respondent", "question"} <= names and names & {"answer", "text"}:
        kinds.append(TableKind.ANSWERS)
    has_attributes = bool(names - CODING_COLUMNS) and not names & (CODING_COLUMNS - {"code", "respondent"})
    if "respondent" in names and (not kinds or (kinds == [TableKind.CODINGS] and has_attributes)):
        kinds.append(TableKind.PEOPLE)
    return kinds
