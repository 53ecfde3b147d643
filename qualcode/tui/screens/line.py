"""One line to write on any screen, at the lower edge; the screen stays in view."""

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen

from qualcode.tui.widgets.asking import LineAsked


class LineScreen(ModalScreen[str]):
    """Gives back what was written; empty when it was left."""

    DEFAULT_CSS = """
    LineScreen { background: transparent; align: left bottom; }
    LineScreen LineAsked { width: 100%; background: $surface; }
    """

    def __init__(self, question: str, text: str) -> None:
        super().__init__()
        self._question, self._text = question, text

    def compose(self) -> ComposeResult:
        """The line alone."""
        yield LineAsked()

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(LineAsked).open(self._question, self._text)

    @on(LineAsked.Written)
    def _written(self, event: LineAsked.Written) -> None:
        self.dismiss(event.text.strip())

    @on(LineAsked.Left)
    def _left(self) -> None:
        self.dismiss("")
