"""Command: codebook recheck, what was coded under an earlier meaning of its code."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import EVERY_CODER, output_options, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_ALL = "all"
_NOTHING = "No coding waits for a re-check."


@click.command()
@click.argument("code", required=False)
@click.option("--coder", multiple=True, metavar="NAME", help="This coder's codings; `all` those of everyone.")
@click.option(
    "--confirm",
    "confirmed",
    multiple=True,
    metavar="ID",
    help="This coding still fits; several as 3,5,8, and `all` that are listed.",
)
@output_options
@with_project
def recheck(
    project: "Project", code: str | None, *, coder: tuple[str, ...], confirmed: tuple[str, ...], to: Output
) -> None:
    """List codings made before the definition, include or exclude of their code changed.

    Those of CODE with all codes below it, or of any code; of the coder in use unless --coder names others.
    Confirming keeps the coding as it is, and it waits no longer. Whatever else a coding needs (another code,
    removal), do it as always.
    """
    from qualcode.workbench import rechecks

    coders = rechecks.EVERY_CODER if EVERY_CODER in coder else coder
    if not confirmed:
        show(rechecks.table(project, code, coders), to)
        return
    done = rechecks.confirm(project, _ids(confirmed), code, coders)
    narrate(f"Confirmed {number_of(done, 'coding')}; `qualcode undo` takes it back." if done else _NOTHING)


def _ids(confirmed: Iterable[str]) -> Sequence[int] | None:
    """The numbers, None for all."""
    words = [word.strip() for text in confirmed for word in text.split(",") if word.strip()]
    if _ALL in words:
        return None
    for word in words:
        if not (word.isascii() and word.isdecimal()):
            raise click.UsageError(f"“{word}” is neither a number of the list nor `{_ALL}`.")
    return [int(word) for word in words]
