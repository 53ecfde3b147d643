"""Commands: star, unstar."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.codings import span_of
from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_coder = click.option("--coder", metavar="NAME", help="Whose coding; default: the coder in use.")


@click.command()
@click.argument("passage", nargs=-1, metavar="[DOCUMENT START END CODE]")
@_coder
@output_options
@with_project
def star(project: "Project", passage: tuple[str, ...], *, coder: str | None, to: Output) -> None:
    """Star a coded passage as a quote for the paper; alone, list the starred quotes."""
    from qualcode.workbench import stars

    if not passage:
        show(stars.shelf(project), to)
        return
    if len(passage) != 4:
        raise click.UsageError("Write: qualcode star DOCUMENT START END CODE")
    document, start, end, code = passage
    starred = stars.star(project, document, span_of(start, end), code, coder)
    narrate(f"{'Starred' if starred.is_new else 'Starred already'}: “{starred.words}”")
    if not starred.is_verbatim:
        narrate(
            "Beware: the note marks this as paraphrase or added later; it is shown without quotation marks."
        )


@click.command()
@click.argument("document")
@click.argument("start")
@click.argument("end")
@click.argument("code")
@_coder
@with_project
def unstar(project: "Project", document: str, start: str, end: str, code: str, *, coder: str | None) -> None:
    """Take the star of a passage away (undo brings it back)."""
    from qualcode.workbench import stars

    removed = stars.unstar(project, document, span_of(start, end), code, coder)
    narrate(f"Took {number_of(removed, 'star')} away.")
