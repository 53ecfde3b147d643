"""Which quotes a paper still lacks: for each theme one that is positive and one that is critical."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.tables import Cell, CodePath, Column, Kind, Missing, Table
from qualcode.model.texts import number_of
from qualcode.store import displays as display_store
from qualcode.store.codings import Passage
from qualcode.store.project import Project
from qualcode.workbench import footnotes
from qualcode.workbench.quoting import PLAIN, QuoteMaker, Style, passages, starring
from qualcode.workbench.scopes import Question

SIDES = (Polarity.POSITIVE, Polarity.CRITICAL)
_FEWEST_WORDS, _MOST_WORDS = 8, 40
_HOW = (
    "Suggested is the quote of whoever is quoted least so far, among those of"
    f" {_FEWEST_WORDS} to {_MOST_WORDS} words where there are any; no passage twice, and nothing that is"
    " marked as paraphrase or added later. `qualcode star NUMBER` stars one."
)


def suggestions(project: Project, scope: Scope | None = None, *, style: Style = PLAIN) -> Table:
    """For each theme (or each code of the scope) a positive and a critical quote, where none is starred.

    A theme's quotes are those of all codes below it. The same project gives the same suggestions.
    """
    question = Question(project, scope or Scope())
    sides = [side for side in SIDES if side in question.polarities]
    if not sides:
        raise QualcodeError(
            "Positive and critical quotes are suggested, and the question is about neither.",
            "Leave --polarity out, or add --polarity positive.",
        )
    maker = QuoteMaker(project, question, replace(style, is_numbered=True))
    found: dict[int, list[Cell]] = {}
    for code_id, _, choice in choices(question, maker, sides):
        cell = choice if isinstance(choice, Missing) else (maker.quote(choice),)
        found.setdefault(code_id, []).append(cell)
    rows = [(CodePath(question.codebook.path(code_id)), *cells) for code_id, cells in found.items()]
    columns = (Column("code", "theme", Kind.CODE), *(Column(side, side, Kind.QUOTES) for side in sides))
    note = footnotes.of_passages(question, *maker.remarks(), _HOW)
    return Table(f"Quotes to choose from: {project.facts.title}", columns, tuple(rows), note)


def choices(
    question: Question, maker: QuoteMaker, sides: Sequence[Polarity] = SIDES
) -> Iterator[tuple[int, Polarity, Passage | Missing]]:
    """For each theme and side the passage to be quoted, or why none is suggested."""
    choosing = _Choosing.of(question, maker)
    for code_id in _themes(question):
        for side in sides:
            yield code_id, side, choosing.choice(question.codebook.subtrees[code_id], side)


def _themes(question: Question) -> Sequence[int]:
    """The codes that the question names, or else the top of the codebook."""
    if question.scope.codes:
        return question.named_code_ids
    return [each for each in question.code_ids if len(question.codebook.path(each)) == 1]


@dataclass
class _Choosing:
    """What there is to choose from, and what was chosen so far."""

    maker: QuoteMaker
    pool: Sequence[Passage]
    starred: Sequence[Passage]
    quoted: Counter[int]  # passages by person
    taken: set[tuple[int | None, int | None, int | None]] = field(default_factory=set)

    @classmethod
    def of(cls, question: Question, maker: QuoteMaker) -> "_Choosing":
        """Everything that was said in the question's layer, and the whole shelf."""
        starred = passages(Question(question.project, starring(None)), only_starred=True)
        ids = display_store.starred(question.project)
        pool = [
            passage
            for passage in passages(question)
            if passage.quote and passage.coding_id not in ids and maker.is_verbatim(passage)
        ]
        return cls(maker, pool, starred, Counter(passage.respondent_id for passage in starred))

    def choice(self, code_ids: Collection[int], side: Polarity) -> Passage | Missing:
        """A passage for a theme, or why none is suggested."""
        have = {p.coding_id for p in self.starred if p.code_id in code_ids and p.polarity is side}
        if have:
            return Missing(f"{number_of(len(have), 'quote')} starred")
        among = [p for p in self.pool if p.code_id in code_ids and p.polarity is side]
        if not among:
            return Missing("nobody")
        best = min(among, key=self._price)
        self.quoted[best.respondent_id] += 1
        self.taken.add(_place(best))
        return best

    def _price(self, passage: Passage) -> tuple[bool, bool, int, int]:
        words = len(passage.quote.split())
        too_far = max(0, _FEWEST_WORDS - words, words - _MOST_WORDS)
        quoted = self.quoted[passage.respondent_id]
        return (_place(passage) in self.taken, too_far > 0, quoted, too_far)


def _place(passage: Passage) -> tuple[int | None, int | None, int | None]:
    return (passage.document_id, passage.start_char, passage.end_char)
