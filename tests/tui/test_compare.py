"""The queue of what two coders differ on: each key is one step, and what cannot be walked teaches."""

from fractions import Fraction

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from qualcode.model.codings import Polarity
from qualcode.model.consensus import Decision, Difference
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.tui.app import QualcodeApp
from qualcode.tui.screens.compare import CompareScreen
from qualcode.tui.widgets.asking import OneAsked
from qualcode.tui.widgets.reading_view import ReadingView
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import assigning, coders, codings, consensus, marks
from qualcode.workbench.assigning import Draw
from qualcode.workbench.consensus import Choice
from qualcode.workbench.disagreements import Disagreements
from qualcode.workbench.projects import Project

from .conftest import Sit

NOTE = "A01-w1"  # She rang every Friday. Nothing was new, and she rang. I knew she was there. The course ...


def shown(pilot: "Pilot[None]", name: str) -> str:
    return " ".join(str(pilot.app.screen.query_one(name, Static).render()).split())


def heading(pilot: "Pilot[None]") -> str:
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen.comparing.heading()


def code(project: Project, coder: str, at: tuple[int, int], name: str, sign: str = "none") -> None:
    codings.apply_code(project, NOTE, Span(*at), name, coder=coder, polarity=Polarity(sign))


@pytest.fixture
def differing(project: Project) -> Project:
    """Another code on the same words, twice other borders, one alike, and one of Berit alone."""
    for coder, end in (("Anna", 60), ("Berit", 70)):
        code(project, coder, (40, end), "Letters")
        code(project, coder, (77, end + 50), "Courses")
        code(project, coder, (0, 5), "Practical")
    code(project, "Berit", (54, 60), "Pace", "critical")
    for coder in ("Anna", "Berit"):
        marks.finish(project, [NOTE], coder)
    return project


def decisions(project: Project) -> list[tuple[Difference, Decision | None]]:
    return [(case.place.difference, case.decision) for case in Disagreements(project).differing()]


def consensus_spans(project: Project) -> list[tuple[str, int, int]]:
    return project.db.execute(
        "select code.name, start_char, end_char from coding join code using (code_id)"
        " join coder using (coder_id) where is_consensus = 1 order by start_char, end_char"
    ).fetchall()


def test_each_key_settles_a_place_and_goes_on(differing: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert heading(pilot).startswith("1 of 4 disagreements · Anna and Berit · 4 left")
        words = str(pilot.app.screen.query_one(ReadingView).query_one(Static).render())
        text, ours, theirs = words.splitlines()[:3]
        assert text[2:].startswith("She rang every Friday.")
        assert (ours[2:], theirs[2:]) == ("┣" + "━" * 20 + "┫", " " * 4 + "├" + "╌" * 24 + "┤")
        assert "A Anna Availability" in shown(pilot, "#sides") and "B Berit Pace" in shown(pilot, "#sides")
        assert "include: Being reachable." in shown(pilot, "#meanings")
        await pilot.press("plus")  # borders are not all that differs here
        assert decisions(differing)[0] == (Difference.LABEL, None)
        await pilot.press("r", *"so", "enter", "b")
        assert heading(pilot).startswith("2 of 4")
        await pilot.press("plus", "p")
        assert "Settled: all words of both (Anna," in shown(pilot, "#settled")
        await pilot.press("u")
        assert decisions(differing)[1] == (Difference.BOUNDARY, None)
        await pilot.press("asterisk", "d", "B", "1", "1")
        assert "all settled" in heading(pilot)
        assert "All is settled. `qualcode agree --after` tells how far" in shown(pilot, "#settled")
        await pilot.press("f", "down", "enter")
        why = shown(pilot, "#why_empty")
        assert "4 places are settled, 1 of them left open, and none is left" in why and "agree --after" in why

    sit(differing, "f6", then=look)
    made = decisions(differing)
    assert made == [
        (Difference.LABEL, Decision.B),
        (Difference.BOUNDARY, Decision.INTERSECTION),
        (Difference.ONE, Decision.OPEN),
        (Difference.BOUNDARY, Decision.UNION),
    ]
    assert Disagreements(differing).differing()[0].decided.settled.reason == "so"  # type: ignore[union-attr]
    assert consensus_spans(differing) == [("Pace", 4, 30), ("Letters", 40, 60), ("Courses", 77, 120)]


def test_other_words_are_selected_in_the_note_and_get_one_of_the_codes(differing: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        transcript = pilot.app.screen.query_one(Transcript)
        assert transcript.caret.selection == (0, 30)
        await pilot.press("escape", "s")
        transcript.select(23, 39)
        await pilot.press("a", "2", "enter", "down", "enter")  # letters do not settle while words are chosen

    sit(differing, "f6", "s", then=look)
    assert consensus_spans(differing) == [("Pace", 23, 39)]
    assert decisions(differing)[0] == (Difference.LABEL, Decision.SPAN)


def test_kinds_are_walked_alone_and_agreements_come_along(differing: Project, sit: Sit) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        assert heading(pilot).startswith("1 of 2 disagreements (boundary)")
        await pilot.press("A", "escape", "A")
        assert "1 these: then 1 of 1 coded note" in str(pilot.app.screen.query_one(OneAsked).render())
        await pilot.press("1")
        assert "Counts are of the consensus from now on: 1 of 1 coded note" in shown(pilot, "#top")
        assert consensus_spans(differing) == [("Practical", 0, 5)]
        await pilot.press("a", "0")
        assert "2 left · A0" in heading(pilot) and "boundary only: 0" in heading(pilot)
        await pilot.press("D")
        assert isinstance(pilot.app, QualcodeApp)
        assert pilot.app.current_mode == "code"
        await pilot.press("escape", "f6", "enter")
        transcript = pilot.app.screen.query_one(Transcript)
        assert pilot.app.focused is transcript and transcript.caret.selection == (77, 120)
        await pilot.press("escape")
        assert pilot.app.current_mode == "compare"

    sit(differing, "f6", "f", "down", "down", "enter", then=look)


def test_a_note_or_a_code_is_settled_alike_and_places_come_in_other_orders(
    differing: Project, sit: Sit
) -> None:
    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("o", "down", "down", "enter")
        assert heading(pilot).endswith("· Courses")
        await pilot.press("o", "down", "enter")
        assert heading(pilot).endswith("· Availability or Pace")
        await pilot.press("B")
        asked = str(pilot.app.screen.query_one(OneAsked).render())
        assert "borders differ (2)" in asked and f"all of {NOTE} (4)" in asked
        await pilot.press("2", "1")
        assert "all settled" in heading(pilot)
        assert "(not taken)" in shown(pilot, "#sides")

    sit(differing, "f6", then=look)
    assert {decision for _, decision in decisions(differing)} == {Decision.A}


def test_what_nobody_codes_any_more_is_shown_with_its_words(differing: Project, sit: Sit) -> None:
    [letters, _] = Disagreements(differing).differing([Difference.BOUNDARY])
    consensus.decide(differing, letters.case_id, Choice(Decision.UNION))
    for coder, end in (("Anna", 60), ("Berit", 70)):
        codings.remove(differing, NOTE, Span(40, end), "Letters", coder)

    async def look(pilot: "Pilot[None]") -> None:
        assert "gone" in heading(pilot)
        assert "settled before the codings were deleted. 2 keeps it, 0 takes it out" in shown(
            pilot, "#settled"
        )
        assert "C Consensus Letters" in shown(pilot, "#sides")
        assert "╠═" in str(pilot.app.screen.query_one(ReadingView).query_one(Static).render())
        await pilot.press("0")

    sit(differing, "f6", "f", *["down"] * 6, "enter", then=look)
    assert consensus_spans(differing) == []


def test_a_decision_with_a_third_coder_is_told(differing: Project, sit: Sit) -> None:
    code(differing, "Cleo", (40, 65), "Letters")
    marks.finish(differing, [NOTE], "Cleo")
    pair = Scope(coders=("Anna", "Berit"))
    [letters, _] = Disagreements(differing, pair).differing([Difference.BOUNDARY])
    consensus.decide(differing, letters.case_id, Choice(Decision.UNION), pair)

    async def look(pilot: "Pilot[None]") -> None:
        await pilot.press("x", "f", *["down"] * 2, "enter")
        assert "Anna and Cleo" in heading(pilot)
        told = "Settled with a third coder (Anna and Berit: all words of both). What you decide here replaces"
        assert told in shown(pilot, "#settled")

    sit(differing, "f6", then=look)


def test_one_coder_alone_learns_how_a_second_one_joins(project: Project, sit: Sit) -> None:
    codings.remove(project, NOTE, Span(4, 30), "Pace", "Berit")

    async def look(pilot: "Pilot[None]") -> None:
        why = shown(pilot, "#why_empty")
        assert "only Anna" in why and "qualcode assign" in why
        await pilot.press("a", "d", "s", "n", "x", "A", "escape", "B", "f", "escape", "r")
        assert "only Anna" in shown(pilot, "#why_empty")

    sit(project, "f6", then=look)


def test_a_blind_coder_sees_why_nothing_is_shown(differing: Project, sit: Sit) -> None:
    marks.reopen(differing, [NOTE], "Berit")
    assigning.assign(differing, "Berit", Draw(Fraction(1), 7))
    coders.use(differing, "Berit")

    async def look(pilot: "Pilot[None]") -> None:
        assert "blind" in shown(pilot, "#why_empty")
        assert "Letters" not in shown(pilot, "#sides")

    sit(differing, "f6", then=look)


def test_a_reflexive_project_speaks_of_readings(differing: Project, sit: Sit) -> None:
    with differing.step("Chose an approach"):
        differing.set_fact("approach", "reflexive")

    async def look(pilot: "Pilot[None]") -> None:
        assert heading(pilot).startswith("1 of 4 different readings")
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert "alpha" not in dict(screen.comparing.orders())
        await pilot.press("B", "2", "5", "f", "down", "enter")
        why = shown(pilot, "#why_empty")
        assert "4 places are settled, 4 of them left open" in why and "agree" not in why

    sit(differing, "f6", then=look, size=(80, 24))
