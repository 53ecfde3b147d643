"""A blind coder learns nothing of what others did in the sample, whatever is asked.

Two projects differ only in what the lead coded and wrote there; every command answers the same.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.store import coders as coder_store
from qualcode.store import history as history_store
from qualcode.workbench import cells, codings, projects, quote_edits, ratings, sheets, stars, writing
from qualcode.workbench.projects import Project

from .conftest import Run

ASKED = [
    ["status"],
    *(["count", *more] for more in ([], ["--coder", "all"], ["--coder", "Lead"], ["--base", "coded"])),
    *(["matrix", "--by", by, "--coder", "all"] for by in ("agency", "coder", "polarity", "wave")),
    ["quotes", "--coder", "all"],
    ["quotes", "--by", "agency", "--coder", "Lead"],
    ["quotes", "--starred", "--attribution", "{age}, {agency}"],
    ["quotes", "--use"],
    ["quotes", "--suggest", "--coder", "all"],
    ["quotes", "--remember", "she has a paid job", "--coder", "all"],
    ["quote"],
    ["star"],
    ["transitions", "status"],
    ["export", "codings"],
    ["document", "list"],
    ["document", "show", "wave2/B01"],
    ["document", "review"],
    ["document", "versions", "wave2/B01"],
    ["find", "job"],
    ["find", "job", "--uncoded", "--coder", "all"],
    ["summary"],
    ["sheet", "list"],
    ["sheet", "show", "wave2/B01"],
    ["memo", "list"],
    ["cell", "list"],
    ["cell", "show", "B01", "Own pace"],
    ["display", "show", "meta-matrix", "--cells", "rating", "--coder", "all", "--order", "rating:Own pace"],
    ["coder", "list"],
    ["codebook", "show"],
    ["codebook", "versions"],
    ["codebook", "recheck"],
    ["assignments"],
    ["disagreements", "--coder", "all"],
    ["disagreements", "Lead", "--again"],
    ["agree", "--by-polarity", "--unit", "turn"],
    ["agree", "--section", "warnings"],
    ["agree", "--warning", "1"],
    ["agree", "Lead", "--again"],
    ["consensus", "status"],
    ["consensus", "accept"],
    ["respondent", "list"],
    ["names", "list"],
    ["names", "suggest"],
    ["check", "names"],
    ["trail"],
    ["undo"],
]


ANOTHER = (
    ["coder", "add", "Second"],
    ["assign", "Second", "--share", "100%"],
    ["coder", "use", "Second"],
)
AT_A_LATER_TIME = (
    ["finish", "wave1/B01", "wave2/B01", "B02 (first talk)", "P03"],
    ["assign", "Lead", "--again", "--share", "100%"],
    ["coder", "use", "lead again"],
)


def lead_says(project: Project, *, is_one: bool) -> None:
    """One of two ways in which the lead may have coded; both take the same number of steps."""
    document, span = ("wave2/B01", Span(0, 17)) if is_one else ("wave1/B01", Span(4, 20))
    code = "Own pace" if is_one else "Joint working"
    polarity = Polarity.POSITIVE if is_one else Polarity.CRITICAL
    word = "walrus" if is_one else "ocelot"
    codings.apply_code(project, document, span, code, polarity=polarity, note=word)
    codings.apply_code(project, "P03" if is_one else "B02 (first talk)", None, "Own pace")
    stars.star(project, document, span, code)
    quote_edits.paraphrase(project, quote_edits.Place(document, span, code), word)
    writing.write_summary(project, document, word)
    sheets.write(project, document, "1", word)
    cells.write(project, "B01", code, word)
    ratings.rate(project, "B01", "Own pace", "high" if is_one else "low")
    writing.write_memo(project, word, kind="theory", on=f"document:{document}")
    writing.write_memo(project, word, kind="code", on=f"passage:{document} {span.start_char} {span.end_char}")


@pytest.fixture
def told(study: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], list[str]]:
    """All answers to a blind coder, where the lead coded in one way or in the other."""
    monkeypatch.setattr(history_store, "now", lambda: "2026-01-01T00:00:00Z")

    def ask(is_one: bool, *before: list[str], who: Sequence[list[str]] = ANOTHER) -> list[str]:
        path = study / f"{'one' if is_one else 'two'}.qualcode"
        path.write_bytes((study / "study.qualcode").read_bytes())
        with projects.open_project(path) as project:
            with project.step("Added a coder"):
                coder_store.add(project, "Lead")
            lead_says(project, is_one=is_one)
        for words in (
            *who,
            ["code", "wave1/B01", "0", "12", "Own pace"],
            *before,
        ):
            assert run("-p", path, *words).exit_code == 0, words
        return [run("-p", path, *words).out for words in ASKED]

    return ask


def test_a_blind_coder_gets_the_same_answers_whatever_the_lead_coded(told) -> None:
    for words, one, two in zip(ASKED, told(True), told(False), strict=True):
        assert one == two, words
        assert "walrus" not in one, words


def test_a_coder_at_a_later_time_is_blind_to_the_first(told) -> None:
    answers = (told(is_one, who=AT_A_LATER_TIME) for is_one in (True, False))
    for words, one, two in zip(ASKED, *answers, strict=True):
        assert one == two, words
        assert "walrus" not in one, words


def test_once_opened_the_answers_differ(told) -> None:
    opened = ["unblind", "Second"]
    one, two = told(True, opened), told(False, opened)
    assert [words[0] for words, a, b in zip(ASKED, one, two, strict=True) if a != b]
    assert any("walrus" in answer for answer in one)


def test_the_note_under_a_table_says_what_is_not_counted(told) -> None:
    count = told(True)[1]
    assert "Blind: of 4 notes in the sample of Second, only their own work counts." in count
