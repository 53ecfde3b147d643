"""A program that is killed in the middle of a step leaves the last committed state."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.store import codings as coding_store
from qualcode.workbench import coders, projects

from .observing import everything

HALF_A_STEP = """
import os, signal, sys
from pathlib import Path
from qualcode.model.spans import Span
from qualcode.workbench import codebook, coders, codings, documents, history, projects, writing

project = projects.open_project(Path(sys.argv[1]))
coders.add(project, "Cleo")
project.db.execute("pragma cache_size = 1")  # so that the half-made step reaches the disk
{middle}
os.kill(os.getpid(), signal.SIGKILL) if sys.argv[2] == "kill" else os._exit(0)
"""

MIDDLES = {
    "a step": """
step = project.step("Half")
step.__enter__()
documents.delete(project, "B07-w1")
codebook.delete(project, "Support")
writing.write_memo(project, "word " * 50_000, kind="theory")
""",
    "an erasing": """
from qualcode.store import erasing
transaction = project.unrecorded("Withdrew a respondent")
transaction.__enter__()
erasing.erase(project, 1)
""",
    "nothing": "",
}


@pytest.mark.parametrize("end", ["kill", "exit"])
@pytest.mark.parametrize("middle", MIDDLES)
def test_the_last_committed_state_is_there(project_file: Path, middle: str, end: str) -> None:
    with projects.open_project(project_file) as project:
        before = everything(project)
    script = HALF_A_STEP.format(middle=MIDDLES[middle])
    finished = subprocess.run(
        [sys.executable, "-c", script, str(project_file), end], capture_output=True, check=False
    )
    assert finished.returncode == (-signal.SIGKILL if end == "kill" else 0), finished.stderr
    with projects.open_project(project_file) as project:
        after = everything(project)
        assert coders.find(project, "Cleo").name == "Cleo"
        assert project.db.execute("pragma integrity_check").fetchone() == ("ok",)
        assert coding_store.count(project) == 3
    assert [path.name for path in project_file.parent.iterdir()] == ["study.qualcode"]
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {"coder", "step", "change", "trail"}
