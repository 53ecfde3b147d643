"""What can be drawn of which table: the columns of its plot, found by what they are."""

from collections.abc import Iterable, Sequence

from qualcode.analysis.saturation import Rule, Run
from qualcode.model.plots import Mark, Plot, PlotKind
from qualcode.model.tables import Column, Kind

_MOST_GROUPS = 8
_ACCEPTABLE = (Mark(0.667, ".667"), Mark(0.8, ".800"))
_NUMBERS = {Kind.SHARE, Kind.COUNT}


def of_themes(columns: Sequence[Column]) -> Plot:
    """Bars of shares, their intervals where there are any, positive beside critical."""
    value = _keyed(columns, "respondents")
    return Plot(
        PlotKind.BARS,
        value,
        f"% of {columns[value[0]].base} people",
        interval=_keyed(columns, "low", "high"),
        beside=_keyed(columns, "positive", "critical"),
    )


def of_groups(columns: Sequence[Column], *, is_in_time: bool = False) -> Plot | None:
    """Shares of groups on one line; more than can be told apart by signs stand in a grid instead."""
    values = _of_kind(columns, {Kind.SHARE})
    kind = PlotKind.DOTS if len(values) <= _MOST_GROUPS else PlotKind.GRID
    return Plot(kind, values, "% of the people of each group", is_in_time=is_in_time) if values else None


def of_moves(columns: Sequence[Column]) -> Plot:
    """From where to where; who was not followed stands apart."""
    axis = "people, and % of those of the row who were followed; not followed: % of all people of the row"
    shares = _of_kind(columns, {Kind.SHARE})
    return Plot(PlotKind.GRID, shares, axis, beside=_keyed(columns, "respondents", "followed"), apart=1)


def of_pairs(columns: Sequence[Column], within: str) -> Plot:
    """Which codes come up together in how many people."""
    (value,) = _keyed(columns, within)
    axis = f"people with both codes, {columns[value].heading}, of {columns[value].base}"
    return Plot(PlotKind.PAIRS, (value,), axis, across=1)


def of_saturation(columns: Sequence[Column], rule: Rule, codes: Sequence[int], run: Run | None) -> Plot:
    """Codes so far, note by note, beside random orders, with the base and where saturation was reached."""
    marks = [Mark(rule.base_size, f"base of {rule.base_size} notes, {codes[rule.base_size - 1]} codes")]
    if run is not None:
        first = run.last - rule.run_length + 1
        said = f"run of notes {first} to {run.last}: {run.new} new ({run.percent}% of the base), reached"
        marks.append(Mark(run.last, said))
    axis = f"codes so far by notes, in the order of coding; threshold {rule.threshold}% of the base"
    return Plot(
        PlotKind.CURVE,
        _keyed(columns, "codes", "middle"),
        axis,
        labels=1,
        interval=_keyed(columns, "low", "high"),
        marks=tuple(marks),
    )


def of_display(
    columns: Sequence[Column], crossed: range, axis: str, *, is_in_time: bool, levels: tuple[str, ...]
) -> Plot | None:
    """The numbers or ratings (of these levels) of a display as a grid; None where nothing is crossed."""
    beside = tuple(
        place
        for place, column in enumerate(columns)
        if place not in crossed and (column.kind is Kind.COUNT or (0 < place < crossed.start))
    )
    if not crossed:
        return None
    apart = int(columns[crossed[-1]].heading == "not followed")
    return Plot(
        PlotKind.GRID, tuple(crossed), axis, beside=beside, apart=apart, is_in_time=is_in_time, levels=levels
    )


def of_agreement(columns: Sequence[Column]) -> Plot:
    """Alpha with its interval, beside what is asked of it; why it is undefined."""
    reason, polarity = _keyed(columns, "flags"), _keyed(columns, "polarity")
    return Plot(
        PlotKind.INTERVALS,
        _keyed(columns, "alpha"),
        "Krippendorff's alpha with its 95% interval",
        interval=_keyed(columns, "alpha_low", "alpha_high"),
        marks=_ACCEPTABLE,
        reason=reason[0] if reason else None,
        across=polarity[0] if polarity else None,
    )


def _keyed(columns: Sequence[Column], *keys: str) -> tuple[int, ...]:
    places = {column.key: place for place, column in enumerate(columns)}
    return tuple(places[key] for key in keys if key in places)


def _of_kind(columns: Sequence[Column], kinds: Iterable[Kind]) -> tuple[int, ...]:
    wanted = {*kinds}
    return tuple(place for place, column in enumerate(columns) if column.kind in wanted)
