"""One line at the lower edge: a letter for each screen."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.tui.commands import Command


def letters(ways: Iterable[Command]) -> dict[str, Command]:
    """A letter of its name for each way, the first one that is free."""
    found: dict[str, Command] = {}
    for way in ways:
        free = [letter for letter in way.words.lower() if letter.isalpha() and letter not in found]
        if free:
            found[free[0]] = way
    return found


class GoScreen(ModalScreen[Command | None]):
    """Gives back the way of the letter that is pressed; another key stays where one is."""

    DEFAULT_CSS = """
    GoScreen { background: transparent; align: left bottom; }
    GoScreen > * { width: 100%; height: 2; padding: 0 1; border-top: solid $primary; background: $surface; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, ways: Mapping[str, Command]) -> None:
        super().__init__()
        self._ways = ways

    def compose(self) -> ComposeResult:
        """The letters and where they lead."""
        line = Text("go to › ", no_wrap=True)
        for letter, way in self._ways.items():
            line.append(letter, "bold")
            line.append(f" {way.words}   ")
        yield Static(line)

    def on_key(self, event: events.Key) -> None:
        """Go, or stay."""
        event.stop()
        self.dismiss(self._ways.get(event.key))
