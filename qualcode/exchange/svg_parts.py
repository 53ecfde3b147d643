"""The parts of a figure in SVG: words that fit, lines, areas and signs, in points on a sheet of known width.

Everything is drawn in the one colour of the text, in shades and patterns, so that it can be read in grey.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TypeAlias

from rich.cells import cell_len

from qualcode.exchange.wrapping import wrapped

TEXT, SMALL = 8.0, 6.5
LEADING = 1.25

_CELL, _BROAD = 0.56, 0.6
_WIDER = {**dict.fromkeys("MW@%", 0.34), **dict.fromkeys("m", 0.28), **dict.fromkeys("w", 0.17)}
_NARROW = re.compile(r"[ijl.,:;'|!I ()\[\]ft]")

Data: TypeAlias = Mapping[str, str]
Look: TypeAlias = Mapping[str, float | str]
Box: TypeAlias = tuple[float, float, float, float]
NO_DATA: Data = {}
PLAIN: Look = {}


def number(value: float) -> str:
    """A length as SVG has it, to a hundredth of a point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def width_of(words: str, size: float) -> float:
    """About how wide words are in a common sans serif, a little too wide rather than too narrow."""
    capitals = sum(sign.isupper() for sign in words) * 0.13
    wider = sum(_WIDER.get(sign, 0) for sign in words)
    narrow = len(_NARROW.findall(words)) * 0.22
    return size * (cell_len(words) * _CELL + capitals + wider - narrow)


def lines_of(words: str, width: float, size: float) -> list[str]:
    """Words in lines that fit the width; a word that is too long is broken."""
    return [line for line in wrapped(words, max(1, int(width / (size * _BROAD)))) if line] or [""]


@dataclass
class Sheet:
    """A figure while it is drawn, from the top down: ``y`` is how far it came; ``key`` begins its ids."""

    width: float
    key: str
    y: float = 0.0
    elements: list[str] = field(default_factory=list)

    def add(self, tag: str, content: str, data: Data, look: Look) -> None:
        """An element with its attributes."""
        self.elements.append(element(tag, content, data, **look))

    def words(
        self, x: float, y: float, words: str, data: Data = NO_DATA,
        *, size: float = TEXT, most: float | None = None, look: Look = PLAIN,
    ) -> None:  # fmt: skip
        """One line of words on the base line ``y``; words that seem wider than ``most`` are set closer."""
        where: Look = {"x": x, "y": y, "font_size": size}
        if most is not None and width_of(words, size) > most:
            where = {**where, "textLength": most, "lengthAdjust": "spacingAndGlyphs"}
        self.add("text", escape(words), data, {**where, **look})

    def paragraph(
        self, x: float, words: str, width: float, *, size: float = TEXT, look: Look = PLAIN
    ) -> None:
        """Words in as many lines as they need, below what is there."""
        for line in lines_of(words, width, size):
            self.y += size * LEADING
            self.words(x, self.y, line, size=size, most=width, look=look)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], data: Data = NO_DATA, look: Look = PLAIN
    ) -> None:
        """A straight line."""
        ends: Look = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        self.add("line", "", data, {**ends, "stroke": "currentColor", "stroke_width": 0.6, **look})

    def area(self, box: Box, data: Data = NO_DATA, look: Look = PLAIN) -> None:
        """A rectangle, filled with the colour of the text unless something else is said."""
        x, y, width, height = box
        sides: Look = {"x": x, "y": y, "width": max(0.0, width), "height": height}
        self.add("rect", "", data, {**sides, "fill": "currentColor", **look})

    def hatched(self, box: Box) -> None:
        """A rectangle that says nothing by its length: a hidden number."""
        dashed: Look = {"stroke": "currentColor", "stroke_width": 0.4, "stroke_dasharray": "1 1"}
        self.area(box, look={"fill": f"url(#{self.key}-hatch)", **dashed})

    def sign(self, place: int, x: float, y: float, data: Data = NO_DATA, *, is_open: bool = False) -> None:
        """One of the signs that tell groups apart, around a point; open ones have a small base."""
        fill = "none" if is_open else "currentColor"
        look: Look = {"stroke": "currentColor", "stroke_width": 0.8, "fill": fill}
        corners = _CORNERS[place % len(_CORNERS)]
        if corners:
            self.add("polygon", "", data, {"points": points((x + dx, y + dy) for dx, dy in corners), **look})
        else:
            self.add("circle", "", data, {"cx": x, "cy": y, "r": 2.2, **look})


SIGNS = 8
"""How many groups can be told apart by their signs."""

_CORNERS: Sequence[Sequence[tuple[float, float]]] = (
    (),
    ((-2, -2), (2, -2), (2, 2), (-2, 2)),
    ((0, -2.6), (2.5, 1.9), (-2.5, 1.9)),
    ((0, -2.9), (2.5, 0), (0, 2.9), (-2.5, 0)),
    ((0, 2.6), (2.5, -1.9), (-2.5, -1.9)),
    ((2.6, 0), (-1.9, -2.5), (-1.9, 2.5)),
    ((-2.6, 0), (1.9, -2.5), (1.9, 2.5)),
    ((-1, -2.6), (1, -2.6), (1, -1), (2.6, -1), (2.6, 1), (1, 1), (1, 2.6), (-1, 2.6), (-1, 1), (-2.6, 1),
     (-2.6, -1), (-1, -1)),
)  # fmt: skip


def points(steps: Iterable[tuple[float, float]]) -> str:
    """Points of a line or an area."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in steps)


def element(tag: str, content: str = "", data: Data = NO_DATA, /, **attributes: float | str) -> str:
    """An element; ``content`` is SVG, ``data`` are texts for whoever reads the file.

    An underscore in the name of an attribute is a hyphen.
    """
    parts = [f"<{tag}"]
    for name, value in attributes.items():
        shown = _attribute(value) if isinstance(value, str) else number(value)
        parts.append(f'{name.replace("_", "-")}="{shown}"')
    parts += [f'data-{name}="{_attribute(value)}"' for name, value in data.items()]
    opened = " ".join(parts)
    return f"{opened}>{content}</{tag}>" if content else f"{opened}/>"


def _attribute(words: str) -> str:
    """Words in an attribute, where readers would make a space of a line end."""
    return escape(words).replace("\n", "&#10;").replace("\t", "&#9;")
