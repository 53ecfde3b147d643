"""The find screen: what the workbench finds, opened in its note or coded in one step."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from qualcode.language import patterns
from qualcode.model.finding import Around, Query
from qualcode.model.scope import Condition, Scope
from qualcode.model.spans import Span
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.find import FindScreen
from qualcode.tui.screens.home import HomeScreen
from qualcode.tui.searching import Found, search
from qualcode.tui.wanted import Manner, Note, Wanted, fitting
from qualcode.tui.widgets.confirm import Confirm
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.hit_list import HitList
from qualcode.tui.widgets.options_line import OptionsLine
from qualcode.tui.widgets.picker import Picker
from qualcode.tui.widgets.progress_line import ProgressLine
from qualcode.tui.widgets.said_line import SaidLine
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import codebook, codings, desk, documents, exports, finding, history, imports
from qualcode.workbench.names_out import OPEN
from qualcode.workbench.projects import Project

from .conftest import until


def screen(pilot: "Pilot[None]") -> FindScreen:
    found = pilot.app.screen
    assert isinstance(found, FindScreen)
    return found


async def idle(pilot: "Pilot[None]") -> None:
    await until(lambda: not screen(pilot).is_working)


async def look_for(pilot: "Pilot[None]", text: str, *keys: str) -> None:
    """Look for words; then keys in the list of places."""
    line = screen(pilot).query_one("#sought", Input)
    line.focus()
    line.value = text
    await pilot.press("enter")
    await idle(pilot)
    for key in keys:
        await pilot.press(key)
        await idle(pilot)


def places(pilot: "Pilot[None]") -> list[tuple[str, str]]:
    """Each place as note and match, as they are listed."""
    return [(hit.document, hit.match) for hit in screen(pilot)._found.hits]


def as_found(project: Project, query: Query, scope: Scope | None = None) -> list[tuple[str, str]]:
    return [(hit.document, hit.match) for hit in finding.find(project, query, scope)]


def lines(pilot: "Pilot[None]") -> list[str]:
    """What stands in the list."""
    listed = screen(pilot).query_one(HitList)
    return [listed.render_line(y).text.rstrip() for y in range(listed.size.height)]


def line(pilot: "Pilot[None]", where: str) -> str:
    return str(screen(pilot).query_one(where, Static).render()).strip()


def options(pilot: "Pilot[None]") -> str:
    return str(screen(pilot).query_one(OptionsLine).render())


def said(pilot: "Pilot[None]") -> str:
    return str(screen(pilot).query_one(SaidLine).render())


def coded(project: Project) -> list[tuple[str, str]]:
    """All codings of the coder in use: code and words."""
    book = codebook.read(project)
    return [
        (book.label(one.code_id), one.quote)
        for note in desk.notes(project)
        for one in desk.passages(project, note.document_id)
    ]


# --- looking ----------------------------------------------------------------------------------------------


def test_places_stand_below_each_other_with_person_and_wave(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert "own pace" in lines(pilot)[2]  # an empty screen teaches
        await look_for(pilot, "rang")
        assert places(pilot) == as_found(project, Query("rang")) != []
        assert line(pilot, "#top").startswith("Find · 3 places in 2 notes of 2 people")
        rows = lines(pilot)[:3]
        assert len({row.index("‹rang›") for row in rows}) == 1
        assert [row[3:9] for row in rows] == ["A01 w1", "A01 w1", "B04 w1"]
        assert [row[1] for row in rows] == ["●", " ", " "]  # coded already, without a colour

    sit(project, "f2", "slash", then=look)


def test_in_a_note_it_is_looked_for_in_that_note_first(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert isinstance(pilot.app.screen, CodeScreen)
        pilot.app.screen.open_note(documents.find(project, "B04-w1"))
        await pilot.press("slash")
        await look_for(pilot, "rang")
        assert places(pilot) == [("B04-w1", "rang")]
        assert "this note: B04-w1" in options(pilot)
        await pilot.press("tab")
        await idle(pilot)
        assert places(pilot) == as_found(project, Query("rang"))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, CodeScreen)

    sit(project, then=look)


def test_keys_ask_what_the_options_of_the_command_ask(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "it OR rang", "h")
        assert places(pilot) == as_found(project, Query("it OR rang", is_uncoded=True))
        await pilot.press("h", "i")
        await idle(pilot)
        assert places(pilot) == as_found(project, Query("it OR rang", is_respondents_only=True))
        await pilot.press("i", "o")
        await idle(pilot)
        await look_for(pilot, "draw")
        assert places(pilot) == as_found(project, Query("draw", is_forms=True)) == [("A01-w1", "drew")]
        await look_for(pilot, "she rang", "o", "r")
        assert places(pilot) == as_found(project, Query('"she rang"'))
        await look_for(pilot, "r[au]ng|job", "r", "w")
        assert places(pilot) == as_found(project, Query("r[au]ng|job", is_regex=True), Scope(waves=(1,)))
        assert "wave 1" in options(pilot)

    sit(project, "f2", "slash", then=look)


def test_people_can_be_chosen_and_a_faulty_condition_is_told(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang", "f")
        await pilot.press(*"nonsense", "enter")
        assert "is no condition" in said(pilot)
        await pilot.press("f", *"shoe=9", "enter")
        await idle(pilot)
        assert "no attribute" in " ".join(lines(pilot))
        assert screen(pilot).wanted.scope == Scope(where=(Condition("shoe", "9"),))

    sit(project, "f2", "slash", then=look)


@pytest.mark.parametrize("note", [None, "A01-w1"])
def test_what_is_found_is_exported_as_the_table_of_the_command(
    project: Project, sit, tmp_path: Path, note: str | None
) -> None:
    path = tmp_path / "found.csv"
    document_id = documents.find(project, note) if note else None

    async def look(pilot: "Pilot[None]") -> None:
        screen(pilot).begin("home", Note(document_id, note) if document_id and note else None)
        await look_for(pilot, "rang", "e")
        screen(pilot).query_one(FileAsked).query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(path.exists)
        await idle(pilot)
        query = Query("rang", context=screen(pilot).wanted.query.context)
        table = finding.concordance(project, query, document_id=document_id).table
        assert path.read_bytes() == exports.as_bytes(OPEN, table, "csv")
        assert len(table.rows) == (2 if note else 3)
        assert ("Only in A01-w1." in " ".join(table.note)) == bool(note)

    sit(project, "f2", "slash", then=look)


def test_the_index_of_words_is_made_beside_somebody_who_codes(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(finding, "is_worth_an_index", lambda _: True)
    monkeypatch.setattr(finding, "bring_up_to_date", partial(finding.bring_up_to_date, worth=1))
    codings.apply_code(project, "B04-w1", Span(0, 6), "Pace")
    found = search(project.path, Wanted("rang"), lambda _done, _of, what: told.append(what))
    assert set(told) == {"words", "notes"}
    assert len(found.hits) == 3
    codings.apply_code(project, "B04-w1", Span(7, 11), "Pace")
    assert history.undo(project) == "Coded a passage with “Support > Pace”"


def test_where_nothing_is_found_something_else_is_proposed(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "corse")
        said_there = " ".join(lines(pilot))
        assert "“corse”" in said_there
        assert "course" in said_there
        assert "all forms" in said_there

    sit(project, "f2", "slash", then=look)


def test_a_small_project_is_searched_while_one_types(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press(*"rang")
        await until(lambda: bool(places(pilot)))
        assert screen(pilot).query_one("#sought").has_focus

    sit(project, "f2", "slash", then=look)


def test_words_typed_in_one_go_with_the_key_are_looked_for(project: Project, sit) -> None:
    before = coded(project)

    async def look(pilot: "Pilot[None]") -> None:
        def type_in_one_go(words: str) -> None:
            for character in words:
                name = "slash" if character == "/" else character
                pilot.app.post_message(events.Key(name, character))

        type_in_one_go("/sx rang")
        await until(lambda: isinstance(pilot.app.screen, FindScreen) and not pilot.app.screen.is_working)
        await until(lambda: screen(pilot).query_one("#sought", Input).value == "sx rang")
        await look_for(pilot, "rang", "down")
        type_in_one_go("/nobody")  # in the place of the old words
        await until(lambda: screen(pilot).query_one("#sought", Input).value == "nobody")
        assert coded(project) == before

    sit(project, then=look)


@pytest.fixture
def endless_text(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note in which some patterns would look for ever, and little patience."""
    note = tmp_path / "C01-w1.txt"
    note.write_text("a" * 80 + "b\n")
    imports.import_paths(project, [note])
    monkeypatch.setattr(patterns.TextPattern.__init__, "__defaults__", (0.02,))


@pytest.mark.usefixtures("endless_text")
@pytest.mark.parametrize(("pattern", "sentence"), [("(a", "no regular expression"), ("(a|aa)+$", "too long")])
def test_a_faulty_or_endless_pattern_gives_one_sentence(
    project: Project, sit, pattern: str, sentence: str
) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang", "r", "r")
        assert places(pilot)
        await look_for(pilot, pattern)
        assert sentence in " ".join(lines(pilot))
        assert places(pilot) == []

    sit(project, "f2", "slash", then=look)


# --- stopping ---------------------------------------------------------------------------------------------


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A search for “endless” goes on until it is stopped; the event says that it was."""
    ended, real = Event(), finding.hits_by_note

    def hits_by_note(project: Project, query: Query, *rest, tell, **more):
        if query.text != "endless":
            return real(project, query, *rest, tell=tell, **more)
        try:
            while not ended.wait(0.001):
                tell(7, 10, "notes")
        finally:
            ended.set()
        return iter(())

    monkeypatch.setattr(finding, "hits_by_note", hits_by_note)
    yield ended
    ended.set()


@pytest.mark.parametrize("how", ["escape", "another search"])
def test_a_long_search_shows_how_far_it_is_and_can_be_stopped(
    project: Project, sit, endless: Event, how: str
) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        bar = screen(pilot).query_one(ProgressLine)
        screen(pilot).query_one("#sought", Input).value = "endless"
        await pilot.press("enter")
        await until(lambda: bar.display)
        await until(lambda: "7 of 10 notes" in str(bar.render()))
        if how == "escape":
            await pilot.press("c")  # what is not found yet cannot be coded
            assert "still being looked for" in said(pilot)
            await pilot.press("escape")
            assert "Stopped" in lines(pilot)[0]
            pilot.app.changed()  # which does not begin it again
            await pilot.pause()
        else:
            await look_for(pilot, "rang")
            assert len(places(pilot)) == 3
        await until(endless.is_set)
        assert not bar.display
        assert not screen(pilot).is_working
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)

    sit(project, "f2", "slash", then=look)


def test_leaving_the_program_stops_the_search(project: Project, sit, endless: Event) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen(pilot).query_one("#sought", Input).value = "endless"
        await pilot.press("enter")

    sit(project, "f2", "slash", then=look)
    assert endless.wait(10)


def test_a_project_that_is_gone_is_told(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        project.path.unlink()
        await look_for(pilot, "rang")
        assert places(pilot) == []
        assert project.path.name in " ".join(lines(pilot))

    sit(project, "f2", "slash", then=look)


# --- one by one -------------------------------------------------------------------------------------------


def test_a_place_opens_in_its_note_and_the_next_one_without_the_list(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        def selected() -> tuple[int | None, tuple[int, int] | None]:
            found = pilot.app.screen
            assert isinstance(found, CodeScreen)
            standing = found.standing()
            return standing and standing.document_id, found.query_one(Transcript).caret.selection

        hits = [
            (hit.document_id, (hit.span.start_char, hit.span.end_char))
            for hit in finding.find(project, Query("rang"))
        ]
        await look_for(pilot, "rang", "down")
        await pilot.press("enter")
        assert selected() == hits[1]
        await pilot.press("s", "5", "ctrl+n")  # coded, and on
        assert selected() == hits[2]
        await pilot.press("ctrl+n", "ctrl+b")  # there is no further one
        assert selected() == hits[1]
        await pilot.press("escape")
        await idle(pilot)
        assert screen(pilot).query_one(HitList).index == 1
        assert [hit.is_coded for hit in screen(pilot)._found.hits] == [True, True, False]

    sit(project, "f2", "slash", then=look)


# --- all at once ------------------------------------------------------------------------------------------


def test_all_places_are_coded_in_one_step_that_can_be_undone(project: Project, sit) -> None:
    before, steps = coded(project), len(history.trail(project).rows)

    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang OR then", "c")
        assert "A code for 4 sentences of 3 people · Left out: 1 place" in line(pilot, "#to_code")
        await pilot.press(*"avail", "enter")
        assert coded(project) == before
        asked = screen(pilot).query_one(Confirm)
        await until(lambda: asked.size.width > 0)
        assert str(asked.render()) == "Enter codes 4 sentences of 3 people with Availability; Esc leaves"
        await pilot.press("enter")
        await idle(pilot)
        assert "Coded 3 passages with Availability; 1 coded so before" in said(pilot)
        assert set(coded(project)) - set(before) == {
            ("Support > Availability", "Nothing was new, and she rang."),
            ("Support > Availability", "Then I had a job."),
            ("Support > Availability", "Nobody rang."),
        }
        assert len(history.trail(project).rows) == steps + 1
        await until(lambda: [hit.is_coded for hit in screen(pilot)._found.hits][:2] == [True, True])
        await pilot.press("u")
        assert coded(project) == before

    sit(project, "f2", "slash", then=look)


def test_marked_places_are_coded_with_a_new_code_as_wide_as_one_likes(project: Project, sit) -> None:
    before, codes = coded(project), codebook.as_file(project)

    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang", "down", "space", "s", "s", "s", "p", "c")
        assert screen(pilot).around is Around.MATCH
        assert "A code for 1 match of 1 person, positive" in line(pilot, "#to_code")
        await pilot.press(*"Zebra", "enter")  # no further question: somebody chose the place
        await idle(pilot)
        assert set(coded(project)) - set(before) == {("Zebra", "rang")}
        await pilot.press("u")
        assert (coded(project), codebook.as_file(project)) == (before, codes)

    sit(project, "f2", "slash", then=look)


def test_whoever_leaves_a_question_changes_nothing(project: Project, sit) -> None:
    before, steps = coded(project), len(history.trail(project).rows)

    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang", "a", "a", "c")
        await pilot.press("escape")
        assert not screen(pilot).query_one(Picker).is_open
        await pilot.press("c")
        await idle(pilot)
        await pilot.press(*"avail", "enter", "tab", "escape")
        assert screen(pilot).query_one(HitList).has_focus
        assert not screen(pilot).is_asking

    sit(project, "f2", "slash", then=look)
    assert (coded(project), len(history.trail(project).rows)) == (before, steps)


def test_a_change_elsewhere_is_seen_and_marks_stay_with_their_places(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang", "end", "space")
        codings.apply_code(project, "B04-w1", Span(0, 12), "Pace")
        pilot.app.changed()
        await until(lambda: screen(pilot)._found.hits[-1].is_coded)
        assert lines(pilot)[2].startswith("✓●")

    sit(project, "f2", "slash", then=look)


# --- how it looks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_the_places_have_the_room_at_every_size(project: Project, sit, size: tuple[int, int]) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await look_for(pilot, "rang")
        listed = screen(pilot).query_one(HitList)
        assert listed.size.height == size[1] - 4
        assert all(row.count("‹rang›") == 1 for row in lines(pilot)[:3])
        await pilot.press("c")
        await until(lambda: screen(pilot).query_one(Picker).is_open)
        await until(lambda: listed.size.height >= 8)

    sit(project, "f2", "slash", then=look, size=size)


def test_options_that_are_set_are_the_last_to_leave_the_line() -> None:
    wanted = Wanted("x", Manner.REGEX, is_respondents_only=True, note=None)
    kept = fitting(wanted.options(), 57)
    assert [option.key for option in kept] == ["Tab", "r", "i"]
    assert sum(option.width + 2 for option in kept) - 2 <= 57
    assert fitting(wanted.options(), 500) == wanted.options()


def test_in_one_note_neither_wave_nor_people_choose() -> None:
    wanted = Wanted("x", wave=2, where=(Condition("agency", "North"),), note=Note(1, "A01"))
    assert wanted.scope == Scope()
    assert {option.key for option in wanted.options()} == {"Tab", "r", "o", "h", "i"}
    assert Found(wanted).hits == ()
