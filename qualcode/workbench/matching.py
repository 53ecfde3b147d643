"""Which note belongs to whom and to which wave: by its header, the table of people, or its file name."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

from qualcode.model.codebook import folded
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import PersonRow

RESPONDENT_KEYS = ("respondent", "participant")
_WAVE_IN_NAME = re.compile(r"(?P<person>.+?)[-_ .]+(?:w|wave|t|time)[-_ ]?(?P<wave>\d{1,4})", re.IGNORECASE)
_WAVE_FOLDER = re.compile(r"(?:w|wave|t|time)[-_ ]?(?P<wave>\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A note with its people and wave; ``people`` is empty where nobody could be found."""

    note: Note
    people: tuple[str, ...]
    wave: int | None


@dataclass(frozen=True)
class Matcher:
    """Finds the people of notes among ``known`` names, with the rows of a table of people if there is one.

    Without a table, a note that names nobody known makes a new person, named by its header or its file.
    """

    known: Collection[str]
    rows: Sequence[PersonRow] = ()
    wave: int | None = None
    is_strict: bool = False
    _by_name: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        names = [*self.known, *(row.respondent for row in self.rows)]
        object.__setattr__(self, "_by_name", {folded(name): name for name in names})

    def match(self, note: Note) -> Match:
        """The people and the wave of a note; contradictions are refused."""
        header = {folded(key): value for key, value in note.header}
        rows = self._rows_of(note)
        named = next((header[key] for key in RESPONDENT_KEYS if key in header), "")
        by_file_name, wave_in_name = self._from_name(note)
        if named:
            people = tuple(self._person(name) for name in named.split(";") if name.strip())
        elif rows:
            people = tuple(dict.fromkeys(row.respondent for row in rows))
        else:
            people = (by_file_name,) if by_file_name else ()
        waves = {
            "its header": _wave(header.get("wave"), note),
            "the table of people": next((row.wave for row in rows if row.wave), None),
            "--wave": self.wave,
        }
        return Match(note, tuple(filter(None, people)), _one_wave(waves, note) or wave_in_name)

    @cached_property
    def _by_file(self) -> Mapping[str, list[tuple[tuple[str, ...], PersonRow]]]:
        """The rows that name a file, with the parts of its path, by the last part."""
        rows: dict[str, list[tuple[tuple[str, ...], PersonRow]]] = {}
        for row in self.rows:
            if row.file and (parts := _path(row.file).parts):
                rows.setdefault(parts[-1], []).append((parts, row))
        return rows

    def _rows_of(self, note: Note) -> list[PersonRow]:
        """The rows that mean this file: by its name or the end of its path, with or without the suffix."""
        path = _path(note.source)
        return [
            row
            for there in dict.fromkeys((path.parts, path.with_suffix("").parts))
            for wanted, row in self._by_file.get(there[-1], ())
            if wanted == there[-len(wanted) :]
        ]

    def _person(self, name: str) -> str:
        """The spelling under which a person is known; a new name only where new people are welcome."""
        known = self._by_name.get(folded(name))
        return known or ("" if self.is_strict else name.strip())

    def _from_name(self, note: Note) -> tuple[str, int | None]:
        """Person and wave as the file name gives them: ``B07-w2``, ``B07 wave 2``, ``wave2/B07``."""
        path = PurePath(note.source)
        stem, wave = path.stem, None
        if folded(stem) not in self._by_name and (in_name := _WAVE_IN_NAME.fullmatch(stem)):
            stem, wave = in_name["person"], int(in_name["wave"])
        elif in_folder := _WAVE_FOLDER.fullmatch(path.parent.name):
            wave = int(in_folder["wave"])
        person = self._by_name.get(folded(stem)) or self._beginning(stem)
        return person or ("" if self.is_strict else stem), wave or None

    def _beginning(self, stem: str) -> str:
        """The longest known name that the file name begins with, up to a sign that is no letter or digit."""
        steps = [match.start() for match in re.finditer(r"[\W_]", stem)]
        for end in reversed(steps):
            if known := self._by_name.get(folded(stem[:end])):
                return known
        return ""


def _path(file: str) -> PurePath:
    return PurePath(folded(file.replace("\\", "/")))


def _wave(text: str | None, note: Note) -> int | None:
    if not text:
        return None
    match = re.fullmatch(r"(?:w|wave|t|time)?\s*([1-9]\d{0,3})", text.strip(), re.IGNORECASE)
    if not match:
        raise QualcodeError(
            f"{note.source}: “{text}” is not a wave.", "Waves are numbered from 1, for example `Wave: 2`."
        )
    return int(match[1])


def _one_wave(waves: Mapping[str, int | None], note: Note) -> int | None:
    said = {source: wave for source, wave in waves.items() if wave is not None}
    if len(set(said.values())) > 1:
        each = ", ".join(f"{source} says {wave}" for source, wave in said.items())
        raise QualcodeError(f"{note.source} has no clear wave: {each}.", "Correct one of them.")
    return next(iter(said.values()), None)


def distinct_names(sources: Sequence[str], taken: Iterable[str]) -> list[str]:
    """A name for each file: its stem, and as much of its path as it takes where stems collide.

    >>> distinct_names(["w1/A.txt", "w2/A.txt", "w2/B.txt", "B.md"], ["C"])
    ['w1/A', 'w2/A', 'w2/B', 'B.md']
    """
    used = set(taken)
    names = {source: _shorter(source, 1) for source in sources}
    for depth in range(2, max((len(PurePath(source).parts) for source in sources), default=0) + 2):
        counts: dict[str, list[str]] = {}
        for source, name in names.items():
            counts.setdefault(name, []).append(source)
        clashing = [s for name, group in counts.items() if len(group) > 1 or name in used for s in group]
        if not clashing:
            break
        names |= {source: _shorter(source, depth) for source in clashing}
    return [names[source] for source in sources]


def _shorter(source: str, depth: int) -> str:
    """The last ``depth`` parts of a path without the suffix; the whole path when there are no more parts."""
    path = PurePath(source)
    parts = path.parts
    return "/".join(path.with_suffix("").parts[-depth:]) if depth <= len(parts) else "/".join(parts)
