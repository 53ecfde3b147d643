"""The list of names that must not leave the project: adding, importing, taking off, and where they stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from qualcode.exchange.csv_rows import read_rows
from qualcode.language.folding import fold
from qualcode.language.name_leftovers import Leftovers
from qualcode.language.names import Names, key, spelling, words_of
from qualcode.model.errors import QualcodeError
from qualcode.model.names import NameKind, NameOut
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import number_of, one_line
from qualcode.store import documents as document_store
from qualcode.store import erasing
from qualcode.store import names as name_store
from qualcode.store.project import Project
from qualcode.workbench.reading import bytes_of

_COLUMNS = ("name", "replacement", "kind", "as_written")
_YES = {"yes", "y", "true", "1", "x"}
_NO = {"", "no", "n", "false", "0"}


class Added(NamedTuple):
    """A name that was put on the list, where it stands, and how often in small letters, as a word would."""

    name: NameOut
    places: int
    notes: int
    in_small_letters: int
    is_new: bool


def add(project: Project, name: NameOut) -> Added:
    """Put a name on the list as ``keep_in`` does, and say where it stands in all notes."""
    name, is_new = _put(project, name)
    places, notes, small = _standing(project, name)
    return Added(name, places, notes, small, is_new)


def keep_in(project: Project, name: NameOut) -> NameOut:
    """Put a name on the list, or give one that is there another replacement; returns it as it is kept.

    Raises QualcodeError for a name without letters, and for replacements in which a listed name can be read.
    """
    return _put(project, name)[0]


def _put(project: Project, name: NameOut) -> tuple[NameOut, bool]:
    """The name as it is kept, and whether it is new on the list."""
    name = _clean(name)
    with project.step("Put a name on the list of names") as step:
        is_new = key(name.name) not in {one.folded for one in name_store.listed(project)}
        if not is_new:
            step.label = "Changed a name of the list of names"
        name_store.put(project, name, key(name.name))
        _refuse_telling_replacements(name_store.read(project))
    return name, is_new


def bring_in(project: Project, path: Path) -> tuple[int, int]:
    """Put the names of a CSV on the list, as one step; returns how many are new and how many changed."""
    table = read_rows(bytes_of(path), path.name)
    table.require("name", "replacement")
    names = []
    for row in table.rows:
        is_as_written = row.get("as_written").casefold()
        kind = row.get("kind").casefold() or NameKind.PERSON.value
        if is_as_written not in _YES | _NO:
            raise table.error(
                row.line, f"“{is_as_written}” in as_written is neither yes nor no.", "Write yes or no."
            )
        if kind not in {*NameKind}:
            raise table.error(row.line, f"“{kind}” is no kind of name.", f"Kinds: {', '.join(NameKind)}.")
        names.append(
            _clean(NameOut(row.get("name"), row.get("replacement"), NameKind(kind), is_as_written in _YES))
        )
    with project.step("Brought in a list of names"):
        before = {one.folded: one.name for one in name_store.listed(project)}
        for name in names:
            name_store.put(project, name, key(name.name))
        _refuse_telling_replacements(name_store.read(project))
    after = {key(name.name): name for name in names}
    return len(after.keys() - before.keys()), sum(before.get(k, name) != name for k, name in after.items())


def delete(project: Project, names: Iterable[str], *, is_for_good: bool = False) -> int:
    """Take names off the list (undo brings them back); for good, undo keeps nothing of the list either."""
    ids = _ids(project, names)
    if not is_for_good:
        with project.step("Took a name off the list of names"):
            name_store.delete(project, ids)
        return len(ids)
    with project.unrecorded("Erased names of the list of names"):
        name_store.forget(project, ids)
    erasing.compact(project)
    return len(ids)


def _ids(project: Project, names: Iterable[str]) -> list[int]:
    known = {one.folded: one.name_out_id for one in name_store.listed(project)}
    ids = []
    for name in names:
        if key(name) not in known:
            raise QualcodeError(f"“{name}” is not on the list of names.", "`qualcode names list` shows them.")
        ids.append(known[key(name)])
    return ids


def unused(project: Project) -> list[str]:
    """The listed names that stand in no note."""
    places, _ = _counts(project)
    return [name.name for name in name_store.read(project) if not places[name]]


def listed(project: Project, *, is_unused: bool = False) -> Table:
    """The list, or what of it stands in no note, with the real names; as CSV it can be brought in again."""
    places, notes = _counts(project)
    columns = (
        Column("name", "real name", Kind.TEXT),
        Column("replacement", "stands for it", Kind.TEXT),
        Column("kind", "kind", Kind.TEXT),
        Column("as_written", "as written", Kind.TEXT),
        Column("places", "places", Kind.COUNT),
        Column("notes", "notes", Kind.COUNT),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            name.name,
            name.replacement,
            name.kind.value,
            "yes" if name.is_as_written else "",
            places[name],
            notes[name],
        )
        for name in name_store.read(project)
        if not (is_unused and places[name])
    ]
    hint = (
        "Keep this table where the project is."
        if rows
        else "No names yet: qualcode names add NAME REPLACEMENT"
    )
    return Table("Names out", columns, tuple(rows), (hint,))


def _counts(project: Project) -> tuple[Counter[NameOut], Counter[NameOut]]:
    """In how many places, and in how many notes, each name stands."""
    names = Names(name_store.read(project))
    places: Counter[NameOut] = Counter()
    notes: Counter[NameOut] = Counter()
    for text in document_store.texts(project):
        found = Counter(place.name for place in names.places(text))
        places.update(found)
        notes.update(found.keys())
    return places, notes


def _standing(project: Project, name: NameOut) -> tuple[int, int, int]:
    """The places and notes of one name, and how many places are in small letters although the name is not."""
    alone, small = Names([name]), spelling(name.name).lower()
    found = [[place.span.of(text) for place in alone.places(text)] for text in document_store.texts(project)]
    in_small = (
        0 if spelling(name.name) == small else sum(spelling(one) == small for those in found for one in those)
    )
    return sum(map(len, found)), sum(map(bool, found)), in_small


def _clean(name: NameOut) -> NameOut:
    cleaned = name._replace(name=one_line(name.name), replacement=one_line(name.replacement))
    if not words_of(cleaned.name):
        raise QualcodeError(
            f"“{name.name}” is no name: it has neither letter nor digit.", "Write the name itself."
        )
    if not cleaned.replacement:
        raise QualcodeError("A name needs something that stands for it.", 'For example: "[the worker]"')
    return cleaned


def _refuse_telling_replacements(names: Sequence[NameOut]) -> None:
    """Refuse replacements in which a listed name can be read, alone or with the words around it."""
    leftovers = Leftovers(names)
    inner = {word: name for name in names if not name.is_kept for word in _inner_words(name)}
    for name in names:
        if name.is_kept:
            continue
        if told := leftovers.legible(name.replacement):
            raise QualcodeError(
                f"In the replacement “{name.replacement}” the listed name “{told[0].name.name}” can be read.",
                "Choose another replacement, or add the name as it is written only: --as-written.",
            )
        words = fold(name.replacement).split()
        if not name.replacement.startswith("[") and {words[0], words[-1]} & inner.keys():
            word = next(word for word in (words[0], words[-1]) if word in inner)
            raise QualcodeError(
                f"The replacement “{name.replacement}” could make up a listed name: both have “{word}”.",
                f"Put it in square brackets: [{name.replacement}]",
            )


def _inner_words(name: NameOut) -> list[str]:
    words = words_of(name.name)
    return words if len(words) > 1 else []


def told(added: Added) -> str:
    """What was added, in a sentence."""
    where = f"{number_of(added.places, 'place')} in {number_of(added.notes, 'note')}"
    if added.name.is_kept:
        return f"“{added.name.name}” stays as it is in {where}."
    verb = "Added" if added.is_new else "Changed"
    return f"{verb}: {where} written as “{added.name.replacement}” in everything that leaves."
