"""Keys are obeyed one after the other, also when a slow line brings many of them at once.

Textual hands a key to whoever has the focus when the key arrives. Where a key opens a line to type in, the
keys that came with it would still go to what had the focus before: words to look for would be commands.
"""

from collections import deque
from functools import partial

from textual import events
from textual.app import App
from textual.message import Message

# A key may post a message, whose answer posts another one, which moves the focus.
_ROUNDS = 4
_PATIENCE_SECONDS = 0.5

_Typed = events.Key | events.Paste


class Passed(Message):
    """Goes the way of a key, behind it: where it arrives, the key was obeyed."""

    verbose = True

    def __init__(self, number: int, rounds: int) -> None:
        super().__init__()
        self.number, self.rounds = number, rounds


class InOrder(App[None]):
    """Holds a key back as long as the one before is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[_Typed] = deque()
        self._number = 0
        self.is_obeying = False

    async def on_event(self, event: events.Event) -> None:
        """Take a key, or whatever else happens."""
        if not isinstance(event, _Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self.is_obeying:
            self._hold(event)
        else:
            await self._obey(event)

    async def _obey(self, typed: _Typed) -> None:
        self.is_obeying = True
        self._number += 1
        try:
            await super().on_event(typed)
        finally:
            self._follow(_ROUNDS)

    def _hold(self, typed: _Typed) -> None:
        if not self._held:
            self._watch_over(self._number)
        self._held.append(typed)

    def _watch_over(self, number: int) -> None:
        """A key whose screen was taken away on the way never arrives: those that wait go on without it."""
        self.set_timer(_PATIENCE_SECONDS, partial(self.post_message, Passed(number, 1)))

    def _follow(self, rounds: int) -> None:
        follower = Passed(self._number, rounds)
        if not (self.focused or self.screen).post_message(follower):
            self.post_message(follower)

    async def _on_passed(self, event: Passed) -> None:
        event.stop()
        if event.number != self._number:
            return
        if not self._held:
            self.is_obeying = False
        elif event.rounds > 1:
            self._follow(event.rounds - 1)
        else:
            await self._obey(self._held.popleft())
            if self._held:
                self._watch_over(self._number)
