"""A screen that outlives the faults of the project file: they are said, and the screen stays."""

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


class SafeScreen(Screen[None]):
    """Reading can fail at any key: the file may be deleted, replaced or locked by somebody else."""

    app: "QualcodeApp"

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something; a screen with a place for it says it there."""
        self.app.pop_up(message, is_problem=is_problem)

    async def _dispatch_message(self, message: Message) -> None:
        # An exception that leaves a handler would end the screen, and with it the program.
        with self.app.faults_told():
            await super()._dispatch_message(message)
