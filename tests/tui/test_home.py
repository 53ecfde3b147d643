"""The home screen: honest numbers, and every line one key or Enter away."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from qualcode.model.spans import Span
from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.home import HomeScreen
from qualcode.tui.screens.writings import EntryList, WritingsScreen
from qualcode.tui.widgets.transcript import Transcript
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import cells, codebook, codings, drafts, home, projects, sheets, writing
from qualcode.workbench.drafts import Place
from qualcode.workbench.projects import Project

from .conftest import Sit


def numbers(project: Project) -> dict[str, tuple[int, int | None]]:
    found = home.home(project)
    lines = (*found.reduce, *found.display, *found.conclude)
    return {line.goal: (line.done, line.total) for line in lines}


def test_the_numbers_are_those_of_the_work_in_the_project(project: Project) -> None:
    writing.write_summary(project, "A02-w1", "Long.")
    sheets.write(project, "A01-w1", "1", "At home.")
    sheets.write(project, "A01-w1", "2", "Ringing.")
    cells.write(project, "A01", "Support", "Is rung.")
    cells.write(project, "A02", "Support", "Nothing said.")
    writing.write_memo(project, "Rings.", kind="theory")
    assert numbers(project) == {
        "read": (0, 4),
        "summary": (1, 4),
        "sheet": (1, 4),
        "code": (1, 4),
        "check": (0, 4),
        "define": (1, 6),
        "themes": (1, 2),
        "cell": (1, 1),
        "stale": (0, None),
        "memos theory": (1, None),
        "memos code": (0, None),
        "memos method": (0, None),
        "memos personal": (0, None),
    }
    codings.remove(project, "A01-w1", Span(0, 22), "Availability")
    assert numbers(project)["stale"] == (1, None)
    assert home.home(project).next_steps[0].goal == "stale"


def test_gaps_are_found_in_order(project: Project) -> None:
    assert home.first_gap(project) == ("A01", "Support")
    assert home.next_note_without(project, "code") == 2
    assert home.next_note_without(project, "summary") == 1
    cells.write(project, "A01", "Support", "Is rung.")
    assert home.first_gap(project) is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_an_empty_project_teaches_the_next_step(tmp_path: Path, size: tuple[int, int]) -> None:
    async def sitting(project: Project) -> None:
        async with QualcodeApp(project).run_test(size=size) as pilot:
            await pilot.press("f2")
            assert pilot.app.screen.has_class("-empty")
            assert "qualcode import FOLDER" in str(pilot.app.screen.query_one("#no_notes", Static).render())

    with projects.new(tmp_path / "empty") as project:
        asyncio.run(sitting(project))


def test_c_goes_to_the_next_note_without_codings(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        standing = screen.standing()
        assert standing is not None
        assert standing.document == "A02-w1"

    sit(project, "f2", "c", then=look)


def test_enter_on_a_line_does_what_its_key_does(project: Project, sit: Sit) -> None:
    sit(project, "f2", "down", "down", "enter", *"Here", "ctrl+s")
    assert sheets.sheet_of(project, "A01-w1").answers == {1: "Here"}


def test_x_sums_up_the_first_person_without_a_cell(project: Project, sit: Sit) -> None:
    sit(project, "f2", "x", *"Is rung", "ctrl+s")
    assert cells.text_of(project, "A01", "Support") == "Is rung"


def test_a_draft_is_offered_and_gone_on_with(project: Project, sit: Sit) -> None:
    drafts.keep(project, Place("memo", "document", document_id=2), "theory", "Half a")

    async def look(pilot: Pilot[None]) -> None:
        paper = pilot.app.screen.query_one(WritingStrip).paper
        assert paper is not None
        assert paper.heading == "theory memo on the note A02-w1"

    sit(project, "f2", "left", "left", "enter", then=look)
    sit(project, "f2", "d", *" word", "ctrl+s")
    assert writing.memos(project).rows[0][-1] == "Half a word"
    assert drafts.all_of(project) == []


def test_passages_that_wait_for_a_recheck_are_counted_and_walked(project: Project, sit: Sit) -> None:
    codebook.edit(project, "Availability", {"definition": "Being there."})
    step = home.home(project).next_steps[0]
    assert (step.goal, step.text[:15]) == ("recheck", "1 passage waits")

    async def look(pilot: Pilot[None]) -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        assert transcript.caret.selection == (0, 22)
        await pilot.press("!")
        assert home.home(project).next_steps[0].goal != "recheck"

    sit(project, "f2", "K", then=look)


def test_that_no_draft_waits_is_said(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        assert [notice.message for notice in pilot.app._notifications] == ["No draft waits."]

    sit(project, "f2", "d", then=look)


def test_memos_of_a_kind_are_listed_and_opened(project: Project, sit: Sit) -> None:
    writing.write_memo(project, "Rings.", kind="theory", on="passage:A01-w1 0 22")
    writing.write_memo(project, "Hm.", kind="method")

    async def look(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, WritingsScreen)
        assert [entry.body for entry in pilot.app.screen.query_one(EntryList)._entries] == ["Rings."]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CodeScreen)
        await pilot.press(*"!", "ctrl+s")

    sit(project, "f2", "1", then=look)
    assert writing.memos(project).rows[0][-1] == "Rings.!"


def test_stale_cells_are_marked_in_the_list(project: Project, sit: Sit) -> None:
    cells.write(project, "A01", "Support", "Is rung.")
    codings.remove(project, "A01-w1", Span(0, 22), "Availability")

    async def look(pilot: Pilot[None]) -> None:
        shown = str(pilot.app.screen.query_one("#entry", Static).render())
        assert "stale: 1 passage removed" in shown

    sit(project, "f2", "z", then=look)


def test_left_and_right_walk_the_lanes(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.focused is pilot.app.screen.query_one("#display")

    sit(project, "f2", "right", "right", "left", then=look)
