"""Sample tables that can be drawn, one for each kind of plot."""

from collections.abc import Callable
from itertools import accumulate

from qualcode.model.plots import Mark, Plot, PlotKind
from qualcode.model.tables import CodePath, Column, Hidden, Kind, Missing, Rated, Share, Table

NOTE = (
    "Unit: respondents. Base: 182 (all respondents).",
    "Scope: any polarity; either wave. Layer: Ann (lead coder).",
    "Codebook version 7. Last step 2026-11-22 (UTC).",
)
LONG = "A theme of which the name is as long as an answer to an open question & <b>wide</b> " * 2
PATHS = (
    ("Emotional support",),
    ("Emotional support", "Availability of support"),
    ("Emotional support", "Availability of support", LONG),
    ("支援へのアクセスのしやすさと一人ひとりに合った支え",),
    ("تقديم الدعم العاطفي للأشخاص",),
    ("Links with employers 👩‍🚀",),
)


def bars() -> Table:
    columns = (
        Column("code", "theme", Kind.CODE),
        Column("respondents", "people", Kind.SHARE, base=182, is_spread_out=True),
        Column("low", "95% low", Kind.PERCENT),
        Column("high", "95% high", Kind.PERCENT),
        Column("positive", "positive", Kind.COUNT, is_people=True),
        Column("critical", "critical", Kind.COUNT, is_people=True),
    )
    cells = (
        (Share(58, 182), 26, 39, 55, 9),
        (Share(30, 182), 12, 22, 28, Hidden(5)),
        (Share(13, 182), 4, 12, 13, 0),
        (Hidden(5, 182), None, None, Hidden(5), 0),
        (Share(0, 182), 0, 2, 0, 0),
        (Share(182, 182), 98, 100, 100, 82),
    )
    rows = tuple((CodePath(path), *row) for path, row in zip(PATHS, cells, strict=True))
    plot = Plot(PlotKind.BARS, (1,), "% of 182 people", interval=(2, 3), beside=(4, 5))
    return Table("Themes", columns, rows, NOTE, plot=plot)


def dots() -> Table:
    bases = {"North": 40, "South & East": 35, "café 東京": 32, "Harbour": 6}
    columns = (
        Column("code", "theme", Kind.CODE),
        *(Column(name, name, Kind.SHARE, base=base) for name, base in bases.items()),
        Column("spread", "spread", Kind.TEXT),
    )
    rows = tuple(
        (
            CodePath(path),
            *(Share(min(number * 3 + place, base), base) for place, base in enumerate(bases.values())),
            "",
        )
        for number, path in enumerate(PATHS[:-1])
    )
    hidden = (CodePath(PATHS[-1]), *(Hidden(5, base) for base in bases.values()), "")
    plot = Plot(PlotKind.DOTS, (1, 2, 3, 4), "% of the people of each group", is_in_time=True)
    return Table("Themes by agency", columns, (*rows, hidden), NOTE, plot=plot)


def grid() -> Table:
    columns = (
        Column("before", "before", Kind.TEXT),
        Column("followed", "followed", Kind.COUNT, is_people=True),
        Column("to paid", "to paid work", Kind.SHARE),
        Column("to none", "to none", Kind.SHARE),
        Column("not followed", "not followed", Kind.SHARE),
    )
    rows = (
        ("unemployed", 88, Share(22, 88), Share(66, 88), Share(17, 105)),
        ("paid <work>", 6, Share(5, 6), Share(0, 6), Hidden(5, 12)),
        ("nobody", 0, Missing("not asked"), Missing("asked, nothing said"), Share(0, 0)),
    )
    plot = Plot(PlotKind.GRID, (2, 3, 4), "people, and % of the row", beside=(1,), apart=1, is_in_time=True)
    return Table("Transitions of status", columns, rows, NOTE, plot=plot)


def presence() -> Table:
    columns = (Column("person", "person", Kind.TEXT), *(Column(f"t{n}", LONG, Kind.TEXT) for n in range(3)))
    rows = (("A01", "present", Missing("–"), "present"), ("A02", Missing("–"), Missing("–"), "present"))
    return Table("Who said it", columns, rows, NOTE, plot=Plot(PlotKind.GRID, (1, 2, 3), "any coding"))


def ratings() -> Table:
    columns = (
        Column("person", "person", Kind.TEXT),
        *(Column(f"t{n}", f"theme {n}", Kind.QUOTES) for n in (1, 2)),
    )

    def rated(value: str) -> tuple[Rated, ...]:
        return (Rated(value, ("A01",), ("Ann",)),)

    rows = (
        ("A01", rated("high"), rated("low")),
        ("A02", rated("medium"), Missing("asked, nothing said")),
        ("North", (Rated("high", ("A01", "A02"), ("Ann",), is_counted=True), *rated("low")), rated("gone")),
    )
    plot = Plot(PlotKind.GRID, (1, 2), "own ratings", levels=("low", "medium", "high"))
    return Table("Ratings", columns, rows, NOTE, plot=plot)


def pairs() -> Table:
    columns = (
        Column("code", "code", Kind.TEXT),
        Column("other", "with", Kind.TEXT),
        Column("turn", "same turn", Kind.SHARE, base=182),
    )
    rows = (
        ("Availability", "Positive relationship", Share(18, 182)),
        ("Availability", LONG, Share(7, 182)),
        ("Positive relationship", LONG, Hidden(5, 182)),
        ("Pace", "Availability", Share(1, 182)),
    )
    return Table("Codes together", columns, rows, NOTE, plot=Plot(PlotKind.PAIRS, (2,), "people", across=1))


def curve() -> Table:
    columns = tuple(
        Column(key, heading, Kind.COUNT)
        for key, heading in (
            ("codes", "codes so far"), ("low", "random: 5%"), ("middle", "median"), ("high", "95%"),
        )
    )  # fmt: skip
    columns = (Column("note", "note", Kind.TEXT), *columns)
    codes = [*accumulate([8, 4, 3, 1, 1, 0, 0])]
    rows = tuple((f"N{n}", many, max(0, many - 3), many - 1, many + 2) for n, many in enumerate(codes, 1))
    marks = (Mark(4, "base of 4 notes, 16 codes"), Mark(7, "run of notes 6 to 7: 0 new (0%), reached"))
    plot = Plot(PlotKind.CURVE, (1, 3), "codes so far by notes", interval=(2, 4), marks=marks)
    return Table("Saturation", columns, rows, NOTE, plot=plot)


def intervals() -> Table:
    columns = (
        Column("code", "code", Kind.CODE),
        Column("polarity", "polarity", Kind.TEXT),
        Column("alpha", "alpha", Kind.COEFFICIENT),
        Column("alpha_low", "95% low", Kind.COEFFICIENT),
        Column("alpha_high", "95% high", Kind.COEFFICIENT),
        Column("flags", "flags", Kind.TEXT),
    )
    undefined = Missing("–")
    cells = (
        ("positive", 0.885, 0.748, 0.95, ""),
        ("critical", -0.12, -0.4, 0.21, "rare: see F1"),
        ("", 1.0, undefined, undefined, "fewer than 5 people"),
        ("", undefined, undefined, undefined, "not used by anyone here"),
        ("", 0.667, 0.5, 0.8, ""),
        ("", 0.0, 0.0, 0.0, ""),
    )
    rows = tuple((CodePath(path), *row) for path, row in zip(PATHS, cells, strict=True))
    marks = (Mark(0.667, ".667"), Mark(0.8, ".800"))
    plot = Plot(
        PlotKind.INTERVALS, (2,), "alpha with its 95% interval",
        interval=(3, 4), marks=marks, reason=5, across=1,
    )  # fmt: skip
    return Table("Codes, by sentence", columns, rows, NOTE, plot=plot)


DRAWN_TABLES: dict[str, Callable[[], Table]] = {
    "bars": bars,
    "dots": dots,
    "grid": grid,
    "presence": presence,
    "ratings": ratings,
    "pairs": pairs,
    "curve": curve,
    "intervals": intervals,
}
