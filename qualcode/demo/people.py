"""The respondents of the invented study: what is known about them, and what they are like to listen to."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from qualcode.demo import traits
from qualcode.model.respondents import AttributeValue, PersonRow

AGENCY_SIZES = {"A": 40, "B": 35, "C": 32, "D": 30, "E": 25, "F": 20}
_NOT_FOLLOWED = {"A": 5, "B": 7, "C": 4, "D": 6, "E": 3, "F": 2}
_SECTORS = {
    "A": "mental health",
    "B": "voluntary",
    "C": "voluntary",
    "D": "voluntary",
    "E": "pan-disability",
    "F": "employment service",
}
MEN = 106
_SUM_OF_AGES = 7680  # a mean of 42.2 over 182 people

UNEMPLOYED, PAID, PLACEMENT = "unemployed", "paid work", "placement"
_FATES = {
    (UNEMPLOYED, PAID): 22,
    (UNEMPLOYED, PLACEMENT): 5,
    (UNEMPLOYED, UNEMPLOYED): 61,
    (PAID, PAID): 47,
    (PAID, UNEMPLOYED): 6,
    (PLACEMENT, PAID): 3,
    (PLACEMENT, UNEMPLOYED): 7,
    (PLACEMENT, PLACEMENT): 4,
}
_FATES_NOT_FOLLOWED = {(UNEMPLOYED, ""): 17, (PAID, ""): 6, (PLACEMENT, ""): 4}
_BARRIERS = ("stigma", "benefits", "confidence", "health", "gaps in work history", "transport")


@dataclass(frozen=True, slots=True)
class Person:
    """A respondent; ``statuses`` has one entry per interview, ``slots`` fill the sentences of the pools."""

    respondent: str
    agency: str
    gender: str
    age: int
    statuses: tuple[str, ...]
    barriers: tuple[str, ...]
    household: str
    voice: str
    slots: Mapping[str, str]

    @property
    def is_followed(self) -> bool:
        """Whether there is a second interview."""
        return len(self.statuses) == 2

    @property
    def change(self) -> str:
        """What became of work between the interviews."""
        if not self.is_followed:
            return "not followed up"
        before, after = (status == PAID for status in self.statuses)
        if after:
            return "kept work" if before else "gained work"
        return "lost work" if before else "not in paid work"

    def tags(self, wave: int) -> frozenset[str]:
        """What passages may require or exclude in this person's note of a wave."""
        status = self.statuses[wave - 1]
        tags = [self.agency, self.gender, self.household, f"w{wave}", status.split()[0]]
        tags += [barrier.split()[0] for barrier in self.barriers]
        tags += ["under30"] * (self.age < 29) + ["over30"] * (self.age > 31) + ["older"] * (self.age > 49)
        if wave == 2:
            tags.append(self.change.split()[0])
            if status == UNEMPLOYED:
                tags.append({UNEMPLOYED: "stuck", PLACEMENT: "fromplacement"}.get(self.statuses[0], ""))
        return frozenset(tags)

    def words(self, wave: int) -> Mapping[str, str]:
        """The slots of a note; people are a year older the second time."""
        return {**self.slots, "age": str(self.age + wave - 1)}

    def row(self, line: int) -> PersonRow:
        """The person as a line of the table of people."""
        facts = {
            "agency": f"Agency {self.agency}",
            "sector": _SECTORS[self.agency],
            "gender": self.gender,
            "age": str(self.age),
            "change": self.change,
        }
        values = [AttributeValue(name, None, (value,)) for name, value in facts.items()]
        values += [AttributeValue("status", wave, (value,)) for wave, value in enumerate(self.statuses, 1)]
        if self.barriers:
            values.append(AttributeValue("barriers", None, self.barriers, is_multiple=True))
        return PersonRow(line, self.respondent, None, None, tuple(values))


def invent_people(rng: Random) -> list[Person]:
    """182 people in the order of their agencies."""
    total = sum(AGENCY_SIZES.values())
    genders = ["man"] * MEN + ["woman"] * (total - MEN)
    rng.shuffle(genders)
    names = [(agency, number) for agency, size in AGENCY_SIZES.items() for number in range(1, size + 1)]
    facts = zip(names, genders, _ages(total, rng), _statuses(rng), strict=True)
    return [_person(name, gender, age, statuses, rng) for name, gender, age, statuses in facts]


def _person(name: tuple[str, int], gender: str, age: int, statuses: tuple[str, ...], rng: Random) -> Person:
    agency, number = name
    named = set(rng.sample(_BARRIERS, rng.choice((0, 1, 1, 1, 2, 2, 3))))
    return Person(
        respondent=f"{agency}{number:02}",
        agency=agency,
        gender=gender,
        age=age,
        statuses=statuses,
        barriers=tuple(barrier for barrier in _BARRIERS if barrier in named),
        household=traits.household(age, rng),
        voice=rng.choice(traits.VOICES),
        slots=traits.slots(age, rng),
    )


def _ages(count: int, rng: Random) -> list[int]:
    """Ages between 18 and 65 that are nudged, a year at a time, until their sum is the intended one."""
    ages = [round(rng.triangular(18, 65, 43)) for _ in range(count)]
    while gap := _SUM_OF_AGES - sum(ages):
        index, step = rng.randrange(count), 1 if gap > 0 else -1
        if 18 <= ages[index] + step <= 65:
            ages[index] += step
    return ages


def _statuses(rng: Random) -> list[tuple[str, ...]]:
    """The statuses of all people in the order of the agencies; who was not followed up has one only."""
    followed = [fate for fate, count in _FATES.items() for _ in range(count)]
    not_followed = [(fate[0],) for fate, count in _FATES_NOT_FOLLOWED.items() for _ in range(count)]
    rng.shuffle(followed)
    rng.shuffle(not_followed)
    ordered: list[tuple[str, ...]] = []
    for agency, size in AGENCY_SIZES.items():
        missing = _NOT_FOLLOWED[agency]
        group: list[tuple[str, ...]] = [not_followed.pop() for _ in range(missing)]
        group += [followed.pop() for _ in range(size - missing)]
        rng.shuffle(group)
        ordered += group
    return ordered
