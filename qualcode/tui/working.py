"""Long work in a thread: it tells how far it is, and ends when it is not wanted any more."""

from time import monotonic

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import Worker

# Nobody needs to be told of work that takes less.
FIRST_AFTER_SECONDS = 0.3
_EVERY_SECONDS = 0.1


class Stopped(Exception):
    """Nobody wants the result of the work any more."""


class Progressed(Message):
    """So many are done, of so many."""

    def __init__(self, number: int, done: int, of: int, what: str) -> None:
        super().__init__()
        self.number, self.done, self.of, self.what = number, done, of, what


class Teller:
    """What the work calls with its progress; the screen hears of it now and then, once it takes a moment."""

    def __init__(self, screen: MessagePump, worker: Worker[None], number: int) -> None:
        self._screen, self._worker, self._number = screen, worker, number
        self._next = monotonic() + FIRST_AFTER_SECONDS

    def __call__(self, done: int, of: int, what: str) -> None:
        """Raises Stopped once the work was cancelled."""
        if self._worker.is_cancelled:
            raise Stopped
        if monotonic() >= self._next:
            self._next = monotonic() + _EVERY_SECONDS
            self._screen.post_message(Progressed(self._number, done, of, what))
