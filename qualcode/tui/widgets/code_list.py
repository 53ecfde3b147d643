"""The codebook beside the text: key, name, and n (%) of each code."""

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qualcode.model.codebook import Code, Codebook
from qualcode.model.texts import legible_text
from qualcode.workbench.desk import LiveCounts

_NUMBERS = 11


class CodeList(OptionList):
    """Codes as an outline with live counts; the id of an option is that of its code."""

    def show_codes(self, codebook: Codebook, counts: LiveCounts) -> None:
        """Show the codebook; the highlighted code stays where it is."""
        kept = self.highlighted
        width = max(20, self.size.width - 3)
        self.clear_options()
        self.add_options(
            Option(self._row(codebook, code, counts, width), id=str(code.code_id)) for code in codebook
        )
        if kept is not None and kept < self.option_count:
            self.highlighted = kept

    @staticmethod
    def _row(codebook: Codebook, code: Code, counts: LiveCounts, width: int) -> Text:
        depth = len(codebook.path(code.code_id)) - 1
        share = counts.shares[code.code_id]
        numbers = share.text(0) if share.base else "0"
        room = width - _NUMBERS - 2
        name = "  " * depth + legible_text(code.name)
        if cell_len(name) > room:
            name = set_cell_size(name, room - 1).rstrip() + "…"
        row = Text(no_wrap=True)
        row.append(f"{code.key or ' '} ", Style(bold=True))
        row.append("▎", Style(color=code.colour or None))
        row.append(set_cell_size(name, room), Style(bold=depth == 0))
        row.append(f"{numbers:>{_NUMBERS}}", Style(dim=not share.n))
        return row
