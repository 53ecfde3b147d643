"""The shelf of quotes: one passage a row, theme by theme."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType

from qualcode.model.codings import Polarity
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.signs import EDITED, PARAPHRASED, SIGNS, STAR, SUGGESTED
from qualcode.tui.widgets.rows import Rows
from qualcode.workbench.quote_shelf import OnShelf

_LONGEST_NAME = 14


class QuoteList(Rows):
    """A theme's name stands at its first quote; the id of a row is that of its passage and person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open in the note", id="list.open"),
        Binding("P", "screen.star", "star", id="quote.star"),
        Binding("w", "screen.edit", "edit the words", id="quotes.edit"),
        Binding("r", "screen.paraphrase", "paraphrase", id="quotes.paraphrase"),
        Binding("delete", "screen.as_said", "as said again", show=False, id="quotes.as_said"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._quotes: Sequence[OnShelf] = ()
        self._person = 0

    def show_quotes(self, quotes: Sequence[OnShelf]) -> None:
        """Show these quotes."""
        self._quotes = quotes
        longest = max((cell_len(legible_text(one.quote.respondent)) for one in quotes), default=0)
        self._person = min(longest, _LONGEST_NAME)
        self.show_rows([f"{one.coding_id} {one.quote.respondent}" for one in quotes])

    @property
    def quote(self) -> OnShelf | None:
        """The highlighted quote."""
        return self._quotes[self.index] if self.index < len(self._quotes) else None

    def row(self, index: int, width: int) -> Text:
        """Theme (once), star, person, polarity, whether it is edited, and the words as they are printed."""
        one = self._quotes[index]
        dim = self.get_component_rich_style("rows--dim")
        is_first = index == 0 or self._quotes[index - 1].code != one.code
        theme = max(12, width // 4)
        row = Text(" ", no_wrap=True)
        row.append(set_cell_size(cut(legible_text(one.theme), theme) if is_first else "", theme))
        row.append(f" {SUGGESTED if one.lacking else STAR} ")
        row.append(set_cell_size(cut(legible_text(one.quote.respondent), self._person), self._person))
        edited = PARAPHRASED if one.quote.is_paraphrase else EDITED if one.is_edited else " "
        row.append(f" {SIGNS[Polarity(one.quote.polarity)] or ' '}{edited} ", dim)
        words = " ".join(legible_text(one.quote.quoted).split())
        row.append(cut(words, max(3, width - row.cell_len - 1)), dim if one.lacking else "")
        return row
