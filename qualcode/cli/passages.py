"""How a command names a coded passage: by its number, or by its note, place and code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qualcode.cli.codings import span_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project
    from qualcode.workbench.quote_edits import Place

passage_argument = click.argument("passage", nargs=-1, metavar="[NUMBER | DOCUMENT START END CODE]")
coder_option = click.option("--coder", metavar="NAME", help="Whose coding; default: the coder in use.")


def place(project: "Project", command: str, passage: Sequence[str], coder: str | None) -> "Place":
    """The passage that the words of a command name."""
    from qualcode.workbench import quote_edits

    match passage:
        case [number] if number.isdecimal():
            return quote_edits.place_of(project, int(number))
        case [document, start, end, code]:
            return quote_edits.Place(document, span_of(start, end), code, coder)
        case _:
            raise click.UsageError(
                f"Write: qualcode {command} NUMBER, or: qualcode {command} DOCUMENT START END CODE"
            )
