"""A paper: a text on its way in the writing strip.

No widget is known here. A paper knows its words, what Tab turns, where its draft is kept, and how it is kept
for good; faults come as QualcodeError.
"""

from qualcode.workbench import drafts
from qualcode.workbench.drafts import Draft, Place
from qualcode.workbench.projects import Project


class Paper:
    """A text on its way. ``turns`` says what Tab and shift+Tab do, empty where they do nothing."""

    turns = ""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.words = ""
        self.is_draft = False
        self.kind = ""
        self._in_keeping = ""

    @property
    def heading(self) -> str:
        """What is being written, on what."""
        raise NotImplementedError

    @property
    def guide(self) -> str:
        """What to think of while writing."""
        return ""

    @property
    def place(self) -> Place:
        """Where the draft is kept."""
        raise NotImplementedError

    def turn(self, step: int) -> None:
        """What Tab (1) and shift+Tab (-1) do."""

    def keep(self) -> str:
        """Keep it for good; returns what is to be said."""
        raise NotImplementedError

    def begin(self, in_keeping: str) -> None:
        """Begin with the words that are kept, or with the draft that was left here."""
        self._in_keeping = in_keeping
        self.words = in_keeping
        for draft in drafts.all_of(self.project, self.place.document_id):
            if draft.place == self.place:
                self.take_up(draft)

    def take_up(self, draft: Draft) -> None:
        """Go on with a draft."""
        self.words, self.kind, self.is_draft = draft.body, draft.kind, True

    def keep_draft(self) -> None:
        """Keep the words so far; words that are in keeping already need no draft."""
        words = "" if self.words.strip() == self._in_keeping.strip() else self.words
        drafts.keep(self.project, self.place, self.kind, words)

    @property
    def has_draft(self) -> bool:
        """Whether there are words that are not in keeping."""
        return self.words.strip() not in {"", self._in_keeping.strip()}

    def throw_away(self) -> None:
        """Drop the draft, and go back to what is in keeping."""
        drafts.forget(self.project, self.place)
        self.words, self.is_draft = self._in_keeping, False
