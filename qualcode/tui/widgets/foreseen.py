"""What keeping a correction would do, with the passages to be looked at, and what stays in the file."""

from collections.abc import Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from qualcode.model.codebook import Codebook
from qualcode.model.texts import legible_text
from qualcode.tui.fates import told
from qualcode.tui.marks import cut
from qualcode.tui.widgets.rows import Rows
from qualcode.workbench.revising import NewWords, Revised

_NAME = 24


class NewWordsList(Rows):
    """One passage a row: a question mark where it is doubtful, its code, and its words before."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._passages: Sequence[NewWords] = ()
        self._codebook: Codebook | None = None

    def show_passages(self, passages: Sequence[NewWords], codebook: Codebook) -> None:
        """Show these passages."""
        self._passages, self._codebook = passages, codebook
        self.show_rows([str(place) for place in range(len(passages))], 0)

    @property
    def passage(self) -> NewWords | None:
        """The highlighted passage."""
        return self._passages[self.index] if self.index < len(self._passages) else None

    def row(self, index: int, width: int) -> Text:
        """Sign, code and words."""
        passage = self._passages[index]
        code = self._codebook.by_id.get(passage.code_id or 0) if self._codebook else None
        text = Text(" ? " if passage.doubt else " ≈ ", "bold", no_wrap=True)
        name = cut(legible_text(code.name) if code else "marked words", min(_NAME, width // 3))
        text.append(f"{name}  ")
        words = " ".join(legible_text(passage.before).split())
        text.append(cut(f"“{words}”", max(3, width - text.cell_len - 1)))
        return text


class Foreseen(Vertical):
    """Open while somebody decides; nothing is written yet."""

    DEFAULT_CSS = """
    Foreseen {
        display: none; height: auto; max-height: 70%; border-top: solid $primary; background: $surface;
    }
    Foreseen.-open { display: block; }
    Foreseen Static { height: auto; padding: 0 1; }
    Foreseen #fates { text-style: bold; }
    Foreseen #new_words { height: auto; max-height: 5; background: $surface; }
    Foreseen #both { max-height: 6; }
    Foreseen #stays { color: $text-muted; border-top: solid $panel; }
    """

    def compose(self) -> ComposeResult:
        """The sentence, the list, one of them in full, and what stays in the file."""
        yield Static(id="fates", markup=False)
        yield NewWordsList(id="new_words")
        yield Static(id="both", markup=False)
        yield Static(id="stays", markup=False)

    def open(self, revised: Revised, codebook: Codebook, people: Sequence[str]) -> None:
        """Show what would happen."""
        remarks = " ".join(revised.remarks)
        self.query_one("#fates", Static).update(legible_text(f"{told(revised)} {remarks}".strip()))
        passages = (*revised.doubtful, *revised.changed)
        words = self.query_one(NewWordsList)
        words.show_passages(passages, codebook)
        words.styles.height = min(5, len(passages))
        self.query_one("#stays", Static).update(legible_text(_stays(people)))
        self.add_class("-open")
        self._show_both()
        words.focus()

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    @property
    def is_open(self) -> bool:
        """Whether somebody is deciding."""
        return self.has_class("-open")

    @on(NewWordsList.Highlighted)
    def _show_both(self) -> None:
        passage = self.query_one(NewWordsList).passage
        both = self.query_one("#both", Static)
        both.display = passage is not None
        if passage is not None:
            both.update(_both(passage, max(20, 3 * (self.size.width or 80) - 20)))


def _both(passage: NewWords, room: int) -> Text:
    """The words before and now, and why the place is doubtful."""
    text = Text()
    text.append("before  ", "dim").append(_line(passage.before, room))
    text.append("\nnow     ", "dim")
    text.append(_line(passage.now, room) if passage.now else "nowhere that could be proposed")
    if passage.doubt:
        text.append(f"\ndoubtful: {passage.doubt.explained}", "italic")
    return text


def _line(words: str, room: int) -> str:
    return cut(" ".join(legible_text(words).split()), room)


def _stays(people: Sequence[str]) -> str:
    """That the earlier version is still there, and how it is erased."""
    whose = people[0] if len(people) == 1 else "ID"
    return (
        "The text as it was stays in the project file, with what you took out of it (ctrl+o shows it)."
        f" It is erased when the person withdraws: qualcode respondent withdraw {whose}"
    )
