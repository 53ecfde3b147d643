"""Keys of one's own and looks: every key has a name, a bad file is told, the look is remembered."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qualcode.tui.app import QualcodeApp
from qualcode.tui.looks import NAMES
from qualcode.tui.own_keys import all_classes, bindings_of, sorted_out
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import comfort
from qualcode.workbench.projects import Project


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder for what a person likes."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    folder = comfort.folder()
    folder.mkdir(parents=True)
    return folder


def said(pilot: "Pilot[None]") -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def test_every_key_has_a_name() -> None:
    assert QualcodeApp in all_classes()
    nameless = [(one.__name__, b.key) for one in all_classes() for b in bindings_of([one]) if not b.id]
    assert nameless == []


def test_a_key_of_ones_own_takes_the_place_of_the_old_one(project: Project, sit, folder: Path) -> None:
    (folder / "keys.toml").write_text('"select.sentence" = "f"\n')

    async def act(pilot: "Pilot[None]") -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        await pilot.press("s")
        assert transcript.caret.selection is None
        await pilot.press("f")
        assert transcript.caret.selection is not None
        assert said(pilot) == []

    sit(project, then=act)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("this is no toml", "cannot be read"),
        ('"select.sentence" = 3', "is given no key"),
        ('"select.sentnce" = "f"', "there is no command “select.sentnce”"),
        ('"select.sentence" = "hyperspace"', "“hyperspace” is no key"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(
    project: Project, sit, folder: Path, text: str, problem: str
) -> None:
    (folder / "keys.toml").write_text(text)

    async def act(pilot: "Pilot[None]") -> None:
        assert len(said(pilot)) == 1
        assert problem in said(pilot)[0]

    sit(project, "s", then=act)


def test_characters_may_be_written_as_they_are() -> None:
    assert sorted_out({"a": ".", "b": "ctrl+f,full_stop"}, frozenset("ab")).keymap == {
        "a": "full_stop",
        "b": "ctrl+f,full_stop",
    }


def test_the_look_is_remembered(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        assert pilot.app.theme == NAMES[0]
        await pilot.press("f12")
        assert pilot.app.theme == NAMES[1]

    sit(project, then=act)
    assert comfort.look() == NAMES[1]
    assert QualcodeApp(project).theme == NAMES[1]
