"""The command `qualcode`: every sub-command is imported only when it is called."""

import os
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from qualcode import __version__
from qualcode.cli.output import has_screen, is_terminal, narrate
from qualcode.model.errors import QualcodeError


class _Command(NamedTuple):
    """Where a command lives, and its line in the help."""

    place: str
    help: str


SECTIONS = {
    "Begin": {
        "demo": _Command("projects:demo", "Make an invented study, count it and write its matrices."),
        "new": _Command("projects:new", "Make a project."),
        "import": _Command("imports:import_", "Bring in notes, people, codings or answers."),
        "open": _Command("projects:open_", "Open the project in the terminal UI."),
        "status": _Command("projects:status", "Show how far the work has come."),
    },
    "Reduce": {
        "codebook": _Command("codebook:codebook", "Show and change the tree of codes."),
        "code": _Command("codings:code", "Code a passage or a whole note."),
        "uncode": _Command("codings:uncode", "Remove a coding."),
        "find": _Command("finding:find", "Find words in their context, and code what is found."),
        "finish": _Command("marks:finish", "Say that all of a note is coded."),
        "document": _Command("documents:document", "List, read, mark and delete notes."),
        "summary": _Command("writing:summary", "Write and list summaries of notes."),
        "sheet": _Command("sheets:sheet", "Fill in contact summary sheets, one per note."),
        "memo": _Command("writing:memo", "Write and list memos."),
    },
    "Display": {
        "count": _Command("counts:count", "Count the people behind each theme."),
        "matrix": _Command("counts:matrix", "Cross themes with an attribute, waves, coders or polarity."),
        "cooccurrence": _Command("cooccurrence:cooccurrence", "Count people in whom two codes meet."),
        "saturation": _Command("saturation:saturation", "Show when notes stopped bringing new codes."),
        "table1": _Command("table1:table1", "Describe who took part, group by group."),
        "quotes": _Command("quotes:quotes", "Show the words behind each theme."),
        "display": _Command("display:display", "Show and keep displays: framework charts, quote matrices."),
        "star": _Command("stars:star", "Star a passage as a quote, or list the starred ones."),
        "unstar": _Command("stars:unstar", "Take the star of a passage away."),
        "quote": _Command("stars:quote", "Shorten a quote with [...], or paraphrase it."),
        "cell": _Command("cells:cell", "Sum up or rate a person under a theme."),
        "transitions": _Command("counts:transitions", "Show who moved where between two waves."),
        "report": _Command("report:report", "Make the report of the study, as HTML and DOCX."),
        "export": _Command("exports:export", "Write materials to files."),
    },
    "Compare": {
        "agree": _Command("agree:agree", "Compare coders: agreement by code, and where they differ."),
        "disagreements": _Command("consensus:disagreements", "List the places at which two coders differ."),
        "consensus": _Command("consensus:consensus", "Settle what two coders differ on."),
        "assign": _Command("assigning:assign", "Draw a sample for a second coder, blind."),
        "assignments": _Command("assigning:assignments", "List the samples of the coders."),
        "share": _Command("merging:share", "Make the copy that another coder works in."),
        "merge": _Command("merging:merge", "Bring the copy of a coder home."),
        "unblind": _Command("assigning:unblind", "Let a coder see the others' work in the sample."),
    },
    "Keep": {
        "names": _Command("names:names", "Keep real names in: the list, and what stands for them."),
        "check": _Command("names:check", "Look for listed names in all that leaves, or in files."),
        "coder": _Command("coders:coder", "List, add and choose coders."),
        "respondent": _Command("respondents:respondent", "List people, and let one withdraw."),
        "undo": _Command("history:undo", "Undo the last step."),
        "redo": _Command("history:redo", "Redo what was undone."),
        "trail": _Command("history:trail", "Show every step ever taken."),
        "backup": _Command("projects:backup", "Copy the project safely, even while it is open."),
        "setting": _Command("projects:setting", "Show or change settings of the project."),
    },
}
COMMANDS = {name: command for section in SECTIONS.values() for name, command in section.items()}


class LazyGroup(click.Group):
    """Knows the commands by name, and imports the module of one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].place.partition(":")
        command: click.Command = getattr(import_module(f"qualcode.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands by the flow of work they belong to."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, command.help) for name, command in commands.items()])


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "-p",
    "--project",
    metavar="FILE",
    help="The project file; else QUALCODE_PROJECT, else the only *.qualcode in this folder.",
)
@click.version_option(__version__, "-V", "--version", message="qualcode %(version)s")
@click.pass_context
def cli(ctx: click.Context, project: str | None) -> None:
    """A workbench for thematic coding of interviews.

    Every number can be opened down to the people and the words behind it, and nothing is ever lost.
    Try `qualcode demo` first. Alone, in a folder with one project, it opens that project.
    """
    ctx.obj = project
    if ctx.invoked_subcommand is None:
        _open_or_help(ctx)


def _open_or_help(ctx: click.Context) -> None:
    """Open the project that is meant; where none is, or there is no terminal, say what can be done."""
    if has_screen() and _is_one_meant():
        from qualcode.cli.projects import open_

        ctx.invoke(open_)
    else:
        raise click.exceptions.NoArgsIsHelpError(ctx)


def _is_one_meant() -> bool:
    from qualcode.cli.options import project_path

    try:
        project_path()
    except QualcodeError:  # none in this folder, or several
        return False
    return True


def main() -> NoReturn:
    """Run the command line: exit 0 when done, 1 for a mistake that is explained, 2 for wrong usage."""
    try:
        exit_code = cli.main(prog_name="qualcode", standalone_mode=False)
    except QualcodeError as error:
        _fail(error.message, error.hint)
    except click.exceptions.Abort:
        if is_terminal():
            narrate("")  # the cursor may stand behind a question
        _fail("Stopped; nothing was changed.", "")
    except click.NoSuchOption as error:
        is_misplaced = error.option_name in {"-p", "--project"}
        _misused(error, "It stands before the command: qualcode -p FILE COMMAND" if is_misplaced else "")
    except click.ClickException as error:
        _misused(error)
    except BrokenPipeError:
        # The reader of the pipe (head, less) has gone; nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except UnicodeEncodeError:
        _fail("The command holds bytes that are no text.", "Set the terminal to UTF-8 and write it again.")
    except OSError as error:
        _fail(
            f"{error.filename or 'The output'} cannot be used: {error.strerror}.",
            "Check the disk and the path.",
        )
    except Exception as error:
        if os.environ.get("QUALCODE_DEBUG"):
            raise
        _fail(
            f"qualcode made a mistake of its own ({_where(error)}); nothing was changed.",
            "Please report it; QUALCODE_DEBUG=1 before the command shows more, perhaps words of notes, too.",
        )
    sys.exit(exit_code if isinstance(exit_code, int) else 0)  # a command that found fault says 1


def _where(error: Exception) -> str:
    """What happened and where; what else an exception says may be words of a note, and is sent to others."""
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def _misused(error: click.ClickException, hint: str = "") -> NoReturn:
    """Say what was wrong about the command; it may repeat file names, which may hold anything."""
    said = StringIO()
    error.show(file=said)
    narrate(said.getvalue().rstrip())
    if hint:
        narrate(f"Hint: {hint}")
    sys.exit(error.exit_code)


def _fail(message: str, hint: str) -> NoReturn:
    narrate(f"Error: {message}")
    if hint:
        narrate(f"Hint: {hint}")
    sys.exit(1)
