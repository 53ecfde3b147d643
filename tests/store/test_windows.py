"""Two windows, or many programs, on one project at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import history as history_store
from qualcode.store import project_files
from qualcode.workbench import codebook, coders, codings, documents, history, projects

from .observing import dump

MANY_CODINGS = """
import sys
from pathlib import Path
from qualcode.model.spans import Span
from qualcode.workbench import codings, projects

for number in range(5):
    with projects.open_project(Path(sys.argv[1])) as project:
        codings.apply_code(project, "D03-w1", Span(number, number + 2), "Slow", coder=sys.argv[2])
"""


def test_each_window_sees_what_the_other_did(project_file: Path) -> None:
    with projects.open_project(project_file) as one, projects.open_project(project_file) as two:
        version = two.data_version
        codebook.rename(one, "Slow", "Slower")
        assert two.data_version != version
        codings.apply_code(two, "D03-w1", Span(0, 6), "Slower")
        assert dump(one) == dump(two)
        history.undo(one)
        history.undo(two)
        assert dump(one) == dump(two)


def test_a_window_waits_until_the_other_has_written(
    project_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_files, "_BUSY_SECONDS", 0.05)
    with projects.open_project(project_file) as one, projects.open_project(project_file) as two:
        coders.add(two, "Cleo")
        with one.step("Long work"):
            coders.add(one, "Dora")
            assert documents.read(two, "D03-w1").text  # reading goes on
            with pytest.raises(QualcodeError, match="being written to by another window"):
                coders.add(two, "Ella")
        coders.add(two, "Ella")
        assert [coders.find(one, name).name for name in ("Cleo", "Dora", "Ella")]


def test_many_programs_write_at_once(project_file: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", MANY_CODINGS, str(project_file), f"Coder {number}"],
            stderr=subprocess.PIPE,
        )
        for number in range(3)
    ]
    faults = [program.communicate()[1].decode() for program in programs]
    assert faults == ["", "", ""]
    with projects.open_project(project_file) as project:
        assert project.db.execute("select count(*) from coding").fetchone() == (3 + 15,)
        lines = history_store.trail(project.db)
        assert [line.trail_id for line in lines] == list(range(1, len(lines) + 1))
        assert project.db.execute("pragma integrity_check").fetchone() == ("ok",)
    assert [path.name for path in project_file.parent.iterdir()] == ["study.qualcode"]
