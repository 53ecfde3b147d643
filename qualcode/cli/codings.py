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
@click.argument("start_end_code", nargs=-1, required=True, metavar="[START END] CODE")
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), default="none", show_default=True)
@click.option("--coder", metavar="NAME", help="Code as this coder; default: the coder in use.")
@click.option("--note", default="", help="A note on the coding.")
@click.option("--words", metavar="TEXT", help="The words to code: qualcode code DOCUMENT CODE --words TEXT")
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
    words: str | None,
    whole: bool,
) -> None:
    """Code the characters START to END (not included) of DOCUMENT, or the words quoted, with CODE.

    `qualcode document show DOCUMENT --sentences` lists positions. Words are found whatever their case and
    white space, and must stand in the note once.
    """
    from qualcode.workbench import documents
    from qualcode.workbench.codings import apply_code

    span: Span | None
    if words is not None:
        name = _code_alone(start_end_code, "--words TEXT")
        span = documents.passage(project, document, words)
    elif whole:
        span, name = None, _code_alone(start_end_code, "--whole")
    else:
        span, name = _passage(start_end_code)
    applied = apply_code(project, document, span, name, polarity=Polarity(polarity), coder=coder, note=note)
    quote = f": “{applied.quote}”" if applied.quote else ""
    done = "Coded" if applied.is_new else "Coded so already"
    narrate(f"{done} with {applied.code} by {applied.coder}{quote}")


def _code_alone(arguments: tuple[str, ...], option: str) -> str:
    if len(arguments) != 1:
        raise click.UsageError(f"Write: qualcode code DOCUMENT CODE {option}")
    return arguments[0]


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
