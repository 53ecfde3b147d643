"""Passages that are doubtful since a text was corrected: each is put somewhere, or taken away."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.moves import Units
from qualcode.tui.screens.headed import HeadedScreen
from qualcode.tui.widgets.doubt_list import DoubtList, what_of
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.transcript import Note, Transcript
from qualcode.workbench import codebook, desk, doubts
from qualcode.workbench.doubts import Doubted

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_LOW = 30
_CONTEXT = {True: 110, False: 240}
_OF_THE_LIST = frozenset({"place", "remove", "walk", "open", "versions"})
_NOTHING = "Nothing is doubtful. Esc goes back."


class ReviewScreen(HeadedScreen):
    """The old words in their old context, and below them the note with the proposed place selected."""

    app: "QualcodeApp"
    DEFAULT_CSS = """
    ReviewScreen #doubts { height: 20%; min-height: 3; background: $background; }
    ReviewScreen #stood {
        height: auto; max-height: 40%; padding: 0 1; border-top: solid $panel; background: $background;
    }
    ReviewScreen #stands { height: 2; padding: 0 1; border-top: solid $panel; color: $text-muted; }
    ReviewScreen.-placing #stands { border-top: solid $primary; color: $text; }
    ReviewScreen Transcript { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "settle", "keep there", priority=True, id="review.settle"),
        Binding("s", "place", "another place", id="review.place"),
        Binding("delete", "remove", "remove", id="review.remove"),
        Binding("n", "walk(1)", "next", key_display="n p", id="review.next"),
        Binding("p", "walk(-1)", "previous", show=False, id="review.previous"),
        Binding("o", "open", "open in the note", show=False, id="review.open"),
        Binding("v", "versions", "earlier versions", show=False, id="review.versions"),
        Binding("escape", "back", "back", priority=True, id="review.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown: int | None = None
        self._mode = "code"

    def compose(self) -> ComposeResult:
        """The list, where the words stood, and where they stand now."""
        yield Static(id="top", markup=False)
        yield DoubtList(id="doubts")
        yield Static(id="stood", markup=False)
        yield Static(id="stands", markup=False)
        yield Transcript(id="note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is left."""
        self.watch(self.app, "revision", self._reread, init=False)
        self._reread()
        self.query_one(DoubtList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """In a low terminal less of the old context stands there."""
        self.set_class(event.size.height < _LOW, "-low")
        self._show_doubt()

    def open(self, document_id: int | None = None) -> None:
        """Show all doubtful passages, a note's in view; Escape goes to that note, without one home."""
        self._mode = "code" if document_id is not None else "home"
        self._reread()
        rows = self.query_one(DoubtList)
        found = [one for one in doubts.doubts(self.app.project) if one.document_id == document_id]
        if found:
            rows.highlight(str(found[0].doubt_id))
        self._show_doubt()
        rows.focus()

    # --- showing ----------------------------------------------------------------------------------------

    def _reread(self) -> None:
        found = doubts.doubts(self.app.project)
        self._codebook = codebook.read(self.app.project)
        self._shown = None
        self.query_one(DoubtList).show_doubts(found, self._codebook)
        self.head(doubts.waiting(len(found)))
        self._show_doubt()

    @on(DoubtList.Highlighted)
    def _show_doubt(self) -> None:
        """Where the highlighted passage stood, and the note with its proposed place."""
        found = self.query_one(DoubtList).doubt
        for name in "#stood", "#note":
            self.query_one(name).display = found is not None
        if found is None:
            self.query_one("#stands", Static).update(_NOTHING)
            return
        self.query_one("#stood", Static).update(self._stood(found))
        self._show_note(found)
        self._show_stands(found)

    def _stood(self, found: Doubted) -> Text:
        """Who coded it with what, why it is doubtful, and its old words in their old context."""
        stood = doubts.where_it_stood(self.app.project, found, _CONTEXT[self.has_class("-low")])
        about = (what_of(found, self._codebook), found.coder, found.doubt.explained)
        text = Text(legible_text("  ·  ".join(filter(None, about))) + "\n", "bold")
        text.append("before  ", "not bold dim")
        text.append(f"…{_flat(stood.before)}", "not bold dim")
        text.append(_flat(stood.words), "underline")
        text.append(f"{_flat(stood.behind)}…", "not bold dim")
        return text

    def _show_note(self, found: Doubted) -> None:
        transcript = self.query_one(Transcript)
        if found.document_id != self._shown:
            note = desk.open_note(self.app.project, found.document_id)
            units = Units(note.document.text, note.spoken, desk.splitter(note, self.app.language))
            transcript.show_note(Note(note.document.text, units, note.quiet), ())
            self._shown = found.document_id
        at = min(found.origin.start_char, len(transcript.text))
        place = found.proposed
        transcript.select(*((place.start_char, place.end_char) if place else (at, at)))

    def _show_stands(self, found: Doubted) -> None:
        if self.has_class("-placing"):
            words = "Select words (s: a sentence); Enter puts it there, Esc leaves it."
        elif found.proposed is not None:
            words = f"proposed  “{_flat(found.proposed_words)}”"
        elif found.coding_id is not None:
            words = "No place can be proposed: s selects one, Enter keeps the coding without words."
        else:
            words = "No place can be proposed: s selects one, Delete takes the mark away."
        self.query_one("#stands", Static).update(cut(words, max(20, self.size.width - 2)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are selected in the note, keys are for the selection."""
        if action in _OF_THE_LIST and self.is_mounted:
            return not self._is_placing
        return super().check_action(action, parameters)

    # --- deciding ---------------------------------------------------------------------------------------

    @property
    def _is_placing(self) -> bool:
        return self.query_one(Transcript).has_focus

    def on_descendant_focus(self) -> None:
        """The line above the note says what its keys do."""
        self.set_class(self._is_placing, "-placing")
        found = self.query_one(DoubtList).doubt
        if found is not None:
            self._show_stands(found)
        self.refresh_bindings()

    def action_place(self) -> None:
        """Select another place by hand."""
        if self.query_one(DoubtList).doubt is not None:
            self.query_one(Transcript).focus()

    def action_settle(self) -> None:
        """Keep the passage at the proposed place, or at the words that were selected for it."""
        project = self.app.project
        if not self._is_placing:
            self._decide(lambda found: _kept(doubts.settle_as_proposed(project, found.doubt_id)))
            return
        selection = self.query_one(Transcript).caret.selection
        if selection is None:
            self.app.say(
                "No words are selected. s takes a sentence, shift+arrows any words.", is_problem=True
            )
            return
        self._decide(lambda found: _kept(doubts.settle_at(project, found.doubt_id, Span(*selection))))

    def action_remove(self) -> None:
        """Take the coding or the mark away."""

        def remove(found: Doubted) -> str:
            doubts.settle_by_removing(self.app.project, found.doubt_id)
            return "Removed; u brings it back."

        self._decide(remove)

    def _decide(self, verb: Callable[[Doubted], str]) -> None:
        """Do it as one step, and go on with the next passage."""
        found = self.query_one(DoubtList).doubt
        if found is None:
            return
        try:
            said = verb(found)
        except QualcodeError as error:
            self.app.explain(error)
            return
        self.query_one(DoubtList).focus()
        self.app.changed()
        self.app.say(said)

    # --- going ------------------------------------------------------------------------------------------

    def action_walk(self, step: int) -> None:
        """The next or the previous passage."""
        self.query_one(DoubtList).action_step(step)

    async def action_open(self) -> None:
        """The passage in its note, where it stands for now; Escape comes back."""
        found = self.query_one(DoubtList).doubt
        if found is not None:
            selection = self.query_one(Transcript).caret
            await self.app.open_passage(found.document_id, *sorted((selection.anchor, selection.position)))

    async def action_versions(self) -> None:
        """The text of the note as it was before."""
        found = self.query_one(DoubtList).doubt
        if found is not None:
            await self.app.ways.open_versions(found.document)

    async def action_back(self) -> None:
        """Out of the note to the list, and from there to the text."""
        if self._is_placing:
            self.query_one(DoubtList).focus()
            self._show_doubt()
        else:
            await self.app.switch_mode(self._mode)


def _kept(words: str) -> str:
    return f"Kept at “{_flat(words)}”" if words else "Kept as a coding without words."


def _flat(words: str) -> str:
    """Words in one paragraph, with the white space at their ends."""
    legible = legible_text(words)
    return " ".join(legible.split("\n"))
