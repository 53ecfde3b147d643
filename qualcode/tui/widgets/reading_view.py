"""A passage in its context, with a bar for each of two coders below its words; scrolled by the arrows."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from qualcode.model.consensus import Place, spans_of
from qualcode.model.spans import Span
from qualcode.tui.readings import GUTTER, around, drawn

_WITHOUT_PASSAGE = 600
_WIDEST = 92


class ReadingView(VerticalScroll):
    """Shows one place; A and B stand before their bars, which differ in their strokes."""

    DEFAULT_CSS = """
    ReadingView { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    ReadingView > Static { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._place: Place | None = None
        self._room = 0

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static(markup=False)

    def show(self, text: str, place: Place, room: int) -> None:
        """Show a place of a text with about ``room`` characters before and behind it."""
        self._text, self._place, self._room = text, place, room
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        if self._place is None:
            return
        span = self._place.span
        shown = around(self._text, span or Span(0, 1), self._room if span else _WITHOUT_PASSAGE)
        held = {"A": self._place.ours, "B": self._place.theirs, "C": self._place.left}
        coded = {side: spans_of(those) for side, those in held.items()}
        text = Text(no_wrap=True)
        for line in drawn(self._text, shown, coded, min(_WIDEST, self.size.width)):
            text.append("\n" if text else "")
            if line.side:
                text.append(f"{line.side:<{GUTTER}}", "bold").append(line.words, "bold")
            else:
                text.append(line.words, "" if line.is_near else "dim")
        self.query_one(Static).update(text)
