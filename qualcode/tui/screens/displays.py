"""The displays screen: those that are there, and one of them as a grid whose cells are doors to words."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from qualcode.model.displays import AxisKind, CellRule, Display
from qualcode.model.errors import QualcodeError
from qualcode.tui.exporting import export, page_name
from qualcode.tui.screens.displaying import DisplayingScreen
from qualcode.tui.screens.fresh import FreshScreen
from qualcode.tui.viewed import Viewed
from qualcode.tui.widgets.display_list import DisplayList, offered
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.opened import Opened
from qualcode.workbench import attributes, display_shelf

_LOW = 30
_RATING = frozenset({"rate_cell", "rate_as"})
_OF_ONE = frozenset(
    {
        "write_cell",
        "rate_cell",
        "rate_as",
        "turn",
        "order",
        "hide_empty",
        "shade",
        "filter",
        "save",
        "export",
        "back",
    }
)


class DisplaysScreen(DisplayingScreen, FreshScreen):
    """Choose a display, look at it, keep it, and write it to a file."""

    DEFAULT_CSS = """
    DisplaysScreen #display_list { height: 1fr; background: $background; }
    DisplaysScreen.-open #display_list { display: none; }
    DisplaysScreen GridView, DisplaysScreen #whole_cell, DisplaysScreen TableNote { display: none; }
    DisplaysScreen.-open GridView { display: block; height: 1fr; }
    DisplaysScreen.-open #whole_cell { display: block; height: 7; border-top: solid $panel; padding: 0 1; }
    DisplaysScreen.-open TableNote { display: block; }
    DisplaysScreen.-low #whole_cell { height: 4; }
    DisplaysScreen.-opened #whole_cell, DisplaysScreen.-writing #whole_cell { display: none; }
    DisplaysScreen.-opened.-low TableNote, DisplaysScreen.-writing TableNote { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "save as", show=False, id="displays.save"),
        Binding("e", "export", "export what is shown", show=False, id="displays.export"),
        Binding("n", "new", "new from a preset", show=False, id="displays.new"),
        Binding("escape", "back", "back", show=False, id="displays.back"),
    ]

    def compose(self) -> ComposeResult:
        """What there is, or one display, and strips that ask."""
        yield Static(id="top", markup=False)
        yield DisplayList(id="display_list")
        yield from self.compose_display()
        yield FileAsked()
        yield KeyLine()

    def on_mount(self) -> None:
        """Offer what there is."""
        self._offer()
        self.query_one(DisplayList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """A low screen keeps its lines for the cells."""
        self.set_class(event.size.height < _LOW, "-low")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a display needs one; summaries and ratings have displays of their own."""
        if action == "write_cell" and self.viewed is not None:
            return self.viewed.display.cells.rule is CellRule.SUMMARY
        if action in _RATING and self.viewed is not None:
            return self.viewed.display.cells.rule is CellRule.RATING and not self.is_opened
        return self.is_open if action in _OF_ONE else super().check_action(action, parameters)

    @property
    def is_open(self) -> bool:
        """Whether a display is shown."""
        return self.has_class("-open")

    # --- what there is ----------------------------------------------------------------------------------

    def reread(self) -> None:
        """Ask again; a display that cannot be shown any more is closed."""
        self._offer()
        if self.viewed is None:
            return
        try:
            self.viewed.read_again()
        except QualcodeError as error:
            self._close()
            self.app.explain(error)
        else:
            self.show(self.viewed)
            self.show_stars()

    def _offer(self) -> None:
        """List what there is."""
        saved = display_shelf.listed(self.app.project)
        self.query_one(DisplayList).show_displays(offered(saved, display_shelf.presets()))
        if not self.is_open:
            self.head(f"Displays · {len(saved.rows)} saved · {self.app.project.facts.title}")

    @on(DisplayList.Chosen, "#display_list")
    def _chosen(self) -> None:
        chosen = self.query_one(DisplayList).display_here
        if chosen is not None:
            self._open(chosen.name, chosen.name if chosen.is_saved else "")

    def _open(self, name: str, saved_as: str) -> None:
        try:
            display = display_shelf.find(self.app.project, name)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self._name_what_is_open(display, saved_as)

    def _name_what_is_open(self, display: Display, saved_as: str) -> None:
        """Ask for each attribute that a preset leaves open, then show it."""
        if not display.is_open:
            self._look_at(display, saved_as)
            return

        def go_on(attribute: str) -> None:
            self._name_what_is_open(display.named(attribute), saved_as)

        if AxisKind.CHANGE in {axis.kind for axis in (display.rows, display.columns) if axis.is_open}:
            self.ask_line("who gained or lost what (status=paid work)", "", go_on)
        else:
            names = attributes.crossings(self.app.project)
            self.ask_choice([(name, f"{display.title} by {name}") for name in names], "", go_on)

    def _look_at(self, display: Display, saved_as: str) -> None:
        try:
            viewed = Viewed(self.app.project, display, saved_as)
        except QualcodeError as error:
            self.app.explain(error)
            return
        self.add_class("-open")
        self.close_opened()
        self.show(viewed)

    def back_from_asking(self) -> None:
        """Back to what was looked at."""
        if self.is_open:
            super().back_from_asking()
        else:
            self.query_one(DisplayList).focus()

    def action_new(self) -> None:
        """Choose among the presets."""
        self._close()
        self.query_one(DisplayList).action_presets()

    def action_back(self) -> None:
        """From the passages to their cell, from the cells to what there is."""
        if self.is_opened:
            self.close_opened()
        else:
            self._close()

    def _close(self) -> None:
        self.viewed = None
        self.remove_class("-open")
        self.close_behind()
        self.query_one(DisplayList).focus()
        self._offer()

    # --- keeping ----------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Keep the display as it is shown, under a title."""
        if self.viewed is not None:
            title = self.viewed.saved_as or self.viewed.display.title
            self.ask_line("save the display as", title, self._save)

    def _save(self, title: str) -> None:
        if self.viewed is None:
            return
        try:
            kept = self.viewed.save(title)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.changed()
            self.app.say(f"Saved: {kept}")

    def action_delete(self) -> None:
        """Delete the saved display that is highlighted; undo brings it back."""
        chosen = self.query_one(DisplayList).display_here
        if chosen is None or not chosen.is_saved:
            self.app.say("Only saved displays can be deleted; presets are always there.")
            return
        try:
            title = display_shelf.delete(self.app.project, chosen.name)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.changed()
            self.app.say(f"Deleted: {title}; u brings it back.")

    # --- export -----------------------------------------------------------------------------------------

    def action_export(self) -> None:
        """Write what is shown, the display or the passages, to a file in the format of its suffix."""
        if self.viewed is not None:
            name = page_name(self.app, "passages" if self.is_opened else self.viewed.display.title)
            can_open = not self.is_opened and self.viewed.display.suppress_below < 2
            self.query_one(FileAsked).open(name, can_open=can_open)

    @on(FileAsked.Named)
    def _export(self, event: FileAsked.Named) -> None:
        self.back_from_asking()
        if self.viewed is None:
            return
        viewed, opened = self.viewed, self.query_one(Opened)
        if event.with_people:
            export(self.app, event.path, viewed.opened)
        elif opened.is_open:
            export(self.app, event.path, lambda: opened.table(viewed.note))
        else:
            export(self.app, event.path, viewed.shown.table)

    @on(FileAsked.Left)
    def _not_exported(self) -> None:
        self.back_from_asking()
