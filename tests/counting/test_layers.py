"""Whose codings count, and that it is said."""

from collections.abc import Callable

from qualcode.model.scope import Scope
from qualcode.model.tables import Share, Table
from qualcode.store import coders as coder_store
from qualcode.workbench import coders, counts
from qualcode.workbench.projects import Project

MakeStudy = Callable[..., Project]
PEOPLE = "respondent\nP1\nP2\nP3\n"
# Ben coded first; Ann coded other people.
CODINGS = "respondent,code,coder\nP1,Courses,Ben\nP2,Courses,Ann\nP3,Courses,Ann\n"


def said(table: Table) -> tuple[int, str]:
    """How many people mentioned help, and the layer as the note has it."""
    share = table.rows[0][1]
    assert isinstance(share, Share)
    [line] = [line for line in table.note if "Layer:" in line]
    return share.n, line.partition("Layer: ")[2].rstrip(".")


def test_whoever_coded_first_until_a_lead_is_named(make_study: MakeStudy) -> None:
    project = make_study(PEOPLE, codings=CODINGS)
    assert said(counts.count(project)) == (1, "Ben (coded first; no lead coder is named)")
    coders.name_lead(project, "ann")
    assert said(counts.count(project)) == (2, "Ann (lead coder)")


def test_a_consensus_counts_once_it_has_codings(make_study: MakeStudy) -> None:
    project = make_study(PEOPLE, codings=CODINGS)
    coders.name_lead(project, "Ann")
    coders.add(project, "Agreed", is_consensus=True)
    assert said(counts.count(project)) == (2, "Ann (lead coder)")
    _code(project, "Agreed")
    assert said(counts.count(project)) == (1, "Agreed (consensus)")


def _code(project: Project, coder: str) -> None:
    from qualcode.model.codings import CodingRow
    from qualcode.workbench.codings import take_in

    take_in(project, [CodingRow(1, "Courses", respondent="P1", coder=coder)], "codings.csv")


def test_chosen_coders(make_study: MakeStudy) -> None:
    project = make_study(PEOPLE, codings=CODINGS)
    assert said(counts.count(project, Scope(coders=("ANN",)))) == (2, "Ann (chosen)")
    assert said(counts.count(project, Scope(coders=("Ann", "ben", "Ann")))) == (
        3,
        "Ann and Ben (chosen, united)",
    )


def test_all_coders_are_united_and_it_is_said(make_study: MakeStudy) -> None:
    project = make_study(PEOPLE, codings=CODINGS)
    names = [coder.name for coder in coder_store.all_coders(project)]
    united = said(counts.count(project, Scope(is_every_coder=True)))
    assert united == (3, f"{' and '.join(names)} (all coders united)")


def test_a_matrix_by_coder_has_a_column_for_each_layer(make_study: MakeStudy) -> None:
    project = make_study(PEOPLE, codings=CODINGS)
    table = counts.matrix(project, "coder")
    shares = {column.key: cell for column, cell in zip(table.columns, table.rows[0], strict=True)}
    assert (shares["Ann"], shares["Ben"]) == (Share(2, 2), Share(1, 1))
    assert any("Layer: each column its own coder." in line for line in table.note)


def test_before_anybody_coded_nobody_has_said_anything(make_study: MakeStudy) -> None:
    table = counts.count(make_study(PEOPLE))
    assert said(table) == (0, "nobody has coded yet")
