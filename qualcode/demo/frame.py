"""The codes of the invented study, as full paths of the supported-employment codebook."""

from typing import NamedTuple

from qualcode.model.codebook import PATH_SEPARATOR
from qualcode.model.codings import Polarity


class Said(NamedTuple):
    """What a passage says: a code, as its full path, and a polarity."""

    code: str
    polarity: Polarity


def _below(parent: str, *names: str) -> tuple[str, ...]:
    return tuple(parent + PATH_SEPARATOR + name for name in names)


EMOTIONAL = "Emotional support"
MOTIVATION, CONFIDENCE, AVAILABILITY, RELATIONSHIP = _below(
    EMOTIONAL,
    "Motivation and encouragement",
    "Building confidence",
    "Availability of support",
    "Positive relationship",
)
FOCUSED, MOTIVATED = _below(MOTIVATION, "Staying focused", "Actively motivated")

PRACTICAL = "Practical assistance"
FINANCIAL, PREPARATION, SEARCHING, APPLICATION = _below(
    PRACTICAL,
    "Financial help",
    "Job preparation",
    "Job searching",
    "Application and recruitment process",
)
ACCOMPANIED, COURSES = _below(PREPARATION, "Accompanied", "Courses and training")
SEARCHED, KNOWLEDGE = _below(SEARCHING, "Searched on their behalf", "Worker's knowledge")
CVS, INTERVIEWS, MEDIATION, LINKS = _below(
    APPLICATION,
    "CVs and application forms",
    "Interview preparation",
    "Mediation with employers",
    "Links with employers",
)

CLIENT_CENTRED = "Client-centred approach"
TAILORED, MATCHING, JOINT = _below(
    CLIENT_CENTRED, "Tailored support", "Appropriate job matching", "Joint working"
)
OWN_PACE, ACTIVE = _below(TAILORED, "Own pace", "More active support")
(LONG_TERM,) = _below(MATCHING, "Long-term career thinking")

CODES = (
    *(EMOTIONAL, MOTIVATION, FOCUSED, MOTIVATED, CONFIDENCE, AVAILABILITY, RELATIONSHIP),
    *(PRACTICAL, FINANCIAL, PREPARATION, ACCOMPANIED, COURSES, SEARCHING, SEARCHED, KNOWLEDGE),
    *(APPLICATION, CVS, INTERVIEWS, MEDIATION, LINKS),
    *(CLIENT_CENTRED, TAILORED, OWN_PACE, ACTIVE, MATCHING, LONG_TERM, JOINT),
)
