"""Displays as they are written: rows and columns, cells, orders, and what is wished otherwise."""

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import Axis, AxisKind, CellRule, Cells, Display, Order
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition, Scope

CHART = PRESETS["framework"].display


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("codes", Axis(AxisKind.CODES)),
        ("Themes", Axis(AxisKind.CODES, level=1)),
        ("codes: 2", Axis(AxisKind.CODES, level=2)),
        ("people", Axis(AxisKind.PEOPLE)),
        ("waves", Axis(AxisKind.WAVE)),
        ("status@1", Axis(AxisKind.ATTRIBUTE, "status@1")),
        ("years with  agency", Axis(AxisKind.ATTRIBUTE, "years with agency")),
        ("attribute:people", Axis(AxisKind.ATTRIBUTE, "people")),
        ("change", Axis(AxisKind.ATTRIBUTE, "change")),
        ("attribute: Wave", Axis(AxisKind.WAVE)),
        ("change:status=paid work", Axis(AxisKind.CHANGE, "status=paid work")),
        ("theme change", Axis(AxisKind.THEME_CHANGE)),
        ("?", Axis(AxisKind.ATTRIBUTE, "?")),
    ],
)
def test_an_axis_is_read_and_written(text: str, axis: Axis) -> None:
    assert Axis.parse(text) == axis
    assert Axis.parse(str(axis)) == axis


@pytest.mark.parametrize("text", ["", " ", "codes:0", "codes:two", "codes:-1"])
def test_other_axes_are_refused(text: str) -> None:
    with pytest.raises(QualcodeError):
        Axis.parse(text)


@pytest.mark.parametrize("text", ["share", "quotes", "quotes:3", "starred:1", "summary", "people"])
def test_cells_are_read_and_written(text: str) -> None:
    assert str(Cells.parse(text)) == text


def test_the_first_quote_is_one_quote() -> None:
    assert Cells.parse("first quote") == Cells(CellRule.QUOTES, 1)


@pytest.mark.parametrize("text", ["many", "share:2", "quotes:0", "quotes:", "quotes:1000"])
def test_other_cells_are_refused(text: str) -> None:
    with pytest.raises(QualcodeError):
        Cells.parse(text)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("given", Order()),
        ("Codings", Order("codings", is_down=True)),
        ("share up", Order("share", is_down=False)),
        ("age", Order("age", is_down=False)),
        ("age down", Order("age", is_down=True)),
        ("down", Order("down", is_down=False)),
        ("Rating: Own pace", Order("rating:Own pace", is_down=True)),
        ("rating:Own pace up", Order("rating:Own pace", is_down=False)),
    ],
)
def test_an_order_is_read_and_written(text: str, order: Order) -> None:
    assert Order.parse(text) == order
    assert Order.parse(str(order)) == order


def test_presets_are_named_once_and_say_what_is_open() -> None:
    titles = [preset.display.title for preset in PRESETS.values()]
    assert len(set(titles)) == len(titles)
    assert not set(PRESETS) & {name for preset in PRESETS.values() for name in preset.also}
    assert {name for name, preset in PRESETS.items() if preset.display.is_open} == {
        "quotes", "role-ordered", "contrast", "change groups", "checklist", "content-analytic",
        "variable-by-variable", "predictor-outcome", "two-variable", "site dynamics",
    }  # fmt: skip


def test_open_attributes_are_named_one_after_the_other() -> None:
    crossed = Wishes(by=("agency", "gender")).of(PRESETS["variable-by-variable"].display)
    assert (str(crossed.rows), str(crossed.columns), crossed.is_open) == ("agency", "gender", False)
    assert Wishes(by=("role",)).of(PRESETS["role-ordered"].display).order == Order("role")
    assert Wishes(by=("polarity",)).of(PRESETS["quotes"].display).columns == Axis(AxisKind.POLARITY)
    assert (
        str(Wishes(by=("status=paid",)).of(PRESETS["change groups"].display).columns) == "change:status=paid"
    )
    with pytest.raises(QualcodeError):
        Wishes(by=("agency",)).of(CHART)


def test_wishes_replace_what_they_name_and_nothing_else() -> None:
    kept = Display(
        "T",
        CHART.rows,
        CHART.columns,
        CHART.cells,
        Order("age"),
        Scope(waves=(1,), codes=("A",), coders=("Ann",)),
    )
    wishes = Wishes(
        cells="quotes:2",
        marks={"not-asked": "–"},
        scope=Scope(where=(Condition("a", "b"),), is_every_coder=True, polarities=(Polarity.CRITICAL,)),
    )
    wished = wishes.of(kept)
    assert wished.scope == Scope(
        waves=(1,),
        codes=("A",),
        is_every_coder=True,
        where=(Condition("a", "b"),),
        polarities=(Polarity.CRITICAL,),
    )
    assert (wished.cells, wished.marks.not_asked, wished.marks.none) == (
        Cells(CellRule.QUOTES, 2),
        "–",
        "none",
    )
    assert (wished.title, wished.rows, wished.order) == ("T", kept.rows, kept.order)
    assert Wishes(forgets_scope=True).of(kept).scope == Scope()
    assert Wishes().of(kept) == kept


def test_turned_round_a_display_forgets_the_order_of_its_rows() -> None:
    turned = Wishes(is_transposed=True).of(PRESETS["case-ordered"].display)
    assert (str(turned.rows), str(turned.columns), turned.order) == ("themes", "people", Order())
    assert Wishes(is_transposed=True, order="name").of(CHART).order == Order("name")
