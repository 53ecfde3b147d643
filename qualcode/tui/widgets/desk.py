"""The desk: the open note, and under it one strip at a time, which tells, asks, or is written in."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from qualcode.model.codebook import Codebook
from qualcode.model.tables import Share
from qualcode.tui.codebook_changes import Changed
from qualcode.tui.forms import DefinitionForm, Form, SplitForm
from qualcode.tui.screens.safe import Safe
from qualcode.tui.widgets.asking import LineAsked, OneAsked
from qualcode.tui.widgets.code_list import CodeStrip
from qualcode.tui.widgets.focus_strip import FocusStrip
from qualcode.tui.widgets.form_strip import FormStrip
from qualcode.tui.widgets.picker import Picker
from qualcode.tui.widgets.transcript import Transcript
from qualcode.tui.widgets.two_ends import TwoEnds
from qualcode.tui.widgets.writing_strip import WritingStrip


class Codes(NamedTuple):
    """The codes to choose from, how many people each has, and those used last."""

    codebook: Codebook
    shares: Mapping[int, Share]
    recent: Sequence[int]


class Desk(Safe, Vertical):
    """The text with strips under it; it knows no project.

    Whoever asks says what is to be done with the answer; by then the strip is closed and the focus back
    in the text (or where ``then`` leads), as it is when there was no answer.
    """

    def __init__(self) -> None:
        super().__init__(id="desk")
        self.about = TwoEnds(id="about")
        self.transcript = Transcript(id="transcript")
        self.focus_strip = FocusStrip(id="focus")
        self._line = LineAsked(id="line")
        self._one = OneAsked(id="one")
        self._picker = Picker()
        self._writing = WritingStrip()
        self._define = FormStrip(DefinitionForm.FIELDS, id="define")
        self._split = FormStrip(SplitForm.FIELDS, id="split")
        self._code_strip = CodeStrip(id="code_strip")
        self._use_line: Callable[[str], None] = _ignore
        self._use_place: Callable[[int], None] = _ignore
        self._use_code: Callable[[int], None] = _ignore
        self._make_code: Callable[[str], None] = _ignore
        self._use_changed: Callable[[Changed | None], None] = _ignore
        self._leave_form: Callable[[], None] = _nothing
        self._go_back: Callable[[], object] = self.transcript.focus

    def compose(self) -> ComposeResult:
        """About the note, the note, and the strips."""
        yield self.about
        yield self.transcript
        yield self.focus_strip
        yield self._line
        yield self._one
        yield self._picker
        yield self._writing
        yield self._define
        yield self._split
        yield self._code_strip

    def show_codes(self, codes: Codes) -> None:
        """Show the codes where there is no room for the outline beside the text."""
        self._code_strip.show_codes(*codes)

    # --- one strip at a time ----------------------------------------------------------------------------

    def read(self) -> None:
        """Back to the text, or where ``then`` leads."""
        go_back = self._go_back
        self._close()
        go_back()

    def then(self, go_back: Callable[[], object]) -> None:
        """Where to go, instead of to the text, when the strip that was just opened is closed."""
        self._go_back = go_back

    def make_room(self) -> None:
        """A high strip takes the place of the one that tells."""
        self._close()
        self.focus_strip.display = False

    def _close(self) -> None:
        for strip in (self._writing, self._picker, self._line, self._one, self._define, self._split):
            strip.close()
        self.focus_strip.display = True
        self._go_back = self.transcript.focus

    def ask_for_code(
        self, codes: Codes, use: Callable[[int], None], make: Callable[[str], None], typed: str = ""
    ) -> None:
        """Let a code be chosen, or the path of a new one be typed."""
        self.make_room()
        self._use_code, self._make_code = use, make
        self._picker.open(*codes, typed)

    def ask_which_code(self, question: str, codes: Codes, use: Callable[[int], None]) -> None:
        """Let one of these codes be chosen."""
        self.make_room()
        self._use_code = use
        self._picker.open(*codes, question=question)

    def ask_to_define(
        self, form: DefinitionForm, use: Callable[[Changed | None], None], leave: Callable[[], None]
    ) -> None:
        """Let the fields of a code be filled in; ``leave`` is for what was typed and not kept."""
        self._fill_in(self._define, form, use, leave)

    def ask_to_split(self, form: SplitForm, use: Callable[[Changed | None], None]) -> None:
        """Let it be said what a split takes."""
        self._fill_in(self._split, form, use, _nothing)

    def _fill_in(
        self, strip: FormStrip, form: Form, use: Callable[[Changed | None], None], leave: Callable[[], None]
    ) -> None:
        self.make_room()
        self._use_changed, self._leave_form = use, leave
        strip.open(form)

    def ask_for_line(self, question: str, text: str, use: Callable[[str], None]) -> None:
        """Let one line be written, beginning with a text."""
        self._close()
        self._use_line = use
        self._line.open(question, text)

    def ask_for_one(self, question: str, answers: Sequence[str], use: Callable[[int], None]) -> None:
        """Let one of a few answers be chosen; its place is given on."""
        self._close()
        self._use_place = use
        self._one.open(question, answers)

    @on(Picker.Left)
    @on(LineAsked.Left)
    def _left(self) -> None:
        self.read()

    @on(Picker.Chosen)
    def _chosen(self, event: Picker.Chosen) -> None:
        self.read()
        self._use_code(event.code_id)

    @on(Picker.Created)
    def _created(self, event: Picker.Created) -> None:
        self.read()
        self._make_code(event.path)

    @on(LineAsked.Written)
    def _written(self, event: LineAsked.Written) -> None:
        self.read()
        self._use_line(event.text)

    @on(FormStrip.Kept)
    def _kept(self, event: FormStrip.Kept) -> None:
        self.read()
        self._use_changed(event.changed)

    @on(FormStrip.Left)
    def _form_left(self) -> None:
        self.read()
        self._leave_form()

    @on(OneAsked.Answered)
    def _answered(self, event: OneAsked.Answered) -> None:
        self.read()
        if event.place is not None:
            self._use_place(event.place)


def _nothing() -> None:
    """There is nothing to be done."""


def _ignore(_answer: object) -> None:
    """Nothing was asked."""
