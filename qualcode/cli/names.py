"""Commands: names add, list, suggest, delete, import; and check names."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import COUNT, output_options, with_project
from qualcode.cli.output import Output, is_terminal, narrate, show
from qualcode.model.errors import QualcodeError
from qualcode.model.names import NameKind, NameOut
from qualcode.model.texts import legible_text, number_of

if TYPE_CHECKING:
    from qualcode.workbench.name_suggestions import Suggested
    from qualcode.workbench.names import Added
    from qualcode.workbench.projects import Project


@click.group()
def names() -> None:
    """Keep real names in: each is replaced in every table and file that leaves the project.

    The screens, `document show` and the `names` commands show the words as they are; so does --real-names.
    `backup` copies the project with all its words and names, `share` the notes of a coder with the names in
    them.
    """


@names.command()
@click.argument("name")
@click.argument("replacement")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in NameKind]), default="person", show_default=True
)
@click.option(
    "--as-written", is_flag=True, help="Only as it is written here, or in capitals: Mark, Will, May."
)
@with_project
def add(project: "Project", name: str, replacement: str, *, kind: str, as_written: bool) -> None:
    """Put NAME on the list: REPLACEMENT stands for it, for example "[the worker]".

    Case, accents, blanks, dashes and apostrophes do not matter, nor what it is joined to (withSarah,
    sarahjones); endings such as 's stay. Nicknames and other forms (Saaran) are names of their own: add them,
    too. A NAME that is its own REPLACEMENT stays as it is: for words that only look like a listed name.
    """
    from qualcode.workbench import names as verbs

    _tell(verbs.add(project, NameOut(name, replacement, NameKind(kind), as_written)))


def _tell(added: "Added") -> None:
    from qualcode.workbench import names as verbs

    narrate(verbs.told(added))
    if added.in_small_letters and not added.name.is_as_written:
        narrate(
            f"{number_of(added.in_small_letters, 'place')} of these in small letters: if that is a word and"
            " no name, add it again with --as-written."
        )


@names.command("list")
@click.option("--unused", is_flag=True, help="Only names that stand in no note.")
@output_options
@with_project
def list_(project: "Project", *, unused: bool, to: Output) -> None:
    """List the real names with their replacements; with --format csv to be brought in again."""
    from qualcode.workbench import names as verbs

    show(verbs.listed(project, is_unused=unused), to._replace(is_with_real_names=True))


@names.command()
@click.option("--most", type=COUNT, default=50, show_default=True, metavar="N", help="At most this many.")
@click.option("--ask", "is_asking", is_flag=True, help="Ask about each on the terminal.")
@output_options
@with_project
def suggest(project: "Project", *, most: int, is_asking: bool, to: Output) -> None:
    """List words of the notes that may be names, by an installed spaCy model or by their capitals."""
    from qualcode.workbench import name_suggestions

    found = name_suggestions.suggested(project, most)
    if is_asking:
        _ask(project, found)
    else:
        show(name_suggestions.table(found), to._replace(is_with_real_names=True))


def _ask(project: "Project", found: "Suggested") -> None:
    """Walk through suggestions, each a step of its own."""
    from qualcode.workbench import names as verbs

    if not is_terminal():
        raise QualcodeError("There is no terminal to ask on.", "Leave --ask out; `names add` takes one.")
    narrate("Type what stands for it; Enter leaves it, = says that it is no name, . stops.")
    for number, one in enumerate(found.names, start=1):
        places = f"{number_of(one.places, 'place')}, first in {one.first[0]} at {one.first[1]}"
        question = f"{number} of {len(found.names)}: {legible_text(one.name)} ({one.kind.value}, {places})"
        answer = click.prompt(question, default="", show_default=False, err=True).strip()
        if answer == ".":
            return
        if answer:
            try:
                _tell(verbs.add(project, NameOut(one.name, one.name if answer == "=" else answer, one.kind)))
            except QualcodeError as error:
                narrate(f"{error.message} {error.hint}")


@names.command()
@click.argument("names", nargs=-1)
@click.option("--unused", is_flag=True, help="All names that stand in no note.")
@click.option("--for-good", is_flag=True, help="Erase them: undo keeps nothing of the list either.")
@with_project
def delete(project: "Project", names: tuple[str, ...], *, unused: bool, for_good: bool) -> None:
    """Take NAMES off the list: from now on they leave as they are."""
    from qualcode.workbench import names as verbs

    if bool(names) == unused:
        raise click.UsageError("Name what to take off the list, or say --unused.")
    done = verbs.delete(project, names or verbs.unused(project), is_for_good=for_good)
    after = "Nothing of them is kept." if for_good else "`qualcode undo` brings it back."
    narrate(f"Took {number_of(done, 'name')} off the list. {after}")


@names.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@with_project
def import_(project: "Project", file: Path) -> None:
    """Bring in names from a CSV FILE: name, replacement, and perhaps kind and as_written (yes or no)."""
    from qualcode.workbench import names as verbs

    added, changed = verbs.bring_in(project, file)
    narrate(f"{number_of(added, 'name')} added, {changed} changed.")


@click.group()
def check() -> None:
    """Look for what must not leave the project."""


@check.command("names")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@output_options
@with_project
def check_names(project: "Project", files: tuple[Path, ...], to: Output) -> None:
    """Look for listed names in all that exports hold, or in FILES; exit 1 where one can still be read.

    The search is looser than replacing: any signs between the words of a name, passages that end within
    one, escapes, comments and properties of files. It knows no nicknames, misspellings or letters set apart.
    """
    from qualcode.workbench import names_check

    found = names_check.check_files(project, files) if files else names_check.check(project)
    if found.rows or to.is_chosen:
        show(found, to._replace(is_with_real_names=True))
    else:
        for line in found.note:
            narrate(line)
    if found.rows:
        raise click.exceptions.Exit(1)
