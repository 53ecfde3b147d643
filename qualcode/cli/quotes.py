"""Command: quotes."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, scope_options, with_project
from qualcode.cli.output import Output, show
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.model.tables import Table
    from qualcode.workbench.projects import Project
    from qualcode.workbench.quotes import Style


@click.command()
@click.option("--by", metavar="ATTRIBUTE", help="Columns: an attribute, wave or polarity.")
@click.option("--starred", is_flag=True, help="Only the quotes for the paper (`qualcode star`).")
@scope_options
@click.option("--attributes", metavar="A,B", help="What stands behind each quote beside person and wave.")
@click.option(
    "--attribution", metavar="TEMPLATE", help="Who speaks, e.g. '{role} {number}, {agency}'; see above."
)
@click.option("--as-said", is_flag=True, help="Every passage word by word, also where a quote was edited.")
@click.option("--numbers", is_flag=True, help="The number of each passage, for `star` and `quote`.")
@click.option("--most", type=click.IntRange(min=1), help="At most this many quotes in a cell.")
@click.option("--use", is_flag=True, help="How often each person (--by: each group) is quoted on the shelf.")
@click.option("--suggest", is_flag=True, help="Quotes to star: a positive and a critical one per theme.")
@click.option("--remember", metavar="WORDS", help="Find words that you remember roughly, in all notes.")
@output_options
@with_project
def quotes(
    project: "Project",
    *,
    by: str | None,
    starred: bool,
    scope: Scope,
    attributes: str | None,
    attribution: str | None,
    as_said: bool,
    numbers: bool,
    most: int | None,
    use: bool,
    suggest: bool,
    remember: str | None,
    to: Output,
) -> None:
    """Show the words behind each theme, and the person behind the words.

    A TEMPLATE names attributes in braces, and {person}, {number} (the place in the list of people), {wave}
    and {document}. Where an attribute names another person, {adviser.role} is what is known of that one.
    """
    from qualcode.workbench.quotes import Style

    _refuse_idle(click.get_current_context())
    style = Style(_names(attributes), attribution, as_said, numbers)
    if use:
        from qualcode.workbench.quote_use import use as count_use

        show(count_use(project, scope, by=by), to)
    elif suggest:
        from qualcode.workbench.quote_suggestions import suggestions

        show(suggestions(project, scope, style=style), to)
    elif remember is not None:
        from qualcode.workbench.remembered import remembered

        show(remembered(project, remember, scope, most=most), to)
    else:
        show(_matrix(project, scope, by, most, style, starred=starred), to)


_WITH = {
    "use": {"by"},
    "suggest": {"attributes", "attribution", "as_said", "numbers"},
    "remember": {"most"},
}
"""What each other way of asking goes with, beside filters."""
_STYLED = ("by", "starred", "attributes", "attribution", "as_said", "numbers", "most", *_WITH)
_NOT_OF_NOTES = ("only_polarity", "only_code", "base")


def _refuse_idle(context: click.Context) -> None:
    """Refuse options that would do nothing beside another."""
    given = [name for name in (*_STYLED, *_NOT_OF_NOTES) if context.params.get(name)]
    for way, fitting in _WITH.items():
        if way in given:
            filters = set() if way == "remember" else set(_NOT_OF_NOTES)
            idle = [name for name in given if name not in {way, *fitting, *filters}]
            if idle:
                option = idle[0].removeprefix("only_").replace("_", "-")
                raise click.UsageError(f"--{option} does nothing beside --{way}.")


def _matrix(
    project: "Project", scope: Scope, by: str | None, most: int | None, style: "Style", *, starred: bool
) -> "Table":
    from qualcode.workbench.quotes import quotes as make

    return make(project, scope, by=by, most=most, style=style, only_starred=starred)


def _names(text: str | None) -> tuple[str, ...]:
    """The names in a list that is parted by commas."""
    return tuple(filter(None, map(str.strip, (text or "").split(","))))
