"""The index of words: it answers as reading every text would, and follows the documents."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.sought import Sought
from qualcode.model.documents import Note, TextStatus
from qualcode.model.finding import Query
from qualcode.store import documents as document_store
from qualcode.store import search
from qualcode.store.history import recorded_tables
from qualcode.workbench import documents, finding, history, imports, projects, respondents, word_index
from qualcode.workbench.projects import Project
from qualcode.workbench.reading import ImportOptions

PIECES = (
    "a",
    "Á",
    "a\u0301",
    "b",
    "ab",
    "ß",
    "仕事",
    "👩\u200d👧",
    "कि",
    "’",
    '"',
    " ",
    " ",
    "\n",
    "OR",
    "*",
    "\x7f",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
WORDS = st.sampled_from(("a", "á*", "ab", "b", '"a b"', "仕", "事", "ss", "कि", "👩", "NOT", "a-b", "OR"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "empty.qualcode"
    projects.new(path).close()
    return path


@settings(max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=3), st.integers(0, 6))
def test_the_index_and_the_scan_find_what_reading_everything_finds(
    empty: Path, texts: list[str], words: list[str], known: int
) -> None:
    query = f"a {' '.join(words)}"
    with projects.open_project(empty) as project:
        with project.step("Added notes"):
            for number, text in enumerate(texts):
                add(project, f"{number}", text)
                if number == known:
                    # What comes in after this is not in the index.
                    word_index.bring_up_to_date(project, worth=1)
        found = [(hit.document, hit.span) for hit in finding.find(project, Query(query))]
        history.undo(project)
    expected = [(f"{n}", span) for n, text in enumerate(texts) for span in Sought.parse(query).spans(text)]
    assert found == expected


def add(project: Project, name: str, text: str) -> int:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return document_store.add(project, Note(name, name, text or " ", sha), None, [])


def indexed(project: Project) -> Project:
    assert word_index.bring_up_to_date(project, worth=1)
    assert search.unknown(project) == []
    return project


def names(project: Project, query: str) -> set[str]:
    return {hit.document for hit in finding.find(project, Query(query))}


def held(project: Project, word: str) -> set[int] | None:
    return search.holding(project, [[[word]]])


def test_no_index_is_made_for_a_few_notes(project: Project, project_file: Path) -> None:
    before = project_file.read_bytes()
    assert names(project, "okapi") == {"group"}
    assert not search.exists(project)
    assert held(project, "okapi") is None
    assert project_file.read_bytes() == before


def test_the_index_knows_words_beginnings_and_alternatives(project: Project) -> None:
    ids = document_store.ids_by_name(indexed(project))
    assert held(project, "okapi") == {ids["group"]}
    assert held(project, "zeb*") == {ids["B07-w1"]}
    assert search.holding(project, [[["okapi"], ["nothing", "cake"]], [["zebra"]]]) == {
        ids["group"],
        ids["B07-w1"],
    }
    assert held(project, "or") == held(project, "not") == set()
    assert "okapi" in search.vocabulary(project)


def test_it_follows_what_comes_in(project: Project, materials: Path) -> None:
    indexed(project)
    imports.import_paths(project, [materials / "later" / "E05-w1.txt"], ImportOptions(is_adding_people=True))
    assert len(search.unknown(project)) == 1
    assert names(project, "gnu") == {"E05-w1"}
    indexed(project)
    assert names(project, "gnu") == {"E05-w1"}


def test_it_follows_deleting_and_undoing(project: Project) -> None:
    indexed(project)
    documents.delete(project, "group")
    assert names(project, "okapi") == set()
    assert search.out_of_use(project) == 1
    history.undo(project)
    assert names(project, "okapi") == {"group"}
    assert search.out_of_use(project) == 0
    history.redo(project)
    assert names(project, "okapi") == set()


def test_an_undone_import_leaves_nothing_to_be_found(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        indexed(project)
        while project.db.execute("select 1 from document").fetchone():
            history.undo(project)
        assert names(project, "okapi") == set()
        while not project.db.execute("select 1 from document").fetchone():
            history.redo(project)
        assert names(project, "okapi") == {"group"}


def test_a_text_that_changes_is_never_answered_for_by_its_old_words(project: Project) -> None:
    ids = document_store.ids_by_name(indexed(project))
    with project.step("Revised a note"):
        project.db.execute("drop trigger if exists document_text_is_frozen")
        project.db.execute(
            "update document set text = 'Emus now.', text_sha256 = 'another' where document_id = ?",
            (ids["group"],),
        )
    assert names(project, "okapi") == set()
    assert names(project, "emus") == {"group"}
    history.undo(project)
    assert names(project, "okapi") == {"group"}


def test_work_that_changes_no_document_leaves_the_index_complete(project: Project) -> None:
    indexed(project)
    documents.mark_status(
        project, "group", finding.find(project, Query("okapi"))[0].span, TextStatus.VERBATIM
    )
    assert search.unknown(project) == []


def test_an_index_that_was_left_half_made_is_finished(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(word_index, "_BATCH", 2)
    with pytest.raises(KeyboardInterrupt):
        word_index.bring_up_to_date(project, 1, stop)
    assert len(search.unknown(project)) == 3
    assert names(project, "okapi OR zebra") == {"group", "B07-w1"}
    said: list[tuple[int, int, str]] = []
    assert word_index.bring_up_to_date(project, 1, lambda *progress: said.append(progress)) == 3
    assert said == [(2, 3, "words"), (3, 3, "words")]
    assert search.unknown(project) == []


def test_two_windows_may_make_it_at_once(project: Project, project_file: Path) -> None:
    with projects.open_project(project_file) as other:
        unknown = search.sources(other, search.unknown(other))
        indexed(project)
        search.keep(other, [(source, "other words") for source in unknown])
        assert names(other, "okapi") == {"group"}
        assert search.out_of_use(other) == 0


def test_too_many_entries_out_of_use_make_a_new_index(project: Project) -> None:
    indexed(project)
    documents.delete(project, "group")
    with project.step("Added a note"):
        add(project, "new", "An emu.")
    assert word_index.bring_up_to_date(project, worth=1) == 5
    assert search.out_of_use(project) == 0
    assert "okapi" not in search.vocabulary(project)


def test_the_words_of_a_person_who_withdraws_leave_the_index(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        indexed(project)
        assert (
            b"okapi" in project_file.read_bytes() + project_file.with_name("study.qualcode-wal").read_bytes()
        )
        respondents.withdraw(project, "B07")
        assert not search.exists(project)
        assert names(project, "okapi") == set()
    left = project_file.read_bytes().lower()
    assert [word for word in (b"okapi", b"zebra", b"quagga") if word in left] == []


def test_the_index_is_no_step_and_undo_goes_past_it(project: Project) -> None:
    lines = history.trail(project).rows
    indexed(project)
    assert history.trail(project).rows == lines
    history.undo(project)


def test_a_project_that_cannot_be_written_to_is_read(project: Project, project_file: Path) -> None:
    with projects.open_for_reading(project_file) as reading:
        assert word_index.bring_up_to_date(reading, worth=1) == 0
        assert names(reading, "okapi") == {"group"}
    indexed(project)
    with projects.open_for_reading(project_file) as reading:
        assert held(reading, "okapi") is not None
        assert names(reading, "okapi") == {"group"}


def test_every_table_of_the_index_is_left_out_of_the_history(project: Project) -> None:
    indexed(project)
    assert not [table for table in recorded_tables(project.db) if table.startswith("search")]
