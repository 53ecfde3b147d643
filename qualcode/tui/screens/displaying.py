"""A screen that shows one display: ask it otherwise, open its cells down to the words, write into it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from qualcode.model.display_wishes import Wishes
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import heading
from qualcode.model.texts import legible_text
from qualcode.tui.cell_paper import CellPaper
from qualcode.tui.screens.asking import AskingScreen
from qualcode.tui.screens.behind import BehindScreen
from qualcode.tui.screens.headed import HeadedScreen
from qualcode.tui.screens.writing import StripScreen
from qualcode.tui.viewed import Viewed
from qualcode.tui.widgets.grid_view import GridView
from qualcode.tui.widgets.opened import Opened
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.table_note import TableNote
from qualcode.tui.widgets.table_view import Place
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import ratings
from qualcode.workbench.displays import Writable

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_RATES = "rate by value {} of the scale (0: no rating)"
_NOT_RATED = (
    "No rating of yours stands here.",
    "They stand where one person meets one code, in displays such as “predictor-outcome”.",
)
_NOT_WRITTEN = (
    "No summary of yours stands here.",
    "They stand where one person meets one code, in displays such as “framework”.",
)


class DisplayingScreen(AskingScreen, BehindScreen, HeadedScreen, StripScreen):
    """Shows ``viewed``, if there is one. Each key asks the next question; a bad one leaves the old answer."""

    app: "QualcodeApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write_cell", "write the cell", id="displays.write"),
        Binding("r", "rate_cell", "rate the cell", id="displays.rate"),
        *(
            Binding(str(key), f"rate_as({key})", _RATES.format(key), show=False, id=f"displays.rate_{key}")
            for key in range(10)
        ),
        Binding("t", "turn", "rows to columns", id="displays.turn"),
        Binding("o", "order", "order of the rows", id="displays.order"),
        Binding("h", "hide_empty", "hide empty rows", id="displays.hide_empty"),
        Binding("z", "shade", "shade by how much there is", show=False, id="displays.shade"),
        Binding("f", "filter", "only some people", show=False, id="displays.filter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.viewed: Viewed | None = None

    def compose_display(self) -> ComposeResult:
        """The cells, the whole of that under the caret, what is behind it, and the note."""
        yield GridView(id="cells")
        yield Static(id="whole_cell", markup=False)
        yield Opened()
        yield TableNote()
        yield from self.compose_asking()
        yield WritingStrip()

    def show(self, viewed: Viewed) -> None:
        """Show a display."""
        self.viewed = viewed
        self.query_one(TableNote).show(" ".join(viewed.note))
        self.query_one(GridView).show(viewed.shown)
        self.head(viewed.line)

    # --- asking otherwise -------------------------------------------------------------------------------

    def ask_otherwise(self, change: Callable[[Viewed], None]) -> None:
        """Ask another question; what was behind a cell of the old answer is closed."""
        if self.viewed is None:
            return
        try:
            change(self.viewed)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.close_opened()
            self.show(self.viewed)

    def action_turn(self) -> None:
        """Rows become columns, and columns rows."""
        self.ask_otherwise(Viewed.turn)

    def action_hide_empty(self) -> None:
        """Leave out the rows without any entry, or show them again."""
        self.ask_otherwise(Viewed.hide_or_show_empty)

    def action_order(self) -> None:
        """Choose what the rows are in the order of."""
        if self.viewed is not None:
            words = {"given": "as they are given", "share": "share: from most to least people"}
            choices = [(one, words.get(one, one)) for one in self.viewed.orders]
            self.ask_choice(choices, self.viewed.display.order.by, self._put_in_order)

    def _put_in_order(self, order: str) -> None:
        self.ask_otherwise(lambda viewed: viewed.wish(Wishes(order=order)))

    def action_filter(self) -> None:
        """Only people with some values of attributes."""
        if self.viewed is not None:
            question = "only people with (agency=North, …)"
            self.ask_line(question, self.viewed.people_filter, self._filter)

    def _filter(self, text: str) -> None:
        self.ask_otherwise(lambda viewed: viewed.filter_people(text))

    def action_shade(self) -> None:
        """Show by a density how much there is in each cell, or do not."""
        grid = self.query_one(GridView)
        grid.shade(not grid.is_shaded)

    def back_from_asking(self) -> None:
        """Back to the passages that are open, else to the cells."""
        self.query_one(PassageList if self.is_opened else GridView).focus()

    # --- one cell ---------------------------------------------------------------------------------------

    @on(GridView.Moved)
    def _show_whole_cell(self) -> None:
        """Show all of the cell under the caret, with its row and column."""
        place, text = self._place(), Text()
        if self.viewed is not None and place is not None:
            grid = self.query_one(GridView)
            text.append(f"{legible_text(place.code)} · {legible_text(heading(place.column))}\n", "bold")
            text.append(legible_text(self.viewed.shown.printed(grid.row, grid.column)))
        self.query_one("#whole_cell", Static).update(text, layout=False)

    def _place(self) -> Place | None:
        """Row and column of the caret, None where there is no cell."""
        grid = self.query_one(GridView)
        if self.viewed is None or not len(self.viewed.shown):
            return None
        shown = self.viewed.shown
        return Place(shown.label(grid.row), shown.columns[grid.column])

    @on(GridView.Opened)
    def _open_cell(self) -> None:
        place, grid = self._place(), self.query_one(GridView)
        if self.viewed is None or place is None:
            return
        shown = self.viewed.shown
        if not self.show_behind(
            place, shown.behind(grid.row, grid.column), shown.changed(grid.row, grid.column)
        ):
            self.app.say(f"{place.code} · {place.column.heading}: no passages.")
            grid.focus()

    def close_opened(self) -> None:
        """Close what is behind a cell, and go back to it."""
        self.close_behind()
        self.query_one(GridView).focus()

    # --- writing ----------------------------------------------------------------------------------------

    def action_write_cell(self) -> None:
        """Write one's own summary of the person and the code that meet under the caret, or write on."""
        grid = self.query_one(GridView)
        where = None if self.viewed is None else self.viewed.shown.writable(grid.row, grid.column)
        if where is None:
            self.app.explain(QualcodeError(*_NOT_WRITTEN))
        else:
            self.write(lambda: CellPaper(self.app.project, [where.respondent], where.code))

    # --- rating -----------------------------------------------------------------------------------------

    def action_rate_cell(self) -> None:
        """Choose a value of the scale for the cell under the caret."""
        where = self._ratable()
        if where is not None:
            project = self.app.project
            values = ratings.scale(project).values
            choices = [(str(key), f"{key} {value}") for key, value in enumerate(values, 1)]
            own = ratings.value_of(project, where.respondent, where.code)
            chosen = str(values.index(own) + 1) if own in values else "1"
            self.ask_choice([*choices, ("0", "0 no rating")], chosen, lambda key: self._rate(where, int(key)))

    def action_rate_as(self, key: int) -> None:
        """Rate the cell under the caret by the value of this number, or take the rating back (0)."""
        where = self._ratable()
        if where is not None:
            self._rate(where, key)

    def _ratable(self) -> Writable | None:
        grid = self.query_one(GridView)
        where = None if self.viewed is None else self.viewed.shown.writable(grid.row, grid.column)
        if where is None:
            self.app.explain(QualcodeError(*_NOT_RATED))
        return where

    def _rate(self, where: Writable, key: int) -> None:
        values = ratings.scale(self.app.project).values
        if key > len(values):
            self.app.say(f"The scale has {len(values)} values: {', '.join(values)}.")
            return
        try:
            if key:
                ratings.rate(self.app.project, where.respondent, where.code, values[key - 1])
            else:
                ratings.unrate(self.app.project, where.respondent, where.code)
        except QualcodeError as error:
            self.app.explain(error)
            return
        self.app.changed()
        name = where.code.rsplit(" > ", 1)[-1]
        self.app.say(f"{where.respondent} under {name}: {values[key - 1] if key else 'no rating'}")

    def make_room_to_write(self) -> None:
        """The cell stays in view; its passages stand in the strip."""
        self.close_opened()
        self.add_class("-writing")

    def writing_ended(self, said: str, *, is_changed: bool) -> None:
        """Back to the same cell."""
        self.remove_class("-writing")
        self.query_one(GridView).focus()
        if is_changed:
            self.app.changed()
        if said:
            self.app.say(said)
