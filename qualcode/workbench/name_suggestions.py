"""Words of the notes that may be names and are not on the list yet; a person decides about each."""

from collections.abc import Iterator
from typing import NamedTuple

from qualcode.language import name_suggestions
from qualcode.language.name_suggestions import Suggestion
from qualcode.language.names import Names
from qualcode.language.pipeline import pipeline
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import documents as document_store
from qualcode.store import names as name_store
from qualcode.store.project import Project


class Suggested(NamedTuple):
    """What may be names, and in words how they were found."""

    names: list[Suggestion]
    way: str


def suggested(project: Project, most: int | None = None) -> Suggested:
    """What an installed language model takes for names, else words that nearly always have a capital."""
    found = pipeline(project.facts.language)
    known = Names(name_store.read(project))
    if name_suggestions.can_find_names(found):
        names, way = name_suggestions.by_model(_texts(project), found), f"what {found.name} takes for names"
    else:
        names = name_suggestions.by_capitals(_texts(project))
        way = "words with a capital that hardly ever stand without one; no language model is installed"
    return Suggested([one for one in names if not known.places(one.name)][:most], way)


def table(found: Suggested) -> Table:
    """Suggestions as a table, those that stand most often first."""
    columns = (
        Column("name", "may be a name", Kind.TEXT),
        Column("kind", "kind", Kind.TEXT),
        Column("places", "places", Kind.COUNT),
        Column("notes", "notes", Kind.COUNT),
        Column("first", "first place", Kind.TEXT),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.kind.value, one.places, len(one.texts), f"{one.first[0]}, {one.first[1]}")
        for one in found.names
    ]
    note = (
        f"Suggested: {found.way}. Names are missed and words mistaken for names: read the notes as well.",
        "`qualcode names add NAME REPLACEMENT` takes one; `qualcode names suggest --ask` walks through them.",
    )
    return Table("Names that are not on the list", columns, tuple(rows), note)


def _texts(project: Project) -> Iterator[tuple[str, str]]:
    for name, document_id in document_store.ids_by_name(project).items():
        yield name, document_store.read(project, document_id).text
