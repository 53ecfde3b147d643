"""Commands: code, uncode."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import with_project
from qualcode.cli.output import narrate
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@click.argument("document")
@click.argument("start_end_code", nargs=-1, required=True, metavar="START END CODE")
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), default="none", show_default=True)
@click.option("--coder", metavar="NAME", help="Code as this coder; default: the coder in use.")
@click.option("--note", default="", help="A note on the coding.")
@click.option("--whole", is_flag=True, help="Code the whole note: qualcode code DOCUMENT CODE --whole")
@with_project
def code(
    project: "Project",
    document: str,
    start_end_code: tuple[str, ...],
    *,
    polarity: str,
    coder: str | None,
    note: str,
    whole: bool,
) -> None:
    """Code the characters START to END (not included) of DOCUMENT with CODE.

    `qualcode document show DOCUMENT --sentences` lists positions.
    """
    from qualcode.workbench.codings import apply_code

    span, name = _whole(start_end_code) if whole else _passage(start_end_code)
    applied = apply_code(project, document, span, name, polarity=Polarity(polarity), coder=coder, note=note)
    words = f": “{applied.quote}”" if applied.quote else ""
    done = "Coded" if applied.is_new else "Coded so already"
    narrate(f"{done} with {applied.code} by {applied.coder}{words}")


def _whole(arguments: tuple[str, ...]) -> tuple[None, str]:
    if len(arguments) != 1:
        raise click.UsageError("With --whole write: qualcode code DOCUMENT CODE --whole")
    return None, arguments[0]


def _passage(arguments: tuple[str, ...]) -> tuple[Span, str]:
    if len(arguments) != 3:
        raise click.UsageError("Write: qualcode code DOCUMENT START END CODE")
    start, end, name = arguments
    return span_of(start, end), name


def span_of(start: str, end: str) -> Span:
    """A passage from two words of the command line."""
    try:
        return Span(int(start), int(end))
    except ValueError as error:
        raise QualcodeError(
            f"“{start}” to “{end}” is not a passage.", "START and END are numbers of characters, from 0."
        ) from error


@click.command()
@click.argument("document")
@click.argument("start")
@click.argument("end")
@click.argument("code")
@click.option("--coder", metavar="NAME", help="Whose coding; default: the coder in use.")
@with_project
def uncode(project: "Project", document: str, start: str, end: str, code: str, *, coder: str | None) -> None:
    """Remove the coding of exactly this passage with CODE (undo brings it back)."""
    from qualcode.workbench.codings import remove

    removed = remove(project, document, span_of(start, end), code, coder)
    narrate(f"Removed {number_of(removed, 'coding')}.")
