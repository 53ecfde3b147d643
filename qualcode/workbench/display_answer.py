"""A display asked of one project: its names resolved, its rows crossed with its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.analysis.displays import Crossings, Facet, Grid, ends
from qualcode.model.displays import AxisKind, CellRule, Display
from qualcode.model.errors import QualcodeError
from qualcode.store.project import Project
from qualcode.workbench import attribution
from qualcode.workbench.display_cells import CellMaker
from qualcode.workbench.display_lines import columns_of, lines_of
from qualcode.workbench.display_order import Ordering
from qualcode.workbench.display_own import OwnCells
from qualcode.workbench.scopes import Question

_WITHOUT_RATINGS = {AxisKind.WAVE, AxisKind.POLARITY, AxisKind.NOTES}
_OF_ONE = {AxisKind.PEOPLE, AxisKind.NOTES}


@dataclass(frozen=True)
class Answer:
    """What a display finds; unknown attributes, codes and waves are refused when they are looked for."""

    project: Project
    display: Display

    @cached_property
    def kinds(self) -> set[AxisKind]:
        """The kinds of its rows and columns."""
        return {self.display.rows.kind, self.display.columns.kind}

    @property
    def is_by_coder(self) -> bool:
        """Whether coders stand beside each other."""
        return AxisKind.CODER in self.kinds

    @property
    def is_of_one(self) -> bool:
        """Whether a row or column is one person or note, so that numbers of people say nothing."""
        return bool(self.kinds & _OF_ONE)

    @property
    def is_of_theme_change(self) -> bool:
        """Whether the people of a column are others in every row."""
        return AxisKind.THEME_CHANGE in self.kinds

    @cached_property
    def question(self) -> Question:
        """The scope; where coders stand beside each other, it is of all of them unless some are named."""
        scope = self.display.scope
        if self.is_by_coder and not scope.coders:
            scope = replace(scope, is_every_coder=True)
        return Question(self.project, scope)

    @cached_property
    def grid(self) -> Grid:
        """Rows and columns; without codings to ask for, groups of people are crossed as they are."""
        question, display = self.question, self.display
        is_rolled_up = not display.cells.has_words
        rows = lines_of(question, display.rows, is_rolled_up=is_rolled_up)
        columns = columns_of(question, display.columns, rows, is_rolled_up=is_rolled_up)
        are_groups = rows.facet is Facet.PERSON is columns(0).facet and not self.display.cells.has_words
        chooses_codings = bool(question.scope.codes or question.scope.polarities)
        chooses_codings |= display.cells.rule in {CellRule.PRESENCE, CellRule.CODINGS}
        is_of_mentions = not self.is_of_theme_change and (chooses_codings or not are_groups)
        return Grid(rows, columns, question.base, is_of_mentions)

    @cached_property
    def maker(self) -> CellMaker:
        """What fills the cells."""
        lines = (*self.grid.rows.lines, *self.grid.columns.lines) if self.grid.rows.lines else ()
        rated = {line.code_id for line in lines if line.code_id is not None}
        names_people = AxisKind.PEOPLE not in self.kinds
        own = OwnCells(self.question, self.display.cells.rule, names_people=names_people, rated=rated)
        return CellMaker(self.question, self.display, self.is_of_one, own)

    @cached_property
    def crossed(self) -> Crossings:
        """All cells, row by row, as they are given."""
        return self.grid.cells(self.maker.items())

    @cached_property
    def ordering(self) -> Ordering:
        """The order of the rows."""
        return Ordering(self.question, self.display, self.grid, self.crossed)

    @cached_property
    def shown(self) -> Sequence[int]:
        """The numbers of the rows that are shown, in their order."""
        rows = self.ordering.rows
        if self.display.hides_empty:
            rows = [
                number for number in rows if any(cell.items or cell.people for cell in self.crossed[number])
            ]
        return ends(rows, self.display.ends)

    def refuse_unclear(self) -> None:
        """Refuse what is not named yet, or cannot stand together."""
        display = self.display
        if display.is_open:
            raise QualcodeError(
                f"“{display.title}” needs an attribute, and none is named.",
                "Name it with --by, for example --by agency; `qualcode respondent list` lists them.",
            )
        if display.named_by:
            attribution.template(self.project, display.named_by)
        if display.rows == display.columns:
            other = "polarity" if display.rows.kind is AxisKind.CODES else "themes"
            raise QualcodeError(
                f"Rows and columns are both {display.rows}.",
                f"Cross it with something else, for example --columns {other}.",
            )
        if display.cells.rule is CellRule.SHARE and self.is_of_one:
            raise QualcodeError(
                "A share of one person or note says nothing.",
                "Ask for --cells presence, codings or summary instead.",
            )
        if display.cells.rule is CellRule.RATING and (
            AxisKind.CODES not in self.kinds or self.kinds & _WITHOUT_RATINGS
        ):
            raise QualcodeError(
                f"Ratings are of people under codes, and this is {display.rows} by {display.columns}.",
                "Cross codes with people, an attribute, a change or coders: --rows people --columns themes.",
            )
