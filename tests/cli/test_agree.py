"""Agreement from the command line: gold projects as project files, and what is refused."""

import csv
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from qualcode.analysis.agreement import pooled
from qualcode.analysis.alpha import alpha
from qualcode.analysis.comparison import compare
from qualcode.model.agreement import Unit
from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.codings import Extent, Polarity
from qualcode.model.documents import DocumentMark, Note, Role, Turn
from qualcode.model.spans import Span
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import marks as mark_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import NewCoding
from qualcode.store.documents import Voice
from qualcode.workbench import assigning, codebook, coders, codings, consensus, marks, projects
from qualcode.workbench.assigning import Draw
from qualcode.workbench.consensus import Choice
from qualcode.workbench.disagreements import Decision, Disagreements
from qualcode.workbench.projects import Project

from ..analysis.coded_projects import coded_documents, targets
from .conftest import Run

GOLD = Path(__file__).parents[1] / "analysis" / "agreement"


def close(value: float | None, expected: float | None) -> bool:
    if value is None or expected is None:
        return value is expected
    return abs(value - expected) < 1e-9


def gold(name: str) -> Any:
    return json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))


def book_of(given: Mapping[str, Any]) -> CodebookFile:
    def entries(parent: str | None) -> tuple[CodeEntry, ...]:
        here = [code for code in given["codes"] if given["parents"].get(code) == parent]
        return tuple(CodeEntry(code, codes=entries(code)) for code in here)

    return CodebookFile("Gold", entries(None))


def make_project(path: Path, given: Mapping[str, Any]) -> None:
    """A gold project as a project file: its units are the sentences; everybody finished what they coded."""
    with projects.new(path, codebook=book_of(given)) as project:
        coder_ids = {name: coders.add(project, name) for name in given["coders"]}
        with project.step("Made a gold project"):
            people: dict[str, int] = {}
            for document in given["documents"]:
                who = document["respondent"]
                if who not in people:
                    people[who] = respondent_store.add(project, who)
                _add_document(project, document, people[who], coder_ids)


def _add_document(
    project: Project, document: Mapping[str, Any], respondent_id: int, coder_ids: Mapping[str, int]
) -> None:
    note = Note(document["id"], document["id"], "x" * document["length"], document["id"])
    document_id = document_store.add(project, note, None, [respondent_id])
    codable = document.get("codable", [[0, document["length"]]])
    voices = [Voice(respondent_id, Span(start, end)) for start, end in codable]
    document_store.add_voices(project, document_id, voices)
    units = [Span(start, end) for start, end in document["units"]]
    document_store.keep_sentences(project, document_id, "gold", "1", units)
    code_ids = {code.name: code.code_id for code in codebook.read(project)}
    for coder, spans in document["coders"].items():
        mark_store.add(project, document_id, coder_ids[coder], DocumentMark.FINISHED)
        new = [
            NewCoding(
                document_id, None, Extent.PASSAGE, start, end, code_ids[code], coder_ids[coder],
                Polarity.NONE, "", "",
            )
            for start, end, code in spans
        ]  # fmt: skip
        coding_store.add(project, new)


@pytest.mark.parametrize("name", ["project_1", "project_2"])
def test_gold_projects_from_the_project_file(folder: Path, run: Run, name: str) -> None:
    case = gold(name)
    make_project(folder / "gold.qualcode", case["input"])
    parts = {"char": "character", "unit": "sentence", "respondent": "respondent"}
    reports = {
        short: json.loads(run("agree", "--unit", unit, "--format", "json").out)
        for short, unit in parts.items()
    }
    for code, expected in case["expected"]["per_code"].items():
        rows = {
            short: next(r for r in report["rows"] if r["code"].rpartition(" > ")[2] == code)
            for short, report in reports.items()
        }
        assert close(rows["char"]["alpha"], expected["alpha_char"])
        assert close(rows["unit"]["alpha"], expected["alpha_unit_any"])
        assert close(rows["respondent"]["alpha"], expected["alpha_respondent"])
        assert close(rows["char"]["u_alpha"], expected["u_alpha"])
        for short, row in rows.items():
            of_two = expected["pairs"]["ann|bo"][short]
            [pair] = reports[short]["pairs"]
            listed = next(r for r in pair["codes"] if r["code"] == row["code"])
            for measure, value in of_two.items():
                if measure in row:
                    assert close(row[measure], value), (code, short, measure)
                found = listed["mh_ratio" if measure == "jaccard" else measure]
                assert abs(found - value) < 1e-6 if value is not None else found is None, (code, measure)
    for level, expected_level in (("leaves", "leaves"), ("themes", "tops")):
        for short, report in reports.items():
            if short != "respondent":
                expected_alpha = case["expected"]["overall"][f"alpha_pooled_{short}_{expected_level}"]
                assert close(report["overall"][f"alpha_pooled_{level}"], expected_alpha)
                alone = run("agree", "--unit", parts[short], "--level", level, "--format", "json")
                assert close(json.loads(alone.out)["overall"]["alpha_pooled"], expected_alpha)
    for measure, value in case["expected"]["overall"].items():
        if measure.startswith("alpha_sets_") and "coded" not in measure:
            _, _, short, distance = measure.split("_")
            assert close(reports[short]["overall"][f"alpha_sets_{distance}"], value), measure
    kappa = case["expected"]["overall"]["pooled_kappa_char:ann|bo"]
    assert close(reports["char"]["overall"]["kappa_pooled"], kappa)
    half = json.loads(run("agree", "--half", "--format", "json").out)
    for row in half["rows"]:
        expected = case["expected"]["per_code"][row["code"].rpartition(" > ")[2]]
        assert close(row["alpha"], expected["alpha_unit_half"])


def test_the_page_on_json_tells_every_key(folder: Path, run: Run) -> None:
    make_project(folder / "gold.qualcode", gold("project_2")["input"])
    page = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    found = json.loads(run("agree", "--by-polarity", "--format", "json").out)
    keys = {*found, *found["rows"][0], *found["overall"], *found["cases"][0]}
    assert keys <= set(re.findall(r"`(\w+)`", page))


@pytest.mark.parametrize("unit", ["sentence", "respondent"])
def test_other_programs_get_the_same_alpha_from_the_units(folder: Path, run: Run, unit: str) -> None:
    make_project(folder / "gold.qualcode", gold("project_2")["input"])
    said = run("agree", "--unit", unit, "--units-csv", folder / "units.csv", "--format", "json")
    assert said.exit_code == 0, said.err
    with (folder / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    for row in json.loads(said.out)["rows"]:
        mine = [line for line in lines if line["code"] == row["code"]]
        assert len(mine) == row["units"]
        values = Counter(tuple(line[c] for c in ("ann", "bo") if line[c]) for line in mine)
        assert close(row["alpha"], alpha(values))


def test_drift_over_the_days_of_coding(folder: Path, run: Run) -> None:
    given = gold("project_1")["input"]
    make_project(folder / "gold.qualcode", given)
    asked = ("agree", "--section", "drift", "--format", "json")
    assert "nothing to show under “drift”" in run(*asked).err
    coded = [each["id"] for each in given["documents"] if any(each["coders"].values())]
    shared = [each for each in coded if len(_document(given, each)["coders"]) > 1]
    with closing(sqlite3.connect(folder / "gold.qualcode")) as db, db:
        for day, name in enumerate(shared, 1):
            db.execute(
                "update coding set created_at = ? where document_id ="
                " (select document_id from document where name = ?)",
                (f"2026-01-{day:02}T10:00:00Z", name),
            )
    found = json.loads(run(*asked).out)["rows"]
    assert sum(row["documents"] for row in found) == len(shared) and len(found) == 3
    last = found[-1]
    part = {**given, "documents": [_document(given, each) for each in shared[-last["documents"] :]]}
    everybody, codes = (1 << len(given["coders"])) - 1, range(len(given["codes"]))
    alone = compare(coded_documents(part), everybody, targets(given["codes"], given["parents"]), codes)
    expected = pooled(alone, Unit.SENTENCE, codes)
    assert close(last["alpha"], expected.alpha) and close(last["kappa"], expected.kappa)
    assert (last["units"], last["respondents"]) == (expected.units, expected.respondents)
    assert last["coded"].endswith(f"to 2026-01-{len(shared):02}")


def _document(given: Mapping[str, Any], name: str) -> Any:
    return next(each for each in given["documents"] if each["id"] == name)


def test_single_characters_are_no_table(folder: Path, run: Run) -> None:
    make_project(folder / "gold.qualcode", gold("project_1")["input"])
    said = run("agree", "--unit", "character", "--units-csv", folder / "units.csv")
    assert said.exit_code == 1 and "--unit sentence" in said.err
    assert not (folder / "units.csv").exists()


# --- a small study ----------------------------------------------------------------------------------------

TEXT = "I: How was it?\nR: Kind people.\nI: And then?\nR: A job came.\n"
BOOK = CodebookFile("Small", (CodeEntry("Help", codes=(CodeEntry("Courses"), CodeEntry("Pace"))),))
ALL_OVER = "nearly everywhere: see F1"
KIND, JOB = Span(18, 30), Span(46, 57)


@pytest.fixture
def small(folder: Path) -> Path:
    """Six people with a note each, of whom Ann codes all and Ben all but the last."""
    path = folder / "small.qualcode"
    with projects.new(path, codebook=BOOK) as project:
        with project.step("Made a study"):
            for number in range(1, 7):
                _add_note(project, f"P{number}")
        for number in range(1, 7):
            code(project, f"P{number}", KIND, "Courses", "Ann", polarity=Polarity.POSITIVE)
            if number < 6:
                polarity = Polarity.CRITICAL if number == 1 else Polarity.POSITIVE
                code(project, f"P{number}", KIND, "Courses", "Ben", polarity=polarity)
        code(project, "P2", JOB, "Pace", "Ann")
    return path


def _add_note(project: Project, name: str) -> None:
    person = respondent_store.add(project, name)
    document_id = document_store.add(project, Note(name, name, TEXT, name), None, [person])
    turns = [Turn(0, 3, 15, "I", Role.INTERVIEWER), Turn(15, 18, 31, "R", Role.RESPONDENT)]
    turns += [Turn(31, 34, 43, "I", Role.INTERVIEWER), Turn(43, 46, 58, "R", Role.RESPONDENT)]
    document_store.add_turns(project, document_id, turns)
    document_store.add_voices(
        project, document_id, [Voice(person, Span(18, 31)), Voice(person, Span(46, 58))]
    )


def code(
    project: Project,
    document: str,
    span: Span | None,
    name: str,
    coder: str,
    *,
    polarity: Polarity = Polarity.NONE,
) -> None:
    codings.apply_code(project, document, span, name, coder=coder, polarity=polarity)


def rows(run: Run, *words: str) -> dict[str, Any]:
    said = run("agree", *words, "--format", "json")
    assert said.exit_code == 0, said.err
    return {row["code"]: row for row in json.loads(said.out)["rows"]}


def test_only_the_people_of_the_question(small: Path, run: Run) -> None:
    with projects.open_project(small) as project, project.step("Added a later note"):
        respondent_store.add_wave(project, 1)
        respondent_store.add_wave(project, 2)
        project.db.execute("update document set wave = 1")
        people = respondent_store.ids_by_name(project)
        later = document_store.add(project, Note("P2b", "P2b", TEXT, "P2b"), 2, [people["P2"]])
        document_store.add_voices(project, later, [Voice(people["P2"], Span(0, len(TEXT)))])
    followed = rows(run, "--unit", "respondent", "--base", "followed-up")["Help > Courses"]
    assert [followed[cell] for cell in "abcd"] == [1, 0, 0, 0]
    said = run("agree", "--wave", "2")
    assert said.exit_code == 1 and "No note was coded by both" in said.err


def test_turns_and_sentences_of_the_respondent_only(small: Path, run: Run) -> None:
    for unit in ("turn", "sentence"):
        row = rows(run, "--unit", unit)["Help > Courses"]
        assert [row[cell] for cell in "abcd"] == [5, 0, 0, 5], unit
    row = rows(run, "--unit", "character")["Help > Courses"]
    assert [row[cell] for cell in "abcd"] == [60, 0, 0, 65]


def test_polarity_is_part_of_what_is_agreed_on(small: Path, run: Run) -> None:
    assert rows(run, "--unit", "respondent")["Help > Courses"]["b"] == 0
    positive = rows(run, "--unit", "respondent", "--polarity", "positive")["Help > Courses"]
    assert [positive[cell] for cell in "abcd"] == [4, 1, 0, 0]


def test_a_note_of_one_coder_is_left_out_until_the_other_finishes_it(small: Path, run: Run) -> None:
    said = run("agree", "--section", "warnings")
    assert "Left out: 1 note coded by Ann only (P6)" in said.out
    assert "5 notes of 5 counted as coded" in said.out
    with projects.open_project(small) as project:
        marks.finish(project, ["P6"], "Ben")
    row = rows(run, "--unit", "respondent")["Help > Courses"]
    assert [row[cell] for cell in "abcd"] == [5, 1, 0, 0]


def test_undefined_is_null_with_a_reason(small: Path, run: Run) -> None:
    found = rows(run, "--unit", "respondent")
    assert found["Help > Courses"]["alpha"] is None
    assert found["Help > Courses"]["alpha_why"] == "no variation: everybody coded every unit"
    assert found["Help > Courses"]["flags"] == ["in all 5 of 5 respondents, for every coder", ALL_OVER]
    assert found["Help > Courses"]["f1"] == found["Help > Courses"]["percent"] == 1
    assert found["Help > Pace"]["kappa"] == 0 and "used by one coder only" in found["Help > Pace"]["flags"]
    with projects.open_project(small) as project:
        codebook.add(project, "Never")
        code(project, "P3", JOB, "Pace", "Ben")
    assert "The codebook changed while they coded" in run("agree", "--section", "warnings").out
    never = rows(run)["Never"]
    assert (never["alpha"], never["f1"], never["kappa"], never["percent"]) == (None, None, None, 1)
    assert never["alpha_why"] == "not used by anyone here"


def test_whole_notes_and_repeated_passages(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        code(project, "P1", None, "Pace", "Ann")
        code(project, "P1", KIND, "Pace", "Ben")
        code(project, "P1", Span(18, 25), "Pace", "Ben")
    row = rows(run, "--unit", "character", "--code", "Pace")["Help > Pace"]
    assert [row[cell] for cell in "ac"] == [12, 0] and row["b"] == 25 - 12 + 11
    assert "United: 1 overlapping" in run("agree", "--section", "warnings").out


def test_codes_given_to_a_theme_itself_count_for_it_only(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        code(project, "P3", JOB, "Help", "Ann")
        code(project, "P3", JOB, "Pace", "Ben")
    found = rows(run, "--unit", "turn")
    assert [found["Help"][cell] for cell in "abcd"] == [6, 1, 0, 3]
    assert [found["Help > Pace"][cell] for cell in "abcd"] == [0, 1, 1, 8]
    assert set(rows(run, "--level", "themes")) == {"Help"}
    assert set(rows(run, "--level", "leaves")) == {"Help > Courses", "Help > Pace"}
    warned = run("agree", "--level", "leaves", "--section", "warnings").out
    assert "Passed over: 1 coding given to themes" in warned


def test_three_coders_with_holes(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        for name in ("P1", "P6"):
            code(project, name, KIND, "Courses", "Cy")
    report = json.loads(run("agree", "--unit", "turn", "--format", "json").out)
    assert [(pair["first"], pair["second"], pair["documents"]) for pair in report["pairs"]] == [
        ("Ann", "Ben", 5), ("Ann", "Cy", 2), ("Ben", "Cy", 1),
    ]  # fmt: skip
    assert report["rows"][0]["a"] is None and report["rows"][0]["kappa"] is None
    assert report["rows"][0]["units"] == 12
    assert [each["coder"] for each in report["without_coder"]] == ["Ann", "Ben", "Cy"]
    assert "without Ben" in run("agree", "--section", "pairs").out


def test_intervals_need_five_people(small: Path, run: Run) -> None:
    for row in rows(run, "--unit", "turn").values():
        assert row["alpha_low"] is None and row["interval_why"]
    with projects.open_project(small) as project:
        code(project, "P4", JOB, "Courses", "Ann")
        code(project, "P5", JOB, "Courses", "Ben")
        code(project, "P6", KIND, "Courses", "Ben")
    row = rows(run, "--unit", "turn")["Help > Courses"]
    assert row["alpha_low"] < row["alpha"] < row["alpha_high"] and row["is_rough"]


def test_nothing_of_a_blind_sample_is_compared(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        assigning.assign(project, "Ben", Draw(Fraction(1), 7))
        coders.use(project, "Ben")
    said = run("agree", "Ann", "Ben")
    assert said.exit_code == 1 and "No note was coded by both" in said.err and "Ann: none" in said.err
    assert "coded blind" in said.err


def test_a_reflexive_project_has_disagreements_without_coefficients(small: Path, run: Run) -> None:
    with projects.open_project(small) as project, project.step("Made it reflexive"):
        project.db.execute("update project set approach = 'reflexive'")
        code(project, "P3", JOB, "Pace", "Ben")
    said = run("agree").out
    assert "alpha" not in said and "What kind of difference" in said and "reflexive" in said
    report = json.loads(run("agree", "--format", "json").out)
    assert "rows" not in report and "overall" not in report
    kinds = {each["kind"]: each["passages"] for each in report["disagreements"]["kinds"]}
    assert kinds["coded by one coder only"] == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Ann"], "Agreement needs two coders, and only Ann is named."),
        (["Ann", "ann"], "Agreement needs two coders"),
        (["Ann", "Zoe"], "There is no coder “Zoe”."),
        (["--code", "Nothing"], "There is no code “Nothing”"),
        (["--wave", "3"], "There is no note of wave 3."),
        (["--where", "agency=North"], "agency"),
        (["--section", "pairs"], "There is nothing to show under “pairs” for these coders: it needs three"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    small: Path, run: Run, words: list[str], message: str
) -> None:
    said = run("agree", *words)
    assert said.exit_code == 1 and message in said.err and not said.out


def test_without_a_shared_note_the_notes_of_each_are_named(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        _remove_all(project, "Ben")
        with project.step("Added a note"):
            _add_note(project, "P7")
        code(project, "P7", KIND, "Courses", "Ben")
    said = run("agree")
    assert said.exit_code == 1
    assert "No note was coded by both Ann and Ben, so" in said.err and "Ben: P7" in said.err


def _remove_all(project: Project, coder: str) -> None:
    for number in range(1, 6):
        codings.remove(project, f"P{number}", KIND, "Courses", coder)


@pytest.mark.parametrize("format_name", ["text", "md", "csv", "html", "xlsx", "docx", "json"])
def test_every_format(small: Path, folder: Path, run: Run, format_name: str) -> None:
    said = run("agree", "--format", format_name, "--output", folder / f"agreement.{format_name}")
    assert said.exit_code == 0, said.err
    written = (folder / f"agreement.{format_name}").read_bytes()
    assert written
    if format_name in {"text", "md", "html"}:
        for title in ("Headline, at every unit", "Codes, by sentence", "Methods", "Warnings"):
            assert title in written.decode()
    assert run("agree", "--format", format_name).data == written


def test_the_same_question_gives_the_same_bytes_and_changes_nothing(small: Path, run: Run) -> None:
    first = run("agree", "--format", "json").data
    steps = run("trail").data
    assert run("agree", "--format", "json").data == first and run("trail").data == steps


# --- polarity ---------------------------------------------------------------------------------------------


def polar_rows(run: Run, *words: str) -> dict[tuple[str, str | None], list[int]]:
    said = run("agree", *words, "--format", "json")
    assert said.exit_code == 0, said.err
    found = json.loads(said.out)["rows"]
    return {(row["code"], row["polarity"]): [row[cell] for cell in "abcd"] for row in found}


def test_codes_apart_by_polarity(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        code(project, "P3", JOB, "Pace", "Ben", polarity=Polarity.CRITICAL)
        codebook.add(project, "Never")
    assert polar_rows(run, "--by-polarity") == {
        ("Help", "positive"): [4, 1, 0, 0],
        ("Help", "critical"): [0, 0, 2, 3],
        ("Help", "none"): [0, 1, 0, 4],
        ("Help > Courses", "positive"): [4, 1, 0, 0],
        ("Help > Courses", "critical"): [0, 0, 1, 4],
        ("Help > Pace", "critical"): [0, 0, 1, 4],
        ("Help > Pace", "none"): [0, 1, 0, 4],
        ("Never", None): [0, 0, 0, 5],
    }
    assert polar_rows(run, "--by-polarity", "--level", "themes").keys() == {
        ("Help", "positive"), ("Help", "critical"), ("Help", "none"), ("Never", None),
    }  # fmt: skip
    assert polar_rows(run, "--by-polarity", "--unit", "turn")["Help > Courses", "positive"] == [4, 1, 0, 5]
    report = run("agree", "--by-polarity").out
    assert "no polarity" in report and "8: 4 codes (all) apart by polarity" in report
    assert "by respondent" in report and "does not agree on it" in report
    found = json.loads(run("agree", "--by-polarity", "--format", "json").out)
    kinds = {each["kind"]: each["passages"] for each in found["disagreements"]["kinds"]}
    assert kinds["same code, another polarity"] == 2
    assert found["disagreements"]["confused"][0]["with"] == "Help > Courses [critical]"
    assert found["compared"]["labels"] == "code and polarity"
    assert "apart by polarity" in found["methods"][0]


def test_a_share_of_one_polarity_is_agreed_on_by_person(small: Path, run: Run) -> None:
    report = run("agree", "--polarity", "positive").out
    assert "The headline is respondent x code x polarity" in report and "Codes, by respondent" in report
    assert "one coder calls positive and another does not is a disagreement" in report.replace("\n  ", " ")
    assert json.loads(run("agree", "--polarity", "positive", "--format", "json").out)["overall"]["unit"] == (
        "respondent"
    )
    named = run("agree", "--polarity", "positive", "--unit", "sentence").out
    assert "Codes, by sentence" in named and "The headline is respondent x code x polarity" in named
    both = run("agree", "--polarity", "positive", "--polarity", "critical").out.replace("\n  ", " ")
    assert "Positive and critical codings count alike; --by-polarity tells them apart." in both
    assert "x polarity" not in run("agree").out


def test_all_of_one_polarity_gives_the_same_as_codes_alone(small: Path, run: Run) -> None:
    with projects.open_project(small) as project, project.step("Made everything positive"):
        project.db.execute("update coding set polarity = 'positive'")
    for unit in ("respondent", "turn", "sentence", "character"):
        plain = json.loads(run("agree", "--unit", unit, "--format", "json").out)
        polar = json.loads(run("agree", "--unit", unit, "--by-polarity", "--format", "json").out)
        assert plain["overall"] == polar["overall"] and plain["respondents"] == polar["respondents"]
        assert plain["units"] == polar["units"]
        for one, other in zip(plain["rows"], polar["rows"], strict=True):
            assert other.pop("polarity") in {"positive", None}
            assert one == other


def test_units_apart_by_polarity(small: Path, folder: Path, run: Run) -> None:
    run("agree", "--by-polarity", "--unit", "turn", "--units-csv", folder / "units.csv")
    with (folder / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["document"] == "P1" and line["start"] == "15"]
    assert [(line["code"], line["polarity"], line["Ann"], line["Ben"]) for line in lines] == [
        ("Help", "positive", "1", "0"),
        ("Help", "critical", "0", "1"),
        ("Help", "none", "0", "0"),
        ("Help > Courses", "positive", "1", "0"),
        ("Help > Courses", "critical", "0", "1"),
        ("Help > Pace", "none", "0", "0"),
    ]


# --- warnings and what they are about ---------------------------------------------------------------------


def warned(run: Run, *words: str) -> dict[str, Any]:
    """All warnings by their kind, each with its text and cases."""
    report = json.loads(run("agree", *words, "--format", "json").out)
    assert len(report["warnings"]) == len(report["cases"])
    return {
        each["kind"]: each | {"text": text}
        for text, each in zip(report["warnings"], report["cases"], strict=True)
    }


def moved(path: Path, when: str, where: str) -> None:
    """Pretend that codings were made at another time."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"update coding set created_at = ? where {where}", (when,))


BY = "coder_id = (select coder_id from coder where name = '{}')"
AT = "document_id = (select document_id from document where name = '{}')"


def test_every_warning_opens_its_cases(small: Path, run: Run) -> None:
    moved(small, "2026-01-01T10:00:00Z", "1")
    with projects.open_project(small) as project:
        code(project, "P1", KIND, "Pace", "Ben")
        code(project, "P1", Span(18, 25), "Pace", "Ben")
        code(project, "P4", None, "Pace", "Ben")
    moved(small, "2026-01-01T10:00:00Z", "1")
    found = warned(run)
    assert found["one coder only"]["number"] == 1
    assert found["one coder only"]["cases"] == [{"respondent": "P6", "document": "P6", "coder": "Ann"}]
    assert [case["document"] for case in found["not finished"]["cases"]] == ["P1", "P2", "P3", "P4", "P5"]
    united = found["united"]["cases"]
    assert [(case["start"], case["end"], case["coder"], case["words"]) for case in united] == [
        (18, 25, "Ben", TEXT[18:25]), (18, 30, "Ben", TEXT[18:30]),
    ]  # fmt: skip
    rare = found["fewer than 5 people"]
    assert rare["number"] == 1 and rare["cases"][0]["code"] == "Help > Pace" and not rare["cases"][0]["words"]
    assert {case["document"] for case in rare["cases"][1:]} == {"P1", "P2", "P4"}
    assert {case["coder"] for case in rare["cases"][1:]} == {"Ann", "Ben"}
    listed = run("agree", "--section", "warnings", "--format", "csv").out.splitlines()
    number = next(line.split(",")[0] for line in listed if "United" in line)
    table = run("agree", "--warning", number)
    assert table.exit_code == 0 and TEXT[18:30] in table.out and "United: 1 overlapping" in table.out
    said = run("agree", "--warning", "99")
    assert (
        said.exit_code == 1 and "There is no warning 99." in said.err and "warnings` lists them" in said.err
    )


def test_warnings_on_a_page_open_their_cases(small: Path, run: Run) -> None:
    page = run("agree", "--format", "html").out
    assert '<a href="#warning-1">1</a>' in page and 'id="warning-1"' in page and 'href="#warnings"' in page
    number = page.count('<section id="warning-')
    assert number == len(json.loads(run("agree", "--format", "json").out)["warnings"])
    for place in range(1, number + 1):
        assert f'<a href="#warning-{place}">' in page


def test_cases_without_words_and_of_themes(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        code(project, "P3", JOB, "Help", "Ann")
    found = warned(run, "--level", "leaves")
    [case] = found["themes"]["cases"]
    assert (case["document"], case["code"], case["words"]) == ("P3", "Help", TEXT[46:57])
    with projects.open_project(small) as project, project.step("Took the passage away"):
        project.db.execute(
            "update coding set extent = 'no text', start_char = null, end_char = null"
            f" where {AT.format('P3')} and code_id = (select code_id from code where name = 'Help')"
        )
    [case] = warned(run)["no passage"]["cases"]
    assert (case["document"], case["coder"], case["respondent"]) == ("P3", "Ann", "P3")


def test_coding_where_the_other_could_be_read(small: Path, run: Run) -> None:
    moved(small, "2026-01-01T10:00:00Z", "1")
    assert not {"not blind", "after seeing", "after settling"} & warned(run).keys()
    moved(small, "2026-01-01T10:00:01Z", f"{BY.format('Ben')} and {AT.format('P2')}")
    [case] = warned(run)["not blind"]["cases"]
    assert (case["document"], case["coder"], case["words"]) == ("P2", "Ben", TEXT[18:30])
    assert "Not blind: 1 coding made where another coder's were already there" in run("agree").out.replace(
        "\n       ", " "
    )
    with projects.open_project(small) as project, project.step("Imported codings from b.csv"):
        project.db.execute(f"update coding set note = 'x' where {BY.format('Ben')} and {AT.format('P2')}")
        project.db.execute("update change set kind = 'added' where table_name = 'coding'")
    assert "not blind" not in warned(run)


def test_coding_a_blind_sample_after_it_was_opened(small: Path, run: Run) -> None:
    moved(small, "2026-01-03T10:00:00Z", "1")
    with projects.open_project(small) as project:
        assigning.assign(project, "Ben", Draw(Fraction(1), 7))
        assigning.unblind(project, "Ben")
    with closing(sqlite3.connect(small)) as db, db:
        db.execute("update assignment set assigned_at = ?, opened_at = ?", ("2026-01-01", "2026-01-05"))
    moved(small, "2026-01-04T10:00:00Z", BY.format("Ben"))
    found = warned(run)
    assert "after seeing" not in found and "not blind" not in found
    moved(small, "2026-01-06T10:00:00Z", f"{BY.format('Ben')} and {AT.format('P3')}")
    [case] = warned(run)["after seeing"]["cases"]
    assert (case["document"], case["coder"]) == ("P3", "Ben")
    assert "not blind" not in warned(run)


def test_a_sample_that_was_opened_stays_so_when_that_is_undone(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        assigning.assign(project, "Ben", Draw(Fraction(1), 7))
    asked = ("agree", "--section", "compared")
    assert "Ben (5 of 5 notes)" in run(*asked).out
    assert run("unblind", "Ben").exit_code == run("undo").exit_code == 0
    assert "Ben (5 of 5 notes, opened on 20" in run(*asked).out
    with closing(sqlite3.connect(small)) as db, db:
        db.execute("update assignment set assigned_at = '2000-01-01'")
    moved(small, "2000-01-03T10:00:00Z", "1")
    moved(small, "2999-01-06T10:00:00Z", f"{BY.format('Ben')} and {AT.format('P3')}")
    [case] = warned(run)["after seeing"]["cases"]
    assert (case["document"], case["coder"]) == ("P3", "Ben")


def test_coding_a_blind_note_again_after_everybody_had_finished_it(small: Path, run: Run) -> None:
    moved(small, "2026-01-03T10:00:00Z", "1")
    with projects.open_project(small) as project:
        assigning.assign(project, "Ben", Draw(Fraction(1), 7))
        for name in ("Ann", "Ben"):
            marks.finish(project, ["P1", "P2"], name)
    with closing(sqlite3.connect(small)) as db, db:
        db.execute("update assignment set assigned_at = '2026-01-01'")
        db.execute("update document_mark set marked_at = '2026-01-05T10:00:00Z'")
    moved(small, "2026-01-04T10:00:00Z", BY.format("Ben"))
    assert "after seeing" not in warned(run)
    moved(small, "2026-01-06T10:00:00Z", f"{BY.format('Ben')} and document_id is not null")
    assert [case["document"] for case in warned(run)["after seeing"]["cases"]] == ["P1", "P2"]


def test_coding_after_settling(small: Path, run: Run) -> None:
    moved(small, "2026-01-01T10:00:00Z", "1")
    with projects.open_project(small) as project:
        [case] = [one for one in Disagreements(project).differing() if one.document == "P1"]
        consensus.decide(project, case.case_id, Choice(Decision.A))
        [other] = [one for one in Disagreements(project).differing() if one.document == "P2"]
        consensus.decide(project, other.case_id, Choice(Decision.A))
    assert "after settling" not in warned(run)
    with projects.open_project(small) as project:
        code(project, "P2", KIND, "Pace", "Ben")
    moved(small, "2999-01-01T10:00:00Z", f"{BY.format('Ben')} and created_at > '2026-01-02'")
    [made] = warned(run)["after settling"]["cases"]
    assert (made["document"], made["code"], made["coder"]) == ("P2", "Help > Pace", "Ben")
    with projects.open_project(small) as project, project.step("Changed a polarity"):
        project.db.execute(
            f"update coding set polarity = 'mixed' where {BY.format('Ben')} and {AT.format('P1')}"
        )
    changed = warned(run)["after settling"]["cases"]
    assert {(each["document"], each["coder"], each["polarity"]) for each in changed} == {
        ("P2", "Ben", ""), ("P1", "Ben", "mixed"), ("P1", "Ann", "positive"),
    }  # fmt: skip


def test_a_definition_that_changed_while_they_coded(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        codebook.edit(project, "Pace", {"definition": "Going at one's own speed."})
    found = warned(run)["definition changed"]
    [case] = found["cases"]
    assert (case["document"], case["code"], case["coder"]) == ("P2", "Help > Pace", "Ann")
    assert "the definition changed in version" in case["why"] and "(Pace)" in found["text"]
    assert "definition changed" not in warned(run, "--code", "Courses")


def test_a_blind_coder_sees_no_cases_of_others(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        for name in ("P1", "P2"):
            code(project, name, JOB, "Courses", "Cy")
            code(project, name, KIND, "Courses", "Cy")
        marks.finish(project, ["P1"], "Ann")
        marks.finish(project, ["P1"], "Ben")
        marks.finish(project, ["P1"], "Cy")
        assigning.assign(project, "Cy", Draw(Fraction(1), 7))
        coders.use(project, "Cy")
    found = warned(run)
    assert {case["document"] for case in found["blind"]["cases"]} == {"P2", "P3", "P4", "P5", "P6"}
    cases = [case for each in found.values() for case in each["cases"] if case.get("coder")]
    assert {case["coder"] for case in cases} == {"Ann", "Ben", "Cy"}
    assert {case["document"] for case in cases if case["coder"] != "Cy"} == {"P1"}


def test_drift_for_programs(small: Path, run: Run) -> None:
    for day in range(1, 6):
        moved(small, f"2026-01-0{day}T10:00:00Z", AT.format(f"P{day}"))
    report = json.loads(run("agree", "--unit", "turn", "--format", "json").out)
    assert [(each["first"], each["documents"]) for each in report["drift"]] == [
        ("2026-01-01", 2), ("2026-01-03", 2), ("2026-01-05", 1),
    ]  # fmt: skip
    table = json.loads(run("agree", "--unit", "turn", "--section", "drift", "--format", "json").out)
    assert [row["alpha"] for row in table["rows"]] == [each["alpha_pooled"] for each in report["drift"]]


# --- what was compared ------------------------------------------------------------------------------------


def test_how_often_coders_use_a_code_is_told_of_the_notes_of_both(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        for name in ("P5", "P6"):
            code(project, name, KIND, "Courses", "Cy")
    often = "one coder uses it"
    assert not any(often in flag for flag in rows(run, "--unit", "turn")["Help > Courses"]["flags"])
    with projects.open_project(small) as project:
        for name in ("P5", "P6"):
            code(project, name, JOB, "Courses", "Cy")
    row = rows(run, "--unit", "turn")["Help > Courses"]
    assert row["times_as_often"] == 2 and "one coder uses it 2.0 times as often" in row["flags"]


def test_what_was_compared_is_told(small: Path, run: Run) -> None:
    table = ("agree", "--section", "compared", "--format", "json")
    told = {row["what"]: row["value"] for row in json.loads(run(*table).out)["rows"]}
    assert told["coded blind"] == "nobody" and told["turns of interviewers"] == "left out"
    assert told["notes coded by both"] == "5" and told["notes coded by one, left out"] == "Ann 1"
    assert (
        told["codebook"].startswith("version 1 of 20") and told["codings"] == "as each coded, before settling"
    )
    with projects.open_project(small) as project:
        code(project, "P1", KIND, "Courses", "Cy")
        assigning.assign(project, "Ben", Draw(Fraction(1), 7))
        assigning.unblind(project, "Ben")
        with project.step("Let the interviewer be coded"):
            people = respondent_store.ids_by_name(project)
            document_store.add_voices(project, 1, [Voice(people["P1"], Span(3, 15))])
    told = {row["what"]: row["value"] for row in json.loads(run(*table).out)["rows"]}
    assert told["coded blind"].startswith("Ben (5 of 5 notes, opened on 20")
    assert told["turns of interviewers"] == "codable in 1 of 5 notes"
    assert (told["notes coded by all"], told["notes coded by 2 of them"]) == ("1", "4")
    assert "Coded blind to the work of the others: Ben" in run("agree").out
    assert "pooled kappa" not in run("agree", "--section", "headline").out


def test_codes_that_do_not_vary_lend_pooled_alpha_no_interval(small: Path, run: Run) -> None:
    with projects.open_project(small) as project:
        for name in ("Ann", "Ben"):
            _remove_all(project, name)
            for number in range(1, 6):
                code(project, f"P{number}", None, "Help", name)
        for place in ("P2", "P3"):
            code(project, place, JOB, "Pace", "Ben")
    overall = json.loads(run("agree", "--unit", "turn", "--format", "json").out)["overall"]
    assert overall["alpha_pooled"] is not None and overall["alpha_pooled_low"] is None
    assert overall["interval_why"] == "fewer than 5 respondents with any code"
