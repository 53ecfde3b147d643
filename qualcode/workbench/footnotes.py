"""What stands under every table: of whom, by whom, under which filter, in which state of the project."""

from collections import Counter
from collections.abc import Iterable

from qualcode import __version__
from qualcode.model.scope import Base
from qualcode.store import history, sight
from qualcode.store import respondents as respondent_store
from qualcode.store.project import Project
from qualcode.workbench import again
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.scopes import Met, Question, Why

_MEANING = (
    "Each percentage is the share of people who mentioned it; silence is not disagreement. A theme counts"
    " each of its people once, and a person may be in several codes: codes do not add up to their theme."
)
_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def of_shares(question: Question, *more: str, layer: str = "") -> tuple[str, ...]:
    """The note of a table of shares; ``layer`` says whose codings count where the scope does not."""
    return _framed(
        question,
        _MEANING,
        f"Unit: respondents. Base: {base_in_words(question)}.",
        _filter(question, layer),
        exposure(question),
        *more,
    )


def of_passages(question: Question, *more: str) -> tuple[str, ...]:
    """The note of a table of quotes."""
    return of_cells(question, "passages", *more)


def of_cells(question: Question, unit: str, *more: str, layer: str = "") -> tuple[str, ...]:
    """The note of a table whose cells are about ``unit`` and give no percentages."""
    people = f"Unit: {unit}. People: {base_in_words(question)}."
    return _framed(question, people, _filter(question, layer), exposure(question), *more)


def of_moves(question: Question, *more: str) -> tuple[str, ...]:
    """The note of a table that counts people by what is known of them, not by codings."""
    return _framed(question, f"Unit: respondents. Base: {base_in_words(question)}.", *more)


def of_codes(question: Question, *more: str) -> tuple[str, ...]:
    """The note of the codebook itself."""
    return _framed(question, "Unit: codes.", *more)


def of_found(question: Question, *more: str) -> tuple[str, ...]:
    """The note of a list of places in notes."""
    where = "; ".join(filter(None, (_waves(question), _conditions(question.conditions)))) or "all notes"
    return _framed(question, *more, f"Looked in: {where}.")


def of_agreement(question: Question, *more: str) -> tuple[str, ...]:
    """The note of a table that compares coders."""
    whose = f"Scope: {scope_in_words(question)}. People: {base_in_words(question)}."
    return _framed(question, whose, *more)


def _framed(question: Question, *lines: str) -> tuple[str, ...]:
    """The project's notice first, the state of the project last, and no empty line between."""
    last_step = history.last_step_at(question.project.db)[:10]
    state = (
        f"Codebook version {question.codebook.version}. Last step {last_step} (UTC). qualcode {__version__}."
    )
    return tuple(filter(None, (question.project.facts.notice, *lines, blindness(question.project), state)))


def blindness(project: Project) -> str:
    """What is missing from every answer that a blind coder gets."""
    hidden = sight.hidden_documents(project)
    if not hidden:
        return ""
    notes = counted(len(hidden), "note", "notes")
    return (
        f"Blind: of {notes} in the sample of {coder_verbs.name_in_use(project)}, only their own work counts."
    )


def _filter(question: Question, layer: str = "") -> str:
    return f"Scope: {scope_in_words(question)}. Layer: {layer or layer_in_words(question)}."


def base_in_words(question: Question) -> str:
    """The base with its name: “182 (all respondents)”."""
    waves = _waves(question)
    seen = f"respondents with a note{waves and f' of {waves}'}"
    words = {
        None: seen if waves else "all respondents",
        Base.ALL: "all respondents",
        Base.ASKED: seen,
        Base.FOLLOWED_UP: "respondents followed up",
        Base.CODED: f"respondents with a coding{waves and f' in {waves}'}",
    }[question.scope.base]
    conditions = _conditions(question.conditions)
    return f"{len(question.base)} ({words}{conditions and f', with {conditions}'})"


def _conditions(conditions: Iterable[Met]) -> str:
    """“agency = North or South, gender = woman”: values of one attribute are alternatives."""
    values: dict[str, list[str]] = {}
    for met in conditions:
        if met.value not in values.setdefault(met.attribute, []):
            values[met.attribute].append(met.value)
    return ", ".join(f"{attribute} = {' or '.join(those)}" for attribute, those in values.items())


def scope_in_words(question: Question) -> str:
    """Which codings: “positive codings; either wave; only Joint working and below”."""
    chosen = question.scope.polarities
    unfiltered = {0: "", 1: "", 2: "either wave"}.get(len(question.known_waves), "any wave")
    codes = [question.codebook.label(code_id) for code_id in question.named_code_ids]
    parts = (
        f"{listed(question.polarities)} codings" if chosen else "any polarity",
        _waves(question) or unfiltered,
        f"only {listed(codes)} and below" if codes else "",
    )
    return "; ".join(filter(None, parts))


def _waves(question: Question) -> str:
    """“wave 1” or “waves 1 and 2”, empty where every wave counts."""
    noun = "waves" if len(question.waves) > 1 else "wave"
    return f"{noun} {listed(map(str, question.waves))}" if question.waves else ""


def layer_in_words(question: Question) -> str:
    """Whose codings: “Lead (lead coder)”."""
    coders, why = question.layer
    if not coders:
        return Why.NOBODY
    return f"{listed(coder.name for coder in coders)} ({why}{without_later_times(question)})"


def without_later_times(question: Question) -> str:
    """“; not Ann (again), a later time”: who does not count beside everybody, since their first time does."""
    if not question.scope.is_every_coder:
        return ""
    later = again.left_out(question.project, question.layer.coders)
    names = listed(coder.name for coder in later)
    return f"; not {names}, {'a later time' if len(later) == 1 else 'later times'}" if later else ""


def exposure(question: Question) -> str:
    """How many people have how many notes: “155 people with two notes, 27 with one.”"""
    each = respondent_store.documents_each(question.project, question.waves)
    numbers = Counter(each.get(question.roster.ids[place], 0) for place in question.base)
    (number, people), *rest = sorted(numbers.items(), reverse=True)
    first = f"{counted(people, 'person', 'people')} with {_in_words(number, is_first=True)}"
    parts = [first, *(f"{others} with {_in_words(fewer)}" for fewer, others in rest)]
    return f"{'Unequal exposure' if rest else 'Exposure'}: {', '.join(parts)}."


def _in_words(number: int, *, is_first: bool = False) -> str:
    """“two notes” at first, then “one” or “none”."""
    if is_first and number == 0:
        return "no notes"
    words = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{words} {'note' if number == 1 else 'notes'}" if is_first else words


def counted(number: int, singular: str, plural: str) -> str:
    """A number with its noun: “1 quote”, “2 quotes”."""
    return f"{number} {singular if number == 1 else plural}"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["A"]), listed(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last
