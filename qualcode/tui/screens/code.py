"""The coding screen: notes on the left, the note in the middle, the codebook on the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.tui.marks import Mark
from qualcode.tui.widgets.code_list import CodeList
from qualcode.tui.widgets.picker import Picker
from qualcode.tui.widgets.transcript import Note, Transcript
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import codings as coding_verbs
from qualcode.workbench import desk
from qualcode.workbench.desk import Listed, NoteOnDesk, Placed

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

SIGNS = {
    Polarity.POSITIVE: "+ ",
    Polarity.CRITICAL: "− ",
    Polarity.SUGGESTION: "→ ",
    Polarity.MIXED: "± ",
    Polarity.NONE: "",
}
_NARROW = 100
_PLAIN_COLOUR = "#8a8a8a"
_MOST_RECENT = 12


class CodeScreen(Screen[None]):
    """Read, select and code; every change goes through the workbench and can be undone."""

    app: "QualcodeApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,enter", "pick", "code", id="code.pick"),
        Binding("apostrophe,quotation_mark", "repeat", "same code again", show=False, id="code.repeat"),
        Binding("V", "in_vivo", "in vivo", show=False, id="code.in_vivo"),
        Binding("plus", "polarity('positive')", "+ − polarity", id="polarity.positive"),
        Binding("minus", "polarity('critical')", "critical", show=False, id="polarity.critical"),
        Binding("asterisk", "polarity('suggestion')", "suggestion", show=False, id="polarity.suggestion"),
        Binding("tilde", "polarity('mixed')", "mixed", show=False, id="polarity.mixed"),
        Binding("equals_sign", "polarity('none')", "no polarity", show=False, id="polarity.none"),
        Binding("delete,backspace", "remove", "remove", id="coding.remove"),
        Binding("R", "resize", "ends to selection", show=False, id="coding.resize"),
        Binding("comma", "walk(-1)", "previous coding", show=False, id="coding.previous"),
        Binding("full_stop", "walk(1)", "next coding", show=False, id="coding.next"),
        Binding("left_square_bracket", "note(-1)", "previous note", show=False, id="note.previous"),
        Binding("right_square_bracket", "note(1)", "] next note", id="note.next"),
        Binding("N", "uncoded", "next uncoded", show=False, id="note.uncoded"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._codebook = Codebook(0, ())
        self._notes: Sequence[Listed] = ()
        self._open: NoteOnDesk | None = None
        self._placed: Sequence[Placed] = ()
        self._focused: int | None = None
        self._recent: list[int] = []

    def compose(self) -> ComposeResult:
        """One line above, one below, and three columns between."""
        yield Static(id="top", markup=False)
        with Horizontal(id="columns"):
            yield OptionList(id="notes", markup=False)
            with Vertical(id="desk"):
                yield Static(id="about", markup=False)
                yield Transcript(id="transcript")
                yield Static(id="focus", markup=False)
                yield Picker()
            yield CodeList(id="codes", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Open the first note that is not coded yet."""
        self.watch(self.app, "revision", self._reread)
        first = next((note for note in self._notes if not note.codings), None)
        if self._notes:
            self._open_note((first or self._notes[0]).document_id)
        self.query_one(Transcript).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the side columns away where there is no room for them."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        self.call_after_refresh(self._show_codes)

    # --- reading the project ----------------------------------------------------------------------------

    def _reread(self) -> None:
        project = self.app.project
        self._codebook = codebook_verbs.read(project)
        keys = frozenset(code.key for code in self._codebook if code.key)
        self.query_one(Transcript).code_keys = keys
        self._notes = desk.notes(project)
        self._show_notes()
        self._show_codes()
        if self._open is not None:
            self._show_marks()
        self._show_top()

    def _show_top(self) -> None:
        coded = sum(1 for note in self._notes if note.codings)
        coder = desk.coder_in_use(self.app.project) or "nobody yet"
        facts = self.app.project.facts
        invented = "  ·  invented" if facts.notice else ""
        self.query_one("#top", Static).update(
            legible_text(
                f"{facts.title}{invented}  ·  coder {coder}  ·  {coded} of {len(self._notes)} notes coded"
            )
        )

    def _show_notes(self) -> None:
        listed = self.query_one("#notes", OptionList)
        kept = listed.highlighted
        listed.clear_options()
        listed.add_options(Option(_note_row(note), id=str(note.document_id)) for note in self._notes)
        if kept is not None and kept < listed.option_count:
            listed.highlighted = kept
        if not self._notes:
            self.query_one("#about", Static).update(
                "No notes yet. Leave with ctrl+q and bring some in: qualcode import FOLDER"
            )

    def _show_codes(self) -> None:
        self.query_one(CodeList).show_codes(
            self._codebook, desk.live_counts(self.app.project, self._codebook)
        )

    def _show_marks(self) -> None:
        if self._open is None:
            return
        self._placed = desk.passages(self.app.project, self._open.document.document_id)
        self.query_one(Transcript).show_marks(self._marks())

    def _marks(self) -> list[Mark]:
        return [
            Mark(
                placed.coding_id,
                placed.start_char,
                placed.end_char,
                legible_text(self._codebook.by_id[placed.code_id].name),
                self._codebook.by_id[placed.code_id].colour or _PLAIN_COLOUR,
                SIGNS[placed.polarity],
            )
            for placed in self._placed
        ]

    # --- notes ------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#notes")
    def _note_chosen(self, event: OptionList.OptionSelected) -> None:
        self._open_note(int(event.option.id or 0))
        self.query_one(Transcript).focus()

    def _open_note(self, document_id: int, position: int = 0) -> None:
        self._open = desk.open_note(self.app.project, document_id)
        self._placed = desk.passages(self.app.project, document_id)
        self._focused = None
        text = self._open.document.text
        self.query_one(Transcript).show_note(Note(text, (), self._open.quiet), self._marks(), position)
        about = f"{self._open.document.name}  ·  {self._open.about}"
        self.query_one("#about", Static).update(legible_text(about))
        listed = self.query_one("#notes", OptionList)
        listed.highlighted = listed.get_option_index(str(document_id))
        self._split_into_sentences(self._open)

    def open_at(self, document_id: int, start: int, end: int) -> None:
        """Open a note with a passage selected."""
        self._open_note(document_id)
        if end > start:
            self.query_one(Transcript).select(start, end)

    @work(thread=True, exclusive=True, group="sentences")
    def _split_into_sentences(self, note: NoteOnDesk) -> None:
        worker = get_current_worker()
        spans = desk.split(note.document.text, note.turns, self.app.language)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take_sentences, note.document.document_id, spans)

    def _take_sentences(self, document_id: int, spans: Sequence[Span]) -> None:
        if self._open is not None and self._open.document.document_id == document_id:
            self.query_one(Transcript).show_sentences(spans)

    def action_note(self, step: int) -> None:
        """The next or previous note."""
        ids = [note.document_id for note in self._notes]
        if self._open is not None and ids:
            place = ids.index(self._open.document.document_id) + step
            if 0 <= place < len(ids):
                self._open_note(ids[place])

    def action_uncoded(self) -> None:
        """The next note in which nothing is coded."""
        ids = [note.document_id for note in self._notes]
        start = ids.index(self._open.document.document_id) + 1 if self._open else 0
        ahead = [*self._notes[start:], *self._notes[:start]]
        found = next((note for note in ahead if not note.codings), None)
        if found is None:
            self.app.say("Every note has at least one coding.")
        else:
            self._open_note(found.document_id)

    # --- coding -----------------------------------------------------------------------------------------

    @on(Transcript.CaretMoved)
    def _caret_moved(self, event: Transcript.CaretMoved) -> None:
        over = event.over
        if self._focused not in {mark.coding_id for mark in over}:
            self._focused = over[0].coding_id if over else None
        self._show_focus()

    def _show_focus(self) -> None:
        placed = self._focused_coding()
        strip = self.query_one("#focus", Static)
        if placed is None:
            strip.update(
                "s selects a sentence, shift+arrows or space any words; then c, or a code's own key."
            )
            return
        code = self._codebook.by_id[placed.code_id]
        lines = [f"{SIGNS[placed.polarity]}{self._codebook.label(placed.code_id)}"]
        meaning = [
            f"include: {code.include}" if code.include else "",
            f"exclude: {code.exclude}" if code.exclude else "",
        ]
        lines += [" · ".join(part for part in meaning if part), f"note: {placed.note}" if placed.note else ""]
        strip.update(legible_text("\n".join(line for line in lines if line)))

    def _focused_coding(self) -> Placed | None:
        return next((placed for placed in self._placed if placed.coding_id == self._focused), None)

    @on(Transcript.CodeKeyPressed)
    def _code_key_pressed(self, event: Transcript.CodeKeyPressed) -> None:
        code = next(code for code in self._codebook if code.key == event.key)
        self._apply(self._codebook.label(code.code_id), code.code_id)

    def action_pick(self) -> None:
        """Choose a code for the selection, by a few letters."""
        if self._needs_selection():
            self.query_one(Picker).open(self._codebook, self._recent)

    def action_repeat(self) -> None:
        """Code the selection with the last code again."""
        if self._recent and self._needs_selection():
            code_id = self._recent[-1]
            self._apply(self._codebook.label(code_id), code_id)

    def action_in_vivo(self) -> None:
        """A new code named by the selected words."""
        selection = self.query_one(Transcript).caret.selection
        if self._needs_selection() and selection and self._open:
            words = " ".join(self._open.document.text[slice(*selection)].split())
            self.query_one(Picker).open(self._codebook, self._recent, words.replace(">", ""))

    def _needs_selection(self) -> bool:
        if self.query_one(Transcript).caret.selection is None:
            self.app.say("Select the words first: s takes a sentence, shift+arrows or space any words.")
            return False
        return True

    @on(Picker.Chosen)
    def _picked(self, event: Picker.Chosen) -> None:
        self._leave_picker()
        self._apply(self._codebook.label(event.code_id), event.code_id)

    @on(Picker.Created)
    def _created(self, event: Picker.Created) -> None:
        self._leave_picker()
        try:
            code = codebook_verbs.add(self.app.project, event.path)
        except QualcodeError as error:
            self.app.explain(error)
            return
        self._apply(codebook_verbs.read(self.app.project).label(code.code_id), code.code_id)

    @on(Picker.Left)
    def _leave_picker(self) -> None:
        self.query_one(Picker).close()
        self.query_one(Transcript).focus()

    def _apply(self, label: str, code_id: int) -> None:
        transcript = self.query_one(Transcript)
        selection = transcript.caret.selection
        if selection is None or self._open is None:
            return
        try:
            coding_verbs.apply_code(self.app.project, self._open.document.name, Span(*selection), label)
        except QualcodeError as error:
            self.app.explain(error)
            return
        self._recent = [*(kept for kept in self._recent if kept != code_id), code_id][-_MOST_RECENT:]
        self.app.changed()
        self._focused = next(
            (
                p.coding_id
                for p in self._placed
                if (p.start_char, p.end_char) == selection and p.code_id == code_id
            ),
            None,
        )
        self._show_focus()

    # --- changing the coding under the caret ------------------------------------------------------------

    def action_polarity(self, polarity: str) -> None:
        """Say what the focused passage says of its theme."""
        placed = self._focused_or_say()
        if placed:
            self._try(lambda: desk.set_polarity(self.app.project, placed.coding_id, Polarity(polarity)))

    def action_remove(self) -> None:
        """Take the focused coding away."""
        placed = self._focused_or_say()
        if placed:
            self._try(lambda: desk.remove(self.app.project, placed.coding_id))

    def action_resize(self) -> None:
        """Move the ends of the focused coding to the selection."""
        selection, placed, note = (
            self.query_one(Transcript).caret.selection,
            self._focused_or_say(),
            self._open,
        )
        if placed and selection and note:
            self._try(
                lambda: desk.resize(self.app.project, placed.coding_id, note.document, Span(*selection))
            )

    def _focused_or_say(self) -> Placed | None:
        placed = self._focused_coding()
        if placed is None:
            self.app.say("Go to a coded passage first: the full stop goes to the next one, the comma back.")
        return placed

    def _try(self, verb: "desk.Change") -> None:
        try:
            verb()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.changed()
            self._show_focus()

    def action_walk(self, step: int) -> None:
        """Select the next or the previous coded passage."""
        transcript = self.query_one(Transcript)
        start = transcript.caret.selection[0] if transcript.caret.selection else transcript.caret.position
        marks = transcript.marks
        mark = marks.next_after(start) if step > 0 else marks.last_before(start)
        if mark is None:
            self.app.say("No further coding in this note.")
        else:
            self._focused = mark.coding_id
            transcript.select(mark.start_char, mark.end_char)


def _note_row(note: Listed) -> Text:
    """State, name and number of codings of a note."""
    state = "●" if note.codings else "◐" if note.summaries else "○"
    row = Text(no_wrap=True)
    row.append(f"{state} ", Style(dim=not note.codings))
    row.append(set_cell_size(legible_text(note.name), 16))
    row.append(f"{note.codings or '':>4}", Style(dim=True))
    return row
