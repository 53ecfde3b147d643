"""Small questions in a strip under the text: one line of words, or one of a few answers."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

_SHORT = 40


class LineAsked(Horizontal):
    """One line to write; Enter keeps it, Escape leaves everything as it was."""

    DEFAULT_CSS = """
    LineAsked { display: none; height: 2; border-top: solid $primary; padding: 0 1; }
    LineAsked.-open { display: block; }
    LineAsked Static {
        width: auto; max-width: 70%; height: 1; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    LineAsked Input, LineAsked Input:focus {
        width: 1fr; border: none; height: 1; padding: 0; background: $surface;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", id="line.leave")]

    class Written(Message):
        """The line is as it should be."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Nothing is to be changed."""

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        yield Static(markup=False)
        yield Input(select_on_focus=False)

    def open(self, question: str, text: str = "") -> None:
        """Ask, with the words that are there."""
        self.add_class("-open")
        self.query_one(Static).update(f"{question} › ")
        line = self.query_one(Input)
        line.value = text
        line.cursor_position = len(text)
        line.focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Written(event.value))

    def action_leave(self) -> None:
        """Change nothing."""
        self.post_message(self.Left())


class OneAsked(Widget, can_focus=True):
    """A few answers with a digit each; anything else leaves without an answer."""

    DEFAULT_CSS = """
    OneAsked { display: none; height: auto; max-height: 9; border-top: solid $primary; padding: 0 1; }
    OneAsked.-open { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", id="answers.leave")]

    class Answered(Message):
        """An answer was chosen, None to leave without one."""

        def __init__(self, place: int | None) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question = ""
        self._answers: Sequence[str] = ()

    def open(self, question: str, answers: Sequence[str]) -> None:
        """Ask."""
        self._question, self._answers = question, answers
        self.add_class("-open")
        self.refresh()
        self.focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    def action_leave(self) -> None:
        """Answer nothing."""
        self.post_message(self.Answered(None))

    def render(self) -> Text:
        """The question and its answers; those to a long question stand below it, long ones one by one."""
        are_long = max(map(len, self._answers), default=0) > _SHORT
        text = Text(self._question)
        text.append("\n" if are_long or len(self._question) > _SHORT else " › ")
        for number, answer in enumerate(self._answers, 1):
            text.append(f"{number}", "bold")
            text.append(f" {answer}")
            text.append("" if number == len(self._answers) else "\n" if are_long else "   ")
        return text

    def on_key(self, event: events.Key) -> None:
        """A digit answers; another key leaves."""
        event.stop()
        event.prevent_default()
        place = int(event.key) - 1 if event.key in "123456789" and len(event.key) == 1 else None
        self.post_message(self.Answered(place if place is not None and place < len(self._answers) else None))
