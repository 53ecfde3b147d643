"""Command: cooccurrence."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, scope_options, suppress_option, with_project
from qualcode.cli.output import Output, show
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@click.option(
    "--within",
    type=click.Choice(["words", "turn", "respondent"]),
    default="words",
    show_default=True,
    help="List the pairs that come up together in so much; the most people first.",
)
@scope_options
@suppress_option
@output_options
@with_project
def cooccurrence(project: "Project", *, within: str, scope: Scope, suppress_below: int, to: Output) -> None:
    """Count the people in whom two codes come up together: same words, same turn, same person."""
    from qualcode.workbench.cooccurrence import Within
    from qualcode.workbench.cooccurrence import cooccurrence as ask

    show(ask(project, scope, Within(within), suppress_below=suppress_below), to)
