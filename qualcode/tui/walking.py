"""Walking: going from one place to the next through all notes; what is walked can be chosen.

A new kind of walk is a ``Walk`` that says at which places of a note it stops; it is listed in ``KINDS``.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from qualcode.tui.marks import Mark, uncoded
from qualcode.tui.sitting import Sitting
from qualcode.workbench import desk
from qualcode.workbench.desk import Placed, Worked


class Stop(NamedTuple):
    """A place of a walk; ``coding_id`` is None where nothing is coded."""

    document_id: int
    start_char: int
    end_char: int
    coding_id: int | None


class Walk(ABC):
    """What is walked from one to the next."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    @classmethod
    def begin(cls, sitting: Sitting) -> Self | None:
        """The walk as one would begin it now, None where there is nothing to walk."""
        return cls(sitting)

    def again(self) -> Self:
        """The same walk as it is now: its places may have come or gone."""
        return self

    @property
    @abstractmethod
    def label(self) -> str:
        """What is walked, in words."""

    @abstractmethod
    def stops(self, document_id: int) -> list[Stop]:
        """The places of a note, in reading order."""

    def among(self, notes: Sequence[Worked]) -> Iterable[Worked]:
        """Those of some notes, in their order, that can have something to stop at."""
        return notes


class Codings(Walk):
    """Some of the codings of the coder in use."""

    @abstractmethod
    def walked(self, document_id: int) -> Iterable[Placed]:
        """Those of a note."""

    def stops(self, document_id: int) -> list[Stop]:
        """The codings of the note that are walked."""
        return [
            Stop(document_id, placed.start_char, placed.end_char, placed.coding_id)
            for placed in self.walked(document_id)
        ]


class AllCodings(Codings):
    """All codings of the layer that is looked at."""

    @property
    def label(self) -> str:
        """Whose they are, unless they are one's own."""
        whose = "" if self._sitting.is_own_layer else f" of {self._sitting.layer.name}"
        return f"all codings{whose}"

    def walked(self, document_id: int) -> Iterable[Placed]:
        """All that there are."""
        return self._sitting.passages_of(document_id)

    def among(self, notes: Sequence[Worked]) -> Iterable[Worked]:
        """Notes in which something is coded."""
        coded = desk.notes_with(self._sitting.project, self._sitting.layer.coder_ids)
        return [note for note in notes if note.document_id in coded]


class OneCode(Codings):
    """The codings with one code: that of the coding in focus, else the last one that was used."""

    def __init__(self, sitting: Sitting, code_id: int) -> None:
        super().__init__(sitting)
        self._code_id = code_id

    @classmethod
    def begin(cls, sitting: Sitting) -> Self | None:
        """None while no code is in focus and none was used."""
        placed = sitting.passages.focused
        code_id = placed.code_id if placed else next(reversed(sitting.recent), None)
        return None if code_id is None else cls(sitting, code_id)

    @property
    def label(self) -> str:
        """The name of the code."""
        code = self._sitting.codebook.by_id.get(self._code_id)
        return f"“{code.name}”" if code else "this code"

    def walked(self, document_id: int) -> Iterable[Placed]:
        """Those with the code."""
        passages = self._sitting.passages_of(document_id)
        return [placed for placed in passages if placed.code_id == self._code_id]

    def among(self, notes: Sequence[Worked]) -> Iterable[Worked]:
        """Notes in which the code is used."""
        used = desk.notes_with(self._sitting.project, self._sitting.layer.coder_ids, self._code_id)
        return [note for note in notes if note.document_id in used]


class Uncoded(Walk):
    """What was said and is not coded, at most a paragraph at a time."""

    label = "uncoded stretches"

    def stops(self, document_id: int) -> list[Stop]:
        """The gaps between the codings."""
        note = self._sitting.note_of(document_id)
        passages = self._sitting.passages_of(document_id)
        marks = [Mark(p.coding_id, p.start_char, p.end_char, "", "") for p in passages]
        gaps = uncoded(note.document.text, note.codable, marks)
        return [Stop(document_id, gap.start_char, gap.end_char, None) for gap in gaps]


class Rechecks(Codings):
    """The codings that were made under an earlier meaning of their code, and were not confirmed since."""

    label = "passages to be re-checked"

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.waiting = sitting.waiting()

    @classmethod
    def begin(cls, sitting: Sitting) -> Self | None:
        """None where no passage waits."""
        walk = cls(sitting)
        return walk if walk.waiting else None

    def again(self) -> Self:
        """Some may be confirmed, or wait since."""
        return type(self)(self._sitting)

    def walked(self, document_id: int) -> Iterable[Placed]:
        """Those that wait."""
        passages = self._sitting.passages_of(document_id)
        return [placed for placed in passages if placed.coding_id in self.waiting]

    def among(self, notes: Sequence[Worked]) -> Iterable[Worked]:
        """Notes in which a passage waits."""
        having = set(self.waiting.values())
        return [note for note in notes if note.document_id in having]


KINDS: tuple[type[Walk], ...] = (AllCodings, OneCode, Uncoded, Rechecks)


class Walking:
    """The walk that is on, and its next place."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._walk: Walk = AllCodings(sitting)

    @property
    def label(self) -> str:
        """What is walked, in words."""
        return f"{self._walk.label} in all notes"

    def take(self, walk: Walk) -> None:
        """Walk this from now on."""
        self._walk = walk

    def take_next(self) -> None:
        """Walk the next kind of which there is something."""
        place = KINDS.index(type(self._walk)) + 1
        begun = (kind.begin(self._sitting) for kind in (*KINDS[place:], *KINDS[:place]))
        self.take(next(walk for walk in begun if walk is not None))

    def stop(self, here: tuple[int, int], step: int) -> Stop | None:
        """The next (or the previous) place of the walk, in this note or in those behind (before) it.

        ``here`` is the selection, or the caret twice. A coding that the caret stands in comes first.
        """
        self._walk = self._walk.again()
        open_id = self._sitting.document_id
        stops = [] if open_id is None else self._walk.stops(open_id)
        return self._in_note(stops, here, step) or self._beyond(step)

    def _in_note(self, stops: Sequence[Stop], here: tuple[int, int], step: int) -> Stop | None:
        focused = self._sitting.passages.focused_id
        place = next((p for p, stop in enumerate(stops) if focused == stop.coding_id is not None), None)
        if place is None:
            return _near(stops, here, step)
        if here != (stops[place].start_char, stops[place].end_char):
            return stops[place]
        return stops[place + step] if 0 <= place + step < len(stops) else None

    def _beyond(self, step: int) -> Stop | None:
        for note in self._walk.among(self._sitting.round.beyond(step)):
            stops = self._walk.stops(note.document_id)
            if stops:
                return stops[0 if step > 0 else -1]
        return None


def _near(stops: Sequence[Stop], here: tuple[int, int], step: int) -> Stop | None:
    """The first place behind, or the last one before."""
    start, end = here
    if step > 0:
        # A place that begins under the bare caret was not stopped at yet.
        behind = start + 1 if start < end else start
        return next((stop for stop in stops if stop.start_char >= behind), None)
    return next((stop for stop in reversed(stops) if stop.start_char < start), None)
