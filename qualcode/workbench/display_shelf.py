"""Displays that are kept: found by their title, made, edited, deleted, and written to files together."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from qualcode.model.codebook import Codebook, folded
from qualcode.model.codings import Polarity
from qualcode.model.display_presets import PRESETS, Preset
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import Axis, Cells, Display, Marks, Order
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Base, Condition, Scope
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import nearest, one_line
from qualcode.store import displays as display_store
from qualcode.store.displays import Saved, Spec
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import displays, exports
from qualcode.workbench.names_out import Gate

LONGEST_TITLE = 200


def find(project: Project, name: str) -> Display:
    """The saved display of this title, else the preset of this name or title."""
    kept = _kept(project, name)
    if kept is not None:
        return _unpacked(project, kept)
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
        display_store.add(project, title, one_line(display.question), _packed(project, display))
    return table


def edit(project: Project, name: str, wishes: Wishes) -> Table:
    """Change a saved display as wished, and show it."""
    is_without_codes = wishes.is_of_other_codes
    return _change(
        project, name, lambda kept: wishes.of(_unpacked(project, kept, is_without_codes=is_without_codes))
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
        spec = _packed(project, display)
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
        display = _unpacked(project, kept, is_without_codes=True)
        rows.append((kept.title, *_shape(display), kept.question or None, kept.coder or None, _dates(kept)))
    hint = () if rows else ("No displays yet. `qualcode display new TITLE --from framework` keeps one.",)
    return Table("Displays", columns, tuple(rows), hint)


def export(
    gate: Gate, project: Project, folder: Path, format_name: str, *, excel_safe: bool = False
) -> list[Path]:
    """Write every saved display to a file of its own in a folder that is there."""
    kept = display_store.saved(project)
    if not kept:
        raise QualcodeError("There are no displays to export.", "`qualcode display new` keeps one.")
    if not folder.is_dir():
        raise QualcodeError(f"There is no folder {folder}.", "Make the folder first, or name another.")
    files: dict[Path, bytes] = {}
    for one in kept:
        table = displays.show(project, _unpacked(project, one))
        path = _free(folder / file_name(gate.text(one.title)), exports.suffix_of(format_name), files)
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


# --- how a display is kept --------------------------------------------------------------------------------


def _packed(project: Project, display: Display) -> Spec:
    scope = display.scope
    codebook, guids = codebook_verbs.read(project), display_store.guids_of_codes(project)
    return {
        "rows": str(display.rows),
        "columns": str(display.columns),
        "cells": str(display.cells),
        "order": _order_packed(display.order, codebook, guids),
        "marks": {reason: getattr(display.marks, reason.replace("-", "_")) for reason in Marks.reasons()},
        "shown": list(display.shown),
        "hides_empty": display.hides_empty,
        "ends": display.ends,
        "suppress_below": display.suppress_below,
        "named_by": display.named_by,
        "coders": list(scope.coders),
        "is_every_coder": scope.is_every_coder,
        "codes": [guids[codebook.find(name).code_id] for name in scope.codes],
        "waves": list(scope.waves),
        "polarities": list(scope.polarities),
        "where": [[condition.attribute, condition.value] for condition in scope.where],
        "base": scope.base,
    }


def _unpacked(project: Project, kept: Saved, *, is_without_codes: bool = False) -> Display:
    """The display that was kept; without its codes, none can be missing from the codebook."""
    spec = kept.spec
    scope = Scope(
        coders=tuple(spec["coders"]),
        is_every_coder=spec["is_every_coder"],
        codes=() if is_without_codes else _names_of_codes(project, kept),
        waves=tuple(spec["waves"]),
        polarities=tuple(map(Polarity, spec["polarities"])),
        where=tuple(Condition(attribute, value) for attribute, value in spec["where"]),
        base=None if spec["base"] is None else Base(spec["base"]),
    )
    facts: dict[str, Any] = {
        "rows": Axis.parse(spec["rows"]),
        "columns": Axis.parse(spec["columns"]),
        "cells": Cells.parse(spec["cells"]),
        "order": _order_unpacked(project, kept, is_without_codes=is_without_codes),
        "marks": Marks(**{reason.replace("-", "_"): mark for reason, mark in spec["marks"].items()}),
        "shown": tuple(spec["shown"]),
        "hides_empty": spec["hides_empty"],
        "ends": spec["ends"],
        "suppress_below": spec.get("suppress_below", 0),
        "named_by": spec.get("named_by"),
    }
    by = f" by {kept.coder}" if kept.coder else ""
    when = f"{_dates(kept)}{by}"
    return Display(title=kept.title, question=kept.question, scope=scope, kept=when, **facts)


def _order_packed(order: Order, codebook: Codebook, guids: Mapping[int, str]) -> str:
    """The order with the guid of a code by whose ratings it is."""
    if not order.rated_code:
        return str(order)
    code_id = codebook.find(order.rated_code).code_id
    return str(Order.by_rating(guids[code_id], is_down=order.is_down))


def _order_unpacked(project: Project, kept: Saved, *, is_without_codes: bool) -> Order:
    order = Order.parse(kept.spec["order"])
    if not order.rated_code:
        return order
    ids = {guid: code_id for code_id, guid in display_store.guids_of_codes(project).items()}
    if order.rated_code in ids:
        label = codebook_verbs.read(project).label(ids[order.rated_code])
        return Order.by_rating(label, is_down=order.is_down)
    if is_without_codes:
        return Order()
    raise QualcodeError(
        f"The code by whose ratings “{kept.title}” is ordered is no longer in the codebook.",
        f"Order it anew: qualcode display edit “{kept.title}” --order name",
    )


def _dates(kept: Saved) -> str:
    """When a display was made, and edited if it was."""
    made, edited = kept.made_at[:10], kept.edited_at[:10]
    return f"{made}, edited {edited}" if edited not in {"", made} else made


def _names_of_codes(project: Project, kept: Saved) -> tuple[str, ...]:
    codebook = codebook_verbs.read(project)
    ids = {guid: code_id for code_id, guid in display_store.guids_of_codes(project).items()}
    if any(guid not in ids for guid in kept.spec["codes"]):
        raise QualcodeError(
            f"A code that “{kept.title}” is about is no longer in the codebook.",
            f"Name the codes anew: qualcode display edit “{kept.title}” --code CODE",
        )
    return tuple(codebook.label(ids[guid]) for guid in kept.spec["codes"])
