"""Displays of the demo study, compared with plain sets made of the files that a researcher brought."""

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model.display_presets import PRESETS
from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import Display
from qualcode.model.scope import Condition, Scope
from qualcode.model.tables import CodePath, Missing, Quote, Share, Table
from qualcode.workbench import counts, displays
from qualcode.workbench.projects import Project

Rows = dict[str, dict[str, object]]


def asked(study: Project, preset: str, *by: str, scope: Scope = Scope(), **wishes: object) -> Table:  # noqa: B008
    wished = Wishes(by=by, scope=scope, **wishes)  # type: ignore[arg-type]
    return displays.show(study, wished.of(PRESETS[preset].display))


def rows_of(table: Table) -> Rows:
    keys = [column.key for column in table.columns]
    return {
        row[0].names[-1] if isinstance(row[0], CodePath) else str(row[0]): dict(zip(keys, row, strict=True))
        for row in table.rows
    }


class Files:
    """The tables of people and codings as plain sets."""

    def __init__(self, folder: Path) -> None:
        self.people = {row["respondent"]: row for row in self._rows(folder / "people.csv")}
        self.codings = [row for row in self._rows(folder / "codings.csv") if row["coder"] == "Lead"]
        self.followed = {note.stem[:3] for note in (folder / "notes").iterdir() if note.stem.endswith("-w2")}

    @staticmethod
    def _rows(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def mentioned(self, theme: str, **fields: str) -> set[str]:
        """Who has a coding in a theme or below it, in a wave or of a polarity if these are named."""
        wave = fields.pop("wave", "")
        return {
            row["respondent"]
            for row in self.codings
            if theme in row["code"].split(" > ")
            and row["document"].endswith(wave)
            and all(row[name] == value for name, value in fields.items())
        }

    def having(self, name: str, value: str) -> set[str]:
        return {person for person, row in self.people.items() if row[name] == value}


@pytest.fixture(scope="module")
def files(demo_path: Path) -> Files:
    return Files(demo_path.parent)


def test_themes_by_change_of_status(study: Project, files: Files) -> None:
    table = asked(study, "change groups", "status=paid work")
    had, has = files.having("status@1", "paid work"), files.having("status@2", "paid work")
    groups = {
        "gained": (has - had) & files.followed,
        "kept": has & had,
        "lost": (had - has) & files.followed,
        "never": files.followed - had - has,
        "not followed": set(files.people) - files.followed,
    }
    assert {column.key: column.base for column in table.columns[1:-1]} == {
        "gained": 25, "kept": 47, "lost": 6, "never": 77, "not followed": 27,
    }  # fmt: skip
    rows = rows_of(table)
    assert len(rows) == 27
    for theme, cells in rows.items():
        for name, people in groups.items():
            assert cells[name] == Share(len(files.mentioned(theme) & people), len(people)), (theme, name)


def test_change_of_each_theme_between_the_waves(study: Project, files: Files) -> None:
    for theme, cells in rows_of(asked(study, "theme change")).items():
        before, after = files.mentioned(theme, wave="-w1"), files.mentioned(theme, wave="-w2")
        followed = len(files.followed)
        assert (followed, len(files.people)) == (155, 182)
        expected = {
            "gained": Share(len(after - before), followed),
            "kept": Share(len(after & before), followed),
            "lost": Share(len((before - after) & files.followed), followed),
            "never": Share(len(files.followed - before - after), followed),
            "not followed": Share(len(before - files.followed), 27),
        }
        assert {name: cells[name] for name in expected} == expected, theme


def test_positive_stands_beside_critical(study: Project, files: Files) -> None:
    rows = rows_of(asked(study, "polarity"))
    assert list(rows["Own pace"])[1:] == ["positive", "critical", "spread"]
    assert rows["Courses and training"]["positive"] == Share(30, 182)
    assert rows["Courses and training"]["critical"] == Share(6, 182)
    for theme, cells in rows.items():
        for side in ("positive", "critical"):
            assert cells[side] == Share(len(files.mentioned(theme, polarity=side)), 182)


@pytest.mark.parametrize("by", ["agency", "status@2", "barriers", "wave", "polarity", "coder"])
def test_a_contrast_is_the_matrix(study: Project, by: str) -> None:
    table, matrix = asked(study, "contrast", by), counts.matrix(study, by)
    assert (table.columns, table.rows) == (matrix.columns, matrix.rows)


def test_a_variable_by_a_variable_lists_people(study: Project, files: Files) -> None:
    rows = rows_of(asked(study, "variable-by-variable", "agency", "gender"))
    for agency, cells in rows.items():
        there = files.having("agency", agency)
        assert cells["people"] == len(there)
        for gender in ("man", "woman"):
            assert cells[gender] == ", ".join(sorted(there & files.having("gender", gender)))


def test_what_people_share_is_listed_by_group(study: Project, files: Files) -> None:
    for theme, cells in rows_of(asked(study, "content-analytic", "agency")).items():
        for agency in ("Agency A", "Agency F"):
            people = files.mentioned(theme) & files.having("agency", agency)
            assert cells[agency] == (", ".join(sorted(people)) if people else Missing("none")), theme


def test_every_passage_stands_once_in_the_event_listing(study: Project, files: Files) -> None:
    for rows in ("codes", "themes"):
        table = asked(study, "event listing", rows=rows)
        quotes = [
            quote for row in table.rows for cell in row[1:] if isinstance(cell, tuple) for quote in cell
        ]
        expected = sorted((row["document"], row["quote"], row["polarity"]) for row in files.codings)
        found = sorted(
            (quote.document or "", quote.words, quote.polarity)
            for quote in quotes
            if isinstance(quote, Quote)
        )
        assert found == expected


def test_a_quote_matrix_by_agency(study: Project, files: Files) -> None:
    table = asked(study, "quotes", "agency", cells="quotes:1", shown=("gender",))
    row = rows_of(table)["Joint working"]
    assert [row[f"Agency {letter}"] for letter in "BCDEF"] == [Missing("none")] * 5
    [quote] = row["Agency A"]  # type: ignore[misc]
    assert quote.respondent in files.mentioned("Joint working")
    assert dict(quote.attributes) == {"gender": files.people[quote.respondent]["gender"]}
    all_quotes = sum(len({(r["document"], r["quote"], r["polarity"], r["code"])}) for r in files.codings)
    shown = sum(len(cell) for row in table.rows for cell in row[1:] if isinstance(cell, tuple))
    assert f"Left out: {all_quotes - shown} quotes (at most 1 in a cell)." in " ".join(table.note)


def test_a_framework_chart_has_a_row_for_everybody(study: Project, files: Files) -> None:
    table = asked(study, "framework")
    assert table.columns[0].key == "respondent"
    rows = rows_of(table)
    assert list(rows) == list(files.people)
    for person, cells in rows.items():
        for theme in ("Emotional support", "Practical assistance", "Client-centred approach"):
            if person in files.mentioned(theme):
                [quote] = cells[theme]  # type: ignore[misc]
                assert quote.respondent == person
            else:
                assert cells[theme] == Missing("asked, nothing said")


def test_cases_are_ordered_by_their_codings(study: Project, files: Files) -> None:
    number: dict[str, int] = defaultdict(int)
    for row in files.codings:
        number[row["respondent"]] += 1
    table = asked(study, "case-ordered")
    assert [(row[0], row[1]) for row in table.rows] == sorted(
        ((person, number[person]) for person in files.people), key=lambda one: (-one[1], one[0])
    )
    ends = asked(study, "case-ordered", ends=3)
    assert ends.rows == table.rows[:3] + table.rows[-3:]
    assert "Rows left out: 176" in " ".join(ends.note)


def test_people_are_ordered_by_their_role_and_what_one_role_says_is_marked(study: Project) -> None:
    table = asked(study, "role-ordered", "agency", columns="codes")
    roles = [row[1] for row in table.rows]
    assert roles == sorted(map(str, roles)) and table.columns[1].key == "agency"
    note = " ".join(table.note)
    assert "In one agency only: " in note and "Client-centred approach > Joint working (Agency A)" in note
    down = asked(study, "role-ordered", "agency down", columns="codes")
    assert [row[1] for row in down.rows] == sorted(map(str, roles), reverse=True)


def test_who_was_not_seen_again_was_not_followed_up(study: Project, files: Files) -> None:
    rows = rows_of(asked(study, "person by wave"))
    for person, cells in rows.items():
        if person not in files.followed:
            assert cells["wave 2"] == Missing("not followed up")
        else:
            assert cells["wave 2"] != Missing("not followed up")


@pytest.mark.parametrize(("cells", "there"), [("presence", "present"), ("rating", Missing("not rated"))])
def test_predictors_are_there_or_not(study: Project, files: Files, cells: str, there: object) -> None:
    rows = rows_of(asked(study, "predictor-outcome", "change", columns="codes:2", cells=cells))
    for person, held in rows.items():
        is_there = person in files.mentioned("Job preparation")
        name = "Practical assistance > Job preparation"
        assert held[name] == (there if is_there else Missing("asked, nothing said"))


def test_codings_are_counted_by_coder(study: Project, demo_path: Path) -> None:
    table = asked(study, "framework", rows="themes", columns="coder", cells="codings")
    codings = Files._rows(demo_path.parent / "codings.csv")
    for row in table.rows:
        for coder, number in zip(("Lead", "Second"), row[1:], strict=True):
            assert number == sum(
                one["coder"] == coder and one["code"].startswith(str(row[0])) for one in codings
            )
    assert "each coder apart" in " ".join(table.note)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_its_passages_behind_it(study: Project, preset: str, files: Files) -> None:
    """Whatever a cell shows, looked at alone or in the table, the passages behind it are of its people."""
    scope = Scope(where=(Condition("agency", "Agency F"),))
    by = {"change groups": ("status=paid work",), "variable-by-variable": ("gender", "sector")}
    display: Display = PRESETS[preset].display
    if display.is_open:
        display = Wishes(by=by.get(preset, ("gender",))).of(display)
    display = Wishes(scope=scope).of(display)
    table = displays.show(study, display)
    shown = displays.Shown(study, display)
    columns = range(len(shown.columns))
    assert [tuple(shown.cell(row, at) for at in columns) for row in range(len(shown))] == [*table.rows]
    assert shown.columns == table.columns
    assert shown.of_labels().rows == tuple(row[:1] for row in table.rows)
    behind = displays.behind(study, display, 0, 0)
    assert {words.respondent for words in behind} <= files.having("agency", "Agency F")
    cell = next(
        cell for cell, column in zip(table.rows[0], table.columns, strict=True) if column.key == _first(table)
    )
    if isinstance(cell, Share) and preset != "theme change":
        assert len({words.respondent for words in behind}) == cell.n
    if isinstance(cell, tuple):
        assert [entry.words for entry in cell if isinstance(entry, Quote)] == [
            words.quote for words in behind[: len(cell)]
        ]


def _first(table: Table) -> str:
    """The key of the first column that is crossed."""
    front = {"code", "respondent", "people", "codings", "gender"}
    return next(column.key for column in table.columns if column.key not in front)


def test_the_same_command_gives_the_same_bytes(ask: Callable[[str, str], bytes]) -> None:
    command = "display show framework --where gender=woman --hide-empty"
    for format_name in ("csv", "html", "docx", "xlsx"):
        assert ask(command, format_name) == ask(command, format_name)
