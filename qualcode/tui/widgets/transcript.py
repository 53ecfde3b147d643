"""The note: reading, selecting, seeing codings. Its cost depends on the lines on screen, not on the text."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.model.spans import Span
from qualcode.tui import moves
from qualcode.tui.layout import Layout
from qualcode.tui.marks import Mark, Marks, Piece, pieces

_GUTTER = 5
_MOST_LANES = 4
_WIDEST_TEXT = 92
_TINT = 0.34
_CLICKS = {2: "words", 3: "sentences"}


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
    """What the widget shows: a text, its sentences, and the stretches that are printed quietly."""

    text: str
    sentences: Sequence[Span] = ()
    quiet: Sequence[Span] = ()


class Transcript(ScrollView, can_focus=True):
    """A read-only text with a caret, a selection and coded passages; positions are code points."""

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
        Binding("shift+left", "move('before', True)", "select left", show=False, id="select.left"),
        Binding("shift+right", "move('after', True)", "select right", show=False, id="select.right"),
        Binding("shift+up", "line(-1, True)", "select up", show=False, id="select.up"),
        Binding("shift+down", "line(1, True)", "select down", show=False, id="select.down"),
        Binding("shift+home", "edge('home', True)", "select to start of line", show=False, id="select.home"),
        Binding("shift+end", "edge('end', True)", "select to end of line", show=False, id="select.end"),
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
        Binding("greater_than_sign", "grow('words')", "word more", show=False, id="select.word_more"),
        Binding("less_than_sign", "shrink('words')", "word less", show=False, id="select.word_less"),
        Binding("right_curly_bracket", "grow('paragraphs')", "paragraph", show=False, id="select.paragraph"),
        Binding(
            "left_curly_bracket", "shrink('paragraphs')", "one less", show=False, id="select.paragraph_less"
        ),
        Binding("escape", "clear", "no selection", show=False, id="select.none"),
    ]

    class CaretMoved(Message):
        """The caret or the selection changed; ``over`` are the codings under the caret, shortest first."""

        def __init__(self, caret: Caret, over: list[Mark]) -> None:
            super().__init__()
            self.caret = caret
            self.over = over

    class CodeKeyPressed(Message):
        """The key of a code was pressed while words are selected."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.code_keys: frozenset[str] = frozenset()
        self.caret = Caret(0, 0)
        self._note = Note("")
        self._layout = Layout("", 10)
        self._marks = Marks((), self._layout)
        self._raw_marks: Sequence[Mark] = ()
        self._spans: dict[str, Sequence[Span]] = {}
        self._is_holding = False
        self._goal: int | None = None
        self._strips: LRUCache[object, Strip] = LRUCache(512)

    # --- what it shows ----------------------------------------------------------------------------------

    def show_note(self, note: Note, marks: Sequence[Mark], position: int = 0) -> None:
        """Show another note with the caret at a position."""
        self._note = note
        self._spans = {
            "words": (),
            "sentences": note.sentences,
            "paragraphs": moves.paragraph_spans(note.text),
        }
        self._raw_marks = marks
        self._is_holding = False
        self.caret = Caret(position, position)
        self._lay_out()
        self.scroll_to_caret(is_centred=True)
        self._tell()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show other codings on the same note."""
        self._raw_marks = marks
        self._marks = Marks(marks, self._layout)
        self._strips.clear()
        self.refresh()
        self._tell()

    def show_sentences(self, sentences: Sequence[Span]) -> None:
        """The sentences of the note, which may come later than its text."""
        self._spans["sentences"] = sentences

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into view."""
        self._put(Caret(start, end))
        self.scroll_to_caret(is_centred=True)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._note.text

    @property
    def marks(self) -> Marks:
        """The codings that are shown."""
        return self._marks

    @property
    def margin(self) -> int:
        """The cells right of the text: lanes, and names where there is room."""
        room = self._inner - _GUTTER
        return max(_MOST_LANES + 2, min(26, room - 60), room - _WIDEST_TEXT)

    @property
    def _inner(self) -> int:
        return max(20, self.size.width - self.scrollbar_size_vertical)

    def _lay_out(self) -> None:
        self._layout = Layout(self._note.text, max(16, self._inner - _GUTTER - self.margin))
        self._marks = Marks(self._raw_marks, self._layout)
        self.virtual_size = Size(self._inner, len(self._layout.lines))
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew where the width changed, and keep the caret in view."""
        self._lay_out()
        self.scroll_to_caret()

    def notify_style_update(self) -> None:
        """Colours changed with the theme."""
        super().notify_style_update()
        self._strips.clear()

    # --- lines ------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen: number, words, lanes and names."""
        number = y + self.scroll_offset.y
        if number >= len(self._layout.lines):
            return Strip.blank(self.size.width, self.rich_style)
        start, end, _ = self._layout.lines[number]
        selection = self._inside(self.caret.selection, start, end)
        caret = self._caret_cells(number, end)
        key = (number, selection, caret, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strip(number, selection, caret)
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
        if self.caret.selection is not None or self._layout.line_of(position) != number:
            return None
        return position, max(position + 1, min(end, self._layout.after(position)))

    def _strip(self, number: int, selection: tuple[int, int] | None, caret: tuple[int, int] | None) -> Strip:
        start, end, paragraph = self._layout.lines[number]
        indices = self._marks.on_line(number)
        over = [self._marks.marks[index] for index in indices]
        quiet = self.get_component_rich_style("transcript--quiet")
        gutter = Segment(f"{paragraph or '':>{_GUTTER - 1}} ", quiet)
        words = [self._segment(piece) for piece in pieces(start, end, over, selection, caret)]
        if caret and caret[0] >= end:
            words.append(Segment(" ", self.get_component_rich_style("transcript--caret")))
        width = self._layout.width
        text = Strip(words).adjust_cell_length(width, self.rich_style)
        margin = Strip(self._margin(number, indices)).adjust_cell_length(self.margin, self.rich_style)
        return Strip([gutter, *text, *margin]).adjust_cell_length(self.size.width, self.rich_style)

    def _segment(self, piece: Piece) -> Segment:
        style = self.rich_style
        if any(span.start_char <= piece.start_char < span.end_char for span in self._note.quiet):
            style += self.get_component_rich_style("transcript--quiet")
        if piece.colour:
            style += Style(bgcolor=self._tint(piece.colour).rich_color, underline=piece.depth > 1)
        if piece.is_selected:
            style += self.get_component_rich_style("transcript--selection")
        if piece.is_caret and self.has_focus:
            style += self.get_component_rich_style("transcript--caret")
        return Segment(self._layout.shown[piece.start_char : piece.end_char], style)

    def _tint(self, colour: str) -> Color:
        _, background = self.background_colors
        return background.blend(Color.parse(colour), _TINT)

    def _margin(self, number: int, indices: Sequence[int]) -> list[Segment]:
        """A stripe for each coding that touches the line, then the names of those that begin on it."""
        shown = [(self._marks.lanes[index], self._marks.marks[index]) for index in indices]
        lanes: list[Segment] = [Segment(" ", self.rich_style)]
        for lane in range(_MOST_LANES):
            mark = next((mark for at, mark in shown if at == lane), None)
            style = self.rich_style
            if mark is not None:
                style += Style(color=Color.parse(mark.colour).rich_color)
            lanes.append(Segment("┃" if mark else " ", style))
        hidden = sum(1 for lane, _ in shown if lane >= _MOST_LANES)
        room = self.margin - _MOST_LANES - 2
        names = [f"{mark.sign}{mark.name}" for _, mark in shown if self._begins(mark, number)]
        text = ", ".join(names) + (f" +{hidden}" if hidden else "")
        return [*lanes, Segment(" " + _cut(text, room), self.get_component_rich_style("transcript--name"))]

    def _begins(self, mark: Mark, number: int) -> bool:
        return self._layout.line_of(mark.start_char) == number

    # --- moving -----------------------------------------------------------------------------------------

    def action_move(self, way: str, is_selecting: bool = False) -> None:
        """One grapheme left (before) or right (after)."""
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
        """To the next start or the previous start of a word (or another unit)."""
        spans = self._of(unit)
        position = self.caret.position
        if step < 0:
            found = moves.before(spans, position)
            self._go(found.start_char if found else 0, is_selecting)
        elif is_selecting:
            found = moves.after(spans, position)
            self._go(found.end_char if found else len(self.text), is_selecting)
        else:
            found = next((span for span in spans if span.start_char > position), None)
            self._go(found.start_char if found else len(self.text), is_selecting)

    def action_grow(self, unit: str) -> None:
        """Select the unit under the caret; again, and the next one joins."""
        start, end = self.caret.selection or (self.caret.position, self.caret.position)
        grown = moves.grown(self._of(unit), start, end)
        if grown[0] < grown[1]:
            self._put(Caret(*grown))

    def action_shrink(self, unit: str) -> None:
        """Let go of the last unit of the selection."""
        if self.caret.selection:
            self._put(Caret(*moves.shrunk(self._of(unit), *self.caret.selection)))

    def action_hold(self) -> None:
        """Hold one end here, so that arrows select; again, and they move only."""
        self._is_holding = not self._is_holding
        if self._is_holding:
            self._put(Caret(self.caret.position, self.caret.position))

    def action_swap(self) -> None:
        """Go to the other end of the selection, to move that one."""
        self._put(Caret(self.caret.position, self.caret.anchor))
        self._is_holding = True

    def action_clear(self) -> None:
        """Select nothing."""
        self._is_holding = False
        self._put(Caret(self.caret.position, self.caret.position))

    def _of(self, unit: str) -> Sequence[Span]:
        if unit == "words" and not self._spans.get("words"):
            self._spans["words"] = moves.word_spans(self.text)
        return self._spans.get(unit) or self._spans["paragraphs"]

    def _go(self, position: int, is_selecting: bool) -> None:
        anchor = self.caret.anchor if is_selecting or self._is_holding else position
        self._put(Caret(anchor, position))

    def _put(self, caret: Caret) -> None:
        old, self.caret = self.caret, caret
        self._goal = None
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
            self.scroll_to(y=line - height // 3, animate=False, force=True, immediate=True)
        elif line < top:
            self.scroll_to(y=line, animate=False, force=True, immediate=True)
        elif height and line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False, force=True, immediate=True)

    def _tell(self) -> None:
        position = self.caret.selection[0] if self.caret.selection else self.caret.position
        self.post_message(
            self.CaretMoved(self.caret, self._marks.at(position, self._layout.line_of(position)))
        )

    def on_key(self, event: events.Key) -> None:
        """With words selected, the key of a code is for that code, before any command."""
        if self.caret.selection is not None and event.character in self.code_keys:
            event.stop()
            event.prevent_default()
            self.post_message(self.CodeKeyPressed(str(event.character)))

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
        """Two clicks select a word, three a sentence."""
        if event.chain in _CLICKS:
            span = moves.at(self._of(_CLICKS[event.chain]), self._under(event))
            if span:
                self._put(Caret(span.start_char, span.end_char))

    def _under(self, event: events.MouseEvent) -> int:
        return self._layout.position_at(int(event.y) + self.scroll_offset.y, max(0, int(event.x) - _GUTTER))


def _cut(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    return text[: max(0, room - 1)] + "…" if room > 1 else ""
