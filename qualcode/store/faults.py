"""Faults of the file and of the disk in a researcher's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.model.errors import QualcodeError

# A sign in SQLite's own message, what to say of the file, and what to do.
_IN_WORDS = (
    ("full", "The disk is full; nothing was changed.", "Free some space and try again."),
    ("locked", "{file} is being written to by another window or program.", "Wait a moment and try again."),
    (
        "readonly",
        "{file} cannot be written to; nothing was changed.",
        "Check the permissions of the file and of its folder.",
    ),
    (
        "unable to open",
        "{file} cannot be opened or made here.",
        "Check the permissions of its folder, or copy the project to a folder where you may write.",
    ),
    (
        "not a database",
        "{file} is not a qualcode project.",
        "A project is made with `qualcode new`. If it was one, it is damaged: take the newest backup.",
    ),
    (
        "malformed",
        "{file} is damaged.",
        "Take the newest backup (`qualcode backup` makes them); keep the damaged file for a repair.",
    ),
    ("disk I/O", "{file} could not be read or written ({error}).", "Check the disk and its connection."),
)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Put faults of the file into words; a broken constraint passes, as only the verb knows its meaning."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.Error as error:
        raise explained(error, path) from error


def explained(error: sqlite3.Error, path: Path) -> QualcodeError:
    """A fault of the file or of the disk in a researcher's words."""
    text = str(error)
    for sign, message, hint in _IN_WORDS:
        if sign in text:
            return QualcodeError(message.format(file=path.name, error=text), hint)
    return QualcodeError(
        f"{path.name} does not answer as a project should ({text}).",
        "If it was copied while it was open, take a backup instead.",
    )
