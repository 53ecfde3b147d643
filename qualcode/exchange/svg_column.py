"""SVG for one column of a page: see ``svg``."""

from qualcode.exchange import svg
from qualcode.model.tables import Table


def write(table: Table) -> bytes:
    """The table as an SVG file 85 mm wide; a table that cannot be drawn is refused."""
    return svg.write(table, svg.COLUMN)
