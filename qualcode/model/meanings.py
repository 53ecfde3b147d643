"""What a code meant, version by version of the codebook."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self


class Meaning(NamedTuple):
    """The rule by which passages get a code.

    The name is not part of it, as a better word for the same rule puts no coding in doubt; nor are the
    example, which only illustrates the rule, the colour and the key.
    """

    definition: str
    include: str
    exclude: str

    def differing(self, other: "Meaning") -> tuple[str, ...]:
        """The fields that say something else; white space says nothing."""
        return tuple(
            field
            for field, one, two in zip(self._fields, self, other, strict=True)
            if one.split() != two.split()
        )


@dataclass(frozen=True, slots=True)
class Meanings:
    """All meanings of one code: ``steps`` holds each with the version that brought it, in order."""

    steps: tuple[tuple[int, Meaning], ...]

    @classmethod
    def of(cls, versions: Iterable[tuple[int, Meaning]]) -> Self:
        """From the meaning in every version, in order; versions that changed nothing are passed over."""
        steps: list[tuple[int, Meaning]] = []
        for version, meaning in versions:
            if not steps or (meaning != steps[-1][1] and steps[-1][1].differing(meaning)):
                steps.append((version, meaning))
        return cls(tuple(steps))

    @property
    def since(self) -> int:
        """The version that brought the present meaning."""
        return self.steps[-1][0]

    def at(self, version: int) -> Meaning:
        """The meaning under a version; before the first one that is known, the first."""
        place = bisect_right(self.steps, version, key=lambda step: step[0])
        return self.steps[max(0, place - 1)][1]

    def changed_after(self, version: int) -> tuple[str, ...]:
        """The fields that say something else now than under a version: none where it says the same again."""
        return self.at(version).differing(self.steps[-1][1])
