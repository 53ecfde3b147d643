"""What lies in the writing strip while a summary cell is written."""

from collections.abc import Sequence

from qualcode.model.texts import number_of
from qualcode.tui.paper import Paper
from qualcode.workbench import cells, drafts
from qualcode.workbench.drafts import Place
from qualcode.workbench.projects import Project


class CellPaper(Paper):
    """A summary cell: Tab goes to the theme above, shift+Tab to another person of the note."""

    def __init__(self, project: Project, respondents: Sequence[str], code: str) -> None:
        super().__init__(project)
        self._respondents, self._codes = respondents, cells.themes_above(project, code)
        self._person, self._theme = 0, 0
        turns = ("Tab the theme above" if len(self._codes) > 1 else "", "shift+Tab another person")
        self.turns = " · ".join(filter(None, turns[: 1 + (len(respondents) > 1)]))
        self._open()

    @property
    def _at(self) -> tuple[str, str]:
        return self._respondents[self._person], self._codes[self._theme]

    def _open(self) -> None:
        self._ids = cells.place_of(self.project, *self._at)
        behind = cells.passages(self.project, *self._at)
        self._quotes = [" ".join(passage.quote.split()) for passage in behind]
        self._state = cells.state_of(self.project, *self._at)
        self.is_draft = False
        self.begin(cells.text_of(self.project, *self._at))

    @property
    def heading(self) -> str:
        """Person and theme, and from how much."""
        respondent, code = self._at
        passages = number_of(len(self._quotes), "passage")
        return f"summary cell · {respondent} under {code} · from {passages}"

    @property
    def guide(self) -> str:
        """What changed since it was written, and the words that are behind it now."""
        state = f"[{self._state}]" if self._state else ""
        return "  ".join(filter(None, (state, *(f"“{quote}”" for quote in self._quotes if quote))))

    @property
    def place(self) -> Place:
        """Person and theme."""
        return Place("cell", "cell", respondent_id=self._ids[0], code_id=self._ids[1])

    def turn(self, step: int) -> None:
        """The theme above (1), or another person (-1); the words here wait."""
        self.keep_draft()
        if step > 0:
            self._theme = (self._theme + 1) % len(self._codes)
        else:
            self._person = (self._person + 1) % len(self._respondents)
        self._open()

    def keep(self) -> str:
        """Write the cell, with links to the codings that are there now."""
        respondent, code = self._at
        cells.write(self.project, respondent, code, self.words)
        drafts.forget(self.project, self.place)
        return f"Kept the cell of {respondent} under {code}"
