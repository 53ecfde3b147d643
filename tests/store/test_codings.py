"""Codings: what they cover, whose they are, and that each is kept once."""

import pytest

from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.workbench import codings, documents
from qualcode.workbench.projects import Project


def whose(project: Project) -> list[str]:
    """The respondents of the newest coding."""
    rows = project.db.execute(
        "select name from coding_respondent join respondent using (respondent_id)"
        " where coding_id = (select max(coding_id) from coding) order by name"
    ).fetchall()
    return [name for (name,) in rows]


def between(project: Project, first: str, last: str, note: str = "group") -> Span:
    text = documents.read(project, note).text
    return Span(text.index(first), text.index(last) + len(last))


@pytest.mark.parametrize(
    ("first", "last", "people"),
    [
        ("My okapi", "ran", ["B07"]),
        ("a cake", "cake", ["C12"]),
        ("off.", "I bring", ["B07", "C12"]),
        ("okapi ran off.\n", "C12: ", ["B07"]),  # the label is nobody's words
        ("Both", "came", ["B07", "C12"]),  # before the first turn the words are everybody's
        ("Both", "My", ["B07", "C12"]),
    ],
)
def test_in_a_group_a_coding_belongs_to_everybody_whose_words_it_overlaps(
    project: Project, first: str, last: str, people: list[str]
) -> None:
    codings.apply_code(project, "group", between(project, first, last), "Slow")
    assert whose(project) == people


def test_a_coding_of_a_whole_note_belongs_to_everybody_of_the_note(project: Project) -> None:
    codings.apply_code(project, "group", None, "Slow")
    assert whose(project) == ["B07", "C12"]
    codings.apply_code(project, "D03-w1", None, "Slow")
    assert whose(project) == ["D03"]


def test_a_coding_without_text_belongs_to_the_person_it_names(project: Project) -> None:
    rows = [CodingRow(1, "Slow", respondent="D03"), CodingRow(2, "Slow", document="group")]
    assert codings.take_in(project, rows[:1], "old.csv") == (1, 0)
    assert whose(project) == ["D03"]
    assert codings.take_in(project, rows[1:], "old.csv") == (1, 0)
    assert whose(project) == ["B07", "C12"]


def test_a_label_or_an_interviewer_alone_is_not_coded(project: Project) -> None:
    for span, note in (
        (between(project, "C12: ", "C12: "), "group"),
        (between(project, "How was", "it?", "C12-w1"), "C12-w1"),
    ):
        with pytest.raises(QualcodeError, match="interviewer"):
            codings.apply_code(project, note, span, "Slow")


def test_a_repeated_coding_comes_in_once(project: Project) -> None:
    span = Span(0, 6)
    assert codings.apply_code(project, "D03-w1", span, "Slow").is_new
    lines = project.db.execute("select count(*) from trail").fetchone()
    assert not codings.apply_code(project, "d03-W1", span, "slow").is_new
    assert project.db.execute("select count(*) from trail").fetchone() == lines
    rows = [
        CodingRow(1, "Slow", "D03-w1", None, Extent.PASSAGE, span),
        CodingRow(2, "Slow", "D03-w1", None, Extent.WHOLE),
        CodingRow(3, "Slow", "D03-w1", None, Extent.WHOLE),
        CodingRow(4, "Slow", "D03-w1", None, Extent.NO_TEXT),
        CodingRow(5, "Slow", None, "D03"),
        CodingRow(6, "Slow", None, "D03"),
    ]
    assert codings.take_in(project, rows, "codings.csv") == (3, 3)


def test_another_coder_polarity_or_place_is_another_coding(project: Project) -> None:
    before = coding_store.count(project)
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow", coder="Anna")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow", coder="Berit")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Slow", coder="Anna", polarity=Polarity.CRITICAL)
    codings.apply_code(project, "D03-w1", Span(0, 5), "Slow", coder="Anna")
    codings.apply_code(project, "D03-w1", Span(0, 6), "Quick", coder="Anna")
    assert coding_store.count(project) == before + 5


def test_a_coding_keeps_its_words_and_its_version(project: Project) -> None:
    applied = codings.apply_code(project, "B07-w2", between(project, "仕事", "fine", "B07-w2"), "Slow")
    assert applied.quote == "仕事 is fine"
    quote, version = project.db.execute(
        "select quote, codebook_version from coding order by coding_id desc limit 1"
    ).fetchone()
    assert (quote, version) == ("仕事 is fine", 1)


def test_a_passage_outside_the_text_is_refused(project: Project) -> None:
    with pytest.raises(QualcodeError, match="ends outside the text"):
        codings.apply_code(project, "D03-w1", Span(0, 10_000), "Slow")
    with pytest.raises(QualcodeError, match="no words"):
        codings.apply_code(project, "D03-w1", Span(2, 3), "Slow")


def test_a_coder_without_a_name_is_refused(project: Project) -> None:
    with pytest.raises(QualcodeError, match="needs a name"):
        codings.apply_code(project, "D03-w1", Span(0, 6), "Slow", coder="  ")


def test_deleting_a_note_takes_all_that_rests_on_it(project: Project) -> None:
    document_id = document_store.ids_by_name(project)["B07-w1"]
    documents.sentences(project, document_id)
    assert documents.delete(project, "B07-w1") == 2
    for table in ("coding", "summary", "voice", "turn", "document_respondent", "segmentation", "sentence"):
        (left,) = project.db.execute(
            f"select count(*) from {table} where document_id = ?", (document_id,)
        ).fetchone()
        assert left == 0
