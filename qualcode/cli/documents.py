"""Commands: document list, show, status, delete, and those of ``revising``."""

from typing import TYPE_CHECKING

import click

from qualcode.cli import marks, revising
from qualcode.cli.codings import span_of
from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show, write_words
from qualcode.model.documents import TextStatus
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project


@click.group()
def document() -> None:
    """List, read, check, mark, revise and delete notes."""


for command in (
    *(marks.check, marks.reopen),
    *(revising.revise, revising.review, revising.settle, revising.versions),
):
    document.add_command(command)


@document.command("list")
@output_options
@with_project
def list_(project: "Project", to: Output) -> None:
    """List all notes with what has been done on them."""
    from qualcode.workbench import documents

    show(documents.listed(project), to)


@document.command("show")
@click.argument("name")
@click.option("--sentences", is_flag=True, help="Sentence by sentence, with positions for coding.")
@output_options
@with_project
def show_(project: "Project", name: str, *, sentences: bool, to: Output) -> None:
    """Show the text of a note as it is, or (--sentences) as a table."""
    from qualcode.workbench import documents

    if sentences or to.is_chosen:
        show(documents.sentence_table(project, name), to)
    else:
        write_words(documents.read(project, name).text)


@document.command()
@click.argument("name")
@click.argument("start")
@click.argument("end")
@click.argument("text_status", metavar="STATUS", type=click.Choice([s.value for s in TextStatus]))
@with_project
def status(project: "Project", name: str, start: str, end: str, text_status: str) -> None:
    """Mark START to END as verbatim, near-verbatim, paraphrase or "added later"."""
    from qualcode.workbench import documents

    words = documents.mark_status(project, name, span_of(start, end), TextStatus(text_status))
    narrate(f"Marked as {text_status}: “{words}”")


@document.command()
@click.argument("name")
@with_project
def delete(project: "Project", name: str) -> None:
    """Delete a note with its codings, summaries and memos (undo brings them back)."""
    from qualcode.workbench import documents

    codings = documents.delete(project, name)
    narrate(f"Deleted {name} with {number_of(codings, 'coding')}; `qualcode undo` brings it back.")
