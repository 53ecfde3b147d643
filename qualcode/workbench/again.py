"""One coder at several times: the later times, whose they are, and how they are told from other people.

A later time is a coder of its own, so that all that parts coders parts times too: the blind sample, what is
finished, agreement, the places that differ, the copy that comes home. What counts *people* who coded counts
first times only.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualcode.model.errors import QualcodeError
from qualcode.store import assignments as assignment_store
from qualcode.store import coders as coder_store
from qualcode.store import marks as mark_store
from qualcode.store.coders import Coder
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs


def people(coders: Iterable[Coder]) -> tuple[Coder, ...]:
    """The coders without the later times of anybody."""
    return tuple(coder for coder in coders if coder.again_of is None)


def later(coders: Iterable[Coder]) -> tuple[Coder, ...]:
    """The later times alone."""
    return tuple(coder for coder in coders if coder.again_of is not None)


def is_of_one(coders: Sequence[Coder]) -> bool:
    """Whether these are several times of one coder."""
    return len(coders) > 1 and len({coder.person for coder in coders}) == 1


def first_of(project: Project, coder: Coder) -> Coder:
    """The coder at the first time."""
    return next(one for one in coder_store.all_coders(project) if one.coder_id == coder.person)


def times_of(project: Project, coder: Coder) -> list[Coder]:
    """All times of a coder in their order, the first one too."""
    return [one for one in coder_store.all_coders(project) if one.person == coder.person]


def two_times(project: Project, name: str) -> tuple[str, str]:
    """The names of a coder's first time and of the latest with work; refused where there is one time only."""
    times = times_of(project, coder_verbs.find(project, name))
    if len(times) < 2:
        raise QualcodeError(
            f"{times[0].name} coded at one time only.",
            f"`qualcode assign {coder_verbs.quoted(times[0].name)} --again` draws what to code again.",
        )
    finished = mark_store.finished(project)
    begun = [time for time in times[1:] if time.codings or time.coder_id in finished]
    return times[0].name, (begun or times)[-1].name


def next_time(project: Project, coder: Coder) -> int:
    """The id of the time at which a coder codes again: a new one, or the latest that has no sample yet.

    Refused for the consensus, and while notes of the latest sample are not finished.
    """
    if coder.is_consensus:
        raise QualcodeError(f"{coder.name} is what the coders agreed on.", "Name a coder.")
    first, *after = times_of(project, coder)
    if after:
        samples = [
            known for known in assignment_store.listed(project) if known.coder_id == after[-1].coder_id
        ]
        if not samples:
            return after[-1].coder_id
        left = sum(known.documents - known.finished for known in samples)
        if left:
            raise QualcodeError(
                f"{after[-1].name} has not finished the sample yet: {left} of"
                f" {sum(known.documents for known in samples)} notes are left.",
                "`qualcode assignments` shows all samples; `qualcode undo` takes back the last step.",
            )
    word = "again" if not after else f"{_ordinal(len(after) + 2)} time"
    name = coder_verbs.free(project, f"{first.name} ({word})")
    return coder_store.add_time(project, name, first.coder_id)


def _ordinal(number: int) -> str:
    """``3rd``, ``4th``, ``22nd``."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


class Said(NamedTuple):
    """How those who are compared are spoken of: several people, or one person at several times."""

    by_one: str
    uses: str
    every: str
    others: str
    draws: str


OF_PEOPLE = Said(
    "by one coder only", "one coder uses it", "for every coder", "another coder's", "qualcode assign"
)
OF_TIMES = Said(
    "at one time only",
    "at one time it is used",
    "at every time",
    "those of another time",
    "qualcode assign CODER --again",
)


def left_out(project: Project, chosen: Iterable[Coder]) -> tuple[Coder, ...]:
    """The later times with codings that do not count beside these coders, since their people do already."""
    there = {coder.coder_id for coder in chosen}
    return tuple(
        coder
        for coder in later(coder_store.all_coders(project))
        if coder.codings and coder.coder_id not in there
    )
