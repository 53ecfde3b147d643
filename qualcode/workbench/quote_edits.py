"""Editing quotes: leaving words out, putting some in, or paraphrasing; what was said stays as it is."""

from collections.abc import Iterator
from typing import NamedTuple

from qualcode.analysis.quotes import Deviation, deviation, is_in_words
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.spans import Span
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.model.texts import legible_text
from qualcode.store import codings as coding_store
from qualcode.store import quotes as quote_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import documents as document_verbs
from qualcode.workbench import footnotes
from qualcode.workbench.codings import exactly_at
from qualcode.workbench.quoting import QuoteMaker, Style, passages, starring
from qualcode.workbench.scopes import Question

_HOW = (
    "Write [...] where words are left out, at the ends too, and [words] for what you put in;"
    " a paraphrase (--paraphrase, or Tab while you write) says it in your own words."
)


class Place(NamedTuple):
    """A coded passage as a command names it."""

    document: str
    span: Span
    code: str
    coder: str | None = None


def edit(project: Project, place: Place, words: str) -> str:
    """Quote a passage with words left out (``[...]``) or put in (``[words]``); returns what was said.

    Words that were changed otherwise are refused. The passage itself, its coding and all counts stay.
    """
    words = legible_text(words).strip()
    return _keep(project, place, words, is_paraphrase=False)


def paraphrase(project: Project, place: Place, words: str) -> str:
    """Say a passage in other words, which are never shown in quotation marks; returns what was said."""
    words = legible_text(words).strip()
    if not words:
        raise QualcodeError("A paraphrase needs words.", "`--as-said` quotes the passage word by word again.")
    return _keep(project, place, words, is_paraphrase=True)


def as_said(project: Project, place: Place) -> int:
    """Quote a passage word by word again; returns how many edits were taken away."""
    with project.step("Quoted a passage as said", place.document):
        _, ids = exactly_at(project, *place)
        return sum(quote_store.forget(project, coding_id) for coding_id in ids)


class Wording(NamedTuple):
    """What was said in a passage, and the words that stand for it where there are any."""

    said: str
    words: str = ""
    is_paraphrase: bool = False


def wording(project: Project, number: int) -> Wording:
    """How the passage of this number is quoted."""
    place = place_of(project, number)
    said = place.span.of(document_verbs.read(project, place.document).text)
    edit = quote_store.edits(project).get(number)
    return Wording(said) if edit is None else Wording(said, edit.words, edit.is_paraphrase)


def _keep(project: Project, place: Place, words: str, *, is_paraphrase: bool) -> str:
    with project.step("Paraphrased a quote" if is_paraphrase else "Edited a quote", place.document):
        _, ids = exactly_at(project, *place)
        text = document_verbs.read(project, place.document).text
        said = place.span.of(text)
        if not is_paraphrase:
            _refuse_other_words(said, words)
        for coding_id in ids:
            quote_store.edit(project, coding_id, words, is_paraphrase=is_paraphrase)
        return said


def _refuse_other_words(said: str, words: str) -> None:
    if not is_in_words(words):
        raise QualcodeError("Nothing of what was said is left in this quote.", _HOW)
    found = deviation(said, words)
    if found is not None:
        raise QualcodeError(f"{_in_words(found)} What was said: “{said}”", _HOW)


def _in_words(found: Deviation) -> str:
    if not found.word:
        return f"The passage goes on behind “{found.after}”."
    where = f"behind “{found.after}” in" if found.after else "at the start of"
    return f"“{found.word}” does not stand {where} the passage."


def place_of(project: Project, number: int) -> Place:
    """The passage of this number, whoever coded it."""
    for placed in coding_store.places(project, number):
        code = codebook_verbs.read(project).label(placed.code_id)
        return Place(placed.document, Span(placed.start_char, placed.end_char), code, placed.coder)
    raise QualcodeError(
        f"There is no coded passage {number}.", "`qualcode quotes --numbers` shows the numbers of passages."
    )


def edited(project: Project, scope: Scope | None = None) -> Table:
    """All edited quotes beside what was said; of every coder unless the scope names some."""
    question = Question(project, starring(scope))
    edits = quote_store.edits(project)
    shown = QuoteMaker(project, question, Style(is_numbered=True))
    said = QuoteMaker(project, question, Style(is_as_said=True))
    rows = tuple(_rows(question, [p for p in passages(question) if p.coding_id in edits], shown, said))
    columns = (
        Column("code", "theme", Kind.CODE),
        Column("edited", "as quoted", Kind.QUOTES),
        Column("said", "as said", Kind.QUOTES),
    )
    hint = "" if rows else "No quote is edited. `qualcode quote NUMBER --words TEXT` edits one."
    note = footnotes.of_passages(question, *shown.remarks(), hint)
    return Table("Edited quotes", columns, rows, note)


def _rows(
    question: Question, found: list[Passage], shown: QuoteMaker, said: QuoteMaker
) -> Iterator[tuple[Cell, ...]]:
    order = {code_id: place for place, code_id in enumerate(question.code_ids)}
    for passage in sorted(found, key=lambda each: order.get(each.code_id, -1)):
        path = CodePath(question.codebook.path(passage.code_id))
        yield (path, (shown.quote(passage),), (said.quote(passage),))
