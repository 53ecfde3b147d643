"""The question that the themes screen asks: a scope, and perhaps what the themes are crossed with.

No widget is known here. Faults come as QualcodeError, and leave the question as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.reports import Report
from qualcode.model.scope import Base, Scope
from qualcode.model.tables import Column, Table
from qualcode.tui.conditions import as_typed, conditions
from qualcode.workbench import attributes, coders, counts, opened, respondents, scope_lines
from qualcode.workbench.behind import Words, behind
from qualcode.workbench.projects import Project

_NOTHING_ELSE = "There is nothing else to choose here."
_COUNT_COLUMNS = {"positive": Polarity.POSITIVE, "critical": Polarity.CRITICAL}


class Asked:
    """A question of one project; every verb tries the next answerable one, and returns its table."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.scope = Scope()
        self.by: str | None = None

    def table(self, scope: Scope | None = None, by: str | None = None) -> Table:
        """The answer: the same table that the command line prints."""
        scope, by = scope or self.scope, by or self.by
        return counts.matrix(self.project, by, scope) if by else counts.count(self.project, scope)

    def opened(self) -> Report:
        """The answer with the people and passages behind its numbers."""
        if self.by is None:
            return opened.count(self.project, self.scope)
        return opened.matrix(self.project, self.by, self.scope)

    @property
    def line(self) -> str:
        """The scope in one line."""
        return scope_lines.in_one_line(self.project, self.scope, self.by)

    @property
    def name(self) -> str:
        """What is shown, in a few words."""
        return f"Themes by {self.by}" if self.by else "Themes"

    # --- another question -------------------------------------------------------------------------------

    def next_polarity(self) -> Table:
        """Codings of the next polarity, or of any."""
        ways = [(), *((polarity,) for polarity in Polarity)]
        return self._next(replace(self.scope, polarities=way) for way in ways)

    def next_wave(self) -> Table:
        """Notes of the next wave, or of all."""
        ways = [(), *((wave,) for wave in respondents.waves(self.project))]
        return self._next(replace(self.scope, waves=way) for way in ways)

    def next_base(self) -> Table:
        """Shares of other people."""
        ways = (None, *(base for base in Base if base is not Base.ALL))
        return self._next(replace(self.scope, base=way) for way in ways)

    def next_layer(self) -> Table:
        """Another coder's codings, or those of all coders united."""
        names = [str(row[0]) for row in coders.listed(self.project).rows]
        ways = [
            replace(self.scope, coders=(), is_every_coder=False),
            *(replace(self.scope, coders=(name,), is_every_coder=False) for name in names),
            replace(self.scope, coders=(), is_every_coder=True),
        ]
        return self._next(ways)

    def _next(self, ways: Iterable[Scope]) -> Table:
        """The next scope that can be answered, from the present one on and around."""
        around = list(ways)
        place = around.index(self.scope) if self.scope in around else -1
        problem = QualcodeError(_NOTHING_ELSE)
        for scope in (*around[place + 1 :], *around[: max(0, place)]):
            try:
                table = self.table(scope)
            except QualcodeError as error:
                problem = error
            else:
                self.scope = scope
                return table
        raise problem

    def cross(self, by: str | None) -> Table:
        """Cross the themes with something, or (None) with nothing."""
        table = counts.matrix(self.project, by, self.scope) if by else counts.count(self.project, self.scope)
        self.by = by
        return table

    def crossings(self) -> Sequence[str]:
        """What the themes can be crossed with."""
        return attributes.crossings(self.project)

    def filter_people(self, text: str) -> Table:
        """Only people with ``agency=North, gender=woman``; nothing means everybody."""
        scope = replace(self.scope, where=conditions(text))
        table = self.table(scope)
        self.scope = scope
        return table

    @property
    def people_filter(self) -> str:
        """The conditions as they can be written again."""
        return as_typed(self.scope.where)

    # --- behind a number --------------------------------------------------------------------------------

    def behind(self, code: str, column: Column) -> list[Words]:
        """The passages of the people that a number counts."""
        if self.by is None:
            polarity = _COUNT_COLUMNS.get(column.key)
            scope = replace(self.scope, polarities=(polarity,)) if polarity else self.scope
            return behind(self.project, scope, code)
        if column.key in {"code", "spread"}:
            return behind(self.project, self.scope, code)
        return behind(self.project, self.scope, code, self.by, column.heading)
