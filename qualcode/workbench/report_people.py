"""Behind the numbers of a report: for every theme its people, and the words of each of its codes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from qualcode.analysis.counts import CRITICAL, POSITIVE
from qualcode.model.codebook import Code
from qualcode.model.codings import Polarity
from qualcode.model.reports import Doors, Exhibit, Section, doors_by_row
from qualcode.model.tables import CodePath, Table
from qualcode.store.codings import Passage
from qualcode.workbench.passage_rows import PassageRows
from qualcode.workbench.quoting import passages
from qualcode.workbench.scopes import Question

_TEXT = (
    "Every number of people or codings in the table of themes opens its theme here: the people, and below"
    " each code the passages that were coded with it. A theme has the people of all codes below it.",
    "A number of a display opens its theme whole, whichever part of it the display counts.",
)


class PeopleBehind:
    """The passages of a question by code, and a section of the report for each code that has any."""

    def __init__(self, question: Question, back: str) -> None:
        self._question, self._back = question, back
        self._rows = PassageRows(question)
        by_code = groupby(passages(question), key=lambda passage: passage.code_id)
        self._passages = {code_id: tuple(those) for code_id, those in by_code}

    def sections(self) -> tuple[Section, ...]:
        """One main section, and one below it for each code with anybody, as deep as the code."""
        by_id = self._question.codebook.by_id
        below = [self._section(by_id[code_id]) for code_id in filter(self._inside, self._question.code_ids)]
        return (Section("people", "People and passages", _TEXT, back=self._back), *below)

    def opens(self, table: Table) -> Doors:
        """The numbers of each row of a table of themes open its theme."""
        return doors_by_row(
            table,
            [
                self._keys.get(row[0].names, "") if row and isinstance(row[0], CodePath) else ""
                for row in table.rows
            ],
        )

    @cached_property
    def _keys(self) -> Mapping[tuple[str, ...], str]:
        """The section of each code with anybody, by the path of the code."""
        ids = filter(self._inside, self._question.code_ids)
        return {self._question.codebook.path(code_id): _key(code_id) for code_id in ids}

    def _section(self, code: Code) -> Section:
        path = CodePath(self._question.codebook.path(code.code_id))
        own = self._passages.get(code.code_id, ())
        return Section(
            _key(code.code_id),
            str(path),
            tuple(self._people(self._inside(code.code_id))),
            (Exhibit(self._rows.table(f"Passages coded “{path.names[-1]}”", own)),) if own else (),
            depth=1 + path.depth,
            back=self._back,
        )

    def _inside(self, code_id: int) -> list[Passage]:
        """The passages of a code and of all codes below it."""
        return [
            passage
            for below in self._question.codebook.subtrees[code_id]
            for passage in self._passages.get(below, ())
        ]

    def _people(self, inside: Sequence[Passage]) -> Iterable[str]:
        """All people by name; then those with a positive, and those with a critical coding."""
        sides: Mapping[str, Collection[Polarity]] = {
            "people": tuple(Polarity), "positive": POSITIVE, "critical": CRITICAL
        }  # fmt: skip
        for what, polarities in sides.items():
            places = {self._place(passage) for passage in inside if passage.polarity in polarities}
            if places:
                names = ", ".join(self._question.roster.names[place] for place in sorted(places))
                yield f"{what.capitalize()} ({len(places)}): {names}."

    def _place(self, passage: Passage) -> int:
        return self._question.roster.index[passage.respondent_id]


def _key(code_id: int) -> str:
    return f"code-{code_id}"
