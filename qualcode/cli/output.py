"""Standard output is data, standard error is narration."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualcode.model.tables import Table


def narrate(text: str) -> None:
    """Say something about the work; control characters of file names and notes never reach the terminal."""
    click.echo(legible_text(text), err=True)


def is_terminal() -> bool:
    """Whether a person can answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def show(table: "Table", format_name: str | None, output: Path | None) -> None:
    """Write a table to a file, or to standard output: for a terminal as text that fits."""
    from qualcode.workbench import exports

    if output is not None:
        exports.save(table, output, format_name)
        narrate(f"Written: {output}")
    elif format_name in {None, "text"}:
        width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None
        is_coloured = sys.stdout.isatty() and "NO_COLOR" not in _environment()
        _write(exports.as_text(table, width, colour=is_coloured).encode())
    elif format_name in exports.BINARY and sys.stdout.isatty():
        raise QualcodeError(
            f"A {format_name} file cannot be shown in a terminal.", f"Add --output FILE.{format_name}"
        )
    else:
        _write(exports.as_bytes(table, str(format_name)))


def _environment() -> "dict[str, str]":
    import os

    return dict(os.environ)


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def progress_bar() -> "Iterator[Callable[[int, int, str], None]]":
    """A bar on the terminal for long work; without a terminal nothing is shown."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None  # noqa: ARG005
        return
    bars: dict[str, click._termui_impl.ProgressBar[int]] = {}

    def tell(done: int, total: int, what: str) -> None:
        if what not in bars:
            bars[what] = click.progressbar(length=total, label=f"{what:<8}", file=sys.stderr)
        bars[what].update(done - bars[what].pos)
        if done == total:
            bars.pop(what).render_finish()

    try:
        yield tell
    finally:
        for bar in bars.values():
            bar.render_finish()
