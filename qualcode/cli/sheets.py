"""Commands: sheet show, write, list; sheet questions list, add, edit, remove, move."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import COUNT, output_options, with_project
from qualcode.cli.output import Output, confirm, narrate, show
from qualcode.cli.writing import words
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def sheet() -> None:
    """Fill in contact summary sheets: one page per note, with the project's own questions."""


@sheet.command("show")
@click.argument("document")
@output_options
@with_project
def show_(project: "Project", document: str, to: Output) -> None:
    """Show the sheet of DOCUMENT with the answers of all coders."""
    from qualcode.workbench import sheets

    show(sheets.sheet_table(project, document), to)


@sheet.command()
@click.argument("document")
@click.argument("question")
@click.argument("text")
@with_project
def write(project: "Project", document: str, question: str, text: str) -> None:
    """Answer QUESTION (its name or number) about DOCUMENT; “-” as TEXT reads standard input."""
    from qualcode.workbench import sheets

    sheets.write(project, document, question, words(text))
    narrate(f"Answer about {document} kept.")


@sheet.command("list")
@click.option("--answers", is_flag=True, help="With the answers, one column per question.")
@output_options
@with_project
def list_(project: "Project", *, answers: bool, to: Output) -> None:
    """List the notes with their sheets, and those without one."""
    from qualcode.workbench import sheets

    show(sheets.listed(project, is_with_answers=answers), to)


@sheet.group(invoke_without_command=True)
@click.pass_context
def questions(context: click.Context) -> None:
    """Show and change the questions of the sheet; without a command they are listed."""
    if context.invoked_subcommand is None:
        context.invoke(questions_list)


@questions.command("list")
@output_options
@with_project
def questions_list(project: "Project", to: Output = Output()) -> None:  # noqa: B008
    """List the questions in their order."""
    from qualcode.workbench import sheets

    show(sheets.question_table(project), to)


@questions.command()
@click.argument("name")
@click.argument("question", default="")
@with_project
def add(project: "Project", name: str, question: str) -> None:
    """Add a question: a short NAME, and the QUESTION in full."""
    from qualcode.workbench import sheets

    sheets.add_question(project, name, question)
    narrate(f"Added: {name}")


@questions.command()
@click.argument("name")
@click.option("--name", "new_name", default="", help="Another short name.")
@click.option("--question", help="The question in other words.")
@with_project
def edit(project: "Project", name: str, *, new_name: str, question: str | None) -> None:
    """Edit the question NAME (or its number); its answers stay."""
    from qualcode.workbench import sheets

    if not new_name and question is None:
        raise click.UsageError("Say what to change: --name or --question.")
    sheets.edit_question(project, name, new_name=new_name, question=question)
    narrate(f"Edited: {name}")


@questions.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_project
def remove(project: "Project", name: str, *, yes: bool) -> None:
    """Remove the question NAME (or its number) with its answers (undo brings them back)."""
    from qualcode.workbench import sheets

    answers = sheets.answers_of(project, name)
    if answers and not yes:
        confirm(f"This deletes {number_of(answers, 'answer')}.", "Delete them?")
    sheets.remove_question(project, name)
    narrate(f"Removed {name} with {number_of(answers, 'answer')}; `qualcode undo` brings them back.")


@questions.command()
@click.argument("name")
@click.argument("place", type=COUNT)
@with_project
def move(project: "Project", name: str, place: int) -> None:
    """Move the question NAME (or its number) to PLACE, from 1."""
    from qualcode.workbench import sheets

    sheets.move_question(project, name, place)
    narrate(f"Moved: {name}")
