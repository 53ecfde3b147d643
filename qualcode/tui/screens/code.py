"""The coding screen: a round through the notes, with the note in the middle of what belongs to it."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from qualcode.model.errors import QualcodeError
from qualcode.tui.reading import Reading
from qualcode.tui.screens.coding import Coding
from qualcode.tui.screens.walking import WalkingScreen
from qualcode.tui.screens.writing import Standing
from qualcode.tui.sitting import Sitting
from qualcode.tui.walking import Walking
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.note_list import NoteList, state_of
from qualcode.tui.widgets.transcript import Transcript
from qualcode.tui.widgets.two_ends import TwoEnds
from qualcode.workbench import desk

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_NARROW, _FOLDED, _ROOMY, _WIDE = 100, 120, 140, 170
_LOW = 30
_KEEP_PLACE_EVERY_SECONDS = 5.0
_WARM_UP_AFTER_SECONDS = 0.4
_NO_NOTES = "No notes yet. Leave with ctrl+q and bring some in: qualcode import FOLDER"


class CodeScreen(WalkingScreen):
    """Goes from note to note, and shows what changed; coding itself is left to its columns."""

    app: "QualcodeApp"
    _reading: Reading
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket", "note(1)", "next note", show=False, id="note.next"),
        Binding("left_square_bracket", "note(-1)", "previous note", show=False, id="note.previous"),
        Binding("N", "uncoded", "next uncoded note", key_display="N", id="note.uncoded"),
        Binding("F", "advance", "this note is finished, is checked", show=False, id="note.finish"),
        Binding("L", "next_layer", "codings of another coder", show=False, id="note.layer"),
        Binding("ctrl+n", "app.next_hit(1)", "next place found", show=False, id="find.next"),
        Binding("ctrl+b", "app.next_hit(-1)", "previous place found", show=False, id="find.previous"),
        Binding("escape", "read", "back to the text", show=False, id="code.read"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._top = TwoEnds(id="top")
        self.coding = Coding(self)
        self._desk = self.coding.desk
        self._is_own_change = False

    def compose(self) -> ComposeResult:
        """One line above, one below, and three columns between."""
        yield self._top
        yield self.coding
        yield KeyLine()

    def on_mount(self) -> None:
        """Go on where one stopped; the first time, at the first note that is not coded yet."""
        self.sitting = Sitting(self.app.project)
        self.walking = Walking(self.sitting)
        self._reading = Reading(self.sitting, self._desk.transcript, self.app.language)
        self.watch(self.app, "revision", self._reread, init=False)
        self._show_all()
        self.action_read()
        # What the first sentence and the first code need is loaded when the screen stands, not against it.
        self.set_timer(_WARM_UP_AFTER_SECONDS, lambda: self._warm_up(self.app.language))
        # The text is wrapped once the widths are known.
        self.call_after_refresh(self._resume)
        self.set_interval(_KEEP_PLACE_EVERY_SECONDS, self._reading.keep_place)

    def _resume(self) -> None:
        first = self._reading.first()
        if self.sitting.note is None and first is not None:
            self.open_note(first)

    @work(thread=True)
    def _warm_up(self, language: str) -> None:
        desk.warm_up(language)

    def on_resize(self, event: events.Resize) -> None:
        """Fold the side columns away where there is no room for them beside a readable text."""
        width, height = event.size
        fitting = {
            "-narrow": width < _NARROW,
            "-folded": width < _FOLDED,
            "-roomy": width >= _ROOMY,
            "-wide": width >= _WIDE,
            "-low": height < _LOW,
        }
        classes = (self.classes - fitting.keys()) | {name for name, is_fit in fitting.items() if is_fit}
        if classes != self.classes:
            # All at once: each class alone would style the whole screen anew.
            self.set_classes(classes)

    def on_unmount(self) -> None:
        """The place is kept for the next time."""
        self._reading.keep_place()

    # --- showing ----------------------------------------------------------------------------------------

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something without covering the text."""
        self._desk.focus_strip.tell(message, is_problem=is_problem)

    def done(self, message: str) -> None:
        """Codings changed: show it, say it, and let the other screens know."""
        self._show_work()
        self.tell(message)
        self._tell_others()

    def _tell_others(self) -> None:
        """Other screens read again; this one shows its own change already."""
        self._is_own_change = True
        try:
            self.app.changed()
        finally:
            self._is_own_change = False

    def _reread(self) -> None:
        """The project changed; what this screen did itself is shown already."""
        if not self._is_own_change:
            self.sitting.read()
            self._reading.follow()
            self._show_all()

    def _show_all(self) -> None:
        self.query_one(NoteList).show_notes(self.sitting.round.notes)
        self._show_work()

    def _show_work(self) -> None:
        """What a change of codings alters on the screen."""
        self.coding.show_codings()
        self.query_one(NoteList).refresh_row(str(self.sitting.document_id))
        self._show_top()
        self._show_about()

    def _show_top(self) -> None:
        facts, sitting = self.sitting.facts, self.sitting
        # Who works, and what they see, before the title: the end is cut where there is no room.
        left = f"coder {sitting.coder or 'nobody yet'}"
        if sitting.is_blind:
            left += "  ·  blind"
        if not sitting.is_own_layer:
            left += f"  ·  showing {sitting.layer.name}"
        if facts.notice and "invented" not in facts.title:
            left += "  ·  invented"
        self._top.show(f"{left}  ·  {facts.title}", sitting.round.progress)

    def _show_about(self) -> None:
        note, notes = self.sitting.note, self.sitting.round.notes
        if note is not None:
            state = state_of(notes[self.sitting.round.place])
            place = f"{state} {self.sitting.round.place + 1} of {len(notes)}"
            self._desk.about.show(f"{note.document.name}  ·  {note.about}", place)
        elif not notes:
            self._desk.about.show(_NO_NOTES)

    # --- from note to note ------------------------------------------------------------------------------

    def open_note(self, document_id: int, span: tuple[int, int] | None = None) -> None:
        """Open a note where it was left, or with a passage selected."""
        self._reading.open(document_id, span)
        self.query_one(NoteList).highlight(str(document_id))
        self._show_about()

    @on(NoteList.Chosen, "#notes")
    def _note_chosen(self, event: NoteList.Chosen) -> None:
        self.open_note(int(event.row_id))
        self.action_read()

    def action_note(self, step: int) -> None:
        """The next or previous note."""
        document_id = self.sitting.round.neighbour(step)
        if document_id is None:
            self.tell("This is the last note." if step > 0 else "This is the first note.")
        else:
            self.open_note(document_id)

    def action_uncoded(self) -> None:
        """The next note in which nothing is coded."""
        document_id = self.sitting.round.next_uncoded()
        if document_id is None:
            self.tell(self.sitting.round.at_the_end)
        else:
            self.open_note(document_id)

    def action_advance(self) -> None:
        """This note is finished; once more, and it is checked."""
        try:
            self.done(self.sitting.advance())
        except QualcodeError as error:
            self.app.explain(error)

    def action_next_layer(self) -> None:
        """Look at the codings of somebody else; they can be walked, and not changed."""
        said = self.sitting.next_layer()
        self._show_work()
        self.tell(said)

    @on(Transcript.CaretMoved)
    def _caret_moved(self) -> None:
        self.app.ways.follow_caret()

    def action_read(self) -> None:
        """Back to the text."""
        self._desk.transcript.focus()

    # --- writing beside the note ------------------------------------------------------------------------

    def standing(self) -> Standing | None:
        """The open note and the coding in focus, for whoever writes about them."""
        note, placed = self.sitting.note, self.sitting.passages.focused
        if note is None:
            return None
        document = note.document
        code = self.sitting.codebook.label(placed.code_id) if placed else ""
        coding_id = placed.coding_id if placed else None
        return Standing(document.document_id, document.name, document.respondents, coding_id, code)

    def position(self) -> int:
        """Where the caret stands."""
        return self._desk.transcript.caret.position

    def make_room_to_write(self) -> None:
        """The strip takes the place of the one that tells."""
        self._desk.make_room()

    def writing_ended(self, said: str, *, is_changed: bool) -> None:
        """Back to the text."""
        self._desk.read()
        if is_changed:
            self.sitting.read()
            self._show_all()
            self._tell_others()
        if said:
            self.tell(said)
