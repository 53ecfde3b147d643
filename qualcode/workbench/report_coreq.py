"""The COREQ checklist of a study: what the project knows is filled in, the rest is left to the author.

Items: Tong, Sainsbury & Craig (2007), International Journal for Quality in Health Care 19, 349-357.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qualcode.model.tables import Cell, CodePath, Column, Kind, Missing, Table, printed
from qualcode.model.texts import number_of
from qualcode.store import documents as document_store
from qualcode.store import sheets as sheet_store
from qualcode.store import writing as writing_store
from qualcode.workbench import attributes, ratings, rechecks, report_methods
from qualcode.workbench import cells as cell_verbs
from qualcode.workbench.footnotes import exposure, listed
from qualcode.workbench.quoting import NOT_SAID
from qualcode.workbench.scopes import Question

ITEMS = (
    *("Interviewer", "Credentials", "Occupation", "Gender", "Experience and training"),
    *("Relationship before the study", "What participants knew of the interviewer", "Interviewer's stance"),
    *("Methodological orientation", "Sampling", "Method of approach", "Sample size", "Non-participation"),
    *("Setting", "Presence of others", "Description of the sample", "Interview guide", "Repeat interviews"),
    *("Recording", "Field notes", "Duration", "Saturation", "Transcripts returned", "Number of coders"),
    *("Coding tree", "Derivation of themes", "Software", "Participant checking", "Quotations"),
    *("Consistency of data and findings", "Clarity of major themes", "Clarity of minor themes"),
)
_AUTHOR = Missing("author to write")
_COLUMNS = (
    Column("no", "no.", Kind.TEXT),
    Column("item", "item", Kind.TEXT),
    Column("answer", "answer", Kind.TEXT),
)
_NOTE = (
    "COREQ: Tong, Sainsbury & Craig (2007), International Journal for Quality in Health Care 19, 349-357."
    " Items 12, 16 to 20 and 24 to 32 are told from the project, as far as it knows; read them before use.",
)


@dataclass(frozen=True)
class Told:
    """What the report shows, which some items refer to: its theme table, and its parts by key."""

    question: Question
    themes: Table
    parts: Mapping[str, str]
    quotes: int

    def see(self, part: str, instead: str) -> str:
        """“See “Codebook”.”, or what to do where the part was left out."""
        return f"See “{self.parts[part]}”." if part in self.parts else instead


def coreq(told: Told) -> Table:
    """The 32 items in their order."""
    rows: list[tuple[Cell, ...]] = []
    for number, item in enumerate(ITEMS, start=1):
        answer = _ANSWERS[number](told) if number in _ANSWERS else _AUTHOR
        rows.append((str(number), item, answer))
    return Table("COREQ checklist", _COLUMNS, tuple(rows), _NOTE)


# --- the study ---------------------------------------------------------------------------------------------


def _sample(told: Told) -> str:
    return report_methods.material(told.question)


def _description(told: Told) -> str:
    known = [*attributes.labels(told.question.project)]
    if not known:
        return "The project knows nothing of the people. Author to write."
    return f"Known of the people: {listed(known)}. {told.see('participants', 'Author to add a table.')}"


def _guide(told: Told) -> str:
    project = told.question.project
    answered = {answer.question_id for answer in sheet_store.answers(project)}
    asked = [one.name for one in sheet_store.questions(project) if one.question_id in answered]
    sheet = f" After interviews a contact summary sheet asked for: {listed(asked)}." if asked else ""
    return f"The project does not hold the guide. Author to write.{sheet}"


def _repeats(told: Told) -> str:
    waves = told.question.known_waves
    rounds = f"{number_of(len(waves), 'wave')} ({listed(map(str, waves))})" if waves else "No waves are named"
    return f"{rounds}. {exposure(told.question)}"


def _recording(told: Told) -> str:
    project = told.question.project
    notes = [document.document_id for document in document_store.listed(project)]
    reported = sum(
        any(span.status in NOT_SAID for span in document_store.statuses(project, note)) for note in notes
    )
    return (
        f"In {reported} of {number_of(len(notes), 'note')} passages are marked as paraphrase or as added"
        " later, and are not quoted as words. How the interviews were recorded: author to write."
    )


def _field_notes(told: Told) -> str:
    project = told.question.project
    memos = number_of(len(writing_store.memos(project)), "memo")
    summaries = number_of(len(writing_store.summaries(project)), "summary of a note", "summaries of notes")
    sheets = number_of(len({answer.document_id for answer in sheet_store.answers(project)}), "note")
    return f"Kept in the project: {memos}, {summaries}, contact summary sheets of {sheets}."


# --- the analysis ------------------------------------------------------------------------------------------


def _coders(told: Told) -> str:
    return report_methods.coders(told.question)


def _tree(told: Told) -> str:
    return f"{report_methods.tree(told.question)} {told.see('codebook', 'Author to add it.')}"


def _derivation(told: Told) -> str:
    return f"{report_methods.derivation(told.question)} {report_methods.trail(told.question)}"


def _software(told: Told) -> str:
    return report_methods.software(told.question)


def _checking(_told: Told) -> str:
    return "The project keeps no record of what participants said of the findings. Author to write."


def _quotations(told: Told) -> str:
    if "quotes" not in told.parts:
        return "No quotes are in this report. Author to write."
    quotes = number_of(told.quotes, "quote")
    return f"{quotes}, each with the respondent and the wave of the note. {told.see('quotes', '')}"


def _consistency(told: Told) -> str:
    project = told.question.project
    waiting = len(rechecks.waiting(project, coders=None))
    stale, stale_ratings = (
        sum(bool(one.reasons) for one in those)
        for those in (cell_verbs.known(project), ratings.known(project))
    )
    opened = " and opens its people and their words in the HTML report" if "people" in told.parts else ""
    return (
        f"Every number of a theme is counted from coded passages{opened}. Waiting for a re-check since their"
        f" code was redefined: {number_of(waiting, 'coding')}; stale summary cells: {stale}, stale"
        f" ratings: {stale_ratings}."
    )


def _major(told: Told) -> str:
    return f"{_themes(told, is_top=True)}. {told.see('themes', '')}".strip()


def _minor(told: Told) -> str:
    below = _themes(told, is_top=False)
    return f"{below}. {told.see('themes', '')}".strip() if below else "There are no codes below the themes."


def _themes(told: Told, *, is_top: bool) -> str:
    """“Emotional support 55 (30%); ...” as the theme table prints it."""
    return "; ".join(
        f"{row[0].names[-1]} {printed(row[1], told.themes)}"
        for row in told.themes.rows
        if isinstance(row[0], CodePath) and (row[0].depth == 0) is is_top
    )


_ANSWERS: Mapping[int, Callable[[Told], str]] = {
    12: _sample, 16: _description, 17: _guide, 18: _repeats, 19: _recording, 20: _field_notes,
    24: _coders, 25: _tree, 26: _derivation, 27: _software, 28: _checking, 29: _quotations,
    30: _consistency, 31: _major, 32: _minor,
}  # fmt: skip
