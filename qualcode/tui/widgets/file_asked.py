"""Asks for a file to write to; a file that is there is replaced only when that is said."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message

from qualcode.model.texts import legible_text
from qualcode.tui.widgets.asking import LineAsked, OneAsked

_QUESTION = "export to a file (.html .docx .xlsx .csv .md .svg .tex .json)"


class FileAsked(VerticalGroup):
    """One strip: the name, then perhaps whether to replace what has it."""

    class Named(Message):
        """This file is to be written."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Left(Message):
        """Nothing is to be written."""

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()

    def compose(self) -> ComposeResult:
        """The line for the name, and the question."""
        yield LineAsked()
        yield OneAsked()

    def open(self, name: str) -> None:
        """Ask, with a name that fits."""
        self.query_one(LineAsked).open(_QUESTION, name)

    def close(self) -> None:
        """Take it away."""
        self.query_one(LineAsked).close()
        self.query_one(OneAsked).close()

    @on(LineAsked.Written)
    def _written(self, event: LineAsked.Written) -> None:
        event.stop()
        self.close()
        name = event.text.strip()
        self._path = Path(name).expanduser()
        if not name:
            self.post_message(self.Left())
        elif self._path.is_file():
            question = f"{legible_text(self._path.name)} is there already"
            self.query_one(OneAsked).open(question, ["replace it", "leave it"])
        else:
            self.post_message(self.Named(self._path))

    @on(OneAsked.Answered)
    def _answered(self, event: OneAsked.Answered) -> None:
        event.stop()
        self.close()
        self.post_message(self.Named(self._path) if event.place == 0 else self.Left())

    @on(LineAsked.Left)
    def _line_left(self, event: LineAsked.Left) -> None:
        event.stop()
        self.close()
        self.post_message(self.Left())
