"""Memos on anything, edited and filtered; drafts."""

from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.workbench import codings, drafts, history, projects, respondents, writing
from qualcode.workbench.drafts import Place
from qualcode.workbench.projects import Project


def numbers(project: Project, **filters: str) -> list[object]:
    return [row[0] for row in writing.memos(project, **filters).rows]  # type: ignore[arg-type]


@pytest.fixture
def passage(project: Project) -> Project:
    """Beside the memo on B07 (no. 1) one on a passage of D03 (no. 2) and one on the study (no. 3)."""
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow")
    writing.write_memo(project, "Telling.", kind="code", on="passage:D03-w1 0 6")
    writing.write_memo(project, "Ask less.", kind="method", title="Asking")
    return project


def test_a_memo_on_a_passage_names_it(passage: Project) -> None:
    assert writing.memos(passage).rows[1][2] == "passage D03-w1 0 to 6 · Slow"


def test_a_passage_with_several_codes_needs_the_code(passage: Project) -> None:
    codings.apply_code(passage, "D03-w1", Span(0, 6), "Quick")
    with pytest.raises(QualcodeError, match="several codings of yours at 0 to 6"):
        writing.write_memo(passage, "Hm.", kind="code", on="passage:D03-w1 0 6")
    assert writing.write_memo(passage, "Hm.", kind="code", on="passage:D03-w1 0 6 Quick") == 4


@pytest.mark.parametrize(
    ("on", "refusal"),
    [("passage:D03-w1 1 4", "no coding of yours"), ("passage:D03-w1", "no passage"), ("box:7", "is nothing")],
)
def test_what_is_no_passage_is_refused(passage: Project, on: str, refusal: str) -> None:
    with pytest.raises(QualcodeError, match=refusal):
        writing.write_memo(passage, "Hm.", kind="code", on=on)


def test_filters_by_kind_code_person_and_coder(passage: Project) -> None:
    assert numbers(passage, kind="method") == [3]
    assert numbers(passage, code="Support") == [2]
    assert numbers(passage, respondent="b07") == [1]
    assert numbers(passage, respondent="D03") == [2]
    assert numbers(passage, coder="Anna") == [1, 2, 3]
    assert numbers(passage, coder="Berit") == []


def test_editing_keeps_the_first_date_and_can_be_undone(passage: Project) -> None:
    before = writing.memos(passage).rows[2]
    writing.edit_memo(passage, 3, body="Ask more.", kind="theory", title="")
    memo = writing.memo_of(passage, 3).memo
    assert (memo.kind, memo.title, memo.body, memo.written_at[:10]) == ("theory", "", "Ask more.", before[4])
    assert memo.edited_at
    history.undo(passage)
    assert writing.memos(passage).rows[2] == before


def test_editing_nothing_or_no_memo_is_refused(passage: Project) -> None:
    with pytest.raises(QualcodeError, match="no memo 9"):
        writing.edit_memo(passage, 9, body="Hm.")
    with pytest.raises(QualcodeError, match="no words"):
        writing.edit_memo(passage, 3, body=" ")


NOTE = Place("memo", "document", document_id=1)


def test_a_draft_survives_closing_leaves_no_step_and_is_replaced(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        steps = len(history.trail(project).rows)
        drafts.keep(project, NOTE, "theory", "Half a th")
        drafts.keep(project, NOTE, "theory", "Half a thought")
    with projects.open_project(project_file) as project:
        [draft] = drafts.all_of(project, 1)
        assert (draft.place, draft.kind, draft.body) == (NOTE, "theory", "Half a thought")
        assert [named.about for named in drafts.named(project)] == ["memo: B07-w1"]
        drafts.keep(project, NOTE, "theory", " ")
        assert drafts.all_of(project) == []
        assert len(history.trail(project).rows) == steps


def test_a_draft_goes_with_the_person(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        drafts.keep(project, NOTE, "code", "The walrus of it")
        drafts.keep(project, Place("cell", respondent_id=1, code_id=1), "", "A puffin")
        drafts.keep(project, Place("memo"), "method", "Ask less")
        respondents.withdraw(project, "B07")
        assert [draft.body for draft in drafts.all_of(project)] == ["Ask less"]
    left = project_file.read_bytes()
    assert b"walrus" not in left
    assert b"puffin" not in left
