"""The minute with the invented study that the README promises: each of its lines does what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qualcode.model.documents import DocumentState
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.find import FindScreen
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.tui.widgets.hit_list import HitList
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import writing
from qualcode.workbench.demo import demo
from qualcode.workbench.projects import Project, open_project

from .conftest import Sit, until

README = Path(__file__).parents[2] / "README.md"
Check = Callable[["Pilot[None]", Project], bool]


def code(pilot: "Pilot[None]") -> CodeScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CodeScreen)
    return screen


def note(pilot: "Pilot[None]") -> str:
    return code(pilot).sitting.need_note().document.name


def codes(pilot: "Pilot[None]") -> list[tuple[str, str]]:
    """The codes and polarities of the coder's passages in the open note."""
    sitting = code(pilot).sitting
    return [(sitting.codebook.by_id[p.code_id].name, str(p.polarity)) for p in sitting.passages.placed]


def selected(pilot: "Pilot[None]") -> str:
    transcript = code(pilot).query_one(Transcript)
    start, end = transcript.caret.selection or (0, 0)
    return transcript.text[start:end]


def people(pilot: "Pilot[None]") -> int:
    screen = pilot.app.screen
    assert isinstance(screen, ThemesScreen)
    return len({words.respondent for words in screen.query_one(PassageList)._passages})


def found(pilot: "Pilot[None]") -> int:
    """How many people speak of what was looked for; 0 while the list is not what keys go to."""
    screen = pilot.app.screen
    assert isinstance(screen, FindScreen)
    hits = screen.query_one(HitList)
    return len({name for hit in hits._hits for name in hit.respondents}) if hits.has_focus else 0


def state(pilot: "Pilot[None]") -> DocumentState:
    around = code(pilot).sitting.round
    return around.notes[around.place].state


def memos(project: Project) -> int:
    return len(writing.known_memos(project))


# The cell of the README, its keys, and what is to be seen.
TOUR: list[tuple[str, list[str], Check]] = [
    ("`[`", ["left_square_bracket"], lambda pilot, _: note(pilot) == "A04-w1"),
    ("`s`", ["s"], lambda pilot, _: bool(selected(pilot))),
    ("`j` `+`", ["j", "plus"], lambda pilot, _: ("Joint working", "positive") in codes(pilot)),
    (
        "`s` `c` `tail` Enter",
        ["s", "c", *"tail", "enter"],
        lambda pilot, _: "Tailored support" in dict(codes(pilot)),
    ),
    (
        "`m` `A new face.` `ctrl+s`",
        ["m", "A", "space", *"new", "space", *"face", "full_stop", "ctrl+s"],
        lambda _, project: [known.memo.body for known in writing.known_memos(project)] == ["A new face."],
    ),
    ("`u`, `ctrl+r`", ["u", "ctrl+r"], lambda _, project: memos(project) == 1),
    ("`F4`, three times `↓`, Enter", ["f4", *["down"] * 3, "enter"], lambda pilot, _: people(pilot) == 12),
    ("Enter", ["enter"], lambda pilot, _: bool(selected(pilot))),
    ("Esc, Esc", ["escape", "escape"], lambda pilot, _: isinstance(pilot.app.screen, ThemesScreen)),
    (
        "`/` `grant` Enter, Enter",
        ["slash", *"grant", "enter"],
        lambda pilot, _: found(pilot) == 3,
    ),
    ("", ["enter"], lambda pilot, _: note(pilot) == "A04-w1" and selected(pilot).lower() == "grant"),
    (
        "`F`",
        ["F"],
        lambda pilot, _: state(pilot) is DocumentState.FINISHED,
    ),
]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the demo."""
    return demo(tmp_path_factory.mktemp("tour") / "demo").project


def test_the_minute_of_the_readme(study: Path, sit: Sit) -> None:
    cells = [line.split(" | ")[0].removeprefix("| ") for line in README.read_text("utf-8").splitlines()]
    start = cells.index(TOUR[0][0])
    assert cells[start : start + 11] == [cell for cell, *_ in TOUR if cell]

    async def tour(pilot: "Pilot[None]") -> None:
        assert note(pilot) == "A04-w2"
        assert codes(pilot) == []
        for cell, keys, is_seen in TOUR:
            await pilot.press(*keys)
            await until(lambda is_seen=is_seen: is_seen(pilot, project))
            assert is_seen(pilot, project), cell

    with open_project(study) as project:
        sit(project, then=tour)
