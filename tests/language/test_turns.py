"""Speaker labels and turns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.turns import is_interviewer, speakers, turns
from qualcode.model.documents import Role

LINES = st.sampled_from(
    ["I: Why?", "r : So.", "R:", "[00:03:10] I: And?", "  **R:** *Yes*", "", "words: more", "\t"]
)


def labels(text: str) -> list[tuple[str, int]]:
    return [(label.shown, label.uses) for label in speakers(text).labels]


def doubtful(text: str) -> list[tuple[str, int]]:
    return [(label.shown, label.uses) for label in speakers(text).doubtful]


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_turns_lie_end_to_end(text: str) -> None:
    found = turns(text, ["i", "R"], ["I"])
    assert all(turn.start_char <= turn.speech_char <= turn.end_char for turn in found)
    assert all(turn.start_char < turn.end_char for turn in found)
    assert [turn.start_char for turn in found[1:]] == [turn.end_char for turn in found[:-1]]
    assert not found or found[-1].end_char == len(text)
    assert all(turn.start_char == 0 or text[turn.start_char - 1] == "\n" for turn in found)
    assert len({turn.speaker for turn in found}) <= 2


@given(st.text())
def test_any_text_has_turns_or_none(text: str) -> None:
    found = speakers(text)
    assert len(turns(text, [label.shown for label in found.labels], ())) == sum(
        label.uses for label in found.labels
    )


def test_a_turn_starts_with_its_stamp_and_speaks_behind_its_label() -> None:
    text = "Before.\n[00:03:10] I:  Why 😀?\n00:03:12 - r: So.\nAnd so.\n"
    first, second = turns(text, ["I", "R"], ["I"])
    assert text[first.start_char : first.end_char] == "[00:03:10] I:  Why 😀?\n"
    assert text[first.speech_char : first.end_char] == "Why 😀?\n"
    assert text[second.speech_char : second.end_char] == "So.\nAnd so.\n"
    assert [(turn.speaker, turn.role) for turn in (first, second)] == [
        ("I", Role.INTERVIEWER),
        ("r", Role.RESPONDENT),
    ]


def test_a_label_alone_on_its_line() -> None:
    text = "I:\n\nWhy?\nR:\nI:\n"
    assert [text[turn.speech_char : turn.end_char] for turn in turns(text, ["I", "R"], ())] == [
        "Why?\n",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("I: a", "I"),
        ("P012:a", "P012"),
        ("INT : a", "INT"),
        ("I\u00a0: a", "I"),
        ("Interviewer 1: a", "Interviewer 1"),
        ("interviewer two: a", "interviewer two"),
        ("Maria de la Cruz: a", "Maria de la Cruz"),
        ("Dr. O’Neil: a", "Dr. O’Neil"),
        ("speaker_01: a", "speaker_01"),
        ("  R: a", "R"),
        ("R:", "R"),
        ("I: 10:30", "I"),
        ("[00:03:10] I: a", "I"),
        ("(03:10) I: a", "I"),
        ("00:03:10.250 I: a", "I"),
        ("I [00:03:10]: a", "I"),
        ("R [laughing]: a", "R"),
        ("**Name:** a", "Name"),
        ("**Name**: a", "Name"),
        ("_Name:_ a", "Name"),
        ("[id1] a", "id1"),
        ("[R] a", "R"),
        ("[00:01] [id 2]: a", "id 2"),
        ("受访者：a", "受访者"),
        ("उत्तरदाता: a", "उत्तरदाता"),
        ("المشارك: a", "المشارك"),
    ],
)
def test_shapes_of_labels(line: str, label: str) -> None:
    assert labels(f"{line}\n" * 3) == [(label, 3)]


@pytest.mark.parametrize(
    "line",
    [
        "It was 10:30",
        "He said: no",
        "Then he said: no",
        "10:30 was late",
        "see http://example.org",
        "Thanks :)",
        "One, two: three",
        "“Well: yes”",
        "[laughs] a",
        "[x] a",
        "[1] a",
        "[R](link)",
        "Speaker 1  00:03",
        "a: b".rjust(80, "w"),
        "This Is Far Too Long: a",
        "1: a",
        ": a",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert labels(f"{line}\n" * 3) == []


def test_case_and_spaces_are_folded() -> None:
    text = "Interviewer  1: a\nR: b\nINTERVIEWER 1: c\nr: d\ninterviewer 1: e\nR: f\n"
    assert labels(text) == [("Interviewer 1", 3), ("R", 3)]


def test_rare_labels_are_doubtful_where_there_are_others() -> None:
    text = "I: a\nR: b\nI: c\nR: d\nI: e\nR: f\nJo: g\nI 2: h\n"
    assert doubtful(text) == [("Jo", 1), ("I 2", 1)]
    assert doubtful("I: a\nR: b\nSummary: c\nP012: d\nInterviewer 2: e") == [
        ("I", 1), ("R", 1), ("P012", 1), ("Interviewer 2", 1),
    ]  # fmt: skip
    assert doubtful("Summary: a note.\nNext step: a call.\n") == []


def test_the_user_may_name_any_label() -> None:
    text = "He said: no\n1: yes\n"
    assert [turn.speaker for turn in turns(text, ["he said", "1"], ())] == ["He said", "1"]


@pytest.mark.parametrize(
    "label",
    [
        "I",
        "int",
        "IV",
        "I 2",
        "INT2",
        "Q",
        "INTERVIEWER  1",
        "Interviewer (Jo)",
        "Moderator 2",
        "Facilitator",
    ],
)
def test_interviewers(label: str) -> None:
    assert is_interviewer(label)


@pytest.mark.parametrize(
    "label", ["R", "P012", "Interviewee", "Ivan", "Ina", "A", "Maria", "Participant 1", ""]
)
def test_others(label: str) -> None:
    assert not is_interviewer(label)
