"""The tables of a project file, and what they refuse."""

import sqlite3

import pytest

from qualcode.store import history as history_store
from qualcode.store.database import UNRECORDED
from qualcode.workbench import coders, documents
from qualcode.workbench.projects import Project

RECORDED = [
    "adjudication",
    "assignment",
    "assignment_respondent",
    "attribute",
    "attribute_value",
    "code",
    "coder",
    "coding",
    "display",
    "document",
    "document_mark",
    "document_respondent",
    "document_version",
    "doubt",
    "memo",
    "merge_base",
    "name_out",
    "project",
    "quote_edit",
    "rating",
    "respondent",
    "sheet_answer",
    "sheet_question",
    "summary",
    "summary_cell",
    "text_status",
    "turn",
    "voice",
    "wave",
]


def tables(project: Project) -> list[str]:
    return [
        name
        for (name,) in project.db.execute(
            "select name from sqlite_schema where type = 'table' order by name"
        ).fetchall()
    ]


def test_the_tables_are_these_and_no_others(project: Project) -> None:
    assert history_store.recorded_tables(project.db) == RECORDED
    made_late = {name for name in UNRECORDED if name.startswith("search_")}
    assert set(tables(project)) == {*RECORDED, *UNRECORDED} - made_late


def test_no_verb_makes_a_table_unnoticed(project: Project) -> None:
    before = tables(project)
    coders.add(project, "Cleo")
    documents.sentences(project, 1)
    documents.delete(project, "B07-w1")
    assert tables(project) == before


def test_a_misspelt_table_is_refused(project: Project) -> None:
    with pytest.raises(sqlite3.OperationalError), project.db.utils.atomic():
        project.db.utils.table("codeing").insert({"code": 1})
    assert "codeing" not in tables(project)


def test_every_reference_is_found_through_an_index(project: Project) -> None:
    for table in set(tables(project)) - {"project"}:  # which has one row
        firsts = {
            project.db.execute(f"pragma index_info({name})").fetchone()[2]
            for name in (row[1] for row in project.db.execute(f"pragma index_list({table})").fetchall())
        }
        for reference in project.db.execute(f"pragma foreign_key_list({table})").fetchall():
            assert reference[3] in firsts, f"{table}.{reference[3]} has no index"


def test_every_recorded_table_has_keys_that_are_never_used_again(project: Project) -> None:
    """A row that is put back must not land on another; waves and the project have keys of their own."""
    for table in set(RECORDED) - {"project", "wave"}:
        (sql,) = project.db.execute("select sql from sqlite_schema where name = ?", (table,)).fetchone()
        assert "integer primary key autoincrement" in sql
        assert sql.endswith("strict")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ("update trail set label = 'Something else'", "append-only"),
        ("update trail set subject = 'Somebody else'", "append-only"),
        ("update trail set trail_id = trail_id + 100", "append-only"),
        ("delete from trail", "append-only"),
        ("insert or replace into trail select * from trail", "append-only"),
        ("update document set text = 'Other words.'", "frozen"),
        ("update document set text_sha256 = ''", "frozen"),
        ("insert into coder (guid, name) values ('x', 'Anna')", "UNIQUE"),
        ("insert into respondent (guid, name) values ('x', 'B07')", "UNIQUE"),
        ("insert into code (guid, parent_id, position, name) values ('x', null, 9, 'Support')", "UNIQUE"),
        ("insert into code (guid, parent_id, position, name) values ('x', 1, 9, 'Pace')", "UNIQUE"),
        ("insert into code (guid, parent_id, position, name) values ('x', 999, 9, 'New')", "FOREIGN KEY"),
        ("update coding set guid = (select guid from coding order by 1 limit 1)", "UNIQUE"),
        ("update coding set start_char = null", "CHECK"),
        ("update coding set end_char = start_char where extent = 'passage'", "CHECK"),
        ("update coding set polarity = 'glad'", "CHECK"),
        ("update coding set respondent_id = 1", "CHECK"),
        ("update coding set document_id = 999", "FOREIGN KEY"),
        ("delete from document", "FOREIGN KEY"),
        ("delete from coder where name = 'Anna'", "FOREIGN KEY"),
        ("insert into wave values (0, '')", "CHECK"),
        ("insert into coder (guid, name) values ('x', x'00')", "cannot store BLOB"),
    ],
)
def test_what_must_not_be_is_refused(project: Project, change: str, refusal: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=refusal), project.step("Something impossible"):
        project.db.execute(change)


def test_a_subject_of_the_trail_may_be_blanked_and_nothing_else(project: Project) -> None:
    with project.unrecorded():
        project.db.execute("update trail set subject = ''")
    assert {line.subject for line in history_store.trail(project.db)} == {""}
