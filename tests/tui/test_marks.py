"""Lanes, pieces and names of coded passages."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.model.spans import Span
from qualcode.tui.layout import Layout
from qualcode.tui.marks import Mark, Marks, cut, lanes_of, pieces, uncoded, wrapped_name

many = settings(max_examples=150, deadline=None, derandomize=True, database=None)
TEXT = "the course was a bit childish and we had to draw our feelings " * 4
ends = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 90))


def mark(number: int, start: int, end: int, name: str = "Pace") -> Mark:
    return Mark(number, start, min(end, len(TEXT)), name, "#336699")


marks = st.lists(ends, max_size=25).map(
    lambda pairs: [mark(number, start, start + length) for number, (start, length) in enumerate(pairs)]
)


@many
@given(marks)
def test_marks_in_one_lane_never_overlap(given_marks: list[Mark]) -> None:
    shown = Marks(given_marks, Layout(TEXT, 30))
    by_lane: dict[int, int] = {}
    for one, lane in zip(shown.marks, shown.lanes, strict=True):
        assert one.start_char >= by_lane.get(lane, 0)
        by_lane[lane] = one.end_char
    deepest = max(
        (sum(m.start_char <= p < m.end_char for m in given_marks) for p in range(len(TEXT))), default=0
    )
    assert len(by_lane) == deepest  # never more lanes than needed
    assert shown.lanes == lanes_of(shown.marks)


@many
@given(marks, st.integers(10, 60))
def test_every_line_knows_its_marks(given_marks: list[Mark], width: int) -> None:
    layout = Layout(TEXT, width)
    shown = Marks(given_marks, layout)
    for number, (start, end, *_) in enumerate(layout.lines):
        expected = {m for m in given_marks if m.start_char < end and m.end_char > start}
        assert {shown.marks[index] for index in shown.on_line(number)} == expected


@many
@given(marks, ends, st.integers(0, len(TEXT) - 1))
def test_pieces_cover_a_line_once_and_know_what_is_over_them(
    given_marks: list[Mark], chosen: tuple[int, int], position: int
) -> None:
    selection = chosen[0], min(chosen[0] + chosen[1], len(TEXT))
    caret = position, position + 1
    quiet = [Span(5, 20), Span(20, 40), Span(100, 101)]
    found = pieces(10, 120, given_marks, selection=selection, caret=caret, quiet=quiet, focused=3)
    assert [p for piece in found for p in range(piece.start_char, piece.end_char)] == list(range(10, 120))
    for piece in found:
        for p in range(piece.start_char, piece.end_char):
            over = [m for m in given_marks if m.start_char <= p < m.end_char]
            assert piece.depth == len(over)
            assert (piece.colour is None) == (not over)
            assert piece.is_focused == any(m.coding_id == 3 for m in over)
            assert piece.is_selected == (selection[0] <= p < selection[1])
            assert piece.is_caret == (p == position)
            assert piece.is_quiet == any(s.start_char <= p < s.end_char for s in quiet)


@many
@given(marks)
def test_stepping_visits_every_mark_both_ways(given_marks: list[Mark]) -> None:
    shown = Marks(given_marks, Layout(TEXT, 40))
    forth: list[Mark] = []
    at = shown.step(None, 0, 1)
    while at is not None:
        forth.append(at)
        at = shown.step(at.coding_id, 0, 1)
    assert forth == shown.marks
    back: list[Mark] = []
    at = shown.step(None, len(TEXT), -1)
    while at is not None:
        back.append(at)
        at = shown.step(at.coding_id, 0, -1)
    assert back == shown.marks[::-1]


def test_a_mark_over_a_very_long_text_is_on_each_of_its_lines() -> None:
    text = "word " * 20_000
    layout = Layout(text, 20)
    shown = Marks([Mark(1, 0, len(text), "All", "#fff"), Mark(2, 50, 60, "One", "#fff")], layout)
    assert shown.on_line(layout.line_of(55)) == [0, 1]
    assert shown.on_line(len(layout.lines) - 2) == [0]
    assert [m.coding_id for m in shown.at(55, layout.line_of(55))] == [2, 1]


@many
@given(marks)
def test_uncoded_stretches_and_codings_leave_no_word_out(given_marks: list[Mark]) -> None:
    codable = [Span(0, 60), Span(70, 71), Span(100, len(TEXT))]
    gaps = uncoded(TEXT, codable, given_marks)
    for span in codable:
        for p in range(span.start_char, span.end_char):
            is_covered = any(m.start_char <= p < m.end_char for m in given_marks)
            is_gap = any(gap.start_char <= p < gap.end_char for gap in gaps)
            assert not (is_covered and is_gap)
            assert is_covered or is_gap or not TEXT[p].isalpha()
    assert gaps == sorted(gaps)


def test_names_in_the_margin() -> None:
    layout = Layout(TEXT, 30)
    long = mark(1, 0, 100, "Availability of support")
    assert [Marks([long], layout).name_on(line, 14) for line in range(3)] == [
        "Availability",
        "  of support",
        "",
    ]
    second = mark(2, 40, 80, "Own pace")
    shown = Marks([long, second], layout)
    assert [shown.name_on(line, 14) for line in range(2)] == ["Availability…", "Own pace"]
    both = Marks([mark(1, 0, 5, "Pace"), mark(2, 2, 9, "Slow")._replace(sign="−")], layout)
    assert both.name_on(0, 14) == "Pace, − Slow"


@many
@given(st.text(st.sampled_from("ab 仕é👍"), max_size=30), st.integers(0, 20))
def test_what_is_cut_fits(text: str, room: int) -> None:
    assert cell_len(cut(text, room)) <= room
    first, rest = wrapped_name(text, room)
    assert cell_len(first) <= room
    assert (first + rest).split() == text.split() if rest else first == cut(text, room)
