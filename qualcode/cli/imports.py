"""Command: import."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import WAVE, with_project
from qualcode.cli.output import ask, is_terminal, narrate, progress_bar
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.imports import ImportReport
    from qualcode.workbench.projects import Project
    from qualcode.workbench.voices import Doubtful

_MOST_REMARKS = 20


def _one(_ctx: click.Context, _option: click.Parameter, values: tuple[int, ...]) -> int | None:
    """The one value of an option; two of them would leave open which one counts."""
    if len(values) > 1:
        raise click.BadParameter("it is given twice, and a note belongs to one wave.")
    return values[0] if values else None


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--people", type=click.Path(path_type=Path), help="A table of people (.csv).")
@click.option("--wave", multiple=True, callback=_one, type=WAVE, help="The wave of these notes.")
@click.option(
    "--as", "kind", type=click.Choice(["notes", "people", "codings", "answers"]), help="What a .csv holds."
)
@click.option("--encoding", help="Encoding of the text files, e.g. cp1252.")
@click.option("--speakers", default="", metavar="A,B", help="Rare labels that are speakers.")
@click.option("--not-speakers", default="", metavar="A,B", help="Labels that are not speakers.")
@click.option(
    "--interviewers", default="", metavar="A,B", help="Labels of interviewers, beside the usual ones."
)
@click.option("--code-interviewer", is_flag=True, help="Let the interviewer's turns be coded too.")
@click.option("--new-people", is_flag=True, help="Take in people who are not in the table of people.")
@click.option("--update", is_flag=True, help="Let the table of people correct values; each is listed.")
@click.option("--new-codes", is_flag=True, help="Add codes that the codebook does not have.")
@with_project
def import_(
    project: "Project",
    paths: Sequence[Path],
    *,
    people: Path | None,
    wave: int | None,
    kind: str | None,
    encoding: str | None,
    speakers: str,
    not_speakers: str,
    interviewers: str,
    code_interviewer: bool,
    new_people: bool,
    update: bool,
    new_codes: bool,
) -> None:
    """Bring in notes (.txt, .md, .docx), people, codings or answers (.csv), all or nothing.

    A note finds its person by a header line (Respondent: B07), by the column `file` of the table of
    people, or by its name (B07.txt, B07-w2.txt).
    """
    from qualcode.workbench.imports import import_paths
    from qualcode.workbench.reading import ImportOptions
    from qualcode.workbench.voices import SpeakerChoice

    options = ImportOptions(
        people=people,
        wave=wave,
        kind=kind,
        encoding=encoding,
        speakers=SpeakerChoice.of(speakers, not_speakers, interviewers, is_codable=code_interviewer),
        is_adding_people=new_people,
        is_correcting_people=update,
        is_adding_codes=new_codes,
        ask=_ask if is_terminal() else None,
    )
    with progress_bar() as progress:
        report = import_paths(project, paths, options, progress)
    _tell(report)


def _ask(doubtful: "Sequence[Doubtful]") -> frozenset[str]:
    """Ask which rare labels are speakers."""
    return frozenset(
        label.folded
        for label in doubtful
        if ask(f"Is “{label.shown}” a speaker? (used {_times(label.uses)}, {label.where})")
    )


def _times(uses: int) -> str:
    return {1: "once", 2: "twice"}.get(uses, f"{uses} times")


def _tell(report: "ImportReport") -> None:
    counts = (
        (report.documents, "note", "notes"),
        (report.respondents, "new person", "new people"),
        (report.codings, "coding", "codings"),
    )
    done = ", ".join(number_of(*count) for count in counts if count[0])
    narrate(f"Imported: {done or 'nothing new'}.")
    if report.unchanged:
        narrate(f"There already, and unchanged: {number_of(report.unchanged, 'note')}.")
    if report.repeated_codings:
        narrate(f"There already: {number_of(report.repeated_codings, 'coding')}.")
    if report.new_people:
        narrate(f"New people, named by their notes: {_some(report.new_people)}.")
    if report.people_without_notes:
        narrate(f"People without a note: {_some(report.people_without_notes)}.")
    for line in report.corrected[:_MOST_REMARKS]:
        narrate(f"Corrected: {line}")
    if len(report.corrected) > _MOST_REMARKS:
        narrate(f"... and {len(report.corrected) - _MOST_REMARKS} more corrections.")
    for remark in report.remarks[:_MOST_REMARKS]:
        narrate(remark)
    if len(report.remarks) > _MOST_REMARKS:
        narrate(f"... and {len(report.remarks) - _MOST_REMARKS} more remarks.")


def _some(names: Sequence[str]) -> str:
    from qualcode.workbench.reading import shortened

    return shortened(names, 20)
