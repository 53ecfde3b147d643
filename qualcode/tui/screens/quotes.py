"""The shelf of quotes for the paper: walked by theme, worded as it will be printed, and exported."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui.exporting import export
from qualcode.tui.quote_paper import QuotePaper
from qualcode.tui.screens.asking import AskingScreen
from qualcode.tui.screens.fresh import FreshScreen
from qualcode.tui.screens.headed import HeadedScreen
from qualcode.tui.screens.writing import StripScreen
from qualcode.tui.signs import said_of_star
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.quote_list import QuoteList
from qualcode.tui.widgets.table_note import TableNote
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import attributes, quote_edits, quote_use, stars
from qualcode.workbench.attribution import OWN
from qualcode.workbench.quote_shelf import OnShelf, on_shelf
from qualcode.workbench.quotes import Style, quotes

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_LOW = 30
_NOTHING = (
    "No quotes yet. P stars a coded passage, in its note (F3) and behind a number (F4, F5);"
    " s suggests some for each theme."
)
_NOTHING_TO_SUGGEST = "Nobody said anything positive or critical that could be suggested."


class QuotesScreen(AskingScreen, FreshScreen, HeadedScreen, StripScreen):
    """Shows what is starred and, when asked, what would fill the gaps."""

    app: "QualcodeApp"
    DEFAULT_CSS = """
    QuotesScreen #shelf { height: 1fr; background: $background; }
    QuotesScreen #whole_quote { height: 10; border-top: solid $panel; padding: 0 1; }
    QuotesScreen.-low #whole_quote { height: 7; }
    QuotesScreen TableNote { display: none; }
    QuotesScreen.-warned TableNote { display: block; }
    QuotesScreen.-writing TableNote, QuotesScreen.-writing.-low #whole_quote { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "suggest", "suggest", id="quotes.suggest"),
        Binding("e", "export", "export the starred quotes", show=False, id="quotes.export"),
        Binding("a", "attribute", "how people are named", show=False, id="quotes.attribution"),
        Binding("b", "group", "which groups are quoted", show=False, id="quotes.by"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._style = Style()
        self._is_suggesting = False
        self._by: str | None = None

    def compose(self) -> ComposeResult:
        """The shelf, the whole of one quote, what is out of balance, and strips to answer and write in."""
        yield Static(id="top", markup=False)
        yield QuoteList(id="shelf")
        yield Static(id="whole_quote", markup=False)
        yield TableNote()
        yield from self.compose_asking()
        yield WritingStrip()
        yield FileAsked()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is starred."""
        self._by = next(iter(attributes.of_people(self.app.project)), None)
        self.reread()
        self.query_one(QuoteList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """A low screen keeps its lines for the list."""
        self.set_class(event.size.height < _LOW, "-low")

    # --- showing ----------------------------------------------------------------------------------------

    def reread(self) -> None:
        """Read the shelf again."""
        project = self.app.project
        if self._by not in attributes.of_people(project):
            self._by = None
        self.query_one(QuoteList).show_quotes(
            on_shelf(project, self._style, is_suggesting=self._is_suggesting)
        )
        size, *beware = quote_use.balance(project, self._by) or ("none starred",)
        self.head(f"Quotes · {size.rstrip('.')} · {project.facts.title}")
        self.query_one(TableNote).show("\n".join(beware))
        self.set_class(bool(beware), "-warned")
        self._show_quote()

    @on(QuoteList.Highlighted, "#shelf")
    def _show_quote(self) -> None:
        self.query_one("#whole_quote", Static).update(self._whole(self.query_one(QuoteList).quote))

    def _whole(self, one: OnShelf | None) -> Text:
        """All of a quote as it will be printed, what was said where that differs, and why it is suggested."""
        if one is None:
            return Text(_NOTHING_TO_SUGGEST if self._is_suggesting else _NOTHING)
        text = Text(f"{legible_text(one.code)}\n", "bold")
        text.append(f"{_on_one_line(one.quote.text())}\n", "not bold")
        if one.is_edited:
            text.append(f"as said: “{_on_one_line(one.said)}”\n", "not bold dim")
        if one.lacking:
            text.append(f"suggested: {legible_text(one.lacking)}; P stars it", "not bold italic")
        return text

    def action_suggest(self) -> None:
        """Show what would fill the gaps, or only what is starred."""
        self._is_suggesting = not self._is_suggesting
        self.reread()

    def action_group(self) -> None:
        """Choose the groups of which it is told whether they are quoted."""
        names = attributes.of_people(self.app.project)
        self.ask_choice([(name, f"groups of {name}") for name in names], self._by or "", self._group)

    def _group(self, name: str) -> None:
        self._by = name
        self.reread()

    def action_attribute(self) -> None:
        """Choose how people are named behind their quotes."""
        known = ", ".join((*attributes.labels(self.app.project), *OWN))
        self.tell(f"Known are {known}")
        self.ask_line("people are named", self._style.named_by or "{person}", self._name_people)

    def _name_people(self, template: str) -> None:
        kept = self._style
        self._style = Style(named_by=template.strip() or None)
        try:
            self.reread()
        except QualcodeError as error:
            self._style = kept
            self.app.explain(error)

    def back_from_asking(self) -> None:
        """Back to the shelf."""
        self.query_one(QuoteList).focus()

    # --- one quote --------------------------------------------------------------------------------------

    @on(QuoteList.Chosen, "#shelf")
    async def _open(self) -> None:
        one = self.query_one(QuoteList).quote
        if one is None or one.document_id is None:
            return
        await self.app.open_passage(one.document_id, one.quote.start_char or 0, one.quote.end_char or 0)

    def action_star(self) -> None:
        """Take the star away; a suggested quote gets one."""
        one = self.query_one(QuoteList).quote
        if one is not None:
            self._do(lambda: said_of_star(stars.turn(self.app.project, one.coding_id)))

    def action_as_said(self) -> None:
        """Quote it word by word again."""
        one = self.query_one(QuoteList).quote
        if one is not None:
            self._do(lambda: self._unedit(one))

    def _unedit(self, one: OnShelf) -> str:
        taken = quote_edits.as_said(self.app.project, quote_edits.place_of(self.app.project, one.coding_id))
        return "Quoted word by word again" if taken else "It is quoted word by word already"

    def _do(self, verb: Callable[[], str]) -> None:
        try:
            said = verb()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.say(said)
            self.app.changed()

    def action_edit(self) -> None:
        """Write the words as they are to be printed."""
        one = self.query_one(QuoteList).quote
        if one is not None:
            self.edit(one.coding_id)

    def action_paraphrase(self) -> None:
        """Say it in one's own words."""
        one = self.query_one(QuoteList).quote
        if one is not None:
            self.edit(one.coding_id, is_paraphrase=True)

    def edit(self, coding_id: int, *, is_paraphrase: bool = False) -> None:
        """Open the wording of a passage in the strip."""
        self.write(lambda: QuotePaper(self.app.project, coding_id, is_paraphrase=is_paraphrase))

    def make_room_to_write(self) -> None:
        """The list and the quote stay in view."""
        self.close_asking()
        self.query_one(FileAsked).close()
        self.add_class("-writing")

    def writing_ended(self, said: str, *, is_changed: bool) -> None:
        """Back to the shelf."""
        self.remove_class("-writing")
        self.query_one(QuoteList).focus()
        if said:
            self.app.say(said)
        if is_changed:
            self.app.changed()

    # --- export -----------------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Write the starred quotes to a file in the format of its suffix."""
        self.query_one(FileAsked).open("quotes.docx")

    @on(FileAsked.Named)
    def _export(self, event: FileAsked.Named) -> None:
        self.back_from_asking()
        project, style = self.app.project, self._style
        export(self.app, event.path, lambda: quotes(project, style=style, only_starred=True))

    @on(FileAsked.Left)
    def _not_exported(self) -> None:
        self.back_from_asking()


def _on_one_line(text: str) -> str:
    return " ".join(legible_text(text).split())
