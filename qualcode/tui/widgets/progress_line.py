"""How far long work is, in one line."""

from typing import ClassVar

from rich.text import Text
from textual.widget import Widget

_WIDEST = 40


class ProgressLine(Widget):
    """A bar with its numbers while something takes long, nothing else."""

    DEFAULT_CSS = """
    ProgressLine { display: none; height: 1; padding: 0 1; color: $text-muted; }
    ProgressLine.-open { display: block; }
    ProgressLine > .progress--done { color: $accent; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"progress--done"}

    def __init__(self) -> None:
        super().__init__()
        self._done, self._of, self._what = 0, 0, ""

    def show(self, done: int = 0, of: int = 0, what: str = "") -> None:
        """So many are done, of so many; of nothing where nobody knows yet."""
        self._done, self._of, self._what = done, of, what
        self.add_class("-open")
        self.refresh()

    def hide(self) -> None:
        """The work is over."""
        self.remove_class("-open")

    def render(self) -> Text:
        """Signs tell done from not done, as colour alone would not."""
        far = f"{self._done:,} of {self._of:,} {self._what}" if self._of else "working"
        words = f" {far} · Esc stops"
        room = max(5, min(_WIDEST, self.size.width - len(words)))
        done = min(room, room * self._done // max(1, self._of))
        text = Text("█" * done, self.get_component_rich_style("progress--done", partial=True), no_wrap=True)
        return text.append("░" * (room - done) + words, "")
