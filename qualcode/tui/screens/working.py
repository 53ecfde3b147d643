"""Screens that do something long: in a thread, with a bar, and Escape or other work stops it."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from qualcode.model.errors import QualcodeError
from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.widgets.progress_line import ProgressLine
from qualcode.tui.working import FIRST_AFTER_SECONDS, Progressed, Stopped, Teller
from qualcode.workbench.projects import explained

_Result = TypeVar("_Result")


class Ended(Message):
    """The work is done; ``then`` shows what came of it."""

    def __init__(self, number: int, then: Callable[[], None]) -> None:
        super().__init__()
        self.number, self.then = number, then


class WorkingScreen(SafeScreen):
    """Has a ``ProgressLine``, and does one long thing at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._work_number = 0
        self.is_working = False

    def start(
        self,
        job: Callable[[Teller], _Result],
        then: Callable[[_Result], None],
        refused: Callable[[QualcodeError], None] | None = None,
    ) -> None:
        """Do it in a thread instead of what is being done; ``job`` calls its teller as often as it can.

        ``then`` gets what comes of it, ``refused`` why nothing does; neither after other work was started.
        """
        self.stop()
        self.is_working = True
        self.set_timer(FIRST_AFTER_SECONDS, partial(self._take_a_moment, self._work_number))
        self._work(self._work_number, job, then, refused or self.app.explain)

    def stop(self) -> bool:
        """End what is being done; False where nothing was."""
        self._work_number += 1
        self.workers.cancel_node(self)
        self.query_one(ProgressLine).hide()
        was_working, self.is_working = self.is_working, False
        return was_working

    @work(thread=True)
    def _work(
        self,
        number: int,
        job: Callable[[Teller], _Result],
        then: Callable[[_Result], None],
        refused: Callable[[QualcodeError], None],
    ) -> None:
        try:
            end = partial(then, job(Teller(self, get_current_worker(), number)))
        except Stopped:
            return
        except Exception as error:
            known = explained(self.app.project, error)
            if known is None:
                raise
            end = partial(refused, known)
        self.post_message(Ended(number, end))

    def _take_a_moment(self, number: int) -> None:
        if number == self._work_number and self.is_working:
            self.query_one(ProgressLine).show()

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if event.number == self._work_number and self.is_working:
            self.query_one(ProgressLine).show(event.done, event.of, event.what)

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        if event.number == self._work_number:
            self.is_working = False
            self.query_one(ProgressLine).hide()
            event.then()
