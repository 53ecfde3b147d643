"""Whatever is typed: nothing crashes, the project stays sound, and undoing everything leads back."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from qualcode.model.errors import QualcodeError
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import codebook, coders, desk, doubts, history, shelf
from qualcode.workbench.projects import Project, open_project

from .conftest import Sit, sittings

# Selecting and coding far more often than the rest, so that much is done.
KEYS = [
    *["s", "4", "5", "x", "plus", "minus", "full_stop", "comma", "right", "apostrophe"] * 3,
    *("S", "greater_than_sign", "less_than_sign", "semicolon", "space", "T", "ctrl+t", "down", "up"),
    *("right_curly_bracket", "left_curly_bracket", "right_parenthesis", "left_parenthesis", "ctrl+right"),
    *("shift+right", "shift+down", "shift+left", "ctrl+end", "ctrl+home", "home", "end", "pagedown"),
    *("R", "vertical_line", "ampersand", "delete", "C", "c", "V", "enter", "escape", "m", "q", "3", "W"),
    *("grave_accent", "tilde", "equals_sign", "N", "left_square_bracket", "right_square_bracket"),
    *("u", "ctrl+r", "tab", "shift+tab", "a", "é", "仕", "f1", "backspace", "Y"),
]


# Each screen with its way in, and the keys that mean something there.
SCREENS = {
    "home": (["f2"], ["left", "right", "x", "q", "s", "v", "k", "z", "1", "l", "m"]),
    "codebook": (
        ["b"],
        ["a", "A", "e", "r", "greater_than_sign", "shift+up", "ampersand", "2"],
    ),
    "themes": (["f4"], ["x", "p", "w", "b", "l", "f", "right", "e"]),
    "displays": (["f5", "enter"], ["n", "w", "t", "o", "h", "z", "f", "s", "right", "space"]),
    "compare": (["f6"], ["a", "b", "plus", "2", "0", "d", "s", "r", "n", "f", "x", "o", "D", "B", "A"]),
    "quotes": (["f10", "s"], ["P", "P", "w", "r", "delete", "s", "a", "b", "e", "f10"]),
    "writings": (["f8"], ["left", "right", "slash", "t", "m", "f"]),
    "find": (["slash", "r", "a", "n"], ["space", "c", "s", "p", "r", "o", "h", "i", "a", "w"]),
    "revise": (["E", "x"], ["1", "right", "backspace", "space", "ctrl+z"]),
    "review": (["D"], ["s", "n", "p", "o", "v", "w"]),
    "keys": (["f1"], ["4", "m", "e", "pagedown"]),
    "go": (["g"], ["h", "c", "t", "m"]),
    "code": (["f3"], ["s", "5", "F", "L", "K", "P", "E", "M", "Q", "X", "ctrl+n", "exclamation_mark", "t"]),
}
EVERYWHERE = [
    "down",
    "up",
    "enter",
    "enter",
    "escape",
    "tab",
    "u",
    "ctrl+r",
    "delete",
    "ctrl+s",
    "home",
    "end",
]


def visit(screen: str) -> st.SearchStrategy[list[str]]:
    """Go to a screen, from wherever one is, and do something there."""
    way, keys = SCREENS[screen]
    done = st.lists(st.sampled_from([*keys, *EVERYWHERE]), min_size=2, max_size=9)
    return done.map(lambda some: ["escape", "escape", *way, *some])


walks = st.lists(st.sampled_from([*SCREENS]).flatmap(visit), min_size=2, max_size=5).map(
    lambda visits: [key for one in visits for key in one]
)


def state(project: Project) -> object:
    """All that a coder can change here."""
    notes = desk.notes(project)
    return (
        codebook.as_file(project),
        [desk.passages(project, note.document_id) for note in notes],
        [desk.open_note(project, note.document_id).statuses for note in notes],
        notes,
        coders.name_in_use(project),
        [shelf.entries(project, name) for name in shelf.SHELVES if name != "trail"],
        doubts.doubts(project),
    )


def leaves_a_sound_project(small_file: Path, folder: Path, sit: Sit, keys: list[str]) -> None:
    """The screen shows what the project holds, words are where they were coded, and all can be undone."""
    path = Path(shutil.copy(small_file, folder / "random.qualcode"))
    # What the last example left behind beside the project would make this one another.
    shutil.rmtree(folder / "state", ignore_errors=True)
    with open_project(path) as project:
        history.undo(project)  # the last step of the fixture, so that redoing has something to do
        before = state(project)
        steps = len(history.trail(project).rows)

        async def compare(pilot: "Pilot[None]") -> None:
            """The coding screen shows what the project holds, also under the list of keys."""
            [screen, *_] = pilot.app.get_screen_stack("code")
            assert isinstance(screen, CodeScreen)
            shown = {mark.coding_id for mark in screen.query_one(Transcript).marks.marks}
            sitting = screen.sitting
            here = sitting.document_id
            # The notes themselves leave when their import is undone.
            assert (here is not None) == bool(desk.notes(project))
            passages = [] if here is None else desk.passages(project, here, sitting.layer.coder_ids)
            assert shown == {placed.coding_id for placed in passages}
            fresh = desk.Tally(project, codebook.read(project))
            assert sitting.tally.shares == fresh.shares

        sit(project, *keys, then=compare)
        for note in desk.notes(project):
            text = desk.open_note(project, note.document_id).document.text
            for placed in desk.passages(project, note.document_id):
                assert placed.quote == text[placed.start_char : placed.end_char]
        undo_all(project, steps)
        assert state(project) == before


def undo_all(project: Project, steps: int) -> None:
    """Back to where the trail had so many steps."""
    done = 0
    for act in (str(row[3]) for row in history.trail(project).rows[steps:]):
        done += {"did": 1, "redid": 1, "undid": -1}[act]
    for _ in range(done):
        history.undo(project)
    for _ in range(-done):
        history.redo(project)


@sittings(6)
@given(st.lists(st.sampled_from(KEYS), min_size=25, max_size=60))
def test_any_keys_leave_a_sound_project(small_file: Path, tmp_path: Path, sit: Sit, keys: list[str]) -> None:
    leaves_a_sound_project(small_file, tmp_path, sit, keys)


@sittings(6)
@given(walks)
def test_any_keys_on_any_screens_leave_a_sound_project(
    small_file: Path, tmp_path: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # what is exported goes there
    leaves_a_sound_project(small_file, tmp_path, sit, keys)


def test_undoing_more_than_was_done_is_refused_in_words(project: Project, sit) -> None:
    sit(project, *["u"] * 12)
    try:
        history.undo(project)
    except QualcodeError as error:
        assert "nothing to undo" in error.message
