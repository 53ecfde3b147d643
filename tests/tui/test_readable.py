"""Whatever the look, words stand out against what is behind them."""

from collections.abc import Iterator

import pytest
from rich.color import Color
from textual.pilot import Pilot

from qualcode.tui.looks import NAMES
from qualcode.workbench.projects import Project

WALK = (
    ["s"], ["c"], ["escape", "f2"], ["f4"], ["enter"], ["x"], ["escape", "f8"],
    ["f5"], ["enter"], ["z"], ["w"], ["escape", "f1"],
)  # fmt: skip
# As WCAG 2.2 asks of text (1.4.3), and more where the look promises it (1.4.6).
LEAST = {NAMES[0]: 4.5, NAMES[1]: 4.5, NAMES[2]: 7.0}


def luminance(color: Color) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def hard_to_read(pilot: "Pilot[None]") -> Iterator[tuple[str, float]]:
    """Words on the screen with too little contrast; rules, bars and marks are no words."""
    least = LEAST[pilot.app.theme]
    for strip in pilot.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is None or not any(char.isalnum() for char in text):
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            assert not style.dim  # Textual has mixed the colours already.
            found = contrast(style.color, style.bgcolor)
            if found < least:
                yield text, found


@pytest.mark.parametrize("look", NAMES)
def test_words_are_readable_on_every_screen(project: Project, sit, look: str) -> None:
    async def act(pilot: "Pilot[None]") -> None:
        pilot.app.theme = look
        for keys in WALK:
            await pilot.press(*keys)
            await pilot.pause()
            assert list(hard_to_read(pilot)) == [], keys

    sit(project, "left_square_bracket", "full_stop", then=act, size=(160, 40))
