"""The strip under the text: the coding in focus, and a message in the rule above it."""

from collections.abc import Sequence
from textwrap import wrap

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from qualcode.model.codebook import Codebook
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.signs import SIGNS, STAR
from qualcode.workbench.desk import Placed

_SECONDS = 8.0
_NARROWEST = 10
_HINT = (
    "s takes a sentence, shift+arrows or space any words;",
    "then a code's own key codes them, or c to choose a code.",
)


class FocusStrip(Widget):
    """Four lines of a fixed height, so that moving the caret never moves the text."""

    DEFAULT_CSS = """
    FocusStrip {
        height: 5;
        padding: 0 1;
        border-top: solid $panel;
        border-title-color: $text;
        border-title-background: $background;
        color: $text-muted;
    }
    FocusStrip.-problem { border-title-color: $warning; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[tuple[str, Style], ...] = ()
        self._messages = 0
        self._message = ""
        self._more: list[str] = []

    def show_lines(self, *lines: tuple[str, Style]) -> None:
        """Show these lines; nothing is drawn where they are there already."""
        kept = tuple((text, style) for text, style in lines if text)
        if kept != self._lines:
            self._lines = kept
            self.refresh()

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something in the rule, for a while."""
        self._messages += 1
        number = self._messages
        if self.has_class("-problem") != is_problem:
            self.set_class(is_problem, "-problem")
        self._message = " ".join(legible_text(message).split())
        self._show_message()
        self.set_timer(_SECONDS, lambda: self._fade(number))

    def _fade(self, number: int) -> None:
        if number == self._messages:
            self._message = ""
            self._show_message()

    def on_resize(self) -> None:
        """Fit the message to the new width; a strip that was covered had none."""
        self._show_message()

    def _show_message(self) -> None:
        """In the rule; what does not fit into it stands below, in front of the lines."""
        # While something stands over it, it has no width, and is fitted when it has one again.
        width = max(_NARROWEST, self.size.width) if self.size.width else max(1, len(self._message))
        first, *more = wrap(self._message, width) or [""]
        self.border_title = first.replace("[", r"\[") or None
        if more != self._more:
            self._more = more
            self.refresh()

    def render(self) -> Text:
        """The lines, each cut where it does not fit."""
        text = Text(no_wrap=True)
        lines = (*((line, Style(bold=True)) for line in self._more), *self._lines)
        for place, (line, style) in enumerate(lines[: max(1, self.size.height)]):
            text.append("\n" if place else "")
            text.append(cut(" ".join(legible_text(line).split()), self.size.width), style)
        return text


def lines_about(placed: Placed | None, codebook: Codebook, others: int) -> Sequence[tuple[str, Style]]:
    """What is told of the coding in focus; ``others`` is how many more are over the same words."""
    if placed is None:
        return [(line, Style()) for line in _HINT]
    code = codebook.by_id[placed.code_id]
    polarity = f"   {SIGNS[placed.polarity]} {placed.polarity}" if SIGNS[placed.polarity] else ""
    star = f"   {STAR} for the paper" if placed.is_starred else ""
    more = f"   and {others} more (`)" if others else ""
    sides = (("include", code.include), ("exclude", code.exclude))
    meaning = "  ·  ".join(f"{word}: {text}" for word, text in sides if text) or code.definition
    return [
        (f"{code.key} {codebook.label(placed.code_id)}{polarity}{star}{more}".strip(), Style(bold=True)),
        (f"note: {placed.note}" if placed.note else "", Style(italic=True)),
        (meaning, Style()),
        (f"“{placed.quote}”", Style()),
    ]
