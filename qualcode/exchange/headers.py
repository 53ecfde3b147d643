"""The header block of a note: ``Key: value`` lines that come first and end with a blank line."""

import re
from typing import NamedTuple

from qualcode.model.codebook import folded

_LINE = re.compile(r"(?P<key>[^\W\d_][^:：\n.!?;,]{0,39}?)[ \t]*[:：](?!//)[ \t]*(?P<value>[^\n]*)\n")
_BLANK = re.compile(r"[^\S\n]*\n")
_LABEL = re.compile(
    r"""
    .                                                   # I, R, Q, A and single characters of any script
    | int | iv | resp? | [a-z]{1,3}-?\d+ [a-z]?         # INT, P012, S1
    | (?:interview(?:er|ee)|respondent|participant|speaker|moderator|facilitator|person) \s* \d+
    """,
    re.VERBOSE,
)
_SPEECH_END = re.compile(r"[.!?…。！？।؟][\"'”’»)]*$")
_MOST_WORDS = 4
_LONGEST_VALUE = 200


class Header(NamedTuple):
    """The pairs of a header block in order, and the number of its characters, blank line included."""

    pairs: tuple[tuple[str, str], ...]
    length: int


NO_HEADER = Header((), 0)


def header_block(text: str) -> Header:
    r"""The header block that ``text`` (LF line ends) begins with; ``text[length:]`` is the note itself.

    Keys without a value are left out of the pairs. Lines that may be speech are never a header: speaker
    labels, repeated keys, keys that go on in the text, values that read like sentences or are long.

    >>> header_block("Respondent: B07\nWave: 1\n\nShe had been looking.")
    Header(pairs=(('Respondent', 'B07'), ('Wave', '1')), length=25)
    >>> header_block("I: How are you?\nR: Fine.\n\nI: Good.")
    Header(pairs=(), length=0)
    """
    lines: list[tuple[str, str]] = []
    position = 0
    while (line := _LINE.match(text, position)) and not _BLANK.match(text, position):
        lines.append((line["key"].strip(), line["value"].strip()))
        position = line.end()
    blank = _BLANK.match(text, position)
    if not lines or not blank or not _is_header(lines, text[blank.end() :]):
        return NO_HEADER
    return Header(tuple((key, value) for key, value in lines if value), blank.end())


def _is_header(lines: list[tuple[str, str]], rest: str) -> bool:
    keys = [folded(key) for key, _ in lines]
    values = [value for _, value in lines if value]
    if not values or len(set(keys)) < len(keys) or any(map(_is_no_key, keys)):
        return False
    if any(len(value) > _LONGEST_VALUE for value in values):
        return False
    sentences = sum(bool(_SPEECH_END.search(value)) for value in values)
    going_on = sum(_goes_on(key, rest) for key in keys)
    if going_on:
        return going_on < len(keys) and not sentences
    return 2 * sentences < len(values)


def _is_no_key(key: str) -> bool:
    return bool(_LABEL.fullmatch(key)) or len(key.split()) > _MOST_WORDS


def _goes_on(key: str, rest: str) -> bool:
    """Whether the key begins a line of the text, as the label of a speaker does."""
    label = r"\s+".join(map(re.escape, key.split()))
    return bool(
        re.search(rf"^[ \t\d:.,*_<>()\[\]–-]{{0,24}}{label}[*_]*\s*[:：]", rest, re.MULTILINE | re.IGNORECASE)
    )
