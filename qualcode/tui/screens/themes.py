"""The themes screen: the count table or a matrix; any number opens its people and passages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.texts import legible_text
from qualcode.tui.widgets.table_view import TableView

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp
    from qualcode.workbench.behind import Words

_POLARITIES: Sequence[tuple[Polarity, ...]] = ((), *((polarity,) for polarity in Polarity))
_COUNT_COLUMNS = {"positive": (Polarity.POSITIVE,), "critical": (Polarity.CRITICAL,)}


class ThemesScreen(Screen[None]):
    """Count, cross, and open every number down to the words."""

    app: "QualcodeApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "people and passages", id="themes.open"),
        Binding("x", "cross", "cross with", id="themes.cross"),
        Binding("p", "polarity", "polarity", id="themes.polarity"),
        Binding("w", "wave", "wave", id="themes.wave"),
        Binding("escape", "back", "back", id="themes.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._scope = Scope()
        self._by: str | None = None
        self._words: Sequence[Words] = ()

    def compose(self) -> ComposeResult:
        """The table, what is behind a number, and the note."""
        yield Static(id="top", markup=False)
        yield TableView(id="themes")
        yield DataTable(id="behind", cursor_type="row", zebra_stripes=False)
        yield OptionList(id="crossings", markup=False)
        yield Static(id="note", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the theme table."""
        self.query_one("#behind", DataTable).add_columns("person", "theme", "", "words", "note")
        self.watch(self.app, "revision", self._reread)
        self.query_one(TableView).focus()

    def _reread(self) -> None:
        from qualcode.workbench import counts

        try:
            if self._by is None:
                table = counts.count(self.app.project, self._scope)
            else:
                table = counts.matrix(self.app.project, self._by, self._scope)
        except QualcodeError as error:
            self.app.explain(error)
            self._by = None
            return
        self.query_one(TableView).show_table(table)
        self.query_one("#top", Static).update(legible_text(table.title))
        self.query_one("#note", Static).update(legible_text("\n".join(table.note)))

    # --- the question -----------------------------------------------------------------------------------

    def action_polarity(self) -> None:
        """The next polarity, or any."""
        place = _POLARITIES.index(self._scope.polarities)
        self._scope = replace(self._scope, polarities=_POLARITIES[(place + 1) % len(_POLARITIES)])
        self._reread()

    def action_wave(self) -> None:
        """The next wave, or either."""
        from qualcode.workbench.respondents import waves

        ways: list[tuple[int, ...]] = [(), *((wave,) for wave in waves(self.app.project))]
        self._scope = replace(self._scope, waves=ways[(ways.index(self._scope.waves) + 1) % len(ways)])
        self._reread()

    def action_cross(self) -> None:
        """Choose what to cross the themes with."""
        from qualcode.workbench.attributes import crossings

        listed = self.query_one("#crossings", OptionList)
        listed.clear_options()
        listed.add_option(Option("nothing: the theme table", id=""))
        listed.add_options(Option(name, id=name) for name in crossings(self.app.project))
        listed.add_class("-open")
        listed.highlighted = 0
        listed.focus()

    @on(OptionList.OptionSelected, "#crossings")
    def _crossed(self, event: OptionList.OptionSelected) -> None:
        self._by = event.option.id or None
        self._close_strips()
        self._reread()

    # --- behind a number --------------------------------------------------------------------------------

    @on(TableView.Opened)
    def _opened(self, event: TableView.Opened) -> None:
        from qualcode.workbench.behind import behind

        code, column = event.place
        scope, by, group = self._scope, self._by, column.key
        if by is None:
            group = ""
            scope = replace(scope, polarities=_COUNT_COLUMNS.get(column.key, scope.polarities))
        elif column.key in {"code", "spread"}:
            by = None
        self._words = behind(self.app.project, scope, code, by, group)
        listed = self.query_one("#behind", DataTable)
        listed.clear()
        for words in self._words:
            cells = (
                words.respondent,
                words.code,
                words.polarity,
                " ".join(words.quote.split()),
                words.document,
            )
            listed.add_row(*map(legible_text, cells))
        people = len({words.respondent for words in self._words})
        self.app.say(
            f"{code}: {people} people, {len(self._words)} passages. Enter opens a passage, Esc goes back."
        )
        if self._words:
            listed.add_class("-open")
            listed.focus()

    @on(DataTable.RowSelected, "#behind")
    async def _passage_chosen(self, event: DataTable.RowSelected) -> None:
        words = self._words[event.cursor_row]
        if words.document_id is not None:
            await self.app.open_passage(words.document_id, words.start_char, words.end_char)

    def action_back(self) -> None:
        """Close what is open, the same way back."""
        self._close_strips()

    def _close_strips(self) -> None:
        for strip in ("#behind", "#crossings"):
            self.query_one(strip).remove_class("-open")
        self.query_one(TableView).focus()
