"""How tables are put on paper."""

from collections.abc import Sequence

from qualcode.exchange.text_layout import lane
from qualcode.model.tables import Column, Kind, Table, rows_as_text

TEXTS = frozenset({Kind.CODE, Kind.TEXT, Kind.QUOTES})
"""What is set in paragraphs, to the left; all else are numbers."""
_WEIGHTS = {Kind.CODE: 34, Kind.QUOTES: 44}
_MOST_WEIGHT = 44
_MARGIN = 3
_COLUMNS_OF_A_PORTRAIT_PAGE = 7
_TEXTS_OF_A_PORTRAIT_PAGE = 4


def is_wide(table: Table) -> bool:
    """Whether the table wants its page in landscape."""
    kinds = [column.kind for column in table.columns]
    is_full_of_text = sum(kind in {Kind.CODE, Kind.TEXT} for kind in kinds) > _TEXTS_OF_A_PORTRAIT_PAGE
    return Kind.QUOTES in kinds or is_full_of_text or len(kinds) > _COLUMNS_OF_A_PORTRAIT_PAGE


def weights(table: Table) -> list[int]:
    """How the width is shared out so that no number and no word of a heading breaks, where there is room."""
    cells = list(zip(*rows_as_text(table), strict=True)) or [()] * len(table.columns)
    return [_weight(index, column, cells[index]) for index, column in enumerate(table.columns)]


def _weight(index: int, column: Column, cells: Sequence[str]) -> int:
    """Codes and quotes always get the same; other texts what their longest line takes, up to a limit."""
    if column.kind in _WEIGHTS:
        return _WEIGHTS[column.kind]
    least = lane(index, column, cells, None).least + _MARGIN
    if column.kind is not Kind.TEXT:
        return least
    longest = max((len(line) for cell in cells for line in cell.splitlines()), default=0)
    return max(least, min(longest + _MARGIN, _MOST_WEIGHT))
