"""Whatever a table is made of, no text of it is passed over."""

from qualcode.model.plots import Mark, Plot, PlotKind
from qualcode.model.reports import Exhibit, Report, Section
from qualcode.model.tables import (
    CodePath,
    Column,
    Hidden,
    Kind,
    Missing,
    Quote,
    Rated,
    Share,
    Table,
    Written,
)
from qualcode.model.wording import reworded, reworded_report

X = "okapi"
QUOTE = Quote(X, X, ((X, X),), X, 1, 0, 2, X, said=X, named=X)
CELLS = (X, CodePath((X, X)), (QUOTE, Written(X, X, X, 1, X, X), Rated(X, (X,), (X,), X)), Missing(X))
OTHERS = (Share(1, 2), Hidden(5), 3, 0.5, None)
PLOT = Plot(PlotKind.BARS, (1,), X, marks=(Mark(0.5, X),))
TABLE = Table(X, (Column(X, X, Kind.TEXT),) * 9, ((*CELLS, *OTHERS),), (X,), plot=PLOT)


def test_every_text_of_a_table_is_changed_and_nothing_else() -> None:
    told = reworded(TABLE, str.upper)
    assert X not in str(told)
    assert str(told).count(X.upper()) == str(TABLE).count(X)
    assert told.rows[0][-5:] == OTHERS
    assert {column.kind for column in told.columns} == {Kind.TEXT}
    assert reworded(told, str.lower) == TABLE


def test_a_report_keeps_its_addresses() -> None:
    report = Report(X, (X,), (Section("key", X, (X,), (Exhibit(TABLE, (("key",) * 9,)),), back="key"),))
    told = reworded_report(report, str.upper, lambda table: reworded(table, str.upper))
    assert X not in str(told)
    (section,) = told.sections
    assert (section.key, section.back, section.exhibits[0].opens) == ("key", "key", (("key",) * 9,))
