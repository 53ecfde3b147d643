"""Whether a listed name can still be read in what leaves: in all that exports can hold, or in files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qualcode.exchange import legible_parts
from qualcode.language.name_leftovers import Leftovers
from qualcode.language.name_parts import Parts
from qualcode.language.names import Names, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import name_sources
from qualcode.store import names as name_store
from qualcode.store.project import Project
from qualcode.store.sight import is_blind
from qualcode.workbench.history import noun
from qualcode.workbench.reading import bytes_of

_AROUND = 20
_MOST_WORDS = 20
_COLUMNS = (
    Column("where", "where", Kind.TEXT),
    Column("start", "at", Kind.COUNT),
    Column("legible", "can be read", Kind.TEXT),
    Column("context", "words around", Kind.TEXT),
    Column("name", "name on the list", Kind.TEXT),
)


def check(project: Project) -> Table:
    """The listed names that would still be legible in exports: a row for each place."""
    names = name_store.read(project)
    leftovers, parts = Leftovers(names), Parts(names)
    rows: list[tuple[Cell, ...]] = []
    looked = 0
    for held in name_sources.texts(project):
        looked += 1
        where = f"{noun(held.table)}, {held.column.replace('_', ' ')}" + (held.about and f": {held.about}")
        missed, replaced = leftovers.parted(held.text)
        parts.look(held.text, replaced)
        rows += [_row(where, held.text, left) for left in missed]
    for note in name_sources.coded(project):
        rows += _cut(note, leftovers.names)
    for name in names:
        told = () if name.is_kept else leftovers.legible(name.replacement)
        rows += [_row("what stands for a name", name.replacement, left) for left in told]
    hidden = "What is hidden from you was not looked at." if is_blind(project) else ""
    what = f"{number_of(looked, 'text')} of the project, as exports hold them"
    return _table(rows, len(names), what, hidden, _perhaps(parts))


def _perhaps(parts: Parts) -> str:
    """Words that may be names, too, the most frequent first."""
    found = parts.found()
    told = ", ".join(f"{word} ({count})" for word, count in found.most_common(_MOST_WORDS))
    more = f" and {len(found) - _MOST_WORDS} more" if len(found) > _MOST_WORDS else ""
    return f"Parts of names or names with an ending, which leave as they are: {told}{more}." if found else ""


def check_files(project: Project, paths: Sequence[Path]) -> Table:
    """The listed names that can be read in files, in whatever way they are written there."""
    names = name_store.read(project)
    leftovers = Leftovers(names)
    rows: list[tuple[Cell, ...]] = []
    hidden: list[str] = []
    for path in paths:
        parts = list(legible_parts.parts(bytes_of(path), path.name))
        rows += _in_file(path, parts, leftovers)
        hidden += [f"{path}: {part.where}" for part in parts if part.is_hidden]
    unseen = f"Not looked into, as they are pictures or fonts: {', '.join(hidden)}." if hidden else ""
    return _table(rows, len(names), number_of(len(paths), "file"), unseen)


def _cut(note: name_sources.Coded, names: Names) -> Iterator[tuple[Cell, ...]]:
    """Listed names of which a passage holds a part only: that part would be quoted as it is."""
    for span, name in names.places(note.text):
        if not name.is_kept and any(
            span.start_char < border < span.end_char for passage in note.passages for border in passage
        ):
            yield _row(f"passage that ends within a name: {note.name}", note.text, Place(span, name))


def _in_file(
    path: Path, parts: Sequence[legible_parts.Part], leftovers: Leftovers
) -> Iterator[tuple[Cell, ...]]:
    """Each name and spelling once for each part of the file, at the first place that shows it."""
    known = set()
    for part in parts:
        for left in leftovers.legible(part.text):
            said = (part.where, left.name.name, left.span.of(part.text))
            if said not in known:
                known.add(said)
                yield _row(": ".join(filter(None, (str(path), part.where))), part.text, left)


def _row(where: str, text: str, left: Place) -> tuple[Cell, ...]:
    start, end = left.span.start_char, left.span.end_char
    context = " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())
    return where, start, left.span.of(text), context, left.name.name


def _table(rows: list[tuple[Cell, ...]], names: int, looked: str, *more: str) -> Table:
    if not names:
        raise QualcodeError(
            "No names are on the list.", "qualcode names add NAME REPLACEMENT, or names suggest"
        )
    found = (
        f"{number_of(len(rows), 'place')} where a name can be read. Put what is written there on the list,"
        " too, or correct it; a word that is nobody's name stays with `qualcode names add WORD WORD`."
        if rows
        else "None of them is left."
    )
    note = (f"Looked for {number_of(names, 'name')} in {looked}. {found}", *more)
    return Table("Names that are left", _COLUMNS, tuple(rows), tuple(filter(None, note)))
