"""What is wrong with the project file is said, never a crash; what is open can be saved as a copy."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.message import Message

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui import terminal
from qualcode.tui.in_order import InOrder
from qualcode.tui.screens.line import LineScreen
from qualcode.tui.screens.safe import SafeScreen
from qualcode.workbench.projects import Project, back_up, changed_elsewhere, explained, wait_at_most

_LOOK_EVERY_SECONDS = 1.0
_PATIENCE_SECONDS = 1.0


class SafeApp(InOrder):
    """Outlives a project file that is deleted, replaced, locked or changed by somebody else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "save_copy", "save a copy of the project", show=False, id="app.copy")
    ]

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self._version: int | None = None
        self._fault = ""

    def on_mount(self) -> None:
        """Look now and then whether another window changed the project."""
        wait_at_most(self.project, _PATIENCE_SECONDS)
        self.look()
        self.set_interval(_LOOK_EVERY_SECONDS, self.look)

    def changed(self) -> None:
        """Everybody reads again."""
        raise NotImplementedError

    def look(self) -> None:
        """Read again what another window changed; say when the file is gone or locked, once.

        Without a terminal there is nobody to go on for.
        """
        if not self.is_headless and terminal.is_gone():
            self.exit()
            return
        with self.faults_told():
            before, self._version = self._version, changed_elsewhere(self.project)
            if before is not None and self._version != before:
                self.changed()
            self._fault = ""

    # --- saying -----------------------------------------------------------------------------------------

    def say(self, message: str, *, is_problem: bool = False) -> None:
        """A line for the user, where the screen has its place for it; words of notes cannot style it."""
        screen = self.screen
        (screen.tell if isinstance(screen, SafeScreen) else self.pop_up)(message, is_problem=is_problem)

    def pop_up(self, message: str, *, is_problem: bool = False) -> None:
        """A line over the screen, for a while."""
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

    @contextmanager
    def faults_told(self) -> Iterator[None]:
        """Faults of the file are said instead of raised."""
        try:
            yield
        except Exception as error:
            if not self.explain_fault(error):
                raise

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

    # --- what Textual would end the program for ----------------------------------------------------------

    async def _dispatch_message(self, message: Message) -> None:
        # Keys are answered here; an exception that left them would end the program.
        with self.faults_told():
            await super()._dispatch_message(message)

    def _handle_exception(self, error: Exception) -> None:
        # Timers and what is called later have nobody else to answer for them.
        if not self.explain_fault(error):
            super()._handle_exception(error)

    def clear_selection(self) -> None:
        """Take a selection by mouse away; a line to type in asks for it before the first screen stands."""
        with suppress(ScreenStackError):
            super().clear_selection()
