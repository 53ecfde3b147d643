"""The line of keys: whole entries only, the keys of the place one is at, and the mouse."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from textual.dom import DOMNode
from textual.pilot import Pilot

from qualcode.tui.commands import HELP, Command
from qualcode.tui.widgets.key_line import KeyLine, placed
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench.projects import Project

NODE = DOMNode()
WORDS = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=20)


def command(name: str, words: str, *, is_shown: bool = True) -> Command:
    return Command(name, "k", words, "k", NODE, "do", is_shown)


def shown(pilot: "Pilot[None]") -> str:
    return pilot.app.screen.query_one(KeyLine).render().plain


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=9), st.integers(0, 130))
def test_entries_are_whole_apart_and_in_their_order(entries: list[tuple[str, bool]], width: int) -> None:
    commands = [command(f"a.{place}", words, is_shown=seen) for place, (words, seen) in enumerate(entries)]
    line = placed([*commands, command(HELP, "help")], width)
    assert len(line) <= 9
    assert all(one.command.is_shown for one in line)
    assert all(one.end < other.column for one, other in itertools.pairwise(line))
    assert [one.command for one in line[:-1]] == [one for one in commands if one in {e.command for e in line}]
    if line:
        assert line[0].column >= 0
        assert (line[-1].command.name, line[-1].end) == (HELP, width)


def test_the_line_tells_the_keys_of_where_one_is(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        assert shown(pilot).startswith("s sentence  c code  ")
        assert shown(pilot).endswith("  / find  u undo  F1 help")
        await pilot.press("number_sign")
        assert shown(pilot).split("  ")[0] == "Esc leave"
        assert "polarity" not in shown(pilot)  # + and - are typed here
        await pilot.press("escape", "f8")
        assert "← → shelves" in shown(pilot)

    sit(project, "left_square_bracket", "full_stop", then=act, size=(80, 24))


def test_the_way_on_and_the_way_back_are_told_behind_a_number(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        assert shown(pilot).startswith("Enter open in the note  Esc back to the table  ")
        await pilot.press("enter")
        assert shown(pilot).startswith("Esc back to the list  s sentence  ")
        await pilot.press("s")
        assert shown(pilot).startswith("s sentence  ")  # Escape leaves the selection now
        await pilot.press("escape", "escape", "f2")
        assert shown(pilot).startswith("Enter go there  ")

    sit(project, "f4", "enter", then=act, size=(80, 24))


def test_a_click_is_the_key(project: Project, sit) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        assert transcript.caret.selection is None
        await pilot.click(KeyLine, offset=(shown(pilot).index("sentence") + 1, 0))
        await pilot.pause()
        assert transcript.caret.selection is not None

    sit(project, then=act)
