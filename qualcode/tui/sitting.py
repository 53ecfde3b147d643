"""A sitting at the desk: the round of notes, the open one with its passages, and the verbs that change it.

No widget is known here. Every change is one step of the workbench; what it touched is read again, and
nothing else. Faults come as QualcodeError.
"""

from collections.abc import Callable, Iterable, Sequence

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.documents import DocumentState, TextStatus
from qualcode.model.errors import QualcodeError
from qualcode.model.names import NameOut
from qualcode.model.spans import Span
from qualcode.tui.marks import Mark
from qualcode.tui.passages import Passages
from qualcode.tui.round import Round
from qualcode.tui.signs import marks_of, said_of_star, signs_of
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import codings as coding_verbs
from qualcode.workbench import desk, marks, rechecks, stars
from qualcode.workbench import passages as passage_verbs
from qualcode.workbench.desk import NoteOnDesk, Placed, Tally
from qualcode.workbench.projects import Project

_MOST_RECENT = 12

Verb = Callable[[], str]


class Sitting:
    """The state of one coder's work on one project, as the coding screen shows it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.note: NoteOnDesk | None = None
        self.round = Round()
        self.passages = Passages()
        self.recent: list[int] = []
        self.layer = desk.own_layer(project)
        self._layers = [self.layer]
        self.read()

    # --- reading ----------------------------------------------------------------------------------------

    def read(self) -> None:
        """Everything anew: somebody else, an undo or another screen may have changed anything."""
        self._read_codebook()
        self.round = Round(desk.notes(self.project), self.round.here)
        self.recent = [code_id for code_id in self.recent if code_id in self.codebook.by_id]
        self.coder = desk.coder_in_use(self.project)
        self.is_blind = desk.is_blind(self.project)
        # Who else has codings takes counting them all: only for whoever looks at others.
        own = self.is_own_layer
        self._layers = [desk.own_layer(self.project)] if own else desk.layers(self.project)
        self.layer = next((one for one in self._layers if one.name == self.layer.name), self._layers[0])
        self.facts = self.project.facts
        here = self.round.here
        self.note = None if here is None else desk.open_note(self.project, here)
        self._read_passages()

    def open(self, document_id: int) -> NoteOnDesk:
        """Open a note."""
        self.note = desk.open_note(self.project, document_id)
        self.round.here = document_id
        self.passages = Passages()
        self._read_passages()
        return self.note

    def _read_passages(self) -> None:
        here = self.round.here
        placed = () if here is None else desk.passages(self.project, here, self.layer.coder_ids)
        self.passages = Passages(placed, self.passages.focused_id)

    def _touched(self, code_ids: Iterable[int]) -> None:
        """Read what a change of codings with these codes can have altered."""
        self._read_passages()
        self.tally.again(self.project, self.codebook, frozenset(code_ids))
        if self.round.here is not None:
            self.round.show_work(desk.work_on(self.project, self.round.here))

    @property
    def document_id(self) -> int | None:
        """The id of the open note."""
        return self.round.here

    @property
    def keys(self) -> frozenset[str]:
        """The keys that codes have."""
        return frozenset(code.key for code in self.codebook if code.key)

    def marks(self) -> list[Mark]:
        """The passages of the open note as they are drawn."""
        return marks_of(self.passages.placed, self.codebook, self._others)

    def signs(self) -> list[tuple[Span, str]]:
        """The signs of the text status at the edge of the lines."""
        return signs_of(self.note.statuses if self.note else ())

    def note_of(self, document_id: int) -> NoteOnDesk:
        """A note; one that is not open is read for it."""
        if self.note is not None and document_id == self.document_id:
            return self.note
        return desk.open_note(self.project, document_id)

    def passages_of(self, document_id: int) -> Sequence[Placed]:
        """The passages of a note; of one that is not open they are read for it."""
        if document_id == self.document_id:
            return self.passages.placed
        return desk.passages(self.project, document_id, self.layer.coder_ids)

    def need_note(self) -> NoteOnDesk:
        """The open note."""
        if self.note is None:
            raise QualcodeError("No note is open.", "Choose one on the left, or import some.")
        return self.note

    # --- whose codings ----------------------------------------------------------------------------------

    @property
    def is_own_layer(self) -> bool:
        """Whether one looks at one's own codings, and at no others."""
        return self.layer == self._layers[0]

    @property
    def _others(self) -> dict[int, str]:
        """The names of the other coders whose codings are looked at, by id."""
        return {
            coder_id: layer.name
            for layer in self._layers[1:]
            for coder_id in layer.coder_ids & self.layer.coder_ids
            if len(layer.coder_ids) == 1
        }

    def next_layer(self) -> str:
        """Look at the codings of somebody else, of all, and of oneself again."""
        self._layers = desk.layers(self.project)
        names = [layer.name for layer in self._layers]
        place = names.index(self.layer.name) + 1 if self.layer.name in names else 0
        self.layer = self._layers[place % len(names)]
        self._read_passages()
        if len(names) == 1:
            return "Nobody else has codings that you can see."
        return "Your own codings" if self.is_own_layer else f"The codings of {self.layer.name}; L goes on"

    def _own_focused(self) -> Placed:
        """The coding in focus, if it is one's own: nobody changes what somebody else coded."""
        placed = self.passages.need_focused()
        coder = self._others.get(placed.coder_id)
        if coder is not None:
            raise QualcodeError(f"This coding is {coder}'s, who alone changes it.", "L goes on to your own.")
        return placed

    # --- verbs ------------------------------------------------------------------------------------------

    def apply(self, span: Span, code_id: int) -> bool:
        """Code a passage; says whether that is new. The coding comes into focus."""
        name = self.need_note().document.name
        applied = coding_verbs.apply_code(self.project, name, span, self.codebook.label(code_id))
        self._applied(span, code_id)
        return applied.is_new

    def apply_new(self, span: Span, path: str) -> str:
        """Code a passage with a new code, both in one step; returns the name of the code."""
        name = self.need_note().document.name
        applied = coding_verbs.apply_code(self.project, name, span, path, is_new_code=True)
        self._read_codebook()
        code = self.codebook.find(applied.code)
        self._applied(span, code.code_id)
        return code.name

    def _applied(self, span: Span, code_id: int) -> None:
        self.recent = [*(kept for kept in self.recent if kept != code_id), code_id][-_MOST_RECENT:]
        if not self.coder:
            self.coder = desk.coder_in_use(self.project)
        self._touched({code_id})
        self.passages.focus_on(span, code_id)

    def create(self, path: str) -> int:
        """Make a code; returns its id."""
        code = codebook_verbs.add(self.project, path)
        self._read_codebook()
        return code.code_id

    def _read_codebook(self) -> None:
        self.codebook: Codebook = codebook_verbs.read(self.project)
        self.tally = Tally(self.project, self.codebook)

    def set_polarity(self, polarity: Polarity) -> str:
        """Say what the passage in focus says of its theme."""
        placed = self._own_focused()
        passage_verbs.set_polarity(self.project, placed.coding_id, polarity, self._document_name)
        self._touched({placed.code_id})
        return f"{self._code_name(placed)}: {'no polarity' if polarity is Polarity.NONE else polarity}"

    def set_note(self, note: str) -> str:
        """Write the note of the coding in focus."""
        placed = self._own_focused()
        passage_verbs.set_note(self.project, placed.coding_id, note, self._document_name)
        self._touched(())
        return "Note kept" if note.strip() else "Note taken away"

    def star(self) -> str:
        """Star the passage in focus, whoever coded it, as a quote for the paper; or take the star away."""
        placed = self.passages.need_focused()
        is_starred = stars.turn(self.project, placed.coding_id)
        self._touched(())
        return said_of_star(is_starred)

    def remove(self) -> str:
        """Take the coding in focus away."""
        placed = self._own_focused()
        label = self.codebook.label(placed.code_id)
        passage_verbs.remove(self.project, placed.coding_id, label, self._document_name)
        self._touched({placed.code_id})
        return f"Removed {self._code_name(placed)}; u brings it back"

    def resize(self, span: Span) -> str:
        """Move the ends of the coding in focus."""
        placed = self._own_focused()
        passage_verbs.resize(self.project, placed.coding_id, self.need_note().document, span)
        self._touched({placed.code_id})
        return f"{self._code_name(placed)} has the ends of the selection now"

    def recode(self, code_id: int) -> str:
        """Give the coding in focus another code."""
        placed = self._own_focused()
        passage_verbs.recode(self.project, placed, self.codebook, code_id, self._document_name)
        self._touched({placed.code_id, code_id})
        return f"Recoded: {self.codebook.by_id[code_id].name}"

    def split(self, position: int) -> str:
        """Two codings where one was, parted at a position."""
        placed = self._own_focused()
        passage_verbs.split_coding(self.project, placed, self.need_note().document, position)
        self._touched({placed.code_id})
        return f"Split {self._code_name(placed)} in two"

    def join(self) -> str:
        """One coding from the one in focus and the next one with the same code."""
        placed = self._own_focused()
        other = self.passages.next_of_same_code(placed)
        if other is None:
            raise QualcodeError(
                f"No other passage of {self._code_name(placed)} follows in this note.",
                "Go to the first of the two passages.",
            )
        passage_verbs.join_codings(self.project, placed, other, self.need_note().document)
        self._touched({placed.code_id})
        return f"Joined two passages of {self._code_name(placed)}"

    def mark_status(self, span: Span, status: TextStatus) -> str:
        """Mark how near the words are to what was said."""
        note = self.need_note()
        passage_verbs.mark_status(self.project, note.document, span, status)
        self.note = desk.open_note(self.project, note.document.document_id)
        return f"Marked as {status}"

    def name_at(self, span: Span) -> str:
        """The selected words as one name."""
        return " ".join(span.of(self.need_note().document.text).split())

    def keep_name_in(self, span: Span, replacement: str) -> str:
        """Put the selected words on the list of names, with what stands for them in all that leaves."""
        # Late: the screen stands sooner without what finds names in texts.
        from qualcode.workbench import names

        name = names.keep_in(self.project, NameOut(self.name_at(span), replacement))
        return f"Wherever it stands, {name.name} leaves as {name.replacement}. u takes it back"

    def advance(self) -> str:
        """Finish the open note; a finished one is checked, a checked one open again."""
        note = self.need_note()
        state = marks.advance(self.project, note.document.document_id)
        self.round.show_work(desk.work_on(self.project, note.document.document_id))
        return {
            DocumentState.FINISHED: "Finished: all of this note is coded. F again when it was checked",
            DocumentState.CHECKED: "Checked: the codings of this note were gone through once more",
        }.get(state, "Open again")

    def waiting(self) -> dict[int, int]:
        """Which passages of the coder in use wait for a re-check, each with its note."""
        return rechecks.passages(self.project)

    def confirm(self) -> str:
        """The coding in focus still fits what its code means now."""
        placed = self._own_focused()
        if placed.coding_id not in self.waiting():
            raise QualcodeError("This coding does not wait for a re-check.", "K walks those that do.")
        rechecks.confirm(self.project, [placed.coding_id])
        self._touched(())
        return f"{self._code_name(placed)} still fits; {len(self.waiting())} left"

    def _code_name(self, placed: Placed) -> str:
        return self.codebook.by_id[placed.code_id].name

    @property
    def _document_name(self) -> str:
        return self.note.document.name if self.note else ""
