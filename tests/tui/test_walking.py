"""The walks, the round of notes and the passages in focus, without a screen."""

import pytest

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.tui.round import Round
from qualcode.tui.sitting import Sitting
from qualcode.tui.walking import KINDS, Rechecks, Stop, Walking
from qualcode.workbench import codebook, codings, documents, rechecks
from qualcode.workbench.projects import Project


@pytest.fixture
def sitting(project: Project) -> Sitting:
    """At A01-w1, where Anna coded the first sentence; B04-w1 has a coding too."""
    codings.apply_code(project, "B04-w1", Span(0, 6), "Pace")
    found = Sitting(project)
    found.open(documents.find(project, "A01-w1"))
    return found


def here(sitting: Sitting, start: int = 0, end: int = 0) -> tuple[int, int]:
    """Stand there, as the screen does."""
    over = [mark for mark in sitting.marks() if mark.start_char <= start < mark.end_char]
    sitting.passages.look((start, end), over)
    return start, end


def words(sitting: Sitting, stop: Stop | None) -> str:
    assert stop is not None
    return sitting.note_of(stop.document_id).document.text[stop.start_char : stop.end_char]


def test_a_walk_stops_at_the_coding_one_stands_in_then_goes_on_to_other_notes(sitting: Sitting) -> None:
    walking = Walking(sitting)
    friday = walking.stop(here(sitting, 3, 3), 1)
    assert words(sitting, friday) == "She rang every Friday."
    assert words(sitting, walking.stop(here(sitting, 0, 22), 1)) == "Nobody"
    assert walking.stop(here(sitting, 0, 22), -1) is None
    sitting.open(documents.find(sitting.project, "B04-w1"))
    assert walking.stop(here(sitting, 8, 8), 1) is None
    assert words(sitting, walking.stop(here(sitting, 0, 6), -1)) == "She rang every Friday."


def test_kinds_of_which_there_is_nothing_are_passed_over(sitting: Sitting) -> None:
    walking = Walking(sitting)
    here(sitting, 40, 40)
    labels = []
    for _ in KINDS[1:]:
        walking.take_next()
        labels.append(walking.label)
    assert labels == [
        "uncoded stretches in all notes",
        "all codings in all notes",
        "uncoded stretches in all notes",
    ]


def test_one_code_is_walked_where_it_is_used(sitting: Sitting) -> None:
    walking = Walking(sitting)
    sitting.apply(Span(40, 45), codebook.read(sitting.project).find("Pace").code_id)
    walking.take_next()
    assert walking.label == "“Pace” in all notes"
    assert walking.stop(here(sitting, 40, 45), -1) is None
    assert words(sitting, walking.stop(here(sitting, 40, 45), 1)) == "Nobody"


def test_what_is_confirmed_is_no_longer_walked(sitting: Sitting) -> None:
    assert Rechecks.begin(sitting) is None
    codebook.edit(sitting.project, "Pace", {"definition": "How fast it goes."})
    walk = Rechecks.begin(sitting)
    assert walk is not None
    walking = Walking(sitting)
    walking.take(walk)
    assert words(sitting, walking.stop(here(sitting), 1)) == "Nobody"
    rechecks.confirm(sitting.project, [*walk.waiting])
    assert walking.stop(here(sitting), 1) is None


def test_the_focus_stays_while_the_selection_touches_its_coding(sitting: Sitting) -> None:
    here(sitting, 3, 3)
    [friday] = sitting.passages.placed
    here(sitting, 21, 30)
    assert sitting.passages.need_focused() == friday
    here(sitting, 22, 30)
    with pytest.raises(QualcodeError, match="No coding is under the caret"):
        sitting.passages.need_focused()


def test_the_round_goes_on_behind_the_open_note_and_around(sitting: Sitting) -> None:
    a01, a02, b03, b04 = ids = [note.document_id for note in sitting.round.notes]
    assert Round(sitting.round.notes, b03).next_uncoded() == a02
    assert Round(sitting.round.notes, 0).next_uncoded() == a02
    assert Round(sitting.round.notes, a02).next_uncoded() == b03
    among = Round(sitting.round.notes, b03)
    assert [note.document_id for note in among.beyond(-1)] == [a02, a01]
    assert [note.document_id for note in among.beyond(1)] == [b04]
    assert [among.neighbour(step) for step in (1, 2, -2, -3)] == [b04, None, a01, None]
    assert (among.place, among.progress, len(ids)) == (2, "2 of 4 coded", 4)
