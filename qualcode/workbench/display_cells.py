"""What stands in the cells of a display: numbers, people, quotes, own words, or why nothing does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from qualcode.analysis.displays import Crossed, Item, Line
from qualcode.model.displays import CellRule, Cells, Display
from qualcode.model.people import People
from qualcode.model.tables import Cell, Kind, Missing, Quote, Share
from qualcode.store import codings as coding_store
from qualcode.store import displays as display_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import Passage
from qualcode.workbench.display_own import OwnCells
from qualcode.workbench.quoting import QuoteMaker, Style
from qualcode.workbench.scopes import Question

KINDS = {
    CellRule.SHARE: Kind.SHARE,
    CellRule.CODINGS: Kind.COUNT,
    CellRule.PRESENCE: Kind.TEXT,
    CellRule.PEOPLE: Kind.TEXT,
    CellRule.QUOTES: Kind.QUOTES,
    CellRule.STARRED: Kind.QUOTES,
    CellRule.SUMMARY: Kind.QUOTES,
    CellRule.RATING: Kind.QUOTES,
}


def kind_of(cells: Cells) -> Kind:
    """What the cells of a column are; ratings alone are short."""
    return Kind.TEXT if cells == Cells(CellRule.RATING) else KINDS[cells.rule]


@dataclass
class Counted:
    """What was met while cells were filled: quotes left out, own cells, reasons of empty cells."""

    left_out: int = 0
    own: int = 0
    stale: int = 0
    missing: set[str] = field(default_factory=set)


@dataclass
class CellMaker:
    """Fills the cells of one display, and remembers what the note has to say of them.

    ``is_of_one``: whether a row or column is one person or note.
    """

    question: Question
    display: Display
    is_of_one: bool
    own: OwnCells
    counted: Counted = field(default_factory=Counted)
    _passages: dict[tuple[int, int], Passage] = field(default_factory=dict)
    _seen_in: dict[tuple[int, ...], People] = field(default_factory=dict)

    def items(self) -> list[Item]:
        """All codings that the question is about, as items, in the order of people, waves and the text.

        Where cells hold summaries or ratings, these follow.
        """
        only = display_store.starred(self.question.project) if self._is_starred else None
        found = []
        for coder in self.question.layer.coders:
            selection = replace(
                self.question.selection,
                coder_ids=frozenset({coder.coder_id}),
                polarities=frozenset(self.question.polarities),
            )
            for passage in coding_store.passages(self.question.project, selection):
                if only is None or passage.coding_id in only:
                    found.append(self._item(passage, coder.coder_id))
        found.sort(key=lambda item: (item.place, self.passage(item).reading_order))
        return [*found, *self.own.items()]

    @property
    def _is_starred(self) -> bool:
        return self.display.cells.rule is CellRule.STARRED

    def _item(self, passage: Passage, coder_id: int) -> Item:
        place = self.question.roster.index[passage.respondent_id]
        self._passages[passage.coding_id, place] = passage
        document_id = passage.document_id
        return Item(
            passage.coding_id, place, passage.code_id, coder_id, passage.wave, passage.polarity, document_id
        )

    def count_anew(self) -> None:
        """Forget what was met, as all cells are filled from the first one on."""
        self.counted = Counted()

    # --- one cell -----------------------------------------------------------------------------------------

    def cell(self, crossed: Crossed, row: Line, column: Line) -> Cell:
        """What stands in a cell."""
        entry = self._words(crossed) if self.display.cells.has_words else self._number(crossed)
        if entry is not None:
            return entry
        reason = self._why_missing(crossed, row, column)
        if self.display.cells.rule is CellRule.RATING and any(item.is_coding for item in crossed.items):
            reason = "not_rated"
        if self.display.cells.rule is CellRule.CODINGS and reason in {"nothing_said", "none"}:
            return 0
        self.counted.missing.add(reason)
        return self._empty[reason]

    @cached_property
    def _empty(self) -> Mapping[str, Missing]:
        """What stands in empty cells, one for all of a reason."""
        marks = self.display.marks
        return {one.name: Missing(getattr(marks, one.name)) for one in fields(marks)}

    def _number(self, crossed: Crossed) -> Cell:
        """What is counted, None where nothing is."""
        match self.display.cells.rule:
            case CellRule.SHARE:
                return Share(len(crossed.people), len(crossed.of)) if crossed.of else None
            case CellRule.CODINGS:
                return len({item.reference for item in crossed.items}) or None
            case CellRule.PRESENCE:
                return "present" if crossed.people else None
            case _:
                return ", ".join(crossed.people.names(self.question.roster.names)) or None

    def _words(self, crossed: Crossed) -> Cell:
        """What was written, else what was said, None where nothing was."""
        said = [item for item in crossed.items if item.is_coding]
        own = self.own.of(crossed)
        self.counted.own += len(own)
        self.counted.stale += sum(bool(one.reasons) for one in own)
        if self.display.cells.rule is CellRule.RATING:
            quotes = self._quotes(said) if said and self.display.cells.most else ()
            return (*self.own.ratings(own), *quotes) or None
        if own:
            return self.own.summaries(own)
        return self._quotes(said) if said else None

    def _quotes(self, items: Sequence[Item]) -> tuple[Quote, ...]:
        most = self.display.cells.most
        if self.display.cells.rule is CellRule.SUMMARY:
            most = most or 1
        else:
            self.counted.left_out += max(0, len(items) - most) if most else 0
        return tuple(self._maker.quote(self.passage(item)) for item in items[:most])

    @cached_property
    def _maker(self) -> QuoteMaker:
        style = Style(self.display.shown, self.display.named_by or None)
        return QuoteMaker(self.question.project, self.question, style)

    def remarks(self) -> tuple[str, ...]:
        """What has to be told of the quotes in the cells."""
        return self._maker.remarks()

    def passage(self, item: Item) -> Passage:
        """The coding that an item stands for, as the words of its person."""
        return self._passages[item.reference, item.place]

    # --- empty cells --------------------------------------------------------------------------------------

    def _why_missing(self, crossed: Crossed, row: Line, column: Line) -> str:
        """Which of the marks: whether anybody whom the cell might be about was seen, and then or before."""
        people, waves = self._whom_and_when(crossed, row, column)
        if people & self._seen(waves):
            return "nothing_said" if self.is_of_one else "none"
        earlier = [wave for wave in self.question.known_waves if waves and wave < min(waves)]
        if earlier and people & self._seen(earlier):
            return "not_followed_up"
        return "not_asked" if people else "none"

    def _whom_and_when(self, crossed: Crossed, row: Line, column: Line) -> tuple[People, Sequence[int]]:
        """The people of the lines whoever was seen in a wave, and the waves that are meant (none: any)."""
        waves = [line.wave for line in (row, column) if line.wave is not None]
        if not waves:
            return crossed.possible, self.question.waves
        people = self.question.base
        for line in (row, column):
            people &= people if line.wave is not None else line.people
        return people, waves

    @cached_property
    def _seen_by_wave(self) -> Mapping[int | None, People]:
        seen = respondent_store.seen(self.question.project)
        return {wave: self.question.roster.people(those) for wave, those in seen.items()}

    def _seen(self, waves: Sequence[int]) -> People:
        """Everybody with a note in these waves (none: with any note)."""
        key = tuple(waves)
        if key not in self._seen_in:
            by_wave = self._seen_by_wave
            self._seen_in[key] = People.union(by_wave[wave] for wave in by_wave if not key or wave in key)
        return self._seen_in[key]
