"""A person who withdraws leaves not one byte, and nobody else loses anything."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.documents import TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import documents as document_store
from qualcode.store import writing as writing_store
from qualcode.workbench import (
    codebook,
    codings,
    documents,
    history,
    imports,
    projects,
    quote_edits,
    respondents,
    writing,
)
from qualcode.workbench.projects import Project

# Words of B07 and words about B07, spread over the notes, the table of people and the writing of the study.
TRACES = ("zebra", "quagga", "okapi", "仕事", "nobody rang", "🦓", "b07", "fear", "kim")


@pytest.fixture
def bytes_left(bytes_of: Callable[[Path], bytes]) -> Callable[[Path], dict[str, list[str]]]:
    """Which traces stand in which file of a folder, hidden ones included."""
    return lambda folder: {
        path.name: [trace for trace in TRACES if trace.encode() in bytes_of(path)]
        for path in folder.iterdir()
    }


def add_more(project: Project) -> None:
    """Work on B07 of every kind, some of it changed, deleted, undone or dropped again."""
    codings.apply_code(project, "b07-W1", Span(4, 16), "Confidence", polarity=Polarity.POSITIVE)
    codings.apply_code(project, "group", Span(0, 19), "Confidence", note="Both.")
    codings.apply_code(project, "group", Span(24, 39), "Slow", coder="Anna")
    codings.apply_code(project, "group", Span(24, 60), "Slow", coder="Anna")
    codings.remove(project, "B07-w1", Span(0, 22), "Courses", "Anna")
    codebook.rename(project, "Slow", "Slower")
    codebook.merge(project, "Confidence", "Slower")
    writing.write_memo(project, "The zebra again", kind="code", on="document:B07-w1")
    writing.write_summary(project, "B07-w1", "Zebra, zebra.")
    writing.write_summary(project, "b07-w2", "Quagga.")
    history.undo(project)
    own = quote_edits.Place("B07-w1", Span(4, 16), "Slower")
    quote_edits.edit(project, own, "zebra [by Kim] [...]")
    quote_edits.paraphrase(project, own, "An okapi, they said")
    both = quote_edits.Place("group", Span(24, 60), "Slower", "Anna")
    quote_edits.edit(project, both, "[...] okapi [the okapi] [...]")
    quote_edits.paraphrase(project, both, "The okapi of B07")
    quote_edits.paraphrase(project, quote_edits.Place("group", Span(0, 19), "Slower"), "B07 came")
    documents.mark_status(project, "B07-w2", Span(0, 6), TextStatus.VERBATIM)
    documents.delete(project, "B07-w2")
    coding_id = project.db.execute("select max(coding_id) from coding").fetchone()[0]
    with project.step("Wrote a memo"):
        writing_store.write_memo(project, "code", "", "on a coding", ("coding", coding_id))
    documents.sentences(project, document_store.ids_by_name(project)["B07-w1"])


def shares(project: Project) -> list[tuple[object, ...]]:
    """Who else is behind each code, by name."""
    return project.db.execute(
        "select code.name, respondent.name, polarity from coding_respondent join code using (code_id)"
        " join respondent using (respondent_id) where respondent.name <> 'B07' order by 1, 2, 3"
    ).fetchall()


def others(project: Project) -> dict[str, list[tuple[object, ...]]]:
    """What belongs to the others alone."""
    queries = {
        "values": "select * from attribute_value join respondent using (respondent_id)"
        " where respondent.name <> 'B07'",
        "notes": "select * from document where name in ('C12-w1', 'D03-w1')",
        "codings": "select * from coding join document using (document_id)"
        " where document.name in ('C12-w1', 'D03-w1')",
        "codes": "select * from code",
        "coders": "select * from coder",
    }
    return {what: project.db.execute(query).fetchall() for what, query in queries.items()}


def test_not_one_byte_of_the_person_is_left(
    bytes_left: Callable[[Path], dict[str, list[str]]], project_file: Path
) -> None:
    with projects.open_project(project_file) as project:
        add_more(project)
    assert bytes_left(project_file.parent) == {"study.qualcode": list(TRACES)}
    with projects.open_project(project_file) as project:
        respondents.withdraw(project, "b07")
        assert all(not found for found in bytes_left(project_file.parent).values())
    assert bytes_left(project_file.parent) == {"study.qualcode": []}


def test_data_and_numbers_of_all_others_stay(project: Project) -> None:
    add_more(project)
    whose, kept = shares(project), others(project)
    respondents.withdraw(project, "B07")
    assert shares(project) == whose
    assert others(project) == kept
    assert project.db.execute("pragma foreign_key_check").fetchall() == []
    assert project.db.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_in_shared_notes_only_their_words_are_masked(project: Project) -> None:
    before = documents.read(project, "group")
    respondents.withdraw(project, "B07")
    after = documents.read(project, "group")
    assert len(after.text) == len(before.text)
    assert after.respondents == ("C12",)
    for words in ("Both of them came.", "I bring a cake.", "Enough."):
        assert after.text.index(words) == before.text.index(words)
    assert "C12: And ███ laughed." in after.text
    assert "███: ██ █████ ███ ████" in after.text
    speakers = {turn.speaker for turn in document_store.turns(project, after.document_id)}
    assert speakers == {"C12", "███"}


def test_codings_of_their_words_go_and_those_of_others_stay(project: Project) -> None:
    text = documents.read(project, "group").text
    own = Span(text.index("My okapi"), text.index("My okapi") + 8)
    both = Span(text.index("okapi"), text.index("a cake"))
    codings.apply_code(project, "group", own, "Slow")
    codings.apply_code(project, "group", both, "Quick")
    respondents.withdraw(project, "B07")
    rows = project.db.execute(
        "select code.name, quote from coding join code using (code_id) join document using (document_id)"
        " where document.name = 'group'"
    ).fetchall()
    assert rows == [("Quick", "█████ ███ ████\nC12: I bring ")]
    assert ("Slow", "C12", "none") not in shares(project)


def test_the_others_steps_can_still_be_undone_and_redone(project: Project) -> None:
    add_more(project)
    codings.apply_code(project, "D03-w1", Span(0, 6), "Courses", coder="Berit")
    respondents.withdraw(project, "B07")
    at_the_end = others(project)
    labels = []
    while True:
        try:
            labels.append(history.undo(project))
        except QualcodeError as refusal:
            assert "nothing to undo" in refusal.message
            break
    assert "Imported 5 notes, 3 people" in labels
    assert documents.listed(project).rows == ()
    for _ in labels:
        history.redo(project)
    assert others(project) == at_the_end
    assert "B07" not in [row[0] for row in respondents.listed(project).rows]


def test_words_do_not_come_back_by_undo_or_redo(
    bytes_left: Callable[[Path], dict[str, list[str]]], project_file: Path
) -> None:
    with projects.open_project(project_file) as project:
        add_more(project)
        history.undo(project)
        history.undo(project)
        respondents.withdraw(project, "B07")
        for verb in (history.redo, history.redo, *[history.undo] * 40, *[history.redo] * 40):
            with suppress(QualcodeError):
                verb(project)
        assert "B07" not in [row[0] for row in respondents.listed(project).rows]
    assert bytes_left(project_file.parent) == {"study.qualcode": []}


def test_the_trail_keeps_a_line_without_content(project: Project) -> None:
    writing.write_memo(project, "Hm.", kind="personal", on="respondent:b07")
    respondents.withdraw(project, "B07")
    lines = history.trail(project).rows
    assert lines[-1][3:] == ("did", "Withdrew a respondent", "", "")
    assert not any("b07" in str(cell).lower() for line in lines for cell in line)
    assert len(lines) > 5


def test_a_withdrawal_cannot_be_undone(project: Project) -> None:
    respondents.withdraw(project, "B07")
    assert history.undo(project) != "Withdrew a respondent"


@pytest.mark.parametrize("first", ["B07", "C12"])
def test_when_everybody_withdraws_nothing_is_left(project: Project, first: str) -> None:
    add_more(project)
    second = {"B07": "C12", "C12": "B07"}[first]
    for name in (first, second, "D03"):
        respondents.withdraw(project, name)
    assert documents.listed(project).rows == ()
    assert project.db.execute("select count(*) from coding").fetchone() == (0,)


def test_masked_names_that_would_be_the_same_are_told_apart(
    tmp_path: Path, write: Callable[[str, str], Path]
) -> None:
    for name in ("P1-Z9.txt", "P2-Z9.txt"):
        write(f"notes/{name}", f"Respondent: {name[:2]}; Z9\n\nHello.\n")
    with projects.new(tmp_path / "twins") as project:
        imports.import_paths(project, [tmp_path / "notes"])
        respondents.withdraw(project, "P1")
        respondents.withdraw(project, "P2")
        assert [row[0] for row in documents.listed(project).rows] == ["██-Z9", "██-Z9█"]


def test_a_short_name_is_masked_as_a_label_but_not_in_what_others_say(
    tmp_path: Path, write: Callable[[str, str], Path]
) -> None:
    text = "".join(f"An: I am here.\nBo: An old man, {n}.\n" for n in range(3))
    write("notes/pair.txt", f"Respondent: An; Bo\n\n{text}")
    with projects.new(tmp_path / "short") as project:
        imports.import_paths(project, [tmp_path / "notes"])
        respondents.withdraw(project, "An")
        assert documents.read(project, "pair").text.startswith("██: █ ██ █████\nBo: An old man, 0.\n")


def test_an_open_window_is_told_of(
    bytes_left: Callable[[Path], dict[str, list[str]]], project_file: Path
) -> None:
    with projects.open_project(project_file) as project:
        projects.set_percent_from_base(project, 7)
        with projects.open_project(project_file) as other:
            reading = other.db.execute("select * from document")
            reading.fetchone()
            project.db.execute("pragma busy_timeout = 0")
            with pytest.raises(QualcodeError, match="erased, but another window"):
                respondents.withdraw(project, "B07")
            reading.close()
    assert bytes_left(project_file.parent) == {"study.qualcode": []}


@pytest.mark.parametrize("is_dropped", [True, False])
def test_an_import_that_was_undone_keeps_no_words(
    bytes_left: Callable[[Path], dict[str, list[str]]],
    tmp_path: Path,
    write: Callable[[str, str], Path],
    is_dropped: bool,
) -> None:
    """The person may have come in twice; the first time is kept for redoing until something new is done."""
    note = write("notes/B07.txt", "The zebra.\n")
    (tmp_path / "made").mkdir()
    with projects.new(tmp_path / "made" / "study") as project:
        imports.import_paths(project, [note])
        history.undo(project)
        if is_dropped:
            note.write_text("The quagga.\n")
            imports.import_paths(project, [note])
        else:
            history.redo(project)
            codings.apply_code(project, "B07", None, codebook.add(project, "New").name)
            history.undo(project)
        respondents.withdraw(project, "B07")
    assert bytes_left(tmp_path / "made") == {"study.qualcode": []}
