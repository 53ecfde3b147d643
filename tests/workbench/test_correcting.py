"""A correction that is typed: foreseen without a trace, left as a draft, kept as one step or refused."""

from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.revisions import Fate
from qualcode.workbench import (
    correcting,
    documents,
    doubts,
    drafts,
    history,
    projects,
    respondents,
)
from qualcode.workbench.correcting import Correction
from qualcode.workbench.projects import Project

from .test_revise import change, code, dump, text_of

NAME = "B07-w1"
WORDS = "said I could"


def typed(project: Project, old: str, new: str) -> Correction:
    begun = correcting.begin(project, documents.find(project, NAME))
    assert old in begun.text
    return begun._replace(text=begun.text.replace(old, new, 1))


def test_what_is_foreseen_changes_nothing_and_is_what_happens(project: Project) -> None:
    code(project, NAME, WORDS)
    correction = typed(project, WORDS, "[a place]")
    before = dump(project)
    foreseen = correcting.foreseen(project, correction)
    assert dump(project) == before
    [lost] = foreseen.doubtful
    assert (lost.before, lost.doubt is not None) == (WORDS, True)
    assert foreseen == correcting.keep(project, correction, "redaction")
    assert text_of(project, NAME) == correction.text
    assert [row[3] for row in doubts.versions(project, NAME).rows] == ["redaction"]
    history.undo(project)
    assert dump(project) == before


@pytest.mark.parametrize("tail", ["", "\n\n", " \t", "\u2028x\u2029", "Name: x\n\ny", "e\u0301\xa0👩‍👧"])
def test_a_text_is_kept_code_point_for_code_point(project: Project, tail: str) -> None:
    """Nothing is taken for a header block, a line end or white space to be trimmed."""
    begun = correcting.begin(project, documents.find(project, NAME))
    text = f"Site: North\n\n{begun.text}{tail}"
    correcting.keep(project, begun._replace(text=text))
    assert text_of(project, NAME) == text
    again = correcting.begin(project, begun.document.document_id)
    assert not again.is_changed
    assert correcting.foreseen(project, again).is_the_same


def test_a_note_that_was_changed_meanwhile_is_not_written_over(project: Project) -> None:
    first, second = typed(project, "a", "aa"), typed(project, "e", "ee")
    correcting.keep(project, first)
    before = dump(project)
    for verb in correcting.foreseen, correcting.keep:
        with pytest.raises(QualcodeError, match="was changed by somebody else"):
            verb(project, second)
    assert dump(project) == before


def test_a_text_without_words_is_refused(project: Project) -> None:
    begun = correcting.begin(project, documents.find(project, NAME))
    for verb in correcting.foreseen, correcting.keep:
        with pytest.raises(QualcodeError, match="Without words"):
            verb(project, begun._replace(text=" \n"))


def test_a_draft_is_gone_on_with_and_knows_when_it_comes_late(project: Project) -> None:
    correction = typed(project, "a", "aa")
    correcting.keep_draft(project, correction)
    assert [named.about for named in drafts.named(project)] == [f"corrected text: {NAME}"]
    again = correcting.begin(project, correction.document.document_id)
    assert (again.text, again.is_draft, again.is_late) == (correction.text, True, False)
    change(project, NAME, "e", "ee")
    late = correcting.begin(project, correction.document.document_id)
    assert (late.text, late.is_late) == (correction.text, True)
    fresh = correcting.throw_away(project, correction.document.document_id)
    assert (fresh.text, fresh.is_draft, fresh.is_late) == (text_of(project, NAME), False, False)
    assert drafts.all_of(project) == []


def test_a_draft_goes_when_its_text_is_kept_or_as_it_was(project: Project) -> None:
    correction = typed(project, "a", "aa")
    correcting.keep_draft(project, correction)
    correcting.keep(project, correction)
    assert drafts.all_of(project) == []
    begun = correcting.begin(project, correction.document.document_id)
    correcting.keep_draft(project, begun._replace(text="Half"))
    correcting.keep_draft(project, begun)
    assert drafts.all_of(project) == []


def test_a_draft_goes_with_the_person_who_withdraws(project: Project) -> None:
    correction = typed(project, "a", "walrus ")
    correcting.keep_draft(project, correction)
    respondents.withdraw(project, "B07")
    assert drafts.all_of(project) == []
    with pytest.raises(QualcodeError, match="no longer in the project"):
        correcting.begin(project, correction.document.document_id)


def test_a_doubtful_passage_knows_where_it_stood(project: Project) -> None:
    text = text_of(project, NAME)
    span = code(project, NAME, WORDS)
    change(project, NAME, WORDS, "[a place]")
    change(project, NAME, "[a place]", "[somewhere]")
    [found] = doubts.doubts(project)
    stood = doubts.where_it_stood(project, found, 10)
    assert stood.words == WORDS
    assert stood.before == text[max(0, span.start_char - 10) : span.start_char]
    assert stood.behind == text[span.end_char : span.end_char + 10]


def test_what_a_version_said_otherwise_is_told_in_whole_words(project: Project) -> None:
    old = "said"
    change(project, NAME, old, f"{old}er")
    change(project, NAME, f"{old}er", "[name]")
    assert [(r.old, r.new) for r in doubts.corrected_in(project, NAME, 1)] == [(old, f"{old}er")]
    assert [r.new for r in doubts.corrected_in(project, NAME, 2)] == ["[name]"]


def test_passages_that_changed_and_are_doubtful_are_told_apart(project: Project) -> None:
    text = text_of(project, NAME)
    span = code(project, NAME, "she said I could do it.\nNobody rang.")
    code(project, NAME, WORDS)
    revised = correcting.foreseen(project, typed(project, WORDS, "[a place]"))
    [changed] = revised.changed
    assert (changed.before, changed.doubt) == (span.of(text), None)
    assert changed.now == changed.before.replace(WORDS, "[a place]")
    [lost] = revised.doubtful
    assert (lost.before, lost.doubt is not None) == (WORDS, True)
    assert (revised.fates[Fate.CHANGED], revised.fates[Fate.DOUBTFUL]) == (1, 1)


def test_a_study_that_cannot_be_written_to_still_foresees(study_file: Path) -> None:
    with projects.open_project(study_file) as project:
        correction = typed(project, "a", "aa")
        assert not correcting.foreseen(project, correction).is_the_same
