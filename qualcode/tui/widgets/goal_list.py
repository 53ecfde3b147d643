"""Lists of the home screen: lines of work with numbers, and lines of words."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType

from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows
from qualcode.workbench.home import Line

_NUMBERS, _FEW_NUMBERS = 12, 8
_ROOM_FOR_WORDS = 32
_BAR = 10
_ROOM_FOR_A_BAR = 44
_GO = Binding("enter", "choose", "go there", id="home.go")


class GoalList(Rows):
    """Key, label, ``112 of 337`` and, where there is room, a bar; the id of a row is its goal."""

    BINDINGS: ClassVar[list[BindingType]] = [_GO]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._keys: Mapping[str, str] = {}

    def show_lines(self, lines: Sequence[Line], keys: Mapping[str, str]) -> None:
        """Show these lines."""
        self._lines, self._keys = lines, keys
        self.show_rows([line.goal for line in lines])

    def row(self, index: int, width: int) -> Text:
        """One line of work."""
        line = self._lines[index]
        dim = self.get_component_rich_style("rows--dim")
        has_bar = width >= _ROOM_FOR_A_BAR
        of, cells = (" of ", _NUMBERS) if width >= _ROOM_FOR_WORDS else ("/", _FEW_NUMBERS)
        room = max(8, width - 4 - cells - (_BAR + 2 if has_bar else 0))
        text = Text(no_wrap=True)
        text.append(f" {self._keys.get(line.goal, ' ')} ", "bold")
        text.append(set_cell_size(cut(line.label, room), room))
        numbers = str(line.done) if line.total is None else f"{line.done}{of}{line.total}"
        text.append(f"{numbers:>{cells}}", "" if line.done else dim)
        if has_bar:
            text.append(f"  {_bar(line):<{_BAR}}", dim)
        return text


def _bar(line: Line) -> str:
    """How much is done, in tenths; something that was begun shows, and nothing looks done before it is."""
    if not line.total or not line.done:
        return ""
    tenths = _BAR if line.done >= line.total else min(_BAR - 1, max(1, _BAR * line.done // line.total))
    return "━" * tenths


class WordList(Rows):
    """Lines of words; the id of a row says where it leads."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._texts: Sequence[Text] = ()

    def show_texts(self, rows: Sequence[tuple[str, Text]]) -> None:
        """Show these lines."""
        self._texts = [text for _, text in rows]
        self.show_rows([row_id for row_id, _ in rows])

    def row(self, index: int, width: int) -> Text:
        """One line, cut where it does not fit."""
        text = Text(" ", no_wrap=True).append_text(self._texts[index])
        if text.cell_len > width:
            text.truncate(width - 1)
            text.append("…")
        return text


class WayList(WordList):
    """Lines of words to go somewhere by."""

    BINDINGS: ClassVar[list[BindingType]] = [_GO]
