"""The codebook beside the text: every verb asked in the store, each one step that undo takes back."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.tui.screens.codebook import CodebookPane
from qualcode.tui.widgets.asking import OneAsked
from qualcode.tui.widgets.focus_strip import FocusStrip
from qualcode.tui.widgets.form_strip import FormStrip
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import codebook, codings, history, projects, rechecks
from qualcode.workbench.projects import Project

START = [
    "Support",
    "Support > Availability",
    "Support > Pace",
    "Practical",
    "Practical > Courses",
    "Practical > Letters",
]


def tree(project: Project) -> list[str]:
    book = codebook.read(project)
    return [book.label(code.code_id) for code in book]


def steps(project: Project) -> int:
    return len(history.trail(project).rows)


def passages(project: Project, code: str) -> list[str]:
    code_id = codebook.read(project).find(code).code_id
    found = project.db.execute("select quote from coding where code_id = ? order by 1", (code_id,))
    return [row[0] for row in found.fetchall()]


def said(pilot: "Pilot[None]") -> str:
    return str(pilot.app.screen.query_one(FocusStrip).border_title)


def pane(pilot: "Pilot[None]") -> CodebookPane:
    return pilot.app.screen.query_one(CodebookPane)


def test_codes_are_added_renamed_and_moved_each_in_one_step(project: Project, sit: Any) -> None:
    async def then(pilot: "Pilot[None]") -> None:
        before = steps(project)
        await pilot.press("b", "down", "a", *"New", "enter")
        assert tree(project) == [*START[:3], "Support > New", *START[3:]]
        assert pane(pilot).has_focus
        assert pane(pilot).code.name == "New"
        await pilot.press("A", *"Low", "enter")
        assert tree(project)[4] == "Support > New > Low"
        await pilot.press("less_than_sign", "r", "x", "enter")
        assert tree(project)[3:5] == ["Support > New", "Support > Lowx"]
        await pilot.press("shift+up", "shift+up", "shift+up", "shift+up")
        assert tree(project)[1] == "Support > Lowx"
        assert "is the first one here" in said(pilot)
        await pilot.press("greater_than_sign", *"cour")
        await pilot.press("enter")
        assert tree(project)[-3:] == [
            "Practical > Courses",
            "Practical > Courses > Lowx",
            "Practical > Letters",
        ]
        assert steps(project) == before + 8
        await pilot.press("a", *"Lowx", "enter")
        assert "Two codes in the same place" in said(pilot)
        await pilot.press("u", "u", "u", "u", "u", "u", "u", "u")
        assert tree(project) == START
        await pilot.press("escape")
        assert pilot.app.screen.query_one(Transcript).has_focus

    sit(project, then=then)


def test_a_definition_is_edited_in_fields_that_keep_what_was_typed(project: Project, sit: Any) -> None:
    async def then(pilot: "Pilot[None]") -> None:
        form = pilot.app.screen.query_one("#define", FormStrip)
        await pilot.press("b", "down", "e", *"At hand", "tab", "escape")
        assert codebook.read(project).find("Availability").definition == ""
        await pilot.press("e")
        assert form.query(TextArea).first().text == "At hand"
        await pilot.press("tab", "tab", "tab", "tab", "right", "right", "tab", "backspace", "5", "enter")
        assert form.has_class("-open"), "the key belongs to another code"
        assert "belongs to “Support > Pace”" in str(form.query(".form_remark").first(Static).visual)
        await pilot.press("backspace", "enter")
        assert not form.has_class("-open")
        assert "1 passage was coded under the earlier meaning" in said(pilot)
        code = codebook.read(project).find("Availability")
        assert (code.definition, code.include, code.colour, code.key) == (
            "At hand",
            "Being reachable.",
            "#06b6d4",
            "",
        )
        await pilot.press("u")
        assert codebook.read(project).find("Availability").key == "4"

    sit(project, then=then)


def test_a_field_shows_its_beginning_until_one_types_behind_its_end(project: Project, sit: Any) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    codebook.edit(project, "Availability", {"definition": "Near.", "include": words})

    async def then(pilot: "Pilot[None]") -> None:
        await pilot.press("b", "down", "e", *"By")
        definition, include, *_ = pilot.app.screen.query_one("#define", FormStrip).query(TextArea)
        assert (definition.text, include.scroll_offset.y) == ("Near.By", 0)
        await pilot.press("tab", *"end", "tab")
        assert (include.text[-9:], include.cursor_location) == ("word59end", (0, 0))

    sit(project, then=then, size=(80, 24))


def test_merging_and_deleting_say_what_hangs_on_a_code(project: Project, sit: Any) -> None:
    async def asked(pilot: "Pilot[None]") -> str:
        return pilot.app.screen.query_one(OneAsked).render().plain

    async def then(pilot: "Pilot[None]") -> None:
        before = steps(project)
        await pilot.press("b", "down", "ampersand", *"pace", "enter")
        assert "Merge Availability into Pace: 1 passage of 1 person go over" in await asked(pilot)
        await pilot.press("2")
        assert steps(project) == before
        await pilot.press("ampersand", *"pace", "enter", "1")
        assert tree(project) == ["Support", "Support > Pace", *START[3:]]
        assert len(passages(project, "Pace")) == 2
        assert pane(pilot).code.name == "Pace"
        await pilot.press("up", "delete")
        assert "Delete Support with 1 code below it: 2 passages of 1 person lose" in await asked(pilot)
        await pilot.press("1")
        assert tree(project) == START[3:]
        await pilot.press("end", "delete")
        assert tree(project) == START[3:5], "nothing hung on it, so nothing was asked"
        await pilot.press("u", "u", "u")
        assert tree(project) == START
        assert passages(project, "Availability") == ["She rang every Friday."]

    sit(project, then=then)


def test_a_split_says_how_many_passages_go(project: Project, sit: Any) -> None:
    codings.apply_code(project, "A01-w1", Span(23, 39), "Availability", polarity=Polarity.CRITICAL)
    codings.apply_code(project, "B04-w1", Span(0, 12), "Availability", coder="Berit")

    async def then(pilot: "Pilot[None]") -> None:
        await pilot.press("b", "down", "vertical_line", *"Not there", "tab", *"crit")
        form = pilot.app.screen.query_one("#split", FormStrip)
        remark = form.query(".form_remark").first(Static)
        assert "1 of 3 passages would go" in str(remark.visual)
        await pilot.press("tab", *"Berit")
        assert "0 of 3 passages would go to the new code: choose some" in str(remark.visual)
        await pilot.press("enter")
        assert "no split" in str(remark.visual)
        await pilot.press("shift+tab", "ctrl+u", "enter")
        assert passages(project, "Not there") == ["Nobody rang."]
        assert "went to Not there" in said(pilot)
        await pilot.press("u")
        assert len(passages(project, "Availability")) == 3

    sit(project, then=then)


def test_what_was_coded_under_an_earlier_meaning_is_walked_and_confirmed(project: Project, sit: Any) -> None:
    for document, start, end in (("A01-w1", 23, 39), ("B04-w1", 0, 12)):
        codings.apply_code(project, document, Span(start, end), "Availability", coder="Anna")
    codings.apply_code(project, "A01-w1", Span(0, 22), "Pace", coder="Anna")
    codebook.edit(project, "Availability", {"definition": "Somebody can be reached."})

    def left() -> list[str]:
        return [one.coding.quote for one in rechecks.waiting(project)]

    async def then(pilot: "Pilot[None]") -> None:
        text = pilot.app.screen.query_one(Transcript)
        assert len(left()) == 3
        await pilot.press("K")
        assert "3 passages wait" in said(pilot)
        await pilot.press("exclamation_mark")
        assert "Availability still fits; 2 left" in said(pilot)
        await pilot.press("exclamation_mark")
        assert left() == ["Nobody rang."]
        assert text.text[slice(*text.caret.selection)] == "Nobody rang."
        await pilot.press("exclamation_mark")
        assert left() == []
        await pilot.press("u")
        assert left() == ["Nobody rang."]
        await pilot.press("K", "delete", "K")
        assert "No passage waits" in said(pilot)
        assert len(passages(project, "Availability")) == 2

    sit(project, "left_square_bracket", "left_square_bracket", "left_square_bracket", then=then)


def test_a_code_that_another_window_took_away_is_missed_in_words(
    path: Path, project: Project, sit: Any
) -> None:
    async def then(pilot: "Pilot[None]") -> None:
        await pilot.press("b", "down", "e", *"New words")
        with projects.open_project(path) as other:
            codebook.delete(other, "Availability")
        await pilot.press("ctrl+s")
        form = pilot.app.screen.query_one("#define", FormStrip)
        assert "not in the codebook any more" in str(form.query(".form_remark").first(Static).visual)
        await pilot.press("escape")
        assert pane(pilot).has_focus
        assert tree(project) == [START[0], *START[2:]]

    sit(project, then=then)


def test_a_narrow_window_unfolds_the_codebook_while_it_has_the_focus(project: Project, sit: Any) -> None:
    async def then(pilot: "Pilot[None]") -> None:
        codes = pane(pilot)
        assert not codes.display
        await pilot.press("b", "left")
        assert codes.has_focus
        assert codes.display
        assert len(codes.ids) == 4, "folded"
        await pilot.press("a")
        assert not codes.display, "the strip to write in is not covered"
        await pilot.press(*"New", "enter")
        assert tree(project)[-1] == "New"
        assert codes.has_focus
        await pilot.press("escape")
        assert not codes.display

    sit(project, then=then, size=(80, 24))
