"""Commands: star, unstar, quote."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.cli.passages import coder_option, passage_argument, place
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project
    from qualcode.workbench.quote_edits import Place


@click.command()
@passage_argument
@coder_option
@output_options
@with_project
def star(project: "Project", passage: tuple[str, ...], *, coder: str | None, to: Output) -> None:
    """Star a coded passage as a quote for the paper; alone, list the starred quotes.

    `qualcode quotes --numbers` shows the numbers of passages.
    """
    from qualcode.workbench import stars

    if not passage:
        show(stars.shelf(project), to)
        return
    starred = stars.star(project, *place(project, "star", passage, coder))
    narrate(f"{'Starred' if starred.is_new else 'Starred already'}: “{starred.words}”")
    if not starred.is_verbatim:
        narrate("Beware: this is marked as paraphrase or added later; it is shown without quotation marks.")


@click.command()
@passage_argument
@coder_option
@with_project
def unstar(project: "Project", passage: tuple[str, ...], *, coder: str | None) -> None:
    """Take the star of a passage away (undo brings it back)."""
    from qualcode.workbench import stars

    removed = stars.unstar(project, *place(project, "unstar", passage, coder))
    narrate(f"Took {number_of(removed, 'star')} away.")


@click.command()
@passage_argument
@click.option("--words", metavar="TEXT", help="What was said, with [...] for words left out, [words] put in.")
@click.option("--paraphrase", metavar="TEXT", help="Other words; they are never shown in quotation marks.")
@click.option("--as-said", is_flag=True, help="Quote it word by word again.")
@coder_option
@output_options
@with_project
def quote(
    project: "Project",
    passage: tuple[str, ...],
    *,
    words: str | None,
    paraphrase: str | None,
    as_said: bool,
    coder: str | None,
    to: Output,
) -> None:
    """Say how a coded passage is quoted; alone, list the edited quotes beside what was said.

    The passage stays as it is: only words in square brackets may differ from it.
    """
    from qualcode.workbench import quote_edits

    ways = (words is not None) + (paraphrase is not None) + as_said
    if not passage and not ways:
        show(quote_edits.edited(project), to)
        return
    if ways != 1:
        raise click.UsageError("Add one of --words TEXT, --paraphrase TEXT and --as-said.")
    meant = place(project, "quote", passage, coder)
    if as_said:
        taken = quote_edits.as_said(project, meant)
        narrate("It is quoted word by word again." if taken else "It was quoted word by word already.")
    else:
        _edit(project, meant, words, paraphrase)


def _edit(project: "Project", meant: "Place", words: str | None, paraphrase: str | None) -> None:
    from qualcode.workbench import quote_edits

    if words is not None:
        said = quote_edits.edit(project, meant, words)
        narrate(f"Quoted: “{words.strip()}”")
    else:
        said = quote_edits.paraphrase(project, meant, paraphrase or "")
        narrate(f"Paraphrased: {(paraphrase or '').strip()}")
    narrate(f"As said: “{said}”")
