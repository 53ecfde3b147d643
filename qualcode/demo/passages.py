"""Passages: a few linked sentences of the text pools, with slots, conditions and marked words.

A pool is one block of text. A blank line ends a passage, line breaks inside it are spaces, and a first
line that starts with ``@`` holds its conditions:

    word      the note must have this tag          ~word     suits this voice only
    -word     the note must not have this tag      #word     its topic; nobody speaks of a topic twice

``{slot}`` is filled from the person's traits. ``<words>`` are what the passage's first code covers,
``«words»`` what its second code covers; the two may nest, overlap, or stand more than once.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from qualcode.demo.frame import Said
from qualcode.model.spans import Span

_MARKS = {"<": (0, True), ">": (0, False), "«": (1, True), "»": (1, False)}
_WORKER = re.compile(r"\[my worker\]|\{(she|him|his|himself)\}", re.IGNORECASE)
_NAMES = {"{She}": "[My worker]", "{she}": "[my worker]", "{him}": "[my worker]"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Linked sentences from one pool; ``said`` names what its marked words are coded with."""

    template: str
    said: tuple[Said, ...] = ()
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    voice: str = ""
    topic: str = ""

    @property
    def words(self) -> int:
        """Its number of words; a slot counts as one."""
        return self.template.count(" ") + 1

    def suits(self, tags: Set[str]) -> bool:
        """Whether it can be said in a note with these tags."""
        return self.needs <= tags and not self.bars & tags


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage as it is spoken: its text, and each coded span within it."""

    text: str
    spans: tuple[tuple[Said, Span], ...]


def read(block: str, *said: Said) -> tuple[Passage, ...]:
    """The passages of a pool, all coded with ``said``."""
    return tuple(_passage(paragraph, said) for paragraph in re.split(r"\n\s*\n", block.strip()))


def _passage(paragraph: str, said: tuple[Said, ...]) -> Passage:
    first, _, rest = paragraph.strip().partition("\n")
    if not first.startswith("@"):
        return Passage(" ".join(paragraph.split()), said)
    words = first[1:].split()
    return Passage(
        " ".join(rest.split()),
        said,
        needs=frozenset(word for word in words if word[0] not in "-~#"),
        bars=frozenset(word[1:] for word in words if word[0] == "-"),
        voice="".join(word[1:] for word in words if word[0] == "~"),
        topic="".join(word[1:] for word in words if word[0] == "#"),
    )


def spoken(passage: Passage, slots: Mapping[str, str]) -> Marked:
    """The passage with its slots filled and its marks turned into spans."""
    text: list[str] = []
    opened = [0, 0]
    spans: list[tuple[Said, Span]] = []
    for char in passage.template.format_map(slots):
        if char not in _MARKS:
            text.append(char)
            continue
        which, is_opening = _MARKS[char]
        if is_opening:
            opened[which] = len(text)
        else:
            spans.append((passage.said[which], Span(opened[which], len(text))))
    return Marked("".join(text), tuple(spans))


def naming_the_worker(passage: Passage) -> Passage:
    """The passage as a note has it that has not spoken of the worker yet: the first pronoun is a name."""
    named = _WORKER.sub(lambda found: _NAMES.get(found[0], found[0]), passage.template, count=1)
    return replace(passage, template=named)


def speaks_of_the_worker(passage: Passage) -> bool:
    """Whether the worker is named or meant."""
    return bool(_WORKER.search(passage.template))


def sentences(template: str) -> list[str]:
    """The sentences of a passage, without marks."""
    plain = re.sub("[<>«»]", "", template)
    return re.findall(r"\S.*?(?:[.!?…]+[”’)\]]*(?=\s|$)|$)", plain)
