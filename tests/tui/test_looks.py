"""How the screens look, as grids of characters; UPDATE_GOLDEN=1 writes them anew."""

import os
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.tui.screens.working import WorkingScreen
from qualcode.workbench import cells, coders, codings, quote_edits, stars, writing
from qualcode.workbench.projects import Project
from qualcode.workbench.quote_edits import Place

from .conftest import Sit, until

GOLDEN = Path(__file__).parents[1] / "golden" / "tui"
DAY, MOMENT = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d\d-\d\d \d\d:\d\d")


def grid(pilot: "Pilot[None]") -> str:
    """The screen, on which all moments are the same."""
    strips = pilot.app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return DAY.sub("YYYY-MM-DD", MOMENT.sub("MM-DD hh:mm", "\n".join(lines))) + "\n"


async def compare(pilot: "Pilot[None]", name: str) -> None:
    """With what is kept under a name, once the full layout stands."""
    screen = pilot.app.screen
    if isinstance(screen, WorkingScreen):
        await until(lambda: not screen.is_working)
    await pilot.pause()
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(grid(pilot), encoding="utf-8")
    assert grid(pilot) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (100, 24), (140, 24), (200, 24)])
def test_passages_margin_and_codebook(project: Project, sit: Sit, size: tuple[int, int]) -> None:
    codings.apply_code(project, "A01-w1", Span(4, 54), "Courses")
    codings.apply_code(project, "A01-w1", Span(84, 108), "Letters")

    async def look(pilot: "Pilot[None]") -> None:
        await compare(pilot, f"code-{size[0]}")

    sit(project, "left_square_bracket", "full_stop", "minus", then=look, size=size)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("home", ["f2"]),
        ("themes", ["f4", "enter"]),
        ("find", ["slash", *"rang", "tab", "enter"]),
        ("memos", ["f8"]),
        ("keys", ["f1", *"polarity"]),
    ],
)
def test_other_screens(
    project: Project, sit: Sit, monkeypatch: pytest.MonkeyPatch, name: str, keys: list[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/home/me/.config")
    writing.write_memo(project, "Being rung counts more than warmth.", kind="theory", on="code:Availability")
    cells.write(project, "A01", "Support", "Is rung every week.")

    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press(*keys)
        await compare(pilot, name)

    sit(project, then=look, size=(100, 30))


def test_the_shelf_of_quotes(project: Project, sit: Sit) -> None:
    """One quote is edited, one a paraphrase, and one is suggested."""
    coders.use(project, "Anna")
    coders.name_lead(project, "Anna")
    for start, end, polarity in ((23, 53, Polarity.POSITIVE), (77, 101, Polarity.CRITICAL)):
        codings.apply_code(project, "A01-w1", Span(start, end), "Pace", polarity=polarity)
        stars.star(project, "A01-w1", Span(start, end), "Pace")
    codings.apply_code(project, "B04-w1", Span(0, 12), "Courses", polarity=Polarity.CRITICAL)
    quote_edits.edit(project, Place("A01-w1", Span(23, 53), "Pace"), "[...] and [the worker] rang.")
    quote_edits.paraphrase(project, Place("A01-w1", Span(77, 101), "Pace"), "Thought the course childish.")

    async def look(pilot: "Pilot[None]") -> None:
        await compare(pilot, "quotes")

    sit(project, "f10", "s", then=look, size=(100, 30))
