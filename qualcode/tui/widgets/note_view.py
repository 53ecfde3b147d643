"""A note on the screen, as it is seen. Its cost depends on the lines on screen, not on the text."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.model.spans import Span
from qualcode.tui.layout import Layout
from qualcode.tui.line_painter import Inks, LinePainter, Page, Seen
from qualcode.tui.marks import Mark, Marks
from qualcode.tui.moves import Units


class Note(NamedTuple):
    """What the widget shows: a text with its units, quiet stretches, and signs for the edge of lines.

    ``signs`` are stretches with one character each, such as the mark of a paraphrase.
    """

    text: str
    units: Units
    quiet: Sequence[Span] = ()
    signs: Sequence[tuple[Span, str]] = ()


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


class NoteView(ScrollView, can_focus=True):
    """A text with coded passages, a caret and a selection; positions are code points.

    A selection that was just coded is *spent*: more codes can go to the same words, but it is no longer
    drawn, and the caret stands behind it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    NoteView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $surface;
    }
    NoteView .note-view--quiet { color: $text-muted; }
    NoteView .note-view--selection { background: $primary; color: $text; }
    NoteView .note-view--caret { text-style: reverse; }
    NoteView .note-view--name { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "note-view--quiet",
        "note-view--selection",
        "note-view--caret",
        "note-view--name",
    }

    class CaretMoved(Message):
        """The caret or the selection changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.caret = Caret(0, 0)
        self._is_spent = False
        self._note = Note("", Units(""))
        self._layout = Layout("", 10)
        self._raw_marks: Sequence[Mark] = ()
        self._marks = Marks((), self._layout)
        self._focused: int | None = None
        self._made_painter: LinePainter | None = None

    # --- what it shows ----------------------------------------------------------------------------------

    def show_note(
        self, note: Note, marks: Sequence[Mark], position: int = 0, top_char: int | None = None
    ) -> None:
        """Show another note with the caret at a position, and perhaps the same line on top as before."""
        self._note = note
        self._raw_marks = marks
        self._focused = None
        self._is_spent = False
        self._layout = Layout(note.text, self._page.text)
        self._lay_out()
        position = self._layout.start_of(position)
        self.caret = Caret(position, position)
        if top_char is not None:
            self._scroll(self._layout.line_of(min(top_char, len(note.text))))
        self.scroll_to_caret(is_centred=True)
        self.post_message(self.CaretMoved())

    def show_marks(self, marks: Sequence[Mark], focused: int | None = None) -> None:
        """Show other codings on the same note; only the lines that look otherwise are painted."""
        painter = self._painter
        old, self._marks = self._marks, Marks(marks, self._layout)
        self._raw_marks = marks
        self.show_focus(focused, old)
        top = self.scroll_offset.y
        for number in painter.use_marks(self._marks, range(top, top + self.size.height)):
            self._refresh_lines(number, number)

    def show_signs(self, signs: Sequence[tuple[Span, str]]) -> None:
        """Show other signs at the edge."""
        self._note = self._note._replace(signs=signs)
        self._made_painter = None
        self.refresh()

    def show_focus(self, coding_id: int | None, before: Marks | None = None) -> None:
        """Let one coding stand out; ``before`` are the marks among which the last one stood."""
        if coding_id == self._focused:
            return
        changed = [(before or self._marks).lines_of(self._focused), self._marks.lines_of(coding_id)]
        self._focused = coding_id
        for lines in filter(None, changed):
            self._refresh_lines(*lines)

    def put(self, caret: Caret, *, is_spent: bool = False) -> None:
        """Put the caret somewhere else, or select."""
        old, self.caret = self.caret, caret
        self._is_spent = is_spent
        lines = {self._layout.line_of(position) for position in (*old, *caret)}
        self._refresh_lines(min(lines), max(lines))
        self.scroll_to_caret()
        self.post_message(self.CaretMoved())

    def spend(self) -> None:
        """The selection was coded: the caret stands behind it."""
        if self.caret.selection:
            self.caret = Caret(*self.caret.selection)
            self._is_spent = True
            self._refresh_lines(*map(self._layout.line_of, self.caret))

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

    def over(self) -> list[Mark]:
        """The codings under the caret, or under the start of the selection, shortest first."""
        position = self.caret.selection[0] if self.caret.selection else self.caret.position
        return self._marks.at(position, self._layout.line_of(position))

    # --- laying out -------------------------------------------------------------------------------------

    @property
    def _page(self) -> Page:
        return Page.of_width(self.size.width, self.scrollbar_size_vertical)

    def _lay_out(self) -> None:
        page = self._page
        self._layout = self._layout.at_width(page.text)
        self._marks = Marks(self._raw_marks, self._layout)
        self.virtual_size = Size(page.inner, len(self._layout.lines))
        self._made_painter = None
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
        self._made_painter = None

    @property
    def _painter(self) -> LinePainter:
        if self._made_painter is None:
            self._made_painter = LinePainter(
                self._layout,
                self._page,
                self._inks(),
                self._marks,
                quiet=self._note.quiet,
                signs=self._note.signs,
            )
        return self._made_painter

    def _inks(self) -> Inks:
        names = ("quiet", "selection", "caret", "name")
        of_parts = {name: self.get_component_rich_style(f"note-view--{name}") for name in names}
        return Inks(plain=self.rich_style, ground=self.background_colors[1], **of_parts)

    # --- lines ------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen: number, words, lanes and names."""
        number = y + self.scroll_offset.y
        if number >= len(self._layout.lines):
            return Strip.blank(self.size.width, self.rich_style)
        return self._painter.strip(self._seen(number))

    def _seen(self, number: int) -> Seen:
        start, end, *_ = self._layout.lines[number]
        selection = None if self._is_spent else _inside(self.caret.selection, start, end)
        lines = self._marks.lines_of(self._focused)
        focused = self._focused if lines and lines[0] <= number <= lines[1] else None
        return Seen(number, selection, self._caret_cells(number, end), focused, self.has_focus)

    def _caret_cells(self, number: int, end: int) -> tuple[int, int] | None:
        """The characters of the caret, if it stands on this line; behind the last one it is a space."""
        position = self.caret.position
        is_seen = self.caret.selection is None or self._is_spent
        if not is_seen or self._layout.line_of(position) != number:
            return None
        return position, max(position + 1, min(end, self._layout.after(position)))

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


def _inside(span: tuple[int, int] | None, start: int, end: int) -> tuple[int, int] | None:
    if span is None or span[1] <= start or span[0] >= end:
        return None
    return max(span[0], start), min(span[1], end)
