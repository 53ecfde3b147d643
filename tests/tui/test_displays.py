"""The displays screen: the same cells as the command line, each one a door to its words."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from qualcode.model.codings import Polarity
from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import Display
from qualcode.model.scope import Condition, Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Share
from qualcode.tui import grid
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.displays import DisplaysScreen
from qualcode.tui.widgets.display_list import DisplayList
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.grid_view import GridView
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import (
    cells,
    coders,
    codings,
    desk,
    display_shelf,
    displays,
    documents,
    exports,
    imports,
    ratings,
)
from qualcode.workbench.displays import Shown
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project, open_project

from ..bench.project_file import make_project
from ..bench.study import Size, Study
from .conftest import NOTES, Sit, sittings, until

PEOPLE = "respondent,agency\nA01,North\nA02,South\nB03,North\nB04,\n"
LONG = Span(NOTES["A02-w1.txt"].index("It was long."), NOTES["A02-w1.txt"].index(" It ended."))
CHART = PRESETS["framework"].display


@pytest.fixture
def study(project: Project, tmp_path: Path) -> Project:
    """The small study with people, and codings by Anna, who leads."""
    table = tmp_path / "people.csv"
    table.write_text(PEOPLE, encoding="utf-8")
    imports.import_paths(project, [table])
    coders.use(project, "Anna")
    coders.name_lead(project, "Anna")
    for name, words, code, polarity in (
        ("A01-w1", "Nothing was new, and she rang.", "Pace", Polarity.POSITIVE),
        ("A01-w1", "The course was childish.", "Courses", Polarity.CRITICAL),
        ("A02-w1", "It was long.", "Courses", Polarity.CRITICAL),
    ):
        text = desk.open_note(project, documents.find(project, name)).document.text
        start = text.index(words)
        codings.apply_code(project, name, Span(start, start + len(words)), code, polarity=polarity)
    return project


def screen_of(pilot: "Pilot[None]") -> DisplaysScreen:
    screen = pilot.app.screen
    assert isinstance(screen, DisplaysScreen)
    return screen


def shown(pilot: "Pilot[None]") -> Shown:
    viewed = screen_of(pilot).viewed
    assert viewed is not None
    return viewed.shown


def lines(pilot: "Pilot[None]") -> list[str]:
    """What is painted of the grid."""
    view = screen_of(pilot).query_one(GridView)
    return [view.render_line(y).text for y in range(view.size.height)]


def whole_cell(pilot: "Pilot[None]") -> str:
    return str(screen_of(pilot).query_one("#whole_cell", Static).render())


async def is_laid_out(pilot: "Pilot[None]") -> None:
    await until(lambda: screen_of(pilot).query_one(GridView).size.height > 0)


def place(pilot: "Pilot[None]") -> tuple[int, int]:
    view = screen_of(pilot).query_one(GridView)
    return view.row, view.column


def is_shown(pilot: "Pilot[None]", project: Project, display: Display) -> bool:
    return shown(pilot).table() == displays.show(project, display)


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
def test_the_cells_of_the_command_line_stand_in_the_grid(
    study: Project, sit: Sit, size: tuple[int, int]
) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        table = displays.show(study, CHART)
        assert is_shown(pilot, study, CHART)
        await is_laid_out(pilot)
        head, *rows = lines(pilot)
        assert "person" in head
        assert "Practical" in head
        for line, row in zip(rows, table.rows, strict=False):
            assert line.split(" │ ")[0].strip() == row[0]
            for cell in row[1:]:
                assert grid.said(cell, table)[:15] in line
        assert whole_cell(pilot).startswith("A01 · Support\n")

    sit(study, "f5", "enter", then=look, size=size)


def test_two_keys_lead_to_the_words_and_escape_back_to_the_same_cell(study: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("down", "right", "enter")
        assert [one.quote for one in screen_of(pilot).query_one(PassageList)._passages] == ["It was long."]
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, CodeScreen)
        transcript = pilot.app.screen.query_one(Transcript)
        assert transcript.text[slice(*transcript.caret.selection)] == "It was long."
        await pilot.press("escape", "escape")
        assert place(pilot) == (1, 2)
        assert screen_of(pilot).query_one(GridView).has_focus
        await pilot.press("down", "enter")
        assert screen_of(pilot).query_one(GridView).has_focus, "nothing was said here"
        await pilot.press("escape")
        assert screen_of(pilot).query_one(DisplayList).has_focus

    sit(study, "f5", "enter", then=look)


def test_a_display_is_asked_otherwise_as_on_the_command_line(study: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("h")
        assert is_shown(pilot, study, Wishes(hides_empty=True).of(CHART))
        await pilot.press("f", *"agency=north", "enter")
        north = Scope(where=(Condition("agency", "north"),))
        wished = Wishes(hides_empty=True, scope=north).of(CHART)
        assert is_shown(pilot, study, wished)
        await pilot.press("f", *"x", "enter")
        assert is_shown(pilot, study, wished), "no such attribute"
        await pilot.press("t")
        assert is_shown(pilot, study, Wishes(is_transposed=True).of(wished))
        await pilot.press("t", "o", "down", "enter")
        assert is_shown(pilot, study, Wishes(order="name").of(wished))
        await pilot.press("z")
        assert grid.SHADES[1] * 2 + " " in lines(pilot)[1]

    sit(study, "f5", "enter", then=look)


def test_a_summary_is_written_in_its_cell_and_marked_when_stale(study: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("down", "right", "w")
        screen_of(pilot).query_one(TextArea).text = "Found it long."
        await pilot.press("ctrl+s")
        assert cells.text_of(study, "A02", "Practical") == "Found it long."
        assert "✎ Found it long." in lines(pilot)[2]
        assert place(pilot) == (1, 2)
        codings.remove(study, "A02-w1", LONG, "Courses")
        pilot.app.changed()
        await pilot.pause()
        assert "stale ✎ Found it long." in lines(pilot)[2]
        assert "1 passage removed" in whole_cell(pilot)
        await pilot.press("enter")
        changes = str(screen_of(pilot).query_one("#opened_changes", Static).render())
        assert changes == "A02, Anna: removed: “It was long.”"
        await pilot.press("escape", "w")
        assert screen_of(pilot).query_one(TextArea).text == "Found it long."
        assert "1 passage removed" in str(screen_of(pilot).query_one("#paper_guide", Static).render())

    sit(study, "f5", "enter", then=look)


def test_a_cell_is_rated_in_place_by_one_key_or_from_the_list(study: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("3")
        assert ratings.known(study) == [], "this display shows summaries"
        pilot.app.screen.viewed.wish(Wishes(cells="rating"))  # type: ignore[attr-defined]
        screen_of(pilot).show(screen_of(pilot).viewed)
        await pilot.press("down", "right", "3")
        assert ratings.value_of(study, "A02", "Practical") == "high"
        assert place(pilot) == (1, 2)
        await is_laid_out(pilot)
        assert " high" in lines(pilot)[2]
        await pilot.press("r", "up", "enter")
        assert ratings.value_of(study, "A02", "Practical") == "medium"
        await pilot.press("9")
        assert ratings.value_of(study, "A02", "Practical") == "medium", "the scale has three values"
        codings.remove(study, "A02-w1", LONG, "Courses")
        pilot.app.changed()
        await pilot.pause()
        assert "stale medium" in lines(pilot)[2]
        await pilot.press("o", "end", "up", "up", "up")
        await pilot.press("escape", "0")
        assert ratings.value_of(study, "A02", "Practical") == ""

    sit(study, "f5", "enter", then=look)


def test_a_display_is_saved_changed_deleted_and_brought_back(study: Project, sit: Sit) -> None:
    async def save_as(pilot: "Pilot[None]", title: str) -> None:
        await pilot.press("s")
        screen_of(pilot).query_one("#line_asked Input", Input).value = title
        await pilot.press("enter")

    async def look(pilot: "Pilot[None]") -> None:
        await save_as(pilot, "Mine")
        await pilot.press("h", "s", "enter")
        assert display_shelf.find(study, "Mine").hides_empty
        await save_as(pilot, "Other")
        await save_as(pilot, "Mine")
        titles = [row[0] for row in display_shelf.listed(study).rows]
        assert titles == ["Mine", "Other"], "a title that another display has is refused"
        await pilot.press("escape", "home", "delete")
        assert [row[0] for row in display_shelf.listed(study).rows] == ["Other"]
        await pilot.press("u")
        assert [row[0] for row in display_shelf.listed(study).rows] == titles
        assert screen_of(pilot).query_one(DisplayList).ids[:3] == [
            "saved Mine", "saved Other", "preset framework",
        ]  # fmt: skip

    sit(study, "f5", "enter", then=look)


def test_a_preset_asks_what_it_leaves_open(study: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen_of(pilot).query_one(DisplayList).highlight("preset contrast")
        await pilot.press("enter", "enter")
        assert is_shown(pilot, study, PRESETS["contrast"].display.named("agency"))
        assert isinstance(shown(pilot).cell(0, 1), Share)
        await pilot.press("n")
        assert screen_of(pilot).query_one(DisplayList).row_id == "preset framework"
        screen_of(pilot).query_one(DisplayList).highlight("preset change groups")
        await pilot.press("enter", *"agency=North", "enter")
        assert screen_of(pilot).viewed is None, "agency does not change between waves"

    sit(study, "f5", then=look)


def test_what_is_shown_is_exported(study: Project, sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "chart.csv"

    async def look(pilot: "Pilot[None]") -> None:
        for keys in ([], ["right", "enter"]):
            await pilot.press(*keys, "e")
            screen_of(pilot).query_one(FileAsked).query_one(Input).value = str(path)
            await pilot.press("enter", *("1" if keys else ""))
            if not keys:
                assert path.read_bytes() == exports.as_bytes(OPEN, displays.show(study, CHART), "csv")
        assert "The course was childish." in path.read_text()

    sit(study, "f5", "enter", then=look)


# --- however many cells -----------------------------------------------------------------------------------


@contextmanager
def filled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[int, int]]]:
    """The cells that are filled meanwhile."""
    found: list[tuple[int, int]] = []
    fill = Shown._cell

    def noted(self: Shown, number: int, column: int) -> object:
        found.append((number, column))
        return fill(self, number, column)

    with monkeypatch.context() as patched:
        patched.setattr(Shown, "_cell", noted)
        yield found


@pytest.mark.parametrize("people", [30, 120])
def test_a_key_fills_the_cells_that_come_into_view_and_no_others(
    tmp_path: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch, people: int
) -> None:
    path = tmp_path / "many.qualcode"
    make_project(Study(Size(people, 60, (5, 20, 60), 1, 3)), path)

    async def look(pilot: "Pilot[None]") -> None:
        viewed = screen_of(pilot).viewed
        assert viewed is not None
        viewed.wish(Wishes(columns="codes"))
        screen_of(pilot).show(viewed)
        await is_laid_out(pilot)
        view = screen_of(pilot).query_one(GridView)
        rows = view.size.height
        for key, most in (("right", 0), ("end", 6 * rows), ("ctrl+end", 6 * rows), ("up", 0)):
            with filled(monkeypatch) as found:
                await pilot.press(key)
                await pilot.pause()
            assert len(found) <= most, key
            assert len({column for _, column in found}) <= 6
        assert place(pilot) == (people - 2, 85)

    with open_project(path) as project:
        sit(project, "f5", "enter", then=look)


# --- whatever is typed ------------------------------------------------------------------------------------

KEYS = [
    *["down", "right", "up", "left", "enter", "escape"] * 3,
    *("t", "h", "z", "o", "f", "w", "s", "n", "u", "ctrl+r", "delete", "ctrl+s", "ctrl+t", "a", "1", "tab"),
    *("home", "end", "pagedown", "pageup", "ctrl+home", "ctrl+end", "f5", "f3", "backspace"),
]


@sittings(8)
@given(st.lists(st.sampled_from(KEYS), min_size=30, max_size=60))
def test_any_keys_leave_the_display_that_is_asked_for(
    small_file: Path, tmp_path: Path, sit: Sit, keys: list[str]
) -> None:
    async def compare(pilot: "Pilot[None]") -> None:
        await pilot.press("f3", "f5")
        viewed = screen_of(pilot).viewed
        if viewed is not None:
            assert is_shown(pilot, viewed._project, viewed.display)
            row, column = place(pilot)
            assert 0 <= row < max(1, len(viewed.shown))
            assert 0 < column < len(viewed.shown.columns)

    path = Path(shutil.copy(small_file, tmp_path / "random.qualcode"))
    shutil.rmtree(tmp_path / "state", ignore_errors=True)
    with open_project(path) as project:
        sit(project, "f5", *keys, then=compare)
