"""The file is deleted, replaced or locked under the open program: a sentence and a copy, never a crash."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.tui import faults
from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.tui.widgets.table_view import TableView
from qualcode.workbench import codings, counts, projects
from qualcode.workbench.projects import Project, open_project

TO_FIRST = "left_square_bracket"


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks are told at once, and nobody looks by the clock."""
    monkeypatch.setattr(faults, "_PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(faults, "_LOOK_EVERY_SECONDS", 3600.0)


def the_app(pilot: "Pilot[None]") -> QualcodeApp:
    assert isinstance(pilot.app, QualcodeApp)
    return pilot.app


async def look(pilot: "Pilot[None]") -> None:
    the_app(pilot).look()
    await pilot.pause()


def said(pilot: "Pilot[None]") -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def numbers_of(project: Project) -> list[str]:
    return [str(row) for row in counts.count(project).rows]


async def save_copy(pilot: "Pilot[None]", path: Path) -> None:
    await pilot.press("f9")
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()


def test_a_deleted_project_is_told_and_can_be_saved_as_a_copy(project: Project, sit, tmp_path: Path) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        before = numbers_of(project)
        project.path.unlink()
        await look(pilot)
        await look(pilot)
        assert said(pilot) == [
            "small.qualcode was deleted or moved while it was open. Nothing more can be kept in it; save a"
            " copy of what is open under another name.\nF9 saves a copy of what is open."
        ]
        await pilot.press("s", "x")
        assert numbers_of(project) == before
        await save_copy(pilot, tmp_path / "rescued")
        with open_project(tmp_path / "rescued.qualcode") as rescued:
            assert numbers_of(rescued) == before

    sit(project, TO_FIRST, "s", "5", then=act)


def test_what_was_coded_before_the_project_was_replaced_is_in_the_copy(
    project: Project, small_file: Path, sit, tmp_path: Path
) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        before = numbers_of(project)
        other = Path(shutil.copy(small_file, tmp_path / "other"))
        other.replace(project.path)
        with pytest.raises(QualcodeError, match="replaced by another file"):
            codings.apply_code(project, "B04-w1", Span(0, 6), "Letters")
        await save_copy(pilot, tmp_path / "rescued.qualcode")
        with open_project(tmp_path / "rescued.qualcode") as rescued:
            assert numbers_of(rescued) == before

    sit(project, TO_FIRST, "s", "5", then=act)


def test_a_copy_never_replaces_a_file(project: Project, sit, tmp_path: Path) -> None:
    taken = tmp_path / "taken.qualcode"
    taken.write_text("mine")

    async def act(pilot: "Pilot[None]") -> None:
        await save_copy(pilot, taken)
        assert taken.read_text() == "mine"

    sit(project, then=act)


@pytest.mark.parametrize(
    "keys", [("f4",), ("f2",), ("s", "5"), ("u",), ("right_square_bracket",), ("f9", "enter")]
)
def test_no_key_ends_the_program_while_another_one_has_the_file(
    project: Project, sit, keys: tuple[str, ...]
) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        other = sqlite3.connect(project.path, isolation_level=None)
        try:
            other.execute("begin exclusive")
            await look(pilot)
            await pilot.press(*keys)
            assert any("another window or program" in message for message in said(pilot))
        finally:
            other.close()
        await look(pilot)
        await pilot.press("escape", "f4")
        assert isinstance(pilot.app.screen, ThemesScreen)

    sit(project, TO_FIRST, then=act)


def test_a_project_that_was_locked_is_counted_again_when_it_is_free(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        other = sqlite3.connect(project.path, isolation_level=None)
        other.execute("begin exclusive")
        await pilot.press("p")
        other.close()
        await pilot.press("p")
        assert pilot.app.screen.query_one(TableView).table is not None

    sit(project, "f4", then=act)


def test_a_damaged_file_is_told(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        with project.path.open("r+b") as file:
            file.seek(100)
            file.write(b"\xff" * (project.path.stat().st_size - 100))
        await pilot.press("f4")
        assert any("damaged" in message or "does not answer" in message for message in said(pilot))

    sit(project, then=act)


def test_another_window_is_noticed(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        with open_project(project.path) as elsewhere:
            codings.apply_code(elsewhere, "B04-w1", Span(0, 6), "Letters", coder="Anna")
        await look(pilot)
        assert pilot.app.screen.query_one(TableView).table == counts.count(project)
        assert counts.count(project).rows[-1][-1] == 1

    sit(project, "f4", then=act)


def test_a_mistake_of_the_program_is_no_fault_of_the_file(project: Project) -> None:
    assert projects.explained(project, ZeroDivisionError()) is None
    assert projects.explained(project, sqlite3.ProgrammingError("closed")) is None
