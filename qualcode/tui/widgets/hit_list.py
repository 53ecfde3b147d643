"""The places that were found, each in its context, the words that were looked for one below the other."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.strip import Strip

from qualcode.model.finding import Hit
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows

_LONGEST_NAME = 14
_LEFT = 0.42
_SIGNS, _WAVE = 3, 4
_FOUND = Style(bold=True, underline=True)


def row_id(hit: Hit) -> str:
    """What tells a place from all others."""
    return f"{hit.document_id}:{hit.span.start_char}:{hit.span.end_char}"


def end_of(text: str, room: int) -> str:
    """The last words of a text that fit, without half a character.

    >>> end_of("I can go", 5), end_of("仕事が", 5)
    ('an go', '事が')
    """
    text = text[-room:] if room > 0 else ""
    while cell_len(text) > room:
        text = text[1:]
    return text


class HitList(Rows):
    """One place a row; where there is none, words about that."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="find.open"),
        Binding("space", "screen.mark", "mark", id="find.mark"),
        Binding("a", "screen.mark_all", "mark all or none", show=False, id="find.mark_all"),
        Binding("c", "screen.code", "code", id="find.code"),
        Binding("s", "screen.around", "how much", id="find.around"),
        Binding("p", "screen.polarity", "polarity of what is coded", show=False, id="find.polarity"),
        Binding("e", "screen.export", "export what is shown", show=False, id="find.export"),
        Binding("slash", "screen.line", "other words", priority=True, id="find.line"),
        Binding("r", "screen.manner", "words, phrase or regular expression", show=False, id="find.manner"),
        Binding("o", "screen.forms", "word forms", show=False, id="find.forms"),
        Binding("h", "screen.uncoded", "hide what is coded", show=False, id="find.uncoded"),
        Binding("i", "screen.respondents", "interviewers' words", show=False, id="find.respondents"),
        Binding("w", "screen.wave", "wave", show=False, id="find.wave"),
        Binding("f", "screen.people", "only some people", show=False, id="find.people"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hits: Sequence[Hit] = ()
        self._marked: Collection[str] = ()
        self._person = 0
        self._words = ""

    def show_hits(self, hits: Sequence[Hit], marked: Collection[str], *, is_new: bool) -> None:
        """Show these places; those of another search from the first one on, else the place is kept."""
        self._hits, self._marked = hits, marked
        longest = max((cell_len(_person(hit)) for hit in hits), default=0)
        self._person = min(longest, _LONGEST_NAME)
        self.show_rows([row_id(hit) for hit in hits], 0 if is_new else None)
        if is_new:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def show_marks(self, marked: Collection[str]) -> None:
        """Other places are marked now."""
        self._marked = marked
        self.refresh()

    def show_words(self, words: str) -> None:
        """Say something where no place is to be shown."""
        self._words = words
        self.show_hits((), (), is_new=True)

    @property
    def hit(self) -> Hit | None:
        """The highlighted place."""
        return self._hits[self.index] if self.index < len(self._hits) else None

    def row(self, index: int, width: int) -> Text:
        """Signs, person, wave, and the words between those before and behind them."""
        hit = self._hits[index]
        dim = self.get_component_rich_style("rows--dim")
        row = Text(no_wrap=True)
        row.append("✓" if self.ids[index] in self._marked else " ")
        row.append(f"{'●' if hit.is_coded else ' '} ", dim)
        row.append(
            set_cell_size(cut(_person(hit), self._person), self._person), None if hit.respondents else dim
        )
        row.append(set_cell_size("" if hit.wave is None else f" w{hit.wave}", _WAVE), dim)
        room = max(20, width - _SIGNS - self._person - _WAVE)
        left = end_of(legible_text(hit.left), int(room * _LEFT) - 1)
        row.append(" " * (int(room * _LEFT) - 1 - cell_len(left)) + left, dim)
        row.append(f"‹{cut(legible_text(hit.match), room - int(room * _LEFT) - 2)}›", _FOUND)
        row.append(legible_text(hit.right), dim)
        return row

    def render_line(self, y: int) -> Strip:
        """A place, or a line of what is said instead."""
        if self.ids:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        lines = Text(self._words).wrap(self.app.console, max(10, width - 2))
        line = Text(" ") + lines[y] if y < len(lines) else Text()
        return Strip(line.render(self.app.console)).apply_style(self.rich_style).adjust_cell_length(width)


def _person(hit: Hit) -> str:
    return legible_text(", ".join(hit.respondents)) or "interviewer"
