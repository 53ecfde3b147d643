"""Where a caret goes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.spans import Span
from qualcode.tui.moves import Units, after, at, before, grown, paragraphs, shrunk, surroundings

TEXT = "One two. Three four.\n\nFive's six-pack.\n   \nSeven.\n"
WORDS = [Span(0, 3), Span(4, 7), Span(9, 14), Span(15, 19)]
many = settings(max_examples=100, deadline=None, derandomize=True, database=None)


def words_of(text: str) -> list[str]:
    return [span.of(text) for span in Units(text).near("words", 0, len(text))]


def test_words_keep_apostrophes_hyphens_and_marks() -> None:
    assert words_of("She didn't — the six-pack’s “mine”, (yes).") == [
        "She",
        "didn't",
        "the",
        "six-pack’s",
        "mine",
        "yes",
    ]
    assert words_of("हिन्दी बोलते हैं। cafe\u0301 仕事。") == ["हिन्दी", "बोलते", "हैं", "cafe\u0301", "仕事"]


def test_paragraphs_have_no_white_space_around_them() -> None:
    assert [span.of(TEXT) for span in paragraphs(TEXT, 0, len(TEXT))] == [
        "One two. Three four.",
        "Five's six-pack.",
        "Seven.",
    ]


@pytest.mark.parametrize(("start", "expected"), [(0, (0, 38)), (24, (0, 49)), (45, (22, 50))])
def test_surroundings_reach_to_the_next_words(start: int, expected: tuple[int, int]) -> None:
    assert surroundings(TEXT, start, start) == expected


def test_finding_the_unit() -> None:
    assert at(WORDS, 5) == Span(4, 7)
    assert at(WORDS, 7) == Span(9, 14)  # behind a unit stands the next one
    assert at(WORDS, 50) == Span(15, 19)
    assert at([], 3) is None
    assert (after(WORDS, 4), after(WORDS, 5), after(WORDS, 16)) == (Span(4, 7), Span(9, 14), None)
    assert (before(WORDS, 4), before(WORDS, 5), before(WORDS, 0)) == (Span(0, 3), Span(4, 7), None)


def test_growing_and_shrinking_at_either_end() -> None:
    assert grown(WORDS, 5, 5) == (4, 7)
    assert grown(WORDS, 4, 7) == (4, 14)
    assert grown(WORDS, 4, 7, is_backward=True) == (0, 7)
    assert grown(WORDS, 5, 10) == (4, 14)
    assert grown(WORDS, 9, 19) == (9, 19)
    assert grown([], 1, 2) == (1, 2)
    assert shrunk(WORDS, 4, 19) == (4, 14)
    assert shrunk(WORDS, 4, 19, is_backward=True) == (9, 19)
    assert shrunk(WORDS, 4, 7) == (4, 7)


spans = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=12).map(
    lambda pairs: [
        Span(start, start + pairs[i][1])
        for i in range(len(pairs))
        for start in [sum(gap + length for gap, length in pairs[:i]) + pairs[i][0]]
    ]
)


@many
@given(spans, st.data())
def test_growing_then_shrinking_comes_back(units: list[Span], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(units) - 1))
    last = data.draw(st.integers(first, len(units) - 1))
    is_backward = data.draw(st.booleans())
    start, end = units[first].start_char, units[last].end_char
    more = grown(units, start, end, is_backward=is_backward)
    assert more[0] <= start
    assert end <= more[1]
    if more != (start, end):
        assert shrunk(units, *more, is_backward=is_backward) == (start, end)


def test_sentences_come_from_whoever_finds_them_and_turns_from_the_note() -> None:
    asked: list[tuple[int, int]] = []

    def splitter(start: int, end: int) -> list[Span]:
        asked.append((start, end))
        return [Span(0, 8)]

    units = Units(TEXT, [Span(0, 20), Span(22, 38)], splitter)
    assert units.near("sentences", 3, 3) == [Span(0, 8)]
    assert asked == [(0, 38)]
    assert units.near("turns", 3, 3) == [Span(0, 20), Span(22, 38)]
    assert Units(TEXT).near("turns", 3, 3) == paragraphs(TEXT, 0, 38)
