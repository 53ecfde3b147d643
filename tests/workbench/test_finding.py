"""Finding: places with the people whose words they are, and coding all of them in one step."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.language import patterns
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Around, Hit, Query
from qualcode.model.scope import Condition, Scope
from qualcode.model.spans import Span
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import codings, documents, finding, history, projects
from qualcode.workbench.finding import code_hits, concordance, find
from qualcode.workbench.projects import Project

from ..store.observing import dump


def shown(hits: list[Hit]) -> list[tuple[str, tuple[str, ...], str]]:
    return [(hit.document, hit.respondents, hit.match) for hit in hits]


def texts(project: Project) -> dict[str, str]:
    ids = document_store.ids_by_name(project)
    return {name: document_store.read(project, document_id).text for name, document_id in ids.items()}


# --- hits -------------------------------------------------------------------------------------------------


def test_a_hit_knows_its_note_its_person_and_its_context(project: Project) -> None:
    [hit] = find(project, Query("仕事", context=12))
    text = texts(project)["B07-w2"]
    assert (hit.document, hit.respondents, hit.wave) == ("B07-w2", ("B07",), 2)
    assert hit.span.of(text) == hit.match == "仕事"
    assert (hit.left, hit.right) == ("work now. ", " is fine. ")
    assert not hit.is_coded


def test_hits_stand_in_the_order_of_notes_and_texts(project: Project) -> None:
    assert shown(find(project, Query("the"))) == [
        ("B07-w1", ("B07",), "The"),
        ("D03-w1", ("D03",), "the"),
        ("group", ("B07",), "The"),
    ]
    assert len(find(project, Query("the"), most=2)) == 2


def test_in_a_group_the_turn_says_whose_words_these_are(project: Project) -> None:
    assert shown(find(project, Query("cake OR came OR ran"))) == [
        ("group", ("B07", "C12"), "came"),
        ("group", ("B07",), "ran"),
        ("group", ("C12",), "cake"),
    ]


def test_the_interviewer_and_labels_are_nobody_who_is_coded(project: Project) -> None:
    assert shown(find(project, Query("it OR then"))) == [
        ("B07-w1", ("B07",), "it"),
        ("C12-w1", (), "it"),
        ("C12-w1", (), "then"),
        ("C12-w1", ("C12",), "Then"),
    ]
    assert shown(find(project, Query("it OR then", is_respondents_only=True))) == [
        ("B07-w1", ("B07",), "it"),
        ("C12-w1", ("C12",), "Then"),
    ]


def test_only_some_waves_and_people(project: Project) -> None:
    in_wave = find(project, Query("the"), Scope(waves=(1,)))
    assert [hit.document for hit in in_wave] == ["B07-w1", "D03-w1"]
    of_c12 = Scope(where=(Condition("status@1", "placement"),))
    assert shown(find(project, Query("came OR ran OR cake OR it"), of_c12)) == [
        ("C12-w1", (), "it"),
        ("group", ("B07", "C12"), "came"),
        ("group", ("C12",), "cake"),
    ]


def test_what_is_coded_is_told_by_the_coder_in_use_or_by_those_who_are_named(project: Project) -> None:
    def coded(scope: Scope) -> list[bool]:
        return [hit.is_coded for hit in find(project, Query("zebra OR said"), scope)]

    assert coded(Scope()) == [True, False]  # Anna
    assert coded(Scope(coders=("Berit",))) == [True, False]
    codings.apply_code(project, "B07-w1", Span(35, 50), "Support", coder="Berit")
    assert coded(Scope()) == [True, False]
    assert coded(Scope(is_every_coder=True)) == [True, True]
    assert [hit.match for hit in find(project, Query("zebra OR said", is_uncoded=True))] == ["said"]


def test_regular_expressions(project: Project) -> None:
    assert shown(find(project, Query(r"^R: (\w+)", is_regex=True))) == [
        ("C12-w1", ("C12",), "R: Quick"),
        ("C12-w1", ("C12",), "R: Then"),
        ("C12-w1", ("C12",), "R: Yes"),
    ]
    with pytest.raises(QualcodeError, match="no regular expression"):
        find(project, Query("(a", is_regex=True))
    with pytest.raises(QualcodeError, match="no word forms"):
        find(project, Query("a", is_regex=True, is_forms=True))


def test_a_pattern_without_end_is_given_up(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns.TextPattern.__init__, "__defaults__", (0.02,))
    with project.step("Added"):
        project.db.execute("drop trigger document_text_is_frozen")
        project.db.execute("update document set text = ? where name = 'group'", ("a" * 80 + "b",))
    with pytest.raises(QualcodeError, match="takes too long"):
        find(project, Query("(a|aa)+$", is_regex=True))


def test_word_forms(project: Project) -> None:
    query = Query("meet", is_forms=True)
    assert [hit.match for hit in find(project, query)] == ["met"]
    table = concordance(project, query).table
    assert any("Word forms by simplemma" in line and "meet, met" in line for line in table.note)


def test_of_a_language_without_forms_it_says_so(tmp_path: Path) -> None:
    with projects.new(tmp_path / "other", language="xx") as project, pytest.raises(QualcodeError) as refusal:
        find(project, Query("word", is_forms=True))
    assert "work*" in refusal.value.hint


def test_one_note_alone_can_be_searched(project: Project) -> None:
    ids = document_store.ids_by_name(project)
    found = finding.hits_by_note(project, Query("the"), document_id=ids["group"])
    assert [shown(hits) for hits in found] == [[("group", ("B07",), "The")]]
    assert [*finding.hits_by_note(project, Query("the"), Scope(waves=(1,)), document_id=ids["group"])] == []


def test_a_search_tells_how_far_it_is_and_ends_where_it_is_not_wanted_any_more(project: Project) -> None:
    heard: list[tuple[int, int, str]] = []

    def tell(done: int, of: int, what: str) -> None:
        heard.append((done, of, what))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        [*finding.hits_by_note(project, Query("unicorn|zebra", is_regex=True), tell=tell)]
    of = len(document_store.ids_by_name(project))
    assert heard == [(0, of, "notes"), (1, of, "notes"), (2, of, "notes")]


def test_words_that_are_spelt_alike_are_suggested_for_those_that_no_note_has(project: Project) -> None:
    assert finding.spelt_alike(project, "okapy zebra") == ["okapi"]
    assert finding.spelt_alike(project, "okapi") == []


# --- the table --------------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_hit_and_its_note_says_the_totals(project: Project) -> None:
    hits, table = concordance(project, Query("it OR then"), most=3)
    assert [column.key for column in table.columns] == [
        *("document", "respondent", "wave", "start", "left", "match", "right")
    ]
    assert len(hits) == len(table.rows) == 3
    assert table.rows[1] == (
        "C12-w1",
        "interviewer",
        1,
        11,
        "I: How was ",
        "it",
        "? R: Quick and kind. I: And then? R: ",
    )
    assert "4 hits in 2 notes of 2 people. Only the first 3 are shown." in table.note
    assert "Looked in: all notes." in table.note


def test_the_note_says_where_it_was_looked(project: Project) -> None:
    scope = Scope(waves=(1,), where=(Condition("status@1", "paid"),))
    note = concordance(project, Query("weekly", is_uncoded=True, is_respondents_only=True), scope).table.note
    assert "1 hit in 1 note of 1 person." in note
    assert "Looked in: wave 1; status@1 = paid." in note
    assert any("(Anna, the coder in use)" in line and "respondents" in line for line in note)


def test_nothing_found_is_an_empty_table(project: Project) -> None:
    hits, table = concordance(project, Query("unicorn"))
    assert (list(hits), table.rows) == ([], ())
    assert "0 hits in 0 notes of 0 people." in table.note


# --- coding -----------------------------------------------------------------------------------------------


def coded(project: Project, name: str = "group") -> list[str]:
    document_id = document_store.ids_by_name(project)[name]
    return [c.quote for c in coding_store.in_document(project, document_id, [project.coder_id or 0])]


@pytest.mark.parametrize(
    ("around", "quotes"),
    [
        (Around.MATCH, ["okapi", "okapi", "Okapi"]),
        (Around.SENTENCE, ["My okapi ran off.", "The okapi again.", "Okapi!"]),
        (Around.PARAGRAPH, ["My okapi ran off.", "The okapi again.", "Okapi!"]),
        (Around.TURN, ["My okapi ran off.", "The okapi again.", "Okapi!"]),
    ],
)
def test_what_is_coded_never_leaves_the_turn(project: Project, around: Around, quotes: list[str]) -> None:
    done = code_hits(project, find(project, Query("okapi")), "Support", around, Polarity.POSITIVE)
    assert coded(project) == quotes
    assert done == ("Support", 3, 0, 0)


def test_how_much_is_coded_around_a_hit(project: Project) -> None:
    hits = find(project, Query("said OR rang"))

    def words(around: Around) -> list[str]:
        return [passage.words for passage in finding.passages_around(project, hits, around).passages]

    assert words(Around.MATCH) == ["said", "rang"]
    assert words(Around.SENTENCE) == [
        "The zebra course was long 🦓, but she said I could do it.",
        "Nobody rang.",
    ]
    assert words(Around.TURN) == words(Around.PARAGRAPH) == words(Around.SENTENCE)


def test_a_hit_over_two_sentences_takes_both(project: Project) -> None:
    hits = find(project, Query('"it nobody"'))
    [passage] = finding.passages_around(project, hits).passages
    assert passage.words.startswith("The zebra")
    assert passage.words.endswith("Nobody rang.")


def test_two_hits_in_one_sentence_are_one_coding_in_one_step(project: Project) -> None:
    before = dump(project)
    lines = len(history.trail(project).rows)
    done = code_hits(project, find(project, Query("quick OR kind")), "Support")
    assert done == ("Support", 1, 0, 0)
    assert coded(project, "C12-w1") == ["Quick and kind."]
    assert len(history.trail(project).rows) == lines + 1
    assert history.undo(project) == "Coded 1 found passage with “Support”"
    assert dump(project) == before


def test_a_code_that_is_made_for_what_was_found_is_undone_with_it(project: Project) -> None:
    codebook = codebook_verbs.as_file(project)
    lines = len(history.trail(project).rows)
    found = finding.passages_around(project, find(project, Query("okapi")))
    done = finding.code_passages(project, found, "Animals", is_new_code=True)
    assert done == ("Animals", 3, 0, 0)
    assert len(history.trail(project).rows) == lines + 1
    assert history.undo(project) == "Coded 3 found passages with “Animals”"
    assert codebook_verbs.as_file(project) == codebook
    assert coded(project) == []


def test_coding_again_changes_nothing(project: Project) -> None:
    hits = find(project, Query("okapi"))
    code_hits(project, hits, "Support")
    before, lines = dump(project), history.trail(project).rows
    assert code_hits(project, hits, "Support") == ("Support", 0, 3, 0)
    assert dump(project) == before
    assert history.trail(project).rows == lines
    assert code_hits(project, hits, "Support", polarity=Polarity.CRITICAL).coded == 3
    assert code_hits(project, hits, "Support", coder="Berit").coded == 3


def test_the_words_of_the_interviewer_are_left_out(project: Project) -> None:
    done = code_hits(project, find(project, Query("it OR then")), "Support")
    assert (done.coded, done.left_out) == (2, 2)
    assert coded(project, "C12-w1") == ["Then a job."]


def test_a_label_is_left_out_and_a_hit_over_one_takes_the_words_alone(project: Project) -> None:
    assert code_hits(project, find(project, Query("R")), "Support") == ("Support", 0, 0, 3)
    code_hits(project, find(project, Query(r"R: Quick", is_regex=True)), "Support", Around.MATCH)
    assert coded(project, "C12-w1") == ["Quick"]


def test_an_unknown_code_changes_nothing(project: Project) -> None:
    before = dump(project)
    with pytest.raises(QualcodeError, match="Nonsense"):
        code_hits(project, find(project, Query("okapi")), "Nonsense")
    assert dump(project) == before


def delete(project: Project) -> None:
    documents.delete(project, "group")


def change(project: Project) -> None:
    with project.step("Revised"):
        project.db.execute("drop trigger document_text_is_frozen")
        project.db.execute("update document set text = 'Oh. ' || text where name = 'group'")


@pytest.mark.parametrize("meanwhile", [delete, change])
def test_a_note_that_changed_meanwhile_is_refused(
    project: Project, meanwhile: Callable[[Project], None]
) -> None:
    hits = find(project, Query("okapi"))
    meanwhile(project)
    before = dump(project)
    with pytest.raises(QualcodeError, match="changed since it was searched"):
        code_hits(project, hits, "Support")
    assert dump(project) == before


def test_a_worker_reads_while_somebody_codes(project: Project, project_file: Path) -> None:
    found: list[Hit] = []

    def work() -> None:
        with projects.open_for_reading(project_file) as reading:
            found.extend(find(reading, Query("okapi")))

    with project.step("Coded"):
        codings.apply_code(project, "group", Span(0, 4), "Support")
        worker = threading.Thread(target=work)
        worker.start()
        worker.join()
    assert [hit.match for hit in found] == ["okapi", "okapi", "Okapi"]
    assert code_hits(project, found, "Support").coded == 3
