"""Quotes for the paper on the screen: stars wherever passages are, and the shelf of what is starred."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.tui.screens.behind import BehindScreen
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.quotes import QuotesScreen
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.quote_list import QuoteList
from qualcode.tui.widgets.table_note import TableNote
from qualcode.tui.widgets.transcript import Transcript
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import coders, codings, drafts, exports, history, imports, quote_edits, stars
from qualcode.workbench.names_out import gate
from qualcode.workbench.projects import Project
from qualcode.workbench.quotes import Style, quotes

from .conftest import NOTES, Sit

RANG = Span(0, 22)
CHILDISH = Span(*(NOTES["A01-w1.txt"].index(edge) for edge in ("The course", " We drew")))
# The first note opens where nothing is coded: this leads to A01-w1, with its coding in focus.
TO_THE_CODING = ("left_square_bracket", "full_stop")


def test_a_key_stars_the_coding_under_the_caret_and_takes_the_star_away(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        assert len(stars.starred(project)) == 1
        assert [mark.sign for mark in screen.sitting.marks()] == ["★"]
        assert "★" in str(screen.coding.desk.focus_strip.render())
        await pilot.press("minus")
        assert [mark.sign for mark in screen.sitting.marks()] == ["★−"]
        await pilot.press("P")
        assert not stars.starred(project)
        assert [mark.sign for mark in screen.sitting.marks()] == ["−"]
        await pilot.press("u")
        assert [mark.sign for mark in screen.sitting.marks()] == ["★−"]

    sit(project, *TO_THE_CODING, "P", then=look)
    assert "Starred a quote" in {row[4] for row in history.trail(project).rows}


def test_without_a_coding_the_key_says_how_to_get_to_one(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        assert "No coding is under the caret" in screen.coding.desk.focus_strip._message

    sit(project, "P", then=look)
    assert not stars.starred(project)


def test_the_same_key_stars_a_passage_behind_a_number(project: Project, sit: Sit) -> None:
    coders.name_lead(project, "Anna")
    codings.apply_code(project, "A01-w1", Span(77, 101), "Availability", coder="Anna")

    def starred_rows(pilot: "Pilot[None]") -> list[bool]:
        listed = pilot.app.screen.query_one(PassageList)
        return ["★" in listed.row(place, 80).plain for place in range(len(listed.ids))]

    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert isinstance(screen, BehindScreen)
        assert starred_rows(pilot) == [False, False]
        await pilot.press("down", "P")
        assert starred_rows(pilot) == [False, True]
        assert pilot.app.focused is screen.query_one(PassageList)
        await pilot.press("u")
        assert starred_rows(pilot) == [False, False]
        await pilot.press("ctrl+r", "P")
        assert starred_rows(pilot) == [False, False]

    sit(project, "f4", "enter", then=look)


def starred_project(project: Project) -> Project:
    """A positive passage on the shelf, and a critical one of another theme that is not."""
    coders.use(project, "Anna")
    coders.name_lead(project, "Anna")
    codings.apply_code(project, "A01-w1", CHILDISH, "Courses", polarity=Polarity.CRITICAL)
    stars.star(project, "A01-w1", RANG, "Availability")
    return project


def screen_of(pilot: "Pilot[None]") -> QuotesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, QuotesScreen)
    return screen


def rows(pilot: "Pilot[None]") -> list[str]:
    listed = screen_of(pilot).query_one(QuoteList)
    return [" ".join(listed.row(place, 100).plain.split()) for place in range(len(listed.ids))]


def whole(pilot: "Pilot[None]") -> str:
    return str(screen_of(pilot).query_one("#whole_quote", Static).render())


def heading(pilot: "Pilot[None]") -> str:
    return str(screen_of(pilot).query_one("#top", Static).render())


async def write_anew(pilot: "Pilot[None]", words: str) -> None:
    """Type over what stands in the strip, and keep it."""
    area = screen_of(pilot).query_one(TextArea)
    area.text = words
    await pilot.pause()
    await pilot.press("ctrl+s")


def test_the_shelf_is_two_keys_away_and_opens_a_passage_in_its_note(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert rows(pilot) == ["Availability ★ A01 “She rang every Friday.”"]
        assert whole(pilot).splitlines() == [
            "Support > Availability",
            "“She rang every Friday.” (A01, wave 1)",
        ]
        assert heading(pilot).startswith("Quotes · 1 quote, of 1 of 4 people · Small study")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, CodeScreen)
        assert pilot.app.screen.query_one(Transcript).caret.selection == (0, 22)
        await pilot.press("escape")
        assert rows(pilot)
        await pilot.press("P")
        assert rows(pilot) == []
        assert "No quotes yet" in whole(pilot)
        await pilot.press("u")
        assert len(rows(pilot)) == 1

    sit(starred_project(project), "g", "q", then=look)


def test_a_suggestion_is_taken_with_the_key_that_stars(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert [row.split(" ")[:2] for row in rows(pilot)] == [["Availability", "★"], ["Courses", "☆"]]
        await pilot.press("down")
        assert "no critical quote of Practical is starred yet" in whole(pilot)
        await pilot.press("P")
        assert [row.split(" ")[1] for row in rows(pilot)] == ["★", "★"]
        await pilot.press("s")
        assert len(rows(pilot)) == 2

    sit(starred_project(project), "f10", "s", then=look)
    assert len(stars.starred(project)) == 2


def test_words_are_edited_as_they_will_be_printed_and_others_are_refused(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("w")
        strip = screen_of(pilot).query_one(WritingStrip)
        assert strip.paper is not None
        assert strip.paper.guide == "as said: “She rang every Friday.”"
        await write_anew(pilot, "They rang every Friday.")
        with pytest.raises(QualcodeError) as refused:
            quote_edits.edit(project, quote_edits.place_of(project, 1), "They rang every Friday.")
        assert refused.value.message in heading(pilot)
        assert strip.paper is not None
        await write_anew(pilot, "[The worker] rang [...]")
        assert rows(pilot) == ["Availability ★ A01 ✎ “[The worker] rang [...]”"]
        assert "as said: “She rang every Friday.”" in whole(pilot)
        await pilot.press("delete")
        assert rows(pilot) == ["Availability ★ A01 “She rang every Friday.”"]
        await pilot.press("r")
        await write_anew(pilot, "Was rung up weekly.")
        assert rows(pilot) == ["Availability ★ A01 ~ [paraphrase: Was rung up weekly.]"]
        await pilot.press("w", "tab")
        await write_anew(pilot, "She rang every Friday.")
        assert rows(pilot) == ["Availability ★ A01 “She rang every Friday.”"]
        assert drafts.all_of(project) == []

    sit(starred_project(project), "f10", then=look)


def test_a_wording_that_was_begun_waits_as_a_draft_and_is_no_memo(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("f2", "d")
        strip = screen_of(pilot).query_one(WritingStrip)
        assert strip.paper is not None
        assert strip.paper.words == "She rang every Friday.!"
        assert strip.paper.is_draft
        await pilot.press("ctrl+t", "ctrl+s", "f3", "left_square_bracket", "m")
        assert "She rang" not in pilot.app.screen.query_one(TextArea).text

    sit(starred_project(project), "f10", "w", "!")
    assert [one.about for one in drafts.named(project)] == ["quote: A01-w1"]
    sit(project, then=look)


def test_who_is_quoted_too_often_and_who_never_stands_under_the_shelf(
    project: Project, sit: Sit, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_text("respondent,agency\nA01,North\nA02,South\nB03,North\nB04,South\n", encoding="utf-8")
    imports.import_paths(project, [table])
    starred_project(project)
    stars.star(project, "A01-w1", CHILDISH, "Courses")

    async def look(pilot: "Pilot[None]") -> None:
        note = screen_of(pilot).query_one(TableNote)
        assert "100% of the quotes (2 of 2) are from one person, A01." in note._note
        assert "not quoted at all: South (2 people)." in note._note
        await pilot.press("a")
        pilot.app.screen.query_one("#line_asked Input", Input).value = "{agency}"
        await pilot.press("enter")
        assert whole(pilot).endswith("“She rang every Friday.” (North)\n")
        await pilot.press("a")
        pilot.app.screen.query_one("#line_asked Input", Input).value = "{nothing}"
        await pilot.press("enter")
        assert "There is no “nothing” to name people by." in heading(pilot)
        await pilot.press("e")
        pilot.app.screen.query_one(FileAsked).query_one(Input).value = str(tmp_path / "quotes.csv")
        await pilot.press("enter")

    sit(project, "f10", then=look)
    table = quotes(project, style=Style(named_by="{agency}"), only_starred=True)
    wanted = exports.as_bytes(gate(project), table, "csv")
    assert (tmp_path / "quotes.csv").read_bytes() == wanted


def test_an_empty_shelf_says_what_to_do(project: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert "P stars a coded passage" in whole(pilot)
        await pilot.press("P", "w", "r", "delete", "enter", "s")
        assert "Nobody said anything positive or critical" in whole(pilot)

    sit(project, "f10", then=look)
