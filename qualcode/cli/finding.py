"""Command: find."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.options import COUNT, output_options, people_options, with_project
from qualcode.cli.output import Output, confirm, narrate, progress_bar, show
from qualcode.model.codings import Polarity
from qualcode.model.finding import CONTEXT, Around, Query
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.model.finding import Hit
    from qualcode.workbench.projects import Project


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--regex", "is_regex", is_flag=True, help="WORDS is one regular expression, as Python's.")
@click.option("--forms", "is_forms", is_flag=True, help="Find all forms of each word (go: goes, went).")
@click.option("--uncoded", "is_uncoded", is_flag=True, help="Only what is not coded yet.")
@click.option("--respondents-only", is_flag=True, help="Not what the interviewer says, nor labels.")
@people_options
@click.option(
    "--context",
    type=click.IntRange(0, 1000),
    default=CONTEXT,
    show_default=True,
    metavar="N",
    help="Characters on each side.",
)
@click.option("--most", type=COUNT, metavar="N", help="Show (and code) at most this many.")
@click.option("--code", metavar="CODE", help="Code what was found, in one step.")
@click.option(
    "--around",
    type=click.Choice([a.value for a in Around]),
    default=Around.SENTENCE.value,
    show_default=True,
    help="What is coded with each hit.",
)
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), default="none", show_default=True)
@click.option("--yes", is_flag=True, help="Code without being asked.")
@output_options
@with_project
def find(
    project: "Project",
    words: tuple[str, ...],
    *,
    is_regex: bool,
    is_forms: bool,
    is_uncoded: bool,
    respondents_only: bool,
    scope: Scope,
    context: int,
    most: int | None,
    code: str | None,
    around: str,
    polarity: str,
    yes: bool,
    to: Output,
) -> None:
    """Find WORDS in their context: `kind staff` (both in a note), "own pace" (a phrase), `job OR work*`.

    Case and accents do not matter. With --code the sentence (or --around) of each hit is coded as one step.
    """
    from qualcode.workbench.finding import bring_up_to_date, concordance

    with progress_bar() as tell:
        bring_up_to_date(project, tell=tell)
    query = Query(_query(words, is_regex), is_regex, is_forms, is_uncoded, respondents_only, context)
    found = concordance(project, query, scope, most)
    if code is None or not yes:
        show(found.table, to)
    if code is not None:
        _code(project, found.hits, code, Around(around), Polarity(polarity), is_sure=yes)


def _query(words: tuple[str, ...], is_regex: bool) -> str:
    """One text of the words; what was quoted for the shell is a phrase."""
    if is_regex:
        if len(words) > 1:
            raise click.UsageError("Quote the pattern: qualcode find --regex 'PATTERN'")
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _code(
    project: "Project", hits: "Sequence[Hit]", code: str, around: Around, polarity: Polarity, *, is_sure: bool
) -> None:
    from qualcode.workbench.codebook import read
    from qualcode.workbench.finding import code_hits, passages_around

    codebook = read(project)
    label = codebook.label(codebook.find(code).code_id)
    passages, left_out = passages_around(project, hits, around)
    if left_out:
        narrate(f"Left out: {number_of(left_out, 'hit')} in words that are not coded, as the interviewer's.")
    if not passages:
        narrate("Nothing to code.")
        return
    if not is_sure:
        confirm(f"{number_of(len(passages), 'passage')} would be coded with {label}.", "Code them?")
    done = code_hits(project, hits, code, around, polarity)
    before = f"; {done.coded_before} coded so before" if done.coded_before else ""
    narrate(
        f"Coded {number_of(done.coded, 'passage')} with {done.code}{before}. `qualcode undo` takes it back."
    )
