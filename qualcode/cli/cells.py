"""Commands: cell write, rate, unrate, scale, show, list, delete."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, say, show
from qualcode.cli.writing import words
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def cell() -> None:
    """Sum up or rate what you make of a person under a theme, linked to the passages behind it."""


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


@cell.command(context_settings={"ignore_unknown_options": True})
@click.argument("respondent")
@click.argument("code")
@click.argument("value")
@with_project
def rate(project: "Project", respondent: str, code: str, value: str) -> None:
    """Rate RESPONDENT under CODE by a VALUE of the scale, or rate anew."""
    from qualcode.workbench import ratings

    passages = ratings.rate(project, respondent, code, value)
    narrate(f"{respondent} rated under {code}, from {number_of(passages, 'passage')}.")


@cell.command()
@click.argument("respondent")
@click.argument("code")
@with_project
def unrate(project: "Project", respondent: str, code: str) -> None:
    """Take your rating of RESPONDENT under CODE back (undo brings it back)."""
    from qualcode.workbench import ratings

    ratings.unrate(project, respondent, code)
    narrate(f"Took the rating of {respondent} under {code} back.")


@cell.command(context_settings={"ignore_unknown_options": True})
@click.argument("values", nargs=-1)
@with_project
def scale(project: "Project", values: tuple[str, ...]) -> None:
    """Show the scale of ratings, or set it to VALUES from the weakest up: low medium high."""
    from qualcode.workbench import ratings

    found = ratings.set_scale(project, values) if values else ratings.scale(project)
    say(f"ratings, from the weakest up: {found}")


@cell.command("show")
@click.argument("respondent")
@click.argument("code")
@output_options
@with_project
def show_(project: "Project", respondent: str, code: str, *, to: Output) -> None:
    """Show what was written and rated of RESPONDENT under CODE, and what became of each passage behind it."""
    from qualcode.workbench import cell_changes

    show(cell_changes.show(project, respondent, code), to)


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
    """List summaries and ratings, and what changed under them since."""
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
