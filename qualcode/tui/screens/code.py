"""The coding screen: notes on the left, the note in the middle, the codebook on the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from qualcode.model.codings import Polarity
from qualcode.model.documents import TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.tui.marks import Mark, cut
from qualcode.tui.moves import Units
from qualcode.tui.screens.writing import Standing, WritingScreen
from qualcode.tui.sitting import SIGNS, Sitting, Verb
from qualcode.tui.widgets.asking import LineAsked, OneAsked
from qualcode.tui.widgets.code_list import CodeList, CodeStrip
from qualcode.tui.widgets.focus_strip import FocusStrip
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.note_list import NoteList, state_of
from qualcode.tui.widgets.picker import Picker
from qualcode.tui.widgets.transcript import Note, Transcript
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import desk, places
from qualcode.workbench.places import Place, Places

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_NARROW, _ROOMY, _WIDE = 100, 130, 170
_LOW = 30
_KEEP_PLACE_EVERY_SECONDS = 5.0
_HINT = "s takes a sentence, shift+arrows or space any words; then a code's own key, or c to choose one."
_SELECT_FIRST = "No words are selected.", "s takes a sentence, shift+arrows or space any words."


class CodeScreen(WritingScreen):
    """Read, select and code; every change goes through the workbench and can be undone."""

    app: "QualcodeApp"
    _sitting: Sitting
    _places: Places
    _transcript: Transcript
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,enter", "pick", "code", key_display="c", id="code.pick"),
        Binding("apostrophe,quotation_mark", "repeat", "same code again", show=False, id="code.repeat"),
        Binding("V", "in_vivo", "code in these words (in vivo)", show=False, id="code.in_vivo"),
        Binding("plus", "polarity('positive')", "polarity", key_display="+ −", id="polarity.positive"),
        Binding("minus", "polarity('critical')", "critical", show=False, id="polarity.critical"),
        Binding("asterisk", "polarity('suggestion')", "suggestion", show=False, id="polarity.suggestion"),
        Binding("tilde", "polarity('mixed')", "mixed", show=False, id="polarity.mixed"),
        Binding("equals_sign", "polarity('none')", "no polarity", show=False, id="polarity.none"),
        Binding("number_sign", "write_note", "note of the coding", show=False, id="coding.note"),
        Binding("delete,backspace", "remove", "remove", show=False, id="coding.remove"),
        Binding("R", "resize", "ends to the selection", show=False, id="coding.resize"),
        Binding("C", "recode", "another code instead", show=False, id="coding.recode"),
        Binding("vertical_line", "split", "split at the caret", show=False, id="coding.split"),
        Binding("ampersand", "join", "join with the next of this code", show=False, id="coding.join"),
        Binding("grave_accent", "focus_next", "next coding over these words", show=False, id="coding.other"),
        Binding("full_stop", "walk(1)", "next coding", key_display=". ,", id="coding.next"),
        Binding("comma", "walk(-1)", "previous coding", show=False, id="coding.previous"),
        Binding("W", "next_walk", "walk all, this code, or uncoded", show=False, id="coding.walk"),
        Binding("q", "mark_status", "how near to what was said", show=False, id="text.status"),
        Binding("right_square_bracket", "note(1)", "next note", show=False, id="note.next"),
        Binding("left_square_bracket", "note(-1)", "previous note", show=False, id="note.previous"),
        Binding("N", "uncoded", "next uncoded note", key_display="N", id="note.uncoded"),
        Binding("escape", "read", "back to the text", show=False, id="code.read"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._over: Sequence[Mark] = ()
        self._is_own_change = False
        self._lines: dict[str, str] = {}
        self._when_picked: Callable[[int], None] = self._apply

    def compose(self) -> ComposeResult:
        """One line above, one below, and three columns between."""
        yield Static(id="top", markup=False)
        with Horizontal(id="columns"):
            yield NoteList(id="notes")
            with Vertical(id="desk"):
                yield Static(id="about", markup=False)
                yield Transcript(id="transcript")
                yield FocusStrip(id="focus")
                yield LineAsked(id="line")
                yield OneAsked(id="one")
                yield Picker()
                yield WritingStrip()
                yield CodeStrip(id="code_strip")
            yield CodeList(id="codes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Go on where one stopped; the first time, at the first note that is not coded yet."""
        self._sitting = Sitting(self.app.project)
        self._places = places.read(self.app.project)
        self._transcript = self.query_one(Transcript)
        self.watch(self.app, "revision", self._reread, init=False)
        self._show_all()
        self._warm_up(self.app.language)
        self._transcript.focus()
        # The text is wrapped once the widths are known.
        self.call_after_refresh(self._resume)
        self.set_interval(_KEEP_PLACE_EVERY_SECONDS, self._keep_place)

    def _resume(self) -> None:
        if self._sitting.note is not None:
            return
        last = self._places.last
        if last is not None and self._sitting.has(last):
            self._open_note(last)
        elif self._sitting.notes:
            self._open_note(self._sitting.next_uncoded() or self._sitting.notes[0].document_id)

    @work(thread=True)
    def _warm_up(self, language: str) -> None:
        desk.warm_up(language)

    def on_resize(self, event: events.Resize) -> None:
        """Fold the side columns away where there is no room for them."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        self.set_class(event.size.width >= _ROOMY, "-roomy")
        self.set_class(event.size.width >= _WIDE, "-wide")
        self.set_class(event.size.height < _LOW, "-low")
        self.call_after_refresh(self._show_about)

    def on_unmount(self) -> None:
        """The place is kept for the next time."""
        self._keep_place()

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something without covering the text."""
        self.query_one(FocusStrip).tell(message, is_problem=is_problem)

    # --- showing ----------------------------------------------------------------------------------------

    def _reread(self) -> None:
        """The project changed; what this screen did itself is shown already."""
        if not self._is_own_change:
            self._sitting.read()
            self._show_all()

    def _show_all(self) -> None:
        self.query_one(NoteList).show_notes(self._sitting.notes)
        self._show_work()
        if self._sitting.note is None and not self._sitting.notes:
            self.query_one("#about", Static).update(
                "No notes yet. Leave with ctrl+q and bring some in: qualcode import FOLDER"
            )

    def _show_work(self) -> None:
        """What a change of codings alters on the screen."""
        sitting = self._sitting
        self._transcript.use_code_keys(sitting.keys)
        self._transcript.show_marks(sitting.marks(), sitting.focused_id)
        self.query_one(CodeList).show_codes(sitting.codebook, sitting.tally.shares)
        self.query_one(CodeStrip).show_codes(sitting.codebook, sitting.tally.shares, sitting.recent)
        self.query_one(NoteList).refresh_row(str(sitting.document_id))
        self._show_top()
        self._show_about()
        self._show_focus()

    def _show_top(self) -> None:
        facts = self._sitting.facts
        left = f"{facts.title}  ·  coder {self._sitting.coder or 'nobody yet'}"
        if facts.notice and "invented" not in facts.title:
            left += "  ·  invented"
        right = f"{self._sitting.coded} of {len(self._sitting.notes)} coded"
        self._show_line("#top", left, right)

    def _show_about(self) -> None:
        note = self._sitting.note
        if note is None:
            return
        work_done = self._sitting.notes[self._sitting.place]
        place = f"{state_of(work_done)} {self._sitting.place + 1} of {len(self._sitting.notes)}"
        self._show_line("#about", f"{note.document.name}  ·  {note.about}", place)

    def _show_line(self, where: str, left: str, right: str) -> None:
        line = self.query_one(where, Static)
        room = max(10, line.size.width - 2)
        left = cut(legible_text(" ".join(left.split())), room - cell_len(right) - 2)
        gap = " " * max(2, room - cell_len(left) - cell_len(right))
        if self._lines.get(where) != (shown := f"{left}{gap}{right}"):
            self._lines[where] = shown
            line.update(shown, layout=False)

    def _show_focus(self) -> None:
        placed = self._sitting.focused
        strip = self.query_one(FocusStrip)
        self._transcript.show_focus(self._sitting.focused_id)
        if placed is None:
            strip.show_lines((_HINT, Style()))
            return
        code = self._sitting.codebook.by_id[placed.code_id]
        polarity = f"   {SIGNS[placed.polarity]} {placed.polarity}" if SIGNS[placed.polarity] else ""
        others = sum(1 for mark in self._over if mark.coding_id != placed.coding_id)
        more = f"   and {others} more (`)" if others else ""
        label = f"{code.key} {self._sitting.codebook.label(placed.code_id)}{polarity}{more}"
        sides = (("include", code.include), ("exclude", code.exclude))
        meaning = "  ·  ".join(f"{word}: {text}" for word, text in sides if text) or code.definition
        strip.show_lines(
            (label.strip(), Style(bold=True)),
            (f"note: {placed.note}" if placed.note else "", Style(italic=True)),
            (meaning, Style()),
            (f"“{placed.quote}”", Style()),
        )

    # --- notes ------------------------------------------------------------------------------------------

    @on(NoteList.Chosen, "#notes")
    def _note_chosen(self, event: NoteList.Chosen) -> None:
        self._open_note(int(event.row_id))
        self.action_read()

    def _open_note(self, document_id: int, span: tuple[int, int] | None = None) -> None:
        """Open a note where it was left, or with a passage selected."""
        self._keep_place()
        note = self._sitting.open(document_id)
        text = note.document.text
        units = Units(text, note.spoken, desk.splitter(note, self.app.language))
        kept = self._places.by_note.get(document_id, Place(0, 0))
        position, top = (span[0], None) if span else kept
        self._transcript.show_note(
            Note(text, units, note.quiet, self._sitting.signs()), self._sitting.marks(), position, top
        )
        self.query_one(NoteList).highlight(str(document_id))
        self._show_about()
        if span and span[1] > span[0]:
            self._transcript.select(*span)

    def _keep_place(self) -> None:
        document_id = self._sitting.document_id
        if document_id is not None:
            place = Place(self._transcript.caret.position, self._transcript.top_char)
            if self._places.leave(document_id, place):
                places.keep(self.app.project, self._places)

    def open_at(self, document_id: int, start: int, end: int) -> None:
        """Open a note with a passage selected."""
        self._open_note(document_id, (start, end))

    def open_note(self, document_id: int, span: tuple[int, int] | None = None) -> None:
        """Open a note where it was left, or with a passage selected."""
        self._open_note(document_id, span)

    def standing(self) -> Standing | None:
        """The open note and the coding in focus, for whoever writes about them."""
        note, placed = self._sitting.note, self._sitting.focused
        if note is None:
            return None
        document = note.document
        code = self._sitting.codebook.label(placed.code_id) if placed else ""
        coding_id = placed.coding_id if placed else None
        return Standing(document.document_id, document.name, document.respondents, coding_id, code)

    def make_room_to_write(self) -> None:
        """The strip takes the place of the one that tells."""
        self._make_room()

    def writing_ended(self, said: str, *, is_changed: bool) -> None:
        """Back to the text."""
        self._leave()
        if is_changed:
            self._sitting.read()
            self._show_all()
            self._tell_others()
        if said:
            self.tell(said)

    def action_note(self, step: int) -> None:
        """The next or previous note."""
        document_id = self._sitting.neighbour(step)
        if document_id is None:
            self.tell("This is the last note." if step > 0 else "This is the first note.")
        else:
            self._open_note(document_id)

    def action_uncoded(self) -> None:
        """The next note in which nothing is coded."""
        document_id = self._sitting.next_uncoded()
        if document_id is None:
            self.tell("Every note has at least one coding.")
        else:
            self._open_note(document_id)

    def action_read(self) -> None:
        """Back to the text."""
        self._transcript.focus()

    # --- coding -----------------------------------------------------------------------------------------

    @on(Transcript.CaretMoved)
    def _caret_moved(self) -> None:
        self._look()
        self._show_focus()

    def _look(self) -> None:
        """Bring the coding under the caret into focus; verbs look too, as a message may be on its way."""
        caret = self._transcript.caret
        self._over = self._transcript.over()
        self._sitting.look(caret.selection or (caret.position, caret.position), self._over)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key of a code is for the code while words are selected, else for commands."""
        if action == "code_key":
            return self._transcript.caret.selection is not None
        return super().check_action(action, parameters)

    def action_code_key(self, key: str) -> None:
        """Code the selection with the code that has this key."""
        self._apply(next(code.code_id for code in self._sitting.codebook if code.key == key))

    @on(CodeList.Chosen, "#codes")
    def _code_chosen(self, event: CodeList.Chosen) -> None:
        if self._transcript.caret.selection is None:
            code = self._sitting.codebook.by_id[int(event.row_id)]
            self.tell(f"{code.name}: {code.definition or 'no definition yet'}")
        else:
            self._apply(int(event.row_id))
            self.action_read()

    def action_pick(self) -> None:
        """Choose a code for the selection, by a few letters."""
        self._try(self._ask_for_code)

    def action_in_vivo(self) -> None:
        """A new code named by the selected words."""
        self._try(lambda: self._ask_for_code(is_in_vivo=True))

    def _ask_for_code(self, *, is_in_vivo: bool = False) -> None:
        words = self._selection().of(self._sitting.need_note().document.text)
        self._open_picker(self._apply, " ".join(words.replace(">", " ").split()) if is_in_vivo else "")

    def _open_picker(self, when_picked: Callable[[int], None], typed: str = "") -> None:
        self._make_room()
        self._when_picked = when_picked
        sitting = self._sitting
        self.query_one(Picker).open(sitting.codebook, sitting.tally.shares, sitting.recent, typed)

    def action_repeat(self) -> None:
        """Code the selection with the last code again."""
        if self._sitting.recent:
            self._apply(self._sitting.recent[-1])
        else:
            self.tell("No code was used yet in this sitting.")

    @on(Picker.Chosen)
    def _picked(self, event: Picker.Chosen) -> None:
        self._leave()
        self._when_picked(event.code_id)

    @on(Picker.Created)
    def _created(self, event: Picker.Created) -> None:
        self._leave()

        def create() -> None:
            code_id = self._sitting.create(event.path)
            self._when_picked(code_id)

        self._try(create)

    @on(Picker.Left)
    @on(LineAsked.Left)
    def _leave(self) -> None:
        self._close_strips()
        self.action_read()

    def _make_room(self) -> None:
        """A strip that asks takes the place of the one that tells."""
        self._close_strips()
        self.query_one(FocusStrip).display = False

    def _close_strips(self) -> None:
        self.query_one(WritingStrip).close()
        self.query_one(FocusStrip).display = True
        self.query_one(Picker).close()
        self.query_one(LineAsked).close()
        self.query_one(OneAsked).close()

    def _apply(self, code_id: int) -> None:
        def apply() -> str:
            is_new = self._sitting.apply(self._selection(), code_id)
            name = self._sitting.codebook.by_id[code_id].name
            self._transcript.spend()
            return f"Coded: {name}" if is_new else f"These words are coded {name} already"

        self._do(apply)

    def _selection(self) -> Span:
        selection = self._transcript.caret.selection
        if selection is None:
            raise QualcodeError(*_SELECT_FIRST)
        return Span(*selection)

    # --- changing the coding in focus -------------------------------------------------------------------

    def action_polarity(self, polarity: str) -> None:
        """Say what the passage in focus says of its theme."""
        self._do(lambda: self._sitting.set_polarity(Polarity(polarity)))

    def action_remove(self) -> None:
        """Take the coding in focus away."""
        self._do(self._sitting.remove)

    def action_resize(self) -> None:
        """Move the ends of the coding in focus to the selection."""
        self._do(lambda: self._sitting.resize(self._selection()))

    def action_split(self) -> None:
        """Split the coding in focus where the caret stands."""
        self._do(lambda: self._sitting.split(self._transcript.caret.position))

    def action_join(self) -> None:
        """Make one coding of this one and the next one with the same code."""
        self._do(self._sitting.join)

    def action_recode(self) -> None:
        """Choose another code for the coding in focus."""

        def ask() -> None:
            self._sitting.need_focused()
            self._open_picker(lambda code_id: self._do(lambda: self._sitting.recode(code_id)))

        self._try(ask)

    def action_write_note(self) -> None:
        """Write the note of the coding in focus."""

        def ask() -> None:
            placed = self._sitting.need_focused()
            name = self._sitting.codebook.by_id[placed.code_id].name
            self._close_strips()
            self.query_one(LineAsked).open(f"note on {legible_text(name)}", placed.note)

        self._try(ask)

    @on(LineAsked.Written)
    def _note_written(self, event: LineAsked.Written) -> None:
        self._leave()
        self._do(lambda: self._sitting.set_note(event.text))

    def action_mark_status(self) -> None:
        """Say how near the selected words are to what was said."""

        def ask() -> None:
            self._selection()
            self._close_strips()
            self.query_one(OneAsked).open("these words are", [str(status) for status in TextStatus])

        self._try(ask)

    @on(OneAsked.Answered)
    def _status_chosen(self, event: OneAsked.Answered) -> None:
        self._leave()
        if event.place is not None:
            status = tuple(TextStatus)[event.place]
            self._do(lambda: self._sitting.mark_status(self._selection(), status))
            self._transcript.show_signs(self._sitting.signs())

    def action_focus_next(self) -> None:
        """The next one of several codings over the same words."""
        self._look()
        self._sitting.focus_next(self._over)
        self._show_focus()

    def action_next_walk(self) -> None:
        """Walk something else."""
        self._look()
        self.tell(self._sitting.next_walk())

    def action_walk(self, step: int) -> None:
        """Select the next or the previous place of the walk, in the next note where this one has no more."""
        self._look()
        caret = self._transcript.caret
        stop = self._sitting.stop(caret.selection or (caret.position, caret.position), step)
        if stop is None:
            self.tell(f"No further stop: {self._sitting.walk_label} were walked.")
            return
        if stop.document_id != self._sitting.document_id:
            self._open_note(stop.document_id, (stop.start_char, stop.end_char))
        else:
            self._transcript.select(stop.start_char, stop.end_char)
        self._sitting.focused_id = stop.coding_id
        self._show_focus()

    # --- doing ------------------------------------------------------------------------------------------

    def _do(self, verb: Verb) -> None:
        """Change something, show it, and say it."""

        def do() -> None:
            message = verb()
            self._show_work()
            self.tell(message)
            self._tell_others()

        self._try(do)

    def _tell_others(self) -> None:
        """Other screens read again; this one shows its own change already."""
        self._is_own_change = True
        try:
            self.app.changed()
        finally:
            self._is_own_change = False

    def _try(self, verb: Callable[[], None]) -> None:
        self._look()
        try:
            verb()
        except QualcodeError as error:
            self.app.explain(error)
