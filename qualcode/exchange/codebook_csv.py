"""Codebooks in CSV: one code a line, by its path, or by its name and the code above it."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath
from typing import NamedTuple

from qualcode.exchange.codebook_drafts import (
    DEEPEST,
    TEXT_FIELDS,
    Draft,
    Place,
    clean_name,
    decoded,
    finished,
    path_text,
    suggestion,
    too_deep,
)
from qualcode.model.codebook import CodebookFile, folded

_COLUMNS = ("path", "name", "parent", *TEXT_FIELDS)
_DELIMITERS = ",;\t"


class _Row(NamedTuple):
    line: int
    cells: dict[str, str]


class _Line(NamedTuple):
    """A code of the file: its names from the top down, and its own texts."""

    line: int
    names: tuple[str, ...]
    texts: dict[str, str]


def read_csv(data: bytes, source: str) -> CodebookFile:
    """The codebook of a CSV file (comma, semicolon or tab); its name is the stem of ``source``.

    Columns: ``path`` (names joined by `` > ``), or ``name`` and ``parent`` (a name, or a path from the
    top); and definition, include, exclude, example, colour, key. Codes that are only mentioned as a part
    of a path or as a parent are made. Siblings stand in the order in which they are first mentioned.
    Raises QualcodeError with file and line: unknown columns, codes that stand twice, parents in a loop.
    """
    rows = list(_rows(decoded(data, source), source))
    by_path = not rows or "path" in rows[0].cells
    lines = _lines_by_path(rows, source) if by_path else _lines_by_parent(rows, source)
    tree = _Tree(source)
    for line in lines:
        tree.put(line)
    return finished(clean_name(PurePath(source).stem) or "Codebook", tree.top)


def write_csv(codebook: CodebookFile) -> bytes:
    """The codes by their paths, parents first: UTF-8 with a byte order mark, comma, CRLF."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("path", *TEXT_FIELDS))
    for names, entry in codebook.walk():
        writer.writerow((path_text(names), *(getattr(entry, field) for field in TEXT_FIELDS)))
    return text.getvalue().encode("utf-8-sig", "replace")


def _rows(text: str, source: str) -> Iterator[_Row]:
    header: list[str] = []
    for line, cells in _records(text, source):
        place = Place(source, line)
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = _header(cells, place)
            continue
        if any(cell.strip() for cell in cells[len(header) :]):
            raise place.refused(
                "the line has more cells than there are columns.",
                "Put cells that hold the separator in quotes.",
            )
        yield _Row(line, dict(zip(header, [*cells, *[""] * len(header)], strict=False)))


def _records(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """All lines of the table, each with the number of the line of the file on which it starts."""
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise Place(source, start).refused(
            f"not readable as CSV ({error}).", "Look for a quotation mark that is not closed or not doubled."
        ) from None


def _header(cells: list[str], place: Place) -> list[str]:
    header = [folded(cell) for cell in cells]
    while header and not header[-1]:
        header.pop()
    for column in header:
        if column not in _COLUMNS:
            raise place.refused(f"unknown column “{column}”.", suggestion(column, _COLUMNS))
        if header.count(column) > 1:
            raise place.refused(f"the column “{column}” stands twice.", "Keep one of the two.")
    if ("path" in header) == ("name" in header):
        raise place.refused(
            "a codebook needs either a column “path” or a column “name”.",
            "A path is “Theme > Code”; beside “name” a column “parent” may name the code above.",
        )
    if "path" in header and "parent" in header:
        raise place.refused("“path” and “parent” say the same thing twice.", "Keep one of the two columns.")
    return header


def _texts(row: _Row) -> dict[str, str]:
    return {
        field: row.cells[field].strip() if field in {"colour", "key"} else row.cells[field]
        for field in TEXT_FIELDS
        if field in row.cells
    }


def _names(path: str, place: Place) -> tuple[str, ...]:
    names = tuple(clean_name(part) for part in path.split(">"))
    if not all(names):
        raise place.refused(
            f"“{clean_name(path)}” is not a path.", "Write the names from the top down, “Theme > Code”."
        )
    if len(names) > DEEPEST:
        raise place.refused(*too_deep())
    return names


def _lines_by_path(rows: Iterable[_Row], source: str) -> Iterator[_Line]:
    for row in rows:
        yield _Line(row.line, _names(row.cells["path"], Place(source, row.line)), _texts(row))


def _lines_by_parent(rows: list[_Row], source: str) -> Iterator[_Line]:
    bearers: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        bearers.setdefault(folded(row.cells["name"]), []).append(index)
    for index, row in enumerate(rows):
        yield _Line(row.line, _path_upwards(index, rows, bearers, source), _texts(row))


def _path_upwards(
    start: int, rows: list[_Row], bearers: dict[str, list[int]], source: str
) -> tuple[str, ...]:
    """The names above a row and its own: parents are followed until one has none, or is a path."""
    place = Place(source, rows[start].line)
    chain: list[int] = []
    names: tuple[str, ...] = ()
    index: int | None = start
    while index is not None:
        if index in chain:
            loop = [*chain[chain.index(index) :], index]
            raise place.refused(
                f"the codebook is cyclic: {' is below '.join(rows[i].cells['name'].strip() for i in loop)}.",
                "A code cannot be its own descendant; correct the column “parent”.",
            )
        chain.append(index)
        if len(chain) > DEEPEST:
            raise place.refused(*too_deep())
        own, parent = rows[index].cells["name"], rows[index].cells.get("parent", "")
        names = (_name(own, Place(source, rows[index].line)), *names)
        index = None
        if parent.strip():
            found = bearers.get(folded(parent), [])
            if len(found) > 1:
                raise place.refused(
                    f"“{clean_name(parent)}” is the name of {len(found)} codes.",
                    "Name the parent by its path.",
                )
            if found:
                index = found[0]
            else:
                names = (*_names(parent, place), *names)
    return names


def _name(cell: str, place: Place) -> str:
    name = clean_name(cell)
    if not name:
        raise place.refused("the code has no name.", "Fill the column “name”.")
    return name


@dataclass(slots=True)
class _Known:
    draft: Draft
    is_own: bool


class _Tree:
    """The codes so far, found by their folded paths; what is only mentioned is made on the way."""

    def __init__(self, source: str) -> None:
        self.top: list[Draft] = []
        self._source = source
        self._known: dict[tuple[str, ...], _Known] = {}

    def put(self, line: _Line) -> None:
        """Add a line's code, or give its own spelling and texts to one that was mentioned before."""
        place = Place(self._source, line.line, f"“{path_text(line.names)}”")
        siblings = self.top
        for depth in range(1, len(line.names) + 1):
            key = tuple(folded(name) for name in line.names[:depth])
            if key not in self._known:
                self._known[key] = _Known(Draft(line.names[depth - 1], place), False)
                siblings.append(self._known[key].draft)
            known = self._known[key]
            siblings = known.draft.codes
        if known.is_own:
            raise place.refused(
                f"the code stands in line {known.draft.place.line} already.", "Keep one of the two lines."
            )
        known.is_own = True
        known.draft.name, known.draft.place, known.draft.texts = line.names[-1], place, line.texts
