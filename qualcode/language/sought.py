"""What somebody looks for: words, “exact phrases”, beginnings of words and alternatives."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.language.folding import FoldedText, fold, words
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

_OR = "OR"
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_IN_WORD = r"[0-9a-z\u0080-\U0010ffff]"
_BETWEEN = r"[^0-9a-z\u0080-\U0010ffff]+"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one word: any of these folded ``forms``, or with ``is_beginning`` what begins so."""

    forms: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words that follow each other, with nothing but punctuation and white space between; often one word."""

    slots: tuple[Slot, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern for folded texts."""
        first, *others = map(_alternatives, self.slots)
        return re.compile(_BETWEEN.join((_at_beginning(self.slots[0], first), *others)))


def _alternatives(slot: Slot) -> str:
    forms = "|".join(re.escape(form) for form in sorted(slot.forms, key=len, reverse=True))
    end = f"{_IN_WORD}*" if slot.is_beginning else f"(?!{_IN_WORD})"
    return f"(?:{forms}){end}"


def _at_beginning(slot: Slot, alternatives: str) -> str:
    """A pattern that begins with plain characters is found much faster than one that looks back first."""
    if len(slot.forms) > 1:
        return f"(?<!{_IN_WORD}){alternatives}"
    form = re.escape(slot.forms[0])
    return f"{form}(?<!{_IN_WORD}{form}){alternatives.removeprefix(f'(?:{form})')}"


@dataclass(frozen=True)
class Sought:
    """Alternatives, each of phrases that must all be in a document."""

    alternatives: tuple[tuple[Phrase, ...], ...]

    @classmethod
    def parse(cls, query: str) -> "Sought":
        """Read a query: ``kind staff``, ``"own pace"``, ``work*``, ``job OR work``.

        Nothing else has a meaning of its own: other signs part words, in a query as in a text.
        Raises QualcodeError where no word is left to look for.
        """
        alternatives: list[list[Phrase]] = [[]]
        for quoted, plain in _PIECE.findall(query.translate(_QUOTES)):
            if plain == _OR:
                alternatives.append([])
            elif slots := [slot for piece in (quoted or plain).split() for slot in _slots(piece)]:
                alternatives[-1].append(Phrase(tuple(slots)))
        found = tuple(tuple(phrases) for phrases in alternatives if phrases)
        if not found:
            raise QualcodeError(
                "There is no word to look for.",
                "Write words, a “phrase in quotes”, or work* for all endings.",
            )
        return cls(found)

    @property
    def forms(self) -> tuple[str, ...]:
        """All words that are looked for whole."""
        return tuple(dict.fromkeys(form for slot in self._slots() for form in slot.forms))

    def with_forms(self, forms_of: Callable[[str], Sequence[str]]) -> "Sought":
        """The same with all the forms of each whole word; ``forms_of`` gives those of a folded word."""
        return Sought(
            tuple(
                tuple(
                    Phrase(tuple(_with_forms(slot, forms_of) for slot in phrase.slots)) for phrase in phrases
                )
                for phrases in self.alternatives
            )
        )

    def _slots(self) -> Iterable[Slot]:
        phrases = (phrase for phrases in self.alternatives for phrase in phrases)
        return (slot for phrase in phrases for slot in phrase.slots)

    def spans(self, text: str) -> list[Span]:
        """The places of all phrases of those alternatives that a text holds whole, in reading order.

        A place within another one is no place of its own.
        """
        folded = FoldedText.of(text)
        found: set[Span] = set()
        for phrases in self.alternatives:
            if all(phrase.pattern.search(folded.folded) for phrase in phrases):
                for phrase in phrases:
                    found.update(folded.spans(phrase.pattern.finditer(folded.folded)))
        return list(_outermost(found))


def _slots(piece: str) -> list[Slot]:
    is_beginning = piece.endswith("*")
    if "*" in piece.removesuffix("*"):
        raise QualcodeError(
            f"In “{piece}” the * does not stand at the end of a word.",
            "work* finds all words that begin so; --regex finds other patterns.",
        )
    slots = [Slot((word,)) for word in words(fold(piece))]
    if is_beginning and not slots:
        raise QualcodeError("A * needs the beginning of a word before it.", "For example: work*")
    if is_beginning:
        slots[-1] = replace(slots[-1], is_beginning=True)
    return slots


def _with_forms(slot: Slot, forms_of: Callable[[str], Sequence[str]]) -> Slot:
    if slot.is_beginning:
        return slot
    return Slot(tuple(dict.fromkeys((*slot.forms, *(f for form in slot.forms for f in forms_of(form))))))


def _outermost(spans: Iterable[Span]) -> Iterable[Span]:
    reached = 0
    for span in sorted(spans, key=lambda span: (span.start_char, -span.end_char)):
        if span.end_char > reached:
            reached = span.end_char
            yield span
