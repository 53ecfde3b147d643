"""The tree of codes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import nearest

PATH_SEPARATOR = " > "
LONGEST_NAME = 300

_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


def folded(name: str) -> str:
    """A name as it is compared: case and runs of white space do not matter."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code of a codebook file with the codes below it, in order."""

    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = ""
    key: str = ""
    codes: "tuple[CodeEntry, ...]" = ()

    def walk(self, above: tuple[str, ...] = ()) -> "Iterator[tuple[tuple[str, ...], CodeEntry]]":
        """This code and all below it, parents first, each with its path of names."""
        path = (*above, self.name)
        yield path, self
        for entry in self.codes:
            yield from entry.walk(path)


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """A codebook as a file holds it: a name and its top codes."""

    name: str
    codes: tuple[CodeEntry, ...]

    def walk(self) -> Iterator[tuple[tuple[str, ...], CodeEntry]]:
        """All codes, parents first, each with its path of names."""
        for entry in self.codes:
            yield from entry.walk()


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the project; ``position`` orders it among its siblings."""

    code_id: int
    parent_id: int | None
    position: int
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    colour: str = ""
    key: str = ""


@dataclass(frozen=True)
class Codebook:
    """The project's tree of codes at one version."""

    version: int
    codes: tuple[Code, ...] = field(repr=False)

    @cached_property
    def by_id(self) -> Mapping[int, Code]:
        """Codes by id, parents before children, siblings in their order."""
        below: dict[int | None, list[Code]] = {}
        for code in self.codes:
            below.setdefault(code.parent_id, []).append(code)
        for siblings in below.values():
            siblings.sort(key=lambda code: (code.position, code.code_id))
        ordered: dict[int, Code] = {}
        stack = list(reversed(below.get(None, [])))
        while stack:
            code = stack.pop()
            ordered[code.code_id] = code
            stack.extend(reversed(below.get(code.code_id, [])))
        return ordered

    def __iter__(self) -> Iterator[Code]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def children(self, code_id: int | None) -> list[Code]:
        """The codes directly below (None: the top codes), in order."""
        return [code for code in self if code.parent_id == code_id]

    def path(self, code_id: int) -> tuple[str, ...]:
        """The names from the top code down to this one."""
        names: list[str] = []
        current: int | None = code_id
        while current is not None:
            code = self.by_id[current]
            names.append(code.name)
            current = code.parent_id
        return tuple(reversed(names))

    def label(self, code_id: int) -> str:
        """The path as text, ``Theme > Code``."""
        return PATH_SEPARATOR.join(self.path(code_id))

    @cached_property
    def subtrees(self) -> Mapping[int, frozenset[int]]:
        """For every code the ids of itself and of all codes below it."""
        members: dict[int, set[int]] = {code_id: {code_id} for code_id in self.by_id}
        for code in reversed(tuple(self.by_id.values())):
            if code.parent_id is not None:
                members[code.parent_id] |= members[code.code_id]
        return {code_id: frozenset(below) for code_id, below in members.items()}

    def find(self, name: str) -> Code:
        """The code with this path, or with this name where only one code bears it.

        Raises QualcodeError when no code matches, or when several do (all paths are then listed).
        """
        wanted = tuple(folded(part) for part in name.split(PATH_SEPARATOR.strip()))
        found = [code for code in self if tuple(map(folded, self.path(code.code_id))) == wanted]
        if not found and len(wanted) == 1:
            found = [code for code in self if folded(code.name) == wanted[0]]
        if not found:
            raise QualcodeError(f"There is no code “{name}” in the codebook.", self._suggestion(name))
        if len(found) > 1:
            paths = "; ".join(self.label(code.code_id) for code in found)
            raise QualcodeError(
                f"“{name}” is the name of {len(found)} codes.", f"Name one by its path: {paths}"
            )
        return found[0]

    def _suggestion(self, name: str) -> str:
        if not self.codes:
            return "The codebook is empty; `qualcode codebook import FILE` or `codebook add` fills it."
        by_name = {code.name: code for code in self}
        near = nearest(name.rsplit(">", maxsplit=1)[-1], list(by_name))
        if not near:
            return "`qualcode codebook show` lists the codes."
        return "Did you mean " + " or ".join(self.label(by_name[key].code_id) for key in near) + "?"

    def entries(self) -> tuple[CodeEntry, ...]:
        """The tree as a codebook file holds it."""
        return tuple(self._entry(code) for code in self.children(None))

    def _entry(self, code: Code) -> CodeEntry:
        return CodeEntry(
            code.name,
            code.definition,
            code.include,
            code.exclude,
            code.example,
            code.colour,
            code.key,
            tuple(self._entry(child) for child in self.children(code.code_id)),
        )

    def refuse_inside_itself(self, code_id: int, target_id: int | None) -> None:
        """Refuse to put or merge a code into itself or into one of its own descendants."""
        if target_id in self.subtrees[code_id]:
            raise QualcodeError(
                f"“{self.label(code_id)}” cannot go into itself or into a code below it.",
                "Move the lower code out first.",
            )


def refuse_unclear_colour(colour: str) -> None:
    """Refuse what is neither empty nor a colour as screens and exports know it."""
    if colour and not _COLOUR.fullmatch(colour):
        raise QualcodeError(
            f"“{colour}” is not a colour.", 'Write a colour as "#RGB" or "#RRGGBB", in quotes.'
        )


def refuse_unclear_key(key: str) -> None:
    """Refuse what is neither empty nor one visible character."""
    if key and (len(key) > 1 or key.isspace() or not key.isprintable()):
        raise QualcodeError(f"“{key}” is not a key.", "A key is one character, for example 1 or a.")


def refuse_unclear_names(names: Iterable[str]) -> None:
    """Refuse names of siblings that are empty, hold the path separator, or are the same when folded."""
    seen: dict[str, str] = {}
    for name in names:
        key = folded(name)
        if not key:
            raise QualcodeError("A code has no name.", "Give every code a name.")
        if len(name) > LONGEST_NAME:
            raise QualcodeError(
                f"“{name[:40]}...” is too long for the name of a code: {len(name)} characters.",
                f"A name has at most {LONGEST_NAME} characters; the rest belongs into the definition.",
            )
        if ">" in name:
            raise QualcodeError(
                f"“{name}” holds “>”, which separates the parts of a path.", "Use another sign."
            )
        if key in seen:
            raise QualcodeError(
                f"Two codes in the same place of the codebook would be named “{name}”.",
                "Names are unique among the codes of one parent; case and spaces do not tell them apart.",
            )
        seen[key] = name
