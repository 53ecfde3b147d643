"""Sentences of invented interview speech, each border set by hand, and what no sentence may do."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.pipeline import RULES, Pipeline, pipeline
from qualcode.language.sentences import sentences
from qualcode.model.documents import Role, Turn
from qualcode.model.spans import Span

# Passages of invented speech; “ | ” stands where a sentence ends.
GOLD = [
    # plain speech
    "It got me out of the house. | She rang every Friday, even when there was nothing new.",
    "Did it help? | Not really! | I just sat there.",
    "What?! | They never told me. | Honestly, never.",
    "they were alright. | we did a cv and that. | not much else",
    # trailing off, and starting again
    "I was going to say... it was all right in the end.",
    "I don't know… maybe if they'd rung first.",
    "Well... I suppose I could've asked.",
    "It just went... | Nobody called, nobody wrote.",
    "I thought, . . . no, leave it. | That was that.",
    # abbreviations
    "Dr. Patel and Mrs. O'Brien were there. | Mr. Khan came later.",
    "They do courses, e.g. computing, i.e. what I wanted. | I went twice.",
    "Forms, letters, phone calls, etc. | They did the lot.",
    "CVs, forms, etc. and then nothing.",
    "We met at 9.30 a.m. on Tuesdays, until 5 p.m. some days. | Then it stopped at 4 p.m. | Nobody said why.",
    "It's approx. £7.50 an hour. | That's 0.5 more than before.",
    "I lived at No. 12 near St. Mary's. | They said no. | Just no.",
    "It took 10 mins. to fill in. | The other one took two hrs. | I gave up.",
    "My appt. was moved to 3 p.m. Monday. | I missed it.",
    # initials and single letters
    "I saw J. Smith and then A. B. Jones. | Both were kind.",
    "My worker, K., was lovely. | Agency B. | They were better than Agency A. | I stayed with them.",
    "She was v. helpful w. the forms. | My worker A. came along.",
    "my agency was agency b. | they knew more than i. | so what.",
    "Nobody knew more than I. | But they asked him.",
    "Plan B was the shop. | I never wanted plan B. | It was theirs.",
    # remarks and anonymised names
    "I was terrified. [laughs] | And then I got it.",
    "She said I could [pause] that I might do it.",
    "I cried. (cries) | I still do. [long pause] | Sorry.",
    "It was him. | [Name] drove me there. | [The agency] paid.",
    "I went to [the college]. | They were nice.",
    "He left. [...] | We carried on.",
    "It was [inaudible 00:12:03.5] and that was it. | Fine.",
    "I was shaking! [laughs] | and then I just went in.",
    # quotation
    "She said, 'You can do it.' | And I did.",
    "“Why me?” he asked. | “Because you can.”",
    '"Go on," she said. | "Send it!" | So I sent it.',
    "He goes 'what's this?' and I said nothing.",
    "(It was raining.) | I went anyway (by bus!) and I got there.",
    # lists, line ends, missing blanks
    "1. Ring the college. | 2. Buy boots.",
    "first line without a stop | second line | - a point | - another",
    "It was 10.30 by then, at www.jobs.example. | Nobody came.",
    # other scripts and signs
    "It was great! 😀 | Then it wasn't 😢. | Still, 👩‍🔬 was the idea.",
    "我很好。 | 谢谢你！ | 你呢？",
    "「行こう。」と言った。 | そして行った。",
    "Cafe\u0301 Rene\u0301 was the place. | E\u0301tude, they called it. | Nai\u0308ve of me.",
]
LISTS = GOLD.index("1. Ring the college. | 2. Buy boots.")
AS_LINES = set(GOLD[LISTS : LISTS + 2])


@pytest.fixture(scope="module")
def rules() -> Pipeline:
    return pipeline("en", RULES)


def found(text: str, rules: Pipeline) -> list[str]:
    return [span.of(text) for span in sentences(text, rules)]


@pytest.mark.parametrize("gold", GOLD)
def test_gold(gold: str, rules: Pipeline) -> None:
    joint = "\n" if gold in AS_LINES else "" if gold.startswith(("我", "「")) else " "
    assert found(gold.replace(" | ", joint), rules) == gold.split(" | ")


def test_the_gold_is_large_enough() -> None:
    assert sum(gold.count(" | ") + 1 for gold in GOLD) >= 80


def test_a_missing_blank_hides_no_end(rules: Pipeline) -> None:
    assert found("I left.Then I came back.", rules) == ["I left.", "Then I came back."]


def test_paragraphs_and_line_ends_are_never_crossed(rules: Pipeline) -> None:
    text = "one\n\n  two,\n\n\nthree. four\r\nfive\u2028six\n"
    assert found(text, rules) == ["one", "two,", "three.", "four", "five", "six"]


def test_nothing_is_found_in_nothing(rules: Pipeline) -> None:
    assert sentences("", rules) == sentences(" \n\t\u00a0\n", rules) == []


def test_turns_are_never_crossed_and_labels_belong_to_nobody(rules: Pipeline) -> None:
    text = "Notes R: I went and I: Where? R:   "
    spoken = [
        Turn(6, 9, 19, "R", Role.RESPONDENT),
        Turn(19, 22, 29, "I", Role.INTERVIEWER),
        Turn(29, 35, 35, "R", Role.RESPONDENT),
    ]
    assert [span.of(text) for span in sentences(text, rules, spoken)] == ["Notes", "I went and", "Where?"]
    assert [span.of(text) for span in sentences(text, rules, iter(spoken))] == [
        "Notes",
        "I went and",
        "Where?",
    ]


def test_a_dotted_label_starts_no_sentence_of_its_own(rules: Pipeline) -> None:
    text = "Dr. Hill: How are you?\nR.: Fine. Thanks."
    spoken = [Turn(0, 10, 23, "Dr. Hill", Role.INTERVIEWER), Turn(23, 27, 40, "R.", Role.RESPONDENT)]
    assert [span.of(text) for span in sentences(text, rules, spoken)] == ["How are you?", "Fine.", "Thanks."]


def test_positions_are_code_points(rules: Pipeline) -> None:
    text = "😀 e\u0301! 日本。 Ok."
    assert sentences(text, rules) == [Span(0, 5), Span(6, 9), Span(10, 13)]


UNITS = [
    "It went well, e.g. with Dr. Hill. Then it stopped. ",
    "No end at all and so on ",
    "😀" * 30,
    "字" * 50,
]


@pytest.mark.parametrize("unit", UNITS)
def test_texts_of_any_length_are_taken(unit: str, rules: Pipeline) -> None:
    text = unit * (1_100_000 // len(unit) if " " in unit else 300)
    spans = sentences(text, rules)
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")
    if "Dr." in unit:
        assert len(spans) == 2 * text.count("Dr.")


def test_thousands_of_paragraphs_are_taken(rules: Pipeline) -> None:
    text = "She rang. I came.\n\n" * 60_000
    assert len(text) > rules.nlp.max_length
    assert len(sentences(text, rules)) == 120_000


PARTS = (
    [
        ". ",
        "... ",
        "… ",
        "? ",
        "! ",
        "\n",
        "\n\n",
        " ",
        "[laughs]",
        "(laughs)",
        "[",
        "]",
        "'",
        '"',
        "“",
        "” ",
    ],
    ["Dr.", "e.g.", "J. ", "Agency B. ", "。", "」", "I ", "word ", "Then ", "and ", "😀", "e\u0301", "1. "],
)
SPEECH = st.lists(st.one_of(st.sampled_from(PARTS[0] + PARTS[1]), st.text(max_size=3)), max_size=30).map(
    "".join
)


@settings(deadline=None)
@given(SPEECH)
def test_every_character_but_white_space_is_held_exactly_once(text: str) -> None:
    spans = sentences(text, pipeline("en", RULES))
    for before, after in pairwise(spans):
        assert before.end_char <= after.start_char
    for span in spans:
        assert span.of(text) == span.of(text).strip()
        assert "\n" not in span.of(text)
    held = {position for span in spans for position in range(span.start_char, span.end_char)}
    assert all(character.isspace() for position, character in enumerate(text) if position not in held)


@settings(deadline=None)
@given(SPEECH, st.lists(st.integers(0, 60), max_size=8))
def test_with_turns_only_labels_are_left_out(text: str, cuts: list[int]) -> None:
    ordered = sorted(min(cut, len(text)) for cut in cuts)
    triples = zip(ordered[::2], ordered[1::2], [*ordered[2::2], len(text)], strict=False)
    turns = [Turn(start, speech, end, "R", Role.RESPONDENT) for start, speech, end in triples]
    labels = {position for turn in turns for position in range(turn.start_char, turn.speech_char)}
    spans = sentences(text, pipeline("en", RULES), turns)
    held = [position for span in spans for position in range(span.start_char, span.end_char)]
    assert len(held) == len(set(held))
    assert labels.isdisjoint(held)
    left_out = set(range(len(text))) - labels - set(held)
    assert all(text[position].isspace() for position in left_out)
    for turn in turns:
        assert not any(span.start_char < turn.start_char < span.end_char for span in spans)
