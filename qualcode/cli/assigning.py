"""Commands: assign, assignments, unblind."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_MOST_NAMED = 10


class Share(click.ParamType[Fraction]):
    """A part of the people: ``20%``, ``0.2`` or ``1/5``."""

    name = "share"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        """The share as a fraction above 0 and up to 1."""
        text = str(value).strip()
        try:
            share = Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except (ValueError, ZeroDivisionError):
            self.fail(f"{text!r} is no share; 20% is one.", param, ctx)
        if not 0 < share <= 1:
            self.fail("a share is above 0% and not above 100%.", param, ctx)
        return share


@click.command()
@click.argument("coder")
@click.option("--share", type=Share(), default="20%", show_default=True, help="Which part of the people.")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed draws the same."
)
@click.option("--by", default="", metavar="ATTRIBUTE", help="Draw from each group in proportion.")
@click.option(
    "--again",
    "is_again",
    is_flag=True,
    help="The same coder at a later time: code a sample of their own anew.",
)
@click.option("--not-blind", is_flag=True, help="Let the coder see what others coded in these notes.")
@with_project
def assign(project: "Project", /, coder: str, not_blind: bool, is_again: bool, **draw: Any) -> None:
    """Ask CODER to code a random sample of the people, each with all of their notes.

    Until CODER and everybody else who coded a note have finished it (`qualcode finish`), CODER sees only
    their own work in it; `qualcode unblind` opens it earlier.

    With --again the sample is of people whose notes CODER has coded, and CODER codes it as “CODER (again)”,
    blind to what CODER gave at first; `qualcode agree CODER --again` compares both times.
    """
    from qualcode.workbench import assigning
    from qualcode.workbench.coders import quoted

    drawn = assigning.assign(
        project, coder, assigning.Draw(**draw), is_blind=not not_blind, is_again=is_again
    )
    notes = number_of(drawn.documents, "note", "notes")
    narrate(f"Assigned {number_of(len(drawn.names), 'person', 'people')} with {notes} to {drawn.coder}:")
    for stratum, names in drawn.people.items():
        narrate(f"  {stratum} ({len(names)} of {drawn.of[stratum]}): {', '.join(names) or 'nobody'}")
    if drawn.unfinished:
        more = len(drawn.unfinished) - _MOST_NAMED
        names = ", ".join(drawn.unfinished[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        narrate(
            f"Coded at first without being called finished: {names}. They stay hidden"
            f" from {drawn.coder} until `qualcode finish NOTE --coder {quoted(drawn.first)}` says so."
        )
    narrate(f"`qualcode coder use {quoted(drawn.coder)}` codes as {drawn.coder}.")


@click.command()
@output_options
@with_project
def assignments(project: "Project", to: Output) -> None:
    """List the samples of the coders, how they were drawn, and how far they are."""
    from qualcode.workbench import assigning

    show(assigning.listed(project), to)


@click.command()
@click.argument("coder")
@with_project
def unblind(project: "Project", coder: str) -> None:
    """Let CODER see what others coded in the sample, before everybody has finished; the trail keeps that."""
    from qualcode.workbench import assigning

    assigning.unblind(project, coder)
    narrate(f"{coder} sees the work of the others now. The trail says so.")
