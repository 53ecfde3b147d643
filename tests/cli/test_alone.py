"""The program alone: it opens the only project of a folder on a terminal, else it shows its help."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.cli import main, projects
from qualcode.tui import app


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A terminal, on which projects are only noted down instead of opened."""
    paths: list[Path] = []
    monkeypatch.setattr(main, "has_screen", lambda: True)
    monkeypatch.setattr(projects, "has_screen", lambda: True)
    monkeypatch.setattr(app, "run", paths.append)
    return paths


def test_the_only_project_is_opened(study: Path, run: Callable, opened: list[Path]) -> None:
    assert run().exit_code == 0
    assert opened == [study / "study.qualcode"]


def test_a_project_that_is_named_is_opened(study: Path, run: Callable, opened: list[Path]) -> None:
    (study / "other.qualcode").write_bytes((study / "study.qualcode").read_bytes())
    assert run("-p", "other").exit_code == 0
    assert opened == [Path("other.qualcode")]


def test_several_projects_or_none_give_the_help(folder: Path, run: Callable, opened: list[Path]) -> None:
    for names in ((), ("a.qualcode", "b.qualcode")):
        for name in names:
            (folder / name).touch()
        said = run()
        assert (said.exit_code, said.out) == (2, "")
        assert said.err.startswith("Usage: qualcode ")
    assert opened == []


def test_without_a_terminal_there_is_only_help(study: Path, run: Callable) -> None:
    assert (study / "study.qualcode").exists()
    assert run().err.startswith("Usage: qualcode ")
