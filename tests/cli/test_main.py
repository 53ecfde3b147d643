"""The program itself: its help, its start, its exit codes."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

import qualcode
from qualcode.cli.main import COMMANDS, cli, main

START = """
import sys
from qualcode.cli.main import main
sys.argv = ["qualcode", *sys.argv[1:]]
try:
    main()
except SystemExit:
    print(" ".join({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
HEAVY = {
    "spacy",
    "numpy",
    "textual",
    "sqlite_utils",
    "sqlite3",
    "rich",
    "ruamel",
    "docx",
    "xlsxwriter",
    "difflib",
    "rapidfuzz",
}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["import", "--help"]])
def test_help_starts_nothing_heavy(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, *words], capture_output=True, text=True, timeout=60, check=True
    )
    assert not HEAVY & set(done.stderr.split())


def every_command(group: click.Group, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        found.append((*above, name))
        if isinstance(command, click.Group):
            found += every_command(command, (*above, name))
    return found


@pytest.mark.parametrize("words", every_command(cli), ids=" ".join)
def test_every_command_has_help_that_fits(run: Callable, words: tuple[str, ...]) -> None:
    said = run(*words, "--help")
    assert said.exit_code == 0
    assert said.out.startswith(f"Usage: qualcode {' '.join(words)} ")
    assert len(said.out.splitlines()[2].strip()) > 10
    assert max(map(len, said.out.splitlines())) <= 80


def test_the_commands_of_the_issue_are_there() -> None:
    there = {" ".join(words) for words in every_command(cli)}
    assert there >= {
        *("demo", "new", "import", "code", "count", "matrix", "quotes", "summary", "undo", "redo", "trail"),
        *(f"codebook {verb}" for verb in ("list", "show", "check", "import", "export")),
        *(f"codebook {verb}" for verb in ("add", "rename", "move", "merge", "split", "delete")),
        *(f"coder {verb}" for verb in ("list", "add", "use", "lead")),
        *("export codings", "respondent withdraw"),
    }


def test_no_command_is_answered_with_help(run: Callable) -> None:
    said = run()
    assert said.exit_code == 2
    assert all(f"  {name} " in said.err for name in COMMANDS)


def test_version_and_unknown_commands(run: Callable) -> None:
    assert run("--version").out == f"qualcode {qualcode.__version__}\n"
    assert run("cuont").exit_code == 2
    assert "No such command 'cuont'" in run("cuont").err


def test_the_project_stands_before_the_command(study: Path, run: Callable) -> None:
    said = run("status", "-p", "study")
    assert said.exit_code == 2
    assert said.err.endswith("\nHint: It stands before the command: qualcode -p FILE COMMAND\n")


def test_wrong_usage_repeats_nothing_that_drives_a_terminal(folder: Path, run: Callable) -> None:
    (folder / "evil\x1b[31m").mkdir()
    assert run("codebook", "list", "evil\x1b[31m").exit_code == 2
    assert run("-p", "evil\x1b[31m", "status").exit_code == 1


def test_a_mistake_of_its_own_is_told_without_words_of_notes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        raise KeyError("what Zebedee said")

    monkeypatch.setattr(cli, "main", broken)
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().err
    assert "qualcode made a mistake of its own (KeyError in test_main.py, line " in said
    assert "Zebedee" not in said


def test_python_m_qualcode() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qualcode", "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == f"qualcode {qualcode.__version__}\n"


def test_options_that_messages_advise_are_there() -> None:
    advised = [
        found for text in texts_of_the_program() for found in re.findall(r"qualcode ([a-z]\w+.*)", text)
    ]
    named = [(words, *command_in(words.split("`")[0].split())) for words in advised]
    options = [
        (words, command, option) for words, command, rest in named for option in rest if "--" in option
    ]
    assert len(options) > 30
    for words, command, option in options:
        known = {name for parameter in command.params for name in parameter.opts}
        assert re.sub(r"[^a-z-].*", "", option) in known, words


def texts_of_the_program() -> Iterator[str]:
    for path in Path(qualcode.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def command_in(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that words begin with, and what follows its name."""
    command: click.Command = cli
    context = click.Context(cli)
    while words and isinstance(command, click.Group) and (below := command.get_command(context, words[0])):
        command, words = below, words[1:]
    return command, words
