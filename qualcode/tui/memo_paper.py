"""What lies in the writing strip while a memo is written."""

from collections.abc import Sequence

from qualcode.tui.paper import Paper
from qualcode.workbench import drafts, subjects, writing
from qualcode.workbench.drafts import Draft, Place
from qualcode.workbench.projects import Project
from qualcode.workbench.subjects import Subject
from qualcode.workbench.writing import KINDS, KnownMemo

_TITLE = "# "


class MemoPaper(Paper):
    """A memo; Tab chooses what it is about, shift+Tab its kind."""

    turns = "Tab what it is about · shift+Tab its kind"

    def __init__(
        self,
        project: Project,
        about: Sequence[Subject],
        document_id: int | None,
        known: KnownMemo | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(project)
        self._about = about
        self._index = 0
        self._document_id = document_id
        self._memo_id = known.memo.memo_id if known else None
        self.kind = known.memo.kind if known else KINDS[0]
        if known:
            title = f"{_TITLE}{known.memo.title}\n\n" if known.memo.title else ""
            self.begin(title + known.memo.body)
        elif draft:
            self.take_up(draft)
        if known:
            self.turns = "shift+Tab its kind"

    @property
    def _subject(self) -> Subject:
        return self._about[self._index]

    @property
    def heading(self) -> str:
        """Kind and subject."""
        return f"{self.kind} memo on {self._subject.words}"

    @property
    def guide(self) -> str:
        """How to give a title."""
        return "A first line that begins with # is its title."

    @property
    def place(self) -> Place:
        """The subject, and the note beside which it was begun."""
        of = {f"{self._subject.what}_id": self._subject.target_id}
        document_id = of.pop("document_id", self._document_id)
        of.pop("study_id", None)
        return Place("memo", self._subject.what, document_id, memo_id=self._memo_id, **of)

    def turn(self, step: int) -> None:
        """Another subject of a new memo, or another kind; the draft goes with it."""
        drafts.forget(self.project, self.place)
        if step < 0:
            self.kind = KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)]
        elif self._memo_id is None:
            self._index = (self._index + 1) % len(self._about)
        self.keep_draft()

    def keep(self) -> str:
        """Write the memo, or write it anew."""
        first, _, rest = self.words.strip().partition("\n")
        is_titled = first.startswith(_TITLE) and bool(rest.strip())
        title, body = (first.removeprefix(_TITLE), rest) if is_titled else ("", self.words)
        subject = self._subject
        if self._memo_id is not None:
            writing.edit_memo(self.project, self._memo_id, body=body, kind=self.kind, title=title)
        else:
            writing.write_memo_at(
                self.project, body, kind=self.kind, title=title, target=subject.target, where=subject.where
            )
        drafts.forget(self.project, self.place)
        return f"Kept a memo on {subject.words}"


def memo_at(project: Project, document_id: int | None, coding_id: int | None) -> MemoPaper:
    """A new memo at a note and a coding; a draft that was left in this note comes first."""
    about = subjects.subjects_at(project, document_id, coding_id)
    for draft in drafts.all_of(project, document_id):
        if drafts.is_memo(draft) and draft.place.memo_id is None and draft.place.document_id == document_id:
            near = subjects.of_draft(project, draft.place)
            others = [subject for subject in about if subject != near]
            return MemoPaper(project, [near, *others], document_id, draft=draft)
    return MemoPaper(project, about, document_id)


def memo_again(project: Project, memo_id: int) -> MemoPaper:
    """A memo that is there, to be edited."""
    known = writing.memo_of(project, memo_id)
    return MemoPaper(project, [subjects.of_memo(project, known)], known.memo.document_id, known)
