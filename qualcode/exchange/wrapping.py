"""Lines of text that fit a number of terminal cells, wide signs counted as two."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_SPACES = re.compile(r"[ \t]+")


def wrapped(text: str, width: int, hanging: int = 0) -> list[str]:
    """The text in lines of at most ``width`` cells, broken at spaces and at its own line ends.

    A paragraph keeps the spaces that it begins with, and its later lines begin ``hanging`` further in where
    their first word leaves room for that; a word that is longer than a line is broken anywhere.

    >>> wrapped("  Availability of support", 16, hanging=2)
    ['  Availability', '    of support']
    >>> wrapped("2024-03-01", 10, hanging=2)
    ['2024-03-01']
    >>> wrapped("    A", 5)
    ['    A']
    >>> wrapped("unemployed", 10, hanging=2)
    ['unemployed']
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, width, hanging)]


def longest_word(text: str) -> int:
    """The cells that the widest word needs."""
    return max((cell_len(word) for word in text.split()), default=0)


def padded(line: str, width: int, *, is_right: bool) -> str:
    """The line filled with spaces to ``width`` cells."""
    space = " " * (width - cell_len(line))
    return space + line if is_right else line + space


def _paragraph(text: str, width: int, hanging: int) -> list[str]:
    if cell_len(text) <= width and "\t" not in text:
        return [text.rstrip(" ")]
    indent = min(len(text) - len(text.lstrip(" ")), width // 2)
    measure = max(1, width - indent)
    lines = [" " * indent]
    room = measure
    for number, word in enumerate(_words(text, measure)):
        length = cell_len(word)
        if number and room <= length:
            step = max(0, min(hanging, measure - length))
            lines.append(" " * (indent + step))
            room = measure - step
        elif number:
            lines[-1] += " "
            room -= 1
        lines[-1] += word
        room -= length
    return lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in _SPACES.split(text.strip(" \t")):
        yield from chop_cells(word, width) if cell_len(word) > width else (word,)
