"""The code picker: a strip under the text that finds a code by a few letters of its path."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.message import Message
from textual.widgets import Input, Static

from qualcode.model.codebook import PATH_SEPARATOR, Code, Codebook, folded
from qualcode.model.tables import Share
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.widgets.code_list import numbers
from qualcode.tui.widgets.rows import Rows

_NEW = "new:"
_PLACEHOLDER = "a few letters of a code, or a new name"
_RIGHT = 20


class Found(NamedTuple):
    """A code that fits what was typed; ``score`` puts the best first."""

    score: float
    code: Code
    path: str


def found(codebook: Codebook, typed: str, recent: Sequence[int]) -> list[Found]:
    """The codes whose path fits, best first; with nothing typed the recent ones lead, then the codebook."""
    if not typed.strip():
        last = {code_id: place for place, code_id in enumerate(reversed(recent))}
        codes = sorted(codebook, key=lambda code: last.get(code.code_id, len(last)))
        return [Found(0, code, codebook.label(code.code_id)) for code in codes]
    matcher = Matcher(typed.strip())
    scored = []
    for place, code in enumerate(codebook):
        path = codebook.label(code.code_id)
        # The name itself weighs more than the themes above it.
        score = max(matcher.match(path), 1.5 * matcher.match(code.name))
        if score > 0:
            scored.append((-score, place, Found(score, code, path)))
    return [one for _, _, one in sorted(scored, key=lambda entry: entry[:2])]


def new_paths(codebook: Codebook, typed: str, codes: Sequence[Found]) -> list[str]:
    """The paths under which a new code of this name could be made, the likeliest first.

    A path that is typed out (``Theme > New code``) is taken at its word.
    """
    steps = [" ".join(part.split()) for part in typed.split(PATH_SEPARATOR.strip())]
    if not all(steps):
        return []
    name = PATH_SEPARATOR.join(steps)
    there = {folded(codebook.label(code.code_id)) for code in codebook}
    if len(steps) > 1:
        return [] if folded(name) in there else [name]
    best = codebook.path(codes[0].code.code_id) if codes else ()
    above = dict.fromkeys(filter(None, (PATH_SEPARATOR.join(best[:1]), PATH_SEPARATOR.join(best[:-1]))))
    themes = [theme for theme in above if folded(theme.rsplit(PATH_SEPARATOR, 1)[-1]) != folded(name)]
    paths = [*(PATH_SEPARATOR.join((theme, name)) for theme in themes), name]
    return [path for path in paths if folded(path) not in there]


class FoundList(Rows, can_focus=False):
    """What fits the letters: codes with their people, then the codes that could be made."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._codes: Sequence[Found] = ()
        self._new: Sequence[str] = ()
        self._shares: Mapping[int, Share] = {}

    def show(self, codes: Sequence[Found], new: Sequence[str], shares: Mapping[int, Share]) -> None:
        """Show these, the first highlighted."""
        self._codes, self._new, self._shares = codes, new, shares
        ids = [*(str(one.code.code_id) for one in codes), *(f"{_NEW}{path}" for path in new)]
        self.show_rows(ids, 0)
        self.post_message(self.Highlighted(self, self.row_id))

    def row(self, index: int, width: int) -> Text:
        """A path with key and people, or what would be made."""
        dim = self.get_component_rich_style("rows--dim")
        if index >= len(self._codes):
            return Text(cut(f" + create {legible_text(self._new[index - len(self._codes)])}", width))
        one = self._codes[index]
        room = max(4, width - _RIGHT - 2)
        row = Text(no_wrap=True)
        row.append("▎", Style(color=one.code.colour or None))
        name = cut(legible_text(one.code.name), room)
        above = legible_text(one.path.removesuffix(one.code.name).removesuffix(PATH_SEPARATOR))
        row.append(f"{name}  ")
        row.append(cut(above, room - cell_len(name) - 2), dim)
        row = Text.assemble(row, " " * max(0, room + 1 - row.cell_len))
        share = self._shares.get(one.code.code_id, Share(0, 0))
        row.append(set_cell_size(f"key {one.code.key}" if one.code.key else "", 7), dim)
        row.append(f"{numbers(share):>11}  ", dim)
        return row


class Picker(Vertical):
    """Type, choose with the arrows, press Enter; Escape leaves without a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="picker.leave"),
        Binding("down,ctrl+n", "next(1)", "next", show=False, id="picker.next"),
        Binding("up,ctrl+b", "next(-1)", "previous", show=False, id="picker.previous"),
    ]

    class Chosen(Message):
        """A code was chosen."""

        def __init__(self, code_id: int) -> None:
            super().__init__()
            self.code_id = code_id

    class Created(Message):
        """A new code is wanted: its path, ``Theme > New code`` or ``New theme``."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    class Left(Message):
        """Nothing was chosen."""

    def __init__(self) -> None:
        super().__init__(id="picker")
        self._codebook = Codebook(0, ())
        self._shares: Mapping[int, Share] = {}
        self._recent: Sequence[int] = ()
        self._typed = self._question = ""

    def compose(self) -> ComposeResult:
        """The line to type in, the codes, and what the focused code means."""
        yield Input(placeholder=_PLACEHOLDER, id="typed", select_on_focus=False)
        yield FoundList(id="found")
        yield Static(id="meaning", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return self.has_class("-open")

    def open(
        self,
        codebook: Codebook,
        shares: Mapping[int, Share],
        recent: Sequence[int],
        typed: str = "",
        question: str = "",
    ) -> None:
        """Show it, ready to type; only a code that is there answers a ``question``."""
        self._codebook, self._shares, self._recent = codebook, shares, recent
        self._question = question
        self.add_class("-open")
        line = self.query_one(Input)
        line.placeholder = question or _PLACEHOLDER
        with line.prevent(Input.Changed):
            line.value = typed
        line.cursor_position = len(typed)
        line.focus()
        self._find(typed)

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    @on(Input.Changed, "#typed")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self._find(event.value)

    def _find(self, typed: str) -> None:
        self._typed = typed
        codes = found(self._codebook, typed, self._recent)
        new = [] if self._question else new_paths(self._codebook, typed, codes)
        self.query_one(FoundList).show(codes, new, self._shares)

    @on(FoundList.Highlighted)
    def _highlighted(self, event: FoundList.Highlighted) -> None:
        event.stop()
        self.query_one("#meaning", Static).update(self._meaning(event.row_id), layout=False)

    def _meaning(self, row_id: str) -> str:
        if not row_id:
            return "Nothing fits." if self._question else "Nothing fits. Type a name to make a new code."
        if row_id.startswith(_NEW):
            return "Enter makes the code and codes the selection with it at once."
        code = self._codebook.by_id[int(row_id)]
        parts = [code.definition]
        parts += [
            f"{word}: {text}" for word, text in (("include", code.include), ("exclude", code.exclude)) if text
        ]
        return legible_text("  ·  ".join(part for part in parts if part)) or "No definition yet."

    def action_next(self, step: int) -> None:
        """Another code of the list; behind the last one comes the first."""
        listed = self.query_one(FoundList)
        if listed.ids:
            listed.highlight(listed.ids[(listed.index + step) % len(listed.ids)])

    def action_leave(self) -> None:
        """Choose nothing."""
        self.post_message(self.Left())

    @on(Input.Submitted, "#typed")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value != self._typed:
            # Enter can overtake the search for the last letters.
            self._find(event.value)
        self._choose(self.query_one(FoundList).row_id)

    @on(FoundList.Chosen)
    def _selected(self, event: FoundList.Chosen) -> None:
        event.stop()
        self._choose(event.row_id)

    def _choose(self, row_id: str) -> None:
        if row_id.startswith(_NEW):
            self.post_message(self.Created(row_id.removeprefix(_NEW)))
        elif row_id:
            self.post_message(self.Chosen(int(row_id)))
