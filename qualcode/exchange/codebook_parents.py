"""From the code above to the path from the top: how a table of names and parents becomes a tree."""

from qualcode.exchange.codebook_drafts import DEEPEST, Place, clean_name, too_deep
from qualcode.exchange.csv_rows import CsvRow, CsvTable
from qualcode.model.codebook import folded


def split_path(path: str, place: Place) -> tuple[str, ...]:
    """The names of a path, from the top down; raises QualcodeError where one is empty."""
    names = tuple(clean_name(part) for part in path.split(">"))
    if not all(names):
        raise place.refused(
            f"“{clean_name(path)}” is not a path.", "Write the names from the top down, “Theme > Code”."
        )
    if len(names) > DEEPEST:
        raise place.refused(*too_deep())
    return names


def paths_by_parent(table: CsvTable) -> list[tuple[str, ...]]:
    """For every row the names from the top down, found by its columns ``name`` and ``parent``.

    Raises QualcodeError for parents in a loop and for a parent's name that several codes bear.
    """
    bearers: dict[str, list[CsvRow]] = {}
    for row in table.rows:
        bearers.setdefault(folded(row.get("name")), []).append(row)
    return [_path(row, bearers, table.source) for row in table.rows]


def _path(start: CsvRow, bearers: dict[str, list[CsvRow]], source: str) -> tuple[str, ...]:
    """Follow the parents until one has none, is a path, or is no row of the table."""
    chain = [start]
    names: tuple[str, ...] = (_name(start, source),)
    while parent := chain[-1].get("parent"):
        place = Place(source, chain[-1].line)
        above = bearers.get(folded(parent), [])
        if not above:
            return (*split_path(parent, place), *names)
        if len(above) > 1:
            raise place.refused(
                f"“{clean_name(parent)}” is the name of {len(above)} codes.", "Name the parent by its path."
            )
        if above[0] in chain:
            raise _cyclic([*chain[chain.index(above[0]) :], above[0]], place)
        if len(chain) == DEEPEST:
            raise place.refused(*too_deep())
        chain.append(above[0])
        names = (_name(above[0], source), *names)
    return names


def _cyclic(loop: list[CsvRow], place: Place) -> Exception:
    return place.refused(
        f"the codebook is cyclic: {' is below '.join(clean_name(row.get('name')) for row in loop)}.",
        "A code cannot be its own descendant; correct the column “parent”.",
    )


def _name(row: CsvRow, source: str) -> str:
    name = clean_name(row.get("name"))
    if not name:
        raise Place(source, row.line).refused("the code has no name.", "Fill the column “name”.")
    return name
