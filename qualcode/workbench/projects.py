"""Making, opening and looking after projects."""

import sqlite3
from pathlib import Path

from qualcode.language import pipeline
from qualcode.model.codebook import CodebookFile
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import one_line
from qualcode.store import coders as coder_store
from qualcode.store import documents as document_store
from qualcode.store import faults, project_files
from qualcode.store import respondents as respondent_store
from qualcode.store.project import SUFFIX, Project
from qualcode.workbench import again
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench.footnotes import blindness

__all__ = [
    "Project",
    "back_up",
    "changed_elsewhere",
    "explained",
    "find",
    "new",
    "open_for_reading",
    "open_project",
    "set_percent_from_base",
    "status",
    "wait_at_most",
]

open_project = project_files.open_project
open_for_reading = project_files.open_for_reading


def new(
    path: Path,
    *,
    codebook: CodebookFile | None = None,
    approach: str = "codebook",
    language: str = "en",
    title: str = "",
    notice: str = "",
) -> Project:
    """Make a project file, perhaps with a codebook; the suffix is added where it is missing."""
    path = with_suffix(path)
    language = language.strip().lower()
    if not pipeline.is_known(language):
        raise pipeline.unknown(language)
    project = project_files.create(path, one_line(title or path.stem), approach, language, notice)
    if codebook is not None:
        try:
            codebook_verbs.add_codebook(project, codebook)
        except BaseException:  # an interrupt as well must not leave a project without its codebook
            project.close()
            path.unlink()
            raise
    return project


def with_suffix(path: Path) -> Path:
    """The path of a project file; the suffix is added where it is missing."""
    if not path.name:
        raise QualcodeError("A project needs a name.", "For example: qualcode new study")
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def find(folder: Path, beside: Path | None = None) -> Path:
    """The only project in a folder, not counting ``beside``; none or several are refused by name."""
    there = sorted(folder.glob(f"*{SUFFIX}"))
    found = [path for path in there if not (beside and path.resolve() == beside.resolve())] or there
    if len(found) == 1:
        return found[0]
    if not found:
        raise QualcodeError(
            "There is no project in this folder.",
            "Name one with -p FILE, make one with `qualcode new`, or try `qualcode demo`.",
        )
    names = ", ".join(path.name for path in found)
    raise QualcodeError(
        f"There are {len(found)} projects in this folder: {names}.", "Choose one with -p FILE."
    )


def back_up(project: Project, target: Path) -> Path:
    """Make a consistent copy of the open project, never over an existing file; returns its path."""
    target = with_suffix(target)
    try:
        project.guid  # noqa: B018 (a copy would wait for ever for a file that another program has to itself)
    except sqlite3.Error as error:
        raise faults.explained(error, project.path) from error
    project_files.back_up(project.db, target)
    return target


def set_percent_from_base(project: Project, base: int) -> None:
    """From which base on printed tables give percentages; below it they say “n of N”."""
    with project.step(f"Set percentages to be printed from a base of {base}"):
        project.set_fact("percent_from_base", base)


def changed_elsewhere(project: Project) -> int:
    """A number that changes when another window or program changed the project.

    A project that was deleted or replaced meanwhile is refused.
    """
    project.need_in_place()
    return project.data_version


def wait_at_most(project: Project, seconds: float) -> None:
    """How long to wait for another window or program that has the file to itself."""
    project.wait_at_most(seconds)


def explained(project: Project, error: BaseException) -> QualcodeError | None:
    """A fault of the file, of the disk or of the user in words; None for a mistake of the program."""
    if isinstance(error, QualcodeError):
        return error
    if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.ProgrammingError):
        return faults.explained(error, project.path)
    return None


def status(project: Project) -> Table:
    """How far the work has come."""
    documents, coders = document_store.listed(project), coder_store.all_coders(project)
    rows: list[tuple[Cell, ...]] = [("people", len(respondent_store.roster(project).ids))]
    for wave, people in respondent_store.seen(project).items():
        rows.append(("people with a note" if wave is None else f"people seen in wave {wave}", len(people)))
    rows += [
        ("notes", len(documents)),
        ("notes summarised", sum(1 for document in documents if document.summaries)),
        ("notes coded", sum(1 for document in documents if document.codings)),
        ("codes", len(codebook_verbs.read(project))),
        ("codings", sum(coder.codings for coder in coders if not coder.is_consensus)),
        *(("codings of the consensus", coder.codings) for coder in coders if coder.is_consensus),
        ("coders", sum(1 for coder in again.people(coders) if not coder.is_consensus)),
    ]
    columns = (Column("what", "what", Kind.TEXT), Column("count", "count", Kind.COUNT))
    facts = project.facts
    approach = f"Approach: {facts.approach}. Language: {facts.language}."
    note = tuple(filter(None, (facts.notice, approach, blindness(project))))
    return Table(facts.title, columns, tuple(rows), note)
