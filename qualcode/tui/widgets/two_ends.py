"""One line with something at its left end and something at its right end."""

from rich.cells import cell_len
from textual.widgets import Static

from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut

_PADDING = 2
_NARROWEST = 10


class TwoEnds(Static):
    """The left end is cut where both do not fit; nothing is drawn where the same words are there already."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._ends = ("", "")
        self._shown = ""

    def show(self, left: str, right: str = "") -> None:
        """Show these."""
        self._ends = (legible_text(" ".join(left.split())), right)
        self._fit()

    def on_resize(self) -> None:
        """Fit the ends to the new width."""
        self._fit()

    def _fit(self) -> None:
        left, right = self._ends
        room = max(_NARROWEST, self.size.width - _PADDING)
        left = cut(left, room - cell_len(right) - 2)
        shown = f"{left}{' ' * max(2, room - cell_len(left) - cell_len(right))}{right}"
        if shown != self._shown:
            self._shown = shown
            self.update(shown, layout=False)
