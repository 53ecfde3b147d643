"""Correcting the text of a note: edit, look at what would happen to the codings, keep."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import SuggestFromList
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from qualcode.model.errors import QualcodeError
from qualcode.model.revisions import Fate
from qualcode.tui.fates import told
from qualcode.tui.screens.headed import HeadedScreen
from qualcode.tui.widgets.foreseen import Foreseen
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.plain_text import PlainText
from qualcode.workbench import codebook, correcting
from qualcode.workbench.correcting import Correction

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_DRAFT_AFTER_SECONDS = 0.4
_REASONS = ("typo", "redaction")
_LATE = "Somebody else changed this note since. Copy your words, then ctrl+t shows the text as it is now."


class ReviseScreen(HeadedScreen):
    """Nothing is written before Enter, and nothing typed is lost: a draft follows the words."""

    app: "QualcodeApp"
    DEFAULT_CSS = """
    ReviseScreen PlainText { height: 1fr; }
    #reason { height: 1; padding: 0 1; background: $surface; }
    #reason Static { width: auto; color: $text-muted; }
    #reason Input { width: 1fr; border: none; height: 1; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "check", "what would happen", priority=True, id="revise.check"),
        Binding("enter", "keep", "keep", priority=True, id="revise.keep"),
        Binding("tab,shift+tab", "reason", "reason", show=False, priority=True, id="revise.reason"),
        Binding("escape", "leave", "back", priority=True, id="revise.leave"),
        Binding("ctrl+t", "throw_away", "throw the draft away", show=False, id="revise.throw_away"),
        Binding("ctrl+o", "versions", "earlier versions", id="revise.versions"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._correction: Correction | None = None
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The text, the reason, and what would happen."""
        yield Static(id="top", markup=False)
        yield PlainText(id="text")
        with Horizontal(id="reason"):
            yield Static("reason › ")
            yield Input(
                placeholder="typo, redaction, or your own words",
                suggester=SuggestFromList(_REASONS, case_sensitive=False),
            )
        yield Foreseen()
        yield KeyLine()

    def on_mount(self) -> None:
        """Somebody else may change the note meanwhile."""
        self.watch(self.app, "revision", self._reread, init=False)

    def open(self, document_id: int, position: int = 0) -> None:
        """Correct a note, or go on with the draft that was left."""
        self._keep_draft()
        before = self._correction
        self._begin(correcting.begin(self.app.project, document_id), position)
        if before is None or before.document.document_id != document_id:
            self.query_one(Input).value = ""

    def _begin(self, correction: Correction, position: int) -> None:
        area = self.query_one(PlainText)
        self._correction = None
        area.load_text(correction.text)
        self._correction = correction
        self._edit_on()
        area.go_to(min(position, len(correction.text)))
        if correction.is_late:
            self.app.say(_LATE, is_problem=True)

    def _edit_on(self) -> None:
        self.query_one(Foreseen).close()
        area = self.query_one(PlainText)
        area.read_only = False
        area.focus()
        self._show_top()
        self.refresh_bindings()

    def _show_top(self) -> None:
        if self._correction is None:
            return
        name, is_changed = self._correction.document.name, self._correction.is_changed
        state = "changed, kept as a draft until you keep it" if is_changed else "as it is in the project"
        self.head(f"Correct the text of {name}  ·  {state}")

    # --- drafts -----------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = event.text_area.text
        if self._correction is None or text == self._correction.text:
            return
        self._correction = self._correction._replace(text=text)
        self._show_top()
        if self._waiting is None:
            self._waiting = self.set_timer(_DRAFT_AFTER_SECONDS, self._keep_draft)

    def _keep_draft(self) -> None:
        """Keep the words so far, where any were typed since the last time."""
        if self._waiting is None or self._correction is None:
            return
        self._waiting.stop()
        self._waiting = None
        correcting.keep_draft(self.app.project, self._correction)

    def on_unmount(self) -> None:
        """The words outlive the terminal."""
        self._keep_draft()

    def action_throw_away(self) -> None:
        """Drop the draft and show the text as it is."""
        if self._correction is not None:
            position = self.query_one(PlainText).position
            self._waiting = None
            document_id = self._correction.document.document_id
            self._begin(correcting.throw_away(self.app.project, document_id), position)
            self.app.say("Thrown away: this is the text as it is in the project.")

    def _reread(self) -> None:
        """The project changed: a text that was not touched follows, words that were typed stay."""
        if self._correction is None:
            return
        self._keep_draft()
        area = self.query_one(PlainText)
        position, document_id = area.position, self._correction.document.document_id
        try:
            now = correcting.begin(self.app.project, document_id)
        except QualcodeError:
            self._correction = None
            return
        if (now.text, now.document) != (self._correction.text, self._correction.document):
            self._begin(now, position)

    # --- keeping ----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter keeps only what was looked at; before, it is a new line."""
        if action in {"keep", "check", "reason"} and self.is_mounted:
            return self.query_one(Foreseen).is_open is (action == "keep")
        return super().check_action(action, parameters)

    def action_reason(self) -> None:
        """From the text to the line for the reason, and back."""
        line, area = self.query_one(Input), self.query_one(PlainText)
        self.set_focus(area if line.has_focus else line)

    @on(Input.Submitted)
    def _reason_given(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_check()

    def action_check(self) -> None:
        """Show what keeping would do to the coded passages."""
        if self._correction is None:
            return
        try:
            revised = correcting.foreseen(self.app.project, self._correction)
        except QualcodeError as error:
            self.app.explain(error)
            return
        if revised.is_the_same:
            self.app.say("The text is as it was; there is nothing to keep.")
            return
        self.query_one(PlainText).read_only = True
        people = self._correction.document.respondents
        self.query_one(Foreseen).open(revised, codebook.read(self.app.project), people)
        self.refresh_bindings()

    async def action_keep(self) -> None:
        """Keep the corrected text, as one step; what is doubtful is looked at next."""
        if self._correction is None:
            return
        correction, reason = self._correction, self.query_one(Input).value
        self._waiting = None
        try:
            revised = correcting.keep(self.app.project, correction, reason)
        except QualcodeError as error:
            self._edit_on()
            self.app.explain(error)
            return
        position = self.query_one(PlainText).position
        self._correction = None
        self.query_one(Input).value = ""
        document_id = correction.document.document_id
        self.app.changed()
        await self.app.ways.open_note(document_id, span=(position, position))
        if revised.fates[Fate.DOUBTFUL]:
            await self.app.ways.open_review(document_id)
        self.app.say(f"Corrected {revised.document}: {told(revised)}")

    async def action_leave(self) -> None:
        """From what would happen back to the words; from the words back to the note."""
        if self.query_one(Foreseen).is_open:
            self._edit_on()
            return
        self._keep_draft()
        is_draft = self._correction is not None and self._correction.is_changed
        await self.app.switch_mode("code")
        if is_draft:
            self.app.say("The correction waits as a draft; E goes on with it.")

    async def action_versions(self) -> None:
        """The text as it was before."""
        if self._correction is not None:
            self._keep_draft()
            await self.app.ways.open_versions(self._correction.document.name)
