"""The JSON that other programs rely on, and what counting loads."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def asked(ask: Callable[[str, str], bytes]) -> Callable[[str], dict[str, Any]]:
    """Gives the JSON of a command."""
    return lambda command: json.loads(ask(command, "json"))


def row(answer: dict[str, Any], code: str) -> dict[str, Any]:
    [found] = [row for row in answer["rows"] if row["code"] == code]
    assert list(found) == answer["columns"]
    return dict(found)


Asked = Callable[[str], dict[str, Any]]
COURSES = "Practical assistance > Job preparation > Courses and training"


def test_a_row_of_count(asked: Asked) -> None:
    found = row(asked("count --polarity positive"), COURSES)
    assert isinstance(found.pop("codings"), int)
    assert found == {
        "code": COURSES,
        "respondents": 30,
        "base": 182,
        "percent": 16,
        "positive": 30,
        "critical": 6,
    }


def test_a_row_of_count_with_an_interval(asked: Asked) -> None:
    answer = asked("count --interval wilson")
    assert answer["columns"] == [
        "code", "respondents", "base", "percent", "low", "high", "positive", "critical", "codings",
    ]  # fmt: skip
    for found in answer["rows"]:
        assert 0 <= found["low"] <= found["percent"] <= found["high"] <= 100


def test_a_row_of_matrix(asked: Asked) -> None:
    found = row(asked("matrix --by agency"), "Client-centred approach > Joint working")
    assert found["Agency A"] == {"n": 6, "base": 40, "percent": 15}
    assert found["Agency F"] == {"n": 0, "base": 20, "percent": 0}
    assert found["spread"] == "1 of 6 agencies, only Agency A"


def test_percentages_of_small_bases_are_always_there(asked: Asked) -> None:
    answer = asked("count --where age=43")
    assert all(found["base"] < 20 and isinstance(found["percent"], int) for found in answer["rows"])


def test_hidden_cells(asked: Asked) -> None:
    code = "Practical assistance > Financial help"
    found = row(asked("count --polarity positive --suppress-below 5"), code)
    assert (found["respondents"], found["base"], found["percent"]) == (None, 182, None)
    assert (found["positive"], found["codings"]) == (None, None)
    assert found["hidden"] == {"respondents": "<5", "positive": "<5", "codings": "hidden"}


def test_the_hidden_numbers_stand_nowhere_in_the_row(asked: Asked) -> None:
    shown = asked("matrix --by agency --suppress-below 5")
    full = asked("matrix --by agency")
    for hidden, found in zip(shown["rows"], full["rows"], strict=True):
        agencies = [key for key in found if key.startswith("Agency")]
        small = [key for key in agencies if 0 < found[key]["n"] < 5]
        unknown = [key for key in agencies if hidden[key]["n"] is None]
        assert {*small} <= {*unknown}
        assert all(hidden[key]["percent"] is None for key in unknown)
        assert len(unknown) != 1


LAZY = "import sys; {}; print(*sorted({{*{!r}}} & {{name.partition('.')[0] for name in sys.modules}}))"


def loaded(statements: str, *heavy: str) -> str:
    """Which of these packages are loaded after the statements."""
    code = LAZY.format(statements, heavy)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    "command", [["count"], ["matrix", "--by", "agency"], ["quotes", "--most", "1"], ["transitions", "status"]]
)
def test_counting_loads_no_screen_and_no_language(demo_path: Path, command: list[str]) -> None:
    statements = (
        "from qualcode.cli.main import cli;"
        f" cli.main({['-p', str(demo_path), *command]!r}, standalone_mode=False)"
    )
    assert loaded(statements, "textual", "spacy", "numpy") == ""


def test_help_loads_next_to_nothing() -> None:
    statements = (
        "import runpy; sys.argv[:] = ['qualcode', '--help']\n"
        "try: runpy.run_module('qualcode', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "0"
    )
    assert loaded(statements, "textual", "spacy", "numpy", "sqlite_utils") == ""
