"""Settling differences by command: places are listed with their numbers, and each command is one step."""

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run, Said

NOTE = "wave2/B01"  # She has a paid job now. The worker called the employer for her.
CODINGS = (
    "document,start,end,code,coder,polarity\n"
    f"{NOTE},0,23,Own pace,Lead,positive\n{NOTE},0,23,Own pace,Second,positive\n"
    f"{NOTE},24,40,Joint working,Lead,none\n{NOTE},28,46,Joint working,Second,none\n"
    f"{NOTE},47,63,Courses and training,Lead,none\n{NOTE},47,60,CVs and application forms,Second,none\n"
)


@pytest.fixture
def study(study: Path, run: Run) -> Path:
    """A study in which two coders finished one note: alike, other borders, another code."""
    (study / "codings.csv").write_text(CODINGS)
    assert run("coder", "add", "Lead").exit_code == 0
    assert run("import", "codings.csv").exit_code == 0
    for coder in ("Lead", "Second"):
        assert run("finish", NOTE, "--coder", coder).exit_code == 0
    return study


def listed(run: Run, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("disagreements", *more, "--format", "json").out)["rows"]
    return rows


@pytest.mark.usefixtures("study")
def test_the_loop_from_differences_to_counts_of_the_consensus(run: Run) -> None:
    border, label = listed(run)
    assert (border["kind"], border["start"], border["end"]) == ("boundary", 24, 46)
    assert border["code"].endswith("Joint working")
    assert (label["kind"], label["settled"]) == ("label", "")
    assert "CVs and application forms “mployer for h”" in label["b"]
    assert [row["kind"] for row in listed(run, "Second", "Lead", "--kind", "label")] == ["label"]
    said = run("consensus", "accept").err
    assert "Accepted 1 agreement: 1 new coding." in said
    assert "Counts are of the consensus from now on: 1 of 1 coded note." in said
    said = run("consensus", "bulk", "union").err
    assert "Settled 1 difference." in said and "from now on" not in said
    words = ("--at", "47", "55", "--code", "CVs and application forms")
    why = ("--reason", "The form.", "--memo", "Courses need an example.")
    said = run("consensus", "decide", str(label["id"]), "span", *words, *why)
    assert "Settled: other words." in said.err
    assert [row["settled"] for row in listed(run)] == ["all words of both", "other words"]
    assert listed(run, "--unsettled") == []
    assert [row["kind"] for row in listed(run, "--order", "length")] == ["boundary", "label"]
    assert [row["kind"] for row in listed(run, "--order", "alpha")] == ["label", "boundary"]
    assert [row["reason"] for row in listed(run)] == ["", "The form."]
    assert "Layer: Consensus (consensus)" in run("count").out
    assert alpha(run) < alpha(run, "--after") == 1
    assert run("consensus", "reason", str(label["id"]), "Because.").exit_code == 0
    for _ in range(4):
        assert run("undo").exit_code == 0
    assert [row["settled"] for row in listed(run)] == ["", ""]
    assert "Layer: Lead" in run("count").out


def alpha(run: Run, *more: str) -> float:
    answer = json.loads(run("agree", "Lead", "Second", "--unit", "character", *more, "--format", "json").out)
    return float(answer["overall"]["alpha_pooled"])


@pytest.mark.usefixtures("study")
def test_status_tells_how_far_it_is(run: Run) -> None:
    rows = json.loads(run("consensus", "status", "--format", "json").out)["rows"]
    assert rows[-1] == {"kind": "all", "places": 2, "settled": 0, "open": 0, "left": 2}
    assert "Settled 2 differences." in run("consensus", "bulk", "open", "--kind", "all").err
    rows = json.loads(run("consensus", "status", "--format", "json").out)["rows"]
    assert rows[-1] == {"kind": "all", "places": 2, "settled": 0, "open": 2, "left": 0}
    assert "There is nothing to settle so." in run("consensus", "bulk", "a", "--kind", "all").err


def refused(said: Said, exit_code: int, words: str) -> None:
    assert said.exit_code == exit_code
    assert words in said.err
    assert said.out == ""


@pytest.mark.usefixtures("study")
def test_mistakes_are_told_in_a_sentence(run: Run) -> None:
    label = str(listed(run)[1]["id"])
    refused(run("consensus", "decide", "999", "a"), 1, "do not differ at a place 999")
    refused(run("consensus", "decide", label, "union"), 1, "differ in more than the borders")
    refused(run("consensus", "decide", label, "span"), 2, "go together")
    refused(run("consensus", "decide", label, "a", "--code", "Own pace"), 2, "are for `span`")
    refused(run("consensus", "decide", label, "maybe"), 2, "Invalid value")
    refused(run("consensus", "bulk", "union", "--kind", "all"), 1, "about borders")
    refused(run("consensus", "accept", "Lead"), 1, "needs two coders")
    refused(run("disagreements", "Lead", "Nobody"), 1, "no coder “Nobody”")
    refused(run("disagreements", "--document", "nothing"), 1, "no note “nothing”")
    refused(run("agree", "Lead", "Second", "--after"), 1, "Nothing is settled")


@pytest.mark.usefixtures("study")
def test_status_counts_the_consensus_apart(run: Run) -> None:
    def rows() -> dict[str, int]:
        found = json.loads(run("status", "--format", "json").out)["rows"]
        return {row["what"]: row["count"] for row in found}

    before = rows()
    assert "codings of the consensus" not in before and before["coders"] == 2
    assert run("consensus", "accept").exit_code == 0
    assert rows() == {**before, "codings of the consensus": 1}
    assert "Codings and summaries of all coders and of the consensus;" in run("document", "list").out


@pytest.mark.usefixtures("study")
def test_accepting_again_offers_no_undo_of_what_was_before(run: Run) -> None:
    assert "takes it back" in run("consensus", "accept").err
    said = run("consensus", "accept").err
    assert "The consensus holds this already: 1 agreement." in said and "takes it back" not in said
    assert "takes over what the consensus does not hold yet" in run("consensus", "status").out
