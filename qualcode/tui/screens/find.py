"""The find screen: words in their context, each a door to its note, and coded one by one or all at once."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Hit
from qualcode.model.tables import Table
from qualcode.model.texts import legible_text
from qualcode.tui import searching
from qualcode.tui.exporting import export
from qualcode.tui.found_words import TEACHING, in_words, nothing
from qualcode.tui.marks import cut
from qualcode.tui.screens.looking import LookingScreen
from qualcode.tui.searching import Found
from qualcode.tui.wanted import Note, Wanted
from qualcode.tui.widgets.asking import LineAsked
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.hit_list import HitList, row_id
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.options_line import OptionsLine
from qualcode.tui.widgets.progress_line import ProgressLine
from qualcode.tui.widgets.said_line import SaidLine
from qualcode.tui.widgets.two_ends import TwoEnds
from qualcode.workbench import desk

# So many notes are searched between two letters.
_SMALL = 2_000
_LOW = 30


class FindScreen(LookingScreen):
    """A line to type in, how it is understood, and the places."""

    DEFAULT_CSS = """
    FindScreen #sought { border: none; height: 1; padding: 0 1; background: $surface; }
    FindScreen #hits { height: 1fr; background: $background; }
    FindScreen #to_code { display: none; height: 1; padding: 0 1; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list", "to the places", key_display="↓", id="find.list"),
        Binding("escape", "back", "back", id="find.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._found = Found(Wanted())
        self._marked: set[str] = set()
        self._came_from = "code"
        self._is_stale = self._is_opened = False

    def compose(self) -> ComposeResult:
        """What was found, the line, how it is understood, the places, and strips that ask."""
        yield TwoEnds(id="top")
        yield Input(placeholder='bus · "own pace" · help*', id="sought")
        yield OptionsLine()
        yield HitList(id="hits")
        yield ProgressLine()
        yield SaidLine()
        yield from self.compose_strips()
        yield LineAsked(id="people_asked")
        yield FileAsked()
        yield KeyLine()

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        self.watch(self.app, "revision", self._changed, init=False)
        self._teach()

    def on_resize(self, event: events.Resize) -> None:
        """Show what fits."""
        self.set_class(event.size.height < _LOW, "-low")
        self.call_after_refresh(self._show_top)

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something without covering the places."""
        self.query_one(SaidLine).tell(message, is_problem=is_problem)

    def begin(self, came_from: str, note: Note | None) -> None:
        """Ready to type; in the note that was read, if there was one."""
        self._came_from, self.note = came_from, note
        self.is_small = len(desk.notes(self.app.project)) <= _SMALL
        self.want(replace(self.wanted, note=note))
        self.action_line()
        self.query_one("#sought", Input).select_all()

    # --- what is looked for -----------------------------------------------------------------------------

    @on(Input.Submitted, "#sought")
    def _submitted(self) -> None:
        self.look()
        self.action_list()

    def search(self) -> None:
        """Look for what is wanted."""
        self._is_stale = False
        if not self.wanted.text.strip():
            self.stop()
            self._teach()
            return
        search = partial(searching.search, self.app.project.path, self.wanted)
        self.start(search, self._show_found, self._refused)

    @on(LineAsked.Left)
    @on(FileAsked.Left)
    def _asked_left(self) -> None:
        self.close_strips()

    # --- what was found ---------------------------------------------------------------------------------

    def _changed(self) -> None:
        """The project changed: what is shown is looked for again, now or when somebody comes back to it."""
        self._is_stale = True
        if self.is_current:
            self._look_again()

    def on_screen_resume(self) -> None:
        """Somebody comes back."""
        if self._is_stale:
            self._look_again()

    def _look_again(self) -> None:
        """Look again for what is shown; not for what was stopped or refused."""
        if self._found.wanted == self.wanted and not self.is_working:
            self.search()

    def _show_found(self, found: Found) -> None:
        is_new = found.wanted != self._found.wanted
        self._found = found
        self._marked = set() if is_new else self._marked.intersection(map(row_id, found.hits))
        self._is_opened = self._is_opened and not is_new
        listed = self.query_one(HitList)
        if found.hits:
            listed.show_hits(found.hits, self._marked, is_new=is_new)
        else:
            listed.show_words(nothing(found))
        self._show_top()

    def _refused(self, error: QualcodeError) -> None:
        self._show_words(f"{error.message} {error.hint}".strip())

    def _teach(self) -> None:
        self._show_words(TEACHING)

    def _show_words(self, words: str) -> None:
        self._found, self._marked = Found(Wanted()), set()
        self.query_one(HitList).show_words(legible_text(words))
        self._show_top()

    def _show_top(self) -> None:
        """What was found on the left, the study on the right."""
        room = max(10, self.size.width - 2)
        found = f"Find · {in_words(self._found)}" if self._found.hits else "Find"
        if self._marked:
            found += f" · {len(self._marked)} marked"
        title = cut(legible_text(self.app.project.facts.title), room - cell_len(found) - 3)
        self.query_one("#top", TwoEnds).show(found, title)

    # --- the list ---------------------------------------------------------------------------------------

    def action_line(self) -> None:
        """Type other words; what is typed in one go with this key belongs to them."""
        self.set_focus(self.query_one("#sought", Input))

    def action_list(self) -> None:
        """To the places."""
        self.set_focus(self.query_one(HitList))

    async def action_back(self) -> None:
        """Stop looking; else back to where one came from."""
        if not self.stop():
            await self.app.switch_mode(self._came_from)
        elif self._found.wanted != self.wanted:
            self._show_words("Stopped. / and Enter look again.")
        else:
            self.app.say("Stopped.")

    @on(HitList.Chosen, "#hits")
    async def _opened(self) -> None:
        self._is_opened = True
        hit = self.query_one(HitList).hit
        if hit is not None:
            await self.app.open_passage(hit.document_id, hit.span.start_char, hit.span.end_char)

    def next_hit(self, step: int) -> Hit:
        """The place after (or before) the one that was opened last, said and highlighted."""
        listed, hits = self.query_one(HitList), self._found.hits
        if not hits:
            raise QualcodeError("There are no places to go to.", "/ looks for words.")
        place = listed.index + step if self._is_opened else listed.index
        if not 0 <= place < len(hits):
            raise QualcodeError(f"This was the {'last' if step > 0 else 'first'} of {len(hits)} places.")
        self._is_opened = True
        listed.highlight(row_id(hits[place]))
        return hits[place]

    @property
    def place(self) -> str:
        """Where one is in the list: ``7 of 41``."""
        return f"{self.query_one(HitList).index + 1} of {len(self._found.hits)}"

    def action_mark(self) -> None:
        """Mark the highlighted place, or take its mark away, and go on to the next one."""
        listed = self.query_one(HitList)
        if listed.row_id:
            self._mark(self._marked ^ {listed.row_id})
            listed.action_step(1)

    def action_mark_all(self) -> None:
        """Mark all places, or where all are marked none."""
        everything = set(map(row_id, self._found.hits))
        self._mark(set() if self._marked == everything else everything)

    def _mark(self, marked: set[str]) -> None:
        self._marked = marked
        self.query_one(HitList).show_marks(marked)
        self._show_top()

    def action_export(self) -> None:
        """Write all places to a file in the format of its suffix."""
        if self._found.hits and not self.is_working:
            self.query_one(FileAsked).open("found.html")
        else:
            self.app.say("There is nothing to export yet.")

    @on(FileAsked.Named)
    def _export(self, event: FileAsked.Named) -> None:
        self.close_strips()
        look_up = partial(searching.table, self.app.project.path, self._found.wanted)
        self.start(look_up, partial(self._save, event.path))

    def _save(self, path: Path, table: Table) -> None:
        export(self.app, path, lambda: table)

    # --- coding -----------------------------------------------------------------------------------------

    def action_code(self) -> None:
        """Code the marked places, or all."""
        marked = [hit for hit in self._found.hits if row_id(hit) in self._marked]
        if self.is_working:
            self.app.say("The places are still being looked for; Esc stops.")
        elif self._found.hits:
            self.code_hits(marked or self._found.hits, is_sure=bool(marked))
        else:
            self.app.say("No place is shown that could be coded.")

    def strips_closed(self) -> None:
        """Back to the places."""
        self.query_one("#people_asked", LineAsked).close()
        self.query_one(FileAsked).close()
        self.action_list()

    def were_coded(self) -> None:
        """What was marked is done."""
        self._marked = set()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a strip asks, the keys are its own."""
        if action in {"place", "list"}:
            return isinstance(self.focused, HitList) or getattr(self.focused, "id", "") == "sought"
        return super().check_action(action, parameters)
