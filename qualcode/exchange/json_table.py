"""JSON: one object ``{"title", "columns", "rows", "note"}``, a row a line.

``columns`` are the keys of a row in order, ``note`` is one text with a line for each of its sentences.
A code is its path joined by `` > ``. A share is ``{"n", "base", "percent"}`` under its key, or where its
column is spread out the three stand in the row as ``KEY``, ``base``, ``percent``. ``percent`` is an
integer, null only where the base is 0. Quotes are a list of objects, empty where there are none.

Where small cells are hidden, their numbers (``n`` and ``percent``, or the count) are null, the base stays,
and each row ends with ``hidden``: an object that says for the keys of its hidden cells what is printed
there (``{"North": "<5"}``).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.exchange.legible import legible
from qualcode.exchange.machine_columns import MachineColumn, free_name, machine_columns, value
from qualcode.model.tables import Cell, Entry, Hidden, Missing, Rated, Table, Written


def write(table: Table) -> bytes:
    """The table as one JSON object, UTF-8 with a final line end."""
    table = legible(table)
    columns = machine_columns(table, is_nesting=True)
    names = [column.name for column in columns]
    rows = [_row(columns, row) for row in table.rows]
    if any(isinstance(cell, Hidden) for row in table.rows for cell in row):
        names.append(free_name("hidden", set(names)))
        for json_row, row in zip(rows, table.rows, strict=True):
            json_row[names[-1]] = _hidden(columns, row)
    return _layout(
        {
            "title": _json(table.title),
            "columns": _json(names),
            "rows": _lines([_json(row) for row in rows]),
            "note": _json("\n".join(table.note)),
        }
    ).encode()


def _row(columns: Sequence[MachineColumn], row: Sequence[Cell]) -> dict[str, Any]:
    return {column.name: _value(column, row[column.index]) for column in columns}


def _value(column: MachineColumn, cell: Cell) -> Any:
    match value(cell, column.part):
        case Hidden():
            return None
        case Missing() as missing:
            return {"missing": missing.mark}
        case tuple() as entries:
            return [_entry(entry) for entry in entries]
        case plain:
            return plain


def _hidden(columns: Sequence[MachineColumn], row: Sequence[Cell]) -> dict[str, str]:
    cells = ((column, row[column.index]) for column in columns if column.holds_number)
    return {column.name: cell.text() for column, cell in cells if isinstance(cell, Hidden)}


def _entry(quote: Entry) -> dict[str, Any]:
    if isinstance(quote, Written):
        return {
            "summary": quote.words,
            "respondent": quote.about or None,
            "coder": quote.coder,
            "written": quote.written,
            "passages": quote.passages,
            "state": quote.state or None,
        }
    if isinstance(quote, Rated):
        return {
            "rating": quote.value,
            "people": list(quote.people),
            "coders": list(quote.coders),
            "state": quote.state or None,
        }
    return {
        "words": quote.words,
        "respondent": quote.respondent,
        "wave": quote.wave,
        "attributes": dict(quote.attributes),
        "document": quote.document,
        "start": quote.start_char,
        "end": quote.end_char,
        "polarity": quote.polarity,
        "verbatim": quote.is_verbatim,
        "paraphrase": quote.is_paraphrase,
        "said": quote.said or None,
        "attribution": quote.attribution,
        "number": quote.number,
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)


def _lines(items: Sequence[str]) -> str:
    return "[" + ",".join(f"\n    {item}" for item in items) + "\n  ]" if items else "[]"


def _layout(members: Mapping[str, str]) -> str:
    return "{\n" + ",\n".join(f'  "{name}": {text}' for name, text in members.items()) + "\n}\n"
