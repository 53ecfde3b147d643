"""Who says what, and in which interview: the memberships behind the figures of the invented study.

The unions are exact by construction. 120 people say something positive; twenty of them about the
client-centred approach, and each of these and of the other hundred draws a pattern of themes. Within a
theme every member first gets one code, so that the theme's union is its members; what is left of the
codes' sizes goes to members who do not have the code.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeAlias, TypeVar

from qualcode.demo import frame
from qualcode.demo.frame import Said
from qualcode.demo.people import Person
from qualcode.model.codings import Polarity

_Key = TypeVar("_Key")
Script: TypeAlias = Mapping[tuple[str, int], Sequence[Said]]
"""What is said in the note of a respondent and wave."""

_POSITIVE_PEOPLE = {"A": 24, "B": 23, "C": 21, "D": 20, "E": 18, "F": 14}
_CLIENT_PEOPLE = {"A": 7, "B": 3, "C": 3, "D": 3, "E": 2, "F": 2}
_E, _P, _C = frame.EMOTIONAL, frame.PRACTICAL, frame.CLIENT_CENTRED
_WITH_CLIENT: Mapping[tuple[str, ...], int] = {(_C,): 12, (_E, _C): 3, (_P, _C): 3, (_E, _P, _C): 2}
_WITHOUT_CLIENT: Mapping[tuple[str, ...], int] = {(_P,): 50, (_E,): 36, (_E, _P): 14}

_SIZES = {
    _E: {
        frame.AVAILABILITY: 28,
        frame.RELATIONSHIP: 20,
        frame.FOCUSED: 13,
        frame.MOTIVATED: 12,
        frame.CONFIDENCE: 8,
    },
    _P: {
        frame.CVS: 34,
        frame.COURSES: 30,
        frame.INTERVIEWS: 15,
        frame.SEARCHED: 10,
        frame.ACCOMPANIED: 5,
        frame.FINANCIAL: 4,
        frame.MEDIATION: 3,
        frame.KNOWLEDGE: 3,
    },
    _C: {frame.OWN_PACE: 14, frame.LONG_TERM: 9},
}
_JOINT_POSITIVE = 5  # dealt to the first members, who are of agency A

_CRITICAL = {
    frame.JOINT: {"A": 1},
    frame.AVAILABILITY: {"A": 7, "D": 1, "E": 1},
    frame.ACTIVE: {"A": 4, "B": 4, "C": 4, "D": 3, "E": 3, "F": 2},
    frame.KNOWLEDGE: {"A": 2, "B": 2, "C": 1, "D": 2, "E": 2, "F": 1},
    frame.MATCHING: {"B": 1, "C": 1, "D": 1, "E": 1, "F": 1},
    frame.OWN_PACE: {"A": 1, "B": 1, "D": 1, "F": 1},
    frame.RELATIONSHIP: {"A": 1, "E": 1, "F": 1},
}
_COURSES_CRITICAL_TOO = {"C": 2, "B": 1}
_COURSES_CRITICAL_ONLY = {"C": 2, "F": 1}
_SUGGESTED = {frame.LINKS: {"B": 1, "D": 1, "E": 1}}
_MIXED = {
    frame.COURSES: {"B": 1, "D": 1},
    frame.CONFIDENCE: {"C": 1, "E": 1},
    frame.KNOWLEDGE: {"A": 1, "B": 1},
    frame.AVAILABILITY: {"D": 1, "F": 1},
    frame.TAILORED: {"A": 1, "C": 1},
}
_MENTIONED = {
    frame.FINANCIAL: {"B": 1, "D": 1},
    frame.SEARCHING: {"C": 1, "E": 1, "F": 1},
    frame.INTERVIEWS: {"A": 1, "D": 1},
    frame.MATCHING: {"B": 1, "E": 1},
}
# General praise, coded at a theme or a group of codes; it goes to people who are positive about the theme.
_GENERAL = {
    frame.EMOTIONAL: {"A": 1, "C": 1, "D": 1},
    frame.MOTIVATION: {"B": 1, "E": 1},
    frame.PRACTICAL: {"A": 1, "B": 1, "D": 1, "E": 1},
    frame.PREPARATION: {"C": 1, "F": 1},
    frame.SEARCHING: {"A": 1, "D": 1},
    frame.APPLICATION: {"B": 1, "E": 1},
    frame.CLIENT_CENTRED: {"A": 1, "C": 1},
    frame.TAILORED: {"A": 1, "B": 1},
    frame.MATCHING: {"A": 1, "D": 1},
}
# Nobody says both unless both are praise; one code with two polarities is kept apart in any case, courses
# excepted.
_CLASHES = (
    {frame.ACTIVE, frame.MOTIVATED},
    {frame.ACTIVE, frame.SEARCHED},
    {frame.ACTIVE, frame.OWN_PACE},
    {frame.ACTIVE, frame.TAILORED},
    {frame.ACTIVE, frame.CLIENT_CENTRED},
    {frame.MATCHING, frame.LONG_TERM},
    {frame.MATCHING, frame.CLIENT_CENTRED},
    {frame.AVAILABILITY, frame.EMOTIONAL},
    {frame.KNOWLEDGE, frame.SEARCHING},
)
_PER_NOTE = 3
_REPEATED = 0.5


def deal(people: Sequence[Person], rng: Random) -> Script:
    """What everybody says in each interview."""
    hands = _Hands(people, rng)
    by_theme = _themes(_positive_people(people, rng), rng)
    hands.deal_theme(by_theme[_E], _mixed(_SIZES[_E]))
    hands.deal_theme(by_theme[_P], _mixed(_SIZES[_P]))
    hands.deal_theme(by_theme[_C], [frame.JOINT] * _JOINT_POSITIVE + _mixed(_SIZES[_C]))
    hands.give(frame.COURSES, Polarity.CRITICAL, _COURSES_CRITICAL_TOO, hands.is_positive_about_courses)
    hands.give(
        frame.COURSES,
        Polarity.CRITICAL,
        _COURSES_CRITICAL_ONLY,
        lambda person: not hands.is_positive_about_courses(person),
    )
    for polarity, given in (
        (Polarity.CRITICAL, _CRITICAL),
        (Polarity.SUGGESTION, _SUGGESTED),
        (Polarity.MIXED, _MIXED),
        (Polarity.NONE, _MENTIONED),
    ):
        for code, quota in given.items():
            hands.give(code, polarity, quota)
    for code, quota in _GENERAL.items():
        members = by_theme[code.split(" > ")[0]]
        hands.give(code, Polarity.POSITIVE, quota, members.__contains__)
    return _by_wave(people, hands.held, rng)


class _Hands:
    """What each person has been dealt so far."""

    def __init__(self, people: Sequence[Person], rng: Random) -> None:
        self.people = people
        self.rng = rng
        self.held: dict[str, list[Said]] = defaultdict(list)

    def deal_theme(self, members: Sequence[Person], codes: Sequence[str]) -> None:
        """Deal the codes of a theme: one to each member in order, then the rest where there is room."""
        for member, code in zip(members, codes, strict=False):
            self._put(member, Said(code, Polarity.POSITIVE))
        for code in codes[len(members) :]:
            said = Said(code, Polarity.POSITIVE)
            self._put(self.rng.choice([member for member in members if self._may_take(member, said)]), said)

    def give(
        self,
        code: str,
        polarity: Polarity,
        quota: Mapping[str, int],
        suits: Callable[[Person], bool] = bool,
    ) -> None:
        """Give a code to so many people of each agency, to those first who have said little."""
        said = Said(code, polarity)
        for agency, count in quota.items():
            free = [
                person
                for person in self.people
                if person.agency == agency and suits(person) and self._may_take(person, said)
            ]
            free.sort(key=lambda person: self.rng.random() + len(self.held[person.respondent]) / 3)
            if len(free) < count:
                raise RuntimeError(f"Only {len(free)} people of agency {agency} can say {said}.")
            for person in free[:count]:
                self._put(person, said)

    def is_positive_about_courses(self, person: Person) -> bool:
        return Said(frame.COURSES, Polarity.POSITIVE) in self.held[person.respondent]

    def _put(self, person: Person, said: Said) -> None:
        self.held[person.respondent].append(said)

    def _may_take(self, person: Person, said: Said) -> bool:
        held = self.held[person.respondent]
        room = _PER_NOTE * len(person.statuses)
        if len(held) >= room or said in held:
            return False
        if said.code != frame.COURSES or said.polarity != Polarity.CRITICAL:
            return not any(_clash(said, other) for other in held)
        return True


def _clash(one: Said, other: Said) -> bool:
    if one.code == other.code:
        return True
    is_praise = one.polarity == other.polarity == Polarity.POSITIVE
    return not is_praise and {one.code, other.code} in _CLASHES


def _mixed(sizes: Mapping[_Key, int]) -> list[_Key]:
    """Each key as often as its size, every key spread evenly from first to last.

    >>> _mixed({"a": 4, "b": 2})
    ['a', 'b', 'a', 'a', 'b', 'a']
    """
    places = [((place + 0.5) / size, key) for key, size in sizes.items() for place in range(size)]
    return [key for _, key in sorted(places, key=lambda one: one[0])]


def _positive_people(people: Sequence[Person], rng: Random) -> list[Person]:
    """120 people in the order of the agencies; those who gained or kept work are drawn more often."""
    chosen: list[Person] = []
    for agency, count in _POSITIVE_PEOPLE.items():
        weights = {
            person.respondent: rng.random() ** (0.5 if person.change in ("gained work", "kept work") else 1)
            for person in people
            if person.agency == agency
        }
        names = sorted(weights, key=weights.__getitem__, reverse=True)[:count]
        rng.shuffle(names)
        by_name = {person.respondent: person for person in people}
        chosen += [by_name[name] for name in names]
    return chosen


def _themes(positive: Sequence[Person], rng: Random) -> Mapping[str, list[Person]]:
    """The members of each theme, in the order of the agencies.

    Both patterns and people are spread evenly, so that every large code reaches all six agencies.
    """
    client: list[Person] = []
    for agency, count in _CLIENT_PEOPLE.items():
        client += [person for person in positive if person.agency == agency][:count]
    others = [person for person in positive if person not in client]
    patterns = [pattern for pattern, count in _WITH_CLIENT.items() for _ in range(count)]
    rng.shuffle(patterns)
    patterns += _mixed(_WITHOUT_CLIENT)
    members: dict[str, list[Person]] = {_E: [], _P: [], _C: []}
    for person, pattern in zip([*client, *others], patterns, strict=True):
        for theme in pattern:
            members[theme].append(person)
    return members


def _bears_repeating(said: Said) -> bool:
    """Whether somebody may say it in both interviews; what few people say has few passages."""
    return said.polarity in (Polarity.POSITIVE, Polarity.CRITICAL) and said.code not in _GENERAL


def _by_wave(people: Sequence[Person], held: Mapping[str, Sequence[Said]], rng: Random) -> Script:
    """Each person's sayings over the interviews, some of them in both."""
    script: dict[tuple[str, int], list[Said]] = {}
    for person in people:
        notes: list[list[Said]] = [[] for _ in person.statuses]
        sayings = list(held.get(person.respondent, ()))
        rng.shuffle(sayings)
        for said in sayings:
            min(notes, key=lambda note: (len(note), rng.random())).append(said)
        for said in sayings:
            for note in notes:
                if said in note or len(note) >= _PER_NOTE or not _bears_repeating(said):
                    continue
                if rng.random() < _REPEATED:
                    note.append(said)
        for wave, note in enumerate(notes, 1):
            script[person.respondent, wave] = note
    return script
