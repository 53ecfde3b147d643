"""A short list of words to choose one from, in a strip."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message

from qualcode.model.texts import legible_text
from qualcode.tui.widgets.rows import Rows


class Choices(Rows):
    """One of a few; Escape leaves everything as it was. The id of a row is what is chosen."""

    DEFAULT_CSS = """
    Choices { display: none; height: auto; max-height: 12; border-top: solid $primary; padding: 0 1; }
    Choices.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", id="list.leave")]

    class Left(Message):
        """Nothing is to be changed."""

    def open(self, choices: Sequence[tuple[str, str]], chosen: str = "") -> None:
        """Offer these ids and words, with the present choice highlighted."""
        self._words = dict(choices)
        self.styles.height = min(12, len(choices) + 1)
        self.add_class("-open")
        ids = list(self._words)
        self.show_rows(ids, ids.index(chosen) if chosen in ids else 0)
        self.focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    def row(self, index: int, width: int) -> Text:  # noqa: ARG002
        """The words of a choice."""
        return Text(legible_text(self._words[self.ids[index]]), no_wrap=True)

    def action_leave(self) -> None:
        """Change nothing."""
        self.post_message(self.Left())
