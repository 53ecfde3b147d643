"""Plots: what is drawn is what the table says, in any script, at any size, and in SVG that can be read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.exchange import plot_text, svg
from qualcode.exchange.plotted import drawable, size
from qualcode.model.errors import QualcodeError
from qualcode.model.plots import Plot, PlotKind
from qualcode.model.tables import (
    CodePath,
    Column,
    Hidden,
    Kind,
    Missing,
    Share,
    Table,
    printed,
)

from .drawn_tables import DRAWN_TABLES, LONG

Golden = Callable[[str, bytes], None]
WIDTHS = (svg.PAGE, svg.COLUMN)
CODES = {svg.PAGE: 20, svg.COLUMN: 10}


@pytest.fixture(params=DRAWN_TABLES)
def drawn(request: pytest.FixtureRequest) -> tuple[str, Table]:
    """Each sample of a table that can be drawn, with its name."""
    return request.param, DRAWN_TABLES[request.param]()


class Figure:
    """A figure as a reader of its file sees it."""

    def __init__(self, table: Table, width: int) -> None:
        self.table, self.plot = drawable(table, CODES[width])
        self.root = ElementTree.fromstring(svg.write(table, width))
        self.x, self.y, self.width, self.height = map(float, self.root.attrib["viewBox"].split())
        self.marks = [
            one for one in self.root.iter() if "data-column" in one.attrib and "data-row" in one.attrib
        ]

    def tag(self, one: ElementTree.Element) -> str:
        return one.tag.rpartition("}")[2]

    def of_cells(self) -> Iterator[tuple[ElementTree.Element, object]]:
        for mark in self.marks:
            yield mark, self.table.rows[int(mark.attrib["data-row"])][int(mark.attrib["data-column"])]

    def words(self) -> str:
        return " ".join(one.text or "" for one in self.root.iter())


@pytest.mark.parametrize("width", WIDTHS)
def test_golden_svg(drawn: tuple[str, Table], golden: Golden, width: int) -> None:
    name, table = drawn
    golden(f"plot-{name}-{width}.svg", svg.write(table, width))


@pytest.mark.parametrize("width", [80, 160])
def test_golden_text(drawn: tuple[str, Table], golden: Golden, width: int) -> None:
    name, table = drawn
    golden(f"plot-{name}-{width}.txt", plot_text.write(table, width))


def check(table: Table, width: int) -> None:
    """Every mark says what its cell says, is as long, and tells nothing of a hidden one."""
    figure = Figure(table, width)
    for mark, cell in figure.of_cells():
        assert mark.attrib["data-value"] == printed(cell, figure.table)
        assert not isinstance(cell, Hidden | Missing) or figure.tag(mark) == "text"
    check_bars(figure)
    for one in figure.root.iter():
        if figure.tag(one) in {"rect", "text", "line"} and "x" in one.attrib:
            assert figure.x <= float(one.attrib["x"]) <= figure.x + figure.width
            assert figure.y <= float(one.attrib["y"]) <= figure.y + figure.height


def check_bars(figure: Figure) -> None:
    """Lengths are those of the shares: from one 0, in proportion, never over the edge."""
    if figure.plot.kind is not PlotKind.BARS:
        return
    bars = [
        (one, cell)
        for one, cell in figure.of_cells()
        if figure.tag(one) == "rect" and isinstance(cell, Share)
    ]
    assert len({one.attrib["x"] for one, _ in bars}) <= 1
    lengths = [(float(one.attrib["width"]), size(cell)) for one, cell in bars]  # type: ignore[arg-type]
    for (length, share), (other_length, other_share) in pairwise(lengths):
        assert share is not None and other_share is not None
        assert abs(length * other_share - other_length * share) <= 2


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_drawn_is_what_the_table_says(drawn: tuple[str, Table], width: int) -> None:
    check(drawn[1], width)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_stands_in_the_figure(drawn: tuple[str, Table], width: int) -> None:
    figure = Figure(drawn[1], width)
    if figure.plot.kind is PlotKind.CURVE:
        lines = [one.attrib for one in figure.root.iter() if "data-values" in one.attrib]
        assert {int(one["data-column"]): one["data-values"] for one in lines} == {
            place: " ".join(str(row[place]) for row in figure.table.rows) for place in figure.plot.values
        }
        return
    shown = {(int(one.attrib["data-row"]), int(one.attrib["data-column"])) for one in figure.marks}
    for number, row in enumerate(figure.table.rows):
        for place in (*figure.plot.values, *figure.plot.beside):
            if row[place] is not None:
                assert (number, place) in shown


def test_the_words_tell_the_numbers(drawn: tuple[str, Table]) -> None:
    figure = Figure(drawn[1], svg.PAGE)
    described = next(one for one in figure.root.iter() if figure.tag(one) == "desc").text or ""
    assert figure.root.attrib["role"] == "img"
    ids = {one.attrib.get("id") for one in figure.root.iter()}
    assert {figure.root.attrib[f"aria-{one}"] for one in ("labelledby", "describedby")} <= ids
    for row in figure.table.rows:
        for place in figure.plot.values:
            assert printed(row[place], figure.table) in described
    assert all(line in described for line in drawn[1].note)


def test_nothing_is_fetched_and_no_style_or_script_is_inside(drawn: tuple[str, Table]) -> None:
    content = svg.write(drawn[1]).decode()
    assert content.replace('xmlns="http://www.w3.org/2000/svg"', "").find("http") == -1
    assert not any(word in content for word in ("<script", "<style", "<image", "href", "@font-face"))


def test_a_figure_in_a_page_has_ids_of_its_own(drawn: tuple[str, Table]) -> None:
    one, other = (svg.inline(drawn[1], key) for key in ("themes-1", "themes-2"))
    assert ElementTree.fromstring(one).tag == "svg"
    assert one.replace("themes-1", "themes-2") == other
    assert 'fill="#fff"' not in one and 'color="#000"' not in one


def test_a_table_without_a_plot_is_refused_and_not_drawn_in_pages() -> None:
    table = replace(DRAWN_TABLES["bars"](), plot=None)
    for write in (svg.write, plot_text.write):
        with pytest.raises(QualcodeError, match="“Themes” cannot be drawn") as refused:
            write(table)
        assert "matrix" in refused.value.hint
    assert svg.inline(table, "a") == ""


@pytest.mark.parametrize("width", [80, 100, 160])
def test_no_line_is_wider_than_the_terminal(drawn: tuple[str, Table], width: int) -> None:
    lines = plot_text.write(drawn[1], width).decode().splitlines()
    assert max(map(cell_len, lines)) <= width


def test_the_strip_is_as_long_as_the_share() -> None:
    text = plot_text.write(replace(DRAWN_TABLES["bars"](), percent_from_base=20), 160).decode()
    full = next(line for line in text.splitlines() if "182 (100%)" in line)
    third = next(line for line in text.splitlines() if "58 (32%)" in line)
    solid = [sum(line.count(sign) for sign in "█▓") for line in (full, third)]
    assert abs(solid[0] * 58 / 182 - solid[1]) <= 1


def test_a_hidden_bar_has_no_length() -> None:
    text = plot_text.write(DRAWN_TABLES["bars"](), 160).decode()
    [line] = [line for line in text.splitlines() if "<5" in line and "28" not in line]
    assert "╌╌╌" in line and not set(line) & set("█▓░▏▎▍▌▋▊▉")


def test_a_small_base_is_told() -> None:
    figure = Figure(DRAWN_TABLES["dots"](), svg.PAGE)
    assert "Small base, read the numbers; no part of the spread: Harbour (N = 6)." in figure.words()
    assert (
        "Small base, read the numbers; no part of the spread: Harbour (N = 6)."
        in plot_text.write(DRAWN_TABLES["dots"]()).decode()
    )


def test_a_rating_is_as_dark_as_it_is_strong() -> None:
    figure = Figure(DRAWN_TABLES["ratings"](), svg.PAGE)
    shades = {
        one.attrib["data-value"]: float(one.attrib["fill-opacity"])
        for one, _ in figure.of_cells()
        if figure.tag(one) == "rect"
    }
    assert 0 < shades["low"] < shades["medium"] < shades["high"]
    assert shades.keys() == {"low", "medium", "high"}
    lines = plot_text.write(DRAWN_TABLES["ratings"]()).decode().splitlines()
    assert [line.split()[1:] for line in lines if line.startswith("A01")] == [["██", "high", "▒▒", "low"]]


def test_pairs_that_are_not_in_the_table_are_empty() -> None:
    table, plot = drawable(DRAWN_TABLES["pairs"](), 20)
    assert plot.kind is PlotKind.GRID
    assert [row[1:] for row in table.rows] == [
        (None, None, None),
        (18, None, None),
        (7, Hidden(5, 182), None),
        (1, None, None),
    ]
    few, _ = drawable(DRAWN_TABLES["pairs"](), 2)
    assert len(few.rows) == 2 and "2 are left out" in " ".join(few.note)


NAME = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("<&\"'>\x00\x1bשل長👩‍🚀 ")), max_size=200
)
BASE = st.integers(0, 300)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of shares with any names, of no rows or many, with cells of all kinds."""
    bases = draw(st.lists(BASE, min_size=1, max_size=10))
    number = draw(st.sampled_from((0, 1, 2, 7, 200)))
    name = draw(NAME)

    def cell(base: int, place: int) -> Share | Hidden | Missing:
        kind = draw(st.integers(0, 5)) if number < 10 else place % 6
        if kind == 0:
            return Hidden(5, base)
        if kind == 1:
            return Missing(name)
        return Share(base and place * 37 % (base + 1), base)

    columns = [Column(f"{name}{n}", name, Kind.SHARE, base=base) for n, base in enumerate(bases)]
    rows = tuple(
        (CodePath((name, f"{name}{row}")), *(cell(base, row + place) for place, base in enumerate(bases)))
        for row in range(number)
    )
    values = tuple(range(1, len(bases) + 1))
    kind = draw(st.sampled_from((PlotKind.BARS, PlotKind.DOTS, PlotKind.GRID, PlotKind.INTERVALS)))
    if kind is PlotKind.DOTS:
        values = values[:8]
    plot = Plot(kind, values, name, is_in_time=draw(st.booleans()))
    return Table(name, (Column("code", name, Kind.CODE), *columns), rows, (name,), plot=plot)


@settings(max_examples=40, deadline=None)
@given(tables(), st.sampled_from(WIDTHS))
def test_any_table_is_drawn_as_it_is(table: Table, width: int) -> None:
    if not table.rows:
        assert "There is nothing to draw." in svg.write(table, width).decode()
        assert "There is nothing to draw." in plot_text.write(table, 80).decode()
        return
    check(table, width)
    text = plot_text.write(table, 80).decode()
    assert not set(text) & set("\x00\x1b\x9b")
    for row in table.rows[:10]:
        cell = row[1]
        assert not isinstance(cell, Share) or printed(cell, table) in text


@pytest.mark.parametrize("build", [DRAWN_TABLES["curve"], DRAWN_TABLES["pairs"]])
@pytest.mark.parametrize("rows", [0, 1])
def test_next_to_nothing_is_drawn_too(build: Callable[[], Table], rows: int) -> None:
    table = build()
    few = replace(table, rows=table.rows[:rows])
    for width in WIDTHS:
        check(few, width)
    assert plot_text.write(few, 80)


def test_a_long_name_is_there_in_full() -> None:
    figure = Figure(DRAWN_TABLES["bars"](), svg.COLUMN)
    labels = [one.text or "" for one in figure.root.iter() if figure.tag(one) == "text"]
    assert " ".join(LONG.split()) in " ".join(labels)
