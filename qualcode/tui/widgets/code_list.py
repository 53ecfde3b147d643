"""The codebook beside the text, or as a strip under it: key, name, and n (%) of each code."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget

from qualcode.model.codebook import Code, Codebook
from qualcode.model.tables import Share
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows

_ROOMY = 36
_NONE = Share(0, 0)


class CodeList(Rows):
    """Codes as an outline with live counts; the id of a row is that of its code. Themes can be folded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "fold", "fold, or to the theme above", show=False, id="codebook.fold"),
        Binding("right", "unfold", "unfold", show=False, id="codebook.unfold"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._codebook = Codebook(0, ())
        self._codes: Sequence[Code] = ()
        self._shown: Sequence[Code] = ()
        self._folded: frozenset[int] = frozenset()
        self._shares: Mapping[int, Share] = {}
        self._room = 1

    def show_codes(self, codebook: Codebook, shares: Mapping[int, Share]) -> None:
        """Show the codebook; the highlighted code stays, and only rows that changed are drawn anew."""
        old, codes = self._shares, tuple(codebook)
        room = max((len(numbers(share)) for share in shares.values()), default=1)
        self._shares = shares
        if codes == self._codes and room == self._room:
            for code in codes:
                if shares.get(code.code_id) != old.get(code.code_id):
                    self.refresh_row(str(code.code_id))
            return
        self._codebook, self._codes, self._room = codebook, codes, room
        self._fold(self._folded)

    @property
    def code(self) -> Code | None:
        """The highlighted code."""
        return self._shown[self.index] if self.row_id else None

    def reveal(self, code_id: int) -> None:
        """Highlight a code, wherever it is folded away."""
        above, parent_id = set(), self._codebook.by_id[code_id].parent_id
        while parent_id is not None:
            above.add(parent_id)
            parent_id = self._codebook.by_id[parent_id].parent_id
        self._fold(self._folded - above)
        self.highlight(str(code_id))

    def _fold(self, folded: frozenset[int]) -> None:
        """Show all codes but those below these."""
        self._folded = folded & self._codebook.by_id.keys()
        hidden: set[int | None] = set()
        shown = []
        for code in self._codes:
            if code.parent_id in hidden or code.parent_id in self._folded:
                hidden.add(code.code_id)
            else:
                shown.append(code)
        self._shown = shown
        self.show_rows([str(code.code_id) for code in shown])

    def action_fold(self) -> None:
        """Fold a theme; from what cannot be folded further, go to the theme above."""
        code = self.code
        if code is None:
            return
        if self._codebook.children(code.code_id) and code.code_id not in self._folded:
            self._fold(self._folded | {code.code_id})
        elif code.parent_id is not None:
            self.highlight(str(code.parent_id))

    def action_unfold(self) -> None:
        """Show what is below."""
        if self.code is not None:
            self._fold(self._folded - {self.code.code_id})

    def row(self, index: int, width: int) -> Text:
        """Key, name by depth, and people."""
        code = self._shown[index]
        depth = len(self._codebook.path(code.code_id)) - 1
        share = self._shares.get(code.code_id, _NONE)
        dim = self.get_component_rich_style("rows--dim")
        room = max(4, width - self._room - 5)
        step = "  " if width >= _ROOMY else " "
        row = Text(no_wrap=True)
        row.append(f" {code.key or ' '}", Style(bold=True))
        row.append("▎", Style(color=code.colour or None))
        sign = "▸ " if code.code_id in self._folded else ""
        name = cut(step * depth + sign + legible_text(code.name), room)
        row.append(set_cell_size(name, room), Style(bold=depth == 0))
        row.append(f" {numbers(share):>{self._room}} ", Style() if share.n else dim)
        return row


def numbers(share: Share) -> str:
    """``55 (30%)``; nothing yet is a quiet dot."""
    return share.text(0) if share.n and share.base else "·"


class CodeStrip(Widget):
    """The codes with a key in two lines, for screens without room for the outline; recent ones first."""

    DEFAULT_CSS = "CodeStrip { height: 2; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._codes: Sequence[Code] = ()
        self._shares: Mapping[int, Share] = {}

    def show_codes(self, codebook: Codebook, shares: Mapping[int, Share], recent: Sequence[int]) -> None:
        """Show these counts."""
        last = {code_id: place for place, code_id in enumerate(reversed(recent))}
        with_key = [code for code in codebook if code.key]
        self._codes = sorted(with_key, key=lambda code: last.get(code.code_id, len(last)))
        self._shares = shares
        self.refresh()

    def render(self) -> Text:
        """As many codes as two lines hold."""
        width, used, line = self.size.width, 0, 1
        text = Text(no_wrap=True)
        for code in self._codes:
            share = self._shares.get(code.code_id, _NONE)
            name = cut(legible_text(code.name), 24)
            words = f"{code.key} {name} {share.n or '·'}   "
            cells = cell_len(words)
            if used + cells - 2 > width:
                if line == 2:
                    break
                text.append("\n")
                used, line = 0, 2
            used += cells
            text.append(code.key, Style(bold=True, color=code.colour or None))
            text.append(words[len(code.key) :], Style(dim=not share.n))
        return text
