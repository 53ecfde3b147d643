"""The material of a study as files that can be imported again: codings, people, notes."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

from qualcode.model.codings import CodingRow, Extent
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeValue, PersonRow

CODING_COLUMNS = ("document", "respondent", "start", "end", "code", "coder", "polarity", "quote", "note")
VALUE_SEPARATOR = ";"

_ROWS_A_CHUNK = 5_000


def codings_csv(rows: Iterable[CodingRow], notice: str = "") -> Iterator[bytes]:
    """The codings as the chunks of a CSV file (UTF-8 with a byte order mark, CRLF), read as they are written.

    A coding of a whole document has ``whole`` for its start and no end; one without text has neither. What
    the study must say of itself wherever it is shown (``notice``) stands in a last column of its own.
    """
    lines: Iterable[Iterable[str | int | None]] = map(_coding_line, rows)
    if notice:
        lines = ((*line, notice) for line in lines)
    yield _csv([(*CODING_COLUMNS, "notice") if notice else CODING_COLUMNS], "utf-8-sig")
    while chunk := list(islice(lines, _ROWS_A_CHUNK)):
        yield _csv(chunk)


def people_csv(rows: Sequence[PersonRow]) -> bytes:
    """The people as a CSV file: ``respondent``, ``file`` and ``wave`` where any row has them, attributes.

    Attributes stand in the order in which they come, as ``name``, ``name@wave``, ``name[]`` (several values,
    parted by ``;``) or ``name[]@wave``. Raises QualcodeError for one of several values that holds a ``;``.
    """
    columns = ["respondent"]
    columns += [name for name in ("file", "wave") if any(getattr(row, name) is not None for row in rows)]
    columns += dict.fromkeys(_attribute_heading(value) for row in rows for value in row.values)
    cells = map(_person_cells, rows)
    return _csv([columns, *([person.get(name) for name in columns] for person in cells)], "utf-8-sig")


def note_txt(header: Iterable[tuple[str, str]], text: str) -> bytes:
    """A note as a text file: ``Key: value`` lines, a blank line, and the text, character for character."""
    lines = [f"{key}: {' '.join(value.split())}\n" for key, value in header]
    return "".join((*lines, "\n" if lines else "", text)).encode()


def _coding_line(row: CodingRow) -> tuple[str | int | None, ...]:
    _, code, document, respondent, extent, span, coder, polarity, note, quote = row
    if span is not None:
        return document, respondent, span.start_char, span.end_char, code, coder, polarity, quote, note
    start = "whole" if extent is Extent.WHOLE else None
    return document, respondent, start, None, code, coder, polarity, quote, note


def _attribute_heading(value: AttributeValue) -> str:
    multiple = "[]" if value.is_multiple else ""
    wave = "" if value.wave is None else f"@{value.wave}"
    return f"{value.attribute}{multiple}{wave}"


def _person_cells(row: PersonRow) -> dict[str, str | int | None]:
    cells: dict[str, str | int | None] = {
        "respondent": row.respondent,
        "file": row.file,
        "wave": row.wave,
    }
    return cells | {_attribute_heading(value): _joined(value, row.respondent) for value in row.values}


def _joined(value: AttributeValue, respondent: str) -> str:
    if value.is_multiple and any(VALUE_SEPARATOR in text for text in value.values):
        raise QualcodeError(
            f"A value of {value.attribute} of {respondent} holds “{VALUE_SEPARATOR}”,"
            " which parts the values in a table of people.",
            "Rename the value first.",
        )
    return VALUE_SEPARATOR.join(value.values)


def _csv(lines: Iterable[Iterable[str | int | None]], encoding: str = "utf-8") -> bytes:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode(encoding)
