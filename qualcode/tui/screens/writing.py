"""Screens beside whose text one can write: memos, the summary, the contact sheet, summary cells."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType

from qualcode.model.errors import QualcodeError
from qualcode.tui.cell_paper import CellPaper
from qualcode.tui.memo_paper import memo_at
from qualcode.tui.note_papers import SheetPaper, SummaryPaper
from qualcode.tui.paper import Paper
from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.widgets.writing_strip import WritingStrip

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp

_NO_NOTE = "No note is open.", "Choose one on the left, or import some."
_NO_CODING = "No coding is under the caret.", "A full stop goes to the next one, a comma back."


class Standing(NamedTuple):
    """Where somebody stands; ``code`` is the label of the code under the caret."""

    document_id: int
    document: str
    respondents: tuple[str, ...]
    coding_id: int | None
    code: str


class StripScreen(SafeScreen):
    """Has a ``WritingStrip``, and makes room for it."""

    app: "QualcodeApp"

    def make_room_to_write(self) -> None:
        """Close what stands in the way of the strip."""
        raise NotImplementedError

    def writing_ended(self, said: str, *, is_changed: bool) -> None:
        """Back to reading, with something to say."""
        raise NotImplementedError

    def write(self, make: Callable[[], Paper]) -> None:
        """Open a paper in the strip."""
        try:
            paper = make()
        except QualcodeError as error:
            self.app.explain(error)
            return
        self.make_room_to_write()
        self.query_one(WritingStrip).open(paper)

    @on(WritingStrip.Kept)
    def _kept(self, event: WritingStrip.Kept) -> None:
        self.writing_ended(event.said, is_changed=True)

    @on(WritingStrip.Left)
    def _left(self, event: WritingStrip.Left) -> None:
        said = "The draft is kept; the same key goes on with it." if event.is_draft else ""
        self.writing_ended(said, is_changed=False)

    @on(WritingStrip.Refused)
    def _refused(self, event: WritingStrip.Refused) -> None:
        self.app.explain(event.error)


class WritingScreen(StripScreen):
    """A screen with an open note; says where one stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "write_memo", "memo", id="write.memo"),
        Binding("M", "list_memos", "memos of this note", show=False, id="write.memos"),
        Binding("Y", "write_summary", "summary of the note", show=False, id="write.summary"),
        Binding("Q", "write_sheet", "contact sheet", show=False, id="write.sheet"),
        Binding("X", "write_cell", "summary cell: this person, this theme", show=False, id="write.cell"),
    ]

    def standing(self) -> Standing | None:
        """The open note and the coding in focus."""
        raise NotImplementedError

    def _stand(self) -> Standing:
        standing = self.standing()
        if standing is None:
            raise QualcodeError(*_NO_NOTE)
        return standing

    def action_write_memo(self) -> None:
        """A memo on the passage under the caret, or on the note; Tab chooses."""

        def make() -> Paper:
            at = self._stand()
            return memo_at(self.app.project, at.document_id, at.coding_id)

        self.write(make)

    def action_write_summary(self) -> None:
        """The summary of the note."""

        def make() -> Paper:
            at = self._stand()
            return SummaryPaper(self.app.project, at.document_id, at.document)

        self.write(make)

    def action_write_sheet(self) -> None:
        """The contact summary sheet of the note."""

        def make() -> Paper:
            at = self._stand()
            paper = SheetPaper(self.app.project, at.document_id, at.document)
            if not paper.has_questions:
                raise QualcodeError(
                    "The contact sheet has no questions.", "`qualcode sheet questions add` adds one."
                )
            return paper

        self.write(make)

    def action_write_cell(self) -> None:
        """The summary cell of the person and the theme under the caret."""

        def make() -> Paper:
            at = self._stand()
            if not at.code or not at.respondents:
                raise QualcodeError(*_NO_CODING)
            return CellPaper(self.app.project, at.respondents, at.code)

        self.write(make)

    async def action_list_memos(self) -> None:
        """All that is written about the open note."""
        standing = self.standing()
        await self.app.ways.open_writings("memos", standing.document if standing else "")
