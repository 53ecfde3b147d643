"""Commands: share, merge."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, the_project, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@click.argument("coder")
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="The file to make.")
@with_project
def share(project: "Project", coder: str, output: Path) -> None:
    """Make the copy that CODER works in: their sample, the codebook and nothing of anybody else.

    A project on one machine can be read with other tools, so only such a copy is truly blind.
    `qualcode merge` brings it home. Listed names that stand in it go along with what stands for them, so that
    they stay in there, too; all others stay here.
    """
    from qualcode.workbench import sharing

    shared = sharing.share(project, coder, output)
    which = "of the sample" if shared.is_sample else "(all: there is no sample; `qualcode assign` draws one)"
    narrate(f"{shared.path} holds {number_of(shared.documents, 'note')} {which} for {shared.coder}.")
    if shared.path.resolve().parent == project.path.resolve().parent:
        narrate(
            f"Give it to {shared.coder} and move it out of this folder:"
            " where two projects are, commands ask for -p FILE."
        )
    file = f'"{shared.path}"' if " " in str(shared.path) else shared.path
    narrate(f"When it comes back: qualcode merge {file}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would come in, and change nothing.")
@click.option("--without", multiple=True, metavar="NOTE", help="Leave out the work on this note.")
@output_options
def merge(file: Path, dry_run: bool, without: tuple[str, ...], to: Output) -> None:
    """Bring the copy of a coder home: codings, memos, summaries, states and proposed codes, as one step.

    What only one side changed is taken from that side; what both changed stays as it is here, and is listed.
    Repeating it changes nothing; undo takes all of it back.
    """
    from qualcode.workbench import merging

    with the_project(beside=file) as project:
        report = merging.merge(project, file, without=without, is_rehearsal=dry_run)
        show(merging.table(report, is_rehearsal=dry_run), to)
        if report.is_nothing_new:
            narrate(
                "Besides what was left out, everything of this copy is here already."
                if report.is_anything_left_out
                else "Everything of this copy is here already."
            )
        elif dry_run:
            narrate("The same command without --dry-run brings it in.")
