"""What can be drawn of the demo study, through the command line: the same figures as in the tables."""

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

Ask = Callable[[str, str], bytes]
DRAWN = (
    "count",
    "count --interval wilson --suppress-below 12",
    "matrix --by agency",
    "matrix --by wave",
    "matrix --by coder",
    "transitions status",
    "display show contrast --by agency",
    'display show "change groups" --by "status=paid work"',
    "display show checklist --by agency",
    "display show time-ordered --cells codings",
    "display show predictor-outcome --by gender --cells presence",
)
"""Commands whose answers have a row of the figure for each row of the table."""
OTHERS = ("cooccurrence --within turn", "saturation", "agree", "agree --section headline")


def values(raw: bytes) -> dict[tuple[int, int], str]:
    """What the marks of a figure say of the cells of its table."""
    found: dict[tuple[int, int], str] = {}
    for one in ElementTree.fromstring(raw).iter():
        if "data-column" in one.attrib and "data-row" in one.attrib:
            place = int(one.attrib["data-row"]), int(one.attrib["data-column"])
            assert found.setdefault(place, one.attrib["data-value"]) == one.attrib["data-value"]
    return found


def numbers(row: dict[str, object]) -> list[str]:
    """The printed shares and counts of a row in JSON."""
    cells = [{"n": row["respondents"], **row}, *row.values()] if "respondents" in row else list(row.values())
    found = []
    for cell in cells:
        if isinstance(cell, dict) and isinstance(cell.get("n"), int) and cell.get("base"):
            n, base = cell["n"], cell["base"]
            found.append(f"{n} ({cell['percent']}%)" if base >= 20 else f"{n} of {base}")
    return found


@pytest.mark.parametrize("format_name", ["svg", "svg-column"])
@pytest.mark.parametrize("command", DRAWN)
def test_every_share_of_the_table_is_drawn(ask: Ask, command: str, format_name: str) -> None:
    found = values(ask(command, format_name))
    rows = json.loads(ask(command, "json"))["rows"]
    assert {row for row, _ in found} == set(range(len(rows)))
    for number, row in enumerate(rows):
        drawn = [value for (of_row, _), value in sorted(found.items()) if of_row == number]
        assert set(numbers(row)) <= set(drawn)


@pytest.mark.parametrize("command", [*DRAWN, *OTHERS])
def test_the_plot_fits_and_says_what_the_table_says(ask: Ask, command: str) -> None:
    text = " ".join(ask(command, "plot").decode().split())
    table = json.loads(ask(command, "json")) if not command.startswith("agree") else {"rows": []}
    if command.startswith("cooccurrence"):
        return
    assert all(share in text for row in table["rows"] for share in numbers(row))


@pytest.mark.parametrize("command", OTHERS)
def test_other_answers_are_drawn_too(ask: Ask, command: str) -> None:
    assert ElementTree.fromstring(ask(command, "svg")).attrib["role"] == "img"


def test_a_hidden_number_is_nowhere_in_the_figure(ask: Ask) -> None:
    raw = ask("count --suppress-below 12", "svg")
    rows = json.loads(ask("count --suppress-below 12", "json"))["rows"]
    hidden = {number for number, row in enumerate(rows) if "respondents" in row["hidden"]}
    assert hidden
    for one in ElementTree.fromstring(raw).iter():
        if one.attrib.get("data-column") == "1" and int(one.attrib["data-row"]) in hidden:
            assert one.tag.endswith("text") and one.text == one.attrib["data-value"] == "<12"
