"""Two coders settle what they differ on: a layer beside theirs, and decisions that are kept."""

import json
from fractions import Fraction

import pytest

from qualcode.model.agreement import AgreementQuestion, Level, Unit
from qualcode.model.codings import Polarity
from qualcode.model.consensus import DISAGREEMENTS, Decision, Difference, Order
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.store import coders as coder_store
from qualcode.store import documents as document_store
from qualcode.workbench import (
    assigning,
    codebook,
    coders,
    codings,
    consensus,
    counts,
    coverage,
    disagreement_words,
    history,
    marks,
    respondents,
    revising,
)
from qualcode.workbench.agreement import agreement
from qualcode.workbench.assigning import Draw
from qualcode.workbench.consensus import Choice
from qualcode.workbench.disagreement_order import in_order, key_of, orders
from qualcode.workbench.disagreements import EVERYTHING, Case, Disagreements
from qualcode.workbench.projects import Project

NOTE = "B07-w1"  # The zebra course was long ..., but she said I could do it.\nNobody rang.
Row = tuple[str, int | None, int | None, str, str]


def code(project: Project, coder: str, at: tuple[int, int], name: str, sign: str = "none") -> None:
    codings.apply_code(project, NOTE, Span(*at), name, coder=coder, polarity=Polarity(sign))


@pytest.fixture
def differing(project: Project) -> Project:
    """Anna and Berit in one note: alike, other borders, another code, another polarity, one alone."""
    with project.step("Removed"):
        project.db.execute("delete from coding")
    for coder, start in (("Anna", 15), ("Berit", 10)):
        code(project, coder, (0, 9), "Confidence")
        code(project, coder, (start, 22), "Courses")
    code(project, "Anna", (30, 40), "Slow")
    code(project, "Berit", (32, 45), "Quick")
    code(project, "Anna", (50, 60), "Slow", "positive")
    code(project, "Berit", (50, 60), "Slow", "critical")
    code(project, "Berit", (62, 70), "Quick")
    marks.finish(project, [NOTE], "Anna")
    marks.finish(project, [NOTE], "Berit")
    return project


def held(project: Project, coder: str = "Consensus") -> list[Row]:
    return project.db.execute(
        "select code.name, start_char, end_char, polarity, quote from coding join code using (code_id)"
        " join coder using (coder_id) where coder.name = ? order by start_char, end_char, code.name",
        (coder,),
    ).fetchall()


def kinds(project: Project) -> list[Difference]:
    return [case.place.difference for case in Disagreements(project).differing()]


def the(project: Project, kind: Difference) -> Case:
    [case] = Disagreements(project).differing([kind])
    return case


def settle(project: Project, kind: Difference, decision: Decision, **more: object) -> None:
    choice = Choice(decision)._replace(**more)  # type: ignore[arg-type]
    consensus.decide(project, the(project, kind).case_id, choice)


def test_the_queue_names_every_kind_and_swaps_with_the_coders(differing: Project) -> None:
    assert kinds(differing) == [Difference.BOUNDARY, Difference.LABEL, Difference.POLARITY, Difference.ONE]
    turned = Disagreements(differing, Scope(coders=("Berit", "Anna")))
    assert [case.case_id for case in turned.cases] == [
        case.case_id for case in Disagreements(differing).cases
    ]
    assert [case.place.ours for case in turned.cases] == [
        case.place.theirs for case in Disagreements(differing).cases
    ]
    only = Disagreements(differing, Scope(codes=("Practical",)))
    assert [case.place.difference for case in only.differing()] == [Difference.BOUNDARY]


def test_accepting_makes_a_layer_and_is_one_step(differing: Project) -> None:
    anna, berit = held(differing, "Anna"), held(differing, "Berit")
    done = consensus.accept(differing)
    assert done == (1, 0, 1, True)
    assert held(differing) == [("Confidence", 0, 9, "none", "The zebra")]
    assert consensus.accept(differing)[2:] == (0, False)
    assert (held(differing, "Anna"), held(differing, "Berit")) == (anna, berit)
    history.undo(differing)
    history.undo(differing)
    assert held(differing) == []
    assert [coder.name for coder in coder_store.all_coders(differing)] == ["Anna", "Berit"]


@pytest.mark.parametrize(
    ("kind", "decision", "made"),
    [
        (Difference.BOUNDARY, Decision.A, [("Courses", 15, 22, "none")]),
        (Difference.BOUNDARY, Decision.UNION, [("Courses", 10, 22, "none")]),
        (Difference.BOUNDARY, Decision.INTERSECTION, [("Courses", 15, 22, "none")]),
        (Difference.LABEL, Decision.A, [("Slow", 30, 40, "none")]),
        (Difference.LABEL, Decision.B, [("Quick", 32, 45, "none")]),
        (Difference.LABEL, Decision.BOTH, [("Slow", 30, 40, "none"), ("Quick", 32, 45, "none")]),
        (Difference.LABEL, Decision.NEITHER, []),
        (Difference.POLARITY, Decision.BOTH, [("Slow", 50, 60, "positive"), ("Slow", 50, 60, "critical")]),
        (Difference.ONE, Decision.A, []),
        (Difference.ONE, Decision.B, [("Quick", 62, 70, "none")]),
        (Difference.ONE, Decision.OPEN, []),
    ],
)
def test_a_decision_makes_what_it_says_and_undo_takes_it_back(
    differing: Project, kind: Difference, decision: Decision, made: list[tuple[str, int, int, str]]
) -> None:
    before = [held(differing, coder) for coder in ("Anna", "Berit")]
    settle(differing, kind, decision, reason="We talked.")
    assert sorted(row[:4] for row in held(differing)) == sorted(made)
    assert [held(differing, coder) for coder in ("Anna", "Berit")] == before
    decided = the(differing, kind).decided
    assert decided is not None
    assert (decided.settled.decision, decided.settled.reason) == (decision, "We talked.")
    history.undo(differing)
    assert held(differing) == []
    assert the(differing, kind).decided is None


def test_settling_anew_replaces_what_came_of_it_before(differing: Project) -> None:
    consensus.accept(differing)
    settle(differing, Difference.BOUNDARY, Decision.UNION)
    settle(differing, Difference.BOUNDARY, Decision.SPAN, span=Span(12, 28))
    assert [row[:3] for row in held(differing)] == [("Confidence", 0, 9), ("Courses", 12, 28)]
    settle(differing, Difference.BOUNDARY, Decision.NEITHER)
    assert [row[:3] for row in held(differing)] == [("Confidence", 0, 9)]
    assert differing.db.execute("select count(*) from adjudication").fetchone() == (1,)


def test_places_come_in_the_order_that_is_asked_for(differing: Project) -> None:
    found = Disagreements(differing)

    def listed(order: Order) -> list[Difference]:
        return [case.place.difference for case in in_order(found.differing(), key_of(found, order))]

    by_length = [Difference.LABEL, Difference.BOUNDARY, Difference.POLARITY, Difference.ONE]
    assert listed(Order.LENGTH) == by_length
    assert listed(Order.PERSON) == listed(Order.NOTE) == kinds(differing)
    assert listed(Order.ALPHA)[0] is not Difference.BOUNDARY  # Courses has the highest alpha
    assert listed(Order.ALPHA)[-1] is Difference.BOUNDARY
    with differing.step("Chose an approach"):
        differing.set_fact("approach", "reflexive")
    assert Order.ALPHA not in orders(found)
    with pytest.raises(QualcodeError, match="no coefficients"):
        key_of(found, Order.ALPHA)


def test_a_decision_is_stale_once_a_coding_changes_and_its_result_gives_way(differing: Project) -> None:
    settle(differing, Difference.BOUNDARY, Decision.UNION)
    codings.remove(differing, NOTE, Span(10, 22), "Courses", "Berit")
    code(differing, "Berit", (17, 25), "Courses")
    case = the(differing, Difference.BOUNDARY)
    assert case.decided is None
    [row] = disagreement_words.table(Disagreements(differing), [case]).rows
    assert row[8] == "settled before a coding changed"
    settle(differing, Difference.BOUNDARY, Decision.B)
    assert [row[:3] for row in held(differing)] == [("Courses", 17, 25)]
    for _ in range(3):
        history.undo(differing)
    assert the(differing, Difference.BOUNDARY).decision is Decision.UNION


def remove(project: Project, coder: str, at: tuple[int, int], name: str) -> None:
    codings.remove(project, NOTE, Span(*at), name, coder)


def test_what_nobody_codes_any_more_waits_to_be_settled_again(differing: Project) -> None:
    settle(differing, Difference.ONE, Decision.B, reason="It is meant.")
    remove(differing, "Berit", (62, 70), "Quick")
    case = the(differing, Difference.GONE)
    assert case.decided is None and case.stale[0].settled.reason == "It is meant."
    [row] = disagreement_words.table(Disagreements(differing), [case]).rows
    assert row[6:9] == ("", "", "settled before the codings were deleted")
    assert consensus.status(differing).rows[-1] == ("all", 4, 0, 0, 4)
    assert case in Disagreements(differing).differing(is_unsettled=True)
    settle(differing, Difference.GONE, Decision.NEITHER)
    assert held(differing) == []
    assert Difference.GONE not in kinds(differing)
    history.undo(differing)
    settle(differing, Difference.GONE, Decision.BOTH)
    assert [row[:3] for row in held(differing)] == [("Quick", 62, 70)]
    assert the(differing, Difference.GONE).decision is Decision.BOTH
    history.undo(differing)
    history.undo(differing)
    assert the(differing, Difference.ONE).decision is Decision.B


def test_what_was_taken_over_alike_does_not_stay_silently_either(differing: Project) -> None:
    consensus.accept(differing)
    for coder in ("Anna", "Berit"):
        assert Difference.GONE not in kinds(differing)
        remove(differing, coder, (0, 9), "Confidence")
    assert the(differing, Difference.GONE).place.left[0].quote == "The zebra"
    consensus.settle_all(differing, Decision.A, [Difference.GONE])
    assert held(differing) == []


def test_words_that_are_coded_anew_replace_what_nobody_coded_any_more(differing: Project) -> None:
    settle(differing, Difference.ONE, Decision.B)
    remove(differing, "Berit", (62, 70), "Quick")
    code(differing, "Berit", (60, 68), "Quick")
    assert Difference.GONE not in kinds(differing)
    settle(differing, Difference.ONE, Decision.B)
    assert [row[:3] for row in held(differing)] == [("Quick", 60, 68)]


def test_only_what_changed_is_read_again_and_it_is_the_same_as_all_read_anew(differing: Project) -> None:
    for coder in ("Anna", "Berit"):
        codings.apply_code(differing, "D03-w1", Span(0, 6), "Support", coder=coder)
    found = Disagreements(differing)

    def third(name: str) -> None:
        coders.add(differing, name)
        code(differing, name, (0, 9), "Slow")

    for verb in (
        lambda: consensus.accept(differing),
        lambda: settle(differing, Difference.BOUNDARY, Decision.UNION),
        lambda: None,
        lambda: remove(differing, "Berit", (62, 70), "Quick"),
        lambda: history.undo(differing),
        lambda: (history.undo(differing), code(differing, "Anna", (62, 70), "Quick")),
        lambda: consensus.settle_all(differing, Decision.BOTH, DISAGREEMENTS),
        lambda: (history.undo(differing), history.redo(differing)),
        lambda: (history.undo(differing), history.undo(differing)),
        lambda: codebook.rename(differing, "Quick", "Fast"),
        lambda: marks.reopen(differing, [NOTE], "Berit"),
        lambda: codings.apply_code(differing, "B07-w2", None, "Support", coder="Berit"),
        lambda: codings.apply_code(differing, "B07-w2", None, "Support", coder="Anna"),
        lambda: respondents.withdraw(differing, "D03"),
    ):
        verb()
        found = found.again()
        assert found.cases == Disagreements(differing).cases
    settle(differing, Difference.BOUNDARY, Decision.A)
    kept = found.cases
    assert sum(one not in kept for one in found.again().cases) == 1


def test_decisions_with_a_third_coder_are_told_and_the_newest_makes_the_consensus(differing: Project) -> None:
    code(differing, "Cleo", (12, 22), "Courses")
    code(differing, "Cleo", (0, 9), "Confidence")
    marks.finish(differing, [NOTE], "Cleo")
    two, others = (Scope(coders=("Anna", name)) for name in ("Berit", "Cleo"))
    [border] = Disagreements(differing, two).differing([Difference.BOUNDARY])
    consensus.decide(differing, border.case_id, Choice(Decision.UNION), two)
    of_others = Disagreements(differing, others)
    [again] = of_others.differing([Difference.BOUNDARY])
    assert again.decided is None
    assert disagreement_words.settled_in_words(of_others, again) == "Anna and Berit: all words of both"
    assert consensus.settle_all(differing, Decision.B, [Difference.BOUNDARY], others) == 0
    assert [row[:3] for row in held(differing)] == [("Courses", 10, 22)]
    consensus.decide(differing, again.case_id, Choice(Decision.B), others)
    assert [row[:3] for row in held(differing)] == [("Courses", 12, 22)]
    [border] = Disagreements(differing, two).differing([Difference.BOUNDARY])
    assert border.decision is Decision.UNION and border.elsewhere[0].settled.decision is Decision.B
    history.undo(differing)
    assert [row[:3] for row in held(differing)] == [("Courses", 10, 22)]
    code(differing, "Cleo", (15, 22), "Courses")
    codings.remove(differing, NOTE, Span(12, 22), "Courses", "Cleo")
    consensus.accept(differing, others)  # Anna and Cleo are alike now, but Anna settled it with Berit
    assert [row[:3] for row in held(differing)] == [("Confidence", 0, 9), ("Courses", 10, 22)]


def test_what_counts_is_said_before_and_when_it_changes(differing: Project) -> None:
    codings.apply_code(differing, "D03-w1", Span(0, 6), "Support", coder="Anna")
    offered = coverage.offer(Disagreements(differing))
    assert (offered.agreements, list(offered.alone)) == (1, ["Anna"])
    assert offered.coverage().words == "1 of 2 coded notes, and nothing of the other 1"
    assert offered.coverage(["Anna"]) == (2, 2)
    assert not coverage.is_counted(differing)
    consensus.accept(differing, alone=["Anna"])
    assert coverage.coverage(differing) == offered.coverage(["Anna"])
    assert coverage.switched(differing, was_counted=False).endswith("from now on: 2 of 2 coded notes.")
    assert coverage.switched(differing, was_counted=True) == ""


def test_a_question_beside_the_same_answer_is_alike_and_comes_along(differing: Project) -> None:
    text = document_store.read(differing, document_store.ids_by_name(differing)["C12-w1"]).text
    answer, question = text.index("Quick and"), text.index("I: And then")
    for coder, end in (("Anna", question + 5), ("Berit", question)):
        codings.apply_code(differing, "C12-w1", Span(answer, end), "Slow", coder=coder)
        marks.finish(differing, ["C12-w1"], coder)
    before = figures(differing, is_after=False)
    assert before[1] == sum(len(differing_characters(case)) for case in Disagreements(differing).differing())
    assert consensus.accept(differing) == (2, 0, 2, True)
    assert ("Slow", answer, question + 5) in [row[:3] for row in held(differing)]


def differing_characters(case: Case) -> set[tuple[int, int]]:
    """The characters of a place that only one of the two gave a code to; here all words can be coded."""
    sides = [
        {
            (one.given.code_id, at)
            for one in side
            for at in range(one.given.span.start_char, one.given.span.end_char)
        }
        for side in (case.place.ours, case.place.theirs)
    ]
    return sides[0] ^ sides[1]


def test_a_corrected_text_moves_the_words_and_keeps_the_decision(differing: Project) -> None:
    settle(differing, Difference.BOUNDARY, Decision.UNION)
    text = differing.db.execute("select text from document where name = ?", (NOTE,)).fetchone()[0]
    note = revising.corrected_text(differing, NOTE, f"Well. {text}".encode())
    revising.revise(differing, NOTE, note, "a word was missing")
    case = the(differing, Difference.BOUNDARY)
    assert case.place.span == Span(16, 28)
    assert case.decision is Decision.UNION


def test_all_places_of_a_kind_are_settled_alike_in_one_step(differing: Project) -> None:
    assert consensus.settle_all(differing, Decision.INTERSECTION, [Difference.BOUNDARY], reason="short") == 1
    assert consensus.settle_all(differing, Decision.A, DISAGREEMENTS, document="C12-w1") == 0
    assert consensus.settle_all(differing, Decision.A, DISAGREEMENTS) == 3
    assert [row[:4] for row in held(differing)] == [
        ("Courses", 15, 22, "none"),
        ("Slow", 30, 40, "none"),
        ("Slow", 50, 60, "positive"),
    ]
    assert consensus.status(differing).rows[-1] == ("all", 4, 4, 0, 0)
    history.undo(differing)
    assert consensus.status(differing).rows[-1] == ("all", 4, 1, 0, 3)


def test_counts_are_of_the_consensus_once_it_holds_codings(differing: Project) -> None:
    settle(differing, Difference.ONE, Decision.OPEN)
    assert "Layer: Consensus" not in "\n".join(counts.count(differing).note)
    consensus.accept(differing)
    assert "Layer: Consensus (consensus)" in "\n".join(counts.count(differing).note)


def test_notes_of_one_coder_can_come_along(differing: Project) -> None:
    codings.apply_code(differing, "D03-w1", Span(0, 6), "Support", coder="Anna")
    codings.apply_code(differing, "D03-w1", Span(3, 11), "Support", coder="Anna")
    assert consensus.accept(differing, alone=["Anna"]) == (1, 1, 2, True)
    assert ("Support", 0, 11, "none", "We met week"[:11]) in held(differing)
    with pytest.raises(QualcodeError, match="not one of Anna and Berit"):
        coders.add(differing, "Cleo")
        consensus.accept(differing, alone=["Cleo"])


def test_unfinished_notes_come_with_a_remark_and_others_not_at_all(differing: Project) -> None:
    assert "without being finished" not in "".join(disagreement_words.remarks(Disagreements(differing)))
    marks.reopen(differing, [NOTE], "Berit")
    assert "without being finished" in "".join(disagreement_words.remarks(Disagreements(differing)))
    codings.apply_code(differing, "C12-w1", None, "Support", coder="Anna")
    assert {case.document for case in Disagreements(differing).cases} == {NOTE}
    marks.finish(differing, ["C12-w1"], "Berit")
    assert {case.document for case in Disagreements(differing).cases} == {NOTE, "C12-w1"}


def test_a_blind_coder_is_told_nothing(differing: Project) -> None:
    marks.reopen(differing, [NOTE], "Berit")
    assigning.assign(differing, "Berit", Draw(Fraction(1), 7))
    coders.use(differing, "Berit")
    for ask in (consensus.status, consensus.accept, kinds):
        with pytest.raises(QualcodeError, match="blind"):
            ask(differing)
    coders.use(differing, "Anna")
    assert kinds(differing)


def test_what_cannot_be_settled_is_refused_in_words(differing: Project) -> None:
    label = the(differing, Difference.LABEL).case_id
    with pytest.raises(QualcodeError, match="more than the borders"):
        consensus.decide(differing, label, Choice(Decision.UNION))
    with pytest.raises(QualcodeError, match="not clear which code"):
        consensus.decide(differing, label, Choice(Decision.SPAN, span=Span(0, 5)))
    with pytest.raises(QualcodeError, match="ends outside the text"):
        consensus.decide(differing, label, Choice(Decision.SPAN, span=Span(0, 5000), code="Slow"))
    with pytest.raises(QualcodeError, match="do not differ at a place 9999"):
        consensus.decide(differing, 9999, Choice(Decision.A))
    with pytest.raises(QualcodeError, match="about borders"):
        consensus.settle_all(differing, Decision.UNION, DISAGREEMENTS)
    with pytest.raises(QualcodeError, match="not settled"):
        consensus.give_reason(differing, label, "Because.")
    coders.add(differing, "Cleo")
    code(differing, "Cleo", (0, 9), "Courses")
    with pytest.raises(QualcodeError, match="two coders at a time"):
        consensus.accept(differing)
    with pytest.raises(QualcodeError, match="what the coders agreed on"):
        consensus.accept(differing, Scope(coders=("Anna", "Berit")))
        consensus.accept(differing, Scope(coders=("Anna", "Consensus")))
    assert differing.db.execute("select count(*) from adjudication").fetchone() == (0,)


def test_reasons_are_kept_and_go_with_the_person(differing: Project) -> None:
    settle(differing, Difference.LABEL, Decision.A, reason="B07 meant the pace.", memo="Unclear.")
    case = the(differing, Difference.LABEL)
    consensus.give_reason(differing, case.case_id, "The zebra was slow.")
    assert the(differing, Difference.LABEL).decided.settled.reason == "The zebra was slow."  # type: ignore[union-attr]
    history.undo(differing)
    respondents.withdraw(differing, "B07")
    assert differing.db.execute("select count(*) from adjudication").fetchone() == (0,)
    kept = json.dumps(differing.db.execute("select old, new from change").fetchall())
    assert "meant the pace" not in kept and "zebra was slow" not in kept


def test_reasons_about_a_shared_note_are_blanked_with_the_masked_words(differing: Project) -> None:
    for coder, start in (("Anna", 24), ("Berit", 27)):
        codings.apply_code(differing, "group", Span(start, 40), "Slow", coder=coder)
    [case] = [one for one in Disagreements(differing).differing() if one.document == "group"]
    consensus.decide(differing, case.case_id, Choice(Decision.A, "My okapi ran off"))
    consensus.give_reason(differing, case.case_id, "The okapi again")
    respondents.withdraw(differing, "B07")
    assert differing.db.execute("select reason from adjudication").fetchall() == [("",)]
    kept = json.dumps(differing.db.execute("select old, new from change").fetchall())
    assert "okapi ran" not in kept and "okapi again" not in kept


def test_a_merged_code_keeps_the_decision_and_a_deleted_one_drops_it(differing: Project) -> None:
    settle(differing, Difference.BOUNDARY, Decision.UNION, reason="all of it")
    codebook.merge(differing, "Courses", "Practical > Pace")
    assert the(differing, Difference.BOUNDARY).stale[0].settled.reason == "all of it"
    codebook.delete(differing, "Practical")
    assert differing.db.execute("select count(*) from adjudication").fetchone() == (0,)
    history.undo(differing)
    history.undo(differing)
    assert the(differing, Difference.BOUNDARY).decision is Decision.UNION


def figures(project: Project, *, is_after: bool, scope: Scope = EVERYTHING) -> tuple[float | None, int]:
    """Pooled alpha by character, and the characters on which the coders differ."""
    found = agreement(project, AgreementQuestion(scope, Unit.CHARACTER, Level.ALL, is_after=is_after))
    alpha = found.headline[Unit.CHARACTER].alpha
    return alpha, found.comparison.disagreements.characters.total()


def test_agreement_after_settling_is_of_what_was_settled(differing: Project) -> None:
    with pytest.raises(QualcodeError, match="Nothing is settled"):
        figures(differing, is_after=True)
    before = figures(differing, is_after=False)
    settle(differing, Difference.ONE, Decision.OPEN)
    assert figures(differing, is_after=True) == before
    settle(differing, Difference.BOUNDARY, Decision.UNION)
    assert figures(differing, is_after=True)[1] == before[1] - 5
    consensus.settle_all(differing, Decision.BOTH, DISAGREEMENTS)
    assert figures(differing, is_after=True)[1] == 8  # of the place that was left open
    settle(differing, Difference.ONE, Decision.A)
    assert figures(differing, is_after=True) == (1.0, 0)
    assert figures(differing, is_after=False) == before


def test_agreement_after_settling_on_a_polarity_is_of_codings_of_that_polarity(differing: Project) -> None:
    positive = Scope(polarities=(Polarity.POSITIVE,))
    settle(differing, Difference.POLARITY, Decision.B)
    assert figures(differing, is_after=False, scope=positive)[1] == 10
    assert figures(differing, is_after=True, scope=positive)[1] == 0
