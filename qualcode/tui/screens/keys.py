"""All keys: what can be done here, then everything else; typing finds, Enter does it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from qualcode.model.texts import legible_text
from qualcode.tui.commands import Command
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.key_list import KeyList, fitting


class KeysScreen(ModalScreen[Command | None]):
    """Gives back the command that is to be done, None for none."""

    DEFAULT_CSS = """
    KeysScreen { background: $background; }
    KeysScreen #where_keys { height: auto; padding: 0 1; background: $panel; color: $text-muted; }
    KeysScreen Input, KeysScreen Input:focus { height: 1; border: none; padding: 0 1; background: $surface; }
    KeysScreen KeyList { height: 1fr; background: $background; }
    KeysScreen KeyList > .rows--highlight { background: $primary; color: $text; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "do", "do it", priority=True, id="keys.do"),
        Binding("escape,f1", "leave", "leave", key_display="Esc", id="keys.leave"),
        Binding("up", "step(-1)", "up", show=False, id="keys.up"),
        Binding("down", "step(1)", "down", show=False, id="keys.down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="keys.page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="keys.page_down"),
    ]

    def __init__(self, here: Sequence[Command], elsewhere: Sequence[Command], file: Path) -> None:
        super().__init__()
        self._here, self._elsewhere, self._file = here, elsewhere, file

    def compose(self) -> ComposeResult:
        """Where keys are changed, what is sought, and the list."""
        yield Static(id="where_keys", markup=False)
        yield Input(placeholder="type a word or a key")
        yield KeyList()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show everything."""
        shown = str(self._file).replace(str(Path.home()), "~", 1)
        example = self._here[0].name if self._here else "app.undo"
        self.query_one("#where_keys", Static).update(
            legible_text(f'Keys · change one by a line such as "{example}" = "f11" in {shown}')
        )
        self._show("")
        self.query_one(Input).focus()

    def _show(self, typed: str) -> None:
        self.query_one(KeyList).show_commands(fitting(self._here, typed), fitting(self._elsewhere, typed))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def action_step(self, step: int) -> None:
        """Another command."""
        self.query_one(KeyList).action_step(step)

    def action_page(self, pages: int) -> None:
        """A screenful further."""
        self.query_one(KeyList).action_page(pages)

    def action_leave(self) -> None:
        """Back, with nothing done."""
        self.dismiss(None)

    @on(KeyList.Chosen)
    def action_do(self) -> None:
        """Do what is highlighted, where it can be done here."""
        command = self.query_one(KeyList).command
        if command is not None and command.node is not None:
            self.dismiss(command)
        elif command is not None:
            self.notify("That works on another screen.", markup=False)
