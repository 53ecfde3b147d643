"""Whatever is typed: nothing crashes, the project stays sound, and undoing everything leads back."""

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from qualcode.model.errors import QualcodeError
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import codebook, coders, desk, history
from qualcode.workbench.projects import Project, open_project

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


def state(project: Project) -> object:
    """All that a coder can change here."""
    notes = desk.notes(project)
    return (
        codebook.as_file(project),
        [desk.passages(project, note.document_id) for note in notes],
        [desk.open_note(project, note.document_id).statuses for note in notes],
        notes,
        coders.name_in_use(project),
    )


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(KEYS), min_size=25, max_size=60))
def test_any_keys_leave_a_sound_project(small_file: Path, tmp_path: Path, sit, keys: list[str]) -> None:
    path = Path(shutil.copy(small_file, tmp_path / "random.qualcode"))
    # What the last example left behind beside the project would make this one another.
    shutil.rmtree(tmp_path / "state", ignore_errors=True)
    with open_project(path) as project:
        history.undo(project)  # the last step of the fixture, so that redoing has something to do
        before = state(project)
        steps = len(history.trail(project).rows)

        async def compare(pilot: "Pilot[None]") -> None:
            """The coding screen shows what the project holds, also under the list of keys."""
            [screen, *_] = pilot.app.get_screen_stack("code")
            assert isinstance(screen, CodeScreen)
            shown = {mark.coding_id for mark in screen.query_one(Transcript).marks.marks}
            document_id = screen.sitting.document_id
            assert shown == {placed.coding_id for placed in desk.passages(project, document_id)}
            fresh = desk.Tally(project, codebook.read(project))
            assert screen.sitting.tally.shares == fresh.shares

        sit(project, *keys, then=compare)
        for note in desk.notes(project):
            text = desk.open_note(project, note.document_id).document.text
            for placed in desk.passages(project, note.document_id):
                assert placed.quote == text[placed.start_char : placed.end_char]
        done = 0
        for act in (str(row[3]) for row in history.trail(project).rows[steps:]):
            done += {"did": 1, "redid": 1, "undid": -1}[act]
        for _ in range(done):
            history.undo(project)
        if done < 0:
            for _ in range(-done):
                history.redo(project)
        assert state(project) == before


def test_undoing_more_than_was_done_is_refused_in_words(project: Project, sit) -> None:
    sit(project, *["u"] * 12)
    try:
        history.undo(project)
    except QualcodeError as error:
        assert "nothing to undo" in error.message
