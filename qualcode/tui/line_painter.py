"""Painting the lines of a note: number, words, a stripe for each coding, and names in the margin.

No widget is known here: a line looks as its text, its codings and what of the caret falls on it say.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.strip import Strip

from qualcode.model.spans import Span
from qualcode.tui.layout import Layout
from qualcode.tui.marks import Mark, Marks, Piece, pieces

GUTTER = 6
_MOST_LANES = 4
_LANES = _MOST_LANES + 2
_READABLE = 56
_WIDEST_TEXT = 88
_WIDEST_NAMES = 30
_FEWEST_NAMES = 9
_NARROWEST, _NARROWEST_TEXT = 20, 16
_TINT = 0.30
_STRONG_TINT = 0.58
_KEPT_LINES = 512


class Page(NamedTuple):
    """How the cells of a line are shared out: the gutter, the text, and a margin for lanes and names.

    ``inner`` is the whole ``width`` without the scrollbar.
    """

    width: int
    inner: int
    text: int
    margin: int

    @classmethod
    def of_width(cls, width: int, scrollbar: int) -> Self:
        """The names get what a readable text leaves; where that is too little there are only lanes."""
        inner = max(_NARROWEST, width - scrollbar)
        room = inner - GUTTER
        names = min(_WIDEST_NAMES, room - _READABLE - _LANES)
        margin = _LANES if names < _FEWEST_NAMES else max(_LANES + names, room - _WIDEST_TEXT)
        return cls(width, inner, max(_NARROWEST_TEXT, room - margin), margin)


class Seen(NamedTuple):
    """What of the selection, the caret and the focus falls on a line; equal ones look the same.

    ``focused`` is the coding that stands out if it touches the line; ``has_focus`` whether keys go here.
    """

    number: int
    selection: tuple[int, int] | None
    caret: tuple[int, int] | None
    focused: int | None
    has_focus: bool


class Inks:
    """The styles of a theme; those of pieces are few, and each is put together once."""

    def __init__(
        self, *, plain: Style, quiet: Style, selection: Style, caret: Style, name: Style, ground: Color
    ) -> None:
        self.plain, self.quiet, self.name = plain, quiet, name
        self._selection, self._caret, self._ground = selection, caret, ground
        self._looks: dict[tuple[object, ...], Style] = {}

    def of(self, piece: Piece, *, has_focus: bool) -> Style:
        """The style of a piece; a caret is seen where the keys go."""
        key = (piece.colour, piece.depth > 1, *piece[4:6], piece.is_caret and has_focus, piece.is_quiet)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._mixed(piece, piece.is_caret and has_focus)
        return look

    def _mixed(self, piece: Piece, is_caret: bool) -> Style:
        look = self.plain
        if piece.is_quiet:
            look += self.quiet
        if piece.colour:
            tint = self._ground.blend(Color.parse(piece.colour), _STRONG_TINT if piece.is_focused else _TINT)
            look += Style(bgcolor=tint.rich_color, underline=piece.depth > 1)
        if piece.is_selected:
            look += self._selection
        if is_caret:
            look += self._caret
        return look

    def of_stripe(self, colour: str) -> Style:
        """The style of a stripe in the margin."""
        look = self._looks.get((colour,))
        if look is None:
            look = self._looks[colour,] = self.plain + Style(color=Color.parse(colour).rich_color)
        return look


class LinePainter:
    """Paints the lines of one text on one page, and keeps what it painted while that stays true."""

    def __init__(
        self,
        layout: Layout,
        page: Page,
        inks: Inks,
        marks: Marks,
        *,
        quiet: Sequence[Span] = (),
        signs: Sequence[tuple[Span, str]] = (),
    ) -> None:
        self._layout, self._page, self._inks = layout, page, inks
        self._marks, self._quiet, self._signs = marks, quiet, signs
        self._lanes = _lanes_of(marks)
        self._strips: LRUCache[Seen, Strip] = LRUCache(_KEPT_LINES)

    def use_marks(self, marks: Marks, on_screen: Iterable[int]) -> set[int]:
        """Paint other codings; tells which of these lines and of those that were kept look otherwise now."""
        old, self._marks = self._marks, marks
        lanes, self._lanes = self._lanes, _lanes_of(marks)
        kept = [key.number for key in self._strips.keys()]  # noqa: SIM118  (the cache is no mapping)
        changed = {
            number
            for number in {*kept, *on_screen}
            # A name may go on from the line above, and makes room for one that begins below.
            if lanes != self._lanes
            or any(old.look_of(near) != marks.look_of(near) for near in (number - 1, number, number + 1))
        }
        for key in [*self._strips.keys()]:
            if key.number in changed:
                self._strips.discard(key)
        return changed

    def strip(self, seen: Seen) -> Strip:
        """A line."""
        strip = self._strips.get(seen)
        if strip is None:
            strip = self._strips[seen] = self._painted(seen)
        return strip

    def _painted(self, seen: Seen) -> Strip:
        start, end, paragraph, _ = self._layout.lines[seen.number]
        plain, page = self._inks.plain, self._page
        indices = self._marks.on_line(seen.number)
        gutter = Segment(f"{paragraph or '':>{GUTTER - 2}}{self._sign(start, end)} ", self._inks.quiet)
        # One cell more than the text, for a caret on the space that hangs over the edge.
        text = Strip(self._words(seen, indices)).adjust_cell_length(self._layout.width + 1, plain)
        margin = Strip(self._margin(seen, indices)).adjust_cell_length(page.margin - 1, plain)
        return Strip([gutter, *text, *margin]).adjust_cell_length(page.width, plain)

    def _words(self, seen: Seen, indices: Sequence[int]) -> list[Segment]:
        start, end, *_ = self._layout.lines[seen.number]
        cut = pieces(
            start,
            end,
            [self._marks.marks[index] for index in indices],
            selection=seen.selection,
            caret=seen.caret,
            quiet=self._quiet,
            focused=seen.focused,
        )
        shown, inks = self._layout.shown, self._inks
        words = [
            Segment(shown[piece.start_char : piece.end_char], inks.of(piece, has_focus=seen.has_focus))
            for piece in cut
        ]
        if seen.caret and seen.caret[0] >= end:
            words.append(Segment(" ", inks.of(Piece(0, 0, is_caret=True), has_focus=seen.has_focus)))
        return words

    def _sign(self, start: int, end: int) -> str:
        signs = (sign for span, sign in self._signs if span.start_char < end and span.end_char > start)
        # The newest mark of a place counts.
        return next(reversed([*signs]), " ")

    def _margin(self, seen: Seen, indices: Sequence[int]) -> list[Segment]:
        """A stripe for each coding that touches the line, then the names of those that begin on it."""
        shown = {self._marks.lanes[index]: self._marks.marks[index] for index in indices}
        lanes = [self._stripe(shown.get(lane), seen.focused) for lane in range(self._lanes)]
        hidden = sum(1 for lane in shown if lane >= self._lanes)
        room = self._page.margin - self._lanes - 2 - (3 if hidden else 0)
        more = f" +{hidden}" if hidden else ""
        name = self._marks.name_on(seen.number, room) if room >= _FEWEST_NAMES - 3 else ""
        return [*lanes, Segment(f" {name}{more}", self._inks.name)]

    def _stripe(self, mark: Mark | None, focused: int | None) -> Segment:
        if mark is None:
            return Segment(" ", self._inks.plain)
        return Segment("█" if mark.coding_id == focused else mark.stripe, self._inks.of_stripe(mark.colour))


def _lanes_of(marks: Marks) -> int:
    """The stripes beside each other in a note; what they leave is for the names."""
    return min(_MOST_LANES, max(marks.lanes, default=0) + 1)
