"""Displays that are kept: found by their title, made, edited, deleted, and written to files together."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from qualcode.model.codebook import folded
from qualcode.model.display_presets import PRESETS, Preset
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import Display
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import nearest, one_line
from qualcode.store import displays as display_store
from qualcode.store.displays import Saved
from qualcode.store.project import Project
from qualcode.workbench import displays, exports, opened
from qualcode.workbench.display_packing import dates, packed, unpacked
from qualcode.workbench.names_out import Gate

LONGEST_TITLE = 200


def find(project: Project, name: str) -> Display:
    """The saved display of this title, else the preset of this name or title."""
    kept = _kept(project, name)
    if kept is not None:
        return unpacked(project, kept)
    preset = _preset(name)
    if preset is not None:
        return preset.display
    known = [one.title for one in display_store.saved(project)] + [*PRESETS]
    near = nearest(name, known)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`qualcode display presets` lists what there is."
    raise QualcodeError(f"There is no display “{name}”.", hint)


def _kept(project: Project, title: str) -> Saved | None:
    wanted = folded(title)
    return next((one for one in display_store.saved(project) if folded(one.title) == wanted), None)


def _preset(name: str) -> Preset | None:
    wanted = folded(name)
    for preset in PRESETS.values():
        if wanted in map(folded, (preset.name, preset.display.title, *preset.also)):
            return preset
    return None


def save(project: Project, display: Display) -> Table:
    """Keep a new display, and show it; what it asks for must be there, and its title must be free."""
    title = _sound_title(display.title)
    table = displays.show(project, display)
    with project.step("Made a display", title):
        _refuse_taken(project, title)
        display_store.add(project, title, one_line(display.question), packed(project, display))
    return table


def edit(project: Project, name: str, wishes: Wishes) -> Table:
    """Change a saved display as wished, and show it."""
    is_without_codes = wishes.is_of_other_codes
    return _change(
        project, name, lambda kept: wishes.of(unpacked(project, kept, is_without_codes=is_without_codes))
    )


def replace(project: Project, name: str, display: Display) -> Table:
    """Put a display into the place of a saved one, and show it."""
    return _change(project, name, lambda _: display)


def _change(project: Project, name: str, make: Callable[[Saved], Display]) -> Table:
    with project.step("Edited a display") as step:
        kept = _known(project, name)
        display = make(kept)
        step.subject = title = _sound_title(display.title)
        table = displays.show(project, display)
        if folded(title) != folded(kept.title):
            _refuse_taken(project, title)
        spec = packed(project, display)
        display_store.change(project, kept.display_id, title, one_line(display.question), spec)
    return table


def delete(project: Project, name: str) -> str:
    """Delete a saved display (undo brings it back); returns its title."""
    with project.step("Deleted a display") as step:
        kept = _known(project, name)
        step.subject = kept.title
        display_store.delete(project, kept.display_id)
    return kept.title


def _known(project: Project, name: str) -> Saved:
    kept = _kept(project, name)
    if kept is None:
        raise QualcodeError(f"No saved display is called “{name}”.", "`qualcode display list` shows them.")
    return kept


def _sound_title(title: str) -> str:
    title = one_line(title)
    if not title:
        raise QualcodeError("The display has no title.", "Give it one.")
    if len(title) > LONGEST_TITLE:
        raise QualcodeError(
            f"The title is too long: {len(title)} characters, and {LONGEST_TITLE} are the most.",
            "What it asks may be longer: --question.",
        )
    return title


def _refuse_taken(project: Project, title: str) -> None:
    if _kept(project, title) is not None:
        raise QualcodeError(
            f"There is a display “{title}” already.",
            "`qualcode display edit` changes it; or take another title.",
        )


# --- lists and files --------------------------------------------------------------------------------------

_SHAPE = (
    Column("rows", "rows", Kind.TEXT),
    Column("columns", "columns", Kind.TEXT),
    Column("cells", "cells", Kind.TEXT),
    Column("order", "order", Kind.TEXT),
)


def _shape(display: Display) -> tuple[str, ...]:
    return str(display.rows), str(display.columns), str(display.cells), str(display.order)


def presets() -> Table:
    """The displays that the method knows by name; “?” is what --by names."""
    columns = (Column("name", "name", Kind.TEXT), Column("use", "shows", Kind.TEXT), *_SHAPE)
    rows: list[tuple[Cell, ...]] = [
        (preset.name, f"{preset.display.title}. {preset.use}", *_shape(preset.display))
        for preset in PRESETS.values()
    ]
    note = "“?” is what --by names, for example: qualcode display show quotes --by agency"
    return Table("Displays that can be asked for by name", columns, tuple(rows), (note,))


def listed(project: Project) -> Table:
    """The saved displays."""
    columns = (
        Column("title", "title", Kind.TEXT),
        *_SHAPE,
        Column("question", "question", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("made", "made", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = []
    for kept in display_store.saved(project):
        display = unpacked(project, kept, is_without_codes=True)
        rows.append((kept.title, *_shape(display), kept.question or None, kept.coder or None, dates(kept)))
    hint = () if rows else ("No displays yet. `qualcode display new TITLE --from framework` keeps one.",)
    return Table("Displays", columns, tuple(rows), hint)


def export(
    gate: Gate,
    project: Project,
    folder: Path,
    format_name: str,
    *,
    excel_safe: bool = False,
    with_people: bool = False,
) -> list[Path]:
    """Write every saved display to a file of its own in a folder that is there.

    ``with_people`` opens the numbers of pages, but not of displays that hide small ones.
    """
    if with_people:
        opened.refuse_other_formats(format_name, excel_safe=excel_safe)
    kept = display_store.saved(project)
    if not kept:
        raise QualcodeError("There are no displays to export.", "`qualcode display new` keeps one.")
    if not folder.is_dir():
        raise QualcodeError(f"There is no folder {folder}.", "Make the folder first, or name another.")
    files: dict[Path, bytes] = {}
    for one in kept:
        display = unpacked(project, one)
        path = _free(folder / file_name(gate.text(one.title)), exports.suffix_of(format_name), files)
        if with_people and display.suppress_below < 2:
            files[path] = exports.report_bytes(gate, opened.display(project, display), ".html")
        else:
            table = displays.show(project, display)
            files[path] = exports.as_bytes(gate, table, format_name, excel_safe=excel_safe)
    for path, content in files.items():  # only when there is nothing left to refuse
        exports.write_file(path, [content])
    return [*files]


def file_name(title: str) -> str:
    """A title as the name of a file, without a suffix."""
    return re.sub(r"[^\w\- ]+", "-", title).strip(" -")[:80] or "display"


def _free(stem: Path, suffix: str, taken: Iterable[Path]) -> Path:
    """A name that no other display of this export has."""
    path, number = stem.with_name(f"{stem.name}{suffix}"), 2
    names = {one.name.casefold() for one in taken}
    while path.name.casefold() in names:
        path, number = stem.with_name(f"{stem.name} ({number}){suffix}"), number + 1
    return path
