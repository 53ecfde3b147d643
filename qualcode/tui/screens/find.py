"""The find screen: words in their context, each a door to its note, and coded one by one or all at once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input, Static

from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Around, Hit
from qualcode.model.tables import Table
from qualcode.model.texts import legible_text
from qualcode.tui import searching
from qualcode.tui.conditions import as_typed, conditions
from qualcode.tui.marks import cut
from qualcode.tui.screens.coding_hits import CodingHitsScreen
from qualcode.tui.searching import Found
from qualcode.tui.wanted import Manner, Note, Option, Wanted, fitting
from qualcode.tui.widgets.asking import LineAsked
from qualcode.tui.widgets.file_asked import FileAsked
from qualcode.tui.widgets.hit_list import HitList, row_id
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.tui.widgets.progress_line import ProgressLine
from qualcode.tui.widgets.said_line import SaidLine
from qualcode.tui.widgets.two_ends import TwoEnds
from qualcode.workbench import desk, exports, respondents

_Way = TypeVar("_Way")

# So many notes are searched between two letters.
_SMALL = 2_000
_AFTER_TYPING_SECONDS = 0.25
_LOW = 30
_TEACHING = """
bus               the word, whatever its case and accents
kind staff        notes with both words
"own pace"        these words next to each other
help*             every word that begins so: helped, helpful
bus OR train      either of them

Enter looks. In the list of places Enter opens one in its note, where ctrl+n and ctrl+b go to the next \
and the previous one; Space marks some, c codes them, all in one step."""


class FindScreen(CodingHitsScreen):
    """A line to type in, how it is understood, and the places."""

    DEFAULT_CSS = """
    FindScreen #sought { border: none; height: 1; padding: 0 1; background: $surface; }
    FindScreen #options { height: 1; padding: 0 1; color: $text-muted; }
    FindScreen #hits { height: 1fr; background: $background; }
    FindScreen #to_code { display: none; height: 1; padding: 0 1; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "place", "this note or all", id="find.place"),
        Binding("down", "list", "to the places", key_display="↓", id="find.list"),
        Binding("escape", "back", "back", id="find.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Wanted()
        self._found = Found(Wanted())
        self._marked: set[str] = set()
        self._note: Note | None = None
        self._came_from = "code"
        self._is_small = self._is_stale = self._is_opened = False
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """What was found, the line, how it is understood, the places, and strips that ask."""
        yield TwoEnds(id="top")
        yield Input(placeholder='bus · "own pace" · help*', id="sought")
        yield Static(id="options", markup=False)
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
        self.call_after_refresh(self._show_lines)

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something without covering the places."""
        self.query_one(SaidLine).tell(message, is_problem=is_problem)

    def begin(self, came_from: str, note: Note | None) -> None:
        """Ready to type; in the note that was read, if there was one."""
        self._came_from, self._note = came_from, note
        self._is_small = len(desk.notes(self.app.project)) <= _SMALL
        self._want(replace(self._wanted, note=note))
        self.action_line()
        self.query_one("#sought", Input).select_all()

    # --- what is looked for -----------------------------------------------------------------------------

    @on(Input.Changed, "#sought")
    def _typed(self, event: Input.Changed) -> None:
        if self._typing is not None:
            self._typing.stop()
        if self._is_small and event.value != self._wanted.text:
            self._typing = self.set_timer(_AFTER_TYPING_SECONDS, self._look)

    @on(Input.Submitted, "#sought")
    def _submitted(self) -> None:
        self._look()
        self.action_list()

    def _look(self) -> None:
        """Look for what stands in the line."""
        self._want(self._wanted)

    def _want(self, wanted: Wanted) -> None:
        """Look for what stands in the line, in some way."""
        if self._typing is not None:
            self._typing.stop()
        self._wanted = replace(wanted, text=self.query_one("#sought", Input).value)
        self._show_lines()
        self._search()

    def _search(self) -> None:
        self._is_stale = False
        if not self._wanted.text.strip():
            self.stop()
            self._teach()
            return
        search = partial(searching.search, self.app.project.path, self._wanted)
        self.start(search, self._show_found, self._refused)

    def action_place(self) -> None:
        """This note, or all notes."""
        if self._wanted.note is None and self._note is None:
            self.app.say("All notes are searched; open a note and press / to look in it alone.")
        else:
            self._want(replace(self._wanted, note=None if self._wanted.note else self._note))

    def action_manner(self) -> None:
        """Words, one phrase or a regular expression."""
        self._want(self._wanted.next_manner())

    def action_forms(self) -> None:
        """All forms of each word, or as it is typed."""
        self._want(self._wanted.with_other_forms())

    def action_uncoded(self) -> None:
        """Only what is not coded yet, or all."""
        self._want(replace(self._wanted, is_uncoded=not self._wanted.is_uncoded))

    def action_respondents(self) -> None:
        """Only the words of respondents, or all."""
        self._want(replace(self._wanted, is_respondents_only=not self._wanted.is_respondents_only))

    def action_wave(self) -> None:
        """The next wave, or any."""
        self._want(replace(self._wanted.next_wave(respondents.waves(self.app.project)), note=None))

    def action_people(self) -> None:
        """Only people with some values of attributes."""
        asked = self.query_one("#people_asked", LineAsked)
        asked.open("only people with (agency=North, …)", as_typed(self._wanted.where))

    @on(LineAsked.Written)
    def _people_written(self, event: LineAsked.Written) -> None:
        self.close_strips()
        try:
            where = conditions(event.text)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self._want(replace(self._wanted, where=where, note=None))

    @on(LineAsked.Left)
    @on(FileAsked.Left)
    def _asked_left(self) -> None:
        self.close_strips()

    # --- what was found ---------------------------------------------------------------------------------

    def _changed(self) -> None:
        """The project changed: what is shown is looked for again, now or when somebody comes back to it."""
        self._is_stale = True
        if self.is_current and not self.is_working:
            self._search()

    def on_screen_resume(self) -> None:
        """Somebody comes back."""
        if self._is_stale and not self.is_working:
            self._search()

    def _show_found(self, found: Found) -> None:
        is_new = found.wanted != self._found.wanted
        self._found = found
        self._marked = set() if is_new else self._marked.intersection(map(row_id, found.hits))
        self._is_opened = self._is_opened and not is_new
        listed = self.query_one(HitList)
        if found.hits:
            listed.show_hits(found.hits, self._marked, is_new=is_new)
        else:
            listed.show_words(_nothing(found))
        self._show_lines()

    def _refused(self, error: QualcodeError) -> None:
        self._show_words(f"{error.message} {error.hint}".strip())

    def _teach(self) -> None:
        self._show_words(_TEACHING.strip())

    def _show_words(self, words: str) -> None:
        self._found, self._marked = Found(Wanted()), set()
        self.query_one(HitList).show_words(legible_text(words))
        self._show_lines()

    def _show_lines(self) -> None:
        """What was found on the left, the study on the right, and how it is looked for."""
        room = max(10, self.size.width - 2)
        found = f"Find · {searching.in_words(self._found)}" if self._found.hits else "Find"
        if self._marked:
            found += f" · {len(self._marked)} marked"
        title = cut(legible_text(self.app.project.facts.title), room - cell_len(found) - 3)
        self.query_one("#top", TwoEnds).show(found, title)
        self.query_one("#options", Static).update(self._options(room), layout=False)

    def _options(self, room: int) -> Text:
        polarity = str(self.polarity) if self.polarity is not Polarity.NONE else "no polarity"
        coding = [
            Option("s", f"codes the {self.around}", self.around is not Around.SENTENCE),
            Option("p", polarity, self.polarity is not Polarity.NONE),
        ]
        text = Text(no_wrap=True)
        for option in fitting([*self._wanted.options(), *coding], room):
            text.append("  " if text else "")
            text.append(f"{option.key} ", "bold")
            text.append(legible_text(option.words), "underline" if option.is_set else "")
        return text

    # --- the list ---------------------------------------------------------------------------------------

    def action_line(self) -> None:
        """Type other words; what is typed in one go with this key belongs to them."""
        self.set_focus(self.query_one("#sought", Input))

    def action_list(self) -> None:
        """To the places."""
        self.set_focus(self.query_one(HitList))

    async def action_back(self) -> None:
        """Stop looking; else back to where one came from."""
        if self.stop():
            self.app.say("Stopped.")
        else:
            await self.app.switch_mode(self._came_from)

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
        self._show_lines()

    def action_export(self) -> None:
        """Write all places to a file in the format of its suffix."""
        if self._found.hits:
            self.query_one(FileAsked).open("found.html")
        else:
            self.app.say("There is nothing to export yet.")

    @on(FileAsked.Named)
    def _export(self, event: FileAsked.Named) -> None:
        self.close_strips()
        look_up = partial(searching.table, self.app.project.path, self._found.wanted)
        self.start(look_up, partial(self._save, event.path))

    def _save(self, path: Path, table: Table) -> None:
        try:
            exports.save(table, path)
        except QualcodeError as error:
            self.app.explain(error)
        else:
            self.app.say(f"Exported to {path.resolve()}")

    # --- coding -----------------------------------------------------------------------------------------

    def action_around(self) -> None:
        """Code more or less around each place."""
        self.around = _next(tuple(Around), self.around)
        self._show_lines()

    def action_polarity(self) -> None:
        """Code with the next polarity."""
        self.polarity = _next(tuple(Polarity), self.polarity)
        self._show_lines()

    def action_code(self) -> None:
        """Code the marked places, or all."""
        marked = [hit for hit in self._found.hits if row_id(hit) in self._marked]
        if self._found.hits:
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


def _nothing(found: Found) -> str:
    """Nothing was found, and what could be tried."""
    wanted = found.wanted
    where = "this note" if wanted.note else "the notes that are searched"
    lines = [f"Nothing in {where} fits “{wanted.text.strip()}”."]
    if found.alike:
        lines.append(f"Spelt alike: {', '.join(found.alike)}.")
    if wanted.manner is Manner.WORDS and not wanted.is_forms:
        lines.append("o takes all forms of each word, as go, goes, went; help* every word that begins so.")
    if wanted.manner is Manner.REGEX:
        lines.append("A regular expression takes letters as they are written; (?i) before it takes any case.")
    if wanted.note:
        lines.append("Tab looks in all notes.")
    elif wanted.is_uncoded or wanted.is_respondents_only or wanted.wave is not None or wanted.where:
        lines.append("What is underlined above leaves some words out.")
    return legible_text("\n".join(lines))


def _next(ways: Sequence[_Way], way: _Way) -> _Way:
    return ways[(ways.index(way) + 1) % len(ways)]
