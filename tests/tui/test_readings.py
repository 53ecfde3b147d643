"""Two coders' passages below the words of a note."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.model.spans import Span
from qualcode.tui.readings import STROKES, around, drawn

TEXT = (
    "It got me out. She rang every Friday, even when there was nothing new. And then?\nI knew 仕事 she was."
)
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
    lambda at: Span(at[0], min(len(TEXT), at[0] + at[1]))
)


def test_bars_stand_below_the_words_that_they_are_about() -> None:
    ours, theirs = Span(15, 36), Span(24, 30)
    whole = drawn(TEXT, Span(0, 80), {"A": [ours], "B": [theirs]}, 100)
    assert [line.side for line in whole] == ["", "A", "B"]
    text, a, b = whole
    assert text.words[2:][15:36] == ours.of(TEXT)
    assert text.words.endswith(" …")
    assert a.words == " " * 15 + "┣" + "━" * 19 + "┫"
    assert b.words == " " * 24 + "├" + "╌" * 4 + "┤"


def test_a_bar_goes_on_from_line_to_line_and_is_open_there() -> None:
    lines = drawn(TEXT, Span(0, 80), {"A": [Span(0, 60)], "B": []}, 32)
    bars = [line.words for line in lines if line.side == "A"]
    assert bars[0].startswith("┣") and not bars[0].endswith("┫")
    assert bars[-1].endswith("┫") and not bars[-1].startswith("┣")


@given(st.lists(SPANS, min_size=1, max_size=3), st.lists(SPANS, max_size=3), st.integers(22, 90))
def test_every_line_fits_and_every_coder_is_seen(ours: list[Span], theirs: list[Span], width: int) -> None:
    lines = drawn(TEXT, Span(0, len(TEXT)), {"A": ours, "B": theirs}, width)
    assert all(cell_len(line.words) <= width for line in lines)
    for side, spans in (("A", ours), ("B", theirs)):
        bars = "".join(line.words for line in lines if line.side == side)
        assert bool(bars.strip()) == bool(spans)
        assert set(bars) <= {*STROKES[side], " "}
    assert "".join("".join(line.words.split()) for line in lines if not line.side) == "".join(TEXT.split())


@given(SPANS, st.integers(0, 60))
def test_the_context_holds_the_passage_and_begins_with_a_word(span: Span, room: int) -> None:
    shown = around(TEXT, span, room)
    assert shown.start_char <= span.start_char and span.end_char <= shown.end_char
    assert shown.start_char in {0, span.start_char} or TEXT[shown.start_char - 1].isspace()
