"""Questions without an answer are refused in one sentence and a hint."""

from collections.abc import Callable
from functools import partial

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Base, Condition, Scope
from qualcode.model.tables import Table
from qualcode.workbench import counts
from qualcode.workbench.projects import Project
from qualcode.workbench.quotes import quotes
from qualcode.workbench.quoting import Style

MakeStudy = Callable[..., Project]
Ask = Callable[[Project, Scope], Table]
COUNT: Ask = counts.count
MATRIX: Ask = lambda project, scope: counts.matrix(project, "agency", scope)  # noqa: E731
QUOTES: Ask = quotes


def refusal(ask: Callable[[], Table]) -> str:
    """Message and hint of the refusal, which has to be in sentences."""
    with pytest.raises(QualcodeError) as caught:
        ask()
    error = caught.value
    assert error.message.endswith(".") and error.hint
    return f"{error.message} {error.hint}"


@pytest.mark.parametrize("ask", [COUNT, MATRIX, QUOTES], ids=["count", "matrix", "quotes"])
@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(where=(Condition("agenzy", "Agency A"),)), "no attribute “agenzy”. Attributes: agency"),
        (Scope(where=(Condition("agency", "Agency Z"),)), "Nobody has agency=Agency Z. Values of agency: A"),
        (Scope(where=(Condition("status", "paid work"),)), "Say which one: status@1 or status@2"),
        (Scope(where=(Condition("status@7", "paid work"),)), "for wave 7. It is known for wave 1, 2"),
        (Scope(codes=("Joint wroking",)), "Did you mean Client-centred approach > Joint working?"),
        (Scope(coders=("Nobody",)), "no coder “Nobody”. Coders: Lead, Second"),
        (Scope(waves=(9,)), "no note of wave 9. Waves in this project: 1, 2"),
        (
            Scope(where=(Condition("agency", "Agency A"), Condition("sector", "voluntary"))),
            "Nobody is in the base of this question",
        ),
    ],
)  # fmt: skip
def test_names_that_nobody_knows(study: Project, ask: Ask, scope: Scope, words: str) -> None:
    assert words in refusal(lambda: ask(study, scope))


def test_a_project_without_people(make_study: MakeStudy) -> None:
    project = make_study()
    for ask in (counts.count, quotes, lambda empty: counts.matrix(empty, "polarity")):
        assert "no people yet" in refusal(partial(ask, project))


def test_a_project_without_codes(make_study: MakeStudy) -> None:
    project = make_study("respondent\nP1\n", codebook=None)
    assert "The codebook has no codes yet." in refusal(lambda: counts.count(project))
    assert "The codebook has no codes yet." in refusal(lambda: quotes(project))


def test_columns_that_do_not_exist(study: Project) -> None:
    assert "no attribute “agenzy”" in refusal(lambda: counts.matrix(study, "agenzy"))
    assert "Say which one: status@1 or status@2" in refusal(lambda: counts.matrix(study, "status"))
    assert "no attribute “agenzy”" in refusal(lambda: quotes(study, style=Style(attributes=("agenzy",))))
    assert "no attribute “agenzy”" in refusal(lambda: counts.transitions(study, "agenzy"))


def test_too_many_columns(make_study: MakeStudy) -> None:
    people = "respondent,street\n" + "".join(f"P{number},Street {number}\n" for number in range(61))
    project = make_study(people)
    for ask in (lambda: counts.matrix(project, "street"), lambda: quotes(project, by="street")):
        assert "street has 61 different values, too many" in refusal(ask)


def test_waves_that_no_note_has(make_study: MakeStudy) -> None:
    project = make_study("respondent\nP1\n", {"P1": "Words.\n"})
    for ask in (lambda: counts.matrix(project, "wave"), lambda: quotes(project, by="wave")):
        assert "No note has a wave" in refusal(ask)
    assert "Nobody was followed up" in refusal(lambda: counts.count(project, Scope(base=Base.FOLLOWED_UP)))


def test_a_base_that_would_be_hidden_itself(study: Project) -> None:
    few = Scope(where=(Condition("agency", "Agency A"), Condition("status@2", "placement")))
    assert "fewer than 41 people" in refusal(lambda: counts.count(study, few, suppress_below=41))
    assert "fewer than 41 people" in refusal(lambda: counts.matrix(study, "gender", few, suppress_below=41))
