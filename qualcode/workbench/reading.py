"""Reading the files of an import, before anything is kept."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qualcode.exchange.answers import read_answers
from qualcode.exchange.codings import read_codings
from qualcode.exchange.csv_rows import read_rows
from qualcode.exchange.formats import READERS, read_document
from qualcode.exchange.people import read_people
from qualcode.exchange.table_kinds import TableKind, told_apart
from qualcode.model.codings import CodingRow
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import Answer, PersonRow
from qualcode.model.texts import number_of, one_line
from qualcode.workbench.voices import Doubtful, SpeakerChoice

TABLE_SUFFIX = ".csv"
Progress = Callable[[int, int, str], None]


def silently(_done: int, _total: int, _what: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are to be understood; ``kind`` says what a CSV is, or ``notes``.

    ``ask`` is told of labels that are too rare to be speakers unasked, and answers with those that are;
    without it they are taken as text, and remarked on.
    """

    people: Path | None = None
    wave: int | None = None
    kind: str | None = None
    encoding: str | None = None
    speakers: SpeakerChoice = field(default_factory=SpeakerChoice)
    is_adding_people: bool = False
    is_correcting_people: bool = False
    is_adding_codes: bool = False
    ask: Callable[[Sequence[Doubtful]], frozenset[str]] | None = None


@dataclass(slots=True)
class Files:
    """The contents of all files, read before anything is kept; paths are shown from ``folder`` on."""

    folder: Path
    notes: list[Note] = field(default_factory=list)
    people: list[tuple[str, Sequence[PersonRow]]] = field(default_factory=list)
    codings: list[tuple[str, Sequence[CodingRow]]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_all(paths: Sequence[Path], folder: Path, options: ImportOptions, progress: Progress) -> Files:
    """The contents of all files and folders; the first fault in any of them is raised."""
    files = Files(folder)
    tables = {TABLE_SUFFIX} if options.kind != "notes" else set()
    found = _expanded(paths, {*READERS, *tables}, files.remarks)
    if options.people is not None:
        _read_table(options.people, TableKind.PEOPLE, options, files)
        found = [path for path in found if path.resolve() != options.people.resolve()]
    if not found and options.people is None:
        raise QualcodeError(
            "There is neither a note nor a table to import.",
            f"Notes are {', '.join(READERS)} files; people, codings and answers are .csv files.",
        )
    for done, path in enumerate(found, 1):
        if path.suffix.lower() in tables:
            _read_table(path, TableKind(options.kind) if options.kind else None, options, files)
        else:
            files.notes.append(read_document(bytes_of(path), _shown(path, files.folder), options.encoding))
        progress(done, len(found), "reading")
    return files


def _expanded(paths: Iterable[Path], readable: Collection[str], remarks: list[str]) -> list[Path]:
    """The files themselves, and those in folders that can be read; hidden files are passed over."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p, path))
            found += [p for p in inside if p.suffix.lower() in readable]
            passed_over = [p.name for p in inside if p.suffix.lower() not in readable]
            if passed_over:
                remarks.append(f"Passed over in {path}: {shortened(passed_over)}")
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; one that is not there or cannot be read is refused."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise QualcodeError(f"There is no file {path}.", "Check the spelling of its path.") from error
    except OSError as error:
        raise QualcodeError(
            f"{path} cannot be read: {error.strerror}.", "Check what it is, and whether you may read it."
        ) from error


def _shown(path: Path, folder: Path) -> str:
    """The path as it is kept and shown: from the project's folder on, wherever the user stands."""
    try:
        return one_line(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:  # another drive
        return one_line(path.name)


def _read_table(path: Path, kind: TableKind | None, options: ImportOptions, files: Files) -> None:
    table = read_rows(bytes_of(path), _shown(path, files.folder), options.encoding)
    match kind or told_apart(table.columns, table.source):
        case TableKind.PEOPLE:
            people = read_people(table)
            files.people.append((table.source, people.rows))
            remarks = people.remarks
        case TableKind.CODINGS:
            codings = read_codings(table)
            files.codings.append((table.source, codings.rows))
            remarks = codings.remarks
        case TableKind.ANSWERS:
            answers = read_answers(table)
            files.answers += answers.rows
            blank = (f"{number_of(answers.blank, 'blank answer')} left out",) if answers.blank else ()
            remarks = (*answers.remarks, *blank)
    files.remarks += [f"{table.source}: {remark}." for remark in remarks]


def shortened(names: Sequence[str], most: int = 10) -> str:
    """The first names and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
