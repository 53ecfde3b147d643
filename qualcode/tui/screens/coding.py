"""The columns of the coding screen, and the keys that code words and change the coding in focus."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from qualcode.model.codings import Polarity
from qualcode.model.documents import TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.tui.marks import Mark
from qualcode.tui.screens.codebook import CodebookPane
from qualcode.tui.screens.safe import Safe
from qualcode.tui.sitting import Sitting, Verb
from qualcode.tui.widgets.code_list import CodeList
from qualcode.tui.widgets.desk import Codes, Desk
from qualcode.tui.widgets.focus_strip import lines_about
from qualcode.tui.widgets.note_list import NoteList
from qualcode.tui.widgets.transcript import Transcript

_SELECT_FIRST = "No words are selected.", "s takes a sentence, shift+arrows or space any words."


class Host(Protocol):
    """Whose columns they are."""

    sitting: Sitting

    def tell(self, message: str) -> None:
        """Say something without covering the text."""

    def done(self, message: str) -> None:
        """Codings changed: show it, say it, and let others know."""


class Coding(Safe, Horizontal):
    """Notes, desk and codebook side by side; the keys work in all three.

    The coding in focus is the one that verbs are about; it follows the caret.
    """

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
        Binding("P", "star", "star for the paper", show=False, id="quote.star"),
        Binding("delete,backspace", "remove", "remove", show=False, id="coding.remove"),
        Binding("R", "resize", "ends to the selection", show=False, id="coding.resize"),
        Binding("C", "recode", "another code instead", show=False, id="coding.recode"),
        Binding("vertical_line", "split", "split at the caret", show=False, id="coding.split"),
        Binding("ampersand", "join", "join with the next of this code", show=False, id="coding.join"),
        Binding("grave_accent", "focus_next", "next coding over these words", show=False, id="coding.other"),
        Binding("b,B", "codebook", "to the codebook", show=False, id="code.codebook"),
        Binding("O", "keep_name_in", "name out: what stands for these words", show=False, id="text.name_out"),
        Binding("q", "mark_status", "how near to what was said", show=False, id="text.status"),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__(id="columns")
        self._host = host
        self.desk = Desk()
        self._codes = CodebookPane(self.desk)
        self._over: Sequence[Mark] = ()

    def compose(self) -> ComposeResult:
        """The three columns."""
        yield NoteList(id="notes")
        yield self.desk
        yield self._codes

    @property
    def _sitting(self) -> Sitting:
        return self._host.sitting

    def show_codings(self) -> None:
        """Show what a change of codings, or of codes, alters."""
        sitting = self._sitting
        self.desk.transcript.use_code_keys(sitting.keys, self._code_by_key)
        self.desk.transcript.show_marks(sitting.marks(), sitting.passages.focused_id)
        self._codes.show_codes(sitting.codebook, sitting.tally.shares)
        self.desk.show_codes(self._to_choose_from())
        self.show_focus()

    def _to_choose_from(self) -> Codes:
        return Codes(self._sitting.codebook, self._sitting.tally.shares, self._sitting.recent)

    # --- the coding in focus ----------------------------------------------------------------------------

    @on(Transcript.CaretMoved)
    def _caret_moved(self) -> None:
        self.look()
        self.show_focus()

    def look(self) -> tuple[int, int]:
        """Bring the coding under the caret into focus; gives the selection, or the caret twice.

        Verbs look too, as the message that the caret moved may still be on its way.
        """
        caret = self.desk.transcript.caret
        here = caret.selection or (caret.position, caret.position)
        self._over = self.desk.transcript.over()
        self._sitting.passages.look(here, self._over)
        return here

    def show_focus(self) -> None:
        """Show which coding is in focus, and what it means."""
        sitting, placed = self._sitting, self._sitting.passages.focused
        others = sum(1 for mark in self._over if mark.coding_id != sitting.passages.focused_id)
        self.desk.transcript.show_focus(sitting.passages.focused_id)
        self.desk.focus_strip.show_lines(*lines_about(placed, sitting.codebook, others))

    def action_focus_next(self) -> None:
        """The next one of several codings over the same words."""
        self.look()
        self._sitting.passages.focus_next(self._over)
        self.show_focus()

    def action_codebook(self) -> None:
        """To the codebook, where it is changed."""
        self._codes.come()

    # --- coding -----------------------------------------------------------------------------------------

    def action_pick(self) -> None:
        """Choose a code for the selection, by a few letters."""
        self._try(self._ask_for_code)

    def action_in_vivo(self) -> None:
        """A new code named by the selected words."""
        self._try(lambda: self._ask_for_code(is_in_vivo=True))

    def _ask_for_code(self, *, is_in_vivo: bool = False) -> None:
        words = self._selection().of(self._sitting.need_note().document.text)
        typed = " ".join(words.replace(">", " ").split()) if is_in_vivo else ""
        self.desk.ask_for_code(self._to_choose_from(), self._apply, self._apply_new, typed)

    def action_repeat(self) -> None:
        """Code the selection with the last code again."""
        if self._sitting.recent:
            self._apply(self._sitting.recent[-1])
        else:
            self._host.tell("No code was used yet in this sitting.")

    def _code_by_key(self, key: str) -> None:
        self._apply(next(code.code_id for code in self._sitting.codebook if code.key == key))

    @on(CodeList.Chosen, "#codes")
    def _code_chosen(self, event: CodeList.Chosen) -> None:
        if self.desk.transcript.caret.selection is None:
            code = self._sitting.codebook.by_id[int(event.row_id)]
            self._host.tell(f"{code.name}: {code.definition or 'no definition yet'}")
        else:
            self._apply(int(event.row_id))
            self.desk.transcript.focus()

    def _apply(self, code_id: int) -> None:
        def apply() -> str:
            is_new = self._sitting.apply(self._selection(), code_id)
            name = self._sitting.codebook.by_id[code_id].name
            self.desk.transcript.spend()
            return f"Coded: {name}" if is_new else f"These words are coded {name} already"

        self._do(apply)

    def _apply_new(self, path: str) -> None:
        def apply() -> str:
            name = self._sitting.apply_new(self._selection(), path)
            self.desk.transcript.spend()
            return f"Coded: {name}, a new code{', proposed' if self._sitting.is_blind else ''}"

        self._do(apply)

    def _selection(self) -> Span:
        selection = self.desk.transcript.caret.selection
        if selection is None:
            raise QualcodeError(*_SELECT_FIRST)
        return Span(*selection)

    def action_mark_status(self) -> None:
        """Say how near the selected words are to what was said."""

        def ask() -> None:
            self._selection()
            answers = [str(status) for status in TextStatus]
            self.desk.ask_for_one("these words are", answers, self._mark_status)

        self._try(ask)

    def _mark_status(self, place: int) -> None:
        status = tuple(TextStatus)[place]
        self._do(lambda: self._sitting.mark_status(self._selection(), status))
        self.desk.transcript.show_signs(self._sitting.signs())

    def action_keep_name_in(self) -> None:
        """Put the selected words on the list of names, which are replaced in everything that leaves."""

        def ask() -> None:
            words = legible_text(self._sitting.name_at(self._selection()))
            self.desk.ask_for_line(f"what leaves says, for {words}", "[", self._keep_name_in)

        self._try(ask)

    def _keep_name_in(self, replacement: str) -> None:
        self._do(lambda: self._sitting.keep_name_in(self._selection(), replacement))

    # --- changing the coding in focus -------------------------------------------------------------------

    def action_polarity(self, polarity: str) -> None:
        """Say what the passage in focus says of its theme."""
        self._do(lambda: self._sitting.set_polarity(Polarity(polarity)))

    def action_remove(self) -> None:
        """Take the coding in focus away."""
        self._do(self._sitting.remove)

    def action_star(self) -> None:
        """Star the coding in focus as a quote for the paper, or take the star away."""
        self._do(self._sitting.star)

    def action_resize(self) -> None:
        """Move the ends of the coding in focus to the selection."""
        self._do(lambda: self._sitting.resize(self._selection()))

    def action_split(self) -> None:
        """Split the coding in focus where the caret stands."""
        self._do(lambda: self._sitting.split(self.desk.transcript.caret.position))

    def action_join(self) -> None:
        """Make one coding of this one and the next one with the same code."""
        self._do(self._sitting.join)

    def action_recode(self) -> None:
        """Choose another code for the coding in focus."""
        sitting = self._sitting

        def ask() -> None:
            sitting.passages.need_focused()
            self.desk.ask_for_code(
                self._to_choose_from(),
                lambda code_id: self._do(lambda: sitting.recode(code_id)),
                lambda path: self._do(lambda: sitting.recode(sitting.create(path))),
            )

        self._try(ask)

    def action_write_note(self) -> None:
        """Write the note of the coding in focus."""

        def ask() -> None:
            placed = self._sitting.passages.need_focused()
            name = legible_text(self._sitting.codebook.by_id[placed.code_id].name)
            self.desk.ask_for_line(f"note on {name}", placed.note, self._set_note)

        self._try(ask)

    def _set_note(self, note: str) -> None:
        self._do(lambda: self._sitting.set_note(note))

    # --- doing ------------------------------------------------------------------------------------------

    def _do(self, verb: Verb) -> None:
        """Change something, show it, and say it."""
        self._try(lambda: self._host.done(verb()))

    def _try(self, verb: Callable[[], None]) -> None:
        self.look()
        try:
            verb()
        except QualcodeError as error:
            self.app.explain(error)
