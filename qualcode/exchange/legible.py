"""Text that every format can hold: no control characters, in one place for all writers."""

from qualcode.model.tables import Table
from qualcode.model.texts import legible_text
from qualcode.model.wording import reworded


def legible(table: Table) -> Table:
    """The same table with legible text in its title, headings, cells and note."""
    return reworded(table, legible_text)
