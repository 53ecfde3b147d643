"""The invented study: people, typed notes and codings in the design of a study of supported employment.

Everything follows from one seed. People are dealt their attributes (`people`), then what they say
(`dealing`), then the words they say it in (`writing`); the codings are the marked words of the passages.
The lead coder's codings match the totals that the founding study published; nothing else is taken from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from qualcode.demo.dealing import deal
from qualcode.demo.frame import Said
from qualcode.demo.people import Person, invent_people
from qualcode.demo.second import code_again
from qualcode.demo.writing import Writer, Written
from qualcode.model.codings import CodingRow, Extent, Polarity
from qualcode.model.respondents import PersonRow
from qualcode.model.spans import Span

LEAD = "Lead"
SECOND = "Second"
TITLE = "Supported employment, an invented study"
NOTICE = (
    "Invented study, constructed to match published totals of a study of supported employment;"
    " not a replication: nobody in it exists."
)
_SECOND_CODED = 36  # a fifth of the people
_FIRST_DAY = date(2006, 2, 6)
_INTERVIEWERS = {"A": "1", "B": "2", "C": "2", "D": "3", "E": "3", "F": "1"}
_REMARKS = {
    Polarity.MIXED: "Both sides in one breath.",
    Polarity.SUGGESTION: "An idea for the agency, not a complaint.",
}


@dataclass(frozen=True, slots=True)
class InventedNote:
    """A typed interview note; positions count from the first character of ``text``."""

    name: str
    header: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class InventedStudy:
    """A whole study; ``notice`` says what it is, and belongs on every display of it.

    ``coded_twice`` names the notes of the second coder's sample, which both coders went all through.
    """

    title: str
    notice: str
    people: tuple[PersonRow, ...]
    notes: tuple[InventedNote, ...]
    codings: tuple[CodingRow, ...]
    coded_twice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Interview:
    person: Person
    wave: int
    day: date
    written: Written

    @property
    def name(self) -> str:
        return f"{self.person.respondent}-w{self.wave}"

    def note(self) -> InventedNote:
        header = (
            ("Respondent", self.person.respondent),
            ("Wave", str(self.wave)),
            ("Interviewer", f"Interviewer {_INTERVIEWERS[self.person.agency]}"),
            ("Date", self.day.isoformat()),
        )
        return InventedNote(self.name, header, self.written.text)


def invent(seed: int = 2006) -> InventedStudy:
    """The study of this seed, the same on every machine: 182 people, 337 notes, two coders."""
    rng = Random(seed)
    people = invent_people(rng)
    interviews = _interviews(people, rng)
    again = {person.respondent for person in rng.sample(people, _SECOND_CODED)}
    codings = _codings(interviews, again, rng)
    return InventedStudy(
        TITLE,
        NOTICE,
        tuple(person.row(line) for line, person in enumerate(people, 1)),
        tuple(interview.note() for interview in interviews),
        tuple(coding._replace(line=line) for line, coding in enumerate(codings, 1)),
        tuple(interview.name for interview in interviews if interview.person.respondent in again),
    )


def _interviews(people: Iterable[Person], rng: Random) -> list[_Interview]:
    people = list(people)
    script = deal(people, rng)
    writer = Writer(rng)
    interviews: list[_Interview] = []
    for person in people:
        said = [script[person.respondent, wave] for wave, _ in enumerate(person.statuses, 1)]
        day = _working_day(_FIRST_DAY + timedelta(rng.randrange(120)))
        for wave, written in enumerate(writer.write(person, said), 1):
            interviews.append(_Interview(person, wave, day, written))
            day = _working_day(day + timedelta(364 + rng.randint(-20, 20)))
    return interviews


def _working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(7 - day.weekday()) if day.weekday() > 4 else day


def _codings(interviews: Iterable[_Interview], again: set[str], rng: Random) -> Iterator[CodingRow]:
    """The codings of all notes in order, those of the second coder after those of the lead."""
    for interview in interviews:
        coded = interview.written.spans
        yield from (_coding(interview, LEAD, said, span) for said, span in coded)
        if interview.person.respondent in again:
            seen = code_again(interview.written.text, coded, rng)
            yield from (_coding(interview, SECOND, said, span) for said, span in seen)


def _coding(interview: _Interview, coder: str, said: Said, span: Span) -> CodingRow:
    return CodingRow(
        line=0,
        code=said.code,
        document=interview.name,
        respondent=interview.person.respondent,
        extent=Extent.PASSAGE,
        span=span,
        coder=coder,
        polarity=said.polarity,
        note=_REMARKS.get(said.polarity, "") if coder == LEAD else "",
        quote=span.of(interview.written.text),
    )
