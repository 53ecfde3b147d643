"""One line that says what Enter does now; Escape leaves everything as it was."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut


class Confirm(Widget, can_focus=True):
    """Asks once more before much is changed at once."""

    DEFAULT_CSS = """
    Confirm { display: none; height: 2; border-top: solid $primary; padding: 0 1; }
    Confirm.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "confirm", "yes", id="confirm.yes"),
        Binding("escape", "leave", "leave", id="confirm.leave"),
    ]

    class Confirmed(Message):
        """It is to be done."""

    class Left(Message):
        """Nothing is to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def open(self, words: str) -> None:
        """Say it, and wait."""
        self._words = legible_text(words)
        self.add_class("-open")
        self.refresh()
        self.focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    def render(self) -> Text:
        """The line."""
        return Text(cut(self._words, self.size.width), no_wrap=True)

    def action_confirm(self) -> None:
        """Enter was pressed."""
        self.post_message(self.Confirmed())

    def action_leave(self) -> None:
        """Escape was pressed."""
        self.post_message(self.Left())
