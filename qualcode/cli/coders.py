"""Commands: coder list, add, use, lead."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def coder() -> None:
    """List, add and choose coders; the lead coder's layer counts until there is a consensus."""


@coder.command("list")
@output_options
@with_project
def list_(project: "Project", to: Output) -> None:
    """List all coders with their codings."""
    from qualcode.workbench import coders

    show(coders.listed(project), to)


@coder.command()
@click.argument("name")
@click.option("--consensus", is_flag=True, help="This layer holds what the coders agreed on.")
@with_project
def add(project: "Project", name: str, consensus: bool) -> None:
    """Add a coder."""
    from qualcode.workbench import coders

    coders.add(project, name, is_consensus=consensus)
    narrate(f"Added the coder {coders.clean(name)}.")


@coder.command()
@click.argument("name")
@with_project
def use(project: "Project", name: str) -> None:
    """Code as NAME from now on."""
    from qualcode.workbench import coders

    narrate(f"Coding as {coders.use(project, name).name}.")


@coder.command()
@click.argument("name")
@with_project
def lead(project: "Project", name: str) -> None:
    """Make NAME the lead coder, whose layer counts by default."""
    from qualcode.workbench import coders

    narrate(f"{coders.name_lead(project, name).name} is the lead coder.")
