"""What was written otherwise in a corrected text, in whole words, as a reader looks at it."""

from typing import NamedTuple

from qualcode.analysis.alignment import Gap, blocks, gaps


class Rewording(NamedTuple):
    """What was ``old`` is ``new`` now, between ``before`` and ``behind``; either may be empty."""

    before: str
    old: str
    new: str
    behind: str


def rewordings(old: str, new: str, context: int = 40) -> list[Rewording]:
    """All changes in order, each widened to whole words; ``context`` counts characters on either side.

    >>> rewordings("She came late.", "She came later.", context=4)
    [Rewording(before='ame ', old='late', new='later', behind='.')]
    """
    found: list[Gap] = []
    for gap in gaps(blocks(old, new), len(old), len(new)):
        wide = _whole_words(old, new, gap)
        if found and wide.old <= found[-1].old_end:
            wide = Gap(found[-1].old, wide.old_end, found[-1].new, wide.new_end)
            found.pop()
        found.append(wide)
    return [
        Rewording(
            new[max(0, gap.new - context) : gap.new],
            old[gap.old : gap.old_end],
            new[gap.new : gap.new_end],
            new[gap.new_end : gap.new_end + context],
        )
        for gap in found
    ]


def _whole_words(old: str, new: str, gap: Gap) -> Gap:
    """The change with the rest of the words that it begins or ends inside of, in either text."""
    start, new_start, end, new_end = gap.old, gap.new, gap.old_end, gap.new_end
    while _is_of_word(_at(old, start - 1), _at(new, new_start - 1), _at(old, start) + _at(new, new_start)):
        start, new_start = start - 1, new_start - 1
    while _is_of_word(_at(old, end), _at(new, new_end), _at(old, end - 1) + _at(new, new_end - 1)):
        end, new_end = end + 1, new_end + 1
    return Gap(start, end, new_start, new_end)


def _at(text: str, place: int) -> str:
    """The character at a place, empty outside of the text."""
    return text[place] if 0 <= place < len(text) else ""


def _is_of_word(old: str, new: str, beside: str) -> bool:
    """Whether both texts have this same letter here, and one of the characters beside it is a letter too."""
    return old == new and old.isalnum() and any(map(str.isalnum, beside))
