"""The ways from one screen to another, and the way back."""

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qualcode.model.errors import QualcodeError
from qualcode.tui.cell_paper import CellPaper
from qualcode.tui.memo_paper import memo_again
from qualcode.tui.papers import from_draft
from qualcode.tui.screens.code import CodeScreen
from qualcode.tui.screens.codebook import CodebookPane
from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.wanted import Note
from qualcode.tui.widgets.transcript import Transcript
from qualcode.workbench import cells
from qualcode.workbench.drafts import QUOTE, Draft

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp
    from qualcode.tui.screens.find import FindScreen
    from qualcode.tui.screens.quotes import QuotesScreen
    from qualcode.tui.screens.writings import WritingsScreen


_Kind = TypeVar("_Kind", bound=SafeScreen)


class _Arrived(NamedTuple):
    """The passage that was opened, and the mode of the screen whose list it stands in."""

    mode: str
    passage: tuple[int, int]


class Ways:
    """Goes to a screen and opens something there; remembers which list a passage was opened from."""

    def __init__(self, app: "QualcodeApp") -> None:
        self._app = app
        self._arrived: _Arrived | None = None

    async def open_passage(self, document_id: int, start: int, end: int) -> None:
        """Go to words in their note; Escape goes back to the screen that showed them."""
        mode = self._app.current_mode
        screen = await self._code()
        screen.open_note(document_id, (start, end))
        screen.set_focus(screen.query_one(Transcript))
        self._arrived = None if mode == "code" else _Arrived(mode, (start, end))

    @property
    def is_back_open(self) -> bool:
        """Whether Escape goes back: as long as the passage that was opened is what is selected."""
        focused = self._app.focused
        if self._arrived is None or not isinstance(focused, Transcript):
            return False
        return focused.caret.selection in {self._arrived.passage, None}

    def follow_caret(self) -> None:
        """Tell anew in the line of keys whether Escape goes back."""
        if self._arrived is not None:
            self._app.screen.refresh_bindings()

    async def back(self) -> None:
        """Back to the screen that a passage was opened from."""
        if self._arrived is not None:
            mode, self._arrived = self._arrived.mode, None
            await self._app.switch_mode(mode)

    async def open_note(
        self,
        document_id: int | None,
        *,
        span: tuple[int, int] | None = None,
        write: str = "",
        memo_id: int | None = None,
    ) -> None:
        """Go to a note (None: the one that is open), and perhaps write something beside it."""
        screen = await self._code()
        if document_id is not None:
            screen.open_note(document_id, span)
        if memo_id is not None:
            screen.write(lambda: memo_again(self._app.project, memo_id))
        elif write == "summary":
            screen.action_write_summary()
        elif write == "sheet":
            screen.action_write_sheet()

    async def write_cell(self, respondent: str, code: str) -> None:
        """Write a summary cell beside the first passage behind it."""
        project = self._app.project
        await self.open_note(cells.first_note(project, respondent, code))
        (await self._code()).write(lambda: CellPaper(project, [respondent], code))

    async def take_up(self, draft: Draft) -> None:
        """Go on with a draft where it was begun."""
        # Late: few drafts are corrections, and the screen stands sooner without what compares texts.
        from qualcode.workbench import correcting

        project, place = self._app.project, draft.place
        if place.what == "cell":
            await self.write_cell(*cells.names_of(project, place.respondent_id or 0, place.code_id or 0))
            return
        if correcting.is_correction(draft) and place.document_id is not None:
            await self.correct(place.document_id)
            return
        if place.subject == QUOTE and place.coding_id is not None:
            (await self._quotes()).edit(place.coding_id)
            return
        screen: CodeScreen | WritingsScreen
        if place.document_id is None:
            screen = await self._writings()
        else:
            screen = await self._code()
            screen.open_note(place.document_id)
        screen.write(lambda: from_draft(project, draft))

    async def open_writings(self, shelf: str, words: str = "") -> None:
        """Show what was written, filtered by words."""
        (await self._writings()).show_shelf(shelf, words)

    async def open_codebook(self) -> None:
        """Go to the codebook beside the text."""
        (await self._code()).query_one(CodebookPane).come()

    async def define(self, code_id: int) -> None:
        """Edit the definition of a code beside the text."""
        pane = (await self._code()).query_one(CodebookPane)
        pane.come()
        pane.reveal(code_id)
        pane.action_edit()

    async def walk_rechecks(self) -> None:
        """Go to the first passage that waits for a re-check."""
        (await self._code()).action_walk_rechecks()

    async def correct(self, document_id: int, position: int = 0) -> None:
        """Correct the text of a note, or go on with the draft that was left."""
        from qualcode.tui.screens.revise import ReviseScreen

        (await self._go("revise", ReviseScreen)).open(document_id, position)

    async def open_review(self, document_id: int | None = None) -> None:
        """Look at the passages that are doubtful since a text was corrected, those of a note first."""
        from qualcode.tui.screens.review import ReviewScreen

        self._arrived = None
        (await self._go("review", ReviewScreen)).open(document_id)

    async def open_versions(self, document: str) -> None:
        """Look at the earlier versions of a note; Escape goes back to the screen that asks this."""
        from qualcode.tui.screens.versions import VersionsScreen

        mode = self._app.current_mode
        (await self._go("versions", VersionsScreen)).open(document, mode)

    async def find(self) -> None:
        """Look for words: in the note that is being read, else in all notes."""
        from qualcode.tui.screens.find import FindScreen

        mode, here = self._app.current_mode, self._app.screen
        standing = here.standing() if isinstance(here, CodeScreen) else None
        self._arrived = None
        note = Note(standing.document_id, standing.document) if standing else None
        (await self._go("find", FindScreen)).begin(mode, note)

    async def next_hit(self, step: int) -> None:
        """Go from one place that was found to the next one, without the list; Escape goes to the list."""
        try:
            found = self._found()
            hit = found.next_hit(step)
        except QualcodeError as error:
            self._app.explain(error)
            return
        passage = (hit.span.start_char, hit.span.end_char)
        (await self._code()).open_note(hit.document_id, passage)
        self._arrived = _Arrived("find", passage)
        self._app.say(f"{found.place} places that were found")

    def _found(self) -> "FindScreen":
        """The screen on which words were looked for; refused before there is one."""
        from qualcode.tui.screens.find import FindScreen

        with suppress(KeyError):
            for screen in self._app.get_screen_stack("find"):
                if isinstance(screen, FindScreen):
                    return screen
        raise QualcodeError("Nothing was looked for yet.", "/ looks for words.")

    async def _code(self) -> CodeScreen:
        return await self._go("code", CodeScreen)

    async def _writings(self) -> "WritingsScreen":
        from qualcode.tui.screens.writings import WritingsScreen

        return await self._go("writings", WritingsScreen)

    async def _quotes(self) -> "QuotesScreen":
        from qualcode.tui.screens.quotes import QuotesScreen

        return await self._go("quotes", QuotesScreen)

    async def _go(self, mode: str, kind: type[_Kind]) -> _Kind:
        """Go to the screen of a mode, which is of this kind."""
        await self._app.switch_mode(mode)
        screen = self._app.screen
        assert isinstance(screen, kind)
        return screen
