"""Who speaks where in a corrected text, by the speakers of the old one."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from qualcode.analysis.anchors import Alignment
from qualcode.language.turns import speakers
from qualcode.model.documents import Turn
from qualcode.model.spans import Span
from qualcode.store.documents import Voice
from qualcode.workbench.reading import shortened
from qualcode.workbench.voices import SpeakerChoice, Spoken, spoken_by


def as_kept(choice: SpeakerChoice) -> dict[str, object]:
    """A choice of speakers in a form that JSON can hold."""
    return {
        "accepted": sorted(choice.accepted),
        "refused": sorted(choice.refused),
        "interviewers": sorted(choice.interviewers),
        "is_interviewer_codable": choice.is_interviewer_codable,
    }


def remembered(kept: Iterable[Mapping[str, Any]], now: SpeakerChoice) -> SpeakerChoice:
    """The present choice with the labels of earlier versions, which a later one may have lost for a time."""
    for earlier in kept:
        accepted = now.accepted | set(earlier.get("accepted", ()))
        now = SpeakerChoice(
            accepted=accepted,
            refused=(now.refused | set(earlier.get("refused", ()))) - accepted,
            interviewers=now.interviewers | set(earlier.get("interviewers", ())),
            is_interviewer_codable=now.is_interviewer_codable or bool(earlier.get("is_interviewer_codable")),
        )
    return now


def spoken_in(
    alignment: Alignment, before: Spoken, people: Mapping[str, int], choice: SpeakerChoice
) -> tuple[Spoken, tuple[str, ...]]:
    """Turns and voices of the new text by the labels of before, with remarks on those that were never there.

    Where labels do not explain the old voices (answers of a survey, names that were masked), turns and voices
    keep their stretches of the text.
    """
    if alignment.old == alignment.new:
        return before, ()
    again = spoken_by(alignment.old, people, choice.accepted, choice)
    if again.turns != before.turns or set(again.voices) != set(before.voices):
        return _carried_over(alignment, before), ()
    new = speakers(alignment.new)
    appeared = [label for label in new.labels if label.folded not in choice.settled]
    rare = [label for label in new.doubtful if label.folded not in choice.settled]
    labels = choice.accepted | {label.folded for label in appeared}
    remarks = (
        _remark("New speakers", [label.shown for label in appeared]),
        _remark("Taken as text, not as speakers", [label.shown for label in rare]),
    )
    return spoken_by(alignment.new, people, labels, choice), tuple(filter(None, remarks))


def _remark(what: str, shown: list[str]) -> str:
    return f"{what}: {shortened([f'“{label}”' for label in shown])}." if shown else ""


def _carried_over(alignment: Alignment, before: Spoken) -> Spoken:
    turns = _apart(alignment, [Span(turn.start_char, turn.end_char) for turn in before.turns])
    voices = _apart(alignment, [voice.span for voice in before.voices])
    return Spoken(
        [
            _turn(alignment, turn, there)
            for turn in before.turns
            if (there := turns.get(Span(turn.start_char, turn.end_char)))
        ],
        [Voice(v.respondent_id, there) for v in before.voices if (there := voices.get(v.span))],
    )


def _turn(alignment: Alignment, turn: Turn, there: Span) -> Turn:
    speech = there.end_char
    if turn.speech_char < turn.end_char:
        said = alignment.widest(Span(turn.speech_char, turn.end_char))
        speech = said.start_char if said else speech
    speech = min(max(speech, there.start_char), there.end_char)
    return Turn(there.start_char, speech, there.end_char, turn.speaker, turn.role)


def _apart(alignment: Alignment, spans: Collection[Span]) -> dict[Span, Span]:
    """Where stretches went, with what was written at their ends; none of them reaches into the next."""
    found: dict[Span, Span] = {}
    next_start = len(alignment.new)
    for span in sorted(set(spans), reverse=True):
        there = alignment.widest(span)
        if there is None or there.start_char >= next_start:
            continue
        found[span] = Span(there.start_char, min(there.end_char, next_start))
        next_start = there.start_char
    return found


class Whose:
    """Whose words are where; stretches of several people coincide, others do not overlap."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        people: dict[Span, set[int]] = {}
        for voice in voices:
            people.setdefault(voice.span, set()).add(voice.respondent_id)
        self._spans = sorted(people)
        self._people = people
        self._ends = [span.end_char for span in self._spans]

    def of(self, span: Span) -> frozenset[int]:
        """The people to whom at least one character of a passage belongs."""
        found: set[int] = set()
        number = bisect_right(self._ends, span.start_char)
        while number < len(self._spans) and self._spans[number].start_char < span.end_char:
            found |= self._people[self._spans[number]]
            number += 1
        return frozenset(found)
