"""What stands under a table on the screen: a few lines of it, with a sign where it goes on."""

from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from qualcode.model.texts import legible_text

_ON = " …"


class TableNote(Widget):
    """As high as the note, up to the height that is set for it."""

    DEFAULT_CSS = """
    TableNote { height: auto; max-height: 6; padding: 0 1; color: $text-muted; border-top: solid $panel; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._note = ""

    def show(self, note: str) -> None:
        """Show another note."""
        self._note = legible_text(note)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines of the note at this width."""
        return len(self._wrapped(width))

    def render(self) -> Text:
        """As many lines as there is room for; the last one says that the note goes on."""
        lines = self._wrapped(self.size.width)
        shown = lines[: max(1, self.size.height)]
        if len(lines) > len(shown):
            shown[-1].truncate(max(1, self.size.width - len(_ON)))
            shown[-1].append(_ON)
        return Text("\n").join(shown)

    def _wrapped(self, width: int) -> list[Text]:
        return list(Text(self._note).wrap(self.app.console, max(1, width)))
