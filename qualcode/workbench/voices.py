"""Whose words are where: turns from speaker labels, and the stretches that belong to each person."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qualcode.language.turns import is_interviewer, speakers, turns
from qualcode.model.codebook import folded
from qualcode.model.documents import Role, Turn
from qualcode.model.spans import Span
from qualcode.store import documents as document_store
from qualcode.store.documents import Voice
from qualcode.store.project import Project


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Which labels are speakers beside those that are used three times; all folded by the reader.

    ``accepted`` are speakers however rare, ``refused`` never are; ``interviewers`` adds to the usual
    labels of interviewers; ``is_interviewer_codable`` gives their turns to the people of the note too.
    """

    accepted: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    interviewers: frozenset[str] = frozenset()
    is_interviewer_codable: bool = False

    @classmethod
    def of(cls, accepted: str, refused: str, interviewers: str, *, is_codable: bool) -> "SpeakerChoice":
        """A choice from lists of labels parted by commas."""
        chosen, not_chosen, asking = map(_labels, (accepted, refused, interviewers))
        return cls(chosen, not_chosen, asking, is_codable)

    @property
    def settled(self) -> frozenset[str]:
        """Labels about which nobody needs to be asked."""
        return self.accepted | self.refused


def _labels(text: str) -> frozenset[str]:
    return frozenset(folded(label) for label in text.split(",") if label.strip())


class Doubtful(NamedTuple):
    """A label that is too rare to be taken as a speaker unasked, with where it stands first."""

    folded: str
    shown: str
    uses: int
    where: str


def doubtful_labels(texts: Iterable[tuple[str, str]], choice: SpeakerChoice) -> list[Doubtful]:
    """Each doubtful label of these (name, text) pairs once, with all its uses."""
    found: dict[str, Doubtful] = {}
    for name, text in texts:
        for label in speakers(text).doubtful:
            if label.folded not in choice.settled:
                known = found.get(label.folded, Doubtful(label.folded, label.shown, 0, name))
                found[label.folded] = known._replace(uses=known.uses + label.uses)
    return list(found.values())


class Spoken(NamedTuple):
    """The turns of a text, and whose its codable words are."""

    turns: list[Turn]
    voices: list[Voice]


def add_turns_and_voices(
    project: Project, document_id: int, text: str, people: Mapping[str, int], choice: SpeakerChoice
) -> str:
    """Keep the turns of a document and whose its codable words are; returns a remark, if any."""
    found = speakers(text)
    labels = {label.folded for label in found.labels} | {
        label.folded for label in found.doubtful if label.folded in choice.accepted
    }
    spoken = spoken_by(text, people, labels - choice.refused, choice)
    return keep(project, document_id, spoken)


def spoken_by(text: str, people: Mapping[str, int], labels: Collection[str], choice: SpeakerChoice) -> Spoken:
    """The turns of these speakers (folded labels) and their voices; of ``choice``, who interviews."""
    asking = {label for label in labels if is_interviewer(label) or label in choice.interviewers}
    made = turns(text, labels, asking)
    return Spoken(made, list(_voices(text, made, people, choice)))


def keep(project: Project, document_id: int, spoken: Spoken) -> str:
    """Keep turns and voices of a document that has none; returns a remark, if any."""
    document_store.add_turns(project, document_id, spoken.turns)
    document_store.add_voices(project, document_id, spoken.voices)
    return "" if spoken.voices else "only the interviewer speaks, so nothing can be coded"


def choice_behind(text: str, spoken: Spoken) -> SpeakerChoice:
    """The choice of speakers that a document was imported with, as its turns and voices show it."""
    labels = {folded(turn.speaker) for turn in spoken.turns}
    asking = [turn for turn in spoken.turns if turn.role is Role.INTERVIEWER]
    codable = {voice.span.start_char for voice in spoken.voices}
    found = speakers(text)
    return SpeakerChoice(
        accepted=frozenset(labels),
        refused=frozenset(label.folded for label in (*found.labels, *found.doubtful)) - labels,
        interviewers=frozenset(folded(turn.speaker) for turn in asking),
        is_interviewer_codable=any(turn.speech_char in codable for turn in asking),
    )


def _voices(text: str, made: list[Turn], people: Mapping[str, int], choice: SpeakerChoice) -> Iterator[Voice]:
    """Stretches by person: a turn whose label names a person is that person's, others are everybody's."""
    by_label = {folded(name): respondent_id for name, respondent_id in people.items()}
    first = made[0].start_char if made else len(text)
    if text[:first].strip():
        yield from (Voice(respondent_id, Span(0, first)) for respondent_id in people.values())
    for turn in made:
        if turn.role is Role.INTERVIEWER and not choice.is_interviewer_codable:
            continue
        if not text[turn.speech_char : turn.end_char].strip():
            continue
        span = Span(turn.speech_char, turn.end_char)
        own = by_label.get(folded(turn.speaker))
        whose = [own] if own is not None else people.values()
        yield from (Voice(respondent_id, span) for respondent_id in whose)
