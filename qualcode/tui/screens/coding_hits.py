"""Coding many places at once: what stands around them, with one code, as one step."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from qualcode.model.codebook import PATH_SEPARATOR
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.finding import Around, Hit
from qualcode.model.texts import number_of
from qualcode.tui import searching
from qualcode.tui.screens.working import WorkingScreen
from qualcode.tui.widgets.confirm import Confirm
from qualcode.tui.widgets.picker import Picker
from qualcode.workbench import codebook as codebook_verbs
from qualcode.workbench import desk, finding
from qualcode.workbench.finding import Passages

_NOUNS = {Around.MATCH: ("match", "matches"), Around.PARAGRAPH: ("paragraph", ""), Around.TURN: ("turn", "")}


class CodingHitsScreen(WorkingScreen):
    """Asks for a code in a strip, once more where nobody chose the places, and codes."""

    def __init__(self) -> None:
        super().__init__()
        self.around = Around.SENTENCE
        self.polarity = Polarity.NONE
        self._recent: list[int] = []
        self._passages = Passages((), 0)
        self._what = ""
        self._is_sure = False
        self._code, self._is_new = "", False

    def compose_strips(self) -> ComposeResult:
        """The strips that ask."""
        yield Static(id="to_code", markup=False)
        yield Picker()
        yield Confirm()

    def strips_closed(self) -> None:
        """Back to what was done before the strips asked."""
        raise NotImplementedError

    def were_coded(self) -> None:
        """The places are coded now."""
        raise NotImplementedError

    # --- asking -----------------------------------------------------------------------------------------

    def code_hits(self, hits: Sequence[Hit], *, is_sure: bool) -> None:
        """Look up what would be coded, then ask for a code; ``is_sure`` where somebody chose the places."""
        self._is_sure = is_sure
        look_up = partial(searching.passages, self.app.project.path, hits, self.around)
        self.start(look_up, partial(self._ask_for_code, searching.people_of(hits)))

    def _ask_for_code(self, people: frozenset[str], passages: Passages) -> None:
        left_out = _left_out(passages)
        if not passages.passages:
            self.app.say(f"There is nothing to code. {left_out}".strip())
            return
        self._passages = passages
        nouns = _NOUNS.get(self.around, (self.around.value, ""))
        whose = number_of(len(people), "person", "people")
        self._what = f"{number_of(len(passages.passages), *nouns)} of {whose}"
        project = self.app.project
        codebook = codebook_verbs.read(project)
        asked = self.query_one("#to_code", Static)
        sign = "" if self.polarity is Polarity.NONE else f", {self.polarity}"
        asked.update(" · ".join(filter(None, (f"A code for {self._what}{sign}", left_out))))
        asked.display = True
        self.query_one(Picker).open(codebook, desk.Tally(project, codebook).shares, self._recent)

    @property
    def is_asking(self) -> bool:
        """Whether a strip waits for an answer."""
        return self.query_one(Picker).is_open or self.query_one(Confirm).has_class("-open")

    @on(Picker.Chosen)
    def _picked(self, event: Picker.Chosen) -> None:
        codebook = codebook_verbs.read(self.app.project)
        self._recent = [*(kept for kept in self._recent if kept != event.code_id), event.code_id]
        self._confirm(codebook.label(event.code_id), is_new=False)

    @on(Picker.Created)
    def _created(self, event: Picker.Created) -> None:
        self._confirm(event.path, is_new=True)

    def _confirm(self, code: str, *, is_new: bool) -> None:
        self.close_strips()
        self._code, self._is_new = code, is_new
        if self._is_sure:
            self._do()
        else:
            self.query_one(Confirm).open(f"Enter codes {self._what} with {_name(code)}; Esc leaves")

    @on(Picker.Left)
    @on(Confirm.Left)
    def _left(self) -> None:
        self.close_strips()

    @on(Confirm.Confirmed)
    def _confirmed(self) -> None:
        self.close_strips()
        self._do()

    def close_strips(self) -> None:
        """Take all of them away."""
        self.query_one("#to_code").display = False
        self.query_one(Picker).close()
        self.query_one(Confirm).close()
        self.strips_closed()

    # --- coding -----------------------------------------------------------------------------------------

    def _do(self) -> None:
        try:
            done = finding.code_passages(
                self.app.project, self._passages, self._code, self.polarity, is_new_code=self._is_new
            )
        except QualcodeError as error:
            self.app.explain(error)
            return
        before = f"; {done.coded_before} coded so before" if done.coded_before else ""
        undo = "; u takes it back" if done.coded else ""
        coded = f"Coded {number_of(done.coded, 'passage')} with {_name(done.code)}{before}{undo}."
        self.app.say(f"{coded} {_left_out(self._passages)}".strip())
        self.were_coded()
        self.app.changed()


def _name(path: str) -> str:
    """The name of a code without the themes above it."""
    return path.rsplit(PATH_SEPARATOR, 1)[-1]


def _left_out(passages: Passages) -> str:
    if not passages.left_out:
        return ""
    places = number_of(passages.left_out, "place")
    return f"Left out: {places} in words that are not coded, as the interviewer's."
