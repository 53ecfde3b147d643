"""The ways in which something is asked, each with the key that changes it, in one quiet line."""

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget

from qualcode.model.texts import legible_text
from qualcode.tui.wanted import Option, fitting


class OptionsLine(Widget):
    """What is set is underlined, and stays where not all fit."""

    DEFAULT_CSS = "OptionsLine { height: 1; padding: 0 1; color: $text-muted; }"

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[Option] = ()

    def show(self, options: Sequence[Option]) -> None:
        """Show these."""
        self._options = options
        self.refresh()

    def render(self) -> Text:
        """Keys and words."""
        text = Text(no_wrap=True)
        for option in fitting(self._options, self.size.width):
            text.append("  " if text else "")
            text.append(f"{option.key} ", "bold")
            text.append(legible_text(option.words), "underline" if option.is_set else "")
        return text
