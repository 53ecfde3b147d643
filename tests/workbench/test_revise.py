"""A corrected note: nothing is lost, nothing moves silently, and undo brings back every row."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codings import Polarity
from qualcode.model.documents import TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.revisions import Doubt, Fate
from qualcode.model.spans import Span
from qualcode.store import documents as document_store
from qualcode.store.history import recorded_tables
from qualcode.workbench import (
    codebook,
    coders,
    codings,
    documents,
    doubts,
    history,
    imports,
    projects,
    respondents,
    revising,
    writing,
)
from qualcode.workbench.projects import Project
from qualcode.workbench.revising import Revised

PIECES = ("Nobody rang. ", "\n", "👩‍👧", "e\u0301", "B07: ", "C12: ", "仕事", "a", " ", "[name]", "okapi ")


def dump(project: Project) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: project.db.execute(f"select rowid, * from {table} order by rowid").fetchall()
        for table in recorded_tables(project.db)
    }


def rows(project: Project, sql: str) -> list[tuple[object, ...]]:
    return project.db.execute(sql).fetchall()


def text_of(project: Project, name: str) -> str:
    return documents.read(project, name).text


def take(project: Project, name: str, text: str, reason: str = "") -> Revised:
    """Revise a note by this text."""
    note = revising.corrected_text(project, name, text.encode())
    return revising.revise(project, name, note, reason)


def change(project: Project, name: str, old: str, new: str) -> Revised:
    text = text_of(project, name)
    assert old in text
    return take(project, name, text.replace(old, new, 1))


def code(project: Project, name: str, words: str, code_: str = "Courses", coder: str = "Anna") -> Span:
    start = text_of(project, name).index(words)
    span = Span(start, start + len(words))
    codings.apply_code(project, name, span, code_, coder=coder)
    return span


def places(project: Project, name: str) -> list[tuple[object, ...]]:
    document_id = documents.find(project, name)
    return rows(
        project,
        "select coding_id, extent, start_char, end_char, quote from coding"
        f" where document_id = {document_id} order by coding_id",
    )


def consistent(project: Project) -> None:
    """Every passage quotes the words of its place, or nothing while its place is doubtful."""
    for table in "coding", "text_status":
        for text, start, end, quote, doubt in rows(
            project,
            f"select text, {table}.start_char, {table}.end_char, quote, doubt_id from {table}"
            f" join document using (document_id) left join doubt using ({table}_id)"
            f" where {table}.start_char is not null",
        ):
            assert isinstance(text, str)
            assert isinstance(end, int)
            assert end <= len(text)
            assert quote == text[start:end] or (quote == "" and doubt is not None)
    assert rows(project, "pragma foreign_key_check") == []


# --- any correction -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def coded_file(study_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study with many overlapping codings and marks in the note of two people."""
    path = Path(shutil.copy(study_file, tmp_path_factory.mktemp("revising") / "study.qualcode"))
    with projects.open_project(path) as project, project.step("Prepared"):
        length = len(text_of(project, "group"))
        for start in range(0, length - 1, 7):
            for code_, size in (("Courses", 3), ("Courses", 12), ("Slow", 25)):
                span = Span(start, min(start + size, length))
                with suppress(QualcodeError):
                    codings.apply_code(project, "group", span, code_, coder="Anna")
        for start in range(0, length - 10, 15):
            documents.mark_status(project, "group", Span(start, start + 9), TextStatus.PARAPHRASE)
    return path


edits = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 15), st.lists(st.sampled_from(PIECES), max_size=2)),
    min_size=1,
    max_size=3,
)


def edited(text: str, changes: list[tuple[int, int, list[str]]]) -> str:
    for place, length, pieces in changes:
        at = place % (len(text) + 1)
        text = text[:at] + "".join(pieces) + text[at + length :]
    return text


@settings(max_examples=25)
@given(st.lists(edits, min_size=1, max_size=3))
def test_any_corrections_lose_nothing_and_undo_restores_every_row(
    coded_file: Path, tmp_path_factory: pytest.TempPathFactory, corrections: list
) -> None:
    path = Path(shutil.copy(coded_file, tmp_path_factory.mktemp("one") / "study.qualcode"))
    with projects.open_project(path) as project:
        project.db.execute("pragma synchronous = off")
        states = [dump(project)]
        texts = [edited(text_of(project, "group"), corrections[0])]
        for changes in corrections[1:]:
            texts.append(edited(texts[-1], changes))
        for text in texts:
            before = Passages(project)
            revised = take(project, "group", text)
            before.must_lead_to(Passages(project), revised)
            consistent(project)
            if not revised.is_the_same:
                states.append(dump(project))
        while len(states) > 1:
            assert dump(project) == states.pop()
            history.undo(project)
        assert dump(project) == states[0]


@settings(max_examples=25)
@given(st.lists(edits, min_size=1, max_size=2))
def test_the_way_back_leads_to_where_everything_was(
    coded_file: Path, tmp_path_factory: pytest.TempPathFactory, corrections: list
) -> None:
    path = Path(shutil.copy(coded_file, tmp_path_factory.mktemp("one") / "study.qualcode"))
    with projects.open_project(path) as project:
        project.db.execute("pragma synchronous = off")
        texts, start = [text_of(project, "group")], dump(project)
        for changes in corrections:
            take(project, "group", edited(texts[-1], changes))
            texts.append(text_of(project, "group"))
        for text in reversed(texts[:-1]):
            take(project, "group", text)
        end = dump(project)
        for table in "coding", "text_status", "doubt":
            assert end[table] == start[table]
        for table in "turn", "voice":
            assert [row[2:] for row in end[table]] == [row[2:] for row in start[table]]


class Passages:
    """The coded and marked passages of the note of two people, by what they are of."""

    def __init__(self, project: Project) -> None:
        found = rows(
            project,
            "select 'coding' || coding_id, quote, doubt_id from coding left join doubt using (coding_id)"
            " where coding.document_id = (select document_id from document where name = 'group')"
            " union all select 'mark' || text_status_id, quote, doubt_id"
            " from text_status left join doubt using (text_status_id)",
        )
        self.quotes = {row[0]: row[1] for row in found}
        self.doubtful = {row[0] for row in found if row[2] is not None}

    def must_lead_to(self, after: "Passages", revised: Revised) -> None:
        """None is lost, and only those that are reported have other words."""
        assert after.quotes.keys() == self.quotes.keys()
        assert sum(revised.fates.values()) + revised.settled == len(self.quotes)
        if not revised.is_the_same:
            assert revised.fates[Fate.DOUBTFUL] == len(after.doubtful)
        sure = self.quotes.keys() - self.doubtful - after.doubtful
        others = [key for key in sure if self.quotes[key] != after.quotes[key]]
        assert len(others) == len(revised.changed)


def test_redoing_leads_to_the_same_rows(project: Project) -> None:
    code(project, "B07-w1", "said I could")
    change(project, "B07-w1", "course was", "courses were")
    state = dump(project)
    history.undo(project)
    history.redo(project)
    assert dump(project) == state


def test_the_same_text_changes_nothing(project: Project) -> None:
    before = dump(project)
    lines = len(history.trail(project).rows)
    assert take(project, "B07-w1", text_of(project, "B07-w1")).is_the_same
    assert dump(project) == before
    assert len(history.trail(project).rows) == lines


def test_what_is_foreseen_is_what_happens(project: Project) -> None:
    code(project, "B07-w1", "zebra course")
    text = text_of(project, "B07-w1").replace("zebra", "mule")
    note = revising.corrected_text(project, "B07-w1", text.encode())
    before = dump(project)
    foreseen = revising.foreseen(project, "B07-w1", note)
    assert dump(project) == before
    assert revising.revise(project, "B07-w1", note) == foreseen


# --- what is kept ---------------------------------------------------------------------------------------


def test_both_versions_are_kept_with_who_and_why(project: Project) -> None:
    old = text_of(project, "B07-w1")
    new = old.replace("long", "very long")
    take(project, "B07-w1", new, "A word was missing\x1b")
    assert text_of(project, "B07-w1") == new
    assert doubts.version_text(project, "B07-w1", 1) == old
    [row] = doubts.versions(project, "B07-w1").rows
    assert row[2:5] == ("Anna", "A word was missing\ufffd", len(old))
    with pytest.raises(QualcodeError, match="no earlier version 2"):
        doubts.version_text(project, "B07-w1", 2)


def test_sentences_are_made_anew_after_a_revision_and_after_its_undo(project: Project) -> None:
    document_id = documents.find(project, "B07-w1")
    before = list(documents.sentences(project, document_id))
    change(project, "B07-w1", "Nobody rang.", "Nobody. Rang. At all.")
    after = list(documents.sentences(project, document_id))
    assert len(after) == len(before) + 2
    history.undo(project)
    assert list(documents.sentences(project, document_id)) == before


@pytest.mark.parametrize(
    "sql",
    [
        "update document set text = 'other', text_sha256 = 'x' where name = 'B07-w1'",
        "update document set text = text || '.' where name = 'B07-w1'",
        "update document set text_sha256 = 'x' where name = 'B07-w1'",
        "update document set text = (select text from document where name = 'D03-w1'),"
        " text_sha256 = (select text_sha256 from document where name = 'D03-w1') where name = 'B07-w1'",
        "update document_version set text = 'other'",
        "update document_version set revised_sha256 = 'x'",
    ],
)
@pytest.mark.parametrize("is_revised", [False, True])
def test_no_other_way_changes_a_text(project: Project, sql: str, is_revised: bool) -> None:
    if is_revised:
        change(project, "B07-w1", "long", "short")
    elif "document_version" in sql:
        return
    with pytest.raises(sqlite3.IntegrityError, match="frozen"), project.step("In vain"):
        project.db.execute(sql)


def test_turns_and_voices_follow_with_the_speakers_of_before(project: Project) -> None:
    revised = change(project, "C12-w1", "R: Quick and kind.\nI: And then?\n", "R: Quick, and very kind.\n")
    assert revised.remarks == ()
    document_id = documents.find(project, "C12-w1")
    turns = document_store.turns(project, document_id)
    # The labels are used twice only now, and are still speakers.
    assert [turn.speaker for turn in turns] == ["I", "R", "R", "I", "R"]
    text = text_of(project, "C12-w1")
    said = [voice.span.of(text) for voice in document_store.voices(project, document_id)]
    assert said == ["Quick, and very kind.\n", "Then a job.\n", "Yes.\n"]


def test_a_new_speaker_is_one_and_is_remarked_on(project: Project) -> None:
    text = text_of(project, "group") + "D03: Yes.\nD03: No.\nD03: Yes.\n"
    revised = take(project, "group", text)
    assert revised.remarks == ("New speakers: “D03”.",)


def test_answers_keep_their_people(project: Project, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("respondent,question,answer\nB07,Why?,Becuase of her.\nC12,Why?,No idea.\n")
    imports.import_paths(project, [table])
    code(project, "Why?", "her")
    revised = change(project, "Why?", "Becuase", "It is because")
    assert revised.fates[Fate.MOVED] == 1
    text = text_of(project, "Why?")
    voices = document_store.voices(project, documents.find(project, "Why?"))
    assert [voice.span.of(text) for voice in voices] == ["It is because of her.", "No idea."]


# --- doubts ---------------------------------------------------------------------------------------------


def test_a_redacted_coding_is_doubtful_and_its_old_words_are_quoted_nowhere(project: Project) -> None:
    code(project, "B07-w1", "zebra")
    revised = change(project, "B07-w1", "zebra", "[animal]")
    assert revised.fates == {Fate.STAYED: 0, Fate.MOVED: 0, Fate.CHANGED: 1, Fate.DOUBTFUL: 2}
    found = next(one for one in doubts.doubts(project, "B07-w1") if one.coder == "Anna")
    assert (found.words, found.proposed_words, found.doubt) == ("zebra", "[animal]", Doubt.END_CHANGED)
    assert all("zebra" not in str(row[4]) for row in places(project, "B07-w1"))


def test_a_doubtful_coding_is_settled_in_three_ways(project: Project) -> None:
    code(project, "B07-w1", "Nobody rang.")
    change(project, "B07-w1", "Nobody rang.", "")
    [found] = doubts.doubts(project)
    assert (found.doubt, found.proposed) == (Doubt.GONE, None)
    before = dump(project)

    assert doubts.settle_at(project, found.doubt_id, Span(4, 16)) == "zebra course"
    assert ("passage", 4, 16, "zebra course") in [row[1:] for row in places(project, "B07-w1")]
    assert doubts.doubts(project) == []
    history.undo(project)
    assert dump(project) == before

    assert doubts.settle_as_proposed(project, found.doubt_id) == ""
    assert ("no text", None, None, "") in [row[1:] for row in places(project, "B07-w1")]
    history.undo(project)

    doubts.settle_by_removing(project, found.doubt_id)
    assert len(places(project, "B07-w1")) == 2
    with pytest.raises(QualcodeError, match="no doubtful passage"):
        doubts.settle_by_removing(project, found.doubt_id)
    history.undo(project)
    assert dump(project) == before


def test_a_place_is_settled_only_where_words_can_be_coded(project: Project) -> None:
    code(project, "C12-w1", "Quick and kind.")
    change(project, "C12-w1", "R: Quick and kind.\n", "")
    [found] = doubts.doubts(project)
    text = text_of(project, "C12-w1")
    with pytest.raises(QualcodeError, match="interviewer"):
        doubts.settle_at(project, found.doubt_id, Span(3, 6))
    with pytest.raises(QualcodeError, match="no words"):
        doubts.settle_at(project, found.doubt_id, Span(text.index("\n"), text.index("\n") + 1))
    with pytest.raises(QualcodeError, match="outside"):
        doubts.settle_at(project, found.doubt_id, Span(0, 9999))
    assert len(doubts.doubts(project)) == 1


def test_a_mark_whose_words_are_gone_can_only_be_put_elsewhere_or_removed(project: Project) -> None:
    start = text_of(project, "B07-w1").index("Nobody")
    documents.mark_status(project, "B07-w1", Span(start, start + 12), TextStatus.PARAPHRASE)
    change(project, "B07-w1", "Nobody rang.", "")
    [found] = doubts.doubts(project)
    assert (found.mark, found.code_id) == ("paraphrase", None)
    with pytest.raises(QualcodeError, match="nothing to mark"):
        doubts.settle_as_proposed(project, found.doubt_id)
    doubts.settle_at(project, found.doubt_id, Span(0, 3))
    document_id = documents.find(project, "B07-w1")
    assert [s.span for s in document_store.statuses(project, document_id)] == [Span(0, 3)]
    history.undo(project)
    doubts.settle_by_removing(project, found.doubt_id)
    assert document_store.statuses(project, document_id) == []


def test_codings_that_would_coincide_are_both_kept(project: Project) -> None:
    code(project, "B07-w1", "she said")
    code(project, "B07-w1", "she said I could")
    change(project, "B07-w1", " I could", "")
    assert len(places(project, "B07-w1")) == 4
    [found] = doubts.doubts(project)
    with pytest.raises(QualcodeError, match="like it already"):
        doubts.settle_at(project, found.doubt_id, code(project, "B07-w1", "she said"))
    consistent(project)


def test_many_equal_codings_shift_over_each_other(project: Project) -> None:
    text = "ab " * 30
    take(project, "D03-w1", text + "end\n")
    codebook.read(project)
    with project.step("Coded"):
        for start in range(0, 60, 3):
            codings.apply_code(project, "D03-w1", Span(start, start + 2), "Slow", coder="Anna")
    before = places(project, "D03-w1")
    revised = take(project, "D03-w1", "xyz " + text + "end\n")
    assert revised.fates[Fate.MOVED] == 20
    assert [row[2] for row in places(project, "D03-w1")] == [int(str(row[2])) + 4 for row in before]
    history.undo(project)
    assert places(project, "D03-w1") == before


def test_words_that_become_another_persons_are_doubtful(project: Project) -> None:
    code(project, "group", "I bring a cake.")
    revised = change(project, "group", "C12: I bring", "B07: I bring")
    assert revised.fates[Fate.DOUBTFUL] == 1
    [found] = doubts.doubts(project)
    assert (found.doubt, found.proposed_words) == (Doubt.OTHER_PERSON, "I bring a cake.")


def test_a_second_correction_that_brings_the_words_back_settles_the_doubt(project: Project) -> None:
    code(project, "B07-w1", "Nobody rang.")
    before = places(project, "B07-w1")
    change(project, "B07-w1", "Nobody rang.", "")
    revised = change(project, "B07-w1", "do it.\n", "do it.\nNobody rang.")
    assert revised.settled == 1
    assert places(project, "B07-w1") == before
    assert doubts.doubts(project) == []


def test_a_doubt_that_stays_keeps_its_first_words(project: Project) -> None:
    code(project, "B07-w1", "Nobody rang.")
    change(project, "B07-w1", "Nobody rang.", "")
    revised = change(project, "B07-w1", "do it", "do that")
    assert (revised.settled, revised.fates[Fate.DOUBTFUL]) == (0, 1)
    [found] = doubts.doubts(project)
    assert found.words == "Nobody rang."


def test_other_verbs_take_doubts_with_them(project: Project) -> None:
    for act in (
        lambda: codebook.delete(project, "Courses"),
        lambda: documents.delete(project, "B07-w1"),
        lambda: codebook.merge(project, "Courses", "Slow"),
    ):
        code(project, "B07-w1", "Nobody rang.")
        change(project, "B07-w1", "Nobody rang.", "")
        before = dump(project)
        act()
        consistent(project)
        history.undo(project)
        assert dump(project) == before
        history.undo(project)
        history.undo(project)


# --- undo across coders ---------------------------------------------------------------------------------


def test_a_revision_is_not_undone_under_the_codings_made_since(project: Project) -> None:
    change(project, "B07-w1", "The zebra", "The old zebra")
    coders.use(project, "Berit")
    code(project, "B07-w1", "Nobody rang.", coder="Berit")
    coders.use(project, "Anna")
    before = dump(project)
    for _ in range(2):
        step = history.trail(project)
        assert step.rows
    with pytest.raises(QualcodeError, match="is not the one in which"):
        undo_revision(project)
    assert dump(project) == before


def undo_revision(project: Project) -> None:
    """Undo the revision itself, as its coder could while others went on."""
    from qualcode.store.history import Step

    row = rows(project, "select step_id, label, subject from step where label like 'Revised%'")[0]
    project.undo(Step(int(str(row[0])), str(row[1]), str(row[2])))


def test_a_coding_removed_before_a_revision_does_not_come_back_to_other_words(project: Project) -> None:
    from qualcode.store.history import Step

    span = code(project, "B07-w1", "Nobody rang.")
    codings.remove(project, "B07-w1", span, "Courses", "Anna")
    row = rows(project, "select step_id, label, subject from step order by step_id desc limit 1")[0]
    change(project, "B07-w1", "The zebra", "The old zebra")
    with pytest.raises(QualcodeError, match="is not the one in which"):
        project.undo(Step(int(str(row[0])), str(row[1]), str(row[2])))


def test_a_coding_on_words_that_stayed_does_not_hinder_undoing(project: Project) -> None:
    change(project, "B07-w1", "Nobody rang.", "Nobody called.")
    code(project, "B07-w1", "zebra", coder="Berit")
    undo_revision(project)
    consistent(project)
    assert "Nobody rang." in text_of(project, "B07-w1")


# --- files ----------------------------------------------------------------------------------------------


@pytest.fixture
def notes(tmp_path: Path, project: Project) -> Iterator[Path]:
    """A folder beside the project with a note that has been imported."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "G07.txt").write_text("Respondent: G07\nSite: Nroth\n\nI: So?\nShe was kind.\n")
    imports.import_paths(project, [folder])
    yield folder


def from_file(project: Project, path: Path) -> Revised:
    return revising.revise(project, "G07", revising.corrected_file(project, "G07", path))


def test_a_revised_file_is_known_to_the_next_import(project: Project, notes: Path) -> None:
    path = notes / "G07.txt"
    code(project, "G07", "kind")
    path.write_text("Respondent: G07\nSite: North\n\nI: So?\nShe was very kind.\n")
    with pytest.raises(QualcodeError) as refusal:
        imports.import_paths(project, [notes])
    assert "qualcode document revise G07" in refusal.value.hint
    revised = from_file(project, path)
    assert revised.fates[Fate.MOVED] == 1
    before = dump(project)
    assert imports.import_paths(project, [notes]).unchanged == 1
    assert from_file(project, path).is_the_same
    assert dump(project) == before
    assert rows(project, "select name from respondent where name = 'G07'") == [("G07",)]


def test_the_file_of_before_is_not_imported_as_another_note(project: Project, notes: Path) -> None:
    corrected = notes.parent / "G07 corrected.txt"
    corrected.write_text("I: So?\nShe was very kind.\n")
    from_file(project, corrected)
    before = dump(project)
    report = imports.import_paths(project, [notes, corrected])
    assert (report.documents, report.unchanged) == (0, 2)
    assert report.remarks == ["notes/G07.txt is the text of “G07” before it was revised."]
    assert dump(project) == before


def test_a_corrected_header_alone_is_taken_in(project: Project, notes: Path) -> None:
    path = notes / "G07.txt"
    path.write_text(path.read_text().replace("Nroth", "North"))
    revised = from_file(project, path)
    assert not revised.is_the_same
    assert imports.import_paths(project, [notes]).unchanged == 1
    history.undo(project)
    with pytest.raises(QualcodeError, match="has changed"):
        imports.import_paths(project, [notes])


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("Respondent: H08\n\nShe was kind.\n", "is a note of H08"),
        ("Respondent: G07\nWave: 2\n\nShe was kind.\n", "is of wave 2"),
        ("Respondent: G07\n\n", "no text after it"),
        ("", "is empty"),
    ],
)
def test_a_file_that_is_not_this_note_is_refused(
    project: Project, notes: Path, content: str, refusal: str
) -> None:
    (notes / "G07.txt").write_text(content)
    with pytest.raises(QualcodeError, match=refusal):
        from_file(project, notes / "G07.txt")


def test_the_file_of_another_note_is_refused(project: Project, notes: Path) -> None:
    (notes / "H08.txt").write_text("He was kind.\n")
    imports.import_paths(project, [notes / "H08.txt"])
    with pytest.raises(QualcodeError, match="is the file of the note “H08”"):
        from_file(project, notes / "H08.txt")
    with pytest.raises(QualcodeError, match="is a folder"):
        from_file(project, notes)


def test_text_may_come_with_its_header_or_without(project: Project, notes: Path) -> None:
    for raw in (b"I: So?\nShe was wise.\n", b"Respondent: G07\n\nI: So?\nShe was wise.\n"):
        note = revising.corrected_text(project, "G07", raw)
        assert note.text == "I: So?\nShe was wise.\n"
        assert note.source == "notes/G07.txt"
    with pytest.raises(QualcodeError, match="is a note of H08"):
        revising.corrected_text(project, "G07", b"Respondent: H08\n\nI: So?\n")


def test_a_text_too_short_for_its_codings_is_refused(project: Project) -> None:
    for words in ("zebra", "course", "said I", "could do", "Nobody"):
        code(project, "B07-w1", words)
    before = dump(project)
    with pytest.raises(QualcodeError, match="too short"):
        take(project, "B07-w1", "x")
    assert dump(project) == before


# --- withdrawing ----------------------------------------------------------------------------------------


def test_a_person_who_withdraws_is_gone_from_the_earlier_versions_too(
    project_file: Path, bytes_of: Callable[[Path], bytes]
) -> None:
    with projects.open_project(project_file) as project:
        code(project, "B07-w1", "Nobody rang.")
        take(project, "B07-w1", "A mule course, she said I could do it.\n", "B07 asked for it")
        text = text_of(project, "group").replace("ran off", "jumped").replace("I bring a cake", "I baked")
        code(project, "group", "I bring a cake.")
        take(project, "group", text, "B07 and the okapi")
        change(project, "group", "jumped", "hopped")
        history.undo(project)
        assert doubts.doubts(project)
        respondents.withdraw(project, "B07")
        assert [found.document for found in doubts.doubts(project)] == ["group"]
        consistent(project)
        change(project, "group", "baked", "bake")
        consistent(project)
        while True:
            try:
                history.undo(project)
            except QualcodeError:
                break
            consistent(project)
    left = bytes_of(project_file)
    for words in ("zebra", "mule", "okapi", "jumped", "hopped", "nobody rang", "b07"):
        assert words.encode() not in left, words


def test_undoing_ends_where_a_shared_note_was_revised_before_a_withdrawal(project: Project) -> None:
    codebook.add(project, "Cake")
    code(project, "group", "I bring a cake.", "Cake")
    code(project, "group", "The okapi again.", "Cake")
    change(project, "group", "a cake", "cakes")
    codebook.add(project, "Later")
    erased = respondents.withdraw(project, "B07")
    assert erased.closed_steps
    assert history.undo(project) == "Added the code “Later”"
    with pytest.raises(QualcodeError, match="nothing to undo"):
        history.undo(project)
    history.redo(project)
    consistent(project)


def test_a_project_of_before_gets_the_words_of_its_marks(project_file: Path) -> None:
    with projects.open_project(project_file) as project:
        documents.mark_status(project, "B07-w1", Span(4, 9), TextStatus.PARAPHRASE)
    db = sqlite3.connect(project_file)
    with db:
        db.executescript(
            "drop trigger document_text_is_frozen; drop trigger sentences_follow_the_text; drop table doubt;"
            " drop table document_version; alter table text_status drop column quote;"
            " create trigger document_text_is_frozen before update of text, text_sha256 on document"
            " when old.text <> new.text begin select raise(abort, 'the text of a document is frozen'); end;"
            " delete from _sqlite_migrations where name = 'm0003_revisions';"
        )
    db.close()
    with projects.open_project(project_file) as project:
        assert rows(project, "select quote from text_status") == [("zebra",)]
        code(project, "B07-w1", "Nobody rang.", "Slow")
        codings.apply_code(project, "B07-w1", Span(4, 9), "Slow", polarity=Polarity.MIXED)
        change(project, "B07-w1", "The zebra", "The old zebra")
        consistent(project)
        history.undo(project)
        history.undo(project)
        history.undo(project)
        history.undo(project)
        assert rows(project, "select quote from text_status") == []
        assert writing.memos(project).rows
