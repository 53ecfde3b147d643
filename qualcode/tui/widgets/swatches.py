"""A row of colours to pick one from by the arrows."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

PALETTE = (
    "#3b82f6",
    "#06b6d4",
    "#14b8a6",
    "#22c55e",
    "#84cc16",
    "#eab308",
    "#f97316",
    "#ef4444",
    "#ec4899",
    "#a855f7",
    "#8b7355",
    "#64748b",
)
_NONE = "none"
_CELL = 3


class Swatches(Widget, can_focus=True):
    """The colour that is picked stands between brackets and is written out; the first is no colour."""

    DEFAULT_CSS = """
    Swatches { height: 1; }
    Swatches:focus { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pick(-1)", "colour before", show=False, id="colour.previous"),
        Binding("right", "pick(1)", "next colour", show=False, id="colour.next"),
    ]
    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another colour was picked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._colours: tuple[str, ...] = ("", *PALETTE)

    def show(self, colour: str) -> None:
        """Begin with a colour, which is offered too if it is none of ours."""
        own = () if colour in {"", *PALETTE} else (colour,)
        self._colours = ("", *own, *PALETTE)
        self.value = colour

    def render(self) -> Text:
        """All colours in a line, and the name of the one that is picked."""
        text = Text(no_wrap=True)
        for colour in self._colours:
            left, right = ("[", "]") if colour == self.value else (" ", " ")
            text.append(left, "bold")
            text.append("■" if colour else "·", Style(color=colour or None))
            text.append(right, "bold")
        text.append(f"  {self.value or _NONE}")
        return text

    def action_pick(self, step: int) -> None:
        """The next colour; behind the last one comes the first."""
        self._pick((self._colours.index(self.value) + step) % len(self._colours))

    def on_key(self, event: events.Key) -> None:
        """Nothing is typed here: letters are no commands for what lies around."""
        if event.is_printable or event.key in {"delete", "backspace"}:
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """The colour under the mouse."""
        place = int(event.x) // _CELL
        if place < len(self._colours):
            self._pick(place)

    def _pick(self, place: int) -> None:
        self.value = self._colours[place]
        self.post_message(self.Changed())
