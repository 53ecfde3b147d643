"""Commands: finish, document check, document reopen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import with_project
from qualcode.cli.output import narrate

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_names = click.argument("names", nargs=-1, required=True, metavar="NOTE...")
_coder = click.option("--coder", default="", metavar="NAME", help="Default: the coder in use.")


@click.command()
@_names
@_coder
@with_project
def finish(project: "Project", names: tuple[str, ...], coder: str) -> None:
    """Say that all of each NOTE is coded, also where no codings are.

    That somebody coded nothing in a note counts only once they finished it.
    """
    from qualcode.workbench import marks

    _say("Finished", marks.finish(project, names, coder), names, "finished")


@click.command()
@_names
@_coder
@with_project
def check(project: "Project", names: tuple[str, ...], coder: str) -> None:
    """Say that the codings of each NOTE were gone through once more."""
    from qualcode.workbench import marks

    _say("Checked", marks.check(project, names, coder), names, "checked")


@click.command()
@_names
@_coder
@with_project
def reopen(project: "Project", names: tuple[str, ...], coder: str) -> None:
    """Take each finished or checked NOTE up again."""
    from qualcode.workbench import marks

    _say("Opened again", marks.reopen(project, names, coder), names, "open")


def _say(done: str, changed: Sequence[str], names: Sequence[str], state: str) -> None:
    """What changed; what was so already is told too."""
    if changed:
        narrate(f"{done}: {', '.join(changed)}.")
    same = [name for name in names if name not in changed]
    if same:
        narrate(f"{'Was' if len(same) == 1 else 'Were'} {state} already: {', '.join(same)}.")
