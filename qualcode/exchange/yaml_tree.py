"""YAML as a tree that keeps the text as written and knows its lines.

Nothing is converted: ``no``, ``2024`` and ``1.10`` stay text. The tree is built from the parser's events,
so that loops, bombs of nesting and reused anchors are met before they cost anything.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from qualcode.exchange.codebook_drafts import DEEPEST, Place, too_deep
from qualcode.model.errors import QualcodeError

_DEEPEST_NESTING = 2 * DEEPEST + 2
_HINT = "Text with “: ”, “#” or quotes in it belongs in quotes; lines are indented with spaces, never tabs."


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``is_missing`` where nothing stands there, or ``null`` without quotes."""

    line: int
    text: str
    is_missing: bool


@dataclass(slots=True)
class Sequence:
    """A list, in order."""

    line: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Fields: ``items`` holds name, value, name, value, and so on."""

    line: int
    items: "list[Node]" = field(default_factory=list)

    def pairs(self) -> "list[tuple[Node, Node]]":
        """The fields with their values, in order, repeated ones included."""
        return list(zip(self.items[::2], self.items[1::2], strict=True))


Node: TypeAlias = Scalar | Sequence | Mapping


def yaml_tree(text: str, source: str) -> Node | None:
    """The one document of a YAML text; None where it holds nothing but comments.

    Raises QualcodeError with file and line for text that is not YAML, a second document, an alias that
    stands inside what it names (a cycle), and nesting beyond what a codebook can need.
    """
    builder = _Builder(source)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        raise _unreadable(Place(source, line), error.problem or "unknown reason") from None
    except (YAMLError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise _unreadable(Place(source, builder.line), reason) from None
    return builder.root


def _unreadable(place: Place, reason: str) -> QualcodeError:
    return place.refused(f"not readable as YAML ({reason.strip()}).", _HINT)


class _Builder:
    """Takes events one by one and keeps the tree so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.line = 1
        self.root: Node | None = None
        self._open: list[Sequence | Mapping] = []
        self._named: dict[str, Node] = {}

    def take(self, event: events.Event) -> None:
        self.line = event.start_mark.line + 1
        match event:
            case events.DocumentStartEvent() if self.root is not None:
                raise self._place().refused(
                    "a second document starts.", "Keep one codebook in a file, without “---” between codes."
                )
            case events.AliasEvent():
                self._add(self._aliased(event.anchor))
            case events.ScalarEvent():
                self._add(self._scalar(event), event.anchor)
            case events.SequenceStartEvent():
                self._start(Sequence(self.line), event.anchor)
            case events.MappingStartEvent():
                self._start(Mapping(self.line), event.anchor)
            case events.SequenceEndEvent() | events.MappingEndEvent():
                self._open.pop()

    def _place(self) -> Place:
        return Place(self.source, self.line)

    def _start(self, node: Sequence | Mapping, anchor: str | None) -> None:
        self._add(node, anchor)
        self._open.append(node)
        if len(self._open) > _DEEPEST_NESTING:
            raise self._place().refused(*too_deep())

    def _add(self, node: Node, anchor: str | None = None) -> None:
        if anchor:
            self._named[anchor] = node
        if self._open:
            self._open[-1].items.append(node)
        else:
            self.root = node

    def _aliased(self, anchor: str) -> Node:
        node = self._named.get(anchor)
        if node is None:
            raise self._place().refused(f"nothing is named “&{anchor}” above.", _HINT)
        if any(node is outer for outer in self._open):
            raise self._place().refused(
                f"the codebook is cyclic: “*{anchor}” puts a code below itself.",
                "A code cannot be its own descendant; take the “*” line out.",
            )
        return node

    def _scalar(self, event: events.ScalarEvent) -> Scalar:
        text: str = event.value
        is_plain = event.style is None and event.implicit[0]
        if event.style in {"|", ">"}:
            text = text.rstrip("\n")
        return Scalar(self.line, text, is_plain and text in {"", "~", "null", "Null", "NULL"})
