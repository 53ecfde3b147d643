"""A screen that asks for counts: whose codings, which notes, which people, crossed with what."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Table
from qualcode.tui.asked import Asked
from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.widgets.asking import LineAsked
from qualcode.tui.widgets.choices import Choices

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


class QuestionScreen(SafeScreen):
    """Each key asks the next question; one that cannot be answered leaves the old one."""

    app: "QualcodeApp"
    asked: Asked
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "cross", "cross with", id="themes.cross"),
        Binding("p", "polarity", "polarity", id="themes.polarity"),
        Binding("w", "wave", "wave", id="themes.wave"),
        Binding("b", "base", "base: whom percentages are of", show=False, id="themes.base"),
        Binding("l", "layer", "layer: whose codings", show=False, id="themes.layer"),
        Binding("f", "filter", "only some people", show=False, id="themes.filter"),
    ]

    def show_answer(self, table: Table) -> None:
        """Another question was answered."""
        raise NotImplementedError

    def strips_closed(self) -> None:
        """Nothing is asked any more: back to what was read."""
        raise NotImplementedError

    def compose_strips(self) -> ComposeResult:
        """The strips that ask the user."""
        yield Choices(id="choices")
        yield LineAsked(id="people_asked")

    def close_strips(self) -> None:
        """Ask nothing."""
        self.query_one(Choices).close()
        self.query_one("#people_asked", LineAsked).close()
        self.strips_closed()

    def action_polarity(self) -> None:
        """Codings of the next polarity, or of any."""
        self._ask(self.asked.next_polarity)

    def action_wave(self) -> None:
        """Notes of the next wave, or of all."""
        self._ask(self.asked.next_wave)

    def action_base(self) -> None:
        """Shares of other people."""
        self._ask(self.asked.next_base)

    def action_layer(self) -> None:
        """The next coder's codings, or those of all."""
        self._ask(self.asked.next_layer)

    def _ask(self, question: Callable[[], Table]) -> None:
        try:
            table = question()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.show_answer(table)

    def action_cross(self) -> None:
        """Choose what to cross the themes with."""
        choices = [("", "nothing: the theme table"), *((name, name) for name in self.asked.crossings())]
        self.query_one(Choices).open(choices, self.asked.by or "")

    @on(Choices.Chosen, "#choices")
    def _crossed(self, event: Choices.Chosen) -> None:
        self.close_strips()
        self._ask(lambda: self.asked.cross(event.row_id or None))

    def action_filter(self) -> None:
        """Only people with some values of attributes."""
        line = self.query_one("#people_asked", LineAsked)
        line.open("only people with (agency=North, …)", self.asked.people_filter)

    @on(LineAsked.Written)
    def _filtered(self, event: LineAsked.Written) -> None:
        self.close_strips()
        self._ask(lambda: self.asked.filter_people(event.text))

    @on(LineAsked.Left)
    @on(Choices.Left)
    def _left(self) -> None:
        self.close_strips()
