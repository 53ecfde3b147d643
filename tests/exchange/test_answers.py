"""Tables of answers."""

import pytest

from qualcode.exchange.answers import AnswersTable, read_answers
from qualcode.exchange.csv_rows import read_rows
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import Answer


def answers(text: str) -> AnswersTable:
    return read_answers(read_rows(text.encode(), "answers.csv"))


def test_answers_are_kept_and_blank_ones_counted() -> None:
    table = answers(
        'respondent,question,answer,wave,age\nB07,What helped?," The calls.\nMostly.",1,34\n'
        "B08,What helped?, ,1,\n"
    )
    assert table == AnswersTable(
        (Answer(2, "B07", "What helped?", " The calls.\nMostly.", 1),), 1, ("columns not used: age",)
    )


def test_the_column_may_be_called_text() -> None:
    assert answers("Respondent;Question;Text\nB07;Why?;So.\n").rows == (
        Answer(2, "B07", "Why?", "So.", None),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("respondent,answer\nB07,So.\n", "line 1: there is no column “question”."),
        ("respondent,question\nB07,Why?\n", "line 1: there is no column “answer”."),
        ("respondent,question,answer\n,Why?,So.\n", "line 2: the row names no respondent."),
        ("respondent,question,answer\nB07,,So.\n", "line 2: the row names no question."),
        ("respondent,question,answer,wave\nB07,Why?,So.,x\n", "line 2: “x” is not a wave."),
        (
            "respondent,question,answer\nB07,Why?,So.\nB07,Why?,No.\n",
            "line 3: respondent B07 already answers this question on line 2.",
        ),
    ],
)
def test_mistakes_name_their_line(text: str, message: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        answers(text)
    assert caught.value.message == f"answers.csv, {message}"
    assert caught.value.hint
