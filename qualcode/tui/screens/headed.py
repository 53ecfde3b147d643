"""Screens with one line on top that says what they show, and, for a while, what was done."""

from rich.text import Text
from textual.widgets import Static

from qualcode.model.texts import legible_text
from qualcode.tui.screens.safe import SafeScreen

_SECONDS = 8.0


class HeadedScreen(SafeScreen):
    """Has a line ``#top``; messages stand in it and cover nothing."""

    DEFAULT_CSS = """
    HeadedScreen #top.-problem { color: $warning; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._messages = 0

    def head(self, heading: str) -> None:
        """Say what is shown."""
        self._heading = heading
        self._show(Text())

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something in front of the heading, for a while."""
        self._messages += 1
        number = self._messages
        self._show(Text(f"{legible_text(message)}  ·  ", "bold"))
        self.query_one("#top").set_class(is_problem, "-problem")
        self.set_timer(_SECONDS, lambda: self._fade(number))

    def _fade(self, number: int) -> None:
        if number == self._messages:
            self._show(Text())

    def _show(self, message: Text) -> None:
        line = message.append(legible_text(self._heading), "not bold")
        line.no_wrap, line.overflow = True, "ellipsis"
        top = self.query_one("#top", Static)
        top.remove_class("-problem")
        top.update(line)
