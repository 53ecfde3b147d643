"""What to do with two versions of the same things that were one once: pure, by sums."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields


@dataclass
class Merged:
    """The names of things by what is to be done with them here; ``clashing`` ones are for a person to settle.

    ``same`` are alike on both sides. ``kept`` were changed (or deleted) here only, and stay as they are.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    clashing: list[str] = field(default_factory=list)

    def extend(self, other: "Merged") -> None:
        """Take in what is to be done with other things too."""
        for place in fields(self):
            getattr(self, place.name).extend(getattr(other, place.name))


def three_way(
    base: Mapping[str, str], here: Mapping[str, str], there: Mapping[str, str], gone: Collection[str] = ()
) -> Merged:
    """Bring ``there`` into ``here``: whatever only one side changed since ``base`` is as that side left it.

    All three map names to sums. ``gone`` are names that were deleted here, also such as base does not know:
    what was deleted here comes back only if somebody decides so.

    >>> three_way({"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a": "3", "b": "3", "c": "1"})
    ... # doctest: +NORMALIZE_WHITESPACE
    Merged(added=['c'], changed=['a'], removed=[], same=[], kept=[], clashing=['b'])
    """
    merged = Merged()
    for name in {**here, **there, **base}:
        was, ours, theirs = base.get(name), here.get(name), there.get(name)
        if ours == theirs:
            if ours is not None:
                merged.same.append(name)
        elif theirs == was:
            merged.kept.append(name)
        elif ours == was and name not in gone:
            into = merged.added if ours is None else merged.removed if theirs is None else merged.changed
            into.append(name)
        else:
            merged.clashing.append(name)
    return merged
