"""Correcting a note at the screen: nothing is written before Enter, and nothing typed is lost."""

import asyncio

from textual.pilot import Pilot
from textual.widgets import Input, Static

from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.review import ReviewScreen
from qualcode.tui.screens.revise import ReviseScreen
from qualcode.tui.screens.versions import VersionsScreen
from qualcode.tui.widgets.foreseen import Foreseen
from qualcode.tui.widgets.plain_text import PlainText
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import correcting, documents, doubts, drafts, history
from qualcode.workbench.projects import Project

from .conftest import NOTES, Act, Sit


def text_of(project: Project, name: str = "A01-w1") -> str:
    return documents.read(project, name).text


def shown(pilot: Pilot[None], name: str) -> str:
    return str(pilot.app.screen.query_one(name, Static).render())


def at(document_id: int, position: int, *keys: str, then: Act | None = None) -> Act:
    """Correct a note with the caret at a position, type, and look."""

    async def act(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, QualcodeApp)
        await pilot.app.ways.correct(document_id, position)
        await pilot.press(*keys)
        if then is not None:
            await then(pilot)

    return act


def test_a_typo_is_corrected_where_one_stood_and_codings_follow(project: Project, sit: Sit) -> None:
    before = text_of(project)

    async def look(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, ReviseScreen)
        assert text_of(project) == before
        assert "2 coded passages move with their words" in shown(pilot, "#fates")
        assert "qualcode respondent withdraw A01" in shown(pilot, "#stays")
        await pilot.press("enter")
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        assert screen.query_one(Transcript).text == text_of(project)
        assert screen.query_one(Transcript).caret.position == 4

    sit(project, then=at(1, 0, *"Oh, ", "tab", *"typo", "enter", then=look))
    assert text_of(project) == f"Oh, {before}"
    assert codings_in(project) == [(4, 26), (8, 34)]
    assert [row[3] for row in doubts.versions(project, "A01-w1").rows] == ["typo"]
    assert drafts.all_of(project) == []
    assert history.undo(project) == "Revised the text of a note"
    assert text_of(project) == before


def codings_in(project: Project) -> list[tuple[int, int]]:
    return sorted(project.db.execute("select start_char, end_char from coding").fetchall())


def test_esc_goes_back_to_the_words_and_nothing_was_written(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert not screen.query_one(Foreseen).is_open
        assert pilot.app.focused is screen.query_one(PlainText)
        await pilot.press(*"yz")
        assert screen.query_one(PlainText).text.startswith("xyzShe")

    sit(project, then=at(1, 0, "x", "ctrl+s", "escape", then=look))
    assert text_of(project) == NOTES["A01-w1.txt"]
    [draft] = drafts.all_of(project)
    assert draft.body.startswith("xyzShe")


def test_a_draft_follows_the_words_and_is_gone_on_with(project: Project, sit: Sit) -> None:
    async def wait(pilot: Pilot[None]) -> None:
        while not drafts.all_of(project):
            await asyncio.sleep(0.01)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, CodeScreen)

    sit(project, then=at(1, 0, "x", then=wait))

    async def home(pilot: Pilot[None]) -> None:
        await pilot.press("f2", "left", "left", "enter")
        area = pilot.app.screen.query_one(PlainText)
        assert area.text == f"x{NOTES['A01-w1.txt']}"
        await pilot.press("ctrl+t")
        assert area.text == NOTES["A01-w1.txt"]

    sit(project, then=home)
    assert drafts.all_of(project) == []


def test_a_note_that_somebody_else_changed_is_not_written_over(project: Project, sit: Sit) -> None:
    async def meanwhile(pilot: Pilot[None]) -> None:
        other = correcting.begin(project, 2)
        correcting.keep(project, other._replace(text=f"{other.text}R: Late.\n"))
        await pilot.press("ctrl+s")
        screen = pilot.app.screen
        assert isinstance(screen, ReviseScreen)
        assert "A02-w1 was changed by somebody else" in shown(pilot, "#top")
        assert not screen.query_one(Foreseen).is_open

    sit(project, then=at(2, 0, "x", then=meanwhile))
    assert text_of(project, "A02-w1") == f"{NOTES['A02-w1.txt']}R: Late.\n"


def test_the_text_as_it_was_is_nothing_to_keep(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        assert not pilot.app.screen.query_one(Foreseen).is_open
        assert shown(pilot, "#top") == "The text is as it was; there is nothing to keep."
        await pilot.press("escape")

    sit(project, then=at(1, 0, "x", "backspace", "ctrl+s", then=look), size=(80, 24))
    assert drafts.all_of(project) == []
    assert doubts.versions(project, "A01-w1").rows == ()


def test_a_redaction_shows_what_is_doubtful_and_leads_to_the_review(project: Project, sit: Sit) -> None:
    gone = [*["shift+right"] * 10, *"[x]"]

    async def look(pilot: Pilot[None]) -> None:
        assert "2 are doubtful" in shown(pilot, "#fates") or "2 coded passages are" in shown(pilot, "#fates")
        assert "She rang every Friday" in shown(pilot, "#both")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "2 passages wait for a decision" in shown(pilot, "#top")
        await pilot.press("v")
        assert isinstance(pilot.app.screen, VersionsScreen)
        changes = shown(pilot, "#version")
        assert "She rang e" in changes
        await pilot.press("t")
        assert shown(pilot, "#version").startswith("She rang every Friday.")
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, CodeScreen)

    sit(project, then=at(1, 0, *gone, "ctrl+s", then=look))
    assert text_of(project).startswith("[x]very Friday")
    assert len(doubts.doubts(project)) == 2


def test_the_reason_is_kept_while_one_looks_at_earlier_versions(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app.screen, VersionsScreen)
        assert "as it was imported" in shown(pilot, "#version")
        await pilot.press("escape")
        assert pilot.app.screen.query_one(Input).value == "name"
        assert pilot.app.screen.query_one(PlainText).text.startswith("xShe")

    sit(project, then=at(1, 0, "x", "tab", *"name", "ctrl+o", then=look))


def test_the_open_note_follows_a_correction_and_its_undo(project: Project, sit: Sit) -> None:
    """Words are never coded by places of another text than the one in the project."""

    async def look(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, QualcodeApp)
        transcript = app.screen.query_one(Transcript)
        begun = correcting.begin(project, 1)
        correcting.keep(project, begun._replace(text=f"Oh. {begun.text}"))
        app.changed()
        await pilot.pause()
        assert transcript.text == f"Oh. {begun.text}"
        assert [(m.start_char, m.end_char) for m in transcript.marks.marks] == [(4, 26)]
        await pilot.press("u")
        assert transcript.text == begun.text
        await pilot.press("E")
        assert isinstance(app.screen, ReviseScreen)
        assert app.screen.query_one(PlainText).text == begun.text
        await pilot.press("escape", "D")
        assert isinstance(app.screen, ReviewScreen)

    sit(project, "left_square_bracket", then=look)
