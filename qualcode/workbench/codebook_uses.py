"""What hangs on a code: how many passages, of how many people, and which of them a split would take."""

from typing import NamedTuple

from qualcode.model.codebook import folded
from qualcode.model.people import People
from qualcode.model.scope import Scope, Selection
from qualcode.store import codebook as codebook_store
from qualcode.store import codings as coding_store
from qualcode.store import respondents as respondent_store
from qualcode.store.project import Project
from qualcode.workbench.scopes import Question


class Uses(NamedTuple):
    """How many codes, and their codings of all coders with how many people they are of."""

    codes: int
    codings: int
    people: int


class Choice(NamedTuple):
    """The codings of one code that were chosen, of how many."""

    coding_ids: frozenset[int]
    total: int

    @property
    def is_some(self) -> bool:
        """Some of them, not all."""
        return 0 < len(self.coding_ids) < self.total


def uses(project: Project, name: str) -> Uses:
    """What hangs on a code with all codes below it."""
    codebook = codebook_store.read(project)
    return _uses(project, codebook.subtrees[codebook.find(name).code_id])


def own_uses(project: Project, name: str) -> Uses:
    """What hangs on a code itself."""
    return _uses(project, frozenset({codebook_store.read(project).find(name).code_id}))


def _uses(project: Project, code_ids: frozenset[int]) -> Uses:
    roster = respondent_store.roster(project)
    by_polarity = coding_store.people_by_code(project, Selection(code_ids=code_ids), roster)
    people = People.union(people for by_code in by_polarity.values() for people in by_code.values())
    return Uses(len(code_ids), codebook_store.codings_of(project, code_ids), len(people))


def choice(project: Project, name: str, scope: Scope, containing: str = "") -> Choice:
    """The codings of a code (the code itself only) that a scope and words choose.

    Codings of every coder are chosen from, unless the scope names coders.
    """
    code = codebook_store.read(project).find(name)
    question = Question(project, scope)
    chosen = frozenset(
        passage.coding_id
        for passage in coding_store.passages(project, question.selection_for_change(code.code_id))
        if question.roster.index[passage.respondent_id] in question.filtered
        and folded(containing) in folded(passage.quote)
    )
    return Choice(chosen, codebook_store.codings_of(project, [code.code_id]))
