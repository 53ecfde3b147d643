"""Codebooks in CSV: one code a line, by its path, or by its name and the code above it."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath

from qualcode.exchange.codebook_drafts import TEXT_FIELDS, Draft, Place, clean_name, finished, suggestion
from qualcode.exchange.codebook_parents import paths_by_parent, split_path
from qualcode.exchange.csv_rows import CsvRow, CsvTable, read_rows
from qualcode.model.codebook import PATH_SEPARATOR, CodebookFile, folded

_COLUMNS = ("path", "name", "parent", *TEXT_FIELDS)


def read_csv(data: bytes, source: str, encoding: str | None = None) -> CodebookFile:
    """The codebook of a CSV file (comma, semicolon or tab); its name is the stem of ``source``.

    Columns: ``path`` (names joined by `` > ``), or ``name`` and ``parent`` (a name, or a path from the
    top); and definition, include, exclude, example, colour, key. Codes that are only mentioned as a part
    of a path or as a parent are made. Siblings stand in the order in which they are first mentioned.
    Raises QualcodeError with file and line: unknown columns, codes that stand twice, parents in a loop.
    """
    table = read_rows(data, source, encoding)
    _check_columns(table)
    if "path" in table.columns:
        paths = [split_path(row.get("path"), Place(source, row.line)) for row in table.rows]
    else:
        paths = paths_by_parent(table)
    tree = _Tree(source)
    for row, path in zip(table.rows, paths, strict=True):
        tree.put(row.line, path, _texts(row))
    return finished(clean_name(PurePath(source).stem) or "Codebook", tree.top)


def write_csv(codebook: CodebookFile) -> bytes:
    """The codes by their paths, parents first: UTF-8 with a byte order mark, comma, CRLF."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("path", *TEXT_FIELDS))
    for names, entry in codebook.walk():
        writer.writerow((PATH_SEPARATOR.join(names), *(getattr(entry, field) for field in TEXT_FIELDS)))
    return text.getvalue().encode("utf-8-sig", "replace")


def _check_columns(table: CsvTable) -> None:
    for column, typed in table.columns.items():
        if column not in _COLUMNS:
            raise table.error(table.heading_line, f"unknown column “{typed}”.", suggestion(column, _COLUMNS))
    if ("path" in table.columns) == ("name" in table.columns):
        raise table.error(
            table.heading_line,
            "a codebook needs either a column “path” or a column “name”.",
            "A path is “Theme > Code”; beside “name” a column “parent” may name the code above.",
        )
    if "path" in table.columns and "parent" in table.columns:
        raise table.error(
            table.heading_line, "“path” and “parent” both say what is above.", "Keep one of the two columns."
        )


def _texts(row: CsvRow) -> dict[str, str]:
    return {
        field: row.get(field) if field in {"colour", "key"} else row.cells.get(field, "")
        for field in TEXT_FIELDS
    }


@dataclass(slots=True)
class _Known:
    draft: Draft
    has_own_line: bool = False


class _Tree:
    """The codes so far, found by their folded paths; what is only mentioned is made on the way."""

    def __init__(self, source: str) -> None:
        self.top: list[Draft] = []
        self._source = source
        self._known: dict[tuple[str, ...], _Known] = {}

    def put(self, line: int, path: tuple[str, ...], texts: dict[str, str]) -> None:
        """Add a line's code, or give its own spelling and texts to one that was mentioned before."""
        place = Place(self._source, line, f"“{PATH_SEPARATOR.join(path)}”")
        known = self._mentioned(path, place)
        if known.has_own_line:
            raise place.refused(
                f"the code stands in line {known.draft.place.line} already.", "Keep one of the two lines."
            )
        known.has_own_line = True
        known.draft.name, known.draft.place, known.draft.texts = path[-1], place, texts

    def _mentioned(self, path: tuple[str, ...], place: Place) -> _Known:
        siblings = self.top
        for depth, name in enumerate(path, start=1):
            key = tuple(map(folded, path[:depth]))
            if key not in self._known:
                self._known[key] = _Known(Draft(name, place))
                siblings.append(self._known[key].draft)
            known = self._known[key]
            siblings = known.draft.codes
        return known
