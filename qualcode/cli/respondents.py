"""Commands: respondent list, set, withdraw."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import is_terminal, narrate, show
from qualcode.model.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def respondent() -> None:
    """List people, set what is known of them, and let one withdraw."""


@respondent.command("list")
@output_options
@with_project
def list_(project: "Project", format_name: str | None, output: Path | None) -> None:
    """List all people with their attributes."""
    from qualcode.workbench import respondents

    show(respondents.listed(project), format_name, output)


@respondent.command("set")
@click.argument("name")
@click.argument("attribute")
@click.argument("value")
@with_project
def set_(project: "Project", name: str, attribute: str, value: str) -> None:
    """Set ATTRIBUTE (status, or status@1 for one wave) of NAME to VALUE; an empty VALUE takes it away."""
    from qualcode.workbench import respondents

    respondents.set_value(project, name, attribute, value)
    narrate(f"{name}: {attribute} = {value or 'nothing'}")


@respondent.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_project
def withdraw(project: "Project", name: str, yes: bool) -> None:
    """Erase a person's notes, codings, quotes and undo data for good."""
    from qualcode.workbench import respondents

    kept, notes = respondents.what_would_go(project, name)
    question = f"Erase {kept} with {notes} notes and all codings of them for good? This cannot be undone."
    if not yes:
        if not is_terminal():
            raise QualcodeError(f"{question} Nothing was erased.", "Add --yes to erase them.")
        click.confirm(question, abort=True, err=True)
    erased = respondents.withdraw(project, kept)
    narrate(f"Erased: {erased.documents} notes and {erased.codings} codings.")
    if erased.masked:
        narrate(f"In {erased.masked} notes shared with others only their words were masked.")
    if erased.closed_steps:
        narrate(
            f"{erased.closed_steps} earlier steps can no longer be undone, as they held the erased words."
        )
    narrate(
        "Still to be dealt with by hand: backups, exports and original files made earlier; and words of"
        " theirs that someone put into definitions, memos or summaries of others."
    )
