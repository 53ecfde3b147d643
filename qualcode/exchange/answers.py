"""Tables of answers to open questions, one answer a row."""

from dataclasses import dataclass

from qualcode.exchange.csv_rows import CsvRow, CsvTable
from qualcode.exchange.table_kinds import ANSWER_COLUMNS
from qualcode.model.respondents import Answer


@dataclass(frozen=True, slots=True)
class AnswersTable:
    """The answers of a table; ``blank`` counts the rows without an answer, which are left out."""

    rows: tuple[Answer, ...]
    blank: int
    remarks: tuple[str, ...] = ()


def read_answers(table: CsvTable) -> AnswersTable:
    """The answers of a table with ``respondent``, ``question``, ``answer`` (or ``text``), perhaps ``wave``.

    Answers are kept character for character. Raises QualcodeError, with file and line, for a row without a
    respondent or question, a bad wave, and a question answered twice by one respondent in one wave.
    """
    column = "text" if "text" in table.columns and "answer" not in table.columns else "answer"
    table.require("respondent", "question", column)
    answered = [row for row in table.rows if row.get(column)]
    rows = tuple(_answer(row, column, table) for row in answered)
    _refuse_double_answers(rows, table)
    unused = table.beyond(ANSWER_COLUMNS - ({"text"} if column == "answer" else set()))
    return AnswersTable(rows, len(table.rows) - len(rows), table.remarks + unused)


def _answer(row: CsvRow, column: str, table: CsvTable) -> Answer:
    for name in ("respondent", "question"):
        if not row.get(name):
            raise table.error(
                row.line, f"the row names no {name}.", f"Fill in the {name}, or delete the row."
            )
    return Answer(row.line, row.get("respondent"), row.get("question"), row.cells[column], table.wave(row))


def _refuse_double_answers(rows: tuple[Answer, ...], table: CsvTable) -> None:
    seen: dict[tuple[str, str, int | None], int] = {}
    for row in rows:
        line = seen.setdefault((row.respondent, row.question, row.wave), row.line)
        if line != row.line:
            raise table.error(
                row.line,
                f"respondent {row.respondent} already answers this question on line {line}.",
                "One row for each respondent, question and wave.",
            )
