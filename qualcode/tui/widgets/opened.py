"""What is behind a number: its people and passages under a line that counts them."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from qualcode.model.tables import Table
from qualcode.model.texts import legible_text, number_of
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.table_view import Place
from qualcode.workbench.behind import Words, as_table


class Opened(Vertical):
    """The passages of one cell of a table; one of them can be chosen."""

    DEFAULT_CSS = """
    Opened { height: 50%; border-top: solid $primary; display: none; }
    Opened.-open { display: block; }
    Opened #opened_name { height: 1; padding: 0 1; color: $text-muted; }
    Opened #opened_changes { height: auto; max-height: 4; padding: 0 1; display: none; }
    Opened.-changed #opened_changes { display: block; }
    Opened #passages { height: 1fr; background: $background; }
    """

    class Chosen(Message):
        """A passage was chosen."""

        def __init__(self, words: Words) -> None:
            super().__init__()
            self.words = words

    def __init__(self) -> None:
        super().__init__()
        self._words: Sequence[Words] = ()
        self._number = ""

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield Static(id="opened_name", markup=False)
        yield Static(id="opened_changes", markup=False)
        yield PassageList(id="passages")

    @property
    def is_open(self) -> bool:
        """Whether passages are shown."""
        return self.has_class("-open")

    def show(self, place: Place, words: Sequence[Words], changed: Sequence[str] = ()) -> None:
        """Show the passages behind a cell, under what changed since it was written."""
        self.set_class(bool(changed), "-changed")
        lines = "\n".join(" ".join(legible_text(line).split()) for line in changed)
        self.query_one("#opened_changes", Static).update(lines)
        self._words, self._number = words, f"{place.code}{column_said(place)}"
        people = number_of(len({one.respondent for one in words}), "person", "people")
        leaf = place.code.rsplit(" > ", 1)[-1]
        line = f"{people}, {number_of(len(words), 'passage')} · {leaf}{column_said(place)}"
        self.query_one("#opened_name", Static).update(legible_text(line))
        self.query_one(PassageList).show_passages(words)
        self.add_class("-open")
        self.query_one(PassageList).focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    def table(self, note: tuple[str, ...]) -> Table:
        """The passages as a table, with the note of the table that they are behind."""
        return as_table(self._words, self._number, note)

    @on(PassageList.Chosen, "#passages")
    def _chosen(self, event: PassageList.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(self._words[int(event.row_id)]))


def column_said(place: Place) -> str:
    """The column of a cell, where it says more than the row."""
    return "" if place.column.key in {"code", "spread"} else f" · {place.column.heading}"
