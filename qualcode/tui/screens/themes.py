"""The themes screen: the count table or a matrix; any number opens its people and passages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Table
from qualcode.model.texts import legible_text
from qualcode.tui.asked import Asked
from qualcode.tui.marks import cut
from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.widgets.asking import LineAsked, OneAsked
from qualcode.tui.widgets.choices import Choices
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.table_view import TableView
from qualcode.workbench import exports
from qualcode.workbench.behind import Words, as_table

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_WIDE, _LOW = 170, 30


class ThemesScreen(SafeScreen):
    """Count, cross, and open every number down to the words."""

    app: "QualcodeApp"
    _asked: Asked
    DEFAULT_CSS = """
    ThemesScreen #study { height: 1fr; }
    ThemesScreen #themes { height: 1fr; width: 1fr; background: $background; }
    ThemesScreen #opened { height: 50%; border-top: solid $primary; display: none; }
    ThemesScreen #opened.-open { display: block; }
    ThemesScreen #opened_name { height: 1; padding: 0 1; color: $text-muted; }
    ThemesScreen #passages { height: 1fr; background: $background; }
    ThemesScreen #table_note {
        height: auto; max-height: 6; padding: 0 1; color: $text-muted; border-top: solid $panel;
    }
    ThemesScreen.-low #table_note { max-height: 3; }
    ThemesScreen.-opened.-low #table_note { display: none; }
    ThemesScreen.-wide #study { layout: horizontal; }
    ThemesScreen.-wide #opened { height: 100%; width: 50%; border-top: none; border-left: solid $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "cross", "cross with", id="themes.cross"),
        Binding("p", "polarity", "polarity", id="themes.polarity"),
        Binding("w", "wave", "wave", id="themes.wave"),
        Binding("b", "base", "base: whom percentages are of", show=False, id="themes.base"),
        Binding("l", "layer", "layer: whose codings", show=False, id="themes.layer"),
        Binding("f", "filter", "only some people", show=False, id="themes.filter"),
        Binding("e", "export", "export what is shown", show=False, id="themes.export"),
        Binding("escape", "back", "back", show=False, id="themes.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._words: list[Words] = []
        self._number = ""
        self._line = ""
        self._when_written: Callable[[str], None] = self._save
        self._path = Path()

    def compose(self) -> ComposeResult:
        """The scope, the table, what is behind a number, the note, and strips that ask."""
        yield Static(id="top", markup=False)
        with Container(id="study"):
            yield TableView(id="themes")
            with Vertical(id="opened"):
                yield Static(id="opened_name", markup=False)
                yield PassageList(id="passages")
        yield Static(id="table_note", markup=False)
        yield Choices(id="choices")
        yield LineAsked()
        yield OneAsked()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the theme table."""
        self._asked = Asked(self.app.project)
        self.watch(self.app, "revision", self._reread)
        self.query_one(TableView).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Where there is room, people and passages stand beside the table."""
        self._arrange(event.size.width)
        self.set_class(event.size.height < _LOW, "-low")
        self.call_after_refresh(self._show_line)

    def _arrange(self, width: int) -> None:
        """A matrix needs the width for its columns; the theme table leaves room beside itself."""
        self.set_class(width >= _WIDE and self._asked.by is None, "-wide")

    # --- showing ----------------------------------------------------------------------------------------

    def _reread(self) -> None:
        """The project changed; a question that cannot be answered any more is asked without its crossing."""
        try:
            table = self._asked.table()
        except QualcodeError as error:
            self._asked = Asked(self.app.project)
            try:
                table = self._asked.table()
            except QualcodeError:
                self._say_why_empty(error)
                return
        self._show(table)

    def _say_why_empty(self, error: QualcodeError) -> None:
        self._table = None
        self.query_one(TableView).clear(columns=True)
        self._line = "Themes"
        self._show_line()
        self.query_one("#table_note", Static).update(legible_text(f"{error.message} {error.hint}"))

    def _show(self, table: Table) -> None:
        self._table = table
        self._arrange(self.size.width)
        self.query_one(TableView).show_table(table)
        self.query_one("#table_note", Static).update(legible_text("\n".join(table.note)))
        self._line = f"{self._asked.name} · {self._asked.line}"
        self._show_line()

    def _show_line(self) -> None:
        """The scope on the left, the study on the right where there is room."""
        top = self.query_one("#top", Static)
        room = max(10, top.size.width - 2)
        left = cut(legible_text(self._line), room)
        right = cut(legible_text(self.app.project.facts.title), room - cell_len(left) - 3)
        top.update(left + " " * max(0, room - cell_len(left) - cell_len(right)) + right, layout=False)

    # --- the question -----------------------------------------------------------------------------------

    def action_polarity(self) -> None:
        """Codings of the next polarity, or of any."""
        self._ask(self._asked.next_polarity)

    def action_wave(self) -> None:
        """Notes of the next wave, or of all."""
        self._ask(self._asked.next_wave)

    def action_base(self) -> None:
        """Shares of other people."""
        self._ask(self._asked.next_base)

    def action_layer(self) -> None:
        """The next coder's codings, or those of all."""
        self._ask(self._asked.next_layer)

    def _ask(self, question: Callable[[], Table]) -> None:
        """Ask something else; what was behind a number of the old table is closed."""
        try:
            table = question()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self._close()
            self._show(table)

    def action_cross(self) -> None:
        """Choose what to cross the themes with."""
        choices = [("", "nothing: the theme table"), *((name, name) for name in self._asked.crossings())]
        self.query_one(Choices).open(choices, self._asked.by or "")

    @on(Choices.Chosen, "#choices")
    def _crossed(self, event: Choices.Chosen) -> None:
        self._close_strips()
        self._ask(lambda: self._asked.cross(event.row_id or None))

    def action_filter(self) -> None:
        """Only people with some values of attributes."""
        self._when_written = lambda text: self._ask(lambda: self._asked.filter_people(text))
        self.query_one(LineAsked).open("only people with (agency=North, …)", self._asked.people_filter)

    @on(LineAsked.Written)
    def _written(self, event: LineAsked.Written) -> None:
        self._close_strips()
        self._when_written(event.text)

    @on(LineAsked.Left)
    @on(Choices.Left)
    def _left(self) -> None:
        self._close_strips()

    # --- behind a number --------------------------------------------------------------------------------

    @on(TableView.Opened)
    def _opened(self, event: TableView.Opened) -> None:
        try:
            self._words = self._asked.behind(event.place.code, event.place.column)
        except QualcodeError as error:
            self.app.explain(error)
            return
        people = len({words.respondent for words in self._words})
        column = "" if event.place.column.key in {"code", "spread"} else f" · {event.place.column.heading}"
        self._number = f"{event.place.code}{column}"
        leaf = event.place.code.rsplit(" > ", 1)[-1]
        numbers = (
            f"{_counted(people, 'person', 'people')}, {_counted(len(self._words), 'passage', 'passages')}"
        )
        self.query_one("#opened_name", Static).update(legible_text(f"{numbers} · {leaf}{column}"))
        self.query_one(PassageList).show_passages(self._words)
        if not self._words:
            self.app.say(f"{event.place.code}: nobody{column}.")
            self._close()
            return
        self._set_open(True)
        self.query_one(PassageList).focus()

    @on(PassageList.Chosen, "#passages")
    async def _passage_chosen(self, event: PassageList.Chosen) -> None:
        words = self._words[int(event.row_id)]
        if words.document_id is None:
            self.app.say(f"{words.respondent} was coded as a person, not in a note.")
        else:
            await self.app.open_passage(words.document_id, words.start_char, words.end_char)

    def action_back(self) -> None:
        """Close what is open."""
        self._close()

    def _close(self) -> None:
        self._set_open(False)
        self._close_strips()

    def _set_open(self, is_open: bool) -> None:
        self.set_class(is_open, "-opened")
        self.query_one("#opened").set_class(is_open, "-open")

    @property
    def _is_open(self) -> bool:
        return self.has_class("-opened")

    def _close_strips(self) -> None:
        self.query_one(Choices).close()
        self.query_one(LineAsked).close()
        self.query_one(OneAsked).close()
        self.query_one(PassageList if self._is_open else TableView).focus()

    # --- export -----------------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Write what is shown, the table or the passages, to a file in the format of its suffix."""
        if self._table is None:
            self.app.say("There is nothing to export yet.")
            return
        name = "passages.html" if self._is_open else f"{self._asked.name.lower().replace('@', ' ')}.html"
        self._when_written = self._save
        self.query_one(LineAsked).open("export to a file (.html .docx .xlsx .csv .md)", name)

    def _save(self, text: str) -> None:
        if not text.strip():
            return
        self._path = Path(text.strip()).expanduser()
        if self._path.is_file():
            question = f"{legible_text(self._path.name)} is there already"
            self.query_one(OneAsked).open(question, ["replace it", "leave it"])
        else:
            self._write()

    @on(OneAsked.Answered)
    def _answered(self, event: OneAsked.Answered) -> None:
        self._close_strips()
        if event.place == 0:
            self._write()

    def _write(self) -> None:
        if self._table is None:
            return
        table = as_table(self._words, self._number, self._table.note) if self._is_open else self._table
        try:
            exports.save(table, self._path)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.say(f"Exported to {self._path.resolve()}")


def _counted(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"
