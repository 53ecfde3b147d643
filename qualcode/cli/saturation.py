"""Command: saturation."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, scope_options, with_project
from qualcode.cli.output import Output, show
from qualcode.model.scope import Scope

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_SOME = click.IntRange(1, 1000)


@click.command()
@click.option("--base-size", type=_SOME, default=4, show_default=True, help="Notes that make the base.")
@click.option("--run-length", type=_SOME, default=2, show_default=True, help="Notes that make a run.")
@click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    default=5,
    show_default=True,
    help="New codes of a run, in percent of those of the base, that are few enough.",
)
@click.option("--level", type=_SOME, help="Count codes of this level (1: themes) with all below them as one.")
@click.option(
    "--orders", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="Random orders."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same orders.")
@scope_options
@output_options
@with_project
def saturation(
    project: "Project",
    *,
    base_size: int,
    run_length: int,
    threshold: int,
    level: int | None,
    orders: int,
    seed: int,
    scope: Scope,
    to: Output,
) -> None:
    """Show when notes stopped bringing new codes, by base, run and threshold (Guest et al. 2020)."""
    from qualcode.workbench.saturation import Chance, Rule
    from qualcode.workbench.saturation import saturation as ask

    rule, chance = Rule(base_size, run_length, threshold), Chance(orders, seed)
    show(ask(project, scope, rule, chance, level=level), to)
