"""The command `cooccurrence`."""

import json
from collections.abc import Callable
from pathlib import Path


def test_pairs_in_people(run: Callable, study: Path) -> None:
    for words in (("0", "30", "Own pace"), ("10", "40", "Courses and training")):
        start, end, code = words
        assert run("-p", "study.qualcode", "code", "wave1/B01", start, end, code).exit_code == 0
    said = run("-p", "study.qualcode", "cooccurrence", "--code", "Own pace", "--code", "Courses and training",
               "--format", "json")  # fmt: skip
    [row] = json.loads(said.out)["rows"]
    assert row["other"].endswith("Own pace") and row["words"] == {"n": 1, "base": 4, "percent": 25}
    wrong = run("-p", "study.qualcode", "cooccurrence", "--within", "note")
    assert wrong.exit_code == 2 and "--within" in wrong.err
