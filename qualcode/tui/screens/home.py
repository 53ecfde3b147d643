"""The home screen: three lanes of work with honest numbers, what could be next, and the last steps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from qualcode.model.texts import legible_text, number_of
from qualcode.tui.screens.fresh import FreshScreen
from qualcode.tui.widgets.goal_list import GoalList, WayList
from qualcode.tui.widgets.key_line import KeyLine
from qualcode.workbench import desk, shelf
from qualcode.workbench import home as home_verbs
from qualcode.workbench.home import Home

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

KEYS = {
    "read": "r",
    "summary": "s",
    "sheet": "q",
    "code": "c",
    "check": "v",
    "define": "k",
    "themes": "t",
    "cell": "x",
    "stale": "z",
    "memos theory": "1",
    "memos code": "2",
    "memos method": "3",
    "memos personal": "4",
    "draft 0": "d",
    "doubts": "D",
    "recheck": "K",
}
_SAID = {
    "draft 0": "go on with the draft that waits",
    "doubts": "passages that wait for a decision",
    "recheck": "walk what waits for a re-check",
}
_LANES = ("reduce", "display", "conclude")
_NO_NOTES = (
    "This project has no notes yet.\n\n"
    "Leave with ctrl+q and bring them in:\n\n"
    "    qualcode import FOLDER --people people.csv\n\n"
    "A note is a .txt, .md or .docx file. Its name says whose it is and of which wave, as in B07-w2.txt.\n"
    "To see how everything looks with an invented study:   qualcode demo"
)
_NARROW = 100


class HomeScreen(FreshScreen):
    """Every line is one key, or Enter, away."""

    app: "QualcodeApp"
    DEFAULT_CSS = """
    #no_notes { display: none; padding: 2 4; height: 1fr; }
    HomeScreen.-empty #no_notes { display: block; }
    HomeScreen.-empty #lanes, HomeScreen.-empty #under_lanes { display: none; }
    #lanes { height: 8; margin: 1 0 0 0; }
    #under_lanes { height: 1fr; margin: 1 0 0 0; }
    .lane { width: 1fr; padding: 0 1; }
    .lane_name { color: $text-muted; text-style: bold; border-bottom: solid $panel; height: 2; padding: 0 1; }
    .lane Rows { height: 1fr; background: $background; }
    HomeScreen.-narrow #under_lanes { layout: vertical; }
    HomeScreen.-narrow .lane { padding: 0; }
    HomeScreen.-narrow #under_lanes > .lane { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "lane(-1)", "lane to the left", show=False, id="home.left"),
        Binding("right", "lane(1)", "lane to the right", show=False, id="home.right"),
        Binding("m", "memos", "all memos", id="home.memos"),
        Binding("l", "trail", "trail", id="home.trail"),
        *(
            Binding(key, f"go('{goal}')", _SAID.get(goal, goal), show=False, id=f"home.go_{key}")
            for goal, key in KEYS.items()
        ),
    ]

    def compose(self) -> ComposeResult:
        """The lanes, what is next, the last steps."""
        yield Static(id="top", markup=False)
        yield Static(_NO_NOTES, id="no_notes", markup=False)
        with Horizontal(id="lanes"):
            for lane in _LANES:
                with Vertical(classes="lane"):
                    yield Static(lane.capitalize(), classes="lane_name", markup=False)
                    yield GoalList(id=lane)
        with Horizontal(id="under_lanes"):
            with Vertical(classes="lane"):
                yield Static("Next", classes="lane_name", markup=False)
                yield WayList(id="next")
            with Vertical(classes="lane", id="last_lane"):
                yield Static("Last steps", classes="lane_name", markup=False)
                yield WayList(id="last")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show how far the work has come."""
        self.reread()
        self.query_one("#reduce").focus()

    def on_screen_suspend(self) -> None:
        """Places and drafts change without a step."""
        self.is_stale = True

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room for two columns, the last steps stand below."""
        self.set_class(event.size.width < _NARROW, "-narrow")

    def reread(self) -> None:
        """Show how far the work has come."""
        project = self.app.project
        self._home = found = home_verbs.home(project)
        facts = project.facts
        coder = desk.coder_in_use(project) or "nobody yet"
        sample = f"{number_of(found.sample, 'note')} in the sample" if found.sample else ""
        top = "  ·  ".join(filter(None, (f"coder {coder}", sample, facts.title)))
        self.query_one("#top", Static).update(legible_text(top))
        self.set_class(not found.reduce[0].total, "-empty")
        for lane in _LANES:
            self.query_one(f"#{lane}", GoalList).show_lines(getattr(found, lane), KEYS)
        self.query_one("#next", WayList).show_texts(_next_rows(found))
        self.query_one("#last", WayList).show_texts(_last_rows(shelf.entries(project, "trail")))

    # --- going ------------------------------------------------------------------------------------------

    def action_lane(self, step: int) -> None:
        """The next lane or list."""
        lists = [self.query_one(f"#{name}") for name in (*_LANES, "next", "last")]
        place = next((place for place, one in enumerate(lists) if one.has_focus), 0)
        lists[(place + step) % len(lists)].focus()

    @on(GoalList.Chosen)
    async def _goal_chosen(self, event: GoalList.Chosen) -> None:
        await self._go(event.row_id)

    async def action_go(self, goal: str) -> None:
        """Go to a line by its key."""
        await self._go(goal)

    async def action_memos(self) -> None:
        """All memos."""
        await self.app.ways.open_writings("memos")

    async def action_trail(self) -> None:
        """All steps."""
        await self.app.ways.open_writings("trail")

    async def _go(self, goal: str) -> None:
        app = self.app
        word, _, rest = goal.partition(" ")
        match word:
            case "themes":
                await app.switch_mode("themes")
            case "memos":
                await app.ways.open_writings("memos", rest)
            case "stale":
                await app.ways.open_writings("cells", "stale")
            case "cell":
                await self._write_next_cell()
            case "trail":
                await app.ways.open_writings("trail")
            case "doubts":
                await app.ways.open_review()
            case "recheck":
                await app.ways.walk_rechecks()
            case "draft":
                await self._take_up(int(rest))
            case "summary" | "sheet":
                await self._write_next(word)
            case "code" | "check":
                await app.ways.open_note(home_verbs.next_note_without(app.project, word))
            case "define":
                await app.ways.open_codebook()
            case _:
                await app.ways.open_note(None)

    async def _take_up(self, place: int) -> None:
        if place < len(self._home.drafts):
            await self.app.ways.take_up(self._home.drafts[place].draft)
        else:
            self.app.say("No draft waits.")

    async def _write_next_cell(self) -> None:
        gap = home_verbs.first_gap(self.app.project)
        if gap is None:
            self.app.say("Every person with passages under a theme has a summary cell.")
        else:
            await self.app.ways.write_cell(gap.respondent, gap.code)

    async def _write_next(self, goal: str) -> None:
        document_id = home_verbs.next_note_without(self.app.project, goal)
        if document_id is None:
            self.app.say("Every note has one.")
        else:
            await self.app.ways.open_note(document_id, write=goal)


def _next_rows(found: Home) -> list[tuple[str, Text]]:
    rows = []
    for number, named in enumerate(found.drafts):
        text = _with_key(f"draft {number}", f"✎ a draft waits: {legible_text(named.about)}")
        text.append(f"  {named.draft.saved_at[11:16]} UTC", "dim")
        rows.append((f"draft {number}", text))
    rows += [(step.goal, _with_key(step.goal, step.text)) for step in found.next_steps]
    return rows


def _with_key(goal: str, words: str) -> Text:
    return Text.assemble((KEYS.get(goal, " "), "bold"), f" {words}", no_wrap=True)


def _last_rows(steps: Sequence[shelf.Entry]) -> list[tuple[str, Text]]:
    rows = []
    for number, step in enumerate(steps[:12]):
        text = Text(f"{step.written[5:]}  ", "dim", no_wrap=True)
        act = "" if step.kind == "did" else f"{step.kind}: "
        text.append(f"{act}{legible_text(step.title)}", "not dim")
        text.append(f"  {legible_text(step.subject)}" if step.subject else "")
        rows.append((f"trail {number}", text))
    return rows
