"""The command `table1`: who took part, and a printed table held against them."""

import json
from collections.abc import Callable
from pathlib import Path


def test_people_by_group(run: Callable, study: Path) -> None:
    said = run(
        "-p", "study.qualcode", "table1", "--by", "agency", "--attributes", "barriers", "--format", "json"
    )
    rows = {row["characteristic"]: row for row in json.loads(said.out)["rows"]}
    assert rows["barriers"]["response"] == "multiple"
    assert rows["barriers > (missing)"]["North"] == {"n": 1, "base": 2, "percent": 50}
    values = ("childcare", "health", "transport", "(missing)")
    assert [*rows] == ["barriers", *(f"barriers > {value}" for value in values)]


def test_a_printed_table_with_a_mistake(run: Callable, study: Path) -> None:
    (study / "printed.csv").write_text("attribute,value,North\nbarriers,health,1 (5%)\n")
    said = run("-p", "study.qualcode", "table1", "--by", "agency", "--against", "printed.csv")
    assert "1 of 2 is 50%" in said.out and said.exit_code == 0


def test_wrong_usage(run: Callable, study: Path) -> None:
    (study / "printed.csv").write_text("attribute,value,North\nbarriers,health,1\n")
    both = run("-p", "study.qualcode", "table1", "--against", "printed.csv", "--attributes", "barriers")
    assert both.exit_code == 2 and "leave --attributes out" in both.err
    unknown = run("-p", "study.qualcode", "table1", "--by", "agenzy")
    assert unknown.exit_code == 1 and "There is no attribute “agenzy”." in unknown.err
