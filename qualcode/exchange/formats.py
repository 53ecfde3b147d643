"""Which suffix is read, and written, by whom; the readers and writers themselves are imported late."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Table


def _text(raw: bytes, source: str, encoding: str | None = None) -> Note:
    from qualcode.exchange.notes import read_note

    return read_note(raw, source, encoding)


def _docx(raw: bytes, source: str, encoding: str | None = None) -> Note:  # noqa: ARG001
    from qualcode.exchange.docx import read_docx

    return read_docx(raw, source)


READERS: dict[str, Callable[[bytes, str, str | None], Note]] = {".txt": _text, ".md": _text, ".docx": _docx}


def read_document(raw: bytes, source: str, encoding: str | None = None) -> Note:
    """The note in a file; ``source`` is its path as the user gave it, and its suffix decides who reads it.

    Raises QualcodeError for a suffix without a reader and for whatever the reader refuses.
    """
    suffix = PurePath(source).suffix.lower()
    if suffix not in READERS:
        raise QualcodeError(
            f"{source} cannot be read as a document: notes are {', '.join(READERS)} files.",
            "Save it as one of these; tables of people, codings or answers are .csv files.",
        )
    return READERS[suffix](raw, source, encoding)


WRITERS = {
    "text": "text",
    "json": "json_table",
    "csv": "csv_table",
    "md": "markdown",
    "xlsx": "xlsx",
    "html": "html",
    "docx": "docx_table",
    "tex": "latex",
    "svg": "svg",
    "svg-column": "svg_column",
    "plot": "plot_text",
}
"""Format names with the modules of this room that write tables in them."""

DRAWN = frozenset({"svg", "svg-column", "plot"})
"""Formats of tables that can be drawn; others are refused."""

_OF_A_SUFFIX = {"text": ".txt", "plot": ".txt", "svg-column": ".svg"}
SUFFIXES = {".txt": "text"} | {f".{name}": name for name in WRITERS if name not in _OF_A_SUFFIX}
"""File suffixes with the names of the formats that tables are written in."""


def suffix_of(format_name: str) -> str:
    """The suffix of a file in a format, with its full stop."""
    return _OF_A_SUFFIX.get(format_name, f".{format_name}")


class Writer(Protocol):
    """Every writer of tables; some take options of their own beside the table."""

    def __call__(self, table: Table) -> bytes: ...


def writer(name: str) -> Writer:
    """The writer of tables in a format by its name; an unknown name is refused."""
    if name not in WRITERS:
        raise QualcodeError(f"“{name}” is not a format for tables.", f"Use one of {', '.join(WRITERS)}.")
    return cast(Writer, import_module(f"qualcode.exchange.{WRITERS[name]}").write)


def format_of(path: PurePath) -> str:
    """The name of the format that a table is to be written in, by the file's suffix; others are refused."""
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        what = f"ends in “{path.suffix}”, which is no format for tables" if suffix else "has no suffix"
        raise QualcodeError(
            f"The file “{path.name}” {what}.",
            f"End it in one of {', '.join(SUFFIXES)}, or name the format with --format.",
        )
    return SUFFIXES[suffix]
