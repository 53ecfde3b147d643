"""Passages as a page shows them behind a number: person, polarity, words as said, and where they stand."""

from collections.abc import Sequence

from qualcode.model.codings import Polarity
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store.codings import Passage
from qualcode.workbench.quoting import QuoteMaker, Style
from qualcode.workbench.scopes import Question

_PERSON = Column("respondent", "person", Kind.TEXT)
_CODE = Column("code", "theme", Kind.TEXT)
_SAID = (
    Column("polarity", "polarity", Kind.TEXT),
    Column("words", "words", Kind.TEXT),
    Column("place", "note, place", Kind.TEXT),
)


class PassageRows:
    """Makes tables of passages; with ``names_codes`` a column says under which code each stands."""

    def __init__(self, question: Question, *, names_codes: bool = False) -> None:
        self._question, self._names_codes = question, names_codes
        self._maker = QuoteMaker(question.project, question, Style(is_as_said=True))

    def table(self, title: str, passages: Sequence[Passage]) -> Table:
        """Passages below a title with their number.

        A passage of several people stands once for each of them, and is counted once.
        """
        codings = len({passage.coding_id for passage in passages})
        columns = (_PERSON, *((_CODE,) if self._names_codes else ()), *_SAID)
        return Table(f"{title} ({codings})", columns, tuple(map(self._row, passages)), ())

    def _row(self, passage: Passage) -> tuple[Cell, ...]:
        question = self._question
        is_in_text = passage.start_char is not None and passage.end_char is not None
        span = f"{passage.start_char}–{passage.end_char}" if is_in_text else ""
        code = question.codebook.by_id[passage.code_id].name
        return (
            question.roster.names[question.roster.index[passage.respondent_id]],
            *((code,) if self._names_codes else ()),
            "" if passage.polarity is Polarity.NONE else str(passage.polarity),
            self._maker.quote(passage).quoted,
            ", ".join(filter(None, (passage.document, span))),
        )
