"""The code picker: a strip under the text that finds a code by a few letters of its path."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcode.model.codebook import Code, Codebook
from qualcode.model.texts import legible_text

_NEW = "new:"


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


class Picker(Vertical):
    """Type, choose with the arrows, press Enter; Escape leaves without a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="picker.leave"),
        Binding("down", "next(1)", "next", show=False, id="picker.next"),
        Binding("up", "next(-1)", "previous", show=False, id="picker.previous"),
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
        self._recent: Sequence[int] = ()

    def compose(self) -> ComposeResult:
        """The line to type in, the codes, and what the focused code means."""
        yield Input(placeholder="a few letters of a code, or a new name", id="typed")
        yield OptionList(id="found", markup=False)
        yield Static(id="meaning", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return self.has_class("-open")

    def open(self, codebook: Codebook, recent: Sequence[int], typed: str = "") -> None:
        """Show it, ready to type."""
        self._codebook, self._recent = codebook, recent
        self.add_class("-open")
        line = self.query_one(Input)
        line.value = typed
        line.cursor_position = len(typed)
        line.focus()
        self._find(typed)

    def close(self) -> None:
        """Take it away."""
        self.remove_class("-open")

    @on(Input.Changed, "#typed")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    def _find(self, typed: str) -> None:
        codes = found(self._codebook, typed, self._recent)
        options = [Option(legible_text(one.path), id=str(one.code.code_id)) for one in codes]
        name = " ".join(typed.split())
        if name and all(one.code.name.casefold() != name.casefold() for one in codes):
            parent = codes[0].code if codes and ">" not in name else None
            theme = self._top_of(parent)
            if theme:
                options.append(Option(f"+ create “{name}” under {theme}", id=f"{_NEW}{theme} > {name}"))
            options.append(Option(f"+ create “{name}” as a theme of its own", id=f"{_NEW}{name}"))
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = 0 if options else None

    def _top_of(self, code: Code | None) -> str:
        return self._codebook.path(code.code_id)[0] if code else ""

    @on(OptionList.OptionHighlighted, "#found")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.query_one("#meaning", Static).update(self._meaning(event.option.id or ""))

    def _meaning(self, option_id: str) -> str:
        if option_id.startswith(_NEW) or not option_id:
            return "Enter makes the code and codes the selection with it at once."
        code = self._codebook.by_id[int(option_id)]
        parts = [code.definition]
        parts += [
            f"{word}: {text}" for word, text in (("include", code.include), ("exclude", code.exclude)) if text
        ]
        return legible_text("  ·  ".join(part for part in parts if part)) or "No definition yet."

    def action_next(self, step: int) -> None:
        """Another code of the list."""
        listed = self.query_one("#found", OptionList)
        if listed.option_count:
            listed.highlighted = ((listed.highlighted or 0) + step) % listed.option_count

    def action_leave(self) -> None:
        """Choose nothing."""
        self.post_message(self.Left())

    @on(Input.Submitted, "#typed")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose(self.query_one("#found", OptionList).highlighted_option)

    @on(OptionList.OptionSelected, "#found")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option)

    def _choose(self, option: Option | None) -> None:
        if option is None or option.id is None:
            return
        if option.id.startswith(_NEW):
            self.post_message(self.Created(option.id.removeprefix(_NEW)))
        else:
            self.post_message(self.Chosen(int(option.id)))
