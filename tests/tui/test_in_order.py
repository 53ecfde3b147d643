"""Keys that arrive at once are obeyed one after the other, whatever opens on the way."""

import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widget import Widget

from qualcode.tui.app import QualcodeApp
from qualcode.tui.in_order import Passed
from qualcode.tui.screens.home import HomeScreen
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.tui.screens.writings import WritingsScreen
from qualcode.tui.widgets.opened import Opened
from qualcode.tui.widgets.picker import Picker
from qualcode.workbench import codebook, desk, writing
from qualcode.workbench.projects import Project, open_project

from .conftest import Sit, everything_is_handled, sittings, type_in_one_go, until
from .test_coding_screen import FRIDAY, NEW, TO_FIRST, coded
from .test_random_keys import KEYS


def test_the_lane_that_was_reached_is_the_one_chosen_in(project: Project, sit: Sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        assert isinstance(pilot.app.screen, HomeScreen)
        type_in_one_go(pilot, "left", "enter")  # round to the last steps, one of which is opened
        await until(lambda: isinstance(pilot.app.screen, WritingsScreen) and pilot.app.screen.is_mounted)

    sit(project, "f2", then=burst)


def test_letters_go_to_the_line_that_a_key_before_them_opens(project: Project, sit: Sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        # The selection is coded by the picker, a new code is made, and the polarity is that of the last.
        type_in_one_go(pilot, *"scletters", "enter", *"+scxylophone", "enter", *"-")
        await until(lambda: len(coded(project)) == 3 and coded(project)[-1][2] == "critical")
        assert not pilot.app.screen.query_one(Picker).is_open

    sit(project, TO_FIRST, then=burst)
    assert coded(project) == [
        FRIDAY,
        ("She rang every Friday.", "Letters", "positive"),
        (NEW, "xylophone", "critical"),
    ]


def test_a_memo_typed_in_one_go_with_its_key_is_a_memo(project: Project, sit: Sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        type_in_one_go(pilot, *"mSuddenly 45", "ctrl+s", "f8")
        await until(lambda: isinstance(pilot.app.screen, WritingsScreen) and pilot.app.screen.is_mounted)

    before = coded(project)
    sit(project, TO_FIRST, then=burst)
    assert [known.memo.body for known in writing.known_memos(project)] == ["Suddenly 45"]
    assert coded(project) == before


def test_codes_are_added_and_named_in_one_go(project: Project, sit: Sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        type_in_one_go(pilot, *"baNew one", "enter", *"aOther", "enter", *"rs", "enter")
        await until(lambda: "Others" in [code.name for code in codebook.read(project)])

    sit(project, then=burst)
    assert {"New one", "Others"} <= {code.name for code in codebook.read(project)}


def test_a_number_is_opened_and_left_in_one_go(project: Project, sit: Sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        type_in_one_go(pilot, "f4", "right", "enter", "enter", "escape", "escape")
        await until(lambda: not pilot.app._held and isinstance(pilot.app.screen, ThemesScreen))
        await until(lambda: not pilot.app.screen.query_one(Opened).is_open)

    sit(project, then=burst)


class Deaf(Widget, can_focus=True):
    """Keeps what follows a key to itself, as one that is taken away does."""

    async def on_passed(self, event: Passed) -> None:
        event.stop()


def test_a_key_that_never_arrives_holds_no_other_one_back(project: Project, sit: Sit) -> None:
    async def burst(pilot: "Pilot[None]") -> None:
        deaf = Deaf()
        await pilot.app.screen.mount(deaf)
        pilot.app.screen.set_focus(deaf)
        type_in_one_go(pilot, "f12", "f4")
        await until(lambda: pilot.app.current_mode == "themes")

    sit(project, then=burst)


def done_by(path: Path, sit: Sit, keys: list[str], *, in_one_go: bool) -> object:
    """The passages, codes and memos of a fresh project after these keys."""
    # What the last sitting left behind would make this one another.
    shutil.rmtree(path.with_name("state"), ignore_errors=True)

    async def burst(pilot: "Pilot[None]") -> None:
        app = pilot.app
        assert isinstance(app, QualcodeApp)
        type_in_one_go(pilot, *keys)
        await everything_is_handled(pilot)
        await until(lambda: not app.is_obeying)
        await everything_is_handled(pilot)

    with open_project(path) as project:
        if in_one_go:
            sit(project, then=burst)
        else:
            sit(project, *keys)
        passages = [desk.passages(project, note.document_id) for note in desk.notes(project)]
        return (
            codebook.as_file(project),
            passages,
            [known.memo.body for known in writing.known_memos(project)],
        )


@sittings(3)
@given(st.lists(st.sampled_from(KEYS), min_size=10, max_size=25))
def test_a_burst_does_what_single_keys_do(
    small_file: Path, tmp_path: Path, sit: Sit, keys: list[str]
) -> None:
    done = []
    for in_one_go in (False, True):
        path = Path(shutil.copy(small_file, tmp_path / "burst.qualcode"))
        done.append(done_by(path, sit, keys, in_one_go=in_one_go))
    assert done[0] == done[1]
