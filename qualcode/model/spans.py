"""Stretches of text: half-open, counted in code points (Python ``str`` indices)."""

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model.errors import QualcodeError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from ``start_char`` up to, not including, ``end_char``; never empty."""

    start_char: int
    end_char: int

    def __post_init__(self) -> None:
        if self.start_char < 0 or self.end_char <= self.start_char:
            raise QualcodeError(
                f"{self.start_char} to {self.end_char} is not a passage.",
                "A passage starts at 0 or later and ends after its start (the end is not included).",
            )

    def __len__(self) -> int:
        return self.end_char - self.start_char

    def overlaps(self, other: "Span") -> bool:
        """Whether at least one character belongs to both."""
        return self.start_char < other.end_char and other.start_char < self.end_char

    def of(self, text: str) -> str:
        """The words of this span in its text; a span that leaves the text is refused."""
        if self.end_char > len(text):
            raise QualcodeError(
                f"The passage {self.start_char} to {self.end_char} ends outside the text,"
                f" which has {len(text)} characters.",
                "Positions count characters from 0; `qualcode document show NAME --sentences` lists them.",
            )
        return text[self.start_char : self.end_char]


def united(spans: Iterable[Span]) -> list[Span]:
    """The same characters as disjoint spans in reading order; spans that touch become one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start_char <= result[-1].end_char:
            if span.end_char > result[-1].end_char:
                result[-1] = Span(result[-1].start_char, span.end_char)
        else:
            result.append(span)
    return result
