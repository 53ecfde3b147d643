"""Command: report."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import suppress_option, with_project
from qualcode.cli.output import narrate
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import PARTS, ReportQuestion

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_BOTH = (Path("report.html"), Path("report.docx"))


@click.command()
@click.option(
    "--output",
    "-o",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="An .html or .docx file; may be repeated. Default: a new report.html and report.docx.",
)
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(PARTS),
    metavar="PART",
    help=f"Leave this part out; may be repeated. Parts: {', '.join(PARTS)}.",
)
@click.option("--by", metavar="ATTRIBUTE", help="Columns of the participant table and of the usual display.")
@suppress_option
@with_project
def report(
    project: "Project",
    *,
    output: tuple[Path, ...],
    without: tuple[str, ...],
    by: str | None,
    suppress_below: int,
) -> None:
    """Make the report of the study: methods, tables, quotes, codebook and COREQ, as HTML and DOCX."""
    from qualcode.workbench import report as reports
    from qualcode.workbench.names_out import gate

    _refuse_replacing(() if output else _BOTH)
    files = output or _BOTH
    for file in files:
        reports.refuse_other_kinds(file)
    found = reports.report(project, ReportQuestion(by, frozenset(without), suppress_below))
    for file in files:
        reports.save(gate(project), found, file)
        narrate(f"Written: {file}")


def _refuse_replacing(files: tuple[Path, ...]) -> None:
    """An author may have gone on writing in a report, so only a file that is named is replaced."""
    for file in files:
        if file.exists():
            raise QualcodeError(f"There is a {file} already.", f"To replace it: --output {file}")
