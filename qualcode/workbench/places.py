"""Where somebody stopped reading: kept per person and machine, beside the project and not in it.

Reading changes no project, two people with one project file each keep their place, and a project that
cannot be written to is resumed as well. Only ids and positions are kept, never names or words.
"""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from qualcode.store.project import Project

_FILE = "places.json"
_MOST_PROJECTS = 200


class Place(NamedTuple):
    """The caret, and the first character on the screen."""

    position: int
    top_char: int


class Places:
    """The places in the notes of one project; ``last`` is the note that was open."""

    def __init__(self, by_note: dict[int, Place], last: int | None) -> None:
        self.by_note = by_note
        self.last = last

    def leave(self, document_id: int, place: Place) -> bool:
        """Remember where a note is left; says whether that is news."""
        if self.last == document_id and self.by_note.get(document_id) == place:
            return False
        self.last = document_id
        self.by_note[document_id] = place
        return True


def read(project: Project) -> Places:
    """The places kept for this project; none where nothing legible was kept."""
    kept: Any = _read_all().get(project.guid)
    try:
        by_note = {int(note): Place(int(a), int(b)) for note, (a, b) in kept["notes"].items()}
        return Places(by_note, None if kept["last"] is None else int(kept["last"]))
    except (TypeError, KeyError, ValueError, AttributeError):
        return Places({}, None)


def keep(project: Project, places: Places) -> None:
    """Keep the places; where the disk does not allow it, they are forgotten and nothing else is lost."""
    everything = _read_all()
    everything.pop(project.guid, None)
    everything[project.guid] = {"last": places.last, "notes": places.by_note}
    newest = dict(list(everything.items())[-_MOST_PROJECTS:])
    path = _path()
    unfinished = path.with_name(f".{_FILE}.{uuid4().hex[:8]}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(newest), encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)


def _read_all() -> dict[str, Any]:
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _path() -> Path:
    """``$XDG_STATE_HOME/qualcode`` or ``~/.local/state/qualcode``."""
    folder = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(folder) / "qualcode" / _FILE
