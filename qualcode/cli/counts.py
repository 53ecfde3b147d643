"""Commands: count, matrix, transitions."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, people_option, scope_options, suppress_option, with_project
from qualcode.cli.output import Output, show, show_opened
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@scope_options
@click.option("--interval", type=click.Choice(["wilson"]), help="Add a 95% interval to each share.")
@suppress_option
@people_option
@output_options
@with_project
def count(
    project: "Project",
    *,
    scope: Scope,
    interval: str | None,
    suppress_below: int,
    with_people: bool,
    to: Output,
) -> None:
    """Count the people behind each theme: distinct people, parents as unions, the base by name."""
    from qualcode.workbench import counts, opened

    if with_people:
        opened.refuse_hidden(suppress_below)
        show_opened(lambda: opened.count(project, scope, with_interval=interval is not None), to)
        return
    table = counts.count(project, scope, with_interval=interval is not None, suppress_below=suppress_below)
    show(table, to)


@click.command()
@click.option("--by", required=True, metavar="ATTRIBUTE", help="An attribute, wave, coder or polarity.")
@scope_options
@suppress_option
@people_option
@output_options
@with_project
def matrix(
    project: "Project",
    *,
    by: str,
    scope: Scope,
    suppress_below: int,
    with_people: bool,
    to: Output,
) -> None:
    """Cross themes with an attribute (status@1 for one wave of it), wave, coder or polarity."""
    from qualcode.workbench import counts, opened

    if with_people:
        opened.refuse_hidden(suppress_below)
        show_opened(lambda: opened.matrix(project, by, scope), to)
        return
    show(counts.matrix(project, by, scope, suppress_below=suppress_below), to)


@click.command()
@click.argument("attribute")
@scope_options
@suppress_option
@output_options
@with_project
def transitions(project: "Project", attribute: str, *, scope: Scope, suppress_below: int, to: Output) -> None:
    """Show who moved where between two waves on ATTRIBUTE (e.g. status), of those followed.

    Of an attribute that does not change (e.g. agency): who was followed, and who was not.
    """
    from qualcode.workbench import counts

    show(counts.transitions(project, attribute, scope, suppress_below=suppress_below), to)
