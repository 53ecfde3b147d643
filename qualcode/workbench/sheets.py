"""Contact summary sheets: one page per note, filled in soon after it was read and before full coding."""

from collections.abc import Mapping
from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import legible_text, nearest, number_of, one_line
from qualcode.store import documents as document_store
from qualcode.store import sheets as sheet_store
from qualcode.store.project import Project
from qualcode.store.sheets import Question
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs

__all__ = ["Question", "Sheet", "questions"]

questions = sheet_store.questions


class Sheet(NamedTuple):
    """The sheet of the coder in use about one note; ``answers`` are by the id of their question."""

    document: str
    questions: tuple[Question, ...]
    answers: Mapping[int, str]


# --- the questions of the project ------------------------------------------------------------------------


def find_question(project: Project, name: str) -> Question:
    """A question by its name or its number from 1."""
    there = questions(project)
    for number, question in enumerate(there, 1):
        if folded(question.name) == folded(name) or name.strip() == str(number):
            return question
    near = nearest(name, [question.name for question in there])
    raise QualcodeError(
        f"There is no question “{name}” on the sheet.",
        f"Did you mean {' or '.join(near)}?" if near else "`qualcode sheet questions` lists them.",
    )


def question_table(project: Project) -> Table:
    """The questions of the sheet in their order, with how many answers each has."""
    answered = [answer.question_id for answer in sheet_store.answers(project)]
    rows: list[tuple[Cell, ...]] = [
        (number, question.name, question.question, answered.count(question.question_id))
        for number, question in enumerate(questions(project), 1)
    ]
    columns = (
        Column("no", "no.", Kind.COUNT),
        Column("name", "name", Kind.TEXT),
        Column("question", "question", Kind.TEXT),
        Column("answers", "answers", Kind.COUNT),
    )
    hint = () if rows else ("No questions. `qualcode sheet questions add NAME QUESTION` adds one.",)
    return Table("Questions of the contact summary sheet", columns, tuple(rows), hint)


def add_question(project: Project, name: str, question: str = "") -> None:
    """A new question at the end of the sheet."""
    there = questions(project)
    name = _clean_name(name, there)
    with project.step(f"Added “{name}” to the contact summary sheet"):
        sheet_store.add_question(project, name, legible_text(question).strip(), len(there))


def edit_question(project: Project, name: str, *, new_name: str = "", question: str | None = None) -> None:
    """Give a question another name or other words; its answers stay."""
    found = find_question(project, name)
    fields = {}
    if new_name:
        others = [other for other in questions(project) if other.question_id != found.question_id]
        fields["name"] = _clean_name(new_name, others)
    if question is not None:
        fields["question"] = legible_text(question).strip()
    with project.step(f"Edited “{found.name}” of the contact summary sheet"):
        if fields:
            sheet_store.change_question(project, found.question_id, **fields)


def _clean_name(name: str, there: list[Question]) -> str:
    name = one_line(name)
    if not name:
        raise QualcodeError("A question needs a name.", "For example: Main issues")
    if name.isdecimal():
        raise QualcodeError(f"“{name}” would be taken for a number.", "Give the question a name in words.")
    if any(folded(question.name) == folded(name) for question in there):
        raise QualcodeError(
            f"The sheet has a question “{name}” already.", "`qualcode sheet questions` lists them."
        )
    return name


def remove_question(project: Project, name: str) -> int:
    """Take a question off the sheet with its answers (undo brings them back); returns the answers."""
    found = find_question(project, name)
    with project.step(f"Removed “{found.name}” from the contact summary sheet"):
        return sheet_store.delete_question(project, found.question_id)


def answers_of(project: Project, name: str) -> int:
    """How many answers a question has, of all coders."""
    found = find_question(project, name)
    return sum(answer.question_id == found.question_id for answer in sheet_store.answers(project))


def move_question(project: Project, name: str, place: int) -> None:
    """Put a question at this place, from 1."""
    found = find_question(project, name)
    order = [q.question_id for q in questions(project) if q.question_id != found.question_id]
    order.insert(min(max(0, place - 1), len(order)), found.question_id)
    with project.step(f"Moved “{found.name}” of the contact summary sheet"):
        sheet_store.order(project, order)


# --- the answers ------------------------------------------------------------------------------------------


def sheet_of(project: Project, document: str) -> Sheet:
    """The sheet of the coder in use about a note."""
    document_id = document_verbs.find(project, document)
    answers = sheet_store.answers(project, document_id, project.coder_id or 0)
    return Sheet(
        document,
        tuple(questions(project)),
        {answer.question_id: answer.body for answer in answers},
    )


def write(project: Project, document: str, question: str, text: str) -> None:
    """Answer one question about a note as the coder in use, or answer it anew."""
    if not text.strip():
        raise QualcodeError("The answer has no words.", "Give its text, or pipe it in.")
    write_answers(project, document, {find_question(project, question).question_id: text})


def write_answers(project: Project, document: str, answers: Mapping[int, str]) -> None:
    """Answer several questions about a note in one step; an answer without words is taken away."""
    document_id = document_verbs.find(project, document)
    with project.step("Wrote a contact summary sheet", document):
        coder_id = coder_verbs.in_use(project)
        for question_id, text in answers.items():
            body = legible_text(text).strip()
            sheet_store.answer(project, document_id, question_id, coder_id, body)


def sheet_table(project: Project, document: str) -> Table:
    """The sheet of a note: every question with the answers of all coders, and those not answered yet."""
    document_id = document_verbs.find(project, document)
    answers = sheet_store.answers(project, document_id)
    rows: list[tuple[Cell, ...]] = []
    for question in questions(project):
        own = [answer for answer in answers if answer.question_id == question.question_id]
        rows += [(question.name, a.coder, a.written_at[:10], a.body) for a in own]
        if not own:
            rows.append((question.name, None, None, None))
    read = document_store.read(project, document_id)
    columns = (
        Column("question", "question", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("written", "written", Kind.TEXT),
        Column("answer", "answer", Kind.TEXT),
    )
    about = ", ".join(read.respondents) + (f", wave {read.wave}" if read.wave else "")
    note = (about,) if answers else (about, f'`qualcode sheet write {document} 1 "..."` answers the first.')
    return Table(f"Contact summary sheet: {read.name}", columns, tuple(rows), note)


def listed(project: Project, *, is_with_answers: bool = False) -> Table:
    """All notes with the sheet of each coder who filled one in, and the notes without a sheet."""
    asked = questions(project)
    by_sheet: dict[tuple[int, str], list[sheet_store.Answer]] = {}
    for answer in sheet_store.answers(project):
        by_sheet.setdefault((answer.document_id, answer.coder), []).append(answer)
    rows: list[tuple[Cell, ...]] = []
    for document in document_store.listed(project):
        head = (document.name, document.wave, document.respondents)
        own = [
            (coder, a) for (document_id, coder), a in by_sheet.items() if document_id == document.document_id
        ]
        for coder, answers in own or [("", [])]:
            bodies = {answer.question_id: answer.body for answer in answers}
            written = max((answer.written_at[:10] for answer in answers), default=None)
            cells: list[Cell] = [*head, coder or None, written, len(bodies)]
            if is_with_answers:
                cells += [bodies.get(question.question_id) for question in asked]
            rows.append(tuple(cells))
    columns = [
        Column("document", "note", Kind.TEXT),
        Column("wave", "wave", Kind.COUNT),
        Column("respondents", "people", Kind.TEXT),
        Column("coder", "by", Kind.TEXT),
        Column("written", "written", Kind.TEXT),
        Column("answers", f"answers of {len(asked)}", Kind.COUNT),
    ]
    if is_with_answers:
        columns += [Column(f"question {n}", q.name, Kind.TEXT) for n, q in enumerate(asked, 1)]
    filled = len({document_id for document_id, _ in by_sheet})
    of = number_of(len(document_store.ids_by_name(project)), "note")
    return Table(
        "Contact summary sheets", tuple(columns), tuple(rows), (f"{filled} of {of} have a sheet begun.",)
    )
