"""Asks for a file to write to; a file that is there is replaced only when that is said."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message

from qualcode.model.texts import legible_text
from qualcode.tui.widgets.asking import LineAsked, OneAsked

_QUESTION = "export .html .docx .xlsx .csv .md .tex .json .svg"
_PAGES = ("the table alone", "with the people and passages behind every number")


class FileAsked(VerticalGroup):
    """One strip: the name, then perhaps whether to replace what has it, and how much a page is to hold."""

    class Named(Message):
        """This file is to be written."""

        def __init__(self, path: Path, *, with_people: bool = False) -> None:
            super().__init__()
            self.path, self.with_people = path, with_people

    class Left(Message):
        """Nothing is to be written."""

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._can_open = self._asks_of_page = False

    def compose(self) -> ComposeResult:
        """The line for the name, and the question."""
        yield LineAsked()
        yield OneAsked()

    def open(self, name: str, *, can_open: bool = False) -> None:
        """Ask, with a name that fits; ``can_open`` where its numbers can open what is behind them."""
        self._can_open, self._asks_of_page = can_open, False
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
            self._named()

    def _named(self) -> None:
        """The file may be written; of a page whose numbers can open it is asked whether they shall."""
        if self._can_open and self._path.suffix.casefold() == ".html":
            self._asks_of_page = True
            self.query_one(OneAsked).open("the page", _PAGES)
        else:
            self.post_message(self.Named(self._path))

    @on(OneAsked.Answered)
    def _answered(self, event: OneAsked.Answered) -> None:
        event.stop()
        self.close()
        if self._asks_of_page and event.place is not None:
            self.post_message(self.Named(self._path, with_people=event.place == 1))
        elif event.place == 0:
            self._named()
        else:
            self.post_message(self.Left())

    @on(LineAsked.Left)
    def _line_left(self, event: LineAsked.Left) -> None:
        event.stop()
        self.close()
        self.post_message(self.Left())
