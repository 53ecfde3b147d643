"""The main job, done on an invented study: from a folder of notes to themes, matrices and quotes."""

import shutil
from pathlib import Path
from typing import NamedTuple

from qualcode.demo.study import LEAD, SECOND, InventedStudy, invent
from qualcode.exchange import material_out
from qualcode.exchange.codebooks import read_yaml, shipped
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.tables import Table
from qualcode.store.project import SUFFIX, Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import counts, exports, imports, marks, projects
from qualcode.workbench.names_out import gate
from qualcode.workbench.quotes import Style, quotes
from qualcode.workbench.reading import ImportOptions, Progress, silently

CODEBOOK = "supported-employment"
_UNFINISHED = ".unfinished"
POSITIVE = Scope(polarities=(Polarity.POSITIVE,))


class Demo(NamedTuple):
    """The demo study: its project, the theme table, the files written, and whether it was made just now."""

    project: Path
    themes: Table
    files: tuple[Path, ...]
    is_new: bool


def demo(folder: Path, progress: Progress = silently) -> Demo:
    """Make the invented study in a folder, import it, count it and write its matrices.

    A demo study that is there already is kept with whatever was done in it, and only counted again.
    """
    path = folder / f"demo{SUFFIX}"
    is_new = not path.exists()
    if is_new:
        _make(folder, path, progress)
    with projects.open_project(path) as project:
        files = _write_answers(project, folder)
        return Demo(path, gate(project).table(counts.count(project, POSITIVE)), files, is_new)


def _make(folder: Path, path: Path, progress: Progress) -> None:
    """The study grows in a folder of its own inside, so that nothing half-made is ever taken for it."""
    _refuse_a_full_folder(folder)
    unfinished = folder / _UNFINISHED
    try:
        unfinished.mkdir()
        _make_in(unfinished, path.name, progress)
        for made in unfinished.iterdir():
            made.rename(folder / made.name)
    except OSError as error:
        raise QualcodeError(
            f"The demo study cannot be written into {folder}: {error.strerror}.",
            "Name another folder for it.",
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _make_in(folder: Path, name: str, progress: Progress) -> None:
    study = invent()
    notes, people, codings = _write_materials(folder, study)
    codebook = read_yaml(shipped()[CODEBOOK], f"{CODEBOOK}.yaml")
    path = folder / name
    with projects.new(path, codebook=codebook, title=study.title, notice=study.notice) as project:
        for coder in (LEAD, SECOND):
            coder_verbs.add(project, coder)
        coder_verbs.name_lead(project, LEAD)
        imports.import_paths(project, [notes], ImportOptions(people=people), progress)
        imports.import_paths(project, [codings], progress=progress)
        for coder in (LEAD, SECOND):
            marks.finish(project, study.coded_twice, coder)


def _refuse_a_full_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QualcodeError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name another folder for the demo."
        ) from error
    shutil.rmtree(folder / _UNFINISHED, ignore_errors=True)
    if any(folder.iterdir()):
        raise QualcodeError(f"The folder {folder} is not empty.", "Name a new folder: qualcode demo FOLDER")


def _write_materials(folder: Path, study: InventedStudy) -> tuple[Path, Path, Path]:
    """The study as a researcher would have it: typed notes, a table of people, and codings."""
    notes, people, codings = folder / "notes", folder / "people.csv", folder / "codings.csv"
    notes.mkdir(exist_ok=True)
    for note in study.notes:
        exports.write_file(notes / f"{note.name}.txt", [material_out.note_txt(note.header, note.text)])
    exports.write_file(people, [material_out.people_csv(study.people)])
    exports.write_file(codings, material_out.codings_csv(study.codings, study.notice))
    exports.write_file(folder / f"{CODEBOOK}.yaml", [shipped()[CODEBOOK]])
    exports.write_file(folder / "READ ME.txt", [_read_me(study).encode()])
    return notes, people, codings


def _read_me(study: InventedStudy) -> str:
    return (
        f"{study.title}\n\n{study.notice}\n\n"
        "notes/, people.csv and codings.csv are what a researcher brings; demo.qualcode is the project\n"
        "made of them, and the other files are its answers. Try, in this folder:\n\n"
        "    qualcode count --polarity positive\n"
        "    qualcode matrix --by agency\n"
        '    qualcode quotes --code "Joint working"\n'
        "    qualcode agree\n"
        "    qualcode report\n"
    )


def _write_answers(project: Project, folder: Path) -> tuple[Path, ...]:
    tables = {
        "themes": counts.count(project, POSITIVE),
        "themes-any-polarity": counts.count(project),
        "matrix-agency": counts.matrix(project, "agency", POSITIVE),
        "matrix-polarity": counts.matrix(project, "polarity"),
        "matrix-change": counts.matrix(project, "change"),
        "transitions": counts.transitions(project, "status"),
        "quotes-agency": quotes(project, by="agency", style=Style(("gender", "age")), most=2),
    }
    written = []
    for name, table in tables.items():
        for suffix in ("csv", "html", "xlsx", "docx"):
            written.append(folder / f"{name}.{suffix}")
            exports.save(gate(project), table, written[-1])
    return tuple(written)
