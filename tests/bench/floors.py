"""The least code that does each job: plain sqlite3 and csv on the same file.

A floor checks nothing, keeps no history and knows no group interviews; it is a yardstick, not a rival.
Run as `python floors.py JOB ARGUMENTS`.
"""

import csv
import sqlite3
import sys
from pathlib import Path


def _rows(project: str, query: str) -> list[tuple[object, ...]]:
    return sqlite3.connect(project).execute(query).fetchall()


_PAIRS = (
    "select distinct code_id, whose.respondent_id"
    " from coding join document_respondent whose using (document_id) where coder_id = 1"
)


def count(project: str) -> None:
    """The people of each code."""
    people: dict[object, set[object]] = {}
    for code_id, respondent_id in _rows(project, _PAIRS):
        people.setdefault(code_id, set()).add(respondent_id)
    print({code_id: len(those) for code_id, those in people.items()})


def matrix(project: str) -> None:
    """Each code by the values of one attribute."""
    query = (
        f"select code_id, value, count(*) from ({_PAIRS}) join attribute_value using (respondent_id)"
        " where attribute_id = 1 group by code_id, value"
    )
    print(_rows(project, query))


def export(project: str, target: str) -> None:
    """The codings as CSV."""
    query = (
        "select document.name, respondent.name, start_char, end_char, code.name, coder.name, polarity, quote,"
        " note from coding join document using (document_id) join document_respondent using (document_id)"
        " join respondent on respondent.respondent_id = document_respondent.respondent_id"
        " join code using (code_id) join coder using (coder_id)"
    )
    with Path(target).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(sqlite3.connect(project).execute(query))


def agree(project: str) -> None:
    """The characters that both, only the first and only the second of two coders gave each code."""
    query = "select code_id, document_id, coder_id, start_char, end_char from coding where coder_id in (1, 2)"
    spans: dict[tuple[object, object], tuple[set[int], set[int]]] = {}
    for code_id, document_id, coder_id, start, end in _rows(project, query):
        pair = spans.setdefault((code_id, document_id), (set(), set()))
        pair[coder_id == 2].update(range(int(str(start)), int(str(end))))
    cells: dict[object, list[int]] = {}
    for (code_id, _), (first, second) in spans.items():
        found = cells.setdefault(code_id, [0, 0, 0])
        for place, those in enumerate((first & second, first - second, second - first)):
            found[place] += len(those)
    print(cells)


def import_notes(project: str, folder: str) -> None:
    """The texts of a folder into one table."""
    with sqlite3.connect(project) as db:
        db.execute("create table note (name text primary key, text text)")
        notes = ((path.stem, path.read_text("utf-8")) for path in sorted(Path(folder).iterdir()))
        db.executemany("insert into note values (?, ?)", notes)


def delete_notes(project: str) -> None:
    """The rows of an import of notes, deleted."""
    with sqlite3.connect(project) as db:
        for table in ("voice", "document_respondent", "document", "respondent"):
            db.execute(f"delete from {table}")


def nothing() -> None:
    """The start of Python with click, which every command line has to wait for."""
    import click

    click.Group()


_ALL = (count, matrix, export, agree, import_notes, delete_notes, nothing)
JOBS = {job.__name__: job for job in _ALL}

if __name__ == "__main__":
    JOBS[sys.argv[1]](*sys.argv[2:])
