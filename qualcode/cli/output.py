"""Standard output is data, standard error is narration; both keep the listed names of the project in."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualcode.model.reports import Report
    from qualcode.model.tables import Table
    from qualcode.workbench.names_out import Gate
    from qualcode.workbench.projects import Project

_project: "ContextVar[Project | None]" = ContextVar("project", default=None)


class Output(NamedTuple):
    """Where a table goes (None: standard output), and in which format."""

    format_name: str | None = None
    file: Path | None = None
    is_excel_safe: bool = False
    is_with_real_names: bool = False

    @property
    def is_chosen(self) -> bool:
        """Whether a format or a file was asked for."""
        return self.format_name is not None or self.file is not None

    @property
    def gate(self) -> "Gate":
        """What a table goes through on its way out; a table with real names is announced."""
        return way_out(is_with_real_names=self.is_with_real_names)


@contextmanager
def speaking_of(project: "Project") -> "Iterator[None]":
    """While a command works on a project, whatever it says, faults included, keeps its listed names in."""
    token = _project.set(project)
    try:
        yield
    except QualcodeError as error:
        told = way_out()
        raise QualcodeError(told.text(error.message), told.text(error.hint)) from error
    finally:
        _project.reset(token)


def way_out(*, is_with_real_names: bool = False) -> "Gate":
    """The gate of the project that is spoken of; nothing stands in the way without one."""
    from qualcode.workbench.names_out import OPEN, gate

    project = _project.get()
    found = OPEN if project is None else gate(project)
    if is_with_real_names and not found.is_open:
        narrate("With real names, for your own eyes only: what you keep of it is not anonymised.")
        return OPEN
    return found


def _kept_in(text: str) -> str:
    return text if _project.get() is None else way_out().text(text)


def say(text: str) -> None:
    """A line of data on standard output."""
    click.echo(legible_text(_kept_in(text)))


def narrate(text: str) -> None:
    """Say something about the work; control characters of file names and notes never reach the terminal."""
    click.echo(legible_text(_kept_in(text)), err=True)


def is_terminal() -> bool:
    """Whether a person can answer a question."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def has_screen() -> bool:
    """Whether there is a whole screen to draw on and a keyboard."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout)


def _is_terminal(stream: "TextIO | None") -> bool:
    # A stream that was closed before the program started is None.
    return stream is not None and stream.isatty()


def ask(question: str) -> bool:
    """Ask a person who sits at the terminal; no is the default."""
    return click.confirm(legible_text(_kept_in(question)), err=True)


def confirm(what: str, question: str) -> None:
    """Go on with what cannot be taken lightly only when a person says yes."""
    if not is_terminal():
        raise QualcodeError(f"{what} Nothing was changed.", "Add --yes to do it without being asked.")
    if not ask(f"{what} {question}"):
        raise click.Abort


def show(table: "Table", to: Output) -> None:
    """Write a table to a file, or to standard output: for a terminal as text that fits."""
    from qualcode.workbench import exports

    format_name = to.format_name or "text"
    if to.file is not None:
        exports.save(to.gate, table, to.file, to.format_name, excel_safe=to.is_excel_safe)
        narrate(f"Written: {to.file}")
    elif format_name in exports.FITTED and not to.is_excel_safe:
        is_seen = _is_terminal(sys.stdout)
        width = shutil.get_terminal_size((100, 24)).columns if is_seen else None
        look = {"colour": is_seen and _is_colour_welcome(), "is_plot": format_name == "plot"}
        write([exports.as_text(to.gate, table, width, **look).encode()])
    else:
        refuse_to_show(format_name)
        write([exports.as_bytes(to.gate, table, format_name, excel_safe=to.is_excel_safe)])


def show_opened(make: "Callable[[], Report]", to: Output) -> None:
    """Write a page whose numbers open the people behind them; only HTML can be opened."""
    from qualcode.workbench import exports, opened

    format_name = to.format_name or (exports.format_of(to.file) if to.file is not None else "text")
    opened.refuse_other_formats(format_name, excel_safe=to.is_excel_safe)
    page = exports.report_bytes(to.gate, make(), ".html")
    if to.file is None:
        write([page])
    else:
        exports.write_file(to.file, [page])
        narrate(f"Written: {to.file}")


def refuse_to_show(format_name: str) -> None:
    """Refuse to write a file that is not text to a terminal."""
    from qualcode.workbench import exports

    if format_name in exports.BINARY and _is_terminal(sys.stdout):
        raise QualcodeError(
            f"A {format_name} file cannot be shown in a terminal.", f"Add --output FILE.{format_name}"
        )


def _is_colour_welcome() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(chunks: Iterable[bytes]) -> None:
    """Write data to standard output as it is, whatever the encoding of the terminal."""
    if sys.stdout is None:
        raise QualcodeError("There is no standard output to write to.", "Add --output FILE.")
    sys.stdout.buffer.writelines(chunks)
    sys.stdout.buffer.flush()


def write_words(text: str) -> None:
    """Write the words of a note as they are, for reading; where a listed name is among them, say so."""
    write([legible_text(text).encode()])
    if way_out().text(text) != text:
        narrate("These are the words as they are, with real names.")


@contextmanager
def progress_bar() -> "Iterator[Callable[[int, int, str], None]]":
    """A bar on the terminal for long work; without a terminal nothing is shown."""
    if not _is_terminal(sys.stderr):
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
