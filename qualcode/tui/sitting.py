"""A sitting at the desk: the open note, its codings, the one in focus, and the verbs that change it.

No widget is known here. Every change is one step of the workbench; what it touched is read again, and
nothing else. Faults come as QualcodeError.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.documents import TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span
from qualcode.model.texts import legible_text, number_of
from qualcode.tui.marks import Mark, uncoded
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import codings as coding_verbs
from qualcode.workbench import desk, rechecks
from qualcode.workbench.desk import NoteOnDesk, Placed, Tally
from qualcode.workbench.projects import Project

SIGNS = {
    Polarity.POSITIVE: "+",
    Polarity.CRITICAL: "−",
    Polarity.SUGGESTION: "→",
    Polarity.MIXED: "±",
    Polarity.NONE: "",
}
_STRIPES = {Polarity.CRITICAL: "┇", Polarity.SUGGESTION: "╎", Polarity.MIXED: "╏"}
STATUS_SIGNS = {
    TextStatus.VERBATIM: "“",
    TextStatus.NEAR_VERBATIM: "≈",
    TextStatus.PARAPHRASE: "~",
    TextStatus.ADDED_LATER: "+",
}
PLAIN_COLOUR = "#8a8a8a"
_MOST_RECENT = 12


class Walk(StrEnum):
    """What is walked from one to the next; the value is how it is said."""

    ALL = "all codings"
    CODE = "this code"
    UNCODED = "uncoded stretches"
    RECHECK = "passages to be re-checked"


class Stop(NamedTuple):
    """A place of a walk; ``coding_id`` is None where nothing is coded."""

    document_id: int
    start_char: int
    end_char: int
    coding_id: int | None


class Sitting:
    """The state of one coder's work on one project, as the coding screen shows it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.note: NoteOnDesk | None = None
        self.placed: Sequence[Placed] = ()
        self.focused_id: int | None = None
        self.recent: list[int] = []
        self.walk = Walk.ALL
        self.walked_code: int | None = None
        self.waiting: Mapping[int, int] = {}
        self.read()

    # --- reading ----------------------------------------------------------------------------------------

    def read(self) -> None:
        """Everything anew: somebody else, an undo or another screen may have changed anything."""
        self.codebook: Codebook = codebook_verbs.read(self.project)
        self.tally = Tally(self.project, self.codebook)
        self.notes = desk.notes(self.project)
        self._places = {note.document_id: place for place, note in enumerate(self.notes)}
        self.recent = [code_id for code_id in self.recent if code_id in self.codebook.by_id]
        self.coder = desk.coder_in_use(self.project)
        self.facts = self.project.facts
        if self.note is not None and self.note.document.document_id not in self._places:
            self.note, self.placed = None, ()
        if self.note is not None:
            self.note = desk.open_note(self.project, self.note.document.document_id)
            self._read_passages()
        self._read_waiting()

    def open(self, document_id: int) -> NoteOnDesk:
        """Open a note."""
        self.note = desk.open_note(self.project, document_id)
        self.focused_id = None
        self._read_passages()
        return self.note

    def _read_passages(self) -> None:
        if self.note is not None:
            self.placed = desk.passages(self.project, self.note.document.document_id)
            if self.focused is None:
                self.focused_id = None

    def _touched(self, code_ids: Iterable[int]) -> None:
        """Read what a change of codings with these codes can have altered."""
        self._read_passages()
        self._read_waiting()
        self.tally.again(self.project, self.codebook, frozenset(code_ids))
        if self.note is not None:
            document_id = self.note.document.document_id
            self.notes[self._places[document_id]] = desk.work_on(self.project, document_id)

    def _read_waiting(self) -> None:
        """Which passages wait for a re-check, each with its note; asked only while they are walked."""
        found = rechecks.waiting(self.project) if self.walk is Walk.RECHECK else []
        codings = (one.coding for one in found)
        self.waiting = {
            coding.coding_id: coding.document_id
            for coding in codings
            if coding.document_id is not None and coding.start_char is not None
        }

    @property
    def keys(self) -> frozenset[str]:
        """The keys that codes have."""
        return frozenset(code.key for code in self.codebook if code.key)

    def marks(self) -> list[Mark]:
        """The passages of the open note as they are drawn."""
        looks = {
            code.code_id: (legible_text(code.name), code.colour or PLAIN_COLOUR) for code in self.codebook
        }
        return [
            Mark(
                placed.coding_id,
                placed.start_char,
                placed.end_char,
                *looks[placed.code_id],
                SIGNS[placed.polarity],
                _STRIPES.get(placed.polarity, "┃"),
            )
            for placed in self.placed
        ]

    def signs(self) -> list[tuple[Span, str]]:
        """The signs of the text status at the edge of the lines."""
        statuses = self.note.statuses if self.note else ()
        return [(marked.span, STATUS_SIGNS[marked.status]) for marked in statuses]

    # --- notes ------------------------------------------------------------------------------------------

    @property
    def document_id(self) -> int | None:
        """The id of the open note."""
        return self.note.document.document_id if self.note else None

    @property
    def place(self) -> int:
        """The place of the open note in the list."""
        return self._places.get(self.document_id or 0, 0)

    @property
    def coded(self) -> int:
        """How many notes have a coding of the coder in use."""
        return sum(1 for note in self.notes if note.codings)

    def has(self, document_id: int) -> bool:
        """Whether there is such a note."""
        return document_id in self._places

    def neighbour(self, step: int) -> int | None:
        """The note some places further."""
        place = self.place + step
        return self.notes[place].document_id if self.notes and 0 <= place < len(self.notes) else None

    def next_uncoded(self) -> int | None:
        """The next note in which nothing is coded, from the open one on and around."""
        first = self.place + 1 if self.note else 0
        ahead = (*self.notes[first:], *self.notes[:first])
        return next((note.document_id for note in ahead if not note.codings), None)

    # --- the coding in focus ----------------------------------------------------------------------------

    @property
    def focused(self) -> Placed | None:
        """The coding that the verbs are about."""
        return next((placed for placed in self.placed if placed.coding_id == self.focused_id), None)

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

    def need_focused(self) -> Placed:
        """The coding in focus; without one it is said how to get there."""
        placed = self.focused
        if placed is None:
            raise QualcodeError(
                "No coding is under the caret.", "A full stop goes to the next one, a comma back."
            )
        return placed

    def need_note(self) -> NoteOnDesk:
        """The open note."""
        if self.note is None:
            raise QualcodeError("No note is open.", "Choose one on the left, or import some.")
        return self.note

    # --- verbs ------------------------------------------------------------------------------------------

    def apply(self, span: Span, code_id: int) -> bool:
        """Code a passage; says whether that is new. The coding comes into focus."""
        name = self.need_note().document.name
        applied = coding_verbs.apply_code(self.project, name, span, self.codebook.label(code_id))
        self.recent = [*(kept for kept in self.recent if kept != code_id), code_id][-_MOST_RECENT:]
        if not self.coder:
            self.coder = desk.coder_in_use(self.project)
        self._touched({code_id})
        self.focused_id = next(
            (
                placed.coding_id
                for placed in self.placed
                if placed.code_id == code_id
                and (placed.start_char, placed.end_char) == (span.start_char, span.end_char)
            ),
            None,
        )
        return applied.is_new

    def create(self, path: str) -> int:
        """Make a code; returns its id."""
        code = codebook_verbs.add(self.project, path)
        self.codebook = codebook_verbs.read(self.project)
        self.tally = Tally(self.project, self.codebook)
        return code.code_id

    def set_polarity(self, polarity: Polarity) -> str:
        """Say what the passage in focus says of its theme."""
        placed = self.need_focused()
        desk.set_polarity(self.project, placed.coding_id, polarity, self._document_name)
        self._touched({placed.code_id})
        return f"{self._code_name(placed)}: {'no polarity' if polarity is Polarity.NONE else polarity}"

    def set_note(self, note: str) -> str:
        """Write the note of the coding in focus."""
        placed = self.need_focused()
        desk.set_note(self.project, placed.coding_id, note, self._document_name)
        self._touched(())
        return "Note kept" if note.strip() else "Note taken away"

    def remove(self) -> str:
        """Take the coding in focus away."""
        placed = self.need_focused()
        label = self.codebook.label(placed.code_id)
        desk.remove(self.project, placed.coding_id, label, self._document_name)
        self._touched({placed.code_id})
        return f"Removed {self._code_name(placed)}; u brings it back"

    def resize(self, span: Span) -> str:
        """Move the ends of the coding in focus."""
        placed = self.need_focused()
        desk.resize(self.project, placed.coding_id, self.need_note().document, span)
        self._touched({placed.code_id})
        return f"{self._code_name(placed)} has the ends of the selection now"

    def recode(self, code_id: int) -> str:
        """Give the coding in focus another code."""
        placed = self.need_focused()
        desk.recode(self.project, placed, self.codebook, code_id, self._document_name)
        self._touched({placed.code_id, code_id})
        return f"Recoded: {self.codebook.by_id[code_id].name}"

    def split(self, position: int) -> str:
        """Two codings where one was, parted at a position."""
        placed = self.need_focused()
        desk.split_coding(self.project, placed, self.need_note().document, position)
        self._touched({placed.code_id})
        return f"Split {self._code_name(placed)} in two"

    def join(self) -> str:
        """One coding from the one in focus and the next one with the same code."""
        placed = self.need_focused()
        after = self.placed[self.placed.index(placed) + 1 :]
        other = next((one for one in after if one.code_id == placed.code_id), None)
        if other is None:
            raise QualcodeError(
                f"No other passage of {self._code_name(placed)} follows in this note.",
                "Go to the first of the two passages.",
            )
        desk.join_codings(self.project, placed, other, self.need_note().document)
        self._touched({placed.code_id})
        return f"Joined two passages of {self._code_name(placed)}"

    def mark_status(self, span: Span, status: TextStatus) -> str:
        """Mark how near the words are to what was said."""
        note = self.need_note()
        desk.mark_status(self.project, note.document, span, status)
        self.note = desk.open_note(self.project, note.document.document_id)
        return f"Marked as {status}"

    def confirm(self) -> str:
        """The coding in focus still fits what its code means now."""
        placed = self.need_focused()
        if placed.coding_id not in self.waiting:
            raise QualcodeError("This coding does not wait for a re-check.", "K walks those that do.")
        rechecks.confirm(self.project, [placed.coding_id])
        self._touched(())
        return f"{self._code_name(placed)} still fits; {len(self.waiting)} left"

    def _code_name(self, placed: Placed) -> str:
        return self.codebook.by_id[placed.code_id].name

    @property
    def _document_name(self) -> str:
        return self.note.document.name if self.note else ""

    # --- walking ----------------------------------------------------------------------------------------

    def next_walk(self) -> str:
        """Walk something else: all codings, this code only, uncoded stretches, what waits for a re-check."""
        ways = tuple(Walk)
        self.walk = ways[(ways.index(self.walk) + 1) % len(ways)]
        if self.walk is Walk.CODE:
            placed = self.focused
            self.walked_code = placed.code_id if placed else (self.recent[-1] if self.recent else None)
            if self.walked_code is None:
                self.walk = Walk.UNCODED
        self._read_waiting()
        if self.walk is Walk.RECHECK and not self.waiting:
            self.walk = Walk.ALL
        return f". and , walk {self.walk_label}"

    def walk_rechecks(self) -> str:
        """Walk what waits for a re-check; without any it is said so, and the walk stays what it was."""
        before, self.walk = self.walk, Walk.RECHECK
        self._read_waiting()
        if not self.waiting:
            self.walk = before
            raise QualcodeError("No passage waits for a re-check.", "An edited definition makes them wait.")
        waiting = number_of(len(self.waiting), "passage waits", "passages wait")
        return f"{waiting} for a re-check: . and , walk them, ! says that one still fits"

    def is_walked(self, placed: Placed) -> bool:
        """Whether the walk stops at a coding."""
        match self.walk:
            case Walk.CODE:
                return self.walked_code in {None, placed.code_id}
            case Walk.RECHECK:
                return placed.coding_id in self.waiting
            case _:
                return True

    @property
    def walk_label(self) -> str:
        """What is walked, in words."""
        code = self.codebook.by_id.get(self.walked_code or 0)
        if self.walk is Walk.CODE and code is not None:
            return f"“{code.name}” in all notes"
        return f"{self.walk} in all notes"

    def stop(self, here: tuple[int, int], step: int) -> Stop | None:
        """The next (or the previous) place of the walk, in this note or in those behind (before) it.

        ``here`` is the selection, or the caret twice. A coding that the caret stands in comes first.
        """
        stops = _Stops(self, self.document_id, self.note, self.placed).all() if self.note else []
        place = next((place for place, stop in enumerate(stops) if stop.coding_id == self.focused_id), None)
        if place is not None and self.focused_id is not None:
            if here != (stops[place].start_char, stops[place].end_char):
                return stops[place]
            found = stops[place + step : place + step + 1] if place + step >= 0 else []
        elif step > 0:
            # A place that begins under the bare caret was not stopped at yet.
            behind = here[0] + 1 if here[0] < here[1] else here[0]
            found = [stop for stop in stops if stop.start_char >= behind]
        else:
            found = [stop for stop in stops if stop.start_char < here[0]][-1:]
        if found:
            return found[0]
        for document_id in self._further(step):
            beyond = _Stops(self, document_id).all()
            if beyond:
                return beyond[0] if step > 0 else beyond[-1]
        return None

    def _further(self, step: int) -> list[int]:
        """The notes behind (or before) the open one that can have something to stop at."""
        ahead = self.notes[self.place + 1 :] if step > 0 else self.notes[: self.place][::-1]
        if self.walk is Walk.CODE and self.walked_code is not None:
            among = desk.notes_with(self.project, self.walked_code)
            return [note.document_id for note in ahead if note.document_id in among]
        if self.walk is Walk.RECHECK:
            among = set(self.waiting.values())
            return [note.document_id for note in ahead if note.document_id in among]
        if self.walk is Walk.ALL:
            return [note.document_id for note in ahead if note.codings]
        return [note.document_id for note in ahead]


class _Stops:
    """The places of a walk in one note; a note that is not open is read for it."""

    def __init__(
        self,
        sitting: Sitting,
        document_id: int | None,
        note: NoteOnDesk | None = None,
        placed: Sequence[Placed] | None = None,
    ) -> None:
        self._sitting = sitting
        self._document_id = document_id or 0
        self._note = note
        self._given = placed

    @cached_property
    def _placed(self) -> Sequence[Placed]:
        if self._given is not None:
            return self._given
        return desk.passages(self._sitting.project, self._document_id)

    def all(self) -> list[Stop]:
        """In reading order."""
        if self._sitting.walk is Walk.UNCODED:
            return self._gaps()
        return [
            Stop(self._document_id, placed.start_char, placed.end_char, placed.coding_id)
            for placed in self._placed
            if self._sitting.is_walked(placed)
        ]

    def _gaps(self) -> list[Stop]:
        note = self._note or desk.open_note(self._sitting.project, self._document_id)
        marks = [Mark(p.coding_id, p.start_char, p.end_char, "", "") for p in self._placed]
        gaps = uncoded(note.document.text, note.codable, marks)
        return [Stop(self._document_id, gap.start_char, gap.end_char, None) for gap in gaps]


Verb = Callable[[], str]
