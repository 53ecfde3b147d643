"""The order of the rows of a display, and the column that shows what they are ordered by."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from qualcode.analysis.displays import Crossings, Facet, Grid
from qualcode.model.displays import Display
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.tables import Cell, Column, Kind
from qualcode.workbench import attributes
from qualcode.workbench import ratings as rating_verbs
from qualcode.workbench.attributes import natural
from qualcode.workbench.scopes import Question


class Ordering:
    """The rows in their order; those that are equal stay as they were given."""

    def __init__(self, question: Question, display: Display, grid: Grid, crossed: Crossings) -> None:
        self._question = question
        self._order = display.order
        self._grid = grid
        self._crossed = crossed
        if (self._order.attribute or self._order.rated_code) and grid.rows.noun != "person":
            raise QualcodeError(
                f"Only people can be ordered by {self._order.by}, and the rows are not people.",
                "Order by name, share or codings, or ask for --rows people.",
            )

    @cached_property
    def rows(self) -> list[int]:
        """The numbers of the rows in their order; people without the value come last either way."""
        numbers = range(len(self._crossed))
        match self._order.by:
            case "given":
                return [*reversed(numbers)] if self._order.is_down else [*numbers]
            case "name":
                names = [natural(line.name) for line in self._grid.rows.lines]
                return sorted(numbers, key=names.__getitem__, reverse=self._order.is_down)
            case "share" | "codings":
                return sorted(numbers, key=self._count, reverse=self._order.is_down)
            case _ if self._order.rated_code:
                return self._by_rating(numbers)
            case _:
                return self._by_value(numbers)

    def _by_rating(self, numbers: Sequence[int]) -> list[int]:
        """People by the strongest rating that they were given; those without one come last either way."""
        scale = rating_verbs.scale(self._question.project)
        ranks = {number: scale.rank(rated) for number in numbers if (rated := self._rated(number))}
        signed = {number: -rank if self._order.is_down else rank for number, rank in ranks.items()}
        return sorted(numbers, key=lambda number: signed.get(number, len(scale.values)))

    def _rated(self, number: int) -> str:
        return self._ratings.get(self._question.roster.ids[self._place(number)], "")

    @cached_property
    def _ratings(self) -> Mapping[int, str]:
        question = self._question
        coder_ids = [coder.coder_id for coder in question.layer.coders] if question.scope.coders else None
        code_id = question.codebook.find(self._order.rated_code).code_id
        return rating_verbs.strongest(question.project, code_id, coder_ids)

    def _by_value(self, numbers: Sequence[int]) -> list[int]:
        groups = [group.people for group in self._groups.values]
        if self._order.is_down:
            groups.reverse()
        known = [*groups, *(group.people for group in self._groups.unknown)]
        first: dict[int, int] = {}
        for rank, people in enumerate(known):
            for place in people:
                first.setdefault(place, rank)
        return sorted(numbers, key=lambda number: first[self._place(number)])

    def _place(self, number: int) -> int:
        return next(iter(self._grid.rows.lines[number].people))

    @cached_property
    def _groups(self) -> attributes.Groups:
        question = self._question
        return attributes.groups(question.project, self._order.attribute, question.roster, question.waves)

    def _count(self, number: int) -> int:
        if self._order.by == "codings":
            return len(
                {item.reference for cell in self._crossed[number] for item in cell.items if item.is_coding}
            )
        if self._grid.rows.noun == "person":
            return sum(any(item.is_coding for item in cell.items) for cell in self._crossed[number])
        return len(People.union(cell.people for cell in self._crossed[number]))

    @cached_property
    def column(self) -> Column | None:
        """The column of what the rows are ordered by; None where they show it themselves."""
        match self._order.by:
            case "given" | "name":
                return None
            case "codings":
                return Column("codings", "codings", Kind.COUNT)
            case "share" if self._grid.rows.noun == "person":
                return Column("mentioned", f"{self._grid.columns.noun} mentioned", Kind.COUNT)
            case "share":
                is_new = self._grid.rows.facet is not Facet.PERSON
                return Column("in all", "people in all", Kind.COUNT, is_people=True) if is_new else None
            case _ if self._order.rated_code:
                heading = f"rating of {self._order.rated_code}"
                return Column(heading, heading, Kind.TEXT)
            case _:
                return Column(self._groups.label, self._groups.label, Kind.TEXT)

    def value(self, number: int) -> Cell:
        """What stands in that column."""
        if self._order.rated_code:
            return self._rated(number) or None
        if not self._order.attribute:
            return self._count(number)
        place = self._place(number)
        known = [*self._groups.values, *self._groups.unknown]
        return "; ".join(group.name for group in known if place in group.people)

    def of_one_group(self) -> list[str]:
        """“Joint working (Agency A)”: the columns that only one group of the order has entries in."""
        if not self._order.attribute:
            return []
        there = [group for group in self._groups.values if group.people & self._grid.base]
        found: list[list[str]] = [[] for _ in self._grid.columns.lines]
        for group in there:
            rows = (row for row in range(len(self._crossed)) if self._place(row) in group.people)
            for number in self._with_entries(rows):
                found[number].append(group.name)
        lines = zip(self._grid.columns.lines, found, strict=True)
        return [f"{line.name} ({names[0]})" for line, names in lines if len(names) == 1 and len(there) > 1]

    def _with_entries(self, rows: Iterable[int]) -> set[int]:
        """The columns in which any of these rows has people."""
        return {number for row in rows for number, cell in enumerate(self._crossed[row]) if cell.people}
