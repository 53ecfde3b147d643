"""Key words in context."""

from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.kwic import in_context
from qualcode.model.spans import Span


@given(st.text(min_size=1), st.integers(0, 20), st.data())
def test_the_three_parts_stand_side_by_side_in_the_text(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    left, match, right = in_context(text, span, width)
    flat = "".join(" " if character.isspace() else character for character in text)
    assert flat[: span.start_char].endswith(left)
    assert match == flat[span.start_char : span.end_char]
    assert flat[span.end_char :].startswith(right)
    assert max(len(left), len(right)) <= width


def test_whole_words_where_there_is_a_blank() -> None:
    text = "Everybody should\ngo slowly there, always."
    assert in_context(text, Span(17, 19), 9) == ("should ", "go", " slowly ")
    assert in_context(text, Span(17, 19), 100) == ("Everybody should ", "go", " slowly there, always.")
    assert in_context("仕事があります", Span(2, 3), 2) == ("仕事", "が", "あり")
