"""Notes put together from passages: an opening, a life, what was said of the help, an ending."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from qualcode.demo.frame import Said
from qualcode.demo.passages import Passage, naming_the_worker, speaks_of_the_worker, spoken
from qualcode.demo.people import Person
from qualcode.demo.pools import client, emotional, life, links, openings, practical, situations
from qualcode.demo.traits import LENGTHS
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span

MOST_NOTES = 6  # of a passage: under 2 % of 337
_MOST_WORDS = 238  # slots of several words may add some ten more
_OPENING = 30  # words that are kept free for it
_FRAME = 95  # and for opening, situation and ending together
_CODED = (*emotional.PASSAGES, *practical.PASSAGES, *client.PASSAGES)
_AT_WORK = frozenset((*life.WITHOUT_WORK, *life.IN_WORK, *life.BARRIERS))
_LIFE = (*life.AT_HOME, *life.WITHOUT_WORK, *life.IN_WORK, *life.BARRIERS, *life.CONTACT)
_ASIDES = ("interviewer", "contact")  # topics that need no introduction
_UNEASY = (Polarity.CRITICAL, Polarity.SUGGESTION)


@dataclass(slots=True)
class _Speaker:
    """A person and what they have told so far: nobody repeats a passage or returns to a topic of life."""

    person: Person
    told: set[Passage] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a note and its coded spans, in reading order."""

    text: str
    spans: tuple[tuple[Said, Span], ...]


class Writer:
    """Writes the notes of a study, so that no passage stands in too many of them."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._uses: Counter[Passage] = Counter()

    def write(self, person: Person, script: Sequence[Sequence[Said]]) -> list[Written]:
        """The person's notes in order, one for each entry of ``script``, which names what it says."""
        speaker = _Speaker(person)
        return [_NoteWriter(self, speaker, wave).write(said) for wave, said in enumerate(script, 1)]

    def pick(
        self, pool: Iterable[Passage], speaker: _Speaker, tags: frozenset[str], most_words: int
    ) -> Passage | None:
        """A passage that fits person and note, one of the least used so far; None when none is left."""
        fitting = [
            passage
            for passage in pool
            if passage.suits(tags)
            and self._uses[passage] < MOST_NOTES
            and passage not in speaker.told
            and passage.topic not in speaker.topics
            and passage.words <= most_words
        ]
        voice = speaker.person.voice
        fitting = [passage for passage in fitting if passage.voice in ("", voice)] or fitting
        if not fitting:
            return None
        fewest = min(self._uses[passage] for passage in fitting)
        passage = self._rng.choice([one for one in fitting if self._uses[one] <= fewest + 1])
        self._uses[passage] += 1
        speaker.told.add(passage)
        if passage.topic:
            speaker.topics.add(passage.topic)
        return passage

    def happens(self, probability: float) -> bool:
        """A toss of the coin."""
        return self._rng.random() < probability

    def target(self, voice: str) -> int:
        """About how many words somebody with this voice says."""
        return self._rng.randint(*LENGTHS[voice])


class _NoteWriter:
    """One note in the making."""

    def __init__(self, writer: Writer, speaker: _Speaker, wave: int) -> None:
        self._writer = writer
        self._speaker = speaker
        self._wave = wave
        self._tags = speaker.person.tags(wave)
        self._slots = speaker.person.words(wave)
        self._words = 0

    def write(self, said: Sequence[Said]) -> Written:
        """The note that says all this, and nothing else that a coder would mark."""
        if any(polarity in _UNEASY for _, polarity in said):
            self._tags |= {"complaint"}
        passages = self._say_all(said)
        pleased = [one for one in passages if one.said[0].polarity not in _UNEASY]
        uneasy = [one for one in passages if one.said[0].polarity in _UNEASY]
        ending = self._say(links.ENDINGS)
        situation = self._say(situations.NOW, _MOST_WORDS - self._words - _OPENING)
        opening = self._say((openings.FIRST, openings.AGAIN)[self._wave - 1])
        told = self._tell_of_life(self._writer.target(self._speaker.person.voice))
        help_told = self._about_the_help(pleased, uneasy)
        at_home = [passage for passage in told if passage not in _AT_WORK]
        first = self._joined([*opening, *situation], [one for one in told if one in _AT_WORK])
        before, after = (at_home[:1], at_home[1:]) if help_told else (at_home, [])
        last = self._joined(self._about_life(after), ending)
        return self._typed([*first, self._about_life(before), *help_told, *last])

    def _joined(self, one: list[Passage], other: list[Passage]) -> list[list[Passage]]:
        """One paragraph or two."""
        return [[*one, *other]] if self._writer.happens(0.5) else [one, other]

    def _about_life(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages, most of them led into, because each goes off in a direction of its own."""
        told: list[Passage] = []
        for passage in passages:
            is_aside = passage.topic in _ASIDES
            told += [passage] if is_aside else self._introduced(links.ABOUT_LIFE, [passage])
        return told

    def _say(self, pool: Iterable[Passage], most_words: int = _MOST_WORDS) -> list[Passage]:
        """A passage of the pool as a list of one; the study is wrong when none is left."""
        passage = self._try(pool, most_words)
        if not passage:
            raise RuntimeError(f"No passage is left for {self._speaker.person.respondent}.")
        return passage

    def _try(self, pool: Iterable[Passage], most_words: int = _MOST_WORDS) -> list[Passage]:
        room = min(_MOST_WORDS - self._words, most_words)
        passage = self._writer.pick(pool, self._speaker, self._tags, room)
        if passage is None:
            return []
        self._words += len(passage.template.format_map(self._slots).split())
        return [passage]

    def _say_all(self, said: Sequence[Said]) -> list[Passage]:
        """Passages that together say exactly this; some say two things at once."""
        passages: list[Passage] = []
        missing = list(said)
        while missing:
            room = (_MOST_WORDS - self._words - _FRAME) // len(missing)
            double = [one for one in _CODED if len(one.said) == 2 and set(one.said) <= set(missing)]
            passage = self._try(double) if self._writer.happens(0.7) else []
            single = [one for one in _CODED if one.said == (missing[0],)]
            passage = passage or self._try(single, room) or self._say(single)
            missing = [one for one in missing if one not in passage[0].said]
            passages += passage
        return passages

    def _tell_of_life(self, target: int) -> list[Passage]:
        told = self._try(life.BARRIERS) if self._words < target and self._writer.happens(0.7) else []
        while self._words < target:
            more = self._try(_LIFE)
            if not more:
                break
            told += more
        return told

    def _about_the_help(self, pleased: list[Passage], uneasy: list[Passage]) -> list[list[Passage]]:
        """Paragraphs of praise and complaint, now and then with a word of introduction."""
        if not pleased:
            return [self._introduced(links.COULD_BE_BETTER, uneasy)] if uneasy else []
        praise = self._introduced(links.TO_THE_HELP, pleased[:1])
        for passage in pleased[1:]:
            praise += self._introduced(links.AND_ALSO, [passage])
        if not uneasy:
            return [praise]
        return [praise, self._introduced(links.ON_THE_OTHER_HAND, uneasy)]

    def _introduced(self, pool: Sequence[Passage], passages: list[Passage]) -> list[Passage]:
        return [*(self._try(pool) if self._writer.happens(0.6) else []), *passages]

    def _typed(self, paragraphs: Iterable[Sequence[Passage]]) -> Written:
        """The paragraphs as one text, with the spans moved to where their passages stand."""
        text = ""
        is_named = False
        spans: list[tuple[Said, Span]] = []
        for paragraph in paragraphs:
            gap = "\n\n" if text else ""
            for passage in paragraph:
                marked = spoken(passage if is_named else naming_the_worker(passage), self._slots)
                is_named = is_named or speaks_of_the_worker(passage)
                text += gap
                spans += [(said, _moved(span, len(text))) for said, span in marked.spans]
                text += marked.text
                gap = " "
        return Written(text + "\n", tuple(sorted(spans, key=lambda coded: coded[1])))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start_char + by, span.end_char + by)
