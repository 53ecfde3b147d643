"""Queries: what they mean, and that the scan finds every place of it and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.folding import fold, fold_character, words
from qualcode.language.sought import Phrase, Slot, Sought
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

PIECES = (
    "a",
    "A",
    "á",
    "a\u0301",
    "b",
    "ab",
    "ß",
    "ss",
    "仕",
    "事",
    "👩",
    "👩\u200d👧",
    "क",
    "कि",
    "’",
    " ",
    "\n",
    ".",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
PLAIN = st.lists(st.sampled_from(("a", "ab", "á", "B", "仕事", "ss", "कि", "👩")), min_size=1, max_size=3)


def places(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with their first and last character, character by character."""
    found: list[tuple[str, int, int]] = []
    word, first = "", 0
    for position, character in enumerate([*text, " "]):
        for folded in fold_character(character):
            if folded.isalnum() or not folded.isascii():
                first = first if word else position
                word, last = word + folded, position
            elif word:
                found.append((word, first, last))
                word = ""
    return found


def brute_force(text: str, phrase: list[str], *, is_beginning: bool) -> list[Span]:
    """The places of a phrase, compared word by word."""
    there, spans, at = places(text), [], 0
    while at + len(phrase) <= len(there):
        those = [word for word, _, _ in there[at : at + len(phrase)]]
        is_last = those[-1].startswith(phrase[-1]) if is_beginning else those[-1] == phrase[-1]
        if those[:-1] == phrase[:-1] and is_last:
            end = there[at + len(phrase) - 1][2] + 1
            while end < len(text) and text[end] in "\u0301ि":
                end += 1
            spans.append(Span(there[at][1], end))
            at += len(phrase)
        else:
            at += 1
    return spans


@given(TEXTS, PLAIN, st.booleans())
def test_the_scan_finds_what_comparing_word_by_word_finds(
    text: str, phrase: list[str], is_beginning: bool
) -> None:
    query = f'"{" ".join(phrase)}{"*" if is_beginning else ""}"'
    expected = brute_force(text, words(fold(" ".join(phrase))), is_beginning=is_beginning)
    assert Sought.parse(query).spans(text) == expected


@given(st.text())
def test_any_text_is_a_query_or_is_refused_with_a_hint(query: str) -> None:
    try:
        Sought.parse(query).spans("Some text.")
    except QualcodeError as refusal:
        assert refusal.hint


@pytest.mark.parametrize(
    ("query", "alternatives"),
    [
        ("kind staff", [["kind", "staff"]]),
        ('"own pace"', [["own pace"]]),
        ("“own pace” kind", [["own pace", "kind"]]),
        ("job OR work* OR", [["job"], ["work*"]]),
        ('"own pace', [["own pace"]]),
        ("don't NEAR(x) ^y -z", [["don t", "near x", "y", "z"]]),
        ('"own* pac*"', [["own* pac*"]]),
        ("仕事", [["仕 事"]]),
    ],
)
def test_queries(query: str, alternatives: list[list[str]]) -> None:
    def shown(phrase: Phrase) -> str:
        return " ".join(slot.forms[0] + "*" * slot.is_beginning for slot in phrase.slots)

    assert [
        [shown(phrase) for phrase in phrases] for phrases in Sought.parse(query).alternatives
    ] == alternatives


@pytest.mark.parametrize("query", ["", "  ", "!?", '""', "OR", "*", "a*b", "*a"])
def test_queries_that_are_refused(query: str) -> None:
    with pytest.raises(QualcodeError) as refusal:
        Sought.parse(query)
    assert refusal.value.hint


def found(query: str, text: str) -> list[str]:
    return [span.of(text) for span in Sought.parse(query).spans(text)]


def test_all_words_must_be_in_the_text_and_each_place_counts() -> None:
    assert found("kind staff", "Kind staff. Kind!") == ["Kind", "staff", "Kind"]
    assert found("kind staff", "Kind people.") == []
    assert found("kind staff OR people", "Kind people.") == ["people"]


def test_a_place_within_another_is_no_place_of_its_own() -> None:
    assert found('pace OR "own pace"', "own pace, a pace") == ["own pace", "pace"]


def test_a_phrase_goes_over_punctuation_and_line_ends_but_not_over_words() -> None:
    assert found('"own pace"', "own -\nPace; own good pace; ownpace") == ["own -\nPace"]


def test_forms_take_the_place_of_whole_words_only() -> None:
    forms = {"go": ["went", "gone"]}
    sought = Sought.parse('"go on" goa*').with_forms(lambda word: forms.get(word, []))
    [[phrase, beginning]] = sought.alternatives
    assert phrase.slots == (Slot(("go", "went", "gone")), Slot(("on",)))
    assert beginning.slots == (Slot(("goa",), is_beginning=True),)
    assert [span.of("Goats went on.") for span in sought.spans("Goats went on.")] == ["Goats", "went on"]
