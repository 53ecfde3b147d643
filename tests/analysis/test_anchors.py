"""Passages of a corrected text: nothing is lost, nothing moves silently, and the way back leads back."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.alignment import Block, blocks, gaps
from qualcode.analysis.anchors import Alignment, anchored, interim
from qualcode.model.revisions import Anchor, Doubt, Fate
from qualcode.model.spans import Span

PIECES = (
    *(
        "Nobody rang. ",
        "Nobody rang. ",
        "The course was long. ",
        "I: Mm.\n",
        "R: Yes.\n",
        "\n\n",
        "go ",
        "go ",
    ),
    *("仕事", "は", "👩‍👧", "🏳️‍🌈", "🇩🇪", "e\u0301", "e", "a", " ", "ทำงาน", "नमस्ते ", "שלום ", "\t", "."),
)
SURE = {Fate.STAYED, Fate.MOVED}

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
edits = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 12), st.lists(st.sampled_from(PIECES), max_size=2)),
    max_size=4,
)


def edited(text: str, changes: list[tuple[int, int, list[str]]]) -> str:
    for place, length, pieces in changes:
        at = place % (len(text) + 1)
        text = text[:at] + "".join(pieces) + text[at + length :]
    return text or "x"


def every_span(text: str, step: int = 1) -> list[Span]:
    n = len(text)
    return [Span(i, j) for i in range(0, n, step) for j in range(i + 1, min(n, i + 30) + 1, step)]


def one(old: str, new: str, words: str, occurrence: int = 0) -> Anchor:
    """What becomes of words that stand in the old text."""
    at = -1
    for _ in range(occurrence + 1):
        at = old.index(words, at + 1)
    return anchored(old, new, [Span(at, at + len(words))])[0]


# --- the alignment ----------------------------------------------------------------------------------------


@given(texts, edits)
def test_blocks_are_the_same_words_in_order_and_with_the_gaps_make_both_texts(
    old: str, changes: list
) -> None:
    new = edited(old, changes)
    found = blocks(old, new)
    assert all(old[b.old : b.old + b.size] == new[b.new : b.new + b.size] != "" for b in found)
    assert all(a.old + a.size <= b.old and a.new + a.size <= b.new for a, b in pairwise(found))
    between = gaps(found, len(old), len(new))
    assert sum(b.size for b in found) + sum(g.old_end - g.old for g in between) == len(old)
    assert sum(b.size for b in found) + sum(g.new_end - g.new for g in between) == len(new)


@given(texts, edits)
def test_the_way_back_finds_the_same_blocks(old: str, changes: list) -> None:
    new = edited(old, changes)
    assert blocks(new, old) == [Block(b.new, b.old, b.size) for b in blocks(old, new)]


# --- properties of the anchors ----------------------------------------------------------------------------


@given(texts, edits)
def test_no_passage_is_lost_and_only_exact_words_stay_or_move(old: str, changes: list) -> None:
    new = edited(old, changes)
    spans = every_span(old, 2)
    found = anchored(old, new, spans)
    assert [anchor.old for anchor in found] == spans
    for anchor in found:
        assert 0 <= anchor.near <= len(new)
        assert (anchor.doubt is None) == (anchor.fate is not Fate.DOUBTFUL)
        assert (anchor.new is None) == (anchor.doubt is Doubt.GONE)
        if anchor.new is None:
            continue
        words, before = anchor.new.of(new), anchor.old.of(old)
        if anchor.fate in SURE:
            assert words == before
            assert (anchor.new == anchor.old) == (anchor.fate is Fate.STAYED)
        else:
            assert not words[0].isspace() or before[0].isspace()
            assert not words[-1].isspace() or before[-1].isspace()
        if anchor.fate is Fate.CHANGED:
            assert words != before
            assert (words[0], words[-1]) == (before[0], before[-1])


@given(texts)
def test_the_same_text_changes_nothing(text: str) -> None:
    found = anchored(text, text, every_span(text, 3))
    assert all(anchor.fate is Fate.STAYED for anchor in found)


@given(texts, edits)
def test_passages_that_are_not_doubtful_come_back_to_where_they_were(old: str, changes: list) -> None:
    new = edited(old, changes)
    there = [anchor for anchor in anchored(old, new, every_span(old, 3)) if anchor.new is not None]
    sure = [anchor for anchor in there if anchor.fate is not Fate.DOUBTFUL]
    back = anchored(new, old, [anchor.new for anchor in sure if anchor.new is not None])
    assert [anchor.new for anchor in back] == [anchor.old for anchor in sure]
    assert all(anchor.fate is not Fate.DOUBTFUL for anchor in back)


@given(texts, edits)
def test_two_passages_never_come_to_the_same_place_unless_one_is_doubtful(old: str, changes: list) -> None:
    found = anchored(old, edited(old, changes), every_span(old, 2))
    places = [anchor.new for anchor in found if anchor.fate is not Fate.DOUBTFUL]
    assert len(set(places)) == len(places)


sentences = st.lists(st.integers(0, 10_000), min_size=3, max_size=30, unique=True).map(
    lambda numbers: [f"Sentence w{number} says x{number}. " for number in numbers]
)


@given(sentences, st.data())
def test_a_change_elsewhere_never_makes_a_passage_doubtful(told: list[str], data: st.DataObject) -> None:
    """One sentence is deleted, replaced or repeated; all others stay certain, border on it as they may."""
    number = data.draw(st.integers(0, len(told) - 1))
    changed = data.draw(st.sampled_from(["", "Something new. ", "A. B. ", "👩‍👧 仕事 ", "Typo "]))
    starts = [sum(map(len, told[:i])) for i in range(len(told))]
    spans = [
        Span(start, start + len(sentence) - 1)
        for i, (start, sentence) in enumerate(zip(starts, told, strict=True))
        if i != number
    ]
    old, new = "".join(told), "".join([*told[:number], changed, *told[number + 1 :]])
    found = anchored(old, new or "x", spans)
    assert {anchor.fate for anchor in found} <= SURE


@given(texts, st.lists(st.sampled_from(PIECES), min_size=1, max_size=3), st.booleans())
def test_repeated_words_stay_certain_when_the_change_is_far_away(
    text: str, pieces: list[str], is_before: bool
) -> None:
    told = f"«{text}»" + "x0 x1 x2 x3 x4 x5 x6 x7 x8 x9"
    added = "".join(pieces)
    new = f"{added}|{told[::-1]}" if is_before else f"{told[::-1]}|{added}"
    spans = every_span(text, 4)
    mirrored = [Span(len(told) - 1 - s.end_char, len(told) - 1 - s.start_char) for s in spans]
    found = anchored(told[::-1], new, mirrored)
    assert {anchor.fate for anchor in found} <= ({Fate.MOVED} if is_before else {Fate.STAYED})


@given(texts, st.integers(0, 500), st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=5))
def test_a_doubtful_passage_finds_a_free_place_of_words(text: str, near: int, taken: list) -> None:
    if not text.strip():
        text += "x"
    not_free = [Span(a, a + n) for a, n in taken]
    anchor = Anchor(Span(0, 1), Fate.DOUBTFUL, None, near % (len(text) + 1), Doubt.GONE)
    place = interim(text, anchor, not_free)
    if place is None:
        assert len(text) < 10
        return
    assert place not in not_free
    words = place.of(text)
    assert words == words.strip()


# --- what people do ---------------------------------------------------------------------------------------

NOTE = (
    "The zebra coarse was long, but she said I could do it. Nobody rang. "
    "My boss Peter Schmidt shouted at me on Fridays. Nobody rang. Then I left.\n"
)


def test_a_typo_inside_is_reported_as_changed_words() -> None:
    anchor = one(NOTE, NOTE.replace("coarse", "course"), "The zebra coarse was long")
    assert (anchor.fate, anchor.new) == (Fate.CHANGED, Span(0, 25))


def test_a_typo_in_the_last_word_keeps_the_ends() -> None:
    new = NOTE.replace("coarse", "course")
    anchor = one(NOTE, new, "zebra coarse")
    assert anchor.fate is Fate.CHANGED
    assert anchor.new is not None
    assert anchor.new.of(new) == "zebra course"


def test_a_redacted_name_that_was_coded_is_doubtful_with_what_took_its_place() -> None:
    new = NOTE.replace("Peter Schmidt", "[name]")
    anchor = one(NOTE, new, "Peter Schmidt")
    assert (anchor.fate, anchor.doubt) == (Fate.DOUBTFUL, Doubt.END_CHANGED)
    assert anchor.new is not None
    assert anchor.new.of(new) == "[name]"


def test_a_redacted_name_inside_is_changed_words() -> None:
    new = NOTE.replace("Peter Schmidt", "[name]")
    anchor = one(NOTE, new, "My boss Peter Schmidt shouted at me")
    assert anchor.fate is Fate.CHANGED
    assert anchor.new is not None
    assert anchor.new.of(new) == "My boss [name] shouted at me"


def test_a_deleted_passage_has_no_proposal() -> None:
    anchor = one(NOTE, NOTE.replace("My boss Peter Schmidt shouted at me on Fridays. ", ""), "Peter Schmidt")
    assert (anchor.fate, anchor.new, anchor.doubt) == (Fate.DOUBTFUL, None, Doubt.GONE)


def test_a_passage_that_was_moved_elsewhere_is_proposed_there() -> None:
    moved = "My boss Peter Schmidt shouted at me on Fridays. "
    old = NOTE + "Later I found other work, which was kinder to me and to everybody else.\n"
    new = old.replace(moved, "") + moved
    anchor = one(old, new, "My boss Peter Schmidt shouted at me")
    assert anchor.fate is Fate.DOUBTFUL
    assert anchor.new is not None
    assert anchor.new.of(new) == "My boss Peter Schmidt shouted at me"


@pytest.mark.parametrize("occurrence", [0, 1])
def test_of_two_equal_sentences_of_which_one_was_deleted_both_are_doubtful(occurrence: int) -> None:
    old = "Before. Nobody rang. Nobody rang. After."
    anchor = one(old, "Before. Nobody rang. After.", "Nobody rang.", occurrence)
    assert anchor.fate is Fate.DOUBTFUL
    assert anchor.new == Span(8, 20)


@pytest.mark.parametrize("occurrence", [0, 1])
def test_equal_sentences_stay_certain_when_the_change_is_another(occurrence: int) -> None:
    anchor = one(NOTE, NOTE.replace("Then I left", "Then we left"), "Nobody rang.", occurrence)
    assert anchor.fate is Fate.STAYED


def test_words_that_grew_a_letter_at_the_end_are_doubtful_with_the_whole_word() -> None:
    new = NOTE.replace("zebra", "zebras")
    anchor = one(NOTE, new, "The zebra")
    assert anchor.doubt is Doubt.END_CHANGED
    assert anchor.new is not None
    assert anchor.new.of(new) == "The zebras"


def test_a_combining_mark_is_never_cut_off() -> None:
    new = "cafe\u0301 time"
    anchor = one("cafe time", new, "cafe")
    assert anchor.doubt is Doubt.END_CHANGED
    assert anchor.new is not None
    assert anchor.new.of(new) == "cafe\u0301"


def test_a_rewritten_passage_is_doubtful() -> None:
    old = "I went out to see whether anybody at all was still there. End."
    new = "I slept. There was nothing to do, and it rained all the time there. End."
    assert one(old, new, "I went out to see whether anybody at all was still there").fate is Fate.DOUBTFUL


def test_what_is_written_at_its_ends_belongs_to_the_widest_stretch() -> None:
    alignment = Alignment("One.\n\nTwo.\n", "One, or so.\n\nWell: Two.\n")
    widest = alignment.widest(Span(0, 4))
    assert widest == Span(0, 11)
    assert alignment.widest(Span(6, 10)) == Span(13, 23)


def test_a_long_transcript_with_a_few_changes_is_aligned_wholly() -> None:
    chosen = random.Random(7)
    words = [f"word{int(chosen.paretovariate(0.6)) % 9000}" for _ in range(60_000)]
    turns = [f"R: {' '.join(words[i : i + 30])}.\n\nI: Mm.\n\n" for i in range(0, len(words), 30)]
    old = "".join(turns)
    new = old
    for _ in range(25):
        at = chosen.randrange(len(new))
        new = f"{new[:at]} inserted {new[at + chosen.randrange(20) :]}"
    kept = sum(block.size for block in blocks(old, new))
    assert len(old) - kept < 25 * 40
    spans = [Span(i, i + 80) for i in range(0, len(old) - 100, 400)]
    found = anchored(old, new, spans)
    assert sum(anchor.fate is Fate.DOUBTFUL for anchor in found) <= 25


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_text_of_one_repeated_word_is_soon_aligned(before: int, behind: int) -> None:
    old = "go " * (before + behind) + "."
    new = "go " * before + "stop " + "go " * behind + "."
    assert sum(block.size for block in blocks(old, new)) >= len(old) - 8
