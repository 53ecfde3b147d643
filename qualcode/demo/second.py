"""A second coder who agrees with the first most of the time, and differs as people do."""

import re
from collections.abc import Iterable, Sequence
from random import Random

from qualcode.demo import frame
from qualcode.demo.frame import Said
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span

_MISSES, _TAKES_ANOTHER_CODE, _SHIFTS, _SEES_IT_OTHERWISE, _ADDS = 0.12, 0.10, 0.30, 0.05, 0.08
_OTHERWISE = {
    Polarity.POSITIVE: Polarity.MIXED,
    Polarity.CRITICAL: Polarity.MIXED,
    Polarity.SUGGESTION: Polarity.CRITICAL,
    Polarity.MIXED: Polarity.CRITICAL,
    Polarity.NONE: Polarity.POSITIVE,
}
# The codes that are taken for each other: mostly siblings, else the parent or a like one elsewhere.
_LIKE = {
    frame.EMOTIONAL: (frame.RELATIONSHIP, frame.MOTIVATION),
    frame.MOTIVATION: (frame.MOTIVATED, frame.CONFIDENCE),
    frame.FOCUSED: (frame.MOTIVATED, frame.MOTIVATION),
    frame.MOTIVATED: (frame.FOCUSED, frame.CONFIDENCE),
    frame.CONFIDENCE: (frame.MOTIVATION, frame.RELATIONSHIP),
    frame.AVAILABILITY: (frame.RELATIONSHIP, frame.EMOTIONAL),
    frame.RELATIONSHIP: (frame.AVAILABILITY, frame.CONFIDENCE),
    frame.PRACTICAL: (frame.APPLICATION, frame.SEARCHING),
    frame.FINANCIAL: (frame.PRACTICAL, frame.COURSES),
    frame.PREPARATION: (frame.COURSES,),
    frame.ACCOMPANIED: (frame.COURSES, frame.AVAILABILITY),
    frame.COURSES: (frame.PREPARATION, frame.ACCOMPANIED),
    frame.SEARCHING: (frame.SEARCHED, frame.KNOWLEDGE),
    frame.SEARCHED: (frame.KNOWLEDGE, frame.SEARCHING),
    frame.KNOWLEDGE: (frame.SEARCHED, frame.SEARCHING),
    frame.APPLICATION: (frame.CVS,),
    frame.CVS: (frame.INTERVIEWS, frame.APPLICATION),
    frame.INTERVIEWS: (frame.CVS, frame.APPLICATION),
    frame.MEDIATION: (frame.INTERVIEWS, frame.APPLICATION),
    frame.LINKS: (frame.MEDIATION,),
    frame.CLIENT_CENTRED: (frame.TAILORED,),
    frame.TAILORED: (frame.OWN_PACE, frame.MATCHING),
    frame.OWN_PACE: (frame.TAILORED, frame.MATCHING),
    frame.ACTIVE: (frame.SEARCHED, frame.AVAILABILITY),
    frame.MATCHING: (frame.LONG_TERM, frame.TAILORED),
    frame.LONG_TERM: (frame.MATCHING, frame.FOCUSED),
    frame.JOINT: (frame.TAILORED, frame.AVAILABILITY),
}


def code_again(text: str, coded: Iterable[tuple[Said, Span]], rng: Random) -> Sequence[tuple[Said, Span]]:
    """The second coder's codings of a note that the first coder coded like this, in reading order."""
    again: list[tuple[Said, Span]] = []
    for said, span in coded:
        if rng.random() < _ADDS:
            again.append((Said(rng.choice(_LIKE[said.code]), said.polarity), _shifted(text, span, rng)))
        if rng.random() < _MISSES:
            continue
        seen = span if rng.random() >= _SHIFTS else _shifted(text, span, rng)
        again.append((_reconsidered(said, rng), seen))
    return sorted(dict.fromkeys(again), key=lambda one: (one[1], one[0]))


def _reconsidered(said: Said, rng: Random) -> Said:
    if rng.random() < _TAKES_ANOTHER_CODE:
        return Said(rng.choice(_LIKE[said.code]), said.polarity)
    if rng.random() < _SEES_IT_OTHERWISE:
        return Said(said.code, _OTHERWISE[said.polarity])
    return said


def _shifted(text: str, span: Span, rng: Random) -> Span:
    """The span with one border, or both, moved by some words of the same paragraph."""
    start = text.rfind("\n", 0, span.start_char) + 1
    words = [
        Span(start + word.start(), start + word.end())
        for word in re.finditer(r"\S+", text[start:].split("\n", 1)[0])
    ]
    first = next(place for place, word in enumerate(words) if word.end_char > span.start_char)
    last = max(place for place, word in enumerate(words) if word.start_char < span.end_char)
    moves_start, moves_end = rng.choice(((True, False), (False, True), (True, True)))
    if moves_start:
        first = min(max(first + _step(rng), 0), last)
    if moves_end:
        last = max(min(last + _step(rng), len(words) - 1), first)
    return Span(words[first].start_char, words[last].end_char)


def _step(rng: Random) -> int:
    return rng.choice((-1, 1)) * rng.randint(1, 6)
