"""Screens and columns that outlive the faults of the project file: they are said, and all stays."""

from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


class Safe(MessagePump):
    """Reading can fail at any key: the file may be deleted, replaced or locked by somebody else."""

    app: "QualcodeApp"

    async def _dispatch_message(self, message: Message) -> None:
        # An exception that leaves a handler would end who handles it, and with it the program.
        with self.app.faults_told():
            await super()._dispatch_message(message)


class SafeScreen(Safe, Screen[None]):
    """A screen of the program."""

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something; a screen with a place for it says it there."""
        self.app.pop_up(message, is_problem=is_problem)
