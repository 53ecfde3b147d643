"""All keys on a screen, the palette and the letters: what is found there works and is named as it is now."""

from itertools import groupby
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.command import CommandPalette, Hit, Provider
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input

from qualcode.tui.commands import Command, by_idea, commands_elsewhere
from qualcode.tui.own_keys import all_classes, bindings_of
from qualcode.tui.palette import CommandsHere, NotesByName
from qualcode.tui.screens.go import letters
from qualcode.tui.screens.keys import KeysScreen
from qualcode.tui.screens.themes import ThemesScreen
from qualcode.tui.widgets.key_list import KeyList, fitting
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import comfort
from qualcode.workbench.projects import Project

NODE = DOMNode()
NAMES = st.sampled_from(["select", "code", "polarity", "coding", "app", "themes", "own"])


def command(name: str, words: str = "words", action: str = "do") -> Command:
    return Command(name, "k", words, "k", NODE, action, True)


@given(st.lists(NAMES, max_size=12))
def test_what_is_about_the_same_stands_together_in_its_order(names: list[str]) -> None:
    commands = [command(f"{name}.{place}") for place, name in enumerate(names)]
    sorted_out = by_idea(commands)
    ideas = [idea for idea, _ in groupby(one.idea for one in sorted_out)]
    assert len(ideas) == len(set(ideas))
    for idea in ideas:
        assert [one for one in sorted_out if one.idea == idea] == [
            one for one in commands if one.idea == idea
        ]


@given(st.lists(st.text("abÄ ", min_size=1, max_size=5), max_size=12))
def test_every_way_has_a_letter_of_its_own(words: list[str]) -> None:
    ways = [command(f"app.{place}", text) for place, text in enumerate(words)]
    found = letters(ways)
    assert all(letter in way.words.lower() for letter, way in found.items())
    assert len({way.name for way in found.values()}) == len(found)
    assert all(way in found.values() or set(way.words.lower()) - {" "} <= set(found) for way in ways)


def test_commands_of_other_screens_are_listed_with_the_keys_they_have_now() -> None:
    declared = list(bindings_of(all_classes()))
    elsewhere = commands_elsewhere(declared, {"themes.wave"}, {"themes.cross": "f7,full_stop"})
    by_name = {one.name: one for one in elsewhere}
    assert "themes.wave" not in by_name
    assert by_name["themes.cross"].keys == "F7 ."
    assert {one.id for one in declared} == {*by_name, "themes.wave"}
    assert [one.name for one in fitting(elsewhere, "F7 CROSS")] == ["themes.cross"]


def test_f1_finds_a_command_by_its_new_key_and_does_it(project: Project, sit, tmp_path: Path) -> None:
    comfort.keys_file().parent.mkdir(parents=True)
    comfort.keys_file().write_text('"select.sentence" = "f7"\n')

    async def act(pilot: "Pilot[None]") -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, KeysScreen)
        rows = pilot.app.screen.query_one(KeyList)
        assert len(rows.ids) > 60
        pilot.app.screen.query_one(Input).value = "f7 sentence"
        await pilot.pause()
        assert [rows.row(0, 80).plain.split()[i] for i in (0, 1, -1)] == [
            "Selecting",
            "F7",
            "select.sentence",
        ]
        await pilot.press("enter")
        assert pilot.app.screen.query_one(Transcript) is transcript
        assert transcript.caret.selection is not None

    sit(project, then=act, size=(80, 24))


def test_what_belongs_to_another_screen_is_shown_and_not_done(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        await pilot.press("question_mark")
        pilot.app.screen.query_one(Input).value = "themes.cross"
        await pilot.pause()
        assert "On other screens" in pilot.app.screen.query_one(KeyList).row(0, 80).plain
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, KeysScreen)
        assert [notice.message for notice in pilot.app._notifications] == ["That works on another screen."]
        await pilot.press("escape", "g", "t")
        assert isinstance(pilot.app.screen, ThemesScreen)

    sit(project, then=act, size=(80, 24))


async def found(provider: Provider, words: str) -> list[Hit]:
    """What a source of the palette finds, best first."""
    await provider.startup()
    return sorted([hit async for hit in provider.search(words) if isinstance(hit, Hit)], reverse=True)


def test_the_palette_finds_commands_that_work_here_and_notes(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        notes, here = NotesByName(pilot.app.screen), CommandsHere(pilot.app.screen)
        assert (await found(here, "home"))[0].text == "go to Home"
        assert await found(here, "screenshot") == []
        assert await found(here, "themes.cross") == []
        [sentence] = await found(here, "select.sentence_next")
        assert sentence.help.split() == [")", "select.sentence_next"]
        await (await found(here, "select.sentence"))[0].command()
        assert transcript.caret.selection is not None
        await (await found(notes, "open note b04"))[0].command()
        assert transcript.text == "Nobody rang.\n"
        listed = [str(hit.text) async for hit in notes.search("w1") if isinstance(hit, Hit)]
        assert listed == sorted(listed)
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)

    sit(project, then=act)
