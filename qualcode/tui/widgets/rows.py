"""A list of which only the rows on the screen are ever made, however long it is."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with ids, one of them highlighted; a subclass draws a row when it is asked for."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Rows {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    Rows > .rows--highlight { background: $panel; }
    Rows:focus > .rows--highlight { background: $primary; color: $text; }
    Rows > .rows--dim { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--highlight", "rows--dim"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False, id="list.up"),
        Binding("down", "step(1)", "down", show=False, id="list.down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="list.page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="list.page_down"),
        Binding("home", "edge(0)", "first", show=False, id="list.first"),
        Binding("end", "edge(-1)", "last", show=False, id="list.last"),
        Binding("enter", "choose", "choose", show=False, id="list.choose"),
    ]

    class Highlighted(Message):
        """Another row is highlighted; ``row_id`` is empty where there is no row."""

        def __init__(self, rows: "Rows", row_id: str) -> None:
            super().__init__()
            self.rows = rows
            self.row_id = row_id

        @property
        def control(self) -> "Rows":
            """The list, for handlers that choose by selector."""
            return self.rows

    class Chosen(Highlighted):
        """A row was chosen by Enter or a click."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ids: Sequence[str] = ()
        self.index = 0
        self._place: dict[str, int] = {}

    def row(self, index: int, width: int) -> Text:
        """How a row looks at a width."""
        raise NotImplementedError

    def show_rows(self, ids: Sequence[str], index: int | None = None) -> None:
        """Show other rows; the highlight goes to ``index``, or stays with its row where that is left."""
        kept = self.row_id
        self.ids = ids
        self._place = {row_id: place for place, row_id in enumerate(ids)}
        self.virtual_size = Size(self.size.width, len(ids))
        if index is None:
            index = self._place.get(kept, min(self.index, max(0, len(ids) - 1)))
        self.index = index
        self._bring_into_view()
        self.refresh()

    @property
    def row_id(self) -> str:
        """The id of the highlighted row, empty where there is none."""
        return self.ids[self.index] if self.index < len(self.ids) else ""

    def highlight(self, row_id: str) -> None:
        """Highlight a row and bring it into view."""
        if row_id in self._place:
            self._go(self._place[row_id])

    def refresh_row(self, row_id: str) -> None:
        """Draw one row anew."""
        if row_id in self._place:
            self._refresh_line(self._place[row_id])

    def render_line(self, y: int) -> Strip:
        """One row, if there is one so far down."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if index >= len(self.ids):
            return Strip.blank(width, base)
        text = self.row(index, width)
        text.truncate(width)
        segments = list(text.render(self.app.console))
        strip = Strip(segments).apply_style(base)
        if index == self.index:
            strip = strip.adjust_cell_length(width, base)
            over = self.get_component_rich_style("rows--highlight") + Style(dim=False)
            return Strip([segment._replace(style=(segment.style or Style()) + over) for segment in strip])
        return strip.adjust_cell_length(width, base)

    def on_resize(self) -> None:
        """Keep the highlighted row in view."""
        self.virtual_size = Size(self.size.width, len(self.ids))
        self._bring_into_view()

    def _go(self, index: int) -> None:
        old, self.index = self.index, min(max(0, index), max(0, len(self.ids) - 1))
        self._bring_into_view()
        for line in {old, self.index}:
            self._refresh_line(line)
        if old != self.index:
            self.post_message(self.Highlighted(self, self.row_id))

    def _refresh_line(self, index: int) -> None:
        y = index - self.scroll_offset.y
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _bring_into_view(self) -> None:
        height, top = self.size.height, self.scroll_offset.y
        if height and not top <= self.index < top + height:
            y = self.index if self.index < top else self.index - height + 1
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def action_step(self, step: int) -> None:
        """Some rows down or up."""
        self._go(self.index + step)

    def action_page(self, pages: int) -> None:
        """A screenful down or up."""
        self._go(self.index + pages * max(1, self.size.height - 1))

    def action_edge(self, edge: int) -> None:
        """To the first or the last row."""
        self._go(0 if edge == 0 else len(self.ids) - 1)

    def action_choose(self) -> None:
        """Choose the highlighted row."""
        if self.row_id:
            self.post_message(self.Chosen(self, self.row_id))

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        index = int(event.y) + self.scroll_offset.y
        if index < len(self.ids):
            self._go(index)
            self.action_choose()
