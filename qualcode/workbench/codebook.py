"""The codebook: adding, renaming, moving, merging, splitting and deleting codes; codings follow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qualcode.model.codebook import (
    PATH_SEPARATOR,
    Code,
    Codebook,
    CodebookFile,
    CodeEntry,
    folded,
    refuse_unclear_colour,
    refuse_unclear_key,
    refuse_unclear_names,
)
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import legible_text, one_line
from qualcode.store import codebook as codebook_store
from qualcode.store import codings as coding_store
from qualcode.store.codebook import FIELDS
from qualcode.store.project import Project
from qualcode.workbench import footnotes, proposals
from qualcode.workbench.codebook_uses import choice, uses
from qualcode.workbench.names_out import Home, gate
from qualcode.workbench.proposals import note_proposal, refuse_blind_change
from qualcode.workbench.scopes import Question

__all__ = ["uses"]


def read(project: Project) -> Codebook:
    """The present codebook."""
    return codebook_store.read(project)


def as_file(project: Project) -> CodebookFile:
    """The present codebook as a file holds it, named after the project."""
    return CodebookFile(project.facts.title, read(project).entries())


def outline(project: Project) -> Table:
    """The tree with definitions, as a table; its note names proposed codes."""
    file = as_file(project)
    note = footnotes.of_codes(Question(project, Scope()), proposals.in_words(project))
    # Late: files are read and written by few commands, and every command needs the codebook.
    from qualcode.workbench import codebook_files

    return codebook_files.outline(file, f"Codebook: {file.name}", note)


def appendix(project: Project) -> Table:
    """The tree with definitions as readers get it: without the keys of the keyboard."""
    table = outline(project)
    kept = [place for place, column in enumerate(table.columns) if column.key != "key"]
    columns = tuple(table.columns[place] for place in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[p] for p in kept) for row in table.rows))


def version_table(project: Project) -> Table:
    """All versions of the codebook, oldest first."""
    rows: list[tuple[Cell, ...]] = [
        (version.version, version.made_at, version.coder, version.label)
        for version in codebook_store.versions(project)
    ]
    columns = (
        Column("version", "version", Kind.COUNT),
        Column("made", "made (UTC)", Kind.TEXT),
        Column("coder", "coder", Kind.TEXT),
        Column("step", "step", Kind.TEXT),
    )
    return Table(f"Versions of the codebook: {project.facts.title}", columns, tuple(rows), ())


class BroughtIn(NamedTuple):
    """What a codebook file did: codes added and changed, and keys that other codes have already."""

    added: int
    changed: int
    keys_left_out: tuple[str, ...] = ()


def add_codebook(project: Project, file: CodebookFile) -> BroughtIn:
    """Bring a codebook file in: new codes are added, codes that are there take over what the file says.

    Nothing is removed, and an empty field of the file leaves the project's words as they are. A key that
    another code of the project has stays with that one.
    """
    with project.step(f"Brought in the codebook “{file.name}”"):
        refuse_blind_change(project)
        bringing = _BringingIn(project)
        bringing.entries(None, file.codes)
        return BroughtIn(bringing.added, bringing.changed, tuple(bringing.keys_left_out))


class _BringingIn:
    """A codebook file on its way into the project, within one step."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._codebook = read(project)
        self._gate = gate(project)
        self._keys = {code.key: code.code_id for code in self._codebook if code.key}
        self.added = self.changed = 0
        self.keys_left_out: list[str] = []

    def entries(self, parent_id: int | None, entries: Iterable[CodeEntry]) -> None:
        """Bring in codes with all below them, under a parent (None: at the top) that may be new itself."""
        siblings = self._codebook.children(parent_id) if parent_id is None or self._is_old(parent_id) else []
        there = {folded(code.name): code for code in siblings}
        position = _behind(siblings)
        home = Home(self._gate, [code.name for code in siblings])
        for entry in entries:
            known = there.get(folded(home.real(entry.name)))
            fields = self._fields(entry, None if known is None else known.code_id)
            if known is None:
                code_id = codebook_store.add(self._project, parent_id, entry.name, position, fields)
                position += 1
                self.added += 1
            else:
                code_id = known.code_id
                self._take_over(known, fields)
            if "key" in fields:
                self._keys[fields["key"]] = code_id
            self.entries(code_id, entry.codes)

    def _is_old(self, code_id: int) -> bool:
        return code_id in self._codebook.by_id

    def _fields(self, entry: CodeEntry, code_id: int | None) -> dict[str, str]:
        """What the file says of a code; a key that another code has is left out."""
        fields = {field: text for field in FIELDS if (text := getattr(entry, field))}
        if self._keys.get(entry.key, code_id) != code_id:
            self.keys_left_out.append(fields.pop("key"))
        return fields

    def _take_over(self, code: Code, fields: dict[str, str]) -> None:
        old = {field: getattr(code, field) for field in fields}
        same = {field: {text, self._gate.text(text)} for field, text in old.items()}
        new = {field: text for field, text in fields.items() if text not in same[field]}
        if new:
            codebook_store.change(self._project, code.code_id, **new)
            self.changed += 1


def add(project: Project, path: str, fields: Mapping[str, str] | None = None) -> Code:
    """A new code under a parent that exists: ``Theme > New code``, or ``New theme``."""
    *above, name = map(one_line, path.split(PATH_SEPARATOR.strip()))
    refuse_unclear_names([name])
    with project.step(f"Added the code “{PATH_SEPARATOR.join((*above, name))}”"):
        codebook = read(project)
        sound = _sound(codebook, fields or {})
        parent_id = codebook.find(PATH_SEPARATOR.join(above)).code_id if above else None
        siblings = codebook.children(parent_id)
        refuse_unclear_names([*(code.name for code in siblings), name])
        code_id = codebook_store.add(project, parent_id, name, _behind(siblings), sound)
        note_proposal(project, code_id)
        return read(project).by_id[code_id]


def _behind(siblings: Sequence[Code]) -> int:
    """The position behind all siblings; deleting leaves gaps, so that their number would not do."""
    return siblings[-1].position + 1 if siblings else 0


def edit(project: Project, name: str, fields: Mapping[str, str]) -> Code:
    """Write definition, include, exclude, example, colour or key of a code anew."""
    with project.step() as step:
        codebook = read(project)
        code = codebook.find(name)
        refuse_blind_change(project, [code.code_id])
        step.label = f"Edited the {' and '.join(fields)} of “{codebook.label(code.code_id)}”"
        codebook_store.change(project, code.code_id, **_sound(codebook, fields, code.code_id))
    return code


def _sound(codebook: Codebook, fields: Mapping[str, str], code_id: int | None = None) -> dict[str, str]:
    """The fields as they are kept; a colour or key that a codebook file could not hold is refused."""
    sound = {field: legible_text(text).strip() for field, text in fields.items()}
    refuse_unclear_colour(sound.get("colour", ""))
    key = sound.get("key", "")
    refuse_unclear_key(key)
    for code in codebook:
        if key and code.key == key and code.code_id != code_id:
            raise QualcodeError(
                f"The key “{key}” belongs to “{codebook.label(code.code_id)}” already.",
                "Give one of the two codes another key.",
            )
    return sound


def rename(project: Project, name: str, new_name: str) -> Code:
    """Another name in the same place."""
    new_name = one_line(new_name)
    with project.step() as step:
        codebook = read(project)
        code = codebook.find(name)
        refuse_blind_change(project, [code.code_id])
        siblings = [other for other in codebook.children(code.parent_id) if other.code_id != code.code_id]
        refuse_unclear_names([*(other.name for other in siblings), new_name])
        step.label = f"Renamed “{codebook.label(code.code_id)}” to “{new_name}”"
        codebook_store.change(project, code.code_id, name=new_name)
    return replace(code, name=new_name)


def move(project: Project, name: str, under: str | None, place: int | None = None) -> Code:
    """Put a code with all below it under another (None: to the top), at ``place`` (from 1) or last."""
    with project.step() as step:
        codebook = read(project)
        code = codebook.find(name)
        refuse_blind_change(project, [code.code_id])
        parent_id = None if under is None else codebook.find(under).code_id
        codebook.refuse_inside_itself(code.code_id, parent_id)
        siblings = [other for other in codebook.children(parent_id) if other.code_id != code.code_id]
        refuse_unclear_names([*(other.name for other in siblings), code.name])
        order = [other.code_id for other in siblings]
        order.insert(len(order) if place is None else min(max(0, place - 1), len(order)), code.code_id)
        where = f"under “{codebook.label(parent_id)}”" if parent_id is not None else "to the top"
        step.label = f"Moved “{codebook.label(code.code_id)}” {where}"
        codebook_store.change(project, code.code_id, parent_id=parent_id)
        codebook_store.order(project, order)
    return code


def merge(project: Project, name: str, into: str) -> int:
    """Put a code, its codings and the codes below it into another one; returns the codings recoded."""
    with project.step() as step:
        codebook = read(project)
        source, target = codebook.find(name), codebook.find(into)
        refuse_blind_change(project, codebook.subtrees[source.code_id])
        codebook.refuse_inside_itself(source.code_id, target.code_id)
        step.label = f"Merged “{codebook.label(source.code_id)}” into “{codebook.label(target.code_id)}”"
        return _merge(project, source.code_id, target.code_id)


def _merge(project: Project, source_id: int, target_id: int) -> int:
    """Codes below the source move to the target; one whose name is there already merges with its namesake."""
    codebook = read(project)
    siblings = codebook.children(target_id)
    there = {folded(code.name): code for code in siblings if code.code_id != source_id}
    moving, recoded = [], 0
    for child in codebook.children(source_id):
        twin = there.get(folded(child.name))
        if twin is None:
            moving.append(child)
        else:
            recoded += _merge(project, child.code_id, twin.code_id)
    codebook_store.move_memos(project, source_id, target_id)
    codebook_store.keep_words(project, source_id, target_id)
    recoded += coding_store.recode(project, source_id, target_id)
    # The source goes before its children come: one of them may bear its name.
    codebook_store.delete(project, [source_id])
    for position, child in enumerate(moving, _behind(siblings)):
        codebook_store.change(project, child.code_id, parent_id=target_id, position=position)
    return recoded


def split(project: Project, name: str, new_name: str, scope: Scope, containing: str = "") -> tuple[Code, int]:
    """A new code beside another one, with those of its codings that the scope and the words choose.

    Codings of every coder are chosen from, unless the scope names coders. Returns the new code and how many
    codings went over to it; a choice of nothing or of everything is refused.
    """
    new_name = one_line(new_name)
    with project.step() as step:
        codebook = read(project)
        code = codebook.find(name)
        refuse_blind_change(project, [code.code_id])
        siblings = codebook.children(code.parent_id)
        refuse_unclear_names([*(other.name for other in siblings), new_name])
        step.label = f"Split “{new_name}” off from “{codebook.label(code.code_id)}”"
        chosen = _chosen(project, codebook, code, scope, containing)
        new_id = codebook_store.add(project, code.parent_id, new_name, 0, {})
        order = [other.code_id for other in siblings]
        order.insert(order.index(code.code_id) + 1, new_id)
        codebook_store.order(project, order)
        moved = coding_store.recode(project, code.code_id, new_id, sorted(chosen))
        return read(project).by_id[new_id], moved


def _chosen(project: Project, codebook: Codebook, code: Code, scope: Scope, containing: str) -> Iterable[int]:
    """The codings of a code that the scope and the words choose: some of them, not all."""
    label = codebook.label(code.code_id)
    chosen = choice(project, label, scope, containing)
    if not chosen.is_some:
        raise QualcodeError(
            f"{len(chosen.coding_ids)} of {chosen.total} codings of “{label}” were chosen: no split.",
            "Choose some of them with --polarity, --coder, --wave, --where or --containing.",
        )
    return chosen.coding_ids


def delete(project: Project, name: str) -> tuple[int, int]:
    """Delete a code with all codes below it and their codings; returns how many codes and codings went."""
    with project.step() as step:
        codebook = read(project)
        code = codebook.find(name)
        step.label = f"Deleted “{codebook.label(code.code_id)}”"
        inside = codebook.subtrees[code.code_id]
        refuse_blind_change(project, inside)
        going = [code_id for code_id in codebook.by_id if code_id in inside]
        return len(going), codebook_store.delete(project, going)
