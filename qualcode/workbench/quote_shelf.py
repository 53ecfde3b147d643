"""The shelf as an author walks it: the starred quotes by theme, and what would fill its gaps."""

from typing import NamedTuple

from qualcode.model.codebook import PATH_SEPARATOR
from qualcode.model.scope import Scope
from qualcode.model.tables import Missing, Quote
from qualcode.store import quotes as quote_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench.quote_suggestions import choices
from qualcode.workbench.quoting import PLAIN, QuoteMaker, Style, passages, starring
from qualcode.workbench.scopes import Question


class OnShelf(NamedTuple):
    """A passage with its quote as it would be printed, and what was said.

    Where ``lacking`` says what its theme lacks, it is not starred but suggested.
    """

    coding_id: int
    code: str
    quote: Quote
    said: str
    is_edited: bool
    document_id: int | None
    lacking: str = ""

    @property
    def theme(self) -> str:
        """The last name of the path."""
        return self.code.rsplit(PATH_SEPARATOR, 1)[-1]


def on_shelf(project: Project, style: Style = PLAIN, *, is_suggesting: bool = False) -> list[OnShelf]:
    """The starred passages of every coder in the order of the codebook; the suggested ones among them."""
    question = Question(project, starring(None))
    found: list[tuple[Passage, str]] = [(each, "") for each in passages(question, only_starred=True)]
    if is_suggesting:
        found += _suggested(project, style)
    order = {code_id: place for place, code_id in enumerate(question.code_ids)}
    found.sort(key=lambda each: order.get(each[0].code_id, len(order)))
    edits = quote_store.edits(project)
    maker = QuoteMaker(project, question, style)
    return [
        OnShelf(
            passage.coding_id,
            question.codebook.label(passage.code_id),
            maker.quote(passage),
            passage.quote,
            passage.coding_id in edits,
            passage.document_id,
            lacking,
        )
        for passage, lacking in found
    ]


def _suggested(project: Project, style: Style) -> list[tuple[Passage, str]]:
    """Of each theme without a positive or a critical quote one, and which it is."""
    question = Question(project, Scope())
    found: dict[int, tuple[Passage, str]] = {}
    for code_id, side, choice in choices(question, QuoteMaker(project, question, style)):
        if not isinstance(choice, Missing):
            what = f"no {side} quote of {question.codebook.label(code_id)} is starred yet"
            found.setdefault(choice.coding_id, (choice, what))
    return list(found.values())
