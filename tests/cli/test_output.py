"""Standard output is data, standard error is narration, and a terminal is asked only where there is one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from select import select
from signal import SIGKILL

import pytest

INTERRUPT = "\x03"
PROGRAM = [sys.executable, "-m", "qualcode"]


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("qualcode ", f"{sys.executable} -m qualcode ", 1)
    return subprocess.run(
        ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("-o", "x.pdf"), "The file “x.pdf” ends in “.pdf”, which is no format for tables."),
        (("-o", "x"), "The file “x” has no suffix."),
        (("-o", ""), "has no suffix."),
        (("-o", "", "--format", "csv"), "The file to write to has no name."),
        (("-o", "nowhere/x.csv"), "There is no folder nowhere."),
        (("-o", f"{'x' * 300}.csv"), "cannot be written: File name too long."),
        (("--excel-safe",), "--excel-safe is for CSV only, and this is text."),
        (("--excel-safe", "-o", "x.html"), "--excel-safe is for CSV only, and this is html."),
    ],
)
def test_a_table_that_cannot_be_written(
    study: Path, run: Callable, words: tuple[str, ...], answer: str
) -> None:
    before = set(study.iterdir())
    said = run("count", *words)
    assert (said.exit_code, said.data) == (1, b"")
    assert answer in said.err
    assert "\nHint: " in said.err
    assert set(study.iterdir()) == before


def test_wrong_formats_and_folders_are_wrong_usage(study: Path, run: Callable) -> None:
    assert run("count", "--format", "pdf").exit_code == 2
    assert run("count", "-o", "notes").exit_code == 2


def test_an_existing_file_is_replaced_whole_and_a_link_stays_a_link(study: Path, run: Callable) -> None:
    (study / "link.csv").symlink_to("themes.csv")
    (study / "themes.csv").write_text("x" * 100_000)
    assert run("count", "-o", "link.csv").exit_code == 0
    assert (study / "link.csv").is_symlink()
    assert (study / "themes.csv").read_bytes() == run("count", "--format", "csv").data


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk(study: Path, run: Callable) -> None:
    said = run("count", "--format", "csv", "-o", "/dev/full")
    assert said.err.startswith("Error: /dev/full cannot be written: No space left on device.\nHint: ")
    assert Path("/dev/full").is_char_device(), "a device is written to, never replaced"
    for command in ("count", "export codings", "codebook export", "document show P03"):
        done = shell(f"qualcode {command} > /dev/full")
        assert (done.returncode, done.stderr.count("\n")) == (1, 2), command
        assert done.stderr.startswith("Error: The output cannot be used: No space left on device.")


def test_formulas_can_be_kept_from_a_spreadsheet(study: Path, run: Callable) -> None:
    run("respondent", "set", "B01", "agency", "=1+1")
    assert ",=1+1," in run("respondent", "list", "--format", "csv").out
    assert ",'=1+1," in run("respondent", "list", "--format", "csv", "--excel-safe").out
    assert run("respondent", "list", "-o", "people-out.csv", "--excel-safe").exit_code == 0
    assert b",'=1+1," in (study / "people-out.csv").read_bytes()


def test_the_reader_of_a_pipe_may_go(study: Path, run: Callable) -> None:
    with (study / "c.csv").open("w") as file:
        file.write("code,document,start,end,note\n")
        file.writelines(f"Own pace,wave1/B01,{i},{i + 1},{'x' * 200}\n" for i in range(3) for _ in range(1))
        file.writelines(f"Own pace,wave1/B01,0,{i},{'x' * 9000}\n" for i in range(5, 55))
    assert run("import", "c.csv").exit_code == 0
    done = shell("qualcode export codings | head -1")
    assert done.stdout.startswith("\ufeffdocument,respondent")
    assert (done.stderr, done.returncode) == ("", 1)


def test_streams_that_were_closed(study: Path) -> None:
    done = shell("qualcode count >&-")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "Error: There is no standard output to write to.",
    )
    assert shell("qualcode status <&-").returncode == 0
    done = shell("qualcode respondent withdraw B01 <&-")
    assert (done.returncode, "Nothing was changed." in done.stderr) == (1, True)
    done = shell("qualcode summary P03 - <&-")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "Error: The summary has no words.")


def test_a_terminal_without_unicode(study: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "数字" in shell("qualcode document show P03", **plain).stdout
    done = shell("qualcode code nobody 0 5 X", **plain)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: There is no ")
    assert shell("qualcode coder add $'\\xff'").stderr == "Added the coder �.\n"


def test_json_is_one_object_and_narration_is_not_in_it(folder: Path, run: Callable) -> None:
    run("new", "study")
    said = run("status", "--format", "json")
    assert json.loads(said.data)["title"] == "study"
    assert said.err == ""


# --- a person at a terminal -----------------------------------------------------------------------------


def typed_at_a_terminal(words: list[str], keys: str = "", **environment: str) -> tuple[str, int]:
    """What the terminal shows and the exit code, when a person answers the first question with ``keys``."""
    pty = pytest.importorskip("pty")
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        os.environ |= {"TERM": "xterm", "COLUMNS": "80", **environment}
        os.execv(sys.executable, [*PROGRAM, *words])
    shown, has_answered = b"", False
    for _ in range(100):
        if not select([terminal], [], [], 0.3)[0]:
            # Python may miss an interrupt in the instant before it waits for a key; a person presses again.
            has_answered = has_answered and keys != INTERRUPT
        else:
            try:
                shown += os.read(terminal, 65536)
            except OSError:  # the program has ended
                break
        if b"[y/N]:" in shown and not has_answered:
            os.write(terminal, keys.encode())
            has_answered = True
    else:
        os.kill(child, SIGKILL)
    os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_rare_labels_are_asked_about(study: Path, run: Callable) -> None:
    run("undo")
    words = ["import", "notes", "--people", "people.csv"]
    shown, code = typed_at_a_terminal(words, "y\n")
    assert code == 0
    assert "Is “Mum” a speaker? (used once, B02 (first talk)) [y/N]: y" in shown
    assert "100%" in shown
    assert "Imported: 4 notes, 4 new people." in shown
    rows = json.loads(run("document", "show", "B02 (first talk)", "--sentences", "--format", "json").data)
    assert rows["rows"][-1]["speaker"] == "Mum"


def test_a_question_can_be_left(study: Path, run: Callable) -> None:
    run("undo")
    shown, code = typed_at_a_terminal(["import", "notes", "--people", "people.csv"], INTERRUPT)
    assert (code, "Stopped; nothing was changed." in shown) == (1, True)
    assert "people" in run("status").out
    assert json.loads(run("document", "list", "--format", "json").data)["rows"] == []
    shown, code = typed_at_a_terminal(["status"])
    assert code == 0


def test_tables_fit_the_terminal_and_colour_can_be_declined(study: Path) -> None:
    shown, _ = typed_at_a_terminal(["respondent", "list"], COLUMNS="50")
    lines = shown.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "").splitlines()
    assert max(map(len, lines)) <= 50
    assert "\x1b[1m" in shown
    assert "\x1b" not in typed_at_a_terminal(["respondent", "list"], NO_COLOR="1")[0]
    assert "\x1b" not in typed_at_a_terminal(["respondent", "list"], TERM="dumb")[0]


def test_a_binary_format_is_not_poured_into_a_terminal(study: Path) -> None:
    shown, code = typed_at_a_terminal(["count", "--format", "xlsx"])
    assert (code, "Hint: Add --output FILE.xlsx" in shown) == (1, True)
