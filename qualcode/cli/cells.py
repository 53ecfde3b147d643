"""Commands: cell write, list, delete."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.cli.writing import words
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def cell() -> None:
    """Write summary cells: what you make of a person under a theme, linked to the passages behind it."""


@cell.command()
@click.argument("respondent")
@click.argument("code")
@click.argument("text")
@with_project
def write(project: "Project", respondent: str, code: str, text: str) -> None:
    """Write the cell of RESPONDENT and CODE, or write it anew; “-” as TEXT reads standard input."""
    from qualcode.workbench import cells

    passages = cells.write(project, respondent, code, words(text))
    narrate(f"Cell of {respondent} under {code} kept, from {number_of(passages, 'passage')}.")


@cell.command("list")
@click.option("--respondent", metavar="NAME", help="Only cells of this person.")
@click.option("--code", metavar="CODE", help="Only cells of this code and those below it.")
@click.option("--coder", metavar="NAME", help="Only cells by this coder.")
@click.option("--stale", is_flag=True, help="Only cells whose passages changed since they were written.")
@output_options
@with_project
def list_(
    project: "Project",
    *,
    respondent: str | None,
    code: str | None,
    coder: str | None,
    stale: bool,
    to: Output,
) -> None:
    """List the cells, and what changed under them since they were written."""
    from qualcode.workbench import cells

    show(cells.listed(project, respondent=respondent, code=code, coder=coder, is_stale=stale), to)


@cell.command()
@click.argument("respondent")
@click.argument("code")
@with_project
def delete(project: "Project", respondent: str, code: str) -> None:
    """Delete your cell of RESPONDENT and CODE (undo brings it back)."""
    from qualcode.workbench import cells

    cells.delete(project, respondent, code)
    narrate(f"Deleted the cell of {respondent} under {code}.")
