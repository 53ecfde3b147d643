"""A display on the screen: of however many cells, only those that are seen are ever filled and drawn."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.tui.grid_lines import GridLines, Inks
from qualcode.workbench.displays import Shown

_NARROWEST = 20


class GridView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows and columns with a caret; headings and labels stay in view."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    GridView { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; background: $background; }
    GridView > .grid--head { color: $text-muted; }
    GridView > .grid--missing { color: $text-muted; }
    GridView > .grid--shade { color: $accent; }
    GridView > .grid--caret { background: $panel; }
    GridView:focus > .grid--caret { background: $primary; color: $text; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--head", "grid--missing", "grid--shade", "grid--caret"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "people and passages", id="grid.open"),
        Binding("up", "move(-1, 0)", "up", show=False, id="grid.up"),
        Binding("down", "move(1, 0)", "down", show=False, id="grid.down"),
        Binding("left", "move(0, -1)", "left", show=False, id="grid.left"),
        Binding("right", "move(0, 1)", "right", show=False, id="grid.right"),
        Binding("pageup", "page(-1)", "page up", show=False, id="grid.page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="grid.page_down"),
        Binding("home", "column(0)", "first column", show=False, id="grid.first_column"),
        Binding("end", "column(-1)", "last column", show=False, id="grid.last_column"),
        Binding("ctrl+home", "row(0)", "first row", show=False, id="grid.top"),
        Binding("ctrl+end", "row(-1)", "last row", show=False, id="grid.bottom"),
    ]

    class Moved(Message):
        """The caret stands on another cell, or on another display."""

    class Opened(Message):
        """Enter on a cell."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row = self.column = 0
        self.is_shaded = False
        self._lines: GridLines | None = None

    def show(self, shown: Shown) -> None:
        """Show a display; the caret stays with its row and its column where they are left."""
        row, column = self._place
        self._draw_with(shown)
        names, keys = self._names, [one.key for one in shown.columns]
        self.row = names.index(row) if row in names else 0
        first = min(shown.before, len(keys) - 1)
        self.column = keys.index(column) if column in keys[1:] else first
        self._bring_into_view()
        self.post_message(self.Moved())

    @property
    def _place(self) -> tuple[str, str]:
        """The name of the row and the key of the column where the caret stands; empty where there is none."""
        if self._lines is None or not self._names:
            return "", ""
        return self._names[self.row], self._lines.shown.columns[self.column].key

    @property
    def _names(self) -> Sequence[str]:
        return () if self._lines is None else self._lines.names

    def _draw_with(self, shown: Shown) -> None:
        room = max(_NARROWEST, self.size.width - self.scrollbar_size_vertical)
        self._lines = GridLines(shown, is_shaded=self.is_shaded, room=room)
        widths = self._lines.widths
        self.virtual_size = Size(widths.frozen_cells + widths.moving_cells, len(shown) + 1)
        self.refresh()

    def _draw_anew(self) -> None:
        if self._lines is not None:
            self._draw_with(self._lines.shown)
            self._bring_into_view()

    def on_resize(self) -> None:
        """Columns of words take the room that there is."""
        self._draw_anew()

    def shade(self, is_shaded: bool) -> None:
        """Show how much there is in the cells, or do not."""
        self.is_shaded = is_shaded
        self._draw_anew()

    # --- lines ------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The headings, or one row."""
        width = self.scrollable_content_region.width
        row, inks = y - 1 + self.scroll_offset.y, self._inks()
        if self._lines is None or (y and row >= len(self._lines.names)):
            return Strip.blank(width, inks.plain)
        left = self.scroll_offset.x
        if y == 0:
            return self._lines.head(left, width, inks, self.column)
        return self._lines.row(row, left, width, inks, self.column if row == self.row else -1)

    def _inks(self) -> Inks:
        names = ("head", "missing", "shade", "caret")
        parts = {name: self.get_component_rich_style(f"grid--{name}") for name in names}
        return Inks(plain=self.rich_style, **parts)

    # --- moving -----------------------------------------------------------------------------------------

    def put(self, row: int, column: int) -> None:
        """Put the caret on a cell; past the edge it stays at it. The first column has the labels."""
        if self._lines is None or not self._lines.names:
            return
        old = self.row
        self.row = min(max(0, row), len(self._lines.names) - 1)
        self.column = min(max(1, column), len(self._lines.shown.columns) - 1)
        self._bring_into_view()
        for line in {0, *(one + 1 - self.scroll_offset.y for one in (old, self.row))}:
            if 0 <= line < self.size.height:
                self.refresh(Region(0, line, self.size.width, 1))
        self.post_message(self.Moved())

    def _bring_into_view(self) -> None:
        if self._lines is None or not self.size.height:
            return
        left, top = self.scroll_offset
        rows = max(1, self.scrollable_content_region.height - 1)
        top = min(max(top, self.row - rows + 1), self.row)
        widths = self._lines.widths
        if self.column >= widths.frozen:
            room = self.scrollable_content_region.width - widths.frozen_cells
            left = widths.scrolled(self.column, left, room)
        self.scroll_to(left, top, animate=False, force=True, immediate=True)

    def action_move(self, rows: int, columns: int) -> None:
        """Some cells on."""
        self.put(self.row + rows, self.column + columns)

    def action_page(self, pages: int) -> None:
        """A screenful down or up."""
        self.put(self.row + pages * max(1, self.size.height - 3), self.column)

    def action_column(self, edge: int) -> None:
        """To the first or the last column."""
        if self._lines is not None:
            self.put(self.row, 1 if edge == 0 else len(self._lines.shown.columns))

    def action_row(self, edge: int) -> None:
        """To the first or the last row."""
        self.put(0 if edge == 0 else len(self._names), self.column)

    def action_open(self) -> None:
        """Tell that a cell was opened."""
        if self._names:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Put the caret under the mouse; a click on the caret opens its cell."""
        if self._lines is None or event.y == 0:
            return
        place = (
            self.scroll_offset.y + int(event.y) - 1,
            self._lines.widths.at(int(event.x), self.scroll_offset.x),
        )
        if place == (self.row, self.column):
            self.action_open()
        else:
            self.put(*place)
