"""A screen on which one walks through all notes, from one place to the next."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from qualcode.model.errors import QualcodeError
from qualcode.model.texts import number_of
from qualcode.tui.screens.coding import Coding
from qualcode.tui.screens.correcting import CorrectingScreen
from qualcode.tui.sitting import Sitting
from qualcode.tui.walking import Rechecks, Stop, Walking


class WalkingScreen(CorrectingScreen):
    """Has a sitting and columns to code in; walking selects a place, in another note if need be."""

    sitting: Sitting
    coding: Coding
    walking: Walking
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("full_stop", "walk(1)", "codings", key_display=". ,", id="coding.next"),
        Binding("comma", "walk(-1)", "previous coding", show=False, id="coding.previous"),
        Binding("W", "next_walk", "walk all, this code, or uncoded", show=False, id="coding.walk"),
        Binding("K", "walk_rechecks", "walk what waits for a re-check", show=False, id="recheck.walk"),
        Binding("exclamation_mark", "confirm", "it still fits, and on", show=False, id="recheck.confirm"),
    ]

    def open_note(self, document_id: int, span: tuple[int, int] | None = None) -> None:
        """Open a note with a passage selected."""
        raise NotImplementedError

    def done(self, message: str) -> None:
        """Codings changed: show it, say it, and let the other screens know."""
        raise NotImplementedError

    def action_next_walk(self) -> None:
        """Walk something else."""
        self.coding.look()
        self.walking.take_next()
        self.tell(f". and , walk {self.walking.label}")

    def action_walk(self, step: int) -> None:
        """Select the next or the previous place of the walk, in the next note where this one has no more."""
        stop = self.walking.stop(self.coding.look(), step)
        if stop is None:
            self.tell(f"No further stop: {self.walking.label} were walked.")
        else:
            self._stop_at(stop)

    def _stop_at(self, stop: Stop) -> None:
        if stop.document_id != self.sitting.document_id:
            self.open_note(stop.document_id, (stop.start_char, stop.end_char))
        else:
            self.coding.desk.transcript.select(stop.start_char, stop.end_char)
        self.sitting.passages.focused_id = stop.coding_id
        self.coding.show_focus()

    def action_walk_rechecks(self) -> None:
        """Walk what was coded under an earlier meaning of its code."""
        here = self.coding.look()
        walk = Rechecks.begin(self.sitting)
        if walk is None:
            hint = "An edited definition makes them wait."
            self.tell(f"No passage waits for a re-check. {hint}", is_problem=True)
            return
        self.walking.take(walk)
        self.coding.desk.transcript.focus()
        stop = self.walking.stop(here, 1) or self.walking.stop(here, -1)
        if stop is not None:
            self._stop_at(stop)
        waiting = number_of(len(walk.waiting), "passage waits", "passages wait")
        self.tell(f"{waiting} for a re-check: . and , walk them, ! says that one still fits")

    def action_confirm(self) -> None:
        """The coding in focus still fits; the next one that waits comes into focus."""
        here = self.coding.look()
        onward = self.walking.stop(here, 1)
        try:
            self.done(self.sitting.confirm())
        except QualcodeError as error:
            self.app.explain(error)
            return
        if onward is not None and onward.coding_id in self.sitting.waiting():
            self._stop_at(onward)
