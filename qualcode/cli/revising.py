"""Commands: document revise, review, settle, versions."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.codings import span_of
from qualcode.cli.options import output_options, with_project
from qualcode.cli.output import Output, confirm, narrate, show, write_words
from qualcode.model.errors import QualcodeError
from qualcode.model.revisions import Fate
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from qualcode.workbench.projects import Project
    from qualcode.workbench.revising import Revised

_STANDARD_INPUT = "-"
_MOST_SHOWN = 10
_LONGEST_SHOWN = 80


@click.command()
@click.argument("name")
@click.argument("file")
@click.option("--reason", default="", metavar="TEXT", help="Why; kept with the earlier version.")
@click.option("--encoding", help="Encoding of a text file, e.g. cp1252.")
@click.option("--yes", is_flag=True, help="Do not ask when places become doubtful.")
@with_project
def revise(project: "Project", name: str, file: str, *, reason: str, encoding: str | None, yes: bool) -> None:
    """Replace the text of a note by the corrected one in FILE (.txt, .md, .docx, or - for standard input).

    Both versions are kept, and codings move with their words. Passages of which it is not clear where they
    stand now go to `qualcode document review`.
    """
    from qualcode.workbench import revising

    if file == _STANDARD_INPUT:
        note = revising.corrected_text(project, name, _piped())
    else:
        note = revising.corrected_file(project, name, Path(file), encoding)
    foreseen = revising.foreseen(project, name, note)
    doubtful = foreseen.fates[Fate.DOUBTFUL]
    if doubtful and not yes and not foreseen.is_the_same:
        confirm(f"{_counted(foreseen)}.", f"Revise {name}, and settle {doubtful} by hand?")
    _tell(revising.revise(project, name, note, reason))


def _piped() -> bytes:
    """Standard input as it came; it may be closed, or a stream of text put in its place."""
    if sys.stdin is None:
        return b""
    return sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()


def _tell(revised: "Revised") -> None:
    if revised.is_the_same:
        narrate(f"{revised.document} has this text already; nothing was changed.")
        return
    narrate(f"Revised {revised.document}. {_counted(revised)}.")
    if revised.settled:
        narrate(f"Clear again: {number_of(revised.settled, 'passage')} that had been doubtful.")
    for words in revised.changed[:_MOST_SHOWN]:
        narrate(f"  “{_short(words.before)}”\n  now “{_short(words.now)}”")
    if len(revised.changed) > _MOST_SHOWN:
        narrate(f"  ... and {len(revised.changed) - _MOST_SHOWN} more with other words.")
    for remark in revised.remarks:
        narrate(remark)
    if revised.fates[Fate.DOUBTFUL]:
        narrate("Settle the doubtful ones: qualcode document review")


def _counted(revised: "Revised") -> str:
    fates = revised.fates
    total = number_of(sum(fates.values()) + revised.settled, "coded or marked passage")
    return (
        f"{total}: {fates[Fate.STAYED]} stayed, {fates[Fate.MOVED]} moved,"
        f" {fates[Fate.CHANGED]} changed words, {fates[Fate.DOUBTFUL]} doubtful"
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 3]}..."


@click.command()
@click.argument("name", required=False)
@output_options
@with_project
def review(project: "Project", name: str | None, to: Output) -> None:
    """List the passages that a revision left doubtful, of NAME or of all notes."""
    from qualcode.workbench import doubts

    show(doubts.review(project, name), to)


@click.command()
@click.argument("doubt_id", metavar="ID", type=int)
@click.option("--at", nargs=2, metavar="START END", help="The passage stands here.")
@click.option("--keep", is_flag=True, help="At the proposed place; without one, as a coding without text.")
@click.option("--remove", is_flag=True, help="Take the coding or mark away.")
@with_project
def settle(
    project: "Project", doubt_id: int, *, at: tuple[str, str] | None, keep: bool, remove: bool
) -> None:
    """Say where the doubtful passage ID of `qualcode document review` stands."""
    from qualcode.workbench import doubts

    if (at is not None) + keep + remove != 1:
        raise QualcodeError("How should it be settled?", "Give one of --at START END, --keep and --remove.")
    if remove:
        doubts.settle_by_removing(project, doubt_id)
        narrate("Removed; `qualcode undo` brings it back.")
        return
    if at is not None:
        words = doubts.settle_at(project, doubt_id, span_of(*at))
    else:
        words = doubts.settle_as_proposed(project, doubt_id)
    narrate(f"Settled: “{words}”" if words else "Kept as a coding without text.")


@click.command()
@click.argument("name")
@click.argument("number", required=False, type=int)
@output_options
@with_project
def versions(project: "Project", name: str, number: int | None, to: Output) -> None:
    """List the earlier versions of a note, or show the text of version NUMBER."""
    from qualcode.workbench import doubts

    if number is None:
        show(doubts.versions(project, name), to)
    else:
        write_words(doubts.version_text(project, name, number))
