"""What is looked for, and how: a line to type in, and keys that change how it is understood."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Around
from qualcode.tui.conditions import as_typed, conditions
from qualcode.tui.screens.coding_hits import CodingHitsScreen
from qualcode.tui.wanted import Note, Option, Wanted
from qualcode.tui.widgets.asking import LineAsked
from qualcode.tui.widgets.options_line import OptionsLine
from qualcode.workbench import respondents

_Way = TypeVar("_Way")

_AFTER_TYPING_SECONDS = 0.25


class LookingScreen(CodingHitsScreen):
    """Has the line ``#sought``, an ``OptionsLine`` and the line ``#people_asked``."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "place", "this note or all", id="find.place")]

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.note: Note | None = None
        self.is_small = False
        self._typing: Timer | None = None

    def search(self) -> None:
        """Look for what is wanted."""
        raise NotImplementedError

    def look(self) -> None:
        """Look for what stands in the line."""
        self.want(self.wanted)

    def want(self, wanted: Wanted) -> None:
        """Look for what stands in the line, in some way."""
        if self._typing is not None:
            self._typing.stop()
        self.wanted = replace(wanted, text=self.query_one("#sought", Input).value)
        self.show_options()
        self.search()

    @on(Input.Changed, "#sought")
    def _typed(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        if self.is_small and event.value != self.wanted.text:
            self._typing = self.set_timer(_AFTER_TYPING_SECONDS, self.look)

    def show_options(self) -> None:
        """Show how it is looked for, and how it would be coded."""
        polarity = str(self.polarity) if self.polarity is not Polarity.NONE else "no polarity"
        coding = [
            Option("s", f"codes the {self.around}", self.around is not Around.SENTENCE),
            Option("p", polarity, self.polarity is not Polarity.NONE),
        ]
        self.query_one(OptionsLine).show([*self.wanted.options(), *coding])

    def action_place(self) -> None:
        """This note, or all notes."""
        if self.wanted.note is None and self.note is None:
            self.app.say("All notes are searched; open a note and press / to look in it alone.")
        else:
            self.want(replace(self.wanted, note=None if self.wanted.note else self.note))

    def action_manner(self) -> None:
        """Words, one phrase or a regular expression."""
        self.want(self.wanted.next_manner())

    def action_forms(self) -> None:
        """All forms of each word, or as it is typed."""
        self.want(self.wanted.with_other_forms())

    def action_uncoded(self) -> None:
        """Only what is not coded yet, or all."""
        self.want(replace(self.wanted, is_uncoded=not self.wanted.is_uncoded))

    def action_respondents(self) -> None:
        """Only the words of respondents, or all."""
        self.want(replace(self.wanted, is_respondents_only=not self.wanted.is_respondents_only))

    def action_wave(self) -> None:
        """The next wave, or any."""
        self.want(replace(self.wanted.next_wave(respondents.waves(self.app.project)), note=None))

    def action_people(self) -> None:
        """Only people with some values of attributes."""
        asked = self.query_one("#people_asked", LineAsked)
        asked.open("only people with (agency=North, …)", as_typed(self.wanted.where))

    @on(LineAsked.Written)
    def _people_written(self, event: LineAsked.Written) -> None:
        self.close_strips()
        try:
            where = conditions(event.text)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.want(replace(self.wanted, where=where, note=None))

    def action_around(self) -> None:
        """Code more or less around each place."""
        self.around = _next(tuple(Around), self.around)
        self.show_options()

    def action_polarity(self) -> None:
        """Code with the next polarity."""
        self.polarity = _next(tuple(Polarity), self.polarity)
        self.show_options()


def _next(ways: Sequence[_Way], way: _Way) -> _Way:
    return ways[(ways.index(way) + 1) % len(ways)]
