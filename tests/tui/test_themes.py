"""The themes screen: the same numbers as the command line, and every number a door to its words."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from qualcode.model.codings import Polarity
from qualcode.model.names import NameOut
from qualcode.model.scope import Base, Condition, Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Column, Kind, Share
from qualcode.tui.asked import Asked
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.table_view import TableView
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import coders, codings, counts, desk, documents, exports, imports, names
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project

PEOPLE = "respondent,agency\nA01,North\nA02,South\nB03,North\nB04,\n"


@pytest.fixture
def study(project: Project, tmp_path: Path) -> Project:
    """The small study with people, and codings of several polarities by two coders."""
    table = tmp_path / "people.csv"
    table.write_text(PEOPLE, encoding="utf-8")
    imports.import_paths(project, [table])
    coders.use(project, "Anna")
    coders.name_lead(project, "Anna")
    for name, words, code, polarity in (
        ("A01-w1", "Nothing was new, and she rang.", "Pace", Polarity.POSITIVE),
        ("A01-w1", "The course was childish.", "Courses", Polarity.CRITICAL),
        ("A02-w1", "It was long.", "Courses", Polarity.CRITICAL),
        ("A02-w1", "It ended.", "Letters", Polarity.MIXED),
        ("B03-w1", "Wide", "Availability", Polarity.POSITIVE),
        ("B04-w1", "Nobody rang.", "Availability", Polarity.CRITICAL),
    ):
        text = desk.open_note(project, documents.find(project, name)).document.text
        start = text.index(words)
        codings.apply_code(project, name, Span(start, start + len(words)), code, polarity=polarity)
    return project


def table_of(pilot: "Pilot[None]") -> object:
    return pilot.app.screen.query_one(TableView).table


def line(pilot: "Pilot[None]") -> str:
    return str(pilot.app.screen.query_one("#top", Static).render()).strip()


def passages(pilot: "Pilot[None]") -> list[str]:
    listed = pilot.app.screen.query_one(PassageList)
    return [words.quote for words in listed._passages] if pilot.app.screen.has_class("-opened") else []


def test_nothing_is_counted_behind_the_screen_in_use(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        before = table_of(pilot)
        themes = pilot.app.screen.query_one(TableView)
        await pilot.press("f3", "left_square_bracket", "s", "x")
        assert counts.count(study) != before
        assert themes.table == before
        await pilot.press("f4")
        assert themes.table == counts.count(study)

    sit(study, "f4", then=look)


def test_the_screen_shows_the_table_of_the_command_line(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert table_of(pilot) == counts.count(study)
        assert line(pilot).startswith("Themes · all notes · lead coder · any polarity · N 4 ")
        await pilot.press("p")
        assert table_of(pilot) == counts.count(study, Scope(polarities=(Polarity.POSITIVE,)))
        assert "positive only" in line(pilot)
        await pilot.press("w", "l", "l")
        asked = Scope(polarities=(Polarity.POSITIVE,), waves=(1,), coders=("Berit",))
        assert table_of(pilot) == counts.count(study, asked)
        assert "wave 1 · coder Berit · positive only" in line(pilot)

    sit(study, "f4", then=look)


def test_a_base_that_nobody_is_in_is_passed_over(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("b")  # nobody was followed up, so the next base is the coded
        assert table_of(pilot) == counts.count(study, Scope(base=Base.CODED))

    sit(study, "f4", then=look)


def test_people_are_filtered_by_what_is_known_of_them(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("f", *"agency=north", "enter")
        assert table_of(pilot) == counts.count(study, Scope(where=(Condition("agency", "north"),)))
        assert "agency = North · N 2 " in line(pilot)

    sit(study, "f4", then=look)


def test_crossing_shows_the_matrix_of_the_command_line(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("x", "down", "enter")
        assert table_of(pilot) == counts.matrix(study, "agency")
        assert line(pilot).startswith("Themes by agency · ")

    sit(study, "f4", then=look)


@pytest.mark.parametrize("by", [None, "agency", "wave", "coder", "polarity"])
@pytest.mark.parametrize("scope", [Scope(), Scope(polarities=(Polarity.CRITICAL,)), Scope(base=Base.CODED)])
def test_as_many_people_are_behind_every_number_as_it_says(
    study: Project, by: str | None, scope: Scope
) -> None:
    asked = Asked(study)
    asked.scope = scope
    table = asked.cross(by)
    seen = 0
    for row in table.rows:
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if column.kind is Kind.SHARE or column.is_people:
                found = {words.respondent for words in asked.behind(str(row[0]), column)}
                assert len(found) == (cell.n if isinstance(cell, Share) else cell), (row[0], column)
                seen += bool(found)
    assert seen > 3


def test_a_group_that_is_named_like_a_column_has_its_own_people(study: Project) -> None:
    asked = Asked(study)
    asked.by = "agency"
    column = Column("North (group)", "North", Kind.SHARE, base=2)
    assert {words.respondent for words in asked.behind("Support", column)} == {"A01", "B03"}


def test_two_keys_lead_to_the_words_and_escape_the_same_way_back(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("enter")
        assert passages(pilot) == [
            "She rang every Friday.",
            "Nothing was new, and she rang.",
            "Wide",
            "Nobody rang.",
        ]
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, CodeScreen)
        transcript = pilot.app.screen.query_one(Transcript)
        assert transcript.text[slice(*transcript.caret.selection)] == "Nothing was new, and she rang."
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ThemesScreen)
        assert pilot.app.screen.query_one(PassageList).index == 1
        await pilot.press("escape")
        assert passages(pilot) == []
        assert pilot.app.screen.query_one(TableView).has_focus

    sit(study, "f4", then=look)


def test_escape_belongs_to_the_text_again_once_something_else_is_selected(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("enter", "enter", "shift+right", "escape")
        assert isinstance(pilot.app.screen, CodeScreen)

    sit(study, "f4", then=look)


def test_what_is_shown_is_exported_in_the_format_of_the_suffix(study: Project, sit, tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"

    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("p", "e")
        pilot.app.screen.query_one(FileAsked).query_one(Input).value = str(path)
        await pilot.press("enter")
        table = counts.count(study, Scope(polarities=(Polarity.POSITIVE,)))
        assert path.read_bytes() == exports.as_bytes(OPEN, table, "csv")
        path.write_text("mine")
        await pilot.press("e")
        pilot.app.screen.query_one(FileAsked).query_one(Input).value = str(path)
        await pilot.press("enter", "2")
        assert path.read_text() == "mine"
        await pilot.press("enter", "e")
        pilot.app.screen.query_one(FileAsked).query_one(Input).value = str(path)
        await pilot.press("enter", "1")
        assert "Passages" in path.read_text() or "person" in path.read_text()

    sit(study, "f4", then=look)


def test_the_name_that_a_file_is_offered_has_names_out(study: Project, sit) -> None:
    names.add(study, NameOut("agency", "[a service]"))

    async def look(pilot: "Pilot[None]") -> None:
        pilot.app.screen.asked.by = "agency"
        await pilot.press("e")
        offered = pilot.app.screen.query_one(FileAsked).query_one(Input).value
        assert Path(offered).name == "themes by -a service.html"

    sit(study, "f4", then=look)


def test_a_page_holds_words_only_when_that_is_chosen(study: Project, sit, tmp_path: Path) -> None:
    path = tmp_path / "themes.html"

    async def look(pilot: "Pilot[None]") -> None:
        for answer in ("1", "2"):
            await pilot.press("e")
            pilot.app.screen.query_one(FileAsked).query_one(Input).value = str(path)
            await pilot.press("enter", *("1" if path.exists() else ""), answer)
            assert ("People (" in path.read_text("utf-8")) == (answer == "2")

    sit(study, "f4", then=look)


def test_a_change_elsewhere_is_counted_at_once(study: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        codings.apply_code(study, "B04-w1", Span(0, 6), "Letters", coder="Anna")
        pilot.app.changed()
        assert table_of(pilot) == counts.count(study)

    sit(study, "f4", then=look)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_numbers_are_on_the_screen_at_every_size(study: Project, sit, size: tuple[int, int]) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        table = pilot.app.screen.query_one(TableView)
        assert table.virtual_size.width <= table.size.width
        assert table.size.height >= 8
        await pilot.press("enter")
        passages = pilot.app.screen.query_one(PassageList)
        for _ in range(1000):
            if passages.size.height:
                break
            await asyncio.sleep(0.005)
        assert passages.size.height >= 5

    sit(study, "f4", then=look, size=size)


def test_an_unanswerable_question_leaves_the_old_one(study: Project) -> None:
    asked = Asked(study)
    before = replace(asked.scope)
    with pytest.raises(Exception, match="Nobody has"):
        asked.filter_people("agency=East")
    with pytest.raises(Exception, match="no attribute"):
        asked.cross("shoe size")
    assert (asked.scope, asked.by) == (before, None)
