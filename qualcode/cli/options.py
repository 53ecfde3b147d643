"""Options that several commands share, and the way to the project."""

import functools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.cli.output import Output, speaking_of
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Base, Condition, Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

DRAWN = ("svg", "svg-column", "plot")
"""Formats of tables that can be drawn."""
FORMATS = ("text", "json", "csv", "md", "xlsx", "html", "docx", "tex", *DRAWN)
EVERY_CODER = "all"
WAVE = click.IntRange(1, 9999)
COUNT = click.IntRange(1, 1_000_000_000)

suppress_option = click.option(
    "--suppress-below", type=click.IntRange(min=0), default=0, help="Hide counts of people below this."
)

people_option = click.option(
    "--with-people",
    is_flag=True,
    help="In HTML: every number opens its people and their words, which the page then holds.",
)

real_names_option = click.option(
    "--real-names", is_flag=True, help="Leave names as they are (see `qualcode names`): for your eyes only."
)

_Command = TypeVar("_Command", bound=Callable[..., Any])


def with_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """Open the project that -p, QUALCODE_PROJECT or the folder names, and hand it to the command."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> None:
        with the_project() as project:
            command(project, *args, **options)

    return run


@contextmanager
def the_project(beside: Path | None = None) -> "Iterator[Project]":
    """The project of the command line, open; what is said meanwhile keeps its listed names in."""
    from qualcode.workbench.projects import open_project

    with open_project(project_path(beside=beside)) as project, speaking_of(project):
        yield project


def project_path(named: str | None = None, *, beside: Path | None = None) -> Path:
    """The project file that the command line means, where the command itself does not name one.

    A file that the command reads (``beside``) is not meant, though it may lie in the same folder.
    """
    from qualcode.workbench.projects import find

    named = named or click.get_current_context().find_root().obj or os.environ.get("QUALCODE_PROJECT")
    if not named:
        return find(Path.cwd(), beside)
    path = Path(named)
    with_suffix = path.with_name(f"{path.name}.qualcode")
    return with_suffix if not path.exists() and with_suffix.exists() else path


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Where the table of a command goes, handed over as one ``to``."""

    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        to = Output(*map(options.pop, ("format_name", "output", "excel_safe", "real_names")))
        return command(*args, to=to, **options)

    for option in reversed(_OUTPUT_OPTIONS):
        run = option(run)
    return run


again_option = click.option(
    "--again", "is_again", is_flag=True, help="One coder's first and latest time (`qualcode assign --again`)."
)


def both_times(project: "Project", coders: tuple[str, ...], *, is_again: bool) -> tuple[str, ...]:
    """The coders of a command; with --again the two times of the one who is named."""
    if not is_again:
        return coders
    if len(coders) != 1:
        raise click.UsageError("--again goes with one coder, whose times are compared.")
    from qualcode.workbench.again import two_times

    return two_times(project, coders[0])


def scope_options(command: _Command) -> Callable[..., Any]:
    """The filters of a question, handed over as one ``scope``."""
    return _with_scope(command, _SCOPE_OPTIONS)


def people_options(command: _Command) -> Callable[..., Any]:
    """Those filters that say whose notes, and whose codings, handed over as one ``scope``."""
    return _with_scope(command, _PEOPLE_OPTIONS)


def roster_options(command: _Command) -> Callable[..., Any]:
    """Those filters that say who, whatever was coded, handed over as one ``scope``."""
    return _with_scope(command, _ROSTER_OPTIONS)


def _with_scope(
    command: Callable[..., Any], scope_options: tuple[Callable[..., Any], ...]
) -> Callable[..., Any]:
    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        coders = options.pop("coder", ())
        is_every_coder = EVERY_CODER in coders
        base = options.pop("base", None)
        scope = Scope(
            coders=() if is_every_coder else coders,
            is_every_coder=is_every_coder,
            codes=options.pop("only_code", ()),
            waves=options.pop("wave"),
            polarities=tuple(map(Polarity, options.pop("only_polarity", ()))),
            where=tuple(map(_condition, options.pop("where"))),
            base=Base(base) if base else None,
        )
        return command(*args, scope=scope, **options)

    for option in reversed(scope_options):
        run = option(run)
    return run


def _condition(text: str) -> Condition:
    attribute, equals, value = text.partition("=")
    if not (equals and attribute.strip() and value.strip()):
        raise QualcodeError(f"“{text}” is no condition.", "Write --where attribute=value, e.g. agency=North.")
    return Condition(attribute.strip(), value.strip())


_OUTPUT_OPTIONS = (
    click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMATS),
        help="Default: text. svg (170 mm wide), svg-column (85 mm) and plot (in the terminal) draw it.",
    ),
    click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file; its suffix tells the format unless --format does.",
    ),
    click.option(
        "--excel-safe", is_flag=True, help="In CSV put ' before texts that Excel would run as a formula."
    ),
    real_names_option,
)
_WHO = (
    click.option("--wave", multiple=True, type=WAVE, help="Only notes of this wave; may be repeated."),
    click.option(
        "--where", multiple=True, metavar="ATTRIBUTE=VALUE", help="Only these people; may be repeated."
    ),
)
_PEOPLE_OPTIONS = (
    click.option(
        "--coder", multiple=True, metavar="NAME", help="This coder's layer; `all` unites every coder."
    ),
    *_WHO,
)
_SCOPE_OPTIONS = (
    click.option(
        "--polarity",
        "only_polarity",
        multiple=True,
        type=click.Choice([p.value for p in Polarity]),
        help="Only these codings; may be repeated.",
    ),
    *_PEOPLE_OPTIONS,
    click.option(
        "--code", "only_code", multiple=True, metavar="CODE", help="Only this code and those below it."
    ),
    click.option("--base", type=click.Choice([b.value for b in Base]), help="Whom the percentages are of."),
)
_ROSTER_OPTIONS = (
    *_WHO,
    click.option(
        "--base",
        type=click.Choice([b.value for b in Base if b is not Base.CODED]),
        help="Whom the percentages are of.",
    ),
)
