"""The command `saturation`."""

import json
from collections.abc import Callable
from pathlib import Path


def test_a_curve_with_its_seed(run: Callable, study: Path) -> None:
    for note in ("wave1/B01", "wave2/B01"):
        assert run("-p", "study.qualcode", "code", note, "0", "9", "Own pace").exit_code == 0
    few = run("-p", "study.qualcode", "saturation")
    assert few.exit_code == 1 and "2 coded notes are too few" in few.err and "--base-size" in few.err
    said = run("-p", "study.qualcode", "saturation", "--base-size", "1", "--run-length", "1", "--seed", "7",
               "--orders", "10", "--format", "json")  # fmt: skip
    table = json.loads(said.out)
    assert [row["codes"] for row in table["rows"]] == [1, 1] and "10 random orders (seed 7)" in table["note"]
    assert run("-p", "study.qualcode", "saturation", "--threshold", "101").exit_code == 2
