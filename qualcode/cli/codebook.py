"""Commands: codebook list, show, check, import, export, recheck, and every change of a code."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import output_options, real_names_option, scope_options, the_project, with_project
from qualcode.cli.output import Output, confirm, narrate, show, way_out, write
from qualcode.cli.rechecks import recheck
from qualcode.model.meanings import Meaning
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualcode.model.codebook import CodebookFile
    from qualcode.workbench.projects import Project

FIELDS = ("definition", "include", "exclude", "example", "colour", "key")


@click.group()
def codebook() -> None:
    """Show and change the tree of codes; codings follow, and every change can be undone."""


codebook.add_command(recheck)


def _field_options(command: "Callable[..., None]") -> "Callable[..., None]":
    for field in reversed(FIELDS):
        command = click.option(f"--{field}", help=f"The {field} of the code.")(command)
    return command


def _given(fields: dict[str, str | None]) -> dict[str, str]:
    return {field: text for field, text in fields.items() if text is not None}


def _file(name: str | None) -> "CodebookFile":
    """A codebook file or shipped codebook, or (None) that of the project."""
    from qualcode.workbench import codebook as verbs
    from qualcode.workbench import codebook_files

    if name is not None:
        return codebook_files.read(name)
    with the_project() as project:
        return way_out().codebook(verbs.as_file(project))


@codebook.command("list")
def list_() -> None:
    """List the codebooks that come with qualcode."""
    from qualcode.workbench import codebook_files

    for name in codebook_files.shipped_names():
        file = codebook_files.read(name)
        click.echo(f"{name:<24} {sum(1 for _ in file.walk()):>3} codes  {file.name}")


@codebook.command("show")
@click.argument("file", required=False)
@output_options
def show_(file: str | None, to: Output) -> None:
    """Show the codebook of the project, or of FILE, with its definitions; -o FILE makes it an appendix."""
    from qualcode.workbench import codebook as verbs
    from qualcode.workbench import codebook_files

    if file is None:
        with the_project() as project:
            show(verbs.appendix(project) if to.is_chosen else verbs.outline(project), to)
        return
    found = codebook_files.read(file)
    show(codebook_files.outline(found, f"Codebook: {found.name}"), to)


@codebook.command()
@click.argument("file", required=False)
@output_options
def check(file: str | None, to: Output) -> None:
    """Find missing definitions and clashing keys, in the project or in FILE."""
    from qualcode.workbench import codebook_files

    show(codebook_files.check(_file(file)), to)


@codebook.command()
@click.argument("code")
@with_project
def accept(project: "Project", code: str) -> None:
    """Take over CODE, which a coder proposed."""
    from qualcode.workbench import proposals

    narrate(f"Took over {proposals.accept(project, code).name}.")


@codebook.command("import")
@click.argument("file")
@with_project
def import_(project: "Project", file: str) -> None:
    """Bring in FILE (.yaml, .csv, or the name of a shipped codebook); nothing is removed."""
    from qualcode.workbench import codebook as verbs
    from qualcode.workbench import codebook_files

    brought = verbs.add_codebook(project, codebook_files.read(file))
    narrate(f"{number_of(brought.added, 'code')} added, {brought.changed} changed.")
    if brought.keys_left_out:
        narrate(f"Keys left out, as other codes have them already: {', '.join(brought.keys_left_out)}.")


@codebook.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["yaml", "csv"]),
    help="Default: the suffix of FILE, else yaml.",
)
@real_names_option
@with_project
def export(project: "Project", file: Path | None, *, format_name: str | None, real_names: bool) -> None:
    """Write the codebook to FILE (.yaml or .csv), or to standard output."""
    from qualcode.workbench import codebook as verbs
    from qualcode.workbench import codebook_files

    gate = way_out(is_with_real_names=real_names)
    if file is None:
        write([codebook_files.as_bytes(gate, verbs.as_file(project), format_name or "yaml")])
    else:
        codebook_files.save(gate, verbs.as_file(project), file, format_name)
        narrate(f"Written: {file}")


@codebook.command()
@output_options
@with_project
def versions(project: "Project", to: Output) -> None:
    """List the versions of the codebook and the steps that made them."""
    from qualcode.workbench import codebook as verbs

    show(verbs.version_table(project), to)


@codebook.command()
@click.argument("path")
@_field_options
@with_project
def add(project: "Project", path: str, **fields: str | None) -> None:
    """Add a code: PATH is "Theme > New code", or "New theme"."""
    from qualcode.workbench import codebook as verbs
    from qualcode.workbench import proposals

    code = verbs.add(project, path, _given(fields))
    is_proposal = code.code_id in proposals.proposals(project)
    narrate(f"Added: {path}{', a proposal while you code blind' if is_proposal else ''}")


@codebook.command()
@click.argument("code")
@_field_options
@with_project
def edit(project: "Project", code: str, **fields: str | None) -> None:
    """Write the definition or another field of CODE anew."""
    from qualcode.workbench import codebook as verbs
    from qualcode.workbench import rechecks

    given = _given(fields)
    if not given:
        raise click.UsageError("Name a field, for example --definition TEXT.")
    edited = verbs.edit(project, code, given)
    narrate(f"Edited: {code}")
    waiting = rechecks.count(project, edited.code_id) if set(Meaning._fields) & set(given) else 0
    if waiting:
        narrate(
            f"{number_of(waiting, 'coding')} of all coders made under an earlier meaning:"
            " qualcode codebook recheck --coder all"
        )


@codebook.command()
@click.argument("code")
@click.argument("name")
@with_project
def rename(project: "Project", code: str, name: str) -> None:
    """Give CODE another NAME."""
    from qualcode.workbench import codebook as verbs

    narrate(f"Renamed: {code} is now {verbs.rename(project, code, name).name}.")


@codebook.command()
@click.argument("code")
@click.option("--under", metavar="CODE", help="The new parent; without it the code goes to the top.")
@click.option("--place", type=click.IntRange(min=1), help="Its place among the codes there; default: last.")
@with_project
def move(project: "Project", code: str, under: str | None, place: int | None) -> None:
    """Move CODE, with all codes below it, under another one."""
    from qualcode.workbench import codebook as verbs

    verbs.move(project, code, under, place)
    narrate(f"Moved: {code} {f'under {under}' if under else 'to the top'}.")


@codebook.command()
@click.argument("code")
@click.argument("into")
@with_project
def merge(project: "Project", code: str, into: str) -> None:
    """Merge CODE, its codings and the codes below it, INTO another one."""
    from qualcode.workbench import codebook as verbs

    recoded = verbs.merge(project, code, into)
    narrate(f"Merged {code} into {into}; {number_of(recoded, 'coding')} followed.")


@codebook.command()
@click.argument("code")
@click.argument("name")
@scope_options
@click.option("--containing", default="", metavar="WORDS", help="Only passages with these words.")
@with_project
def split(project: "Project", code: str, name: str, *, scope: Scope, containing: str) -> None:
    """Split a new code NAME off from CODE, with those of its codings that the options choose."""
    from qualcode.workbench import codebook as verbs

    split_off, moved = verbs.split(project, code, name, scope, containing)
    narrate(f"Split: {number_of(moved, 'coding')} went from {code} to {split_off.name}.")


@codebook.command()
@click.argument("code")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_project
def delete(project: "Project", code: str, yes: bool) -> None:
    """Delete CODE with the codes below it and their codings (undo brings them back)."""
    from qualcode.workbench import codebook as verbs

    uses = verbs.uses(project, code)
    what = f"{number_of(uses.codes, 'code')} with {number_of(uses.codings, 'coding')}"
    if uses.codings and not yes:
        confirm(f"This deletes {what} of {number_of(uses.people, 'person', 'people')}.", "Delete them?")
    verbs.delete(project, code)
    narrate(f"Deleted {what}; `qualcode undo` brings them back.")
