"""How the coding screen looks, as a grid of characters; UPDATE_GOLDEN=1 writes it anew."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qualcode.model.spans import Span
from qualcode.workbench import codings
from qualcode.workbench.projects import Project

GOLDEN = Path(__file__).parents[1] / "golden" / "tui"


def grid(pilot: "Pilot[None]") -> str:
    """The screen without the line of keys at the bottom."""
    strips = pilot.app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines[:-1]) + "\n"


@pytest.mark.parametrize("size", [(80, 24), (140, 24), (200, 24)])
def test_passages_margin_and_codebook(project: Project, sit, size: tuple[int, int]) -> None:
    codings.apply_code(project, "A01-w1", Span(4, 54), "Courses")
    codings.apply_code(project, "A01-w1", Span(84, 108), "Letters")

    async def look(pilot: "Pilot[None]") -> None:
        # The full layout, with the margin at its last width.
        await pilot.pause()
        path = GOLDEN / f"code-{size[0]}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(grid(pilot), encoding="utf-8")
        assert grid(pilot) == path.read_text(encoding="utf-8")

    sit(project, "left_square_bracket", "full_stop", "minus", then=look, size=size)
