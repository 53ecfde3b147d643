"""Every verb of the coding screen: keys in, the project afterwards."""

import sqlite3
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.store import names as name_store
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.coding import Coding
from qualcode.tui.widgets.code_list import CodeList
from qualcode.tui.widgets.focus_strip import FocusStrip
from qualcode.tui.widgets.note_list import NoteList
from qualcode.tui.widgets.picker import Picker, found, new_paths
from qualcode.tui.widgets.transcript import Transcript
from qualcode.tui.widgets.two_ends import TwoEnds
from qualcode.workbench import codebook, codings, desk, documents, history
from qualcode.workbench.projects import Project, open_project, wait_at_most

from .conftest import until

# The first note opens where nothing is coded: this leads to A01-w1, with the caret at its start.
TO_FIRST = "left_square_bracket"


def coded(project: Project, name: str = "A01-w1") -> list[tuple[str, str, str]]:
    """Words, code and polarity of the passages of the coder in use."""
    book = codebook.read(project)
    found = desk.passages(project, documents.find(project, name))
    return [(placed.quote, book.by_id[placed.code_id].name, str(placed.polarity)) for placed in found]


FRIDAY = ("She rang every Friday.", "Availability", "none")
NEW = "Nothing was new, and she rang."


def message(pilot: "Pilot[None]") -> str:
    return str(pilot.app.screen.query_one(FocusStrip).border_title or "")


def selected(pilot: "Pilot[None]") -> str:
    transcript = pilot.app.screen.query_one(Transcript)
    return transcript.text[slice(*(transcript.caret.selection or (0, 0)))]


def test_a_sentence_and_a_key_code_it_and_the_next_sentence_is_one_key_away(project: Project, sit) -> None:
    sit(project, TO_FIRST, "s", "5", "s", "x")
    assert coded(project) == [
        FRIDAY,
        ("She rang every Friday.", "Pace", "none"),
        (NEW, "Courses", "none"),
    ]


def test_selected_words_are_put_on_the_list_of_names(project: Project, sit) -> None:
    def listed() -> list[tuple[str, str]]:
        return [(name.name, name.replacement) for name in name_store.read(project)]

    sit(project, TO_FIRST, *["shift+right"] * 3, "O", *"her]", "enter")
    assert listed() == [(documents.read(project, "A01-w1").text[:3], "[her]")]
    history.undo(project)
    assert listed() == []
    sit(project, TO_FIRST, *["shift+right"] * 3, "O", "escape")
    assert listed() == []


def test_keys_typed_in_one_go_are_obeyed_in_their_order(project: Project, sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        for key in ("s", "5", "+", "s", "x", "-", "right", "."):
            event = events.Key(_character_to_key(key) if len(key) == 1 else key, key)
            event.set_sender(pilot.app)
            pilot.app._driver.send_message(event)
        await pilot.press("escape")

    sit(project, TO_FIRST, then=burst)
    assert coded(project) == [
        FRIDAY,
        ("She rang every Friday.", "Pace", "positive"),
        (NEW, "Courses", "critical"),
    ]


def test_a_coding_does_not_paint_the_whole_screen_anew(
    project: Project, sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[CodeScreen] = []

    async def act(pilot: "Pilot[None]") -> None:
        monkeypatch.setattr(CodeScreen, "refresh", lambda self, *_, **__: painted.append(self) or self)
        await pilot.press("5")
        assert len(coded(project)) == 2
        assert painted == []

    sit(project, TO_FIRST, "s", then=act)


def test_more_codes_go_to_the_same_words(project: Project, sit) -> None:
    sit(project, TO_FIRST, "s", "s", "5", "x", "plus")
    both = f"She rang every Friday. {NEW}"
    assert coded(project)[0] == (both, "Pace", "none")
    assert (both, "Courses", "positive") in coded(project)


def test_without_a_selection_keys_are_commands(project: Project, sit) -> None:
    sit(project, TO_FIRST, "5", "x", "c")
    assert coded(project) == [FRIDAY]


@pytest.mark.parametrize(
    ("key", "polarity"),
    [
        ("plus", Polarity.POSITIVE),
        ("minus", Polarity.CRITICAL),
        ("asterisk", Polarity.SUGGESTION),
        ("tilde", Polarity.MIXED),
    ],
)
def test_polarity_is_one_key_and_equals_takes_it_away(
    project: Project, sit, key: str, polarity: Polarity
) -> None:
    sit(project, TO_FIRST, key)
    assert coded(project) == [(*FRIDAY[:2], str(polarity))]
    sit(project, "equals_sign")
    assert coded(project) == [FRIDAY]


def test_the_picker_finds_by_a_few_letters_and_recent_codes_come_first(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("s", "c")
        picker = pilot.app.screen.query_one(Picker)
        assert picker.is_open
        shown = picker.query_one("#found").ids
        assert codebook.read(project).by_id[int(shown[0])].name == "Letters"
        await pilot.press("escape")
        assert not picker.is_open
        assert pilot.app.screen.query_one(Transcript).has_focus
        assert selected(pilot) == NEW

    sit(project, TO_FIRST, "s", "c", *"letr", "enter", then=look)
    assert coded(project)[1][1] == "Letters"


def test_the_picker_walks_with_arrows_and_creates_where_nothing_fits(project: Project, sit) -> None:
    sit(project, TO_FIRST, "s", "c", *"zebra", "enter")
    assert codebook.read(project).find("zebra").parent_id is None
    assert coded(project)[1][1] == "zebra"
    sit(project, "escape", "s", "c", *"Support>Kindness", "enter")
    assert codebook.read(project).find("Support > Kindness")
    sit(project, "escape", "s", "c", "down", "enter")
    assert len(coded(project)) == 4


def test_no_code_is_offered_below_its_own_name(project: Project) -> None:
    book = codebook.read(project)
    for code in book:
        name = code.name.upper()
        paths = new_paths(book, name, found(book, name, ()))
        assert not [path for path in paths if path.upper().endswith(f"{name} > {name}")]
    assert "Support > Anything" in new_paths(book, "Anything", found(book, "Support", ()))


def test_a_new_code_and_its_first_coding_are_one_step(project: Project, sit) -> None:
    before = codebook.read(project)
    interviewer = ("home", "shift+end", "c", *"zebra", "enter")
    sit(project, *interviewer)
    assert list(codebook.read(project)) == list(before)
    sit(project, TO_FIRST, "s", "c", *"zebra", "enter")
    assert coded(project)[1][1] == "zebra"
    history.undo(project)
    assert list(codebook.read(project)) == list(before)
    assert coded(project) == [FRIDAY]


def test_in_vivo_and_the_same_code_again(project: Project, sit) -> None:
    sit(project, TO_FIRST, "s", "less_than_sign", "V", "enter", "s", "apostrophe")
    name = "She rang every"
    assert [code for _, code, _ in coded(project)] == [name, "Availability", name] or [
        code for _, code, _ in coded(project)
    ].count(name) == 2


def test_enter_on_a_code_of_the_list_codes_the_selection(project: Project, sit) -> None:
    async def choose(pilot: "Pilot[None]") -> None:
        codes = pilot.app.screen.query_one(CodeList)
        codes.focus()
        await pilot.press("end", "enter")

    sit(project, TO_FIRST, "s", then=choose)
    assert coded(project)[1][1] == "Letters"


def test_writing_the_note_of_a_coding(project: Project, sit) -> None:
    sit(project, TO_FIRST, "number_sign", *"a day", "enter")
    [placed] = desk.passages(project, documents.find(project, "A01-w1"))
    assert placed.note == "a day"
    sit(project, "number_sign", "backspace", "escape")
    assert desk.passages(project, documents.find(project, "A01-w1"))[0].note == "a day"


def test_the_note_of_a_coding_can_be_read_while_it_is_typed(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        def is_painted() -> bool:
            strips = pilot.app.screen._compositor.render_strips()
            lines = ("".join(part.text for part in strip) for strip in strips)
            return any("note on Availability › a day" in line for line in lines)

        await until(is_painted)

    sit(project, TO_FIRST, "number_sign", *"a day", then=act, size=(80, 24))


def test_removing_and_undoing_across_sittings(project: Project, sit) -> None:
    sit(project, TO_FIRST, "delete")
    assert coded(project) == []
    sit(project, "u")
    assert coded(project) == [FRIDAY]
    sit(project, "ctrl+r")
    assert coded(project) == []
    labels = [row[4] for row in history.trail(project).rows]
    assert labels[-1] == "Removed a coding with “Support > Availability”"


def test_resizing_from_either_end(project: Project, sit) -> None:
    sit(project, TO_FIRST, "full_stop", "less_than_sign", "semicolon", "less_than_sign", "R")
    assert coded(project) == [("rang every", "Availability", "none")]


def test_resizing_outwards_keeps_the_coding_in_focus(project: Project, sit) -> None:
    sit(project, TO_FIRST, "full_stop", "s", "R")
    assert coded(project) == [(f"She rang every Friday. {NEW}", "Availability", "none")]


def test_splitting_and_joining(project: Project, sit) -> None:
    right = ["right"] * 9
    sit(project, TO_FIRST, *right, "vertical_line")
    assert [words for words, *_ in coded(project)] == ["She rang", "every Friday."]
    sit(project, "home", "ampersand")
    assert coded(project) == [FRIDAY]


def test_splitting_outside_and_joining_with_nothing_are_refused(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert "split where the caret stands inside" in message(pilot)
        await pilot.press("ampersand")
        assert "No other passage" in message(pilot)

    sit(project, TO_FIRST, "home", "vertical_line", then=look)
    assert coded(project) == [FRIDAY]


def test_recoding(project: Project, sit) -> None:
    sit(project, TO_FIRST, "C", *"pace", "enter")
    assert coded(project) == [("She rang every Friday.", "Pace", "none")]


def test_text_status_of_a_passage(project: Project, sit) -> None:
    sit(project, TO_FIRST, "s", "q", "3")
    [marked] = desk.open_note(project, documents.find(project, "A01-w1")).statuses
    assert (str(marked.status), marked.span) == ("paraphrase", Span(0, 22))


def test_a_long_message_is_told_to_its_end(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        strip = pilot.app.screen.query_one(FocusStrip)
        told = f"{message(pilot)} {strip.render().plain}"
        assert "which are not coded. Import the note with --code-interviewer if they should be." in " ".join(
            told.split()
        )

    sit(project, "home", "shift+end", "c", *"zebra", "enter", then=act, size=(80, 24))


def test_verbs_without_a_coding_or_a_selection_say_what_to_do(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        for key in ("plus", "delete", "number_sign", "C", "vertical_line", "ampersand"):
            await pilot.press(key)
            assert "No coding is under the caret." in message(pilot)
        for key in ("c", "V", "q"):
            await pilot.press(key)
            assert "No words are selected." in message(pilot)

    before = history.trail(project).rows
    sit(project, "ctrl+end", then=look)
    assert history.trail(project).rows == before


def test_walking_codings_of_the_coder_in_use_through_the_notes(project: Project, sit) -> None:
    codings.apply_code(project, "B04-w1", Span(0, 6), "Pace")
    codings.apply_code(project, "A01-w1", Span(0, 3), "Pace")

    async def walk(pilot: "Pilot[None]") -> None:
        seen = [selected(pilot)]
        for key in ("full_stop", "full_stop", "comma", "comma", "comma"):
            await pilot.press(key)
            seen.append(selected(pilot))
        first = "She rang every Friday."
        assert seen == ["She", "Nobody", "Nobody", "She", first, first]
        assert "No further stop" in message(pilot)

    sit(project, TO_FIRST, "full_stop", then=walk)


def test_walking_one_code_through_the_notes(project: Project, sit) -> None:
    codings.apply_code(project, "A01-w1", Span(23, 30), "Pace")
    codings.apply_code(project, "B04-w1", Span(0, 6), "Availability")

    async def walk(pilot: "Pilot[None]") -> None:
        assert selected(pilot) == "Nobody"

    sit(project, TO_FIRST, "full_stop", "W", "full_stop", then=walk)


def test_walking_uncoded_stretches_only(project: Project, sit) -> None:
    async def walk(pilot: "Pilot[None]") -> None:
        seen = []
        for _ in range(4):
            await pilot.press("full_stop")
            seen.append(selected(pilot))
        assert seen == [
            f"{NEW} I knew she was there.",
            "The course was childish. We drew our feelings.",
            "It was long. It ended.",
            "Then I had a job.",
        ]

    sit(project, TO_FIRST, "left_square_bracket", "W", "W", then=walk)


def test_the_other_one_of_two_codings_over_the_same_words(project: Project, sit) -> None:
    codings.apply_code(project, "A01-w1", Span(0, 22), "Pace")
    sit(project, TO_FIRST, "grave_accent", "plus")
    assert sorted(polarity for *_, polarity in coded(project)) == ["none", "positive"]


def test_selecting_by_every_unit(project: Project, sit) -> None:
    expected = {
        ("s",): "She rang every Friday.",
        ("s", "s", "S"): "She rang every Friday.",
        ("right_curly_bracket",): f"She rang every Friday. {NEW} I knew she was there.",
        ("greater_than_sign", "greater_than_sign"): "She rang",
        ("greater_than_sign", "greater_than_sign", "less_than_sign"): "She",
        ("s", "right_parenthesis"): NEW,
        ("s", "right_parenthesis", "left_parenthesis"): "She rang every Friday.",
        ("shift+right", "shift+right"): "Sh",
        ("space", "right", "right"): "Sh",
        ("space", "end"): "She rang every Friday. Nothing was new, and she rang. I",
        ("ctrl+shift+right",): "She",
        ("ctrl+right", "greater_than_sign", "semicolon", "less_than_sign"): "rang",
        ("ctrl+right", "greater_than_sign", "semicolon", "greater_than_sign"): "She rang",
        ("s", "right", "s"): NEW,
        ("s", "escape"): "",
        ("shift+down", "shift+up", "shift+right"): "S",
        ("ctrl+down", "s"): "The course was childish.",
    }

    async def select(pilot: "Pilot[None]") -> None:
        for keys, words in expected.items():
            await pilot.press("escape", "ctrl+home", *keys)
            if keys == ("space", "end"):
                assert selected(pilot).startswith("She rang every Friday. Nothing")
            else:
                assert (keys, selected(pilot)) == (keys, words)

    sit(project, TO_FIRST, then=select)


def test_turns_without_their_labels(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert selected(pilot) == "It was long. It ended."
        await pilot.press("T", "ctrl+t", "s", "5")

    sit(project, "ctrl+home", "down", "T", then=look)
    assert coded(project, "A02-w1")


def test_the_mouse_selects_words_sentences_and_any_stretch(project: Project, sit) -> None:
    async def click(pilot: "Pilot[None]") -> None:
        await pilot.click(Transcript, offset=(11, 0), times=2)
        assert selected(pilot) == "rang"
        await pilot.click(Transcript, offset=(11, 0), times=3)
        assert selected(pilot) == "She rang every Friday."
        await pilot.click(Transcript, offset=(6, 0))
        await pilot.click(Transcript, offset=(9, 0), shift=True)
        assert selected(pilot) == "She"
        await pilot.mouse_down(Transcript, offset=(10, 0))
        await pilot.hover(Transcript, offset=(14, 0))
        await pilot.mouse_up(Transcript, offset=(14, 0))

    sit(project, TO_FIRST, then=click)


def test_every_script_is_coded_by_whole_graphemes(project: Project, sit) -> None:
    text = documents.read(project, "B03-w1").text

    async def code(pilot: "Pilot[None]") -> None:
        await pilot.press("ctrl+home", *["ctrl+right"] * 2, "shift+right", "5")
        await pilot.press("escape", "ctrl+home")
        stops = [0]
        transcript = pilot.app.screen.query_one(Transcript)
        while transcript.caret.position < len(text) and len(stops) < 200:
            transcript.action_move("after")
            stops.append(transcript.caret.position)
        family = text.index("\N{MAN}")
        assert family in stops
        assert not set(range(family + 1, family + 7)) & set(stops)
        assert text.index("\u0301") not in stops
        transcript.select(family, family + 7)
        await pilot.press("x")

    sit(project, "N", "left_square_bracket", "right_square_bracket", then=code)
    assert ("👨‍👩‍👧‍👦", "Courses", "none") in coded(project, "B03-w1")


def test_one_stops_and_resumes_at_the_same_words(path: Path, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        assert screen.query_one(NoteList).row_id == str(documents.find(again, "A01-w1"))
        assert screen.query_one(Transcript).caret.position == 7

    before = path.read_bytes()
    with open_project(path) as once:
        sit(once, TO_FIRST, *["right"] * 7)
    assert path.read_bytes() == before  # reading changes no project
    with open_project(path) as again:
        sit(again, then=look)


def test_the_list_of_notes_opens_one_and_tells_how_far_it_is(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        screen = pilot.app.screen
        notes = screen.query_one(NoteList)
        assert "●" in notes.row(0, 30).plain
        assert "○" in notes.row(3, 30).plain
        notes.focus()
        await pilot.press("end", "enter", "s", "5")
        assert "●" in notes.row(3, 30).plain
        assert screen.query_one(Transcript).has_focus
        await pilot.press("tab")
        assert screen.query_one(CodeList).has_focus
        await pilot.press("shift+tab", "shift+tab")
        assert notes.has_focus
        await pilot.press("escape")
        assert screen.query_one(Transcript).has_focus

    sit(project, then=look)
    assert coded(project, "B04-w1") == [("Nobody rang.", "Pace", "none")]


def test_the_next_note_without_a_coding(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert pilot.app.screen.query_one(Transcript).text == documents.read(project, "B03-w1").text

    sit(project, "s", "5", "escape", "N", then=look)


def test_only_the_layer_of_the_coder_in_use_is_seen(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert len(pilot.app.screen.query_one(Transcript).marks.marks) == 1

    sit(project, TO_FIRST, then=look)


def test_counts_follow_every_key(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        codes = pilot.app.screen.query_one(CodeList)
        row = next(index for index, row_id in enumerate(codes.ids) if row_id == pace)
        assert "·" in codes.row(row, 40).plain
        await pilot.press("s", "5")
        assert "1 of 4" in codes.row(row, 40).plain or "1 (" in codes.row(row, 40).plain
        await pilot.press("u")
        assert "·" in codes.row(row, 40).plain

    pace = str(codebook.read(project).find("Pace").code_id)
    sit(project, TO_FIRST, then=look)


def test_another_window_is_noticed(path: Path, project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        with open_project(path) as elsewhere:
            codings.apply_code(elsewhere, "A01-w1", Span(23, 30), "Courses")
        for _ in range(40):
            if len(pilot.app.screen.query_one(Transcript).marks.marks) == 2:
                return
            await pilot.pause(0.1)
        raise AssertionError

    sit(project, TO_FIRST, then=look)


def test_the_desk_lives_on_when_another_program_had_the_file(project: Project, sit) -> None:
    async def pick(pilot: "Pilot[None]") -> None:
        wait_at_most(project, 0.01)
        other = sqlite3.connect(project.path, isolation_level=None)
        other.execute("begin exclusive")
        await pilot.press("s", "c", *"letr", "enter")
        other.close()
        assert coded(project) == [FRIDAY]
        await pilot.press("c", *"letr", "enter")

    sit(project, TO_FIRST, then=pick)
    assert coded(project)[1][1] == "Letters"


def test_keys_code_wherever_the_focus_is_among_the_columns(project: Project, sit) -> None:
    to_codes, to_notes = ("tab",), ("shift+tab", "shift+tab")
    sit(project, TO_FIRST, "full_stop", *to_codes, "plus", *to_notes, "c", *"letr", "enter")
    assert coded(project) == [(*FRIDAY[:2], "positive"), (FRIDAY[0], "Letters", "none")]


def test_lines_with_two_ends_fit_every_width(project: Project, sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        for width in (120, 60):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            for line in pilot.app.screen.query(TwoEnds):
                shown = str(line.render())
                assert len(shown) == line.size.width - 2
                assert shown.endswith(("1 of 4 coded", "1 of 4"))

    sit(project, TO_FIRST, then=look)


def test_every_key_has_a_name_under_which_it_can_be_changed() -> None:
    for owner in (CodeScreen, Coding, Transcript, Picker, NoteList):
        ids = [binding.id for binding in owner.BINDINGS]
        assert all(ids)
        assert len(ids) == len(set(ids))


def test_shipped_codebooks_leave_the_command_keys_alone() -> None:
    commands = set("cefgmqsu")
    for file in (Path(__file__).parents[2] / "codebooks").glob("*.yaml"):
        keys = {
            line.split(":", 1)[1].strip().strip("\"'")
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.strip().startswith("key:")
        }
        assert not keys & commands, file.name


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 12)])
def test_every_size_has_room_for_the_text(project: Project, sit, size: tuple[int, int]) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        assert transcript.size.height >= 4
        if size[0] >= 80:
            assert transcript._layout.width >= 54

    sit(project, TO_FIRST, "s", "5", then=look, size=size)
    assert len(coded(project)) == 2
