"""Commands: respondent list, set, withdraw."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, confirm, narrate, show
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def respondent() -> None:
    """List people, set what is known of them, and let one withdraw."""


@respondent.command("list")
@output_options
@with_project
def list_(project: "Project", to: Output) -> None:
    """List all people with their attributes."""
    from qualcode.workbench import respondents

    show(respondents.listed(project), to)


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
    from qualcode.workbench import names, respondents

    kept, notes = respondents.what_would_go(project, name)
    if not yes:
        what = f"This erases {kept} with {number_of(notes, 'note')} and all codings of them, for good."
        confirm(f"{what} It cannot be undone.", "Erase them?")
    erased = respondents.withdraw(project, kept)
    narrate(f"Erased: {number_of(erased.documents, 'note')} and {number_of(erased.codings, 'coding')}.")
    if erased.masked:
        shared = number_of(erased.masked, "note")
        narrate(f"In {shared} shared with others only their words were masked.")
    if erased.closed_steps:
        steps = number_of(erased.closed_steps, "earlier step")
        narrate(f"{steps} can no longer be undone: the erased words were in what undo kept.")
    if unused := len(names.unused(project)):
        narrate(
            f"{number_of(unused, 'listed name')} in no note any more, perhaps theirs: see `qualcode names"
            " list --unused`; `qualcode names delete --unused --for-good` erases them."
        )
    narrate(
        "Still to be dealt with by hand: backups, exports and original files made earlier; and words of"
        " theirs that someone put into definitions, memos or summaries of others."
    )
