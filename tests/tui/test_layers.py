"""Whose codings one looks at, and how far one is with a note."""

from fractions import Fraction

import pytest

from qualcode.model.codings import Polarity
from qualcode.model.documents import DocumentState
from qualcode.model.errors import QualcodeError
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.sitting import Sitting
from qualcode.tui.walking import Walking
from qualcode.workbench import assigning, coders, desk, documents, home
from qualcode.workbench.projects import Project

from .conftest import Sit


@pytest.fixture
def sitting(project: Project) -> Sitting:
    """Anna sits at A02-w1, where Berit coded something."""
    found = Sitting(project)
    found.open(next(note.document_id for note in found.round.notes if _of_berit(project, note.document_id)))
    return found


def _of_berit(project: Project, document_id: int) -> list[desk.Placed]:
    return desk.passages(project, document_id, [coders.find(project, "Berit").coder_id])


def test_others_are_looked_at_by_name_and_cannot_be_changed(sitting: Sitting) -> None:
    own = list(sitting.passages.placed)
    assert "Berit" in sitting.next_layer()
    [placed] = sitting.passages.placed
    assert sitting.marks()[0].name.endswith("(Berit)")
    sitting.passages.focused_id = placed.coding_id
    for change in (
        sitting.remove,
        lambda: sitting.set_polarity(Polarity.CRITICAL),
        lambda: sitting.set_note("x"),
    ):
        with pytest.raises(QualcodeError, match="Berit's, who alone changes it"):
            change()
    walking = Walking(sitting)
    assert walking.label == "all codings of Berit in all notes"
    stop = walking.stop((0, 0), 1)
    assert stop is not None
    assert stop.coding_id == placed.coding_id
    assert "all coders" in sitting.next_layer()
    assert len(sitting.passages.placed) == len(own) + 1
    assert sitting.next_layer() == "Your own codings"
    assert list(sitting.passages.placed) == own


def test_a_blind_coder_has_no_other_layer_to_look_at(project: Project) -> None:
    coders.add(project, "Cleo")
    assigning.assign(project, "Cleo", assigning.Draw(Fraction(1), 7))
    coders.use(project, "Cleo")
    sitting = Sitting(project)
    assert sitting.next_layer() == "Nobody else has codings that you can see."
    assigning.unblind(project, "Cleo")
    assert sitting.next_layer() != "Nobody else has codings that you can see."


def test_a_note_is_finished_checked_and_opened_by_one_key(project: Project, sit: Sit) -> None:
    async def act(pilot) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, CodeScreen)
        states = []
        for _ in range(3):
            await pilot.press("F")
            await pilot.pause()
            states.append(screen.sitting.round.notes[screen.sitting.round.place].state)
        assert states == [DocumentState.FINISHED, DocumentState.CHECKED, DocumentState.NEW]

    sit(project, then=act)
    assert desk.work_on(project, documents.find(project, "A02-w1")).state is DocumentState.NEW


def test_a_note_that_was_finished_without_codings_is_not_offered_again(project: Project) -> None:
    sitting = Sitting(project)
    first = sitting.round.next_uncoded()
    assert first is not None
    sitting.open(first)
    sitting.advance()
    assert sitting.round.next_uncoded() != first
    assert home.next_note_without(project, "code") != first
    assert home.next_note_without(project, "check") is not None


def test_a_coder_with_a_sample_is_led_through_it(project: Project) -> None:
    coders.add(project, "Cleo")
    drawn = assigning.assign(project, "Cleo", assigning.Draw(Fraction(1, 4), 7))
    coders.use(project, "Cleo")
    sitting = Sitting(project)
    assert sitting.is_blind
    assert sitting.round.progress == f"0 of {drawn.documents} of the sample coded"
    first = sitting.round.next_uncoded()
    [note] = [note for note in sitting.round.notes if note.document_id == first]
    assert note.state is DocumentState.ASSIGNED
    found = home.home(project)
    assert found.sample == drawn.documents < len(sitting.round.notes)
    assert {line.total for line in found.reduce[:5]} == {drawn.documents}
    assert found.next_steps[0].text == "Begin with the next note of the sample that is not coded."
    of_sample = {note.document_id for note in sitting.round.notes if note.is_assigned}
    assert {home.next_note_without(project, goal) for goal in ("code", "summary", "sheet")} <= of_sample
    sitting.open(note.document_id)
    sitting.advance()
    assert sitting.round.progress == f"1 of {drawn.documents} of the sample coded"
    while (left := sitting.round.next_uncoded()) is not None:
        sitting.open(left)
        sitting.advance()
    assert sitting.round.at_the_end == "Every note of the sample is coded and finished."
    assert home.next_note_without(project, "code") is None
