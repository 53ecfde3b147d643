"""Commands: summary; memo add, edit, list, delete."""

import sys
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import COUNT, output_options, with_project
from qualcode.cli.output import Output, narrate, show

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

KINDS = ("code", "theory", "method", "personal")


@click.command()
@click.argument("document", required=False)
@click.argument("text", required=False)
@output_options
@with_project
def summary(project: "Project", document: str | None, text: str | None, *, to: Output) -> None:
    """Write TEXT as the summary of DOCUMENT, or without TEXT list the summaries (of DOCUMENT).

    “-” reads the text from standard input.
    """
    from qualcode.workbench import writing

    if document is None or text is None:
        show(writing.summaries(project, document), to)
        return
    writing.write_summary(project, document, words(text))
    narrate(f"Summary of {document} kept.")


def words(text: str) -> str:
    """The text itself, or what is piped in; a standard input that was closed holds nothing."""
    if text != "-":
        return text
    return sys.stdin.read() if sys.stdin else ""


@click.group()
def memo() -> None:
    """Write and list memos: dated notes on a note, a person, a code, a passage or the study."""


@memo.command()
@click.argument("text")
@click.option("--kind", type=click.Choice(KINDS), default="code", show_default=True)
@click.option("--title", default="")
@click.option(
    "--on",
    default="",
    metavar="WHAT:NAME",
    help="document:NAME, respondent:NAME, code:NAME or 'passage:DOCUMENT START END CODE'.",
)
@with_project
def add(project: "Project", text: str, *, kind: str, title: str, on: str) -> None:
    """Write a memo; “-” reads it from standard input."""
    from qualcode.workbench import writing

    memo_id = writing.write_memo(project, words(text), kind=kind, title=title, on=on)
    narrate(f"Memo {memo_id} kept.")


@memo.command()
@click.argument("number", type=COUNT)
@click.option("--text", help="The memo in its new words; “-” reads it from standard input.")
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--title")
@with_project
def edit(project: "Project", number: int, *, text: str | None, kind: str | None, title: str | None) -> None:
    """Write the memo of this NUMBER anew (undo brings the old words back)."""
    from qualcode.workbench import writing

    if text is None and kind is None and title is None:
        raise click.UsageError("Say what to change: --text, --kind or --title.")
    body = None if text is None else words(text)
    writing.edit_memo(project, number, body=body, kind=kind, title=title)
    narrate(f"Memo {number} kept.")


@memo.command("list")
@click.option("--kind", type=click.Choice(KINDS), help="Only memos of this kind.")
@click.option("--on", default="", metavar="WHAT:NAME", help="Only memos on exactly this.")
@click.option("--code", metavar="CODE", help="Only memos on this code, those below it, or their passages.")
@click.option("--respondent", metavar="NAME", help="Only memos on this person, their notes or passages.")
@click.option("--coder", metavar="NAME", help="Only memos by this coder.")
@output_options
@with_project
def list_(
    project: "Project",
    *,
    kind: str | None,
    on: str,
    code: str | None,
    respondent: str | None,
    coder: str | None,
    to: Output,
) -> None:
    """List memos, oldest first."""
    from qualcode.workbench import writing

    show(writing.memos(project, kind, on, code=code, respondent=respondent, coder=coder), to)


@memo.command()
@click.argument("number", type=COUNT)
@with_project
def delete(project: "Project", number: int) -> None:
    """Delete the memo of this NUMBER (undo brings it back)."""
    from qualcode.workbench import writing

    writing.delete_memo(project, number)
    narrate(f"Deleted memo {number}.")
