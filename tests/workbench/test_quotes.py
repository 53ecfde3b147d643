"""Quotes for a paper: edited and kept recoverable, named by a template, counted, suggested."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.documents import Note, TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Condition, Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Missing, Quote, Share, Table
from qualcode.workbench import (
    codebook,
    coders,
    codings,
    documents,
    history,
    imports,
    projects,
    quote_edits,
    quote_suggestions,
    quote_use,
    respondents,
    revising,
    stars,
)
from qualcode.workbench.projects import Project
from qualcode.workbench.quote_edits import Place
from qualcode.workbench.quotes import Style, quotes
from qualcode.workbench.reading import ImportOptions

COURSE = Place("B07-w1", Span(0, 22), "Courses", "Anna")
SAID = "The zebra course was l"


def shown(table: Table) -> list[Quote]:
    return [
        entry
        for row in table.rows
        for cell in row
        if isinstance(cell, tuple)
        for entry in cell
        if isinstance(entry, Quote)
    ]


def course(project: Project, style: Style | None = None) -> Quote:
    [quote] = shown(quotes(project, Scope(codes=("Courses",)), style=style or Style()))
    return quote


def beware(table: Table) -> list[str]:
    return [line for line in table.note if line.startswith("Beware")]


# --- editing ----------------------------------------------------------------------------------------------


def test_an_edited_quote_keeps_what_was_said(project: Project) -> None:
    assert quote_edits.edit(project, COURSE, " The [long] zebra [...]\n") == SAID
    quote = course(project)
    assert (quote.quoted, quote.said, quote.is_verbatim) == ("“The [long] zebra [...]”", SAID, True)
    assert course(project, Style(is_as_said=True)).quoted == f"“{SAID}”"
    quote_edits.edit(project, COURSE, "[...] was l")
    assert [quote.words for quote in shown(quote_edits.edited(project))] == ["[...] was l", SAID]
    history.undo(project)
    assert course(project).words == "The [long] zebra [...]"
    assert quote_edits.as_said(project, COURSE) == 1
    assert quote_edits.as_said(project, COURSE) == 0
    assert course(project) == course(project, Style(is_as_said=True))
    assert quote_edits.edited(project).rows == ()
    history.undo(project)
    assert course(project).words == "The [long] zebra [...]"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("The quagga course was l", "“quagga” does not stand behind “The” in the passage."),
        ("A zebra [...]", "“A” does not stand at the start of the passage."),
        ("The zebra course", "The passage goes on behind “course”."),
        ("[...]", "Nothing of what was said is left"),
        ("", "Nothing of what was said is left"),
    ],
)
def test_words_that_were_changed_otherwise_are_refused(project: Project, words: str, why: str) -> None:
    with pytest.raises(QualcodeError, match=why) as refused:
        quote_edits.edit(project, COURSE, words)
    assert "[...]" in refused.value.hint
    assert course(project).said == ""


def test_a_paraphrase_never_stands_in_quotation_marks(project: Project) -> None:
    assert quote_edits.paraphrase(project, COURSE, "A course about zebras") == SAID
    quote = course(project)
    assert quote.quoted == "[paraphrase: A course about zebras]"
    assert (quote.is_verbatim, quote.is_paraphrase, quote.said) == (False, True, SAID)
    with pytest.raises(QualcodeError, match="needs words"):
        quote_edits.paraphrase(project, COURSE, " \n")


def test_an_edited_quote_of_what_nobody_said_is_marked_as_before(project: Project) -> None:
    documents.mark_status(project, "B07-w1", Span(4, 9), TextStatus.ADDED_LATER)
    quote_edits.edit(project, COURSE, "The [...]")
    assert course(project).quoted == "[not verbatim: The [...]]"


def test_only_a_coded_passage_is_edited(project: Project) -> None:
    with pytest.raises(QualcodeError, match="has no coding with “Practical > Courses” from 0 to 5"):
        quote_edits.edit(project, COURSE._replace(span=Span(0, 5)), "The [...]")
    with pytest.raises(QualcodeError, match="There is no coded passage 999"):
        quote_edits.place_of(project, 999)


def test_the_number_of_a_passage_finds_it(project: Project) -> None:
    number = course(project, Style(is_numbered=True)).number
    assert course(project).number is None and number is not None
    assert quote_edits.place_of(project, number) == COURSE._replace(code="Practical > Courses")


def test_words_that_change_under_an_edited_quote_are_shown_as_said(project: Project) -> None:
    quote_edits.edit(project, COURSE, "The zebra [...]")
    text = documents.read(project, "B07-w1").text
    revising.revise(project, "B07-w1", Note("B07-w1", "", text.replace("zebra", "quagga"), ""), "A typo.")
    table = quotes(project, Scope(codes=("Courses",)))
    [quote] = shown(table)
    assert quote.words.startswith("The quagga") and quote.said == ""
    [line] = beware(table)
    assert "changed since its quote was edited" in line


def test_an_edit_goes_with_its_coding_and_stays_with_a_twin(project: Project) -> None:
    quote_edits.edit(project, COURSE, "The zebra [...]")
    codings.apply_code(project, "B07-w1", COURSE.span, "Confidence", coder="Anna")
    codebook.merge(project, "Courses", "Confidence")
    [quote] = shown(quotes(project, Scope(codes=("Confidence",), is_every_coder=True)))
    assert quote.words == "The zebra [...]"
    codings.remove(project, "B07-w1", COURSE.span, "Confidence", "Anna")
    assert quote_edits.edited(project).rows == ()
    history.undo(project)
    codebook.delete(project, "Confidence")
    assert quote_edits.edited(project).rows == ()
    history.undo(project)
    documents.delete(project, "B07-w1")
    history.undo(project)
    assert [quote.words for quote in shown(quote_edits.edited(project))][:1] == ["The zebra [...]"]


# --- a study with roles, made to be quoted ------------------------------------------------------------------

PEOPLE = (
    "respondent,role,agency,adviser\n"
    "EA1,adviser,North,\nC4,client,North,EA1\nC5,client,North,EA9\nC6,client,South,\nM1,manager,South,\n"
)
SENTENCES = {
    "EA1": "I do ring every one of them on Mondays. They like it.",
    "C4": "She rang me every Monday and it kept me going. It was fine.",
    "C5": "Nobody rang me at all, not once in the whole year. Never.",
    "C6": "Good.",
    "M1": "We pay for it.",
}
TEMPLATE = "{role} {number}, {agency}"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """Five people of three roles; everybody's first sentence is coded, and those of C4 and C5 twice."""
    from ..conftest import CODEBOOK, write_all

    write_all(tmp_path / "notes", {f"{name}.txt": text for name, text in SENTENCES.items()})
    (tmp_path / "people.csv").write_text(PEOPLE)
    with projects.new(tmp_path / "quoted", codebook=CODEBOOK) as project:
        imports.import_paths(project, [tmp_path / "notes"], ImportOptions(people=tmp_path / "people.csv"))
        for name, text in SENTENCES.items():
            end = text.index(".") + 1
            polarity = Polarity.CRITICAL if name == "C5" else Polarity.POSITIVE
            codings.apply_code(project, name, Span(0, end), "Courses", polarity=polarity, coder="Anna")
            if end < len(text):
                codings.apply_code(project, name, Span(end + 1, len(text)), "Slow", coder="Anna")
        coders.use(project, "Anna")
        yield project


def star_all(project: Project, *names: str) -> None:
    for name in names:
        stars.star(project, name, Span(0, SENTENCES[name].index(".") + 1), "Courses")


def named(project: Project, template: str) -> dict[str, str]:
    table = quotes(project, Scope(codes=("Courses",)), style=Style(named_by=template))
    return {quote.respondent: quote.attribution for quote in shown(table)}


# --- attribution --------------------------------------------------------------------------------------------


def test_by_default_person_and_wave_are_named_and_what_was_asked_for(study: Project) -> None:
    scope = Scope(where=(Condition("role", "adviser"),), codes=("Courses",))
    assert [quote.attribution for quote in shown(quotes(study, scope))] == ["EA1"]
    styled = quotes(study, scope, style=Style(("agency", "role")))
    assert [quote.attribution for quote in shown(styled)] == ["EA1, adviser, North"]


def test_codes_without_quotes_have_no_row(study: Project) -> None:
    assert [str(row[0]) for row in quotes(study).rows] == ["Support > Pace > Slow", "Practical > Courses"]
    nobody = quotes(study, Scope(codes=("Confidence",)))
    assert nobody.rows == () and "Nobody said anything of the kind." in nobody.note


def test_a_template_names_people_without_holes(study: Project) -> None:
    places = {"EA1": 1, "C4": 2, "C5": 3, "C6": 4, "M1": 5}
    assert places == {row[0]: n for n, row in enumerate(respondents.listed(study).rows, start=1)}
    assert named(study, TEMPLATE)["C4"] == "client 2, North"
    assert named(study, "{person} {adviser}") == {
        "EA1": "EA1", "C4": "C4 EA1", "C5": "C5 EA9", "C6": "C6", "M1": "M1",
    }  # fmt: skip
    linked = named(study, "{role} of {adviser.role} {ADVISER.number} ({adviser.agency}), {wave}; {document}")
    assert linked["C4"] == "client of adviser 1 (North); C4"
    assert linked["C5"] == "client of; C5"
    assert named(study, "{adviser}")["M1"] == "not known"


@pytest.mark.parametrize(
    "template", ["", "{role", "role}", "{ro{le}}", "{rolle}", "{}", "{adviser.rolle}", "{wave.role}"]
)
def test_a_template_that_cannot_be_meant_is_refused(study: Project, template: str) -> None:
    with pytest.raises(QualcodeError) as refused:
        quotes(study, style=Style(named_by=template))
    assert "role" in refused.value.hint


def test_who_is_the_only_one_shown_so_is_told_by_number(study: Project) -> None:
    table = quotes(study, Scope(codes=("Courses",)), style=Style(named_by=TEMPLATE))
    numbers = {quote.respondent: quote.number for quote in shown(table)}
    assert {name for name, number in numbers.items() if number is not None} == {"EA1", "C6", "M1"}
    [line] = beware(table)
    assert all(str(numbers[name]) in line for name in ("EA1", "C6", "M1"))
    assert not any(name in line for name in SENTENCES)
    assert beware(quotes(study, style=Style(named_by="{person} {number} {document}"))) == []
    assert beware(quotes(study)) == []
    assert len(beware(quotes(study, style=Style(("role", "agency"))))) == 1
    assert len(beware(quotes(study, by="agency", style=Style(("role",))))) == 1
    assert len(beware(quotes(study, Scope(codes=("Slow",)), style=Style(("adviser",))))) == 1


def test_nobody_is_alone_where_somebody_else_of_the_study_is_alike_though_not_quoted(study: Project) -> None:
    where = Scope(codes=("Courses",), where=(Condition("adviser", "EA1"),))
    assert beware(quotes(study, where, style=Style(named_by="{role}, {agency}"))) == []


# --- how often people are quoted ----------------------------------------------------------------------------


def test_the_use_of_people_and_groups_is_counted_by_passages(study: Project) -> None:
    star_all(study, "C4", "C5", "EA1")
    codings.apply_code(study, "C4", Span(0, 46), "Confidence")
    stars.star(study, "C4", Span(0, 46), "Confidence")
    stars.star(study, "C4", Span(47, 59), "Slow")
    table = quote_use.use(study)
    assert table.rows == (("C4", 2, 50), ("EA1", 1, 25), ("C5", 1, 25))
    assert beware(table) == ["Beware: 50% of the quotes (2 of 4) are from one person, C4."]
    groups = quote_use.use(study, by="role")
    assert groups.rows == (
        ("adviser", Share(1, 1), 1, 25),
        ("client", Share(2, 3), 3, 75),
        ("manager", Share(0, 1), 0, 0),
    )
    assert beware(groups)[1:] == ["Beware: not quoted at all: manager (1 person)."]
    assert "4 quotes, of 3 of 5 people." in groups.note


def test_nothing_starred_is_no_use(study: Project) -> None:
    table = quote_use.use(study)
    assert table.rows == () and beware(table) == []
    assert any(line.startswith("No quotes are starred") for line in table.note)
    assert [row[1:] for row in quote_use.use(study, by="agency").rows] == [
        (Share(0, 3), 0, None), (Share(0, 2), 0, None),
    ]  # fmt: skip


def test_one_quote_of_each_of_a_few_people_is_no_imbalance(study: Project) -> None:
    star_all(study, "C4", "C5", "M1")
    assert beware(quote_use.use(study)) == []


# --- suggestions --------------------------------------------------------------------------------------------


def test_a_positive_and_a_critical_quote_are_suggested_for_each_theme(study: Project) -> None:
    support, practical = quote_suggestions.suggestions(study).rows
    assert support[1:] == (Missing("nobody"), Missing("nobody"))
    [positive], [critical] = practical[1:]  # type: ignore[misc]
    assert isinstance(positive, Quote) and isinstance(critical, Quote)
    assert (positive.respondent, critical.respondent) == ("EA1", "C5")
    assert positive.number is not None
    stars.star(study, *quote_edits.place_of(study, positive.number))
    assert quote_suggestions.suggestions(study).rows[1][1] == Missing("1 quote starred")


def test_those_who_are_quoted_least_are_suggested_and_no_paraphrase(study: Project) -> None:
    codings.apply_code(study, "EA1", Span(40, 53), "Confidence")
    stars.star(study, "EA1", Span(40, 53), "Confidence")
    [quote] = shown(
        quote_suggestions.suggestions(study, Scope(codes=("Courses",), polarities=(Polarity.POSITIVE,)))
    )
    assert quote.respondent == "C4"
    documents.mark_status(study, "C4", Span(0, 9), TextStatus.PARAPHRASE)
    [quote] = shown(
        quote_suggestions.suggestions(study, Scope(codes=("Courses",), polarities=(Polarity.POSITIVE,)))
    )
    assert quote.respondent == "EA1"
    with pytest.raises(QualcodeError, match="about neither"):
        quote_suggestions.suggestions(study, Scope(polarities=(Polarity.MIXED,)))


# --- the shelf ----------------------------------------------------------------------------------------------


def test_the_shelf_is_a_quote_matrix_of_what_is_starred(study: Project) -> None:
    star_all(study, "C4", "C6")
    assert stars.shelf(study) == quotes(study, only_starred=True)
    [row] = quotes(study, by="agency", only_starred=True).rows
    assert [len(cell) for cell in row[1:]] == [1, 1]  # type: ignore[arg-type]
    coders.add(study, "Berit")
    coders.use(study, "Berit")
    assert len(shown(stars.shelf(study))) == 2
    assert stars.shelf(study, Scope(coders=("Berit",))).rows == ()


@pytest.mark.parametrize(("language", "said_in"), [("de", "de"), ("xx", "mul")])
def test_words_are_in_the_language_of_the_project(tmp_path: Path, language: str, said_in: str) -> None:
    note = tmp_path / "B07-w1.txt"
    note.write_text("Sie rief an.\n", encoding="utf-8")
    with projects.new(tmp_path / "s.qualcode", language=language) as project:
        imports.import_paths(project, [note], ImportOptions(is_adding_people=True))
        codebook.add(project, "Anruf")
        codings.apply_code(project, "B07-w1", Span(0, 12), "Anruf", coder="Anna")
        [quote] = shown(quotes(project))
    assert quote.language == said_in
