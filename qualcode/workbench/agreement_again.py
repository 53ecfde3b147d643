"""What is said of agreement where one coder is compared with themselves at another time."""

from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any, NamedTuple

from qualcode.analysis.agreement import CodeFigures
from qualcode.analysis.disagreement_kinds import Kind
from qualcode.model.tables import Share
from qualcode.model.texts import number_of
from qualcode.store import again as again_store
from qualcode.store import coding_times
from qualcode.workbench import again
from qualcode.workbench.coders import quoted
from qualcode.workbench.compared import Compared
from qualcode.workbench.footnotes import listed

FEW_DAYS = 7
"""Below so many days somebody may remember what they gave a passage."""
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


class Between(NamedTuple):
    """The days from the first to the last of the compared times: the median, the least, the most."""

    median: float
    least: int
    most: int
    notes: int
    notes_of_few_days: int


def between(compared: Compared) -> Between | None:
    """The days that lie between the times; None where different people are compared."""
    if not compared.is_of_one:
        return None
    ids = sorted(coder.coder_id for coder in compared.coders)
    days = [*again_store.days_between(compared.project, compared.shared, ids[0], ids[-1]).values()]
    if not days:
        return None
    return Between(median(days), min(days), max(days), len(days), sum(day < FEW_DAYS for day in days))


def _in_words(days: Between) -> str:
    """“14 (7 to 20)”."""
    return f"{days.median:g}" + (f" ({days.least} to {days.most})" if days.least < days.most else "")


def _times(compared: Compared) -> str:
    number = len(compared.coders)
    return f"{_NUMBERS.get(number, str(number))} times"


def _person(compared: Compared) -> str:
    return again.first_of(compared.project, compared.coders[0]).name


def title(compared: Compared) -> str:
    """What the report is called."""
    of = f" of one coder at {_times(compared)}" if compared.is_of_one else ""
    return f"Agreement{of}: {compared.project.facts.title}"


def who(compared: Compared) -> Iterator[tuple[str, str]]:
    """Who was compared, as rows; of one coder also the days between the times."""
    names = listed(coder.name for coder in compared.coders)
    if not compared.is_of_one:
        yield "coders", names
        return
    yield "one coder", f"{_person(compared)}, at {_times(compared)}: {names}"
    if days := between(compared):
        yield "days between the times", f"median {_in_words(days)}"


def headline(compared: Compared) -> Iterator[str]:
    """What the figures mean."""
    if compared.is_of_one:
        yield (
            f"One coder at {_times(compared)}: the figures are the stability of {_person(compared)}'s coding,"
            " not agreement between people."
        )


def kind_in_words(compared: Compared, kind: Kind) -> str:
    """A kind of disagreement as it is called here."""
    return f"coded {compared.said.by_one}" if kind is Kind.ONE_CODER else kind.value


def where_most(compared: Compared) -> str:
    """The heading over the people whose notes differ most."""
    return "Where the times differ most" if compared.is_of_one else "Where coders disagree most"


def warnings(compared: Compared) -> Iterator[str]:
    """That memory may help, and that later times do not count as people."""
    days = between(compared)
    if days and days.notes_of_few_days:
        yield (
            f"In {days.notes_of_few_days} of {number_of(days.notes, 'note')} fewer than {FEW_DAYS} days lie"
            f" between the times (the least: {days.least}): memory may help agreement."
        )
    if compared.asked.scope.coders:
        return
    for coder in again.left_out(compared.project, compared.coders):
        first = again.first_of(compared.project, coder).name
        yield (
            f"Left out: {coder.name}, who is {first} at a later time;"
            f" `qualcode agree {quoted(first)} --again` compares the times."
        )


def sentences(compared: Compared, codes: Iterable[CodeFigures], what: str) -> Iterator[str]:
    """The beginning of the paragraph for a paper: the times, the days between, the usual expectation."""
    names = listed(coder.name for coder in compared.coders)
    days = between(compared)
    apart = f", with a median of {_in_words(days)} days in between" if days else ""
    blind = ", blind to what was given before" if _is_blind(compared) else ""
    yield (
        f"One coder ({_person(compared)}) coded {what} at {_times(compared)} ({names}){apart}{blind}; other"
        " notes were left out. The figures are the stability of one person's coding, not agreement between"
        " people."
    )
    pairs = [(each.a, each.b, each.c, each.d) for each in codes]
    both, first, second, neither = (sum(cell or 0 for cell in cells) for cells in zip(*pairs, strict=True))
    if both + first + second:
        given = Share(both, both + first + second).percent
        every = Share(both + neither, both + first + second + neither).percent
        yield (
            f"Of all codes together, agreements / (agreements + disagreements) is {given}% without what was"
            f" coded at neither time and {every}% with it; up to about 90% is expected in the end (Miles &"
            " Huberman 1994, p. 64)."
        )


def _is_blind(compared: Compared) -> bool:
    """Whether every later time was coded blind, in a sample that nobody opened."""
    samples = coding_times.blind(compared.project, compared.shared)
    opened = {coder_id for (_, coder_id), known in samples.items() if known.opened_at}
    blind = {coder_id for _, coder_id in samples} - opened
    return all(coder.coder_id in blind for coder in again.later(compared.coders))


def data(compared: Compared) -> Mapping[str, Any]:
    """The person and the days for programs; nothing where different people are compared."""
    if not compared.is_of_one:
        return {}
    days = between(compared)
    return {"one_coder": _person(compared), "days_between": days and days._asdict()}
