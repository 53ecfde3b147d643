"""Passages that a correction left doubtful: each decision is one step, made where the words are."""

import asyncio

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from qualcode.model.documents import TextStatus
from qualcode.model.spans import Span
from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.home import HomeScreen
from qualcode.tui.screens.review import ReviewScreen
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import codings, correcting, documents, doubts, history, home
from qualcode.workbench.projects import Project

from .conftest import Act, Sit

FIRST = "She rang every Friday."


def redact(project: Project, document_id: int, old: str, new: str) -> None:
    begun = correcting.begin(project, document_id)
    assert old in begun.text
    correcting.keep(project, begun._replace(text=begun.text.replace(old, new, 1)), "redaction")


@pytest.fixture
def doubtful(project: Project) -> Project:
    """Two doubtful codings in the first note, and one without a proposed place in the second."""
    codings.apply_code(project, "A02-w1", Span(22, 40), "Courses", coder="Anna")
    redact(project, 1, "She rang", "[name]")
    redact(project, 2, documents.read(project, "A02-w1").text[20:44], "")
    assert [found.document for found in doubts.doubts(project)] == ["A01-w1", "A01-w1", "A02-w1"]
    assert doubts.doubts(project)[-1].proposed is None
    return project


def review(document_id: int | None, *keys: str, then: Act | None = None) -> Act:
    async def act(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, QualcodeApp)
        await pilot.app.ways.open_review(document_id)
        await pilot.press(*keys)
        if then is not None:
            await then(pilot)

    return act


def shown(pilot: Pilot[None], name: str) -> str:
    return str(pilot.app.screen.query_one(name, Static).render())


def test_old_words_stand_in_their_context_beside_the_proposed_place(doubtful: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        assert "3 passages wait" in shown(pilot, "#top")
        stood = shown(pilot, "#stood")
        assert "Availability" in stood
        assert "Anna" in stood
        assert f"{FIRST} Nothing was new" in stood
        transcript = pilot.app.screen.query_one(Transcript)
        [first, *_] = doubts.doubts(doubtful)
        assert first.proposed is not None
        assert transcript.caret.selection == (first.proposed.start_char, first.proposed.end_char)
        await pilot.press("n", "n")
        assert "No place can be proposed" in shown(pilot, "#stands")
        assert transcript.text == documents.read(doubtful, "A02-w1").text
        await pilot.press("p")
        assert "Pace" in shown(pilot, "#stood")

    sit(doubtful, then=review(None, then=look))


def test_enter_keeps_the_proposed_place_and_goes_on(doubtful: Project, sit: Sit) -> None:
    [first, second, third] = doubts.doubts(doubtful)

    async def look(pilot: Pilot[None]) -> None:
        assert "2 passages wait" in shown(pilot, "#top")
        assert "Pace" in shown(pilot, "#stood")
        await pilot.press("u")
        assert "3 passages wait" in shown(pilot, "#top")
        assert "Undone: Settled a doubtful passage" in shown(pilot, "#top")
        await pilot.press("ctrl+r", "enter", "enter")
        assert "No passage waits" in shown(pilot, "#top")
        await pilot.press("enter", "delete", "s", "o", "v", "escape")
        assert isinstance(pilot.app.screen, CodeScreen)

    sit(doubtful, then=review(1, "enter", then=look))
    assert doubts.doubts(doubtful) == []
    assert first.proposed is not None
    quote, start = doubtful.db.execute(
        "select quote, start_char from coding where coding_id = ?", (first.coding_id,)
    ).fetchone()
    assert (quote, start) == (first.proposed_words, first.proposed.start_char)
    [extent] = doubtful.db.execute(
        "select extent from coding where coding_id = ?", (third.coding_id,)
    ).fetchone()
    assert extent == "no text"
    for left in ([third], [second, third]):
        history.undo(doubtful)
        assert [found.doubt_id for found in doubts.doubts(doubtful)] == [found.doubt_id for found in left]


def test_another_place_is_selected_in_the_note_by_hand(doubtful: Project, sit: Sit) -> None:
    [*_, third] = doubts.doubts(doubtful)

    async def look(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        transcript = screen.query_one(Transcript)
        assert pilot.app.focused is transcript
        start = transcript.text.index("I had")
        transcript.select(start, start)
        await pilot.press("delete", "enter")
        assert len(doubts.doubts(doubtful)) == 3
        await pilot.press(*["shift+right"] * 11, "enter")

    sit(doubtful, then=review(2, "s", then=look))
    assert len(doubts.doubts(doubtful)) == 2
    [quote] = doubtful.db.execute(
        "select quote from coding where coding_id = ?", (third.coding_id,)
    ).fetchone()
    assert quote == "I had a job"


def test_delete_takes_it_away_and_escape_leaves_the_note(doubtful: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("delete", "o")
        assert isinstance(pilot.app.screen, CodeScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)

    before = len(doubts.doubts(doubtful))
    sit(doubtful, then=review(1, "s", "right", "escape", then=look))
    assert len(doubts.doubts(doubtful)) == before - 1
    history.undo(doubtful)
    assert len(doubts.doubts(doubtful)) == before


def test_words_of_the_interviewer_are_refused_with_a_sentence(doubtful: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        pilot.app.screen.query_one(Transcript).select(0, 3)
        await pilot.press("enter")
        assert "These words are the interviewer's" in shown(pilot, "#top")

    sit(doubtful, then=review(2, "s", then=look))
    assert len(doubts.doubts(doubtful)) == 3


def test_a_mark_whose_words_are_gone_can_be_taken_away(project: Project, sit: Sit) -> None:
    documents.mark_status(project, "B04-w1", Span(0, 6), TextStatus.PARAPHRASE)
    redact(project, 4, "Nobody rang", "[x]")

    async def look(pilot: Pilot[None]) -> None:
        assert "marked as paraphrase" in shown(pilot, "#stood")
        await pilot.press("delete")

    sit(project, then=review(None, then=look))
    assert doubts.doubts(project) == []
    assert documents.read(project, "B04-w1").text == "[x].\n"


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
def test_everything_has_room(doubtful: Project, sit: Sit, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[None]) -> None:
        while not pilot.app.screen.query_one(Transcript).size.height:
            await asyncio.sleep(0.005)
        assert pilot.app.screen.query_one(Transcript).size.height >= 7
        assert pilot.app.screen.query_one("#doubts").size.height >= 3

    sit(doubtful, then=review(1, then=look), size=size)


def test_the_home_screen_says_how_many_wait_and_leads_there(doubtful: Project, sit: Sit) -> None:
    first = home.home(doubtful).next_steps[0]
    assert first.text == "3 passages wait for a decision after a text was corrected."

    async def look(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("enter", "enter", "enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)

    sit(doubtful, "f2", "left", "left", "enter", then=look)
    assert "doubts" not in [step.goal for step in home.home(doubtful).next_steps]
