"""The note while one codes: moving the caret and selecting, by keys and by mouse."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.keys import _character_to_key

from qualcode.tui import moves
from qualcode.tui.line_painter import GUTTER
from qualcode.tui.marks import Mark
from qualcode.tui.widgets.note_view import Caret, Note, NoteView

__all__ = ["Note", "Transcript"]

_CLICKS = {2: "words", 3: "sentences", 4: "paragraphs"}


class Transcript(NoteView):
    """A read-only text in which one moves and selects; the unit behind a spent selection is the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move('before')", "left", show=False, id="text.left"),
        Binding("right", "move('after')", "right", show=False, id="text.right"),
        Binding("up", "line(-1)", "up", show=False, id="text.up"),
        Binding("down", "line(1)", "down", show=False, id="text.down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="text.page_up"),
        Binding("pagedown", "page(1)", "page down", show=False, id="text.page_down"),
        Binding("home", "edge('home')", "start of line", show=False, id="text.home"),
        Binding("end", "edge('end')", "end of line", show=False, id="text.end"),
        Binding("ctrl+home", "edge('top')", "start of note", show=False, id="text.top"),
        Binding("ctrl+end", "edge('bottom')", "end of note", show=False, id="text.bottom"),
        Binding("ctrl+left", "unit('words', -1)", "word back", show=False, id="text.word_back"),
        Binding("ctrl+right", "unit('words', 1)", "word forward", show=False, id="text.word_forward"),
        Binding("ctrl+up", "unit('paragraphs', -1)", "paragraph back", show=False, id="text.paragraph_back"),
        Binding("ctrl+down", "unit('paragraphs', 1)", "paragraph", show=False, id="text.paragraph_forward"),
        Binding("shift+left", "move('before', True)", "select left", show=False, id="select.left"),
        Binding("shift+right", "move('after', True)", "select right", show=False, id="select.right"),
        Binding("shift+up", "line(-1, True)", "select up", show=False, id="select.up"),
        Binding("shift+down", "line(1, True)", "select down", show=False, id="select.down"),
        Binding("shift+home", "edge('home', True)", "select to start of line", show=False, id="select.home"),
        Binding("shift+end", "edge('end', True)", "select to end of line", show=False, id="select.end"),
        Binding(
            "ctrl+shift+home", "edge('top', True)", "select to start of note", show=False, id="select.top"
        ),
        Binding(
            "ctrl+shift+end", "edge('bottom', True)", "select to end of note", show=False, id="select.bottom"
        ),
        Binding(
            "ctrl+shift+left",
            "unit('words', -1, True)",
            "select word back",
            show=False,
            id="select.word_back",
        ),
        Binding("ctrl+shift+right", "unit('words', 1, True)", "select word", show=False, id="select.word"),
        Binding("space", "hold", "hold one end, arrows select", show=False, id="select.hold"),
        Binding("semicolon", "swap", "go to the other end", show=False, id="select.swap"),
        Binding("s", "grow('sentences')", "sentence", id="select.sentence"),
        Binding("S", "shrink('sentences')", "one sentence less", show=False, id="select.sentence_less"),
        Binding(
            "right_parenthesis", "slide(1)", "next sentence instead", show=False, id="select.sentence_next"
        ),
        Binding("left_parenthesis", "slide(-1)", "sentence before", show=False, id="select.sentence_before"),
        Binding("greater_than_sign", "grow('words')", "word more", show=False, id="select.word_more"),
        Binding("less_than_sign", "shrink('words')", "word less", show=False, id="select.word_less"),
        Binding("T", "grow('turns')", "turn", show=False, id="select.turn"),
        Binding("ctrl+t", "shrink('turns')", "one turn less", show=False, id="select.turn_less"),
        Binding("right_curly_bracket", "grow('paragraphs')", "paragraph", show=False, id="select.paragraph"),
        Binding(
            "left_curly_bracket",
            "shrink('paragraphs')",
            "one paragraph less",
            show=False,
            id="select.paragraph_less",
        ),
        Binding("escape", "clear", "no selection", show=False, id="select.none"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._code_keys: frozenset[str] = frozenset()
        self._code: Callable[[str], None] = lambda _key: None
        self._own_bindings = self._bindings.copy()
        self._is_holding = False
        self._goal: int | None = None

    def show_note(
        self, note: Note, marks: Sequence[Mark], position: int = 0, top_char: int | None = None
    ) -> None:
        """Show another note; nothing is selected in it."""
        self._is_holding = False
        self._goal = None
        super().show_note(note, marks, position, top_char)

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into view."""
        self._put(Caret(start, end))
        self.scroll_to_caret(is_centred=True)

    def spend(self) -> None:
        """The selection was coded: the next unit begins behind it."""
        self._is_holding = self._is_holding and self.caret.selection is None
        super().spend()

    # --- moving -----------------------------------------------------------------------------------------

    def action_move(self, way: str, is_selecting: bool = False) -> None:
        """One grapheme left (before) or right (after); a selection is left at that side of it."""
        selection = self.caret.selection
        if selection and not is_selecting and not self._is_holding:
            self._go(selection[0] if way == "before" else selection[1], False)
            return
        move = self._layout.before if way == "before" else self._layout.after
        self._go(move(self.caret.position), is_selecting)

    def action_line(self, lines: int, is_selecting: bool = False) -> None:
        """Up or down, keeping the column."""
        layout = self._layout
        goal = layout.column_of(self.caret.position) if self._goal is None else self._goal
        self._go(layout.position_at(layout.line_of(self.caret.position) + lines, goal), is_selecting)
        self._goal = goal

    def action_page(self, pages: int) -> None:
        """A screenful up or down."""
        self.action_line(pages * max(1, self.size.height - 2))

    def action_edge(self, edge: str, is_selecting: bool = False) -> None:
        """To the start or end of the line or of the note."""
        line = self._layout.line_of(self.caret.position)
        targets = {
            "home": self._layout.lines[line].start_char,
            "end": self._layout.position_at(line, self._layout.width + 1),
            "top": 0,
            "bottom": len(self.text),
        }
        self._go(targets[edge], is_selecting)

    def action_unit(self, unit: str, step: int, is_selecting: bool = False) -> None:
        """To the next or the previous start of a unit; selecting, to the end of the next one."""
        position = self.caret.position
        spans = self._note.units.near(unit, position, position)
        if step < 0:
            found = moves.before(spans, position)
            target = found.start_char if found else 0
        elif is_selecting:
            # The one that the caret stands in, else the next one.
            target = next((span.end_char for span in spans if span.end_char > position), len(self.text))
        else:
            found = moves.after(spans, position + 1)
            target = found.start_char if found else len(self.text)
        self._go(target, is_selecting)

    def action_grow(self, unit: str) -> None:
        """Select the unit under the caret; again, and the next one at the moving end joins."""
        selection = self.caret.selection
        if selection is None or self._is_spent:
            position = selection[1] if selection else self.caret.position
            found = moves.at(self._note.units.near(unit, position, position), position)
            if found:
                self._put(Caret(found.start_char, found.end_char))
            return
        is_backward = self.caret.position < self.caret.anchor
        spans = self._note.units.near(unit, *selection)
        self._reshape(moves.grown(spans, *selection, is_backward=is_backward), is_backward)

    def action_shrink(self, unit: str) -> None:
        """Let go of the last unit at the moving end of the selection."""
        if self.caret.selection:
            is_backward = self.caret.position < self.caret.anchor
            spans = self._note.units.near(unit, *self.caret.selection)
            self._reshape(moves.shrunk(spans, *self.caret.selection, is_backward=is_backward), is_backward)

    def _reshape(self, span: tuple[int, int], is_backward: bool) -> None:
        start, end = span
        self._put(Caret(end, start) if is_backward else Caret(start, end))

    def action_slide(self, step: int) -> None:
        """Select the next or the previous sentence instead."""
        start, end = self.caret.selection or (self.caret.position, self.caret.position)
        spans = self._note.units.near("sentences", start, end)
        found = moves.after(spans, end) if step > 0 else moves.before(spans, start)
        if found:
            self._put(Caret(found.start_char, found.end_char))

    def action_hold(self) -> None:
        """Hold one end here, so that arrows select; again, and they move only."""
        is_holding = not self._is_holding
        self._put(Caret(self.caret.position, self.caret.position))
        self._is_holding = is_holding

    def action_swap(self) -> None:
        """Go to the other end of the selection, to move that one."""
        self._put(Caret(self.caret.position, self.caret.anchor))
        self._is_holding = self.caret.selection is not None

    def action_clear(self) -> None:
        """Select nothing."""
        self._put(Caret(self.caret.position, self.caret.position))

    def _go(self, position: int, is_selecting: bool) -> None:
        is_holding = self._is_holding
        anchor = self.caret.anchor if is_selecting or is_holding else position
        self._put(Caret(anchor, position))
        self._is_holding = is_holding

    def _put(self, caret: Caret) -> None:
        self._goal = None
        self._is_holding = False
        self.put(caret)

    # --- keys of codes ----------------------------------------------------------------------------------

    def use_code_keys(self, keys: frozenset[str], code: Callable[[str], None]) -> None:
        """Let keys code, while words are selected, before they are for commands.

        They are bindings like all others, so that keys typed in one go are obeyed in their order.
        """
        self._code = code
        if keys == self._code_keys:
            return
        self._code_keys = keys
        bindings = self._own_bindings.copy()
        for key in keys:
            name = _character_to_key(key)
            coding = Binding(name, f"code_key({key!r})", "code", show=False, id=f"code.key.{name}")
            bindings.key_to_bindings[name] = [coding, *bindings.key_to_bindings.get(name, [])]
        self._bindings = bindings

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key of a code is for the code while words are selected, else for commands."""
        if action == "code_key":
            return self.caret.selection is not None
        return super().check_action(action, parameters)

    def action_code_key(self, key: str) -> None:
        """Code the selection with the code that has this key."""
        self._code(key)

    # --- mouse ------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the caret; with shift extend the selection; drag to select."""
        position = self._under(event)
        self._put(Caret(self.caret.anchor if event.shift else position, position))
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while the button is down."""
        if event.button and self.app.mouse_captured is self:
            self._put(Caret(self.caret.anchor, self._under(event)))

    def on_mouse_up(self) -> None:
        """The selection stands."""
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Two clicks select a word, three a sentence, four a paragraph."""
        if event.chain in _CLICKS:
            position = self._under(event)
            span = moves.at(self._note.units.near(_CLICKS[event.chain], position, position), position)
            if span:
                self._put(Caret(span.start_char, span.end_char))

    def _under(self, event: events.MouseEvent) -> int:
        return self._layout.position_at(int(event.y) + self.scroll_offset.y, max(0, int(event.x) - GUTTER))
