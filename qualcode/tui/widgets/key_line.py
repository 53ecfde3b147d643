"""The line at the bottom: the keys that matter now, and where all others are found."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widget import Widget

from qualcode.tui.commands import BACK, HELP, Command, commands_on

_MOST = 8
_GAP = 2


class Placed(NamedTuple):
    """A command and the column where it begins."""

    column: int
    command: Command

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + _width(self.command)


def placed(commands: Sequence[Command], width: int) -> list[Placed]:
    """The first few shown commands that fit, whole, and the one that explains the rest at the right.

    A way back comes first of all.
    """
    last = [Placed(width - _width(one), one) for one in commands if one.name == HELP and _width(one) <= width]
    room = last[0].column - _GAP if last else width
    line: list[Placed] = []
    column = 0
    shown = [one for one in commands if one.is_shown and one.name != HELP]
    for command in sorted(shown, key=lambda one: one.name != BACK)[:_MOST]:
        if column + _width(command) <= room:
            line.append(Placed(column, command))
            column = line[-1].end + _GAP
    return [*line, *last]


class KeyLine(Widget):
    """One painted line; a click on an entry is its key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; background: $panel; color: $text-muted; }
    KeyLine > .key-line--key { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._placed: list[Placed] = []
        self._is_ready = False

    def on_mount(self) -> None:
        """Paint anew when other keys can be used; they are asked for when the line is drawn, not before."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._update())

    def _update(self) -> None:
        self._is_ready = True
        self.refresh()

    def render(self) -> Text:
        """Keys and words."""
        self._placed = placed(commands_on(self.screen) if self._is_ready else [], self.size.width)
        text = Text(no_wrap=True)
        style = self.get_component_rich_style("key-line--key", partial=True)
        for column, command in self._placed:
            text.append(" " * (column - text.cell_len))
            text.append(command.keys, style)
            text.append(f" {command.words}")
        return text

    def on_click(self, event: events.Click) -> None:
        """Do what the entry under the mouse says."""
        column = event.x - self.styles.padding.left
        for entry in self._placed:
            if entry.column <= column < entry.end:
                self.app.simulate_key(entry.command.key)


def _width(command: Command) -> int:
    return cell_len(command.keys) + 1 + cell_len(command.words)
