"""What is looked for on the find screen, and how it is said; no widget is known here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from qualcode.model.finding import Query
from qualcode.model.scope import Condition, Scope
from qualcode.tui.conditions import as_typed

# As many characters on each side as the widest screen shows.
_CONTEXT = 120
_GAP = "  "


class Manner(StrEnum):
    """How the line is understood; the value is how it is said."""

    WORDS = "words"
    PHRASE = "one phrase"
    REGEX = "regular expression"


class Note(NamedTuple):
    """The one note that is searched."""

    document_id: int
    name: str


class Option(NamedTuple):
    """One way to look, with the key that changes it; ``is_set`` where it is not the usual one."""

    key: str
    words: str
    is_set: bool

    @property
    def width(self) -> int:
        """In characters, with the key."""
        return len(self.key) + 1 + len(self.words)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search that can be asked for; within one note neither wave nor people choose any more."""

    text: str = ""
    manner: Manner = Manner.WORDS
    is_forms: bool = False
    is_uncoded: bool = False
    is_respondents_only: bool = False
    wave: int | None = None
    where: tuple[Condition, ...] = ()
    note: Note | None = None

    @property
    def query(self) -> Query:
        """What the workbench is asked."""
        text = f'"{self.text.replace(chr(34), " ")}"' if self.manner is Manner.PHRASE else self.text
        return Query(
            text,
            self.manner is Manner.REGEX,
            self.is_forms,
            self.is_uncoded,
            self.is_respondents_only,
            _CONTEXT,
        )

    @property
    def scope(self) -> Scope:
        """Where the workbench looks."""
        if self.note is not None:
            return Scope()
        return Scope(waves=() if self.wave is None else (self.wave,), where=self.where)

    @property
    def document_id(self) -> int | None:
        """The one document that is searched, None for all."""
        return None if self.note is None else self.note.document_id

    def next_manner(self) -> "Wanted":
        """Words, one phrase, or a regular expression, which has no word forms."""
        ways = tuple(Manner)
        manner = ways[(ways.index(self.manner) + 1) % len(ways)]
        return replace(self, manner=manner, is_forms=self.is_forms and manner is not Manner.REGEX)

    def with_other_forms(self) -> "Wanted":
        """With the forms of each word, or as it is typed."""
        is_regex = self.manner is Manner.REGEX
        return replace(self, is_forms=not self.is_forms, manner=Manner.WORDS if is_regex else self.manner)

    def next_wave(self, waves: Sequence[int]) -> "Wanted":
        """The next wave, or any."""
        ways = (None, *waves)
        place = ways.index(self.wave) if self.wave in ways else -1
        return replace(self, wave=ways[(place + 1) % len(ways)])

    def options(self) -> list[Option]:
        """How it is looked for, the most important first."""
        anywhere = self.note is None
        options = [
            Option("Tab", "all notes" if self.note is None else f"this note: {self.note.name}", not anywhere),
            Option("r", self.manner, self.manner is not Manner.WORDS),
            Option("o", "all word forms" if self.is_forms else "as typed", self.is_forms),
            Option("h", "only uncoded" if self.is_uncoded else "coded too", self.is_uncoded),
        ]
        if anywhere:
            wave = "any wave" if self.wave is None else f"wave {self.wave}"
            options.append(Option("w", wave, self.wave is not None))
            options.append(Option("f", as_typed(self.where) or "everybody", bool(self.where)))
        who = "respondents' words" if self.is_respondents_only else "interviewers too"
        return [*options, Option("i", who, self.is_respondents_only)]


def fitting(options: Sequence[Option], width: int) -> list[Option]:
    """The options that fit into a line, in their order: those that are set are the last to go."""
    kept = list(options)
    while kept and sum(option.width + len(_GAP) for option in kept) - len(_GAP) > width:
        usual = [option for option in kept if not option.is_set]
        kept.remove(usual[-1] if usual else kept[-1])
    return kept
