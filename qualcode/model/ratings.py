"""The scale on which analysts rate people under themes: a few values in order, from the weakest up."""

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import one_line

MOST_VALUES = 9
LONGEST_VALUE = 30


@dataclass(frozen=True, slots=True)
class Scale:
    """The values in order: ``low medium high``, ``- 0 + ++``, ``1 2 3 4 5``."""

    values: tuple[str, ...]

    @classmethod
    def of(cls, values: Iterable[str]) -> "Scale":
        """A scale as it is typed; empty, overlong and double values are refused."""
        typed = tuple(map(one_line, values))
        if not 2 <= len(typed) <= MOST_VALUES:
            raise QualcodeError(
                f"A scale has from 2 to {MOST_VALUES} values, and this one has {len(typed)}.",
                "Name them from the weakest up: low medium high.",
            )
        for value in typed:
            if not value or len(value) > LONGEST_VALUE:
                raise QualcodeError(
                    f"“{value[:LONGEST_VALUE]}” is no value of a scale.",
                    f"A value has from 1 to {LONGEST_VALUE} characters.",
                )
        if len(set(map(folded, typed))) < len(typed):
            raise QualcodeError("A value is twice in this scale.", "Name each value once.")
        return cls(typed)

    def find(self, typed: str) -> str:
        """The value that is meant, whatever its case; anything else is refused."""
        wanted = folded(typed)
        for value in self.values:
            if folded(value) == wanted:
                return value
        raise QualcodeError(
            f"“{typed}” is not on the scale.",
            f"The scale is {', '.join(self.values)}; `qualcode cell scale` changes it.",
        )

    def rank(self, value: str) -> int:
        """The place of a value from the weakest, 0, up; -1 for one that came from another scale."""
        return self.values.index(value) if value in self.values else -1

    def __str__(self) -> str:
        return ", ".join(self.values)
