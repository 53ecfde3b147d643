"""Codebook files on the way in: codes with their places, and the checks that both forms share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from qualcode.exchange.decoding import decoded, kind_of_file
from qualcode.model.codebook import (
    CodebookFile,
    CodeEntry,
    folded,
    refuse_unclear_colour,
    refuse_unclear_key,
    refuse_unclear_names,
)
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text

TEXT_FIELDS = ("definition", "include", "exclude", "example", "colour", "key")
DEEPEST = 32
MOST_CODES = 10_000

_OTHER_WORDS = {
    "color": "colour",
    "description": "definition",
    "memo": "definition",
    "label": "name",
    "title": "name",
    "code": "name",
    "inclusion": "include",
    "exclusion": "exclude",
    "examples": "example",
    "quote": "example",
    "shortcut": "key",
    "children": "codes",
    "subcodes": "codes",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, line from 1, and the path within the file (may be empty)."""

    source: str
    line: int
    where: str = ""

    def refused(self, sentence: str, hint: str = "") -> QualcodeError:
        """The error to raise, which says where to look."""
        where = f", {self.where}" if self.where else ""
        return QualcodeError(f"{self.source}, line {self.line}{where}: {sentence}", hint)


@dataclass(slots=True)
class Draft:
    """A code as a file gives it, not yet checked."""

    name: str
    place: Place
    texts: dict[str, str] = field(default_factory=dict)
    codes: "list[Draft]" = field(default_factory=list)


def codebook_text(data: bytes, source: str, encoding: str | None) -> str:
    """The text of a codebook file, legible and with LF line ends; see decoding for the encodings."""
    if kind := kind_of_file(data):
        raise QualcodeError(
            f"{source} is {kind} and not a codebook.", "A codebook is a .yaml or a .csv file."
        )
    if not data.strip():
        raise QualcodeError(f"{source} is empty.", "A codebook needs at least a name and its codes.")
    return decoded(data, source, encoding).text


def clean_name(text: str) -> str:
    """A name as it is kept: one legible line, no white space around it."""
    return re.sub(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", " ", legible_text(text)).strip()


def suggestion(word: str, known: Sequence[str]) -> str:
    """A hint for a field that does not exist."""
    other = _OTHER_WORDS.get(folded(word))
    near = [other] if other in known else get_close_matches(folded(word), known, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"Possible here: {', '.join(known)}."


def finished(name: str, drafts: Sequence[Draft]) -> CodebookFile:
    """The codebook, once names, keys, colours and the size of the tree are found to be sound.

    Two codes with one key are read: a check of the codebook names them, and a project takes one of them.
    """
    _refuse_too_many(drafts)
    _refuse_twins(drafts, "among the top codes")
    for draft in _walk(drafts):
        _refuse_twins(draft.codes, f"among the codes of “{draft.name}”")
        _check_look(draft)
    return CodebookFile(name, tuple(map(_entry, drafts)))


def _walk(drafts: Sequence[Draft]) -> Iterator[Draft]:
    stack = list(reversed(drafts))
    while stack:
        draft = stack.pop()
        yield draft
        stack.extend(reversed(draft.codes))


def _refuse_too_many(drafts: Sequence[Draft]) -> None:
    stack = [(draft, 1) for draft in reversed(drafts)]
    count = 0
    while stack:
        draft, depth = stack.pop()
        count += 1
        if depth > DEEPEST:
            raise draft.place.refused(*too_deep())
        if count > MOST_CODES:
            raise draft.place.refused(*too_many())
        stack.extend((below, depth + 1) for below in reversed(draft.codes))


def too_deep() -> tuple[str, str]:
    """What is wrong with a tree that goes on and on, and what to do."""
    return f"codes are nested more than {DEEPEST} deep.", "Two to four levels serve most studies."


def too_many() -> tuple[str, str]:
    """What is wrong with a tree without end, and what to do."""
    return f"the codebook has more than {MOST_CODES:,} codes.", "Split it into several codebooks."


def _refuse_twins(siblings: Sequence[Draft], where: str) -> None:
    seen: dict[str, Draft] = {}
    for draft in siblings:
        try:
            refuse_unclear_names([draft.name])
        except QualcodeError as error:
            raise draft.place.refused(error.message, error.hint) from None
        twin = seen.setdefault(folded(draft.name), draft)
        if twin is not draft:
            raise draft.place.refused(
                f"“{draft.name}” stands twice {where}, first in line {twin.place.line}.",
                "Names are unique among the codes of one parent; case and spaces do not tell them apart.",
            )


def _check_look(draft: Draft) -> None:
    try:
        refuse_unclear_colour(draft.texts.get("colour", ""))
        refuse_unclear_key(draft.texts.get("key", ""))
    except QualcodeError as error:
        raise draft.place.refused(error.message, error.hint) from None


def _entry(draft: Draft) -> CodeEntry:
    return CodeEntry(name=draft.name, codes=tuple(map(_entry, draft.codes)), **draft.texts)
