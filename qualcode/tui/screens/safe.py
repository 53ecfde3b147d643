"""A screen that outlives the faults of the project file: they are said, and the screen stays."""

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


class SafeScreen(Screen[None]):
    """Reading can fail at any key: the file may be deleted, replaced or locked by somebody else."""

    app: "QualcodeApp"

    async def _dispatch_message(self, message: Message) -> None:
        # An exception that leaves a handler would end the screen, and with it the program.
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not self.app.explain_fault(error):
                raise
