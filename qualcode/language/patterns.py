"""Regular expressions over texts, which give up instead of running for ever."""

from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

if TYPE_CHECKING:
    import regex

SECONDS_A_TEXT = 2.0


class TextPattern:
    """A regular expression as Python writes them; ``^`` and ``$`` stand at the ends of lines.

    It takes letters as they are written; ``(?i)`` at its beginning makes case not matter.
    """

    def __init__(self, pattern: str, seconds: float = SECONDS_A_TEXT) -> None:
        self._written = pattern
        self._seconds = seconds
        self._compiled  # noqa: B018  (a bad pattern is refused before anything is read)

    @cached_property
    def _compiled(self) -> "regex.Pattern[str]":
        import regex

        if not self._written:
            raise QualcodeError(
                "There is no pattern to look for.", r"For example: --regex 'w(ent|as) to \w+'"
            )
        try:
            return regex.compile(self._written, regex.MULTILINE)
        except regex.error as error:
            raise QualcodeError(
                f"“{self._written}” is no regular expression: {error}.",
                r"A sign such as ( or * is meant literally with \ before it; among words it needs none.",
            ) from None

    def spans(self, text: str) -> list[Span]:
        """The places in a text, in reading order; a place without a character is none.

        Other threads go on meanwhile. Raises QualcodeError when a text takes too long.
        """
        try:
            found = self._compiled.finditer(text, timeout=self._seconds, concurrent=True)
            return [Span(*match.span()) for match in found if match.end() > match.start()]
        except TimeoutError:
            raise QualcodeError(
                f"“{self._written}” takes too long.",
                "Repetitions within repetitions, such as (a+)+, can take for ever; write it without them.",
            ) from None
