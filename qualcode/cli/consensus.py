"""Commands: disagreements, consensus."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.options import again_option, both_times, output_options, people_options, with_project
from qualcode.cli.output import Output, narrate, show
from qualcode.model.codings import Polarity
from qualcode.model.consensus import DISAGREEMENTS, Decision, Difference, Order
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project

_UNDO = "`qualcode undo` takes it back."
_EVERY_KIND = "all"
_KINDS = click.Choice([*(kind.value for kind in DISAGREEMENTS), _EVERY_KIND])
_coders = click.argument("coders", nargs=-1)
_coder = click.option("--coder", multiple=True, metavar="NAME", help="The two coders; the first is A.")
_code = click.option("--code", multiple=True, metavar="CODE", help="Only this code and those below it.")
_document = click.option("--document", default="", metavar="NOTE", help="Only this note.")
_reason = click.option("--reason", default="", help="Why; it is kept with the decision.")


def _kinds(default: str) -> Callable[..., Any]:
    return click.option(
        "--kind",
        multiple=True,
        type=_KINDS,
        help="boundary: other borders; label: another code on the same words; polarity; one: coded by one"
        " coder only; gone: in the consensus, and nobody codes it any more."
        f" May be repeated. Default: {default}.",
    )


@click.command()
@_coders
@again_option
@_kinds("all")
@_code
@_document
@click.option("--unsettled", is_flag=True, help="Only what is not settled yet.")
@click.option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    default=Order.NOTE.value,
    help="note, person, length (the longest first) or alpha (codes with the lowest first). Default: note.",
)
@people_options
@output_options
@with_project
def disagreements(
    project: "Project",
    coders: tuple[str, ...],
    *,
    is_again: bool,
    kind: tuple[str, ...],
    code: tuple[str, ...],
    document: str,
    unsettled: bool,
    order: str,
    scope: Scope,
    to: Output,
) -> None:
    """List the places at which two CODERS differ, each with its number.

    The first coder is A, the second B. Where only two coded, they need not be named. With --again they are
    one coder's first and latest time.
    """
    from qualcode.workbench.disagreement_order import in_order, key_of
    from qualcode.workbench.disagreement_words import table
    from qualcode.workbench.disagreements import Disagreements

    coders = both_times(project, (*coders, *scope.coders), is_again=is_again)
    found = Disagreements(project, replace(scope, coders=coders, codes=code))
    cases = found.differing(_differences(kind), _named(project, document), is_unsettled=unsettled)
    show(table(found, in_order(cases, key_of(found, Order(order)))), to)


def _differences(kind: tuple[str, ...]) -> tuple[Difference, ...]:
    return DISAGREEMENTS if _EVERY_KIND in kind else tuple(map(Difference, kind))


def _named(project: "Project", document: str) -> str:
    """The name of a note as the project spells it; an unknown one is refused."""
    from qualcode.workbench import documents

    return documents.read(project, document).name if document else ""


@click.group()
def consensus() -> None:
    """Settle what two coders differ on, into a layer beside theirs; what each coded stays as it is."""


@consensus.command()
@_coders
@output_options
@with_project
def status(project: "Project", coders: tuple[str, ...], to: Output) -> None:
    """Show how far two CODERS are with settling."""
    from qualcode.workbench import consensus

    show(consensus.status(project, Scope(coders=coders)), to)


@consensus.command()
@_coders
@click.option(
    "--alone",
    multiple=True,
    metavar="NAME",
    help="Also take over what NAME coded in notes that the other did not work on. May be repeated.",
)
@with_project
def accept(project: "Project", coders: tuple[str, ...], alone: tuple[str, ...]) -> None:
    """Take over all that both CODERS gave to the same words.

    From its first coding on counts are of the consensus, unless --coder names another layer. Notes of which
    it holds nothing are not in them.
    """
    from qualcode.workbench import consensus

    with _telling_of_counts(project):
        done = consensus.accept(project, Scope(coders=coders), alone)
        rest = f", and {number_of(done.alone, 'note')} of {' and '.join(alone)} alone" if alone else ""
        agreed = number_of(done.agreements, "agreement")
        if done.is_new:
            narrate(f"Accepted {agreed}{rest}: {number_of(done.codings, 'new coding')}. {_UNDO}")
        else:
            narrate(f"The consensus holds this already: {agreed}{rest}.")


@contextmanager
def _telling_of_counts(project: "Project") -> Iterator[None]:
    """Say it when what is settled changes which layer counts are of."""
    from qualcode.workbench import coverage

    was_counted = coverage.is_counted(project)
    yield
    if said := coverage.switched(project, was_counted=was_counted):
        narrate(f"{said} `qualcode count --coder NAME` counts another layer.")


@consensus.command()
@click.argument("id", type=int)
@click.argument("decision", type=click.Choice([decision.value for decision in Decision]), metavar="DECISION")
@_coder
@click.option("--at", nargs=2, type=int, metavar="START END", help="The words that `span` takes.")
@click.option("--code", default="", metavar="CODE", help="With `span`: which of the two codes.")
@click.option(
    "--polarity", type=click.Choice([p.value for p in Polarity]), help="With `span`: which polarity."
)
@_reason
@click.option("--memo", default="", help="Also a memo on the code: why its definition was unclear.")
@with_project
def decide(
    project: "Project",
    *,
    id: int,
    decision: str,
    coder: tuple[str, ...],
    at: tuple[int, int] | None,
    code: str,
    polarity: str | None,
    reason: str,
    memo: str,
) -> None:
    """Settle the place ID of `qualcode disagreements`, or settle it anew.

    a, b: as the first or the second coder. both, neither. union, intersection: all words of both, or those
    in both, where only the borders differ. span: other words (--at). open: we still disagree, which is kept
    and makes no coding.
    """
    from qualcode.workbench import consensus

    if (decision == Decision.SPAN) != (at is not None):
        raise click.UsageError("`span` and --at START END go together.")
    if decision != Decision.SPAN and (code or polarity):
        raise click.UsageError("--code and --polarity are for `span`.")
    choice = consensus.Choice(
        Decision(decision),
        reason,
        Span(*at) if at else None,
        code,
        Polarity(polarity) if polarity else None,
        memo,
    )
    with _telling_of_counts(project):
        how = consensus.decide(project, id, choice, Scope(coders=coder))
        narrate(f"Settled: {how}. {_UNDO}")


@consensus.command()
@click.argument("decision", type=click.Choice([d.value for d in Decision if d is not Decision.SPAN]))
@_coders
@_kinds("boundary")
@_code
@_document
@_reason
@with_project
def bulk(
    project: "Project",
    *,
    decision: str,
    coders: tuple[str, ...],
    kind: tuple[str, ...],
    code: tuple[str, ...],
    document: str,
    reason: str,
) -> None:
    """Settle all places alike that are not settled yet, as one step.

    Without --kind those where only the borders differ: union, intersection, a or b. `bulk a --kind all`
    takes all of coder A, with --document in a note, with --code for a code.
    """
    from qualcode.workbench import consensus

    with _telling_of_counts(project):
        done = consensus.settle_all(
            project,
            Decision(decision),
            _differences(kind) or (Difference.BOUNDARY,),
            Scope(coders=coders, codes=code),
            document=_named(project, document),
            reason=reason,
        )
        settled = f"Settled {number_of(done, 'difference')}. {_UNDO}"
        narrate(settled if done else "There is nothing to settle so.")


@consensus.command()
@click.argument("id", type=int)
@click.argument("text")
@_coder
@with_project
def reason(project: "Project", *, id: int, text: str, coder: tuple[str, ...]) -> None:
    """Write anew why the place ID was settled as it is."""
    from qualcode.workbench import consensus

    consensus.give_reason(project, id, text, Scope(coders=coder))
    narrate("Kept the reason.")
