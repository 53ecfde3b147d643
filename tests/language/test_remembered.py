"""Remembered words in texts, near enough and no nearer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.remembered import LEAST, Near, nearest
from qualcode.model.spans import Span

TEXT = "It was long. She rang me every Monday, just to ask how I was. Then a job came."


def words_at(near: Near | None, text: str = TEXT) -> str:
    assert near is not None
    return near.span.of(text)


@pytest.mark.parametrize(
    "remembered",
    [
        "She rang me every Monday",
        "she rang  me EVERY\nmonday",
        "she called me every Monday",
        "She rang me evry Munday",
    ],
)
def test_words_are_found_as_they_are_remembered(remembered: str) -> None:
    assert "every Monday" in words_at(nearest(TEXT, remembered))


def test_the_same_words_are_wholly_alike_and_no_word_is_cut() -> None:
    assert nearest(TEXT, "just to ask how I was") == Near(Span(39, 60), 100)
    assert words_at(nearest(TEXT, "ust to ask how I wa")) == "just to ask how I was"


def test_other_words_are_not_found() -> None:
    assert nearest(TEXT, "completely different: quux xyzzy") is None
    assert nearest("", "words") is None
    assert nearest(TEXT, " \n") is None


def test_places_are_those_of_the_text_itself() -> None:
    text = "Straße 🎉. Dann hat sie mich jeden Montag zurückgerufen, ja."
    assert words_at(nearest(text, "hat mich jeden montag zuruckgerufen"), text).endswith("zurückgerufen")
    assert words_at(nearest("他每个星期一都打电话给我。", "每个星期一打电话"), "他每个星期一都打电话给我。")


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=30))
def test_a_place_lies_in_the_text_and_is_near_enough(text: str, words: str) -> None:
    near = nearest(text, words)
    if near is not None:
        assert 0 <= near.span.start_char < near.span.end_char <= len(text)
        assert LEAST <= near.percent <= 100


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_what_stands_in_a_text_is_found(words: str, before: str, behind: str) -> None:
    near = nearest(f"{before} {words} {behind}", words)
    assert near is None or near.percent <= 100
    if any(character.isascii() and character.isalnum() for character in words) and words.isascii():
        assert near is not None and near.percent >= 90
