"""The earlier versions of a note: when, by whom and why they were corrected, and what was changed."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text, number_of
from qualcode.tui.screens.headed import HeadedScreen
from qualcode.tui.widgets.goal_list import WordList
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.workbench import doubts
from qualcode.workbench.doubts import Rewording

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_NARROW = 100


class VersionsScreen(HeadedScreen):
    """Versions on the left; what became of the highlighted one, or its whole text, on the right."""

    app: "QualcodeApp"
    DEFAULT_CSS = """
    #versions_and_words { height: 1fr; }
    #versions { width: 44; background: $background; }
    #version_words { width: 1fr; padding: 0 2; border-left: solid $panel; }
    VersionsScreen #version { height: auto; }
    VersionsScreen.-narrow #versions_and_words { layout: vertical; }
    VersionsScreen.-narrow #versions { width: 100%; height: 25%; min-height: 3; }
    VersionsScreen.-narrow #version_words {
        width: 100%; height: 1fr; border-left: none; border-top: solid $panel;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "text", "whole text or changes", id="versions.text"),
        Binding("escape", "back", "back", priority=True, id="versions.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._note = ""
        self._mode = "code"
        self._is_whole = False

    def compose(self) -> ComposeResult:
        """The list beside the words."""
        yield Static(id="top", markup=False)
        with Horizontal(id="versions_and_words"):
            yield WordList(id="versions")
            with VerticalScroll(id="version_words"):
                yield Static(id="version", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Follow the project."""
        self.watch(self.app, "revision", self._reread, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room beside, the words stand below."""
        self.set_class(event.size.width < _NARROW, "-narrow")

    def open(self, name: str, mode: str) -> None:
        """Show the versions of a note; Escape goes back to the screen of a mode."""
        self._note, self._mode, self._is_whole = name, mode, False
        self._reread()
        self.query_one(WordList).action_edge(-1)
        self._show_version()
        self.query_one(WordList).focus()

    def _reread(self) -> None:
        rows: Sequence[Sequence[object]] = ()
        # The note may be gone: its person withdrew.
        with suppress(QualcodeError):
            rows = doubts.versions(self.app.project, self._note).rows
        self.query_one(WordList).show_texts([(str(row[0]), _row(row)) for row in rows])
        count = number_of(len(rows), "earlier version")
        self.head(f"{self._note}  ·  {count}")
        self._show_version()

    @on(WordList.Highlighted)
    def _show_version(self) -> None:
        shown = self.query_one("#version", Static)
        project, number = self.app.project, self.query_one(WordList).row_id
        if not number:
            shown.update("There is no earlier version: the text is as it was imported.")
        elif self._is_whole:
            shown.update(legible_text(doubts.version_text(project, self._note, int(number))))
        else:
            shown.update(_changes(doubts.corrected_in(project, self._note, int(number))))

    # --- doing ------------------------------------------------------------------------------------------

    def action_text(self) -> None:
        """The whole text of the version, or what was changed in it."""
        self._is_whole = not self._is_whole
        self._show_version()

    async def action_back(self) -> None:
        """Back to the screen that showed this one."""
        await self.app.switch_mode(self._mode)


def _row(row: Sequence[object]) -> Text:
    """Number, when it was replaced, by whom and why."""
    number, revised_at, coder, reason, *_ = row
    text = Text(f"{number}  ", "bold", no_wrap=True)
    text.append(f"until {str(revised_at)[:16].replace('T', ' ')}", "not bold")
    text.append(legible_text(f"  {coder}  {reason}"), "not bold dim")
    return text


def _changes(found: Sequence[Rewording]) -> Text:
    """Each change with its surroundings: the words that went struck out, those that came in bold."""
    text = Text("What the correction of this version changed\n", "bold")
    for one in found:
        text.append(f"\n… {_flat(one.before)}", "not bold dim")
        text.append(_flat(one.old), "not bold strike")
        if one.old and one.new:
            text.append(" → ", "not bold dim")
        text.append(_flat(one.new), "bold")
        text.append(f"{_flat(one.behind)} …\n", "not bold dim")
    return text


def _flat(words: str) -> str:
    return legible_text(words).replace("\n", "¶ ")
