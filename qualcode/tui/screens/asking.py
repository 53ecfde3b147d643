"""Screens that ask for a line of words or one of a few choices, and go on with the answer."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult

from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.widgets.asking import LineAsked
from qualcode.tui.widgets.choices import Choices

Then = Callable[[str], None]


class AskingScreen(SafeScreen):
    """Has one line and one list to ask with; what is asked last is what is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Then = lambda _answer: None

    def compose_asking(self) -> ComposeResult:
        """The strips that ask."""
        yield Choices(id="choices")
        yield LineAsked(id="line_asked")

    def back_from_asking(self) -> None:
        """Nothing is asked any more: back to what was looked at."""
        raise NotImplementedError

    def ask_line(self, question: str, text: str, then: Then) -> None:
        """Ask for a line, beginning with a text; ``then`` gets it."""
        self._then = then
        self.query_one("#line_asked", LineAsked).open(question, text)

    def ask_choice(self, choices: Sequence[tuple[str, str]], chosen: str, then: Then) -> None:
        """Ask for one of these ids with their words; ``then`` gets the id."""
        self._then = then
        self.query_one("#choices", Choices).open(choices, chosen)

    def close_asking(self) -> None:
        """Ask nothing."""
        self.query_one("#choices", Choices).close()
        self.query_one("#line_asked", LineAsked).close()

    @on(LineAsked.Written)
    def _line_written(self, event: LineAsked.Written) -> None:
        self._answered(event.text)

    @on(Choices.Chosen, "#choices")
    def _choice_made(self, event: Choices.Chosen) -> None:
        self._answered(event.row_id)

    def _answered(self, answer: str) -> None:
        self.close_asking()
        self.back_from_asking()
        self._then(answer)

    @on(LineAsked.Left)
    @on(Choices.Left)
    def _not_answered(self) -> None:
        self.close_asking()
        self.back_from_asking()
