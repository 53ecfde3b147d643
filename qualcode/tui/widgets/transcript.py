"""The note: reading, selecting, seeing codings. Its cost depends on the lines on screen, not on the text."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Region, Size
from textual.keys import _character_to_key
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.model.spans import Span
from qualcode.tui import moves
from qualcode.tui.layout import Layout
from qualcode.tui.marks import Mark, Marks, Piece, pieces
from qualcode.tui.moves import Units

_GUTTER = 6
_MOST_LANES = 4
_LANES = _MOST_LANES + 2
_READABLE = 56
_WIDEST_TEXT = 88
_WIDEST_NAMES = 30
_FEWEST_NAMES = 13
_TINT = 0.30
_STRONG_TINT = 0.58
_CLICKS = {2: "words", 3: "sentences", 4: "paragraphs"}


# Line, selection and caret on it, the focused coding if it is on it, and whether the text has the focus.
_Key = tuple[int, tuple[int, int] | None, tuple[int, int] | None, int | None, bool]


class Caret(NamedTuple):
    """Where the caret stands, and the other end of the selection (the same when nothing is selected)."""

    anchor: int
    position: int

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected characters, in order."""
        if self.anchor == self.position:
            return None
        return min(self.anchor, self.position), max(self.anchor, self.position)


class Note(NamedTuple):
    """What the widget shows: a text with its units, quiet stretches, and signs for the edge of lines.

    ``signs`` are stretches with one character each, such as the mark of a paraphrase.
    """

    text: str
    units: Units
    quiet: Sequence[Span] = ()
    signs: Sequence[tuple[Span, str]] = ()


class Transcript(ScrollView, can_focus=True):
    """A read-only text with a caret, a selection and coded passages; positions are code points.

    A selection that was just coded is *spent*: more codes can go to the same words, and the next unit
    begins behind it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Transcript {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $surface;
    }
    Transcript .transcript--quiet { color: $text-muted; }
    Transcript .transcript--selection { background: $primary; color: $text; }
    Transcript .transcript--caret { text-style: reverse; }
    Transcript .transcript--name { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "transcript--quiet",
        "transcript--selection",
        "transcript--caret",
        "transcript--name",
    }
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

    class CaretMoved(Message):
        """The caret or the selection changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._code_keys: frozenset[str] = frozenset()
        self._code: Callable[[str], None] = lambda _key: None
        self._own_bindings = self._bindings.copy()
        self.caret = Caret(0, 0)
        self._note = Note("", Units(""))
        self._layout = Layout("", 10)
        self._marks = Marks((), self._layout)
        self._raw_marks: Sequence[Mark] = ()
        self._focused: int | None = None
        self._is_holding = False
        self._is_spent = False
        self._goal: int | None = None
        self._strips: LRUCache[_Key, Strip] = LRUCache(512)
        self._looks: dict[tuple[object, ...], Style] = {}

    # --- what it shows ----------------------------------------------------------------------------------

    def show_note(
        self, note: Note, marks: Sequence[Mark], position: int = 0, top_char: int | None = None
    ) -> None:
        """Show another note with the caret at a position, and perhaps the same line on top as before."""
        self._note = note
        self._raw_marks = marks
        self._focused = None
        self._is_holding = self._is_spent = False
        self._layout = Layout(note.text, self._text_width)
        self._lay_out()
        position = self._layout.start_of(position)
        self.caret = Caret(position, position)
        self._goal = None
        if top_char is not None:
            self._scroll(self._layout.line_of(min(top_char, len(note.text))))
        self.scroll_to_caret(is_centred=True)
        self._tell()

    def show_marks(self, marks: Sequence[Mark], focused: int | None = None) -> None:
        """Show other codings on the same note."""
        old, self._marks = self._marks, Marks(marks, self._layout)
        self._raw_marks = marks
        self.show_focus(focused, old)
        self._forget(old)

    def _forget(self, old: Marks) -> None:
        """Drop the lines that look otherwise with the present marks, and repaint those on the screen."""
        new = self._marks
        kept = [key[0] for key in self._strips.keys()]  # noqa: SIM118  (the cache is no mapping)
        top = self.scroll_offset.y
        changed = {
            number
            for number in {*kept, *range(top, top + self.size.height)}
            # A name may go on from the line above, and makes room for one that begins below.
            if any(old.look_of(near) != new.look_of(near) for near in (number - 1, number, number + 1))
        }
        for key in [*self._strips.keys()]:
            if key[0] in changed:
                self._strips.discard(key)
        for number in changed:
            self._refresh_lines(number, number)

    def show_signs(self, signs: Sequence[tuple[Span, str]]) -> None:
        """Show other signs at the edge."""
        self._note = self._note._replace(signs=signs)
        self._strips.clear()
        self.refresh()

    def show_focus(self, coding_id: int | None, before: Marks | None = None) -> None:
        """Let one coding stand out; ``before`` are the marks among which the last one stood."""
        if coding_id == self._focused:
            return
        changed = [(before or self._marks).lines_of(self._focused), self._marks.lines_of(coding_id)]
        self._focused = coding_id
        for lines in filter(None, changed):
            self._refresh_lines(*lines)

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into view."""
        self._put(Caret(start, end))
        self.scroll_to_caret(is_centred=True)

    def spend(self) -> None:
        """The selection was coded: the next unit begins behind it."""
        self._is_spent = self.caret.selection is not None
        if self.caret.selection:
            start, end = self.caret.selection
            self.caret = Caret(start, end)
            self._is_holding = False
            self._refresh_lines(self._layout.line_of(start), self._layout.line_of(end))

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._note.text

    @property
    def marks(self) -> Marks:
        """The codings that are shown."""
        return self._marks

    @property
    def top_char(self) -> int:
        """The first character on the screen."""
        lines = self._layout.lines
        return lines[min(self.scroll_offset.y, len(lines) - 1)].start_char

    @property
    def margin(self) -> int:
        """The cells right of the text: lanes, and names where there is room."""
        room = self._inner - _GUTTER
        names = min(_WIDEST_NAMES, room - _READABLE - _LANES)
        if names < _FEWEST_NAMES:
            return _LANES
        return max(_LANES + names, room - _WIDEST_TEXT)

    @property
    def _inner(self) -> int:
        return max(20, self.size.width - self.scrollbar_size_vertical)

    @property
    def _text_width(self) -> int:
        return max(16, self._inner - _GUTTER - self.margin)

    def _lay_out(self) -> None:
        self._layout = self._layout.at_width(self._text_width)
        self._marks = Marks(self._raw_marks, self._layout)
        self.virtual_size = Size(self._inner, len(self._layout.lines))
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew where the width changed, and keep the same words on top and the caret in view."""
        top_char = self.top_char
        self._lay_out()
        self._scroll(self._layout.line_of(top_char))
        self.scroll_to_caret()

    def notify_style_update(self) -> None:
        """Colours changed with the theme."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    # --- lines ------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen: number, words, lanes and names."""
        number = y + self.scroll_offset.y
        if number >= len(self._layout.lines):
            return Strip.blank(self.size.width, self.rich_style)
        start, end, *_ = self._layout.lines[number]
        selection = None if self._is_spent else self._inside(self.caret.selection, start, end)
        caret = self._caret_cells(number, end)
        lines = self._marks.lines_of(self._focused)
        focused = self._focused if lines and lines[0] <= number <= lines[1] else None
        key = (number, selection, caret, focused, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strip(number, selection, caret, focused)
            self._strips[key] = strip
        return strip

    @staticmethod
    def _inside(span: tuple[int, int] | None, start: int, end: int) -> tuple[int, int] | None:
        if span is None or span[1] <= start or span[0] >= end:
            return None
        return max(span[0], start), min(span[1], end)

    def _caret_cells(self, number: int, end: int) -> tuple[int, int] | None:
        """The characters of the caret, if it stands on this line; behind the last one it is a space."""
        position = self.caret.position
        if (self.caret.selection is not None and not self._is_spent) or (
            self._layout.line_of(position) != number
        ):
            return None
        return position, max(position + 1, min(end, self._layout.after(position)))

    def _strip(
        self,
        number: int,
        selection: tuple[int, int] | None,
        caret: tuple[int, int] | None,
        focused: int | None,
    ) -> Strip:
        start, end, paragraph, _ = self._layout.lines[number]
        indices = self._marks.on_line(number)
        over = [self._marks.marks[index] for index in indices]
        quiet = self._component("transcript--quiet")
        gutter = Segment(f"{paragraph or '':>{_GUTTER - 2}}{self._sign(start, end)} ", quiet)
        cut = pieces(
            start,
            end,
            over,
            selection=selection,
            caret=caret,
            quiet=self._note.quiet,
            focused=focused,
        )
        words = [self._segment(piece) for piece in cut]
        if caret and caret[0] >= end:
            words.append(Segment(" ", self._look(Piece(0, 0, is_caret=True))))
        # One cell more than the text, for a caret on the space that hangs over the edge.
        text = Strip(words).adjust_cell_length(self._layout.width + 1, self.rich_style)
        margin = Strip(self._margin(number, indices, focused)).adjust_cell_length(
            self.margin - 1, self.rich_style
        )
        return Strip([gutter, *text, *margin]).adjust_cell_length(self.size.width, self.rich_style)

    def _sign(self, start: int, end: int) -> str:
        signs = (sign for span, sign in self._note.signs if span.start_char < end and span.end_char > start)
        # The newest mark of a place counts.
        return next(reversed([*signs]), " ")

    def _segment(self, piece: Piece) -> Segment:
        return Segment(self._layout.shown[piece.start_char : piece.end_char], self._look(piece))

    def _look(self, piece: Piece) -> Style:
        """The style of a piece; there are few, and each is put together once."""
        is_caret = piece.is_caret and self.has_focus
        key = (piece.colour, piece.depth > 1, *piece[4:6], is_caret, piece.is_quiet)
        look = self._looks.get(key)
        if look is None:
            look = self.rich_style
            if piece.is_quiet:
                look += self._component("transcript--quiet")
            if piece.colour:
                tint = self._tint(piece.colour, _STRONG_TINT if piece.is_focused else _TINT)
                look += Style(bgcolor=tint.rich_color, underline=piece.depth > 1)
            if piece.is_selected:
                look += self._component("transcript--selection")
            if is_caret:
                look += self._component("transcript--caret")
            self._looks[key] = look
        return look

    def _component(self, name: str) -> Style:
        look = self._looks.get((name,))
        if look is None:
            look = self._looks[(name,)] = self.get_component_rich_style(name)
        return look

    def _tint(self, colour: str, strength: float) -> Color:
        _, background = self.background_colors
        return background.blend(Color.parse(colour), strength)

    def _margin(self, number: int, indices: Sequence[int], focused: int | None) -> list[Segment]:
        """A stripe for each coding that touches the line, then the names of those that begin on it."""
        shown = {self._marks.lanes[index]: self._marks.marks[index] for index in indices}
        lanes = [self._lane(shown.get(lane), focused) for lane in range(_MOST_LANES)]
        hidden = sum(1 for lane in shown if lane >= _MOST_LANES)
        room = self.margin - _MOST_LANES - 2 - (3 if hidden else 0)
        more = f" +{hidden}" if hidden else ""
        name = self._marks.name_on(number, room) if room >= _FEWEST_NAMES - 4 else ""
        return [*lanes, Segment(f" {name}{more}", self._component("transcript--name"))]

    def _lane(self, mark: Mark | None, focused: int | None) -> Segment:
        if mark is None:
            return Segment(" ", self.rich_style)
        key = ("lane", mark.colour)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self.rich_style + Style(color=Color.parse(mark.colour).rich_color)
        return Segment("█" if mark.coding_id == focused else mark.stripe, look)

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
        old, self.caret = self.caret, caret
        self._goal = None
        self._is_holding = self._is_spent = False
        lines = {self._layout.line_of(p) for p in (*old, *caret)}
        self._refresh_lines(min(lines), max(lines))
        self.scroll_to_caret()
        self._tell()

    def _refresh_lines(self, first: int, last: int) -> None:
        """Repaint only these lines."""
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height)
        if last >= first:
            self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    def scroll_to_caret(self, is_centred: bool = False) -> None:
        """Bring the caret into view, in the middle if asked."""
        line, height = self._layout.line_of(self.caret.position), self.size.height
        top = self.scroll_offset.y
        if is_centred and not top <= line < top + height - 1:
            self._scroll(line - height // 3)
        elif line < top:
            self._scroll(line)
        elif height and line >= top + height:
            self._scroll(line - height + 1)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def over(self) -> list[Mark]:
        """The codings under the caret, or under the start of the selection, shortest first."""
        position = self.caret.selection[0] if self.caret.selection else self.caret.position
        return self._marks.at(position, self._layout.line_of(position))

    def _tell(self) -> None:
        self.post_message(self.CaretMoved())

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
        return self._layout.position_at(int(event.y) + self.scroll_offset.y, max(0, int(event.x) - _GUTTER))
