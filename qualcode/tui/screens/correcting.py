"""A screen with an open note whose text can be corrected."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from qualcode.model.errors import QualcodeError
from qualcode.tui.screens.writing import WritingScreen


class CorrectingScreen(WritingScreen):
    """Goes from the note to the screens that correct it and that settle what is doubtful since."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E", "correct", "correct the text: a typo, a redaction", show=False, id="revise.open"),
        Binding("D", "review", "passages that wait for a decision", show=False, id="review.show"),
    ]

    def position(self) -> int:
        """Where the caret stands in the open note."""
        raise NotImplementedError

    async def action_correct(self) -> None:
        """Correct the text of the open note, where the caret stands."""
        try:
            standing = self._stand()
        except QualcodeError as error:
            self.app.explain(error)
        else:
            await self.app.ways.correct(standing.document_id, self.position())

    async def action_review(self) -> None:
        """Look at what is doubtful, in this note first."""
        standing = self.standing()
        await self.app.ways.open_review(standing.document_id if standing else None)
