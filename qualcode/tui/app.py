"""The application: it owns the project and the revision, and nothing else; screens own behaviour."""

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.workbench import history
from qualcode.workbench.projects import Project, changed_elsewhere, open_project

_LOOK_EVERY_SECONDS = 1.0


class QualcodeApp(App[None]):
    """One project in a terminal. ``revision`` grows with every change; whoever shows facts watches it."""

    CSS_PATH = "app.tcss"
    TITLE = "qualcode"
    MODES: ClassVar = {"code": CodeScreen, "themes": ThemesScreen}
    DEFAULT_MODE = "code"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "switch_mode('code')", "Code", id="app.code"),
        Binding("f4", "switch_mode('themes')", "Themes", id="app.themes"),
        Binding("u", "undo", "undo", id="app.undo"),
        Binding("ctrl+r", "redo", "redo", show=False, id="app.redo"),
        Binding("f1", "show_help_panel", "help", id="app.help"),
        Binding("ctrl+q", "quit", "quit", show=False, id="app.quit"),
    ]

    revision: reactive[int] = reactive(0)

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.language = project.facts.language

    def on_mount(self) -> None:
        """Look now and then whether another window changed the project."""
        self._version = changed_elsewhere(self.project)
        self.set_interval(_LOOK_EVERY_SECONDS, self._look)

    def _look(self) -> None:
        version = changed_elsewhere(self.project)
        if version != self._version:
            self._version = version
            self.revision += 1

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

    async def open_passage(self, document_id: int, start: int, end: int) -> None:
        """Go to the words behind a number, in their note."""
        await self.switch_mode("code")
        screen = self.screen
        if isinstance(screen, CodeScreen):
            screen.open_at(document_id, start, end)

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
