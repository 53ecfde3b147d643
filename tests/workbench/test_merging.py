"""A copy goes out to a coder and comes home; nothing of the others goes out, and nothing is lost."""

import sqlite3
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import portable_quotes
from qualcode.workbench import (
    assigning,
    codebook,
    coders,
    codings,
    desk,
    documents,
    history,
    marks,
    merging,
    passages,
    projects,
    proposals,
    quote_edits,
    revising,
    sharing,
    stars,
    writing,
)
from qualcode.workbench.projects import Project

NOTE = "B07-w1"


@pytest.fixture
def copy_file(project: Project, tmp_path: Path) -> Path:
    """The copy of a second coder who has coded two passages already."""
    coders.add(project, "Second")
    codings.apply_code(project, NOTE, Span(0, 3), "Support", coder="Second")
    codings.apply_code(project, NOTE, Span(4, 9), "Courses", coder="Second")
    return sharing.share(project, "Second", tmp_path / "second").path


def work(project: Project, coder: str) -> set[str]:
    coder_id = coders.find(project, coder).coder_id
    kinds = (portable_quotes.work(project, noun, coder_id) for noun in portable_quotes.ALL_WORK)
    return {row.sum for rows in kinds for row in rows.values()}


def numbers(report: merging.Report, noun: str = "coding") -> dict[str, int]:
    merged = report.work[noun]
    names = ("added", "changed", "removed", "same", "kept", "clashing")
    return {name: len(getattr(merged, name)) for name in names if getattr(merged, name)}


def first_coding(project: Project, document: str = NOTE) -> desk.Placed:
    return desk.passages(project, documents.find(project, document))[0]


def test_a_copy_holds_nothing_of_the_others(project: Project, tmp_path: Path, bytes_of) -> None:
    coders.add(project, "Second")
    codings.apply_code(project, NOTE, Span(0, 9), "Support", coder="Anna", note="Annas Gedanke")
    writing.write_memo(project, "Ein Geheimnis.", kind="personal", on=f"document:{NOTE}")
    assigning.assign(project, "Second", assigning.Draw(Fraction(1, 3), 7))
    made = sharing.share(project, "Second", tmp_path / "second")
    raw = bytes_of(made.path)
    for trace in (b"annas gedanke", b"geheimnis", b"okapis matter", b"anna", b"berit"):
        assert trace not in raw
    with projects.open_project(made.path) as copy:
        assert coders.name_in_use(copy) == "Second"
        assert len(documents.listed(copy).rows) == made.documents < len(documents.listed(project).rows)
        assert codebook.read(copy).entries() == codebook.read(project).entries()
        assert codebook.read(copy).version == codebook.read(project).version
        assert copy.db.execute("pragma foreign_key_check").fetchall() == []
        assert copy.db.execute("select count(*) from coding").fetchone() == (0,)
    with pytest.raises(QualcodeError, match="is there already"):
        sharing.share(project, "Second", made.path)


def test_a_copy_is_made_of_a_project_that_was_only_read_so_far(project_file: Path, tmp_path: Path) -> None:
    with projects.open_project(project_file) as project:
        made = sharing.share(project, "Berit", tmp_path / "berit")
    assert not list(tmp_path.glob("*-wal"))
    with projects.open_project(made.path) as copy:
        assert work(copy, "Berit")


def test_what_was_done_in_a_copy_comes_home_once(project: Project, copy_file: Path) -> None:
    with projects.open_project(copy_file) as copy:
        codings.apply_code(copy, NOTE, Span(10, 15), "Support > Confidence", polarity=Polarity.CRITICAL)
        passages.set_polarity(copy, first_coding(copy).coding_id, Polarity.POSITIVE)
        passages.remove(copy, desk.passages(copy, documents.find(copy, NOTE))[1].coding_id)
        writing.write_memo(copy, "On this passage.", kind="theory", on=f"passage:{NOTE} 10 15")
        writing.write_summary(copy, NOTE, "In short.")
        marks.finish(copy, [NOTE])
        expected = work(copy, "Second")
    rehearsed = merging.merge(project, copy_file, is_rehearsal=True)
    assert work(project, "Second") != expected
    report = merging.merge(project, copy_file)
    assert numbers(report) == numbers(rehearsed) == {"added": 1, "changed": 1, "removed": 1}
    assert work(project, "Second") == expected
    lines = len(history.trail(project).rows)
    again = merging.merge(project, copy_file)
    assert again.is_nothing_new
    assert len(history.trail(project).rows) == lines
    history.undo(project)
    assert numbers(merging.merge(project, copy_file)) == {"added": 1, "changed": 1, "removed": 1}
    assert work(project, "Second") == expected


def test_work_that_goes_on_in_the_copy_comes_home_again(project: Project, copy_file: Path) -> None:
    with projects.open_project(copy_file) as copy:
        codings.apply_code(copy, NOTE, Span(10, 15), "Courses")
    merging.merge(project, copy_file)
    with projects.open_project(copy_file) as copy:
        passages.set_note(copy, first_coding(copy).coding_id, "later")
        expected = work(copy, "Second")
    assert numbers(merging.merge(project, copy_file)) == {"changed": 1, "same": 2}
    assert work(project, "Second") == expected


def test_what_both_sides_changed_stays_and_is_listed(project: Project, copy_file: Path) -> None:
    coders.use(project, "Second")
    passages.set_note(project, first_coding(project).coding_id, "said here")
    with projects.open_project(copy_file) as copy:
        passages.set_note(copy, first_coding(copy).coding_id, "said there")
    for _ in range(2):
        report = merging.merge(project, copy_file)
        assert numbers(report) == {"same": 1, "clashing": 1}
        [line] = report.to_settle
        assert "said here" in line
        assert "said there" in line
        assert first_coding(project).note == "said here"


def quoted(project: Project) -> list[tuple[str, bool, str | None]]:
    """The words of each coding of the second coder, whether it is starred, and how it is quoted."""
    return [
        (quote, bool(star), words)
        for quote, star, words in project.db.execute(
            "select quote, starred_at <> '', words from coding join coder using (coder_id)"
            " left join quote_edit using (coding_id) where coder.name = 'Second' order by start_char"
        ).fetchall()
    ]


def number(project: Project, place: int = 0) -> int:
    return desk.passages(project, documents.find(project, NOTE))[place].coding_id


def place(project: Project, at: int = 0) -> quote_edits.Place:
    return quote_edits.place_of(project, number(project, at))


def quotes_of(report: merging.Report) -> tuple[dict[str, int], dict[str, int]]:
    return numbers(report, "star"), numbers(report, "quote_edit")


def test_stars_and_edited_quotes_go_out_and_come_home(project: Project, tmp_path: Path) -> None:
    coders.add(project, "Second")
    codings.apply_code(project, NOTE, Span(0, 9), "Support", coder="Second")
    codings.apply_code(project, NOTE, Span(10, 22), "Courses", coder="Second")
    coders.use(project, "Second")
    stars.star(project, NOTE, Span(0, 9), "Support")
    quote_edits.edit(project, place(project), "[T]he zebra")
    path = sharing.share(project, "Second", tmp_path / "second").path
    with projects.open_project(path) as copy:
        assert (
            quoted(copy)
            == quoted(project)
            == [("The zebra", True, "[T]he zebra"), ("course was l", False, None)]
        )
        stars.unstar(copy, NOTE, Span(0, 9), "Support")
        stars.star(copy, NOTE, Span(10, 22), "Courses")
        quote_edits.edit(copy, place(copy, 1), "[C]ourse was l")
        quote_edits.as_said(copy, place(copy))
        expected = quoted(copy)
    before = quoted(project)
    rehearsed = merging.merge(project, path, is_rehearsal=True)
    assert quoted(project) == before
    report = merging.merge(project, path)
    assert (
        quotes_of(report) == quotes_of(rehearsed) == ({"added": 1, "removed": 1}, {"added": 1, "removed": 1})
    )
    assert quoted(project) == expected
    assert merging.merge(project, path).is_nothing_new
    history.undo(project)
    assert quoted(project) == before
    assert quotes_of(merging.merge(project, path)) == quotes_of(report)
    stars.unstar(project, NOTE, Span(10, 22), "Courses")  # and what is done here stays done
    assert quotes_of(merging.merge(project, path))[0] == {"kept": 1}
    assert not any(star for _, star, _ in quoted(project))


def test_a_quote_that_both_sides_word_stays_and_is_listed(project: Project, copy_file: Path) -> None:
    coders.use(project, "Second")
    quote_edits.edit(project, place(project, 1), "[Z]ebra")
    stars.star(project, NOTE, Span(4, 9), "Courses")
    with projects.open_project(copy_file) as copy:
        quote_edits.edit(copy, place(copy, 1), "[The] zebra")
        stars.star(copy, NOTE, Span(4, 9), "Courses")
    for _ in range(2):
        report = merging.merge(project, copy_file)
        assert quotes_of(report) == ({"same": 1}, {"clashing": 1})
        [line] = report.to_settle
        assert line == f"Quote edit {NOTE}, Courses, zebra. Here: “[Z]ebra”; in the copy: “[The] zebra”"
    assert quoted(project)[1] == ("zebra", True, "[Z]ebra")


def test_a_coding_that_is_quoted_here_is_not_deleted_unasked(project: Project, copy_file: Path) -> None:
    with projects.open_project(copy_file) as copy:
        for _ in range(2):
            passages.remove(copy, number(copy))
    coders.use(project, "Second")
    quote_edits.edit(project, place(project, 1), "[Z]ebra")
    report = merging.merge(project, copy_file)
    assert numbers(report) == {"removed": 1, "clashing": 1}
    assert "in the copy: deleted" in report.to_settle[0]
    assert quoted(project) == [("zebra", False, "[Z]ebra")]


def test_a_copy_of_which_no_stars_were_remembered_is_no_conflict(project: Project, copy_file: Path) -> None:
    coders.use(project, "Second")
    with projects.open_project(copy_file) as copy:
        stars.star(copy, NOTE, Span(4, 9), "Courses")
    stars.star(project, NOTE, Span(0, 3), "Support")
    quote_edits.edit(project, place(project), "[T]he")
    with project.step("As an earlier version shared it"):
        project.db.execute("delete from merge_base where noun in ('star', 'quote_edit')")
    report = merging.merge(project, copy_file)
    assert quotes_of(report) == ({"added": 1, "kept": 1}, {"kept": 1})
    assert numbers(report) == {"same": 2} and not report.to_settle
    assert quoted(project) == [("The", True, "[T]he"), ("zebra", True, None)]


def test_what_was_deleted_at_home_stays_deleted(project: Project, copy_file: Path) -> None:
    coders.use(project, "Second")
    passages.remove(project, first_coding(project).coding_id)
    report = merging.merge(project, copy_file)
    assert numbers(report) == {"same": 1, "kept": 1}
    assert len(desk.passages(project, documents.find(project, NOTE))) == 1


def test_a_new_code_comes_home_as_a_proposal(project: Project, copy_file: Path) -> None:
    with projects.open_project(copy_file) as copy:
        codebook.add(copy, "Support > Laughter")
        codebook.add(copy, "Support > Laughter > Loud")
        codings.apply_code(copy, NOTE, Span(10, 15), "Support > Laughter > Loud")
    codebook.add(project, "Support > Laughter")
    report = merging.merge(project, copy_file)
    assert report.proposals == ["Laughter (proposed)", "Loud"]
    loud = codebook.read(project).find("Loud")
    second = coders.find(project, "Second").coder_id
    proposed = project.db.execute("select proposed_by from code where code_id = ?", (loud.code_id,))
    assert proposed.fetchone() == (second,)
    assert numbers(report) == {"added": 1, "same": 2}


def test_a_blind_coder_proposes_codes_and_changes_no_others(project: Project) -> None:
    coders.add(project, "Second")
    assigning.assign(project, "Second", assigning.Draw(Fraction(1), 7))
    coders.use(project, "Second")
    codebook.add(project, "Support > Laughter")
    codebook.rename(project, "Laughter", "Laughs")
    for change in (
        lambda: codebook.rename(project, "Courses", "Training"),
        lambda: codebook.edit(project, "Courses", {"definition": "Any."}),
        lambda: codebook.move(project, "Courses", "Support"),
        lambda: codebook.merge(project, "Courses", "Laughs"),
        lambda: codebook.delete(project, "Support"),
        lambda: codebook.add_codebook(project, codebook.as_file(project)),
        lambda: proposals.accept(project, "Laughs"),
    ):
        with pytest.raises(QualcodeError, match=r"blind|by others"):
            change()
    coders.use(project, "Anna")
    assert "Proposed: Support > Laughs (Second)." in " ".join(codebook.outline(project).note)
    proposals.accept(project, "Laughs")
    assert "Proposed" not in " ".join(codebook.outline(project).note)
    with pytest.raises(QualcodeError, match="no proposal"):
        proposals.accept(project, "Laughs")


def test_a_copy_with_another_text_is_refused_and_named(project: Project, copy_file: Path) -> None:
    text = documents.read(project, NOTE).text.replace("zebra", "gnu")
    revising.revise(project, NOTE, revising.corrected_text(project, NOTE, text.encode()), "typo")
    before = work(project, "Second")
    with pytest.raises(QualcodeError, match=rf"text differs .*: {NOTE}"):
        merging.merge(project, copy_file)
    assert work(project, "Second") == before
    report = merging.merge(project, copy_file, without=[NOTE])
    assert report.notes_left_out == [NOTE]
    assert work(project, "Second") == before


def test_what_is_no_copy_is_refused(project: Project, project_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.qualcode"
    projects.new(other).close()
    damaged = tmp_path / "damaged.qualcode"
    damaged.write_bytes(b"no database")
    for path, why in (
        (other, "no copy of this project"),
        (project_file, "this project itself"),
        (tmp_path / "nowhere", "no file"),
        (damaged, "damaged.qualcode"),
    ):
        with pytest.raises(QualcodeError, match=why):
            merging.merge(project, path)


def test_another_coder_of_the_same_name_is_refused(project: Project, copy_file: Path) -> None:
    with projects.open_project(copy_file) as copy:
        coders.add(copy, "Third")
    coders.add(project, "Third")
    with pytest.raises(QualcodeError, match="another coder who is called Third"):
        merging.merge(project, copy_file)


def test_a_person_who_withdrew_at_home_does_not_come_back(
    project: Project, copy_file: Path, bytes_of: Callable[[Path], bytes]
) -> None:
    from qualcode.workbench import respondents

    with projects.open_project(copy_file) as copy:
        codings.apply_code(copy, NOTE, Span(4, 15), "Courses", note="zebra again")
    respondents.withdraw(project, "B07")
    with pytest.raises(QualcodeError, match=r"text differs .*: group"):
        merging.merge(project, copy_file)
    report = merging.merge(project, copy_file, without=["group"])
    assert report.left_out["coding"] == 3
    assert numbers(report) == {}
    project.close()
    assert b"zebra" not in bytes_of(project.path)


def test_a_plain_backup_that_somebody_coded_in_comes_home_too(project: Project, tmp_path: Path) -> None:
    path = projects.back_up(project, tmp_path / "backup")
    with projects.open_project(path) as copy:
        codings.apply_code(copy, NOTE, Span(10, 15), "Courses", coder="Berit")
    report = merging.merge(project, path)
    assert numbers(report)["added"] == 1
    assert "clashing" not in numbers(report)


def test_an_older_copy_is_refused_in_words(project: Project, copy_file: Path) -> None:
    connection = sqlite3.connect(copy_file)
    connection.execute("delete from _sqlite_migrations where name = 'm0008_merging'")
    connection.commit()
    connection.close()
    with pytest.raises(QualcodeError, match="older version"):
        merging.merge(project, copy_file)
