"""The header block, and all that only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.exchange.headers import NO_HEADER, header_block
from qualcode.model.codebook import folded

KEYS = ["Respondent", "Wave", "Date", "I", "R", "P012", "Interviewer", "Interviewer 1", "Notes", "Age group"]
VALUES = ["", "B07", "Yes, I do.", "1", "Jo Field", "x" * 300]
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
    st.sampled_from(["", "", " ", "A title", "[00:03:10] I: Hello", "Some words: and others"]),
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_a_header_is_whole_lines_and_never_speech(text: str) -> None:
    header = header_block(text)
    head = text[: header.length]
    assert header.length == 0 or head.endswith("\n")
    keys = [folded(line.partition(":")[0]) for line in head.splitlines() if line.strip()]
    assert len(set(keys)) == len(keys)
    assert not {"i", "r", "p012", "interviewer 1", "a title"} & set(keys)
    assert all(f"{key}: {value}" in head for key, value in header.pairs)


@given(st.text())
def test_any_text_has_a_header_or_none(text: str) -> None:
    header = header_block(text)
    assert bool(header.pairs) == bool(header.length)
    assert header.length <= len(text)


def test_one_blank_line_belongs_to_the_header() -> None:
    text = "Respondent: B07\nStatus@1 : looking\nNotes:\nTime: 10:30\n \t\n\n  Indented."
    header = header_block(text)
    assert header.pairs == (("Respondent", "B07"), ("Status@1", "looking"), ("Time", "10:30"))
    assert text[header.length :] == "\n  Indented."


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: Jo\nRespondent: P012\nDate: 1 March\n\nInterviewer: How are you?\nRespondent: Fine.\n",
        "Respondent: P012\nModerator: Sam\nTime: 3 p.m.\n\nText.",
        "ID: 12\n\nText.",
    ],
)
def test_a_header_may_name_the_speakers(text: str) -> None:
    assert header_block(text).length == text.index("\n\n") + 2


@pytest.mark.parametrize(
    "text",
    [
        "Respondent: B07\nNo blank line follows.",
        "Respondent: B07\nWave: 1",
        "\nRespondent: B07\n\nA blank line comes first.",
        "A title\nRespondent: B07\n\nText.",
        "Respondent: B07\nrespondent: B08\n\nA key repeats.",
        "I: How are you\nR: Fine\n\nText.",
        "P012: 34\nWave: 1\n\nText.",
        "Interviewer 1: Jo\nWave: 1\n\nText.",
        "[00:03:10] I: Hello\n\nText.",
        "问：你好\n答：你好\n\n问：好吗",
        "Anna: Hi\n\nBen: Hello\n\nAnna: So",
        "Anna: Hi\nBen: Hello there.\nCleo: Hm\n\nAnna: So",
        "Anna: Hello.\nBen: Good morning!\n\nThen they sat down.",
        "Summary: she had been looking for work since the spring.\n\nText.",
        f"Summary: {'words ' * 50}\n\nText.",
        "She told me, first: nothing\n\nText.",
        "https://example.org\n\nText.",
        "10:30\n\nText.",
        "Notes:\n\nText.",
    ],
)
def test_what_is_no_header(text: str) -> None:
    assert header_block(text) == NO_HEADER
