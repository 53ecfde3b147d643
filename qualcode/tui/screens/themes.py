"""The themes screen: the count table or a matrix; any number opens its people and passages."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Static

from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Table
from qualcode.model.texts import legible_text
from qualcode.tui.asked import Asked
from qualcode.tui.exporting import export, page_name
from qualcode.tui.marks import cut
from qualcode.tui.screens.behind import BehindScreen
from qualcode.tui.screens.fresh import FreshScreen
from qualcode.tui.screens.question import QuestionScreen
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.opened import Opened, column_said
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.table_note import TableNote
from qualcode.tui.widgets.table_view import TableView

_WIDE, _LOW = 170, 30


class ThemesScreen(QuestionScreen, BehindScreen, FreshScreen):
    """Count, cross, and open every number down to the words."""

    DEFAULT_CSS = """
    ThemesScreen #study { height: 1fr; }
    ThemesScreen #themes { height: 1fr; width: 1fr; background: $background; }
    ThemesScreen.-opened.-low TableNote { display: none; }
    ThemesScreen.-wide #study { layout: horizontal; }
    ThemesScreen.-wide Opened { height: 100%; width: 50%; border-top: none; border-left: solid $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "export", "export what is shown", show=False, id="themes.export"),
        Binding("escape", "back", "back", show=False, id="themes.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._line = ""

    def compose(self) -> ComposeResult:
        """The scope, the table, what is behind a number, the note, and strips that ask."""
        yield Static(id="top", markup=False)
        with Container(id="study"):
            yield TableView(id="themes")
            yield Opened()
        yield TableNote()
        yield from self.compose_strips()
        yield FileAsked()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the theme table."""
        self.asked = Asked(self.app.project)
        self.reread()
        self.query_one(TableView).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Where there is room, people and passages stand beside the table."""
        self._arrange(event.size.width)
        self.set_class(event.size.height < _LOW, "-low")
        self.call_after_refresh(self._show_line)

    def _arrange(self, width: int) -> None:
        """A matrix needs the width for its columns; the theme table leaves room beside itself."""
        self.set_class(width >= _WIDE and self.asked.by is None, "-wide")

    # --- showing ----------------------------------------------------------------------------------------

    def reread(self) -> None:
        """The project changed; a question that cannot be answered any more is asked without its crossing."""
        try:
            table = self.asked.table()
        except QualcodeError as error:
            self.asked = Asked(self.app.project)
            try:
                table = self.asked.table()
            except QualcodeError:
                self._say_why_empty(error)
                return
        self._show(table)
        self.show_stars()

    def _say_why_empty(self, error: QualcodeError) -> None:
        self._table = None
        self.query_one(TableView).clear(columns=True)
        self._line = "Themes"
        self._show_line()
        self.query_one(TableNote).show(f"{error.message} {error.hint}")

    def show_answer(self, table: Table) -> None:
        """Show another table; what was behind a number of the old one is closed."""
        self.action_back()
        self._show(table)

    def _show(self, table: Table) -> None:
        self._table = table
        self._arrange(self.size.width)
        self.query_one(TableView).show_table(table)
        self.query_one(TableNote).show("\n".join(table.note))
        self._line = f"{self.asked.name} · {self.asked.line}"
        self._show_line()

    def _show_line(self) -> None:
        """The scope on the left, the study on the right where there is room."""
        top = self.query_one("#top", Static)
        room = max(10, top.size.width - 2)
        left = cut(legible_text(self._line), room)
        right = cut(legible_text(self.app.project.facts.title), room - cell_len(left) - 3)
        top.update(left + " " * max(0, room - cell_len(left) - cell_len(right)) + right, layout=False)

    # --- behind a number --------------------------------------------------------------------------------

    @on(TableView.Opened)
    def _number_opened(self, event: TableView.Opened) -> None:
        place = event.place
        try:
            words = self.asked.behind(place.code, place.column)
        except QualcodeError as error:
            self.app.explain(error)
            return
        if not self.show_behind(place, words):
            self.app.say(f"{place.code}: nobody{column_said(place)}.")
            self.close_strips()

    def action_back(self) -> None:
        """Close what is open."""
        self.close_behind()
        self.close_strips()

    @on(FileAsked.Left)
    def strips_closed(self) -> None:
        """Back to the table, or to what is behind a number of it."""
        self.query_one(FileAsked).close()
        self.query_one(PassageList if self.is_opened else TableView).focus()

    # --- export -----------------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Write what is shown, the table or the passages, to a file in the format of its suffix."""
        if self._table is None:
            self.app.say("There is nothing to export yet.")
            return
        name = page_name(self.app, "passages" if self.is_opened else self.asked.name.lower())
        self.query_one(FileAsked).open(name, can_open=not self.is_opened)

    @on(FileAsked.Named)
    def _export(self, event: FileAsked.Named) -> None:
        self.close_strips()
        if self._table is not None:
            table, opened = self._table, self.query_one(Opened)
            shown = opened.table(table.note) if opened.is_open else table
            export(self.app, event.path, self.asked.opened if event.with_people else lambda: shown)
