"""Screens with one line on top that says what they show, and, for a while, what was done."""

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.screens.safe import SafeScreen

_SECONDS = 8.0


class HeadedScreen(SafeScreen):
    """Has a line ``#top``; messages stand in it and cover nothing."""

    DEFAULT_CSS = """
    HeadedScreen #top.-problem { color: $warning; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = self._message = ""
        self._messages = 0

    def head(self, heading: str) -> None:
        """Say what is shown."""
        self._heading = legible_text(heading)
        self._show()

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something in front of the heading, for a while."""
        self._messages += 1
        number = self._messages
        self._message = " ".join(legible_text(message).split())
        self.query_one("#top").set_class(is_problem, "-problem")
        self._show()
        self.set_timer(_SECONDS, lambda: self._fade(number))

    def _fade(self, number: int) -> None:
        if number == self._messages:
            self._message = ""
            self.query_one("#top").remove_class("-problem")
            self._show()

    def _show(self) -> None:
        """The heading stands beside a short message; a long one, or a problem, is told in full."""
        top = self.query_one("#top", Static)
        width = max(20, self.size.width - 2)
        room = max(width // 2, width - cell_len(self._heading) - 3)
        is_long = top.has_class("-problem") or cell_len(self._message) > room
        top.styles.height = "auto" if is_long else 1
        if is_long:
            top.update(Text(self._message))
            return
        line = Text(no_wrap=True)
        if self._message:
            line.append(f"{self._message}   ", "bold")
        line.append(cut(self._heading, max(1, width - line.cell_len)))
        top.update(line)
