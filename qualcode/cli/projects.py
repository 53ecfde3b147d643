"""Commands: demo, new, status, backup, setting."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, project_path, with_project
from qualcode.cli.output import Output, has_screen, narrate, progress_bar, say, show
from qualcode.model.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="qualcode-demo")
@output_options
def demo(folder: Path, to: Output) -> None:
    """Make an invented study in FOLDER (qualcode-demo), import it, count it and write its matrices."""
    from qualcode.workbench.demo import demo as make

    with progress_bar() as progress:
        made = make(folder, progress)
    show(made.themes, to)
    if not made.is_new:
        narrate(
            f"The demo study was in {folder} already; it was counted again, and nothing in it was changed."
        )
    themes = folder / "themes.html"
    narrate(f"\n{len(made.files)} matrices and quote tables are in {folder}; open {themes} in a browser.")
    narrate("Next:")
    for line in (
        "count",
        "matrix --by agency",
        'quotes --code "Joint working"',
        "codebook show",
        "agree",
        "report",
    ):
        narrate(f"  {_how_called()} -p {made.project} {line}")


def _how_called() -> str:
    """The words that start the program from here: `uv run` does not put it on the path."""
    return "uv run qualcode" if "UV" in os.environ else "qualcode"


@click.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--codebook", metavar="FILE", help="A .yaml or .csv file, or the name of a shipped codebook.")
@click.option(
    "--approach",
    type=click.Choice(["reliability", "codebook", "reflexive"]),
    default="codebook",
    show_default=True,
    help="How the study codes; it governs the words of reports.",
)
@click.option("--language", default="en", show_default=True, help="Language of the notes (ISO 639-1).")
@click.option("--title", default="", help="Title of the study; default: the file's name.")
def new(project: Path, codebook: str | None, **facts: str) -> None:
    """Make a PROJECT file, perhaps with a codebook."""
    from qualcode.workbench import codebook_files, projects

    file = codebook_files.read(codebook) if codebook else None
    with projects.new(project, codebook=file, **facts) as made:
        narrate(f"Made: {made.path}")
    if file is not None and codebook_files.has_clashing_keys(file):
        narrate(
            f"Keys that stand twice went to the first code; `qualcode codebook check {codebook}` names them."
        )


@click.command()
@output_options
@with_project
def status(project: "Project", to: Output) -> None:
    """Show how far the work has come."""
    from qualcode.workbench import projects

    show(projects.status(project), to)


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@with_project
def backup(project: "Project", target: Path) -> None:
    """Copy the project to TARGET, safely even while it is open elsewhere: all of it, with real names."""
    from qualcode.workbench import projects

    narrate(f"Backed up to {projects.back_up(project, target)}")


@click.command()
@click.option(
    "--percent-from",
    type=click.IntRange(0, 1_000_000_000),
    help="Print percentages from this base on; “n of N” below it.",
)
@with_project
def setting(project: "Project", percent_from: int | None) -> None:
    """Show the settings of the project, or change one."""
    from qualcode.workbench import projects

    if percent_from is not None:
        projects.set_percent_from_base(project, percent_from)
    facts = project.facts
    say(f"approach: {facts.approach}")
    say(f"language: {facts.language}")
    say(f"percentages are printed from a base of: {facts.percent_from_base}")


@click.command("open")
@click.argument("file", required=False)
def open_(file: str | None) -> None:
    """Open the project in the terminal UI."""
    if not has_screen():
        raise QualcodeError("There is no terminal to open the project in.", "Run it in a terminal.")
    from qualcode.tui.app import run

    run(project_path(file))
