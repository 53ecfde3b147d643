"""All commands in a list: what it is about, its keys, its words, and its name for keys of one's own."""

from collections.abc import Sequence

from rich.cells import set_cell_size
from rich.text import Text

from qualcode.tui.commands import Command
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows

_IDEA, _KEYS, _NAME = 11, 17, 23
_ELSEWHERE = "On other screens"


def fitting(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that have all the words that were typed."""
    words = typed.casefold().split()
    return [one for one in commands if all(word in _searched(one) for word in words)]


def _searched(command: Command) -> str:
    return f"{command.idea} {command.keys} {command.words} {command.name}".casefold()


class KeyList(Rows, can_focus=False):
    """Commands of this screen, then, under a heading, those of the others; the id of a row is its place."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands: list[Command | None] = []

    def show_commands(self, here: Sequence[Command], elsewhere: Sequence[Command]) -> None:
        """Show these, the first highlighted."""
        self._commands = [*here, *([None, *elsewhere] if elsewhere else [])]
        self.show_rows([str(place) for place in range(len(self._commands))], 0)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    @property
    def command(self) -> Command | None:
        """The highlighted command; None on a heading."""
        return self._commands[self.index] if self.index < len(self._commands) else None

    def row(self, index: int, width: int) -> Text:
        """One command in a line; what it is about stands at the first of its kind."""
        command = self._commands[index]
        dim = self.get_component_rich_style("rows--dim")
        if command is None:
            return Text(f" {_ELSEWHERE} ".center(width, "─"), dim, no_wrap=True)
        above = self._commands[index - 1] if index else None
        is_first = above is None or above.idea != command.idea
        row = Text(" ", no_wrap=True)
        row.append(set_cell_size(command.idea if is_first else "", _IDEA), dim)
        row.append(set_cell_size(cut(command.keys, _KEYS - 1), _KEYS), "bold" if command.node else dim)
        words = width - row.cell_len - _NAME - 1
        row.append(set_cell_size(cut(command.words, words - 1), words), "" if command.node else dim)
        row.append(cut(command.name, _NAME), dim)
        return row
