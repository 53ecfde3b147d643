"""How wide the columns of a printed table are, and which of them stand beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from qualcode.exchange.wrapping import longest_word
from qualcode.model.tables import Column, Kind

GAP = "  "

_LEAST_TEXT = 24
_MOST_TEXT = 72
_MOST_HEADING = 14
_NUMBERS = {Kind.COUNT, Kind.PERCENT, Kind.COEFFICIENT, Kind.SHARE}


@dataclass(frozen=True, slots=True)
class Lane:
    """A column in print: it needs ``least`` terminal cells and has no use for more than ``most``.

    The later lines of its paragraphs begin ``hanging`` cells in, a code's further in than its children.
    """

    index: int
    is_number: bool
    least: int
    most: int
    hanging: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Lanes that stand beside each other, with their widths."""

    lanes: tuple[Lane, ...]
    widths: tuple[int, ...]

    @property
    def width(self) -> int:
        """The terminal cells of a line."""
        return sum(self.widths) + len(GAP) * (len(self.widths) - 1)


def heading_lines(column: Column) -> tuple[str, ...]:
    """The heading, and its base as a line of its own, which is never broken."""
    return (column.heading,) if column.base is None else (column.heading, f"(N = {column.base})")


def lane(index: int, column: Column, cells: Sequence[str], width: int | None) -> Lane:
    """The lane of a column with these cells, for a page of ``width``."""
    words, *base = heading_lines(column)
    base_width = max(map(cell_len, base), default=0)
    natural = max((cell_len(line) for cell in cells for line in cell.split("\n")), default=0)
    if column.kind in _NUMBERS:
        least = max(natural, longest_word(words), base_width)
        return Lane(index, True, least, max(least, min(cell_len(words), _MOST_HEADING)))
    most = max(natural, base_width, min(cell_len(words), _MOST_HEADING), 1)
    if column.kind is not Kind.CODE:
        most = min(most, _MOST_TEXT)
    least_text = _LEAST_TEXT if width is None else min(_LEAST_TEXT, max(8, width // 3))
    hanging = 4 if column.kind is Kind.CODE else 2
    return Lane(index, False, min(most, max(least_text, base_width)), most, hanging)


def blocks(lanes: Sequence[Lane], width: int | None) -> list[Block]:
    """The lanes as blocks that fit the width, each beginning with the first lane."""
    if width is None:
        return [Block(tuple(lanes), tuple(lane.most for lane in lanes))]
    groups = [[*lanes[:1]]]
    for following in lanes[1:]:
        if len(groups[-1]) > 1 and _needed([*groups[-1], following]) > width:
            groups.append([lanes[0]])
        groups[-1].append(following)
    return [Block(tuple(group), _widths(group, width)) for group in groups]


def _needed(lanes: Sequence[Lane]) -> int:
    return sum(lane.least for lane in lanes) + len(GAP) * (len(lanes) - 1)


def _widths(lanes: Sequence[Lane], width: int) -> tuple[int, ...]:
    """What is left beyond the least widths goes, cell by cell in turn, to the lanes that can use it."""
    widths = [lane.least for lane in lanes]
    left = width - _needed(lanes)
    while left > 0:
        growing = [number for number, lane in enumerate(lanes) if widths[number] < lane.most][:left]
        if not growing:
            break
        for number in growing:
            widths[number] += 1
        left -= len(growing)
    return tuple(widths)
