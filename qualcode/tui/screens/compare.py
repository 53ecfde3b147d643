"""The comparing screen: one queue of the places at which two coders differ, walked by keyboard."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from qualcode.model.consensus import Difference, Order
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text
from qualcode.tui.compared_words import meanings, nothing_left, nothing_to_compare, settled, sides
from qualcode.tui.comparing import Comparing
from qualcode.tui.moves import Units
from qualcode.tui.screens.deciding import DecidingScreen
from qualcode.tui.widgets.choices import Choices
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.reading_view import ReadingView
from qualcode.tui.widgets.transcript import Note, Transcript
from qualcode.workbench import desk
from qualcode.workbench.desk import NoteOnDesk
from qualcode.workbench.disagreements import Case

_LOW = 30
_CONTEXT = {True: 150, False: 400}
_OF_BORDERS = {"union", "intersection"}
_WITHOUT_A_PLACE = {"next_pair", "kinds", "accept"}
_OF_THIS_SCREEN = {"decide", "choose_words", "reason", "memo", "alike", "walk", "order", "open", "define"}


class CompareScreen(DecidingScreen):
    """The words in their context with a bar for each coder; below them who gave what, and what it means."""

    DEFAULT_CSS = """
    CompareScreen #sides, CompareScreen #meanings, CompareScreen #settled {
        height: auto; padding: 0 1; border-top: solid $panel;
    }
    CompareScreen #sides { max-height: 7; }
    CompareScreen #meanings { max-height: 9; color: $text-muted; }
    CompareScreen #settled { max-height: 4; }
    CompareScreen.-low #meanings { max-height: 4; }
    CompareScreen #why_empty { display: none; height: 1fr; padding: 1 2; }
    CompareScreen #note { display: none; height: 1fr; }
    CompareScreen.-empty #why_empty { display: block; }
    CompareScreen.-empty #reading, CompareScreen.-empty #sides, CompareScreen.-empty #meanings,
    CompareScreen.-empty #settled { display: none; }
    CompareScreen.-choosing #note { display: block; }
    CompareScreen.-choosing #reading { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep_words", "these words", priority=True, id="compare.keep"),
        Binding("n", "walk(1)", "next", key_display="n p", show=False, id="compare.next"),
        Binding("p", "walk(-1)", "previous", show=False, id="compare.previous"),
        Binding("f", "kinds", "what is walked", show=False, id="compare.kinds"),
        Binding("x", "next_pair", "the next two coders", show=False, id="compare.pair"),
        Binding("enter", "open", "open in the note", show=False, id="compare.note"),
        Binding("o", "order", "in which order", show=False, id="compare.order"),
        Binding("D", "define", "edit the definition", show=False, id="compare.define"),
        Binding("escape", "leave_words", "back", priority=True, show=False, id="compare.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._note: tuple[int, NoteOnDesk] | None = None
        self._problem: QualcodeError | None = None

    def compose(self) -> ComposeResult:
        """The passage, or the note while other words are selected; then the coders and the code."""
        yield Static(id="top", markup=False)
        yield Static(id="why_empty", markup=False)
        yield ReadingView(id="reading")
        yield Transcript(id="note")
        yield Static(id="sides", markup=False)
        yield Static(id="meanings", markup=False)
        yield Static(id="settled", markup=False)
        yield Choices(id="kinds")
        yield Choices(id="orders")
        yield from self.compose_strips()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first place that is not settled."""
        self.comparing = Comparing(self.app.project)
        self.is_going_on = True
        self.reread()

    def on_resize(self, event: events.Resize) -> None:
        """A low terminal shows less context."""
        self.set_class(event.size.height < _LOW, "-low")
        if self.is_mounted:
            self._show_place()

    # --- showing ----------------------------------------------------------------------------------------

    def reread(self) -> None:
        """The places as they are now."""
        self._note = self._problem = None
        try:
            self.comparing.read()
        except QualcodeError as error:
            self._problem = error
        else:
            if self.is_going_on:
                self.comparing.go_on()
            self.is_going_on = False
        self._show_place()

    def _show_place(self) -> None:
        """The place that is looked at, or why there is none."""
        case = None if self._problem else self.comparing.case
        self.set_class(case is None, "-empty")
        if self._problem is not None:
            self._show_why("Compare", nothing_to_compare(self.comparing, self._problem))
        elif case is None:
            self._show_why(self.comparing.heading(), nothing_left(self.comparing))
        else:
            self._show_case(case)
        self.refresh_bindings()

    def _show_why(self, heading: str, why: str) -> None:
        self.head(heading)
        self.query_one("#why_empty", Static).update(legible_text(why))

    def _show_case(self, case: Case) -> None:
        book = self.comparing.found.compared.question.codebook
        text = self._note_of(case.document_id).document.text
        room = _CONTEXT[self.has_class("-low")]
        self.query_one(ReadingView).show(text, case.place, room)
        self.query_one("#sides", Static).update(sides(case, self.comparing.found.names, book))
        codes = [book.by_id[code_id] for code_id in case.place.code_ids]
        self.query_one("#meanings", Static).update(meanings(codes))
        self.query_one("#settled", Static).update(settled(self.comparing, case, self.waiting_reason))
        self.head(self.comparing.heading())

    def _note_of(self, document_id: int) -> NoteOnDesk:
        if self._note is None or self._note[0] != document_id:
            self._note = document_id, desk.open_note(self.app.project, document_id)
        return self._note[1]

    def strips_closed(self) -> None:
        """Back to the place, as it was before the words were selected or something was asked."""
        self.remove_class("-choosing")
        self.query_one(ReadingView).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Borders are settled where only they differ; while something is asked, keys are for the answer."""
        if action in {"keep_words", "leave_words"}:
            return self._is_choosing and not self.is_asking
        if action not in _OF_THIS_SCREEN | _WITHOUT_A_PLACE:
            return super().check_action(action, parameters)
        if not self.is_mounted or self.is_asking or self._is_choosing:
            return False
        case = self.comparing.case if not self.has_class("-empty") else None
        if action == "decide" and parameters[0] in _OF_BORDERS:
            return case is not None and case.place.difference is Difference.BOUNDARY
        return case is not None or action in _WITHOUT_A_PLACE

    # --- going ------------------------------------------------------------------------------------------

    def action_walk(self, step: int) -> None:
        """The next or the previous place."""
        self.comparing.step(step)
        self.waiting_reason = ""
        self._show_place()

    def action_kinds(self) -> None:
        """Choose what is walked."""
        self.query_one("#kinds", Choices).open(self.comparing.choices(), self.comparing.shown)

    @on(Choices.Chosen, "#kinds")
    def _kind_chosen(self, event: Choices.Chosen) -> None:
        self.comparing.show(event.row_id)
        self.close_strips()
        self._show_place()

    def action_order(self) -> None:
        """Choose in which order places are walked."""
        self.query_one("#orders", Choices).open(self.comparing.orders(), self.comparing.order)

    @on(Choices.Chosen, "#orders")
    def _order_chosen(self, event: Choices.Chosen) -> None:
        self.comparing.put_in_order(Order(event.row_id))
        self.close_strips()
        self._show_place()

    def action_next_pair(self) -> None:
        """Compare the next two coders."""
        try:
            self.comparing.next_pair()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self._show_place()

    async def action_open(self) -> None:
        """The words in their note; Escape comes back."""
        case = self.comparing.case
        if case is not None:
            span = case.place.span or Span(0, 1)
            await self.app.open_passage(case.document_id, span.start_char, span.end_char)

    async def action_define(self) -> None:
        """Edit the definition of the code beside the text; F6 comes back."""
        case = self.comparing.case
        if case is not None:
            await self.app.ways.define(case.place.code_ids[0])

    # --- other words ------------------------------------------------------------------------------------

    @property
    def _is_choosing(self) -> bool:
        return self.has_class("-choosing")

    def choose_words(self) -> None:
        """The note with the words of both selected, to select others."""
        case = self.comparing.case
        if case is None:
            return
        note = self._note_of(case.document_id)
        units = Units(note.document.text, note.spoken, desk.splitter(note, self.app.language))
        self.add_class("-choosing")
        transcript = self.query_one(Transcript)
        transcript.show_note(Note(note.document.text, units, note.quiet), ())
        span = case.place.span or Span(0, 1)
        transcript.focus()
        transcript.select(span.start_char, span.end_char)
        self.app.say("Select words; Enter takes them, Esc leaves it.")
        self.refresh_bindings()

    def action_keep_words(self) -> None:
        """Settle with the selected words."""
        selection = self.query_one(Transcript).caret.selection
        if selection is None:
            self.app.say("No words are selected. shift+arrows select, s takes a sentence.", is_problem=True)
        else:
            self.settle_with(Span(*selection))

    def action_leave_words(self) -> None:
        """Select nothing after all."""
        self.strips_closed()
