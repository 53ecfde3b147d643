"""What a correction does to the coded passages, in words."""

from collections.abc import Iterator

from qualcode.model.revisions import Fate
from qualcode.model.texts import number_of
from qualcode.workbench.revising import Revised


def told(revised: Revised) -> str:
    """One sentence: "3 coded passages stay, 5 move with their words, 1 has other words, 2 are doubtful."."""
    parts = list(_parts(revised))
    if not parts:
        return "Nothing is coded or marked in this note."
    first, *others = parts
    count, _, rest = first.partition(" ")
    return ", ".join((f"{number_of(int(count), 'coded passage')} {rest}", *others)) + "."


def _parts(revised: Revised) -> Iterator[str]:
    counts = (
        (revised.fates[Fate.STAYED], "stays", "stay"),
        (revised.fates[Fate.MOVED], "moves with its words", "move with their words"),
        (revised.fates[Fate.CHANGED], "has other words", "have other words"),
        (revised.settled, "is clear again", "are clear again"),
        (revised.fates[Fate.DOUBTFUL], "is doubtful", "are doubtful"),
    )
    for count, one, many in counts:
        if count:
            yield number_of(count, one, many)
