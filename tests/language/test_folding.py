"""Folding: case and accents go, positions stay."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.folding import FoldedText, fold, fold_character, words

WORD = re.compile(r"[0-9a-z\u0080-\U0010ffff]+")
LEGIBLE = st.characters(exclude_categories=("Cs", "Cc"))


@given(st.text(LEGIBLE))
def test_a_text_folds_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold_character, text))


@given(st.text(LEGIBLE, max_size=8))
def test_many_different_characters_fold_as_few_do(text: str) -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E60)))
    assert fold(many + text) == fold(many) + fold(text)


@given(st.text(LEGIBLE))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words(fold(fold(text))) == words(fold(text))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Mn", "Me", "Mc", "Cf"))))
def test_case_and_accents_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(st.text(LEGIBLE))
def test_every_word_leads_back_to_the_characters_that_it_came_from(text: str) -> None:
    folded = FoldedText.of(text)
    for span, word in zip(folded.spans(WORD.finditer(folded.folded)), words(folded.folded), strict=True):
        assert word in fold(span.of(text))
        assert not fold(text[: span.start_char]).endswith(word) or fold(text).count(word) > 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Café, cafe\u0301!", ["Café", "cafe\u0301"]),
        ("Straße İstanbul ﬁne", ["Straße", "İstanbul", "ﬁne"]),
        ("don’t don't", ["don", "t", "don", "t"]),
        ("新しい仕事", ["新", "し", "い", "仕", "事"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("일자리를 찾다", ["일자리를", "찾다"]),
        ("ok 👍🏽 ☀️!", ["ok", "👍🏽", "☀️"]),
        ("كِتَاب", ["كِتَاب"]),
        ("co\u00adoperate zero\u200bwidth", ["co\u00adoperate", "zero", "width"]),
    ],
)
def test_words_in_many_scripts(text: str, found: list[str]) -> None:
    folded = FoldedText.of(text)
    assert [span.of(text) for span in folded.spans(WORD.finditer(folded.folded))] == found


def test_points_that_may_be_left_out_do_not_matter() -> None:
    assert fold("كِتَاب") == fold("كتاب")
    assert fold("שָׁלוֹם") == fold("שלום")
