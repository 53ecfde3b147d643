"""The application: it owns the project and the revision, and nothing else; screens own behaviour."""

from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import App, ScreenStackError
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui import papers
from qualcode.tui.looks import LOOKS, NAMES
from qualcode.tui.own_keys import all_classes, bindings_of, sorted_out
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.home import HomeScreen
from qualcode.tui.screens.line import LineScreen
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.tui.screens.writings import WritingsScreen
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import cells, comfort, drafts, history
from qualcode.workbench.drafts import Draft
from qualcode.workbench.projects import (
    Project,
    back_up,
    changed_elsewhere,
    explained,
    open_project,
    wait_at_most,
)

_LOOK_EVERY_SECONDS = 1.0
_PATIENCE_SECONDS = 1.0


class QualcodeApp(App[None]):
    """One project in a terminal. ``revision`` grows with every change; whoever shows facts watches it."""

    CSS_PATH = "app.tcss"
    TITLE = "qualcode"
    MODES: ClassVar = {
        "home": HomeScreen,
        "code": CodeScreen,
        "themes": ThemesScreen,
        "writings": WritingsScreen,
    }
    DEFAULT_MODE = "code"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "switch_mode('home')", "Home", show=False, id="app.home"),
        Binding("f3", "switch_mode('code')", "Code", show=False, id="app.code"),
        Binding("f4", "switch_mode('themes')", "Themes", show=False, id="app.themes"),
        Binding("f8", "switch_mode('writings')", "Memos", show=False, id="app.writings"),
        Binding("u", "undo", "undo", id="app.undo"),
        Binding("ctrl+r", "redo", "redo", show=False, id="app.redo"),
        Binding("f1", "show_help_panel", "help", id="app.help"),
        Binding("f12", "next_look", "dark, light or high contrast", show=False, id="app.look"),
        Binding("f9", "save_copy", "save a copy of the project", show=False, id="app.copy"),
        Binding("escape", "back_to_list", "back to the list", show=False, priority=True, id="app.back"),
        Binding("ctrl+q", "quit", "quit", show=False, id="app.quit"),
    ]

    revision: reactive[int] = reactive(0)

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.language = project.facts.language
        self._arrived: tuple[int, int] | None = None
        self._fault = ""
        for look in LOOKS:
            self.register_theme(look)
        kept = comfort.look()
        self.theme = kept if kept in NAMES else NAMES[0]

    def on_mount(self) -> None:
        """Look now and then whether another window changed the project."""
        wait_at_most(self.project, _PATIENCE_SECONDS)
        self._version: int | None = None
        self.look()
        self.set_interval(_LOOK_EVERY_SECONDS, self.look)
        self.theme_changed_signal.subscribe(self, lambda look: comfort.keep_look(look.name))
        self._take_own_keys()
        self.call_after_refresh(self._offer_drafts)

    def _take_own_keys(self) -> None:
        known = frozenset(binding.id for binding in bindings_of(all_classes()) if binding.id)
        try:
            own = sorted_out(comfort.keys(), known)
        except QualcodeError as error:
            self.notify(legible_text(f"{error.message} {error.hint}"), severity="warning", markup=False)
            return
        self.set_keymap(own.keymap)
        if own.problem:
            self.notify(legible_text(f"keys.toml: {own.problem}."), severity="warning", markup=False)

    def action_next_look(self) -> None:
        """The next look, which is remembered."""
        place = NAMES.index(self.theme) if self.theme in NAMES else -1
        self.theme = NAMES[(place + 1) % len(NAMES)]

    def look(self) -> None:
        """Read again what another window changed; say when the file is gone or locked, once."""
        try:
            version = changed_elsewhere(self.project)
            is_news = self._version is not None and version != self._version
            self._version = version
            if is_news:
                self.revision += 1
            self._fault = ""
        except Exception as error:
            if not self.explain_fault(error):
                raise

    def changed(self) -> None:
        """Something was done here: everybody reads again."""
        self.revision += 1

    def say(self, message: str, *, is_problem: bool = False) -> None:
        """A line for the user; words of notes and names cannot style it."""
        if isinstance(self.screen, CodeScreen):
            self.screen.tell(message, is_problem=is_problem)
            return
        self.notify(legible_text(message), severity="warning" if is_problem else "information", markup=False)

    def explain(self, error: QualcodeError) -> None:
        """What went wrong and what to do."""
        self.say(f"{error.message} {error.hint}".strip(), is_problem=True)

    def explain_fault(self, error: Exception) -> bool:
        """Say what is wrong with the file, not twice in a row; False for a mistake of the program."""
        known = explained(self.project, error)
        if known is None:
            return False
        if known.message != self._fault:
            self._fault = known.message
            words = f"{known.message} {known.hint}\nF9 saves a copy of what is open."
            self.notify(legible_text(words), severity="error", timeout=20, markup=False)
        return True

    async def _dispatch_message(self, message: Message) -> None:
        # Keys are answered here; an exception that left them would end the program.
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not self.explain_fault(error):
                raise

    def clear_selection(self) -> None:
        """Take a selection by mouse away; a line to type in asks for it before the first screen stands."""
        with suppress(ScreenStackError):
            super().clear_selection()

    def _handle_exception(self, error: Exception) -> None:
        # Timers and what is called later have nobody else to answer for them.
        if not self.explain_fault(error):
            super()._handle_exception(error)

    @work
    async def action_save_copy(self) -> None:
        """Copy what is open to another file, also when its own file is gone."""
        path = self.project.path
        copy = path.with_name(f"{path.stem}-copy{path.suffix}")
        name = await self.push_screen_wait(LineScreen("save a copy as", str(copy)))
        if name:
            try:
                made = back_up(self.project, Path(name).expanduser())
            except QualcodeError as error:
                self.explain(error)
            else:
                self.say(f"Saved a copy: {made}")

    async def open_passage(self, document_id: int, start: int, end: int) -> None:
        """Go to the words behind a number, in their note."""
        await self.switch_mode("code")
        screen = self.screen
        if isinstance(screen, CodeScreen):
            screen.open_at(document_id, start, end)
            self._arrived = (start, end)

    async def action_back_to_list(self) -> None:
        """From the words behind a number back to the list of them."""
        self._arrived = None
        await self.switch_mode("themes")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape goes back to the list as long as the passage that was opened is what is selected."""
        if action != "back_to_list":
            return super().check_action(action, parameters)
        focused = self.focused
        is_there = isinstance(focused, Transcript) and focused.caret.selection in {self._arrived, None}
        return self._arrived is not None and is_there

    # --- from one screen to another -------------------------------------------------------------------------

    async def open_note(
        self,
        document_id: int | None,
        *,
        span: tuple[int, int] | None = None,
        write: str = "",
        memo_id: int | None = None,
    ) -> None:
        """Go to a note (None: the one that is open), and perhaps write something beside it."""
        await self.switch_mode("code")
        screen = self.screen
        if not isinstance(screen, CodeScreen):
            return
        if document_id is not None:
            screen.open_note(document_id, span)
        if memo_id is not None:
            screen.write(lambda: papers.memo_again(self.project, memo_id))
        elif write == "summary":
            screen.action_write_summary()
        elif write == "sheet":
            screen.action_write_sheet()

    async def write_cell(self, respondent: str, code: str) -> None:
        """Write a summary cell beside the first passage behind it."""
        await self.open_note(cells.first_note(self.project, respondent, code))
        screen = self.screen
        if isinstance(screen, CodeScreen):
            screen.write(lambda: papers.CellPaper(self.project, [respondent], code))

    async def take_up(self, draft: Draft) -> None:
        """Go on with a draft where it was begun."""
        place = draft.place
        if place.what == "cell":
            await self.write_cell(*cells.names_of(self.project, place.respondent_id or 0, place.code_id or 0))
            return
        if place.document_id is None:
            await self.switch_mode("writings")
        else:
            await self.open_note(place.document_id)
        screen = self.screen
        if isinstance(screen, CodeScreen | WritingsScreen):
            screen.write(lambda: papers.from_draft(self.project, draft))

    async def open_writings(self, shelf: str, words: str = "") -> None:
        """Show what was written, filtered by words."""
        await self.switch_mode("writings")
        if isinstance(self.screen, WritingsScreen):
            self.screen.show_shelf(shelf, words)

    async def open_codebook(self) -> None:
        """Go to the codebook beside the text."""
        await self.switch_mode("code")
        if isinstance(self.screen, CodeScreen):
            self.screen.query_one("#codes").focus()

    def _offer_drafts(self) -> None:
        waiting = drafts.named(self.project)
        if waiting:
            self.say(f"A draft waits from last time ({waiting[0].about}): F2 goes on with it.")

    def action_undo(self) -> None:
        """Undo the last step."""
        self._replay("Undone", history.undo)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._replay("Redone", history.redo)

    def _replay(self, word: str, verb: "history.Verb") -> None:
        try:
            label = verb(self.project)
        except QualcodeError as error:
            self.explain(error)
        else:
            self.say(f"{word}: {label}")
            self.changed()

    def action_show_help_panel(self) -> None:
        """Show or hide the list of keys."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            super().action_show_help_panel()


def run(path: Path) -> None:
    """Open a project in the terminal until the user leaves."""
    with open_project(path) as project:
        QualcodeApp(project).run()
