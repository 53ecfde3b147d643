"""The writing strip: what is typed reaches the store, and nothing typed is lost."""

import asyncio

from textual.pilot import Pilot
from textual.widgets import TextArea

from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.writings import EntryList
from qualcode.tui.widgets.transcript import Transcript
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import cells, drafts, history, respondents, sheets, writing
from qualcode.workbench.projects import Project

from .conftest import Sit

BACK = "left_square_bracket"  # to the first note; a project opens at the first without codings


def memo(project: Project) -> tuple[object, ...]:
    """Kind, subject, title and words of the only memo."""
    [row] = writing.memos(project).rows
    return row[1], row[2], row[5], row[6]


def test_a_memo_on_the_passage_under_the_caret(project: Project, sit: Sit) -> None:
    sit(project, BACK, "full_stop", "m", *"Yes", "enter", *"no", "ctrl+s")
    assert memo(project) == ("code", "passage A01-w1 0 to 22 · Availability", "", "Yes\nno")
    assert history.undo(project) == "Wrote a memo"


def test_tab_chooses_the_subject_and_shift_tab_the_kind(project: Project, sit: Sit) -> None:
    sit(project, BACK, "full_stop", "m", "tab", "tab", "shift+tab", *"Hm", "ctrl+s")
    assert memo(project) == ("theory", "respondent A01", "", "Hm")


def test_a_first_line_with_a_sign_is_the_title(project: Project, sit: Sit) -> None:
    sit(project, BACK, "ctrl+end", "m", "number_sign", "space", *"T", "enter", *"B", "ctrl+s")
    assert memo(project) == ("code", "document A01-w1", "T", "B")


def test_the_summary_is_written_and_written_anew(project: Project, sit: Sit) -> None:
    sit(project, BACK, "Y", *"So", "ctrl+s", "Y", *"!", "ctrl+s")
    assert writing.summary_of(project, "A01-w1") == "So!"


def test_the_sheet_is_kept_as_a_whole_in_one_step(project: Project, sit: Sit) -> None:
    sit(project, BACK, "Q", *"Home", "tab", *"Yes", "tab", "shift+tab", *"!", "ctrl+s")
    assert sheets.sheet_of(project, "A01-w1").answers == {1: "Home", 2: "Yes!"}
    history.undo(project)
    assert sheets.sheet_of(project, "A01-w1").answers == {}
    assert drafts.all_of(project) == []


def test_the_sheet_opens_at_the_first_question_without_an_answer(project: Project, sit: Sit) -> None:
    sheets.write(project, "A01-w1", "1", "Home")
    sit(project, BACK, "Q", *"Yes", "ctrl+s")
    assert sheets.sheet_of(project, "A01-w1").answers == {1: "Home", 2: "Yes"}


def test_a_cell_for_the_theme_above(project: Project, sit: Sit) -> None:
    sit(project, BACK, "full_stop", "X", "tab", *"So", "ctrl+s")
    assert cells.text_of(project, "A01", "Support") == "So"
    assert cells.text_of(project, "A01", "Availability") == ""


def test_escape_keeps_a_draft_and_the_key_goes_on_with_it(project: Project, sit: Sit) -> None:
    sit(project, BACK, "Y", *"Ha", "escape")
    assert [draft.body for draft in drafts.all_of(project)] == ["Ha"]
    assert writing.summary_of(project, "A01-w1") == ""

    async def look(pilot: Pilot[None]) -> None:
        assert pilot.app.screen.query_one(TextArea).text == "Ha"
        await pilot.press("ctrl+t")
        assert pilot.app.screen.query_one(TextArea).text == ""

    sit(project, BACK, "Y", then=look)
    assert drafts.all_of(project) == []


def test_words_are_kept_while_they_are_typed(project: Project) -> None:
    """A terminal that is killed tells nobody: what counts is in the file before."""

    async def sitting() -> None:
        async with QualcodeApp(project).run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            await pilot.press(BACK, "full_stop", "m", *"Ha")
            for _ in range(1000):
                if drafts.all_of(project):
                    break
                await pilot.press("a")  # Typing never pauses.
            [draft] = drafts.all_of(project)
            assert draft.body.rstrip("a") == "H"
            assert (draft.place.subject, draft.place.document_id) == ("coding", 1)

    asyncio.run(sitting())


def test_a_draft_of_somebody_who_withdrew_meanwhile_is_not_kept(project: Project, sit: Sit) -> None:
    async def act(pilot: Pilot[None]) -> None:
        respondents.withdraw(project, "A01")
        await pilot.press(*"more", "escape")

    sit(project, BACK, "Y", *"Ha", then=act)
    assert drafts.all_of(project) == []


def test_nothing_typed_is_nothing_kept(project: Project, sit: Sit) -> None:
    sit(project, "m", "ctrl+s", "escape", "Y", "escape")
    assert writing.memos(project).rows == ()
    assert drafts.all_of(project) == []


def test_the_text_stays_in_view_and_gets_the_focus_back(project: Project, sit: Sit) -> None:
    async def look(pilot: Pilot[None]) -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        area = pilot.app.screen.query_one(TextArea)
        while not area.size.height:
            await asyncio.sleep(0.005)
        assert transcript.size.height >= 5
        assert area.size.height >= 4
        await pilot.press("escape")
        assert pilot.app.focused is transcript
        assert not pilot.app.screen.query_one(WritingStrip).display

    sit(project, "m", then=look, size=(80, 24))


def test_memos_of_the_note_are_one_key_away_and_go_back(project: Project, sit: Sit) -> None:
    writing.write_memo(project, "Here.", kind="code", on="document:A01-w1")
    writing.write_memo(project, "There.", kind="code", on="document:A02-w1")

    async def look(pilot: Pilot[None]) -> None:
        assert [entry.body for entry in pilot.app.screen.query_one(EntryList)._entries] == ["Here."]
        await pilot.press("delete", "escape", "escape", "u")

    sit(project, BACK, "M", then=look)
    assert len(writing.memos(project).rows) == 2


def test_the_filter_finds_by_kind_code_and_person(project: Project, sit: Sit) -> None:
    writing.write_memo(project, "One.", kind="theory", on="passage:A01-w1 0 22")
    writing.write_memo(project, "Two.", kind="code", on="respondent:A01")
    writing.write_memo(project, "Three.", kind="theory", on="respondent:A02")

    async def look(pilot: Pilot[None]) -> None:
        assert [entry.body for entry in pilot.app.screen.query_one(EntryList)._entries] == ["One."]

    sit(project, "f8", "slash", *"a01 theory avail", "enter", then=look)


def test_a_memo_on_the_study_is_written_and_edited_in_the_list(project: Project, sit: Sit) -> None:
    sit(project, "f8", "m", *"All", "ctrl+s", "enter", *" of it", "ctrl+s")
    assert memo(project) == ("code", "the study", "", "All of it")
