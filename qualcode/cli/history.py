"""Commands: undo, redo, trail."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@with_project
def undo(project: "Project") -> None:
    """Undo the last step, whatever it was; again and again, across sessions."""
    from qualcode.workbench import history

    narrate(f"Undone: {history.undo(project)}")


@click.command()
@with_project
def redo(project: "Project") -> None:
    """Redo the step that was undone last."""
    from qualcode.workbench import history

    narrate(f"Redone: {history.redo(project)}")


@click.command()
@click.option("--most", type=click.IntRange(min=1), help="Only the newest lines.")
@output_options
@with_project
def trail(project: "Project", *, most: int | None, to: Output) -> None:
    """Show every step, undo and redo ever taken: who, when, what."""
    from qualcode.workbench import history

    show(history.trail(project, most), to)
