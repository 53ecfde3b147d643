"""Command: agree."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import again_option, both_times, output_options, roster_options, with_project
from qualcode.cli.output import Output, narrate, progress_bar, refuse_to_show, show, write
from qualcode.model.agreement import SECTIONS, AgreementQuestion, Level, Unit, usual_unit
from qualcode.model.codings import Polarity
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.agreement import Agreement
    from qualcode.workbench.projects import Project


@click.command()
@click.argument("coders", nargs=-1)
@again_option
@click.option(
    "--unit",
    type=click.Choice([unit.value for unit in Unit]),
    help="In what a code is given or not; default: sentence, with polarity respondent.",
)
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.ALL.value,
    show_default=True,
    help="Which codes; a theme is coded wherever a code below it is.",
)
@click.option("--half", "is_half", is_flag=True, help="A turn or sentence is coded when half of it is.")
@click.option(
    "--after", "is_after", is_flag=True, help="What they settled (`qualcode consensus`), where they did."
)
@click.option(
    "--polarity",
    multiple=True,
    type=click.Choice([p.value for p in Polarity]),
    help="Only these codings; may be repeated.",
)
@click.option("--by-polarity", is_flag=True, help="Codes apart by polarity: only the same one is agreement.")
@click.option("--code", multiple=True, metavar="CODE", help="Only this code and those below it.")
@roster_options
@click.option(
    "--section",
    type=click.Choice(SECTIONS),
    metavar="NAME",
    help=f"Only this table of the report: {', '.join(SECTIONS)}.",
)
@click.option("--warning", type=click.IntRange(min=1), metavar="NO", help="Only the cases of this warning.")
@click.option(
    "--units-csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write who coded which unit, for R's irr::kripp.alpha.",
)
@output_options
@with_project
def agree(
    project: "Project",
    coders: tuple[str, ...],
    *,
    is_again: bool,
    unit: str | None,
    level: str,
    is_half: bool,
    is_after: bool,
    polarity: tuple[str, ...],
    by_polarity: bool,
    code: tuple[str, ...],
    scope: Scope,
    section: str | None,
    warning: int | None,
    units_csv: Path | None,
    to: Output,
) -> None:
    """Compare CODERS (all when none is named): agreement by code and overall, and where they differ.

    With --again one coder is compared with themselves at another time.
    """
    from qualcode.workbench.agreement import agreement

    coders = both_times(project, coders, is_again=is_again)
    scope = replace(scope, coders=coders, codes=code, polarities=tuple(map(Polarity, polarity)))
    chosen = Unit(unit) if unit else usual_unit(scope.polarities, is_by_polarity=by_polarity)
    asked = AgreementQuestion(scope, chosen, Level(level), is_half, is_after, by_polarity)
    with progress_bar() as tell:
        found = agreement(project, asked, tell)
    if units_csv is not None:
        from qualcode.workbench.agreement_units import save

        save(to.gate, found, units_csv)
        narrate(f"Written: {units_csv}")
    _show(found, warning or section, to)


def _show(found: "Agreement", section: str | int | None, to: Output) -> None:
    """The whole report where the format can hold it, else (CSV, XLSX) one table of it."""
    from qualcode.workbench import agreement_report as report
    from qualcode.workbench.exports import FITTED

    format_name = report.chosen_format(to.format_name, to.file)
    if to.file is not None:
        report.save(to.gate, found, to.file, format_name, section, excel_safe=to.is_excel_safe)
        narrate(f"Written: {to.file}")
    elif format_name not in FITTED:
        refuse_to_show(format_name)
        write([report.as_bytes(to.gate, found, format_name, section, excel_safe=to.is_excel_safe)])
    else:
        for number, table in enumerate(report.sections(found, format_name, section)):
            write([b"\n"] if number else [])
            show(table, to)
