"""Everything that was written, and the trail: shelves of entries, filtered by typing."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text
from qualcode.tui.marks import cut
from qualcode.tui.memo_paper import MemoPaper, memo_again
from qualcode.tui.screens.writing import StripScreen
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.rows import Rows
from qualcode.tui.widgets.writing_strip import WritingStrip
from qualcode.workbench import cells, shelf, subjects, writing
from qualcode.workbench.shelf import SHELVES, Entry

_NARROW = 100
_NOTHING = {
    "memos": "No memos yet. m writes one: on a passage or a note while you read (F3), or here on the study.",
    "summaries": "No summaries yet. In a note (F3), Y writes one.",
    "sheets": "No contact sheets yet. Q opens one in a note; `qualcode sheet questions` sets what it asks.",
    "cells": "No cells or ratings yet. On a coded passage (F3), X sums up the person under its theme.",
    "trail": "Nothing was done yet.",
}


class EntryList(Rows):
    """Date, kind, subject and first words of each entry; the id of a row is its place."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "open", id="writings.open")]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._entries = entries
        self.show_rows([str(place) for place in range(len(entries))])

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry."""
        return self._entries[self.index] if self.index < len(self._entries) else None

    def row(self, index: int, width: int) -> Text:
        """One entry in a line."""
        entry = self._entries[index]
        dim = self.get_component_rich_style("rows--dim")
        text = Text(no_wrap=True)
        is_step = entry.kind in {"did", "undid", "redid"}
        date = entry.written if is_step else entry.written[:10]
        text.append(f" {date}  ", dim)
        text.append(set_cell_size(entry.kind, 9))
        if entry.mark:
            text.append("stale " if entry.mark.startswith("stale") else "new ", "bold")
        room = max(10, width - text.cell_len - 1)
        words = " ".join(legible_text(entry.title or entry.body).split())
        subject = legible_text(entry.subject)
        if is_step:
            text.append(cut(f"{words}  {subject}", room))
            return text
        text.append(cut(subject, max(12, room // 2)))
        text.append("  ")
        text.append(cut(words, max(0, width - text.cell_len - 1)), dim)
        return text


class WritingsScreen(StripScreen):
    """Walk what was written; Enter opens it where it belongs, typing after / finds."""

    DEFAULT_CSS = """
    #writings_filter { display: none; border: none; height: 1; padding: 0 1; background: $surface; }
    #writings_filter.-used { display: block; }
    #writings { height: 1fr; }
    #entries { width: 1fr; background: $background; }
    #reading { width: 1fr; border-left: solid $panel; padding: 0 2; }
    #reading Vertical { height: auto; }
    WritingsScreen.-narrow #writings { layout: vertical; }
    WritingsScreen.-narrow #entries { height: 1fr; width: 100%; }
    WritingsScreen.-narrow #reading { height: 1fr; width: 100%; border-left: none; border-top: solid $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,f", "filter", "find", key_display="/", id="writings.filter"),
        Binding("left", "shelf(-1)", "shelf to the left", show=False, id="writings.left"),
        Binding("right", "shelf(1)", "shelves", key_display="← →", id="writings.right"),
        Binding("a", "all", "mine or all coders'", show=False, id="writings.all"),
        Binding("m", "write_memo", "memo on the study", id="writings.memo"),
        Binding("delete", "delete", "delete the memo", show=False, id="writings.delete"),
        Binding("escape", "back", "back", show=False, id="writings.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shelf = SHELVES[0]
        self._is_everybodys = False

    def compose(self) -> ComposeResult:
        """Shelves, filter, entries beside the words of one of them."""
        yield Static(id="top", markup=False)
        yield Input(placeholder="kind, code, person, note or any words", id="writings_filter")
        with Horizontal(id="writings"):
            yield EntryList(id="entries")
            with VerticalScroll(id="reading", can_focus=False), Vertical():
                yield Static(id="entry", markup=False)
        yield WritingStrip()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the memos."""
        self.watch(self.app, "revision", self._reread, init=False)
        self._reread()
        self.query_one(EntryList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room beside, the words stand below."""
        self.set_class(event.size.width < _NARROW, "-narrow")

    def show_shelf(self, name: str, words: str = "") -> None:
        """Show a shelf, filtered by words."""
        self._shelf = name
        self.query_one("#writings_filter", Input).value = words
        self._reread()
        self.query_one(EntryList).focus()

    # --- showing ----------------------------------------------------------------------------------------

    def _reread(self) -> None:
        words = self.query_one("#writings_filter", Input).value.casefold().split()
        coder = writing.coder_in_use(self.app.project)
        everything = shelf.entries(self.app.project, self._shelf)
        own = [entry for entry in everything if self._is_everybodys or entry.coder in {"", coder}]
        found = [entry for entry in own if entry.has(words)]
        self.query_one(EntryList).show_entries(found)
        self.query_one("#writings_filter").set_class(bool(words), "-used")
        of = f"{len(found)} of {len(own)}" if words else str(len(own))
        whose = "all coders" if self._is_everybodys else f"coder {coder or 'nobody yet'}"
        names = "  ".join(f"[{name}]" if name == self._shelf else name for name in SHELVES)
        self.query_one("#top", Static).update(f"{names}   {of}  ·  {legible_text(whose)}")
        self._show_entry()

    @on(EntryList.Highlighted, "#entries")
    def _show_entry(self) -> None:
        entry = self.query_one(EntryList).entry
        shown = self.query_one("#entry", Static)
        if entry is None:
            used = self.query_one("#writings_filter", Input).value.strip()
            shown.update(
                "Nothing has these words. Escape shows all again." if used else _NOTHING[self._shelf]
            )
            return
        text = Text()
        text.append(legible_text(entry.title or entry.subject) + "\n", "bold")
        about = (entry.kind, entry.subject if entry.title else "", entry.people, entry.coder, entry.written)
        text.append(legible_text("  ·  ".join(filter(None, about))) + "\n", "dim")
        if entry.mark:
            text.append(f"{entry.mark}\n", "bold")
        text.append(f"\n{legible_text(entry.body)}")
        shown.update(text)

    # --- doing ------------------------------------------------------------------------------------------

    def action_shelf(self, step: int) -> None:
        """The shelf beside."""
        self._shelf = SHELVES[(SHELVES.index(self._shelf) + step) % len(SHELVES)]
        self._reread()

    def action_all(self) -> None:
        """Only what the coder in use wrote, or everybody's."""
        self._is_everybodys = not self._is_everybodys
        self._reread()

    def action_filter(self) -> None:
        """Type what is sought."""
        line = self.query_one("#writings_filter", Input)
        line.add_class("-used")
        line.focus()

    @on(Input.Changed, "#writings_filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._reread()
        self.query_one("#writings_filter").add_class("-used")

    @on(Input.Submitted, "#writings_filter")
    def _filter_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(EntryList).focus()

    async def action_back(self) -> None:
        """Out of the filter, then back to the text."""
        line = self.query_one("#writings_filter", Input)
        if line.value or line.has_focus:
            self.show_shelf(self._shelf)
        else:
            await self.app.switch_mode("code")

    @on(EntryList.Chosen, "#entries")
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Open the entry where it belongs, ready to write on."""
        entry = self.query_one(EntryList).entry
        if entry is None:
            return
        if entry.kind == "rating":
            respondent, code = entry.people, entry.code
            await self.app.ways.open_note(cells.first_note(self.app.project, respondent, code))
        elif self._shelf == "cells":
            respondent, _, code = entry.subject.partition(" under ")
            await self.app.ways.write_cell(respondent, code)
        elif entry.document_id is not None:
            what = {"summaries": "summary", "sheets": "sheet"}.get(self._shelf, "")
            start, end = entry.start_char, entry.end_char
            span = None if start is None or end is None else (start, end)
            await self.app.ways.open_note(entry.document_id, span=span, write=what, memo_id=entry.memo_id)
        elif entry.memo_id is not None:
            memo_id = entry.memo_id
            self.write(lambda: memo_again(self.app.project, memo_id))

    def action_write_memo(self) -> None:
        """A memo on the study."""
        self.write(lambda: MemoPaper(self.app.project, [subjects.STUDY], None))

    def action_delete(self) -> None:
        """Delete the memo; undo brings it back."""
        entry = self.query_one(EntryList).entry
        if entry is None or entry.memo_id is None:
            self.app.say("Only memos are deleted here.")
            return
        try:
            writing.delete_memo(self.app.project, entry.memo_id)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.say("Deleted the memo; u brings it back.")
            self.app.changed()

    def make_room_to_write(self) -> None:
        """The list and the words stay where they are."""

    def writing_ended(self, said: str, *, is_changed: bool) -> None:
        """Back to the list."""
        self.query_one(EntryList).focus()
        if said:
            self.app.say(said)
        if is_changed:
            self.app.changed()
