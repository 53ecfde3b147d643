"""What keeps counting fast, seen in the statements and their plans, not on a clock: it cannot flake."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualcode.analysis import grid
from qualcode.analysis.laid import Laid
from qualcode.model.agreement import AgreementQuestion, Unit
from qualcode.model.scope import Condition, Scope
from qualcode.store.database import MIGRATION_NAMES, MIGRATION_SET
from qualcode.store.schema import migrations
from qualcode.workbench import agreement, agreement_drift, agreement_report, counts, exports, projects
from qualcode.workbench.names_out import gate
from qualcode.workbench.projects import Project

from .project_file import make_project
from .study import Size, Study

SMALL, LARGER = Size(6, 60, (2, 3, 0), 2, 3), Size(24, 60, (2, 3, 0), 2, 3)
READING = [
    counts.count,
    lambda project: counts.count(project, Scope(is_every_coder=True)),
    lambda project: counts.count(project, Scope(where=(Condition("agency", "North"),))),
    lambda project: counts.matrix(project, "agency"),
    lambda project: counts.matrix(project, "coder"),
]
Question = Callable[[Project], object]


@pytest.fixture(scope="module", name="files")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("bench")
    files = {name: folder / f"{name}.qualcode" for name in ("small", "larger")}
    make_project(Study(SMALL), files["small"])
    make_project(Study(LARGER), files["larger"])
    return files


def statements(path: Path, ask: Question) -> list[str]:
    """Every statement that a question runs."""
    ran: list[str] = []
    with projects.open_project(path) as project:
        project.db.conn.set_trace_callback(ran.append)
        ask(project)
        project.db.conn.set_trace_callback(None)
    return ran


def plans(path: Path, ran: list[str]) -> Iterator[str]:
    """The steps of the plans of all statements that read codings."""
    with projects.open_project(path) as project:
        for statement in ran:
            if "coding" in statement and statement.lstrip().startswith(("select", "with")):
                for *_, step in project.db.execute(f"explain query plan {statement}").fetchall():
                    yield step


def is_slow(step: str) -> bool:
    """Whether all rows of codings are read, or the rows of all codings of a coder one by one."""
    return step in {"SCAN coding", "SEARCH coding USING INDEX coding_counted (coder_id=?)"}


@pytest.mark.parametrize("ask", READING)
def test_a_count_asks_as_often_however_many_notes_there_are(files: dict[str, Path], ask: Question) -> None:
    assert len(statements(files["small"], ask)) == len(statements(files["larger"], ask))


@pytest.mark.parametrize("ask", READING)
def test_a_count_reads_codings_from_covering_indices_only(files: dict[str, Path], ask: Question) -> None:
    steps = list(plans(files["larger"], statements(files["larger"], ask)))
    assert any("coding USING COVERING INDEX coding_counted" in step for step in steps)
    assert not [step for step in steps if is_slow(step)]


def test_the_people_of_one_coder_come_from_the_index_in_order(files: dict[str, Path]) -> None:
    [grouped] = [
        statement for statement in statements(files["larger"], READING[0]) if "json_group_array" in statement
    ]
    assert list(plans(files["larger"], [grouped])) == [
        "SEARCH coding USING COVERING INDEX coding_counted (coder_id=?)"
    ]


def test_an_export_finds_the_codings_of_each_note_by_an_index(files: dict[str, Path]) -> None:
    ran = statements(files["larger"], lambda project: list(exports.codings_csv(gate(project), project)))
    of_notes = [
        statement for statement in ran if "from coding as coding join" in statement and "id = " in statement
    ]
    assert len(of_notes) == LARGER.notes
    assert not [step for step in plans(files["larger"], of_notes) if is_slow(step)]


def agreed(project: Project) -> object:
    question = AgreementQuestion(Scope(), Unit.CHARACTER)
    return agreement_report.as_bytes(gate(project), agreement.agreement(project, question), "text")


def test_agreement_asks_as_often_however_many_notes_there_are(files: dict[str, Path]) -> None:
    for path in files.values():  # what is made once and kept, as sentences are
        with projects.open_project(path) as project:
            agreed(project)
    assert len(statements(files["small"], agreed)) == len(statements(files["larger"], agreed))


def test_agreement_reads_no_text_and_looks_at_the_rows_of_codings_once(files: dict[str, Path]) -> None:
    with projects.open_project(files["larger"]) as project:
        agreed(project)
    ran = statements(files["larger"], agreed)
    assert not [statement for statement in ran if re.search(r"select [^(]*\btext\b", statement)]
    times = [statement for statement in ran if "max(created_at)" in statement]
    assert len(times) == 1
    found = list(plans(files["larger"], [each for each in ran if "coalesce(start_char, -1)" in each] + times))
    assert "SEARCH coding USING INDEX coding_once (document_id=? AND coder_id=?)" in found
    assert not [step for step in found if is_slow(step)]


def test_the_drift_of_agreement_counts_nothing_that_it_does_not_tell(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Unit] = []
    whole = grid.of_units

    def noted(laid: Laid, unit: Unit, *, is_half: bool = False) -> grid.Grid:
        asked.append(unit)
        return whole(laid, unit, is_half=is_half)

    monkeypatch.setattr(grid, "of_units", noted)
    with projects.open_project(files["small"]) as project:
        found = agreement.agreement(project, AgreementQuestion(Scope(), Unit.CHARACTER))
        once = list(asked)
        made = {
            key: each._replace(last=f"2026-01-{1 + key[0]:02}") for key, each in found.compared.made.items()
        }
        monkeypatch.setitem(vars(found.compared), "made", made)
        assert len(agreement_drift.periods(found)) == 3
    assert asked == once == [Unit.TURN, Unit.SENTENCE]


def test_reading_loads_neither_sqlite_utils_nor_what_it_brings(files: dict[str, Path]) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom qualcode.workbench import counts, exports, projects\n"
        "from qualcode.workbench.names_out import gate\n"
        f"with projects.open_project(Path({str(files['small'])!r})) as project:\n"
        "    exports.as_bytes(gate(project), counts.count(project), 'json')\n"
        "    list(exports.codings_csv(gate(project), project))\n"
        "print(*{'sqlite_utils', 'numpy', 'spacy', 'textual'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_all_migrations_are_named_where_reading_looks_for_them() -> None:
    assert migrations.name == MIGRATION_SET
    assert tuple(migration.name for migration in migrations._migrations) == MIGRATION_NAMES
