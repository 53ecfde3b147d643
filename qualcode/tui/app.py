"""The application: it owns the project and the revision, and nothing else; screens own behaviour."""

from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Input, TextArea

from qualcode.model.errors import QualcodeError
from qualcode.tui import modes, own_keys
from qualcode.tui.commands import Command, by_idea, commands_elsewhere, commands_on
from qualcode.tui.faults import SafeApp
from qualcode.tui.looks import LOOKS, next_look, remembered_look
from qualcode.tui.own_keys import OwnKeys
from qualcode.tui.palette import PALETTE, CommandsHere, NotesByName
from qualcode.tui.screens.go import GoScreen, letters
from qualcode.tui.screens.keys import KeysScreen
from qualcode.tui.ways import Ways
from qualcode.workbench import comfort, drafts, history
from qualcode.workbench.projects import Project, open_project


class QualcodeApp(SafeApp):
    """One project in a terminal. ``revision`` grows with every change; whoever shows facts watches it."""

    CSS_PATH = "app.tcss"
    TITLE = "qualcode"
    MODES: ClassVar = {**modes.MODES}
    DEFAULT_MODE = "code"
    COMMANDS: ClassVar = {CommandsHere, NotesByName}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "switch_mode('home')", "Home", show=False, id="app.home"),
        Binding("f3", "switch_mode('code')", "Code", show=False, id="app.code"),
        Binding("f4", "switch_mode('themes')", "Themes", show=False, id="app.themes"),
        Binding("f5", "switch_mode('displays')", "Displays", show=False, id="app.displays"),
        Binding("f6", "switch_mode('compare')", "Compare", show=False, id="app.compare"),
        Binding("f8", "switch_mode('writings')", "Memos", show=False, id="app.writings"),
        Binding("f10", "switch_mode('quotes')", "Quotes", show=False, id="app.quotes"),
        # First of all: words typed in one go with it are no keys of the screen that is left.
        Binding("slash", "find", "find", priority=True, id="app.find"),
        Binding("u", "undo", "undo", id="app.undo"),
        Binding("ctrl+r", "redo", "redo", show=False, id="app.redo"),
        Binding("f1,question_mark", "keys", "help", key_display="F1", id="app.help"),
        Binding("g", "go", "go to a screen by its letter", show=False, id="app.go"),
        Binding(
            "ctrl+p", "command_palette", "find a command or a note", show=False, id=PALETTE, priority=True
        ),
        Binding("f12", "next_look", "dark, light or high contrast", show=False, id="app.look"),
        Binding("escape", "back_to_list", "back to the list", priority=True, id="app.back"),
        Binding("ctrl+q", "quit", "quit", show=False, id="app.quit"),
    ]

    # What a change alters says so itself: a whole screen anew is 6 KB for each coding over a slow line.
    # Who shows facts has read them when it begins to watch, so that the start is no change.
    revision: reactive[int] = reactive(0, repaint=False, init=False)

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.language = project.facts.language
        self.ways = Ways(self)
        self._own = OwnKeys({}, "")
        for look in LOOKS:
            self.register_theme(look)
        self.theme = remembered_look()

    def on_mount(self) -> None:
        """Take what the person likes, and say what waits from last time."""
        self.theme_changed_signal.subscribe(self, lambda look: comfort.keep_look(look.name))
        self._take_own_keys()
        self.call_after_refresh(self._offer_drafts)

    def _take_own_keys(self) -> None:
        self._own = own_keys.read()
        self.set_keymap(self._own.keymap)
        if self._own.problem:
            self.pop_up(self._own.problem, is_problem=True)

    def _offer_drafts(self) -> None:
        waiting = drafts.named(self.project)
        if waiting:
            self.say(f"A draft waits from last time ({waiting[0].about}): F2, then d goes on with it.")

    def action_next_look(self) -> None:
        """The next look, which is remembered."""
        self.theme = next_look(self.theme)

    # --- the project ------------------------------------------------------------------------------------

    def changed(self) -> None:
        """Something was done here: everybody reads again."""
        self.revision += 1

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

    # --- going ------------------------------------------------------------------------------------------

    async def open_passage(self, document_id: int, start: int, end: int) -> None:
        """Go to the words behind a number, in their note; Escape comes back to the screen that asks this."""
        await self.ways.open_passage(document_id, start, end)

    async def action_find(self) -> None:
        """Look for words: in the note that is being read, else in all notes."""
        await self.ways.find()

    async def action_next_hit(self, step: int) -> None:
        """Go to the next (or the previous) place that was found."""
        await self.ways.next_hit(step)

    async def action_back_to_list(self) -> None:
        """From the words behind a number back to the list of them."""
        await self.ways.back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is a way back where there is one; `/` is typed, or belongs to the list that is shown."""
        if action == "back_to_list":
            return self.ways.is_back_open
        if action == "find":
            is_typed = self.screen.is_modal or isinstance(self.focused, Input | TextArea)
            return not is_typed and self.current_mode not in {"find", "writings"}
        return super().check_action(action, parameters)

    # --- commands ---------------------------------------------------------------------------------------

    def action_keys(self) -> None:
        """Show all keys, and do what is chosen there."""
        here = by_idea(commands_on(self.screen))
        names = {command.name for command in here}
        elsewhere = commands_elsewhere(own_keys.bindings_of(own_keys.all_classes()), names, self._own.keymap)
        self.push_screen(KeysScreen(here, by_idea(elsewhere), comfort.keys_file()), self._do)

    def action_go(self) -> None:
        """Go to the screen whose letter is pressed next."""
        ways = [one for one in commands_on(self.screen) if one.is_way]
        self.push_screen(GoScreen(letters(ways)), self._do)

    async def _do(self, command: Command | None) -> None:
        if command is not None:
            await self.run_action(command.action, command.node)


def run(path: Path) -> None:
    """Open a project in the terminal until the user leaves."""
    with open_project(path) as project:
        QualcodeApp(project).run()
