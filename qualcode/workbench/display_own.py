"""What analysts wrote or rated themselves, as it stands in the cells of a display."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcode.analysis.displays import Crossed, Item
from qualcode.model.displays import CellRule
from qualcode.model.ratings import Scale
from qualcode.model.tables import Rated, Written
from qualcode.workbench import cells as cell_verbs
from qualcode.workbench import ratings as rating_verbs
from qualcode.workbench.cells import Known
from qualcode.workbench.scopes import Question


@dataclass(frozen=True)
class OwnCells:
    """The summaries or ratings of a display, if its cells have any.

    ``names_people``: whether a summary has to say whom it is about, and ratings are of groups; ``rated`` are
    the codes with a row or column, as a rating is of one code alone.
    """

    question: Question
    rule: CellRule
    names_people: bool
    rated: Collection[int] = ()

    @cached_property
    def _known(self) -> Sequence[Known]:
        if self.rule is CellRule.SUMMARY:
            return cell_verbs.known(self.question.project)
        return rating_verbs.known(self.question.project) if self.rule is CellRule.RATING else ()

    def items(self) -> Iterator[Item]:
        """All of them, of all who wrote any unless coders are named: those who write may not be the layer.

        A negative reference tells them from codings.
        """
        codes = self.rated if self.rule is CellRule.RATING else self.question.code_ids
        coders = {coder.coder_id for coder in self.question.layer.coders}
        is_of_layer = bool(self.question.scope.coders)
        for number, known in enumerate(self._known, start=1):
            cell = known.cell
            if (not is_of_layer or cell.coder_id in coders) and cell.code_id in codes:
                place = self.question.roster.index[cell.respondent_id]
                yield Item(-number, place, cell.code_id, cell.coder_id)

    def of(self, crossed: Crossed) -> list[Known]:
        """Those of a cell."""
        return [self._known[-item.reference - 1] for item in crossed.items if not item.is_coding]

    def people_by_rating(self, crossed: Crossed) -> Iterable[int]:
        """How many people have each value in a cell."""
        people: dict[str, set[int]] = {}
        for one in self.of(crossed):
            people.setdefault(one.cell.body, set()).add(one.cell.respondent_id)
        return map(len, people.values())

    @cached_property
    def scale(self) -> Scale:
        """The scale of the project."""
        return rating_verbs.scale(self.question.project)

    def summaries(self, own: Sequence[Known]) -> tuple[Written, ...]:
        """Summaries as they stand in a cell."""
        return tuple(
            Written(
                one.cell.body,
                one.cell.coder,
                one.cell.written_at[:10],
                len(one.cell.sources),
                one.state,
                one.respondent if self.names_people else "",
            )
            for one in own
        )

    def ratings(self, own: Sequence[Known]) -> tuple[Rated, ...]:
        """The values that were given in a cell, the strongest first: of a person each, of a group counted."""
        by_value: dict[str, list[Known]] = {}
        for one in own:
            by_value.setdefault(one.cell.body, []).append(one)
        values = sorted(by_value, key=lambda value: (-self.scale.rank(value), value))
        is_of_several_coders = len({one.cell.coder for one in own}) > 1
        return tuple(
            Rated(
                value,
                tuple(dict.fromkeys(one.respondent for one in by_value[value])),
                tuple(sorted({one.cell.coder for one in by_value[value]})),
                _state(by_value[value], is_of_one=not self.names_people),
                is_counted=self.names_people,
                names_coders=is_of_several_coders and not self.names_people,
            )
            for value in values
        )


def _state(ratings: Sequence[Known], *, is_of_one: bool) -> str:
    """What changed under ratings: of a person in full, of a group how many are stale."""
    if is_of_one:
        return next((one.state for one in ratings if one.state), "")
    stale = sum(bool(one.reasons) for one in ratings)
    return f"{stale} stale" if stale else ""
