"""What was written otherwise, as a reader sees it."""

from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.rewordings import rewordings

texts = st.lists(
    st.sampled_from(["okapi", "a", " ", ". ", "\n", "e\u0301", "👩‍👧", "仕事", "[x]"]), max_size=12
).map("".join)


@given(texts, texts)
def test_the_changes_lead_from_the_old_text_to_the_new_one(old: str, new: str) -> None:
    """Whatever stands between two changes is the same in both texts, and in order."""
    built, at = "", 0
    for one in rewordings(old, new, context=1000):
        unchanged = one.before[len(built) :]
        assert old[at : at + len(unchanged)] == unchanged
        assert old[at + len(unchanged) :].startswith(one.old)
        at += len(unchanged) + len(one.old)
        built = one.before + one.new
        assert built + one.behind == new
    assert built + old[at:] == new


def test_a_letter_in_a_word_is_told_as_the_word() -> None:
    [one] = rewordings("The corse was long.", "The course was long.")
    assert (one.before, one.old, one.new, one.behind) == ("The ", "corse", "course", " was long.")


def test_words_that_stay_are_not_told_again() -> None:
    [one] = rewordings("All of it.", "All of it, you see.")
    assert (one.before, one.old, one.new, one.behind) == ("All of it", "", ", you see", ".")
    [joined] = rewordings("The may be job.", "The maybe job.")
    assert (joined.old, joined.new) == ("may be", "maybe")
