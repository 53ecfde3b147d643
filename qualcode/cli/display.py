"""Commands: display presets, list, show, new, edit, delete, export."""

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.options import FORMATS, output_options, people_option, scope_options, with_project
from qualcode.cli.output import Output, narrate, show, show_opened
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import AXES, CELLS, Marks
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_WISHES = (
    click.option("--rows", metavar="WHAT", help=f"{AXES}."),
    click.option("--columns", metavar="WHAT", help="The same."),
    click.option("--cells", metavar="RULE", help=f"{CELLS}."),
    click.option(
        "--order", metavar="RULE", help="Of the rows: given, name, share, codings, rating:CODE, an attribute."
    ),
    click.option("--by", multiple=True, metavar="ATTRIBUTE", help="The attribute that a preset leaves open."),
    click.option("--transpose", is_flag=True, help="Rows become columns, and columns rows."),
    click.option("--hide-empty/--show-empty", "hides_empty", default=None, help="Rows without any entry."),
    click.option("--ends", type=click.IntRange(min=0), help="Only so many rows of either end of the order."),
    click.option("--attributes", metavar="A,B", help="What stands behind each quote; default: nothing."),
    click.option(
        "--attribution", "named_by", metavar="TEMPLATE", help="Who speaks instead: '{role} {number}'."
    ),
    click.option(
        "--mark", multiple=True, metavar="REASON=TEXT", help=f"For empty cells: {', '.join(Marks.reasons())}."
    ),
    click.option("--question", metavar="TEXT", help="What the display is to answer; it stands below it."),
    click.option("--suppress-below", type=click.IntRange(min=0), help="Hide cells of fewer people."),
)
_title = click.option("--title", metavar="TEXT", help="What stands above it.")


def wish_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What a display may be changed in, and its filters, handed over as one ``wishes``."""

    @functools.wraps(command)
    def run(*args: Any, scope: Scope, **options: Any) -> Any:
        attributes = options.pop("attributes")
        wishes = Wishes(
            scope=scope,
            marks=dict(map(_mark, options.pop("mark"))),
            shown=None if attributes is None else tuple(filter(None, map(str.strip, attributes.split(",")))),
            is_transposed=options.pop("transpose"),
            title=options.pop("title", None),
            **{
                name: options.pop(name)
                for name in (
                    *("rows", "columns", "cells", "order", "by"),
                    *("hides_empty", "ends", "question", "suppress_below", "named_by"),
                )
            },
        )
        return command(*args, wishes=wishes, **options)

    wished = scope_options(run)
    for option in reversed(_WISHES):
        wished = option(wished)
    return wished


def _mark(text: str) -> tuple[str, str]:
    reason, equals, mark = text.partition("=")
    if not equals:
        raise QualcodeError(f"“{text}” is no mark.", "Write --mark REASON=TEXT, e.g. not-asked=–")
    return reason.strip(), mark.strip()


@click.group()
def display() -> None:
    """Show and keep displays: framework charts, quote matrices, contrasts and more.

    `qualcode display presets` lists those that have a name; `show` opens one of them, or one of yours.
    """


@display.command("presets")
@output_options
def presets(*, to: Output) -> None:
    """List the displays that the method knows by name."""
    from qualcode.workbench import display_shelf

    show(display_shelf.presets(), to)


@display.command("list")
@output_options
@with_project
def list_(project: "Project", *, to: Output) -> None:
    """List the saved displays."""
    from qualcode.workbench import display_shelf

    show(display_shelf.listed(project), to)


@display.command("show")
@click.argument("name")
@_title
@wish_options
@people_option
@output_options
@with_project
def show_(project: "Project", name: str, *, wishes: Wishes, with_people: bool, to: Output) -> None:
    """Show the display NAME, a saved one or a preset; options change it for this once."""
    from qualcode.workbench import display_shelf, displays, opened

    asked = wishes.of(display_shelf.find(project, name))
    if with_people:
        show_opened(lambda: opened.display(project, asked), to)
    else:
        show(displays.show(project, asked), to)


@display.command()
@click.argument("name", metavar="TITLE")
@click.option("--from", "like", default="framework", show_default=True, help="The display to begin with.")
@wish_options
@with_project
def new(project: "Project", name: str, *, like: str, wishes: Wishes) -> None:
    """Keep a display as TITLE: a preset or a saved one, with what the options change."""
    from qualcode.workbench import display_shelf

    display_shelf.save(project, replace(wishes, title=name).of(display_shelf.find(project, like)))
    narrate(f'Kept: {name}. `qualcode display show "{name}"` opens it.')


@display.command()
@click.argument("name")
@click.option("--all-people", "forgets_scope", is_flag=True, help="Forget the kept filters first.")
@_title
@wish_options
@with_project
def edit(project: "Project", name: str, *, forgets_scope: bool, wishes: Wishes) -> None:
    """Change the saved display NAME in what the options say; the rest stays."""
    from qualcode.workbench import display_shelf

    display_shelf.edit(project, name, replace(wishes, forgets_scope=forgets_scope))
    narrate(f"Edited: {name}")


@display.command()
@click.argument("name")
@with_project
def delete(project: "Project", name: str) -> None:
    """Delete the saved display NAME (undo brings it back); what it shows stays."""
    from qualcode.workbench import display_shelf

    narrate(f"Deleted: {display_shelf.delete(project, name)}")


@display.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="docx", show_default=True)
@click.option("--excel-safe", is_flag=True, help="In CSV put ' before texts that Excel would run.")
@people_option
@with_project
def export(
    project: "Project", folder: Path, *, format_name: str, excel_safe: bool, with_people: bool
) -> None:
    """Write every saved display to a file of its own in FOLDER."""
    from qualcode.workbench import display_shelf
    from qualcode.workbench.names_out import gate

    options = {"excel_safe": excel_safe, "with_people": with_people}
    for path in display_shelf.export(gate(project), project, folder, format_name, **options):
        narrate(f"Written: {path}")
