"""What the demo and the commands write: the notice everywhere, and the same bytes for the same question."""

import io
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from qualcode.cli.options import DRAWN, FORMATS

Ask = Callable[[str, str], bytes]
WRITTEN = {
    "themes": "count --polarity positive",
    "themes-any-polarity": "count",
    "matrix-agency": "matrix --by agency --polarity positive",
    "matrix-polarity": "matrix --by polarity",
    "matrix-change": "matrix --by change",
    "transitions": "transitions status",
    "quotes-agency": "quotes --by agency --attributes gender,age --most 2",
}


def words(raw: bytes, format_name: str) -> str:
    """All that a file says, in one line."""
    if format_name in {"xlsx", "docx"}:
        with ZipFile(io.BytesIO(raw)) as parts:
            raw = b" ".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    return " ".join(raw.decode().split())


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("command", [*WRITTEN.values(), "matrix --by coder", "count --interval wilson"])
def test_the_notice_and_equal_bytes(ask: Ask, command: str, format_name: str) -> None:
    if format_name in DRAWN and command.startswith("quotes"):
        return  # words cannot be drawn
    raw = ask(command, format_name)
    assert ask(command, format_name) == raw
    notice = "Invented study, constructed to match published totals of a study of supported employment; not a"
    assert notice in words(raw, format_name) and "replication" in words(raw, format_name)


@pytest.mark.parametrize("suffix", ["csv", "html", "xlsx", "docx"])
def test_the_demo_writes_what_the_commands_say(ask: Ask, demo_path: Path, suffix: str) -> None:
    for name, command in WRITTEN.items():
        assert demo_path.with_name(f"{name}.{suffix}").read_bytes() == ask(command, suffix), name


def test_parents_have_at_least_the_people_of_their_codes(ask: Ask) -> None:
    for above, row in pairwise(json.loads(ask("count", "json"))["rows"]):
        if row["code"].startswith(f"{above['code']} > "):
            assert above["respondents"] >= row["respondents"] and above["codings"] >= row["codings"]
