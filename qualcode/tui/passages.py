"""The passages of the open note, and the one in focus, which the verbs are about."""

from collections.abc import Sequence

from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.tui.marks import Mark
from qualcode.workbench.desk import Placed


class Passages:
    """What the coder in use has coded in one note, in reading order."""

    def __init__(self, placed: Sequence[Placed] = (), focused_id: int | None = None) -> None:
        self.placed = placed
        self.focused_id = focused_id
        if self.focused is None:
            self.focused_id = None

    @property
    def focused(self) -> Placed | None:
        """The passage in focus."""
        return next((placed for placed in self.placed if placed.coding_id == self.focused_id), None)

    def need_focused(self) -> Placed:
        """The passage in focus; without one it is said how to get there."""
        placed = self.focused
        if placed is None:
            raise QualcodeError(
                "No coding is under the caret.", "A full stop goes to the next one, a comma back."
            )
        return placed

    def look(self, selection: tuple[int, int], over: Sequence[Mark]) -> None:
        """The caret moved: the focus stays with its coding while the selection touches it."""
        placed = self.focused
        start, end = selection
        if placed is not None and placed.start_char < max(end, start + 1) and start < placed.end_char:
            return
        self.focused_id = over[0].coding_id if over else None

    def focus_next(self, over: Sequence[Mark]) -> None:
        """The next one of several codings over the same words."""
        ids = [mark.coding_id for mark in over]
        if ids:
            place = ids.index(self.focused_id) + 1 if self.focused_id in ids else 0
            self.focused_id = ids[place % len(ids)]

    def focus_on(self, span: Span, code_id: int) -> None:
        """Bring the passage of a code with just these ends into focus."""
        wanted = (code_id, span.start_char, span.end_char)
        found = (one for one in self.placed if (one.code_id, one.start_char, one.end_char) == wanted)
        self.focused_id = next((one.coding_id for one in found), None)

    def next_of_same_code(self, placed: Placed) -> Placed | None:
        """The next passage with the code of this one."""
        after = self.placed[self.placed.index(placed) + 1 :]
        return next((one for one in after if one.code_id == placed.code_id), None)
