"""Random histories: undoing all leads to the start, redoing all to the end, and each step to its state."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.errors import QualcodeError
from qualcode.store import respondents as respondent_store
from qualcode.workbench import history, projects, respondents

from .chronicle import Action, Chronicle, actions
from .verbs import pick


@pytest.fixture(scope="module")
def begin(
    study_file: Path, materials: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Chronicle]:
    """A fresh copy of the small study for every example."""

    def _begin() -> Chronicle:
        path = tmp_path_factory.mktemp("history") / "study.qualcode"
        return Chronicle(Path(shutil.copy(study_file, path)), materials)

    return _begin


@settings(max_examples=25)
@given(acts=st.lists(actions, max_size=30))
def test_undo_all_is_the_start_and_redo_all_is_the_end(
    acts: list[Action], begin: Callable[[], Chronicle]
) -> None:
    with closing(begin()) as chronicle:
        for action in acts:
            chronicle.act(action)
        while chronicle.redo():
            pass
        end = chronicle.now
        while chronicle.undo():
            chronicle.look()
        assert chronicle.now == chronicle.start
        while chronicle.redo():
            chronicle.look()
        assert chronicle.now == end


@settings(max_examples=10)
@given(acts=st.lists(actions, max_size=20), who=st.integers(0, 5))
def test_after_any_history_a_person_can_withdraw_and_all_else_can_be_undone(
    acts: list[Action], who: int, begin: Callable[[], Chronicle]
) -> None:
    with closing(begin()) as chronicle:
        for action in acts:
            chronicle.act(action)
        path, project = chronicle.path, chronicle.project
        with suppress(QualcodeError):  # of a name that nobody bears
            name = pick(list(respondent_store.ids_by_name(project)), who)
            respondents.withdraw(project, name)
            assert all(name.encode() not in file.read_bytes() for file in path.parent.iterdir())
        assert project.db.execute("pragma foreign_key_check").fetchall() == []
        for verb in (history.redo, history.undo, history.redo):
            with pytest.raises(QualcodeError, match="There is nothing to"):
                while True:
                    verb(project)
            assert project.db.execute("pragma foreign_key_check").fetchall() == []
    with projects.open_project(path):
        assert [file.name for file in path.parent.iterdir()] == [path.name]
