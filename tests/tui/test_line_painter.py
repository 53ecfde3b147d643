"""Lines are painted from facts alone: as wide as the page, kept while they stay true."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.color import Color

from qualcode.model.spans import Span
from qualcode.tui.layout import Layout
from qualcode.tui.line_painter import GUTTER, Inks, LinePainter, Page, Seen
from qualcode.tui.marks import Mark, Marks

TEXT = "\n".join(f"Line {number} of many words" for number in range(12))
PLAIN = Style(color="white")
CARET = Style(reverse=True)
QUIET = Style(dim=True)


def painter(width: int, *marks: Mark, signs: tuple[tuple[Span, str], ...] = ()) -> tuple[LinePainter, Layout]:
    page = Page.of_width(width, 1)
    layout = Layout(TEXT, page.text)
    inks = Inks(
        plain=PLAIN, quiet=QUIET, selection=Style(bold=True), caret=CARET, name=QUIET, ground=Color(0, 0, 0)
    )
    return LinePainter(layout, page, inks, Marks(marks, layout), signs=signs), layout


def seen(number: int, caret: tuple[int, int] | None = None, *, has_focus: bool = True) -> Seen:
    return Seen(number, None, caret, None, has_focus)


def mark(coding_id: int, start: int, end: int) -> Mark:
    return Mark(coding_id, start, end, f"Code {coding_id}", "#3b82f6")


@given(st.integers(0, 300), st.integers(0, 2))
def test_a_page_is_used_up(width: int, scrollbar: int) -> None:
    page = Page.of_width(width, scrollbar)
    assert page.text >= 16
    assert GUTTER + page.text + page.margin == max(page.inner, GUTTER + 16 + page.margin)


@given(st.integers(30, 200))
def test_every_line_is_as_wide_as_the_page(width: int) -> None:
    paints, layout = painter(width, mark(1, 0, 40), mark(2, 5, 90), mark(3, 5, 90))
    assert {paints.strip(seen(number)).cell_length for number in range(len(layout.lines))} == {width}


def test_what_stands_on_a_line() -> None:
    paints, _ = painter(120, mark(1, 0, 4), signs=((Span(0, 9), "“"), (Span(3, 5), "~")))
    assert paints.strip(seen(0)).text.split() == ["1~", "Line", "0", "of", "many", "words", "┃", "Code", "1"]


def test_a_caret_is_seen_where_the_keys_go() -> None:
    paints, _ = painter(120)
    here = [segment.text for segment in paints.strip(seen(0, (5, 6))) if segment.style == PLAIN + CARET]
    assert here == ["0"]
    away = paints.strip(seen(0, (5, 6), has_focus=False))
    assert all(segment.style != PLAIN + CARET for segment in away)


def test_only_lines_that_other_codings_change_are_painted_anew() -> None:
    paints, layout = painter(120, mark(1, 0, 4))
    before = [paints.strip(seen(number)) for number in range(12)]
    start = layout.lines[6].start_char
    changed = paints.use_marks(Marks([mark(1, 0, 4), mark(2, start, start + 4)], layout), range(3))
    # A name makes room above and may go on below.
    assert changed == {5, 6, 7}
    after = [paints.strip(seen(number)) for number in range(12)]
    assert [number for number in range(12) if before[number] is not after[number]] == [5, 6, 7]
    assert "Code 2" in after[6].text


def test_a_stripe_more_moves_all_names() -> None:
    paints, layout = painter(120, mark(1, 0, 4))
    one = paints.strip(seen(0)).text
    start = layout.lines[6].start_char
    both = Marks([mark(1, 0, 4), mark(2, start, start + 9), mark(3, start, start + 4)], layout)
    assert 0 in paints.use_marks(both, range(3))
    assert paints.strip(seen(0)).text.index("Code 1") == one.index("Code 1") + 1


@given(st.integers(50, 200))
def test_names_never_take_from_a_readable_text(width: int) -> None:
    page = Page.of_width(width, 1)
    paints, _ = painter(width, mark(1, 0, 4))
    assert ("Code 1" in paints.strip(seen(0)).text) == (page.margin > 6)
    assert page.text >= 56 or page.margin == 6
