"""The writing strip: several lines of one's own under the text, which stays in view."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui.paper import Paper

_DRAFT_AFTER_SECONDS = 0.4


class WritingStrip(Vertical):
    """Holds one paper. Its words are kept as a draft while they are typed."""

    DEFAULT_CSS = """
    WritingStrip {
        display: none;
        height: 45%;
        min-height: 11;
        max-height: 20;
        border-top: solid $primary;
        background: $surface;
    }
    WritingStrip.-open { display: block; }
    WritingStrip Static { height: auto; padding: 0 1; color: $text-muted; }
    WritingStrip #paper_heading, WritingStrip #paper_keys {
        height: 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    WritingStrip #paper_heading { color: $text; text-style: bold; }
    WritingStrip #paper_guide { max-height: 3; text-style: italic; }
    WritingStrip TextArea {
        height: 1fr;
        border: none;
        padding: 0 1;
        background: $surface;
    }
    WritingStrip TextArea:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", priority=True, id="writing.keep"),
        Binding("tab", "turn(1)", "next subject or question", show=False, id="writing.next"),
        Binding("shift+tab", "turn(-1)", "kind, or question before", show=False, id="writing.previous"),
        Binding("ctrl+t", "throw_away", "throw the draft away", show=False, id="writing.throw_away"),
        Binding("escape", "leave", "leave a draft", id="writing.leave"),
    ]

    class Kept(Message):
        """The words are in the project now."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    class Left(Message):
        """The strip was left; ``is_draft`` tells whether words wait in it."""

        def __init__(self, is_draft: bool) -> None:
            super().__init__()
            self.is_draft = is_draft

    class Refused(Message):
        """The words could not be kept."""

        def __init__(self, error: QualcodeError) -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._paper: Paper | None = None
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """What is written on what, a guide, the words, and the keys that are not in the line of keys."""
        yield Static(id="paper_heading", markup=False)
        yield Static(id="paper_guide", markup=False)
        yield TextArea(id="paper_words", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        yield Static(id="paper_keys", markup=False)

    @property
    def paper(self) -> Paper | None:
        """What lies in it, None while it is closed."""
        return self._paper

    def open(self, paper: Paper) -> None:
        """Put a paper in, ready to type; words that were in it wait as a draft."""
        self.close()
        self._paper = paper
        self.add_class("-open")
        self._show_words()
        self.query_one(TextArea).focus()

    def close(self) -> None:
        """Take it away; what is not kept waits as a draft."""
        self._keep_draft()
        self._paper = None
        self.remove_class("-open")

    def on_unmount(self) -> None:
        """The words outlive the terminal."""
        self._keep_draft()

    def _show_words(self) -> None:
        if self._paper is not None:
            area = self.query_one(TextArea)
            area.text = self._paper.words
            area.move_cursor(area.document.end)
        self._show_head()

    def _show_head(self) -> None:
        paper = self._paper
        if paper is None:
            return
        self.query_one("#paper_heading", Static).update(legible_text(" ".join(paper.heading.split())))
        self.query_one("#paper_guide", Static).update(legible_text(paper.guide))
        draft = "a draft: ctrl+t throws it away" if paper.is_draft else ""
        self.query_one("#paper_keys", Static).update("  ·  ".join(filter(None, (draft, paper.turns))))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._paper is None or event.text_area.text == self._paper.words:
            return
        self._paper.words = event.text_area.text
        # Typing on does not put it off.
        if self._waiting is None:
            self._waiting = self.set_timer(_DRAFT_AFTER_SECONDS, self._keep_draft)

    def _keep_draft(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        if self._paper is None:
            return
        try:
            self._paper.keep_draft()
        except QualcodeError as error:
            self.post_message(self.Refused(error))

    def action_turn(self, step: int) -> None:
        """What the paper turns by Tab."""
        if self._paper is not None:
            self._paper.turn(step)
            self._show_words()

    def action_keep(self) -> None:
        """Keep the words for good."""
        paper = self._paper
        if paper is None:
            return
        try:
            said = paper.keep()
        except QualcodeError as error:
            self.post_message(self.Refused(error))
            return
        self._put_away()
        self.post_message(self.Kept(said))

    def action_throw_away(self) -> None:
        """Drop the draft; what is in keeping comes back."""
        if self._paper is not None:
            self._paper.throw_away()
            self._show_words()

    def action_leave(self) -> None:
        """Back to the text; the words wait."""
        paper = self._paper
        if paper is None:
            return
        self._keep_draft()
        is_draft = paper.has_draft
        self._put_away()
        self.post_message(self.Left(is_draft))

    def _put_away(self) -> None:
        """Close without a draft: it was kept, or there is none to keep."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self._paper = None
        self.remove_class("-open")
