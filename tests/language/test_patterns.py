"""Regular expressions over texts."""

import pytest

from qualcode.language.patterns import TextPattern
from qualcode.model.errors import QualcodeError


def found(pattern: str, text: str) -> list[str]:
    return [span.of(text) for span in TextPattern(pattern).spans(text)]


def test_places_in_code_points() -> None:
    text = "🦓 仕事 Café\nnaïve"
    assert found(r"\w+", text) == ["仕事", "Café", "naïve"]
    assert TextPattern("naïve").spans(text)[0].start_char == text.index("naïve")


def test_lines_have_ends_and_case_matters_unless_it_is_said() -> None:
    assert found(r"^r: .*$", "R: Yes\nr: no") == ["r: no"]
    assert found(r"(?i)^r: .*$", "R: Yes\nr: no") == ["R: Yes", "r: no"]


def test_an_empty_place_is_none() -> None:
    assert found("x*", "axxa") == ["xx"]


@pytest.mark.parametrize("pattern", ["", "(a", "a{2", "[b", "*", r"(?P<n", r"\9"])
def test_what_is_no_pattern_gets_one_sentence(pattern: str) -> None:
    try:
        TextPattern(pattern)
    except QualcodeError as refusal:
        assert "\n" not in refusal.message
        assert refusal.hint
    else:
        assert pattern == "a{2"  # taken literally, as in Python


def test_a_pattern_that_would_take_for_ever_gives_up() -> None:
    with pytest.raises(QualcodeError, match="takes too long") as refusal:
        TextPattern("(a|aa)+$", seconds=0.02).spans("a" * 80 + "b")
    assert "(a+)+" in refusal.value.hint
