"""Codings made under an earlier meaning of their code: which wait, and what confirming does."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.meanings import Meaning, Meanings
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.workbench import codebook, codings, counts, history, projects, rechecks
from qualcode.workbench.projects import Project

COURSES, PACE = "Courses", "Support > Pace"


def ids(project: Project, code: str | None = None) -> list[int]:
    return [one.coding.coding_id for one in rechecks.waiting(project, code, rechecks.EVERY_CODER)]


def test_only_what_was_coded_before_waits_and_an_undo_of_the_edit_ends_the_waiting(project: Project) -> None:
    codebook.edit(project, COURSES, {"definition": "Lessons of any kind.", "exclude": "School."})
    codings.apply_code(project, "D03-w1", Span(0, 6), COURSES, coder="Anna")
    [one] = rechecks.waiting(project, COURSES, ["anna"])
    version = codebook.read(project).version
    assert (one.coding.document, one.coding.respondents, one.coding.quote) == (
        "B07-w1",
        "B07",
        "The zebra course was l",
    )
    assert one.why == (
        f"known to fit version {version - 1}; the definition and exclude changed in version {version}"
    )
    codebook.edit(project, COURSES, {"definition": "", "exclude": "  "})
    [one] = rechecks.waiting(project, COURSES, ["Anna"])
    assert one.coding.document == "D03-w1"
    history.undo(project)
    history.undo(project)
    history.undo(project)
    assert ids(project) == []


def test_names_examples_colours_and_white_space_put_nothing_in_doubt(project: Project) -> None:
    codebook.edit(project, COURSES, {"definition": "Lessons  of\nany kind."})
    rechecks.confirm(project, None, coders=rechecks.EVERY_CODER)
    codebook.edit(
        project, COURSES, {"definition": "Lessons of any kind.\n", "example": "A.", "colour": "#abc"}
    )
    codebook.rename(project, COURSES, "Lessons")
    codebook.move(project, "Lessons", "Support", 1)
    assert ids(project) == []


def test_codings_that_a_merge_or_split_moves_are_decided_upon_and_the_others_wait(project: Project) -> None:
    codings.apply_code(project, "D03-w1", Span(0, 6), PACE, polarity=Polarity.CRITICAL, coder="Anna")
    codebook.edit(project, COURSES, {"definition": "Lessons."})
    codebook.merge(project, COURSES, PACE)
    assert [one.coding.document for one in rechecks.waiting(project, None, rechecks.EVERY_CODER)] == [
        "B07-w1",
        "D03-w1",
    ]
    assert {one.coding.coder for one in rechecks.waiting(project, None, rechecks.EVERY_CODER)} == {
        "Berit",
        "Anna",
    }
    codebook.split(project, PACE, "Too quick", Scope(polarities=(Polarity.CRITICAL,)))
    assert [one.coding.coder for one in rechecks.waiting(project, None, rechecks.EVERY_CODER)] == ["Berit"]


def test_people_of_group_interviews_and_of_codings_without_text_are_named(project: Project) -> None:
    at = codebook.read(project).find(COURSES).name
    codings.apply_code(project, "group", None, at, coder="Anna")
    codebook.edit(project, COURSES, {"include": "Lessons."})
    found = rechecks.waiting(project, COURSES, ["Anna"])
    assert {one.coding.document: one.coding.respondents for one in found} == {
        "B07-w1": "B07",
        "group": "B07; C12",
    }


def test_confirming_is_one_step_that_the_trail_tells_and_undo_takes_back(project: Project) -> None:
    codebook.edit(project, COURSES, {"definition": "Lessons."})
    codebook.edit(project, "Support", {"exclude": "Money."})
    before = ids(project)
    assert rechecks.confirm(project, None, coders=["Anna"]) == 2
    version = codebook.read(project).version
    line = history.trail(project).rows[-1]
    assert f"Confirmed 2 codings of 2 codes under version {version} of the codebook" in line
    assert ids(project) == []
    history.undo(project)
    assert ids(project) == before
    history.redo(project)
    assert ids(project) == []


def test_what_does_not_wait_is_not_confirmed(project: Project) -> None:
    codebook.edit(project, COURSES, {"definition": "Lessons."})
    [waiting] = ids(project)
    with pytest.raises(QualcodeError, match="No coding 99 waits"):
        rechecks.confirm(project, [waiting, 99], coders=["Anna"])
    with pytest.raises(QualcodeError, match=f"No coding {waiting} waits"):
        rechecks.confirm(project, [waiting], coders=["Berit"])
    assert ids(project) == [waiting]
    assert rechecks.confirm(project, None, PACE, rechecks.EVERY_CODER) == 0


@pytest.fixture(scope="module")
def begin(study_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    def _begin() -> Project:
        path = tmp_path_factory.mktemp("recheck") / "study.qualcode"
        return projects.open_project(Path(shutil.copy(study_file, path)))

    return _begin


CODES = ("Support", PACE, COURSES, "Confidence")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("edit", "code", "confirm", "confirm some", "undo", "redo")),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(acts=ACTS)
def test_confirming_in_any_history_leaves_counts_alone_and_nothing_that_was_made_since_waits(
    acts: list[tuple[str, int, int]], begin: Callable[[], Project]
) -> None:
    with begin() as project:
        for act, number, text in acts:
            _act(project, act, number, text)
        counted, waiting = counts.count(project, Scope(is_every_coder=True)).rows, ids(project)
        meanings = _meanings_by_hand(project)
        assert set(waiting) == {coding for coding, (then, now) in meanings.items() if then != now}
        assert rechecks.confirm(project, None, coders=rechecks.EVERY_CODER) == len(waiting)
        assert ids(project) == []
        assert counts.count(project, Scope(is_every_coder=True)).rows == counted
        if waiting:
            history.undo(project)
        assert ids(project) == waiting
        assert counts.count(project, Scope(is_every_coder=True)).rows == counted


def _act(project: Project, act: str, number: int, text: int) -> None:
    try:
        match act:
            case "edit":
                codebook.edit(project, CODES[number], {"definition": ("", "One.", "Two.")[text]})
            case "code":
                codings.apply_code(project, "D03-w1", Span(0, 2 + text), CODES[number])
            case "confirm":
                rechecks.confirm(project, None, CODES[number], rechecks.EVERY_CODER)
            case "confirm some":
                rechecks.confirm(project, ids(project)[:text], coders=rechecks.EVERY_CODER)
            case "undo":
                history.undo(project)
            case "redo":
                history.redo(project)
    except QualcodeError as error:
        assert act in {"undo", "redo"}, error.message


def _meanings_by_hand(project: Project) -> dict[int, tuple[str, str]]:
    """The definition under which each coding was made and the present one, from the kept trees."""
    return {
        coding_id: (then, now)
        for coding_id, then, now in project.db.execute(
            "select coding_id, json_extract(kept.value, '$.definition'), code.definition from coding"
            " join code using (code_id)"
            " join codebook_version on codebook_version.version = coding.codebook_version"
            " join json_each(codebook_version.tree) as kept"
            " where json_extract(kept.value, '$.code_id') = code.code_id"
        ).fetchall()
    }


@given(texts=st.lists(st.sampled_from(("", "One.", "Two.", " One.\n")), min_size=1, max_size=8))
def test_a_meaning_holds_until_it_changes(texts: list[str]) -> None:
    versions = [(2 * place + 1, Meaning(text, "", "")) for place, text in enumerate(texts)]
    meanings = Meanings.of(versions)
    last = texts[-1].strip()
    for version, meaning in versions:
        for at in (version, version + 1):
            assert meanings.at(at).definition.strip() == meaning.definition.strip()
            assert meanings.changed_after(at) == (
                ("definition",) if meaning.definition.strip() != last else ()
            )
    assert all(
        text.strip() == last
        for (version, _), text in zip(versions, texts, strict=True)
        if version >= meanings.since
    )
