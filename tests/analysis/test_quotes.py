"""Edited quotes against their passages: nothing but brackets may differ."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qualcode.analysis.quotes import MOST_REPLACED, Deviation, deviation, is_in_words


@pytest.mark.parametrize(
    ("passage", "edited"),
    [
        ("I hated it, and then I left.", "I hated it, and then I left."),
        ("I hated it, and then I left.", "I hated it [...]."),
        ("I hated it, and then I left.", "[...] then I left."),
        ("I hated it, and then I left.", "I […] left [. . .]"),
        ("I hated it, and then I left.", "[...] [T]hen I left."),
        ("She rang me.", "[My worker] rang me [on Mondays]."),
        ("She rang me.", "She [the worker] rang me."),
        ("Mr. Jones rang.", "[name] rang."),
        ("I  said\nno.", " I said   no. "),
        ("I didn’t – “no”.", "I didn't - \"no\"."),
        ("[laughs] I said [no].", "[laughs] I said [no]."),
        ("[laughs] I said [no].", "[...] I said [no]."),
        ("[laughs] I said no.", "[sighs] [...] I said no."),
        ("a b c a b d", "[...] a b d"),
        ("cafe\u0301 au lait", "café [...]"),
        ("我很不高兴。", "我[...]不高兴。"),
        ("दुनिया बहुत बड़ी है", "दुनिया [...] है"),
        ("He said 'no' and left.", "He said 'no' [...]."),
        ("x ] y", "x ] y"),
        ("[t]hen I left", "[t]hen I left"),
    ],
)  # fmt: skip
def test_what_only_brackets_change_is_what_was_said(passage: str, edited: str) -> None:
    assert deviation(passage, edited) is None


@pytest.mark.parametrize(
    ("passage", "edited", "word", "after"),
    [
        ("I hated it.", "I loved it.", "loved", "I"),
        ("I hated it.", "i hated it.", "i", ""),
        ("I hated it.", "I hated it!", "!", "it"),
        ("I hated it.", "I hated it", "", "it"),
        ("I hated it.", "hated it.", "hated", ""),
        ("I hated it.", "I hated it very much.", "very", "it"),
        ("I hated it.", "It hated I.", "It", ""),
        ("I hated it.", "I hated [...] it.", "it", "[...]"),
        ("I hated it.", "I hated it. [...]", "[...]", "."),
        ("I was unhappy.", "I was [...]happy.", "happy", "[...]"),
        ("I was unhappy.", "I was un[...]", "un", "was"),
        ("and then", "[a]fter", "after", ""),
        ("Then", "[b]hen", "bhen", ""),
        ("a b c a b d", "a b d", "d", "b"),
        ("one two three four five six", "one [x] six seven", "seven", "six"),
        ("दुनिया", "दु[...]", "दु", ""),
        ("She left.", "She [left", "[", "She"),
    ],
)
def test_other_words_are_told_with_the_place(passage: str, edited: str, word: str, after: str) -> None:
    assert deviation(passage, edited) == Deviation(word, after)


def test_bracketed_words_stand_for_a_few_words_only() -> None:
    names = " ".join("abcdefgh"[:MOST_REPLACED])
    assert deviation(f"x {names} y", "x [name] y") is None
    assert deviation(f"x {names} z y", "x [name] y") == Deviation("y", "[name]")
    assert deviation(f"x {names} z y", "x [...] [name] y") is None


def test_brackets_alone_are_no_quote() -> None:
    assert not is_in_words("[...] [name]")
    assert is_in_words("[...] [T]hen") and is_in_words("no")
    assert deviation("Some words.", "[...]") is not None
    assert deviation("word", "[name]") is not None


WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=7)
PIECES = st.lists(st.sampled_from(["a", "b", "c", "[...]", "[x]", "[a]"]), min_size=1, max_size=6)


def may_be(words: list[str], pieces: list[str]) -> bool:
    """The rule itself, place by place and without any cleverness."""
    if not pieces:
        return not words
    first, rest = pieces[0], pieces[1:]
    if first == "[...]":
        return any(may_be(words[n:], rest) for n in range(1, len(words) + 1))
    if first.startswith("["):
        return any(may_be(words[n:], rest) for n in range(min(MOST_REPLACED, len(words)) + 1))
    return bool(words) and words[0] == first and may_be(words[1:], rest)


@given(WORDS, PIECES)
def test_it_agrees_with_the_rule_tried_place_by_place(words: list[str], pieces: list[str]) -> None:
    is_said = any(not piece.startswith("[") for piece in pieces)
    expected = is_said and may_be(words, pieces)
    assert (deviation(" ".join(words), " ".join(pieces)) is None) == expected


@given(st.text(max_size=60) | st.text("[]ab. …'", max_size=20))
@example("[]")
@example("[ ]")
def test_every_text_with_a_word_is_its_own_quote(text: str) -> None:
    is_empty = not re.sub(r"\[[^\[\]]*\]", "", text).strip()
    assert (deviation(text, text) is None) != is_empty


def test_long_passages_are_no_trouble() -> None:
    passage = "and so on " * 5000
    assert deviation(passage, "[...] so [...] so [...] on [...] on") is None
    assert deviation(passage, "[...] on [...] never") == Deviation("never", "[...]")
