"""How tables are put on paper."""

from qualcode.model.tables import Kind, Table

_COLUMNS_OF_A_PORTRAIT_PAGE = 7
_TEXTS_OF_A_PORTRAIT_PAGE = 4


def is_wide(table: Table) -> bool:
    """Whether the table wants its page in landscape."""
    kinds = [column.kind for column in table.columns]
    is_full_of_text = sum(kind in {Kind.CODE, Kind.TEXT} for kind in kinds) > _TEXTS_OF_A_PORTRAIT_PAGE
    return Kind.QUOTES in kinds or is_full_of_text or len(kinds) > _COLUMNS_OF_A_PORTRAIT_PAGE
