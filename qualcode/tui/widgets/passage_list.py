"""What is behind a number: the people it counts, and what each of them said."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.binding import Binding, BindingType

from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.signs import SIGNS, STAR
from qualcode.tui.widgets.rows import Rows
from qualcode.workbench.behind import Words

_LONGEST_NAME = 16
_CODE, _CODE_FROM = 24, 90


class PassageList(Rows):
    """One passage a row, person by person; the id of a row is its place in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open in the note", id="list.open"),
        Binding("escape", "screen.back", "back to the table", id="themes.back"),
        Binding("P", "screen.star", "star", id="quote.star"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._passages: Sequence[Words] = ()
        self._starred: Collection[int | None] = ()
        self._person = 0

    def show_passages(self, passages: Sequence[Words]) -> None:
        """Show these passages, with the first one highlighted."""
        self._passages = passages
        longest = max((cell_len(legible_text(words.respondent)) for words in passages), default=0)
        self._person = min(longest, _LONGEST_NAME)
        self.show_rows([str(place) for place in range(len(passages))], 0)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def show_stars(self, starred: Collection[int | None]) -> None:
        """Tell which of all passages are starred."""
        self._starred = starred
        self.refresh()

    @property
    def passage(self) -> Words | None:
        """The highlighted passage."""
        return self._passages[self.index] if self.index < len(self._passages) else None

    def row(self, index: int, width: int) -> Text:
        """Person (once), star, sign, theme and words; a person's name stands at the first passage only."""
        words = self._passages[index]
        dim = self.get_component_rich_style("rows--dim")
        is_first = index == 0 or self._passages[index - 1].respondent != words.respondent
        row = Text(" ", no_wrap=True)
        name = cut(legible_text(words.respondent), self._person) if is_first else ""
        row.append(set_cell_size(name, self._person))
        star = STAR if words.coding_id in self._starred else " "
        row.append(f" {star}{SIGNS[words.polarity] or ' '} ", dim)
        if width >= _CODE_FROM:
            row.append(set_cell_size(cut(legible_text(words.code), _CODE), _CODE) + "  ", dim)
        quote = " ".join(legible_text(words.quote).split())
        if quote:
            row.append(cut(quote, max(3, width - cell_len(row.plain) - 1)))
        else:
            row.append(f"{words.document or 'this person'} as a whole", dim)
        return row
