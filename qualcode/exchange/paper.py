"""How tables are put on paper."""

from qualcode.model.tables import Kind, Table

_COLUMNS_OF_A_PORTRAIT_PAGE = 7


def is_wide(table: Table) -> bool:
    """Whether the table wants its page in landscape."""
    has_quotes = any(column.kind is Kind.QUOTES for column in table.columns)
    return has_quotes or len(table.columns) > _COLUMNS_OF_A_PORTRAIT_PAGE
