"""What lies in the writing strip: a memo, a summary, a contact summary sheet or a summary cell.

No widget is known here. A paper knows its words, what Tab turns, where its draft is kept, and how it is kept
for good; faults come as QualcodeError.
"""

from collections.abc import Sequence

from qualcode.model.texts import number_of
from qualcode.workbench import cells, desk, drafts, sheets, subjects, writing
from qualcode.workbench.drafts import Draft, Place
from qualcode.workbench.projects import Project
from qualcode.workbench.subjects import Subject
from qualcode.workbench.writing import KINDS, KnownMemo

_TITLE = "# "


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


def from_draft(project: Project, draft: Draft) -> Paper:
    """Go on with a draft, wherever it was begun."""
    place = draft.place
    if place.what == "memo" and place.memo_id is not None:
        return memo_again(project, place.memo_id)
    if place.what == "memo":
        near = subjects.of_draft(project, place)
        others = [s for s in subjects.subjects_at(project, place.document_id) if s != near]
        return MemoPaper(project, [near, *others], place.document_id, draft=draft)
    if place.what == "cell":
        respondent, code = cells.names_of(project, place.respondent_id or 0, place.code_id or 0)
        return CellPaper(project, [respondent], code)
    document_id = place.document_id or 0
    make = SummaryPaper if place.what == "summary" else SheetPaper
    return make(project, document_id, desk.work_on(project, document_id).name)


class SummaryPaper(Paper):
    """The summary of a note."""

    def __init__(self, project: Project, document_id: int, document: str) -> None:
        super().__init__(project)
        self._document_id, self._document = document_id, document
        self.begin(writing.summary_of(project, document))

    @property
    def heading(self) -> str:
        """Of which note."""
        return f"summary of {self._document}"

    @property
    def guide(self) -> str:
        """What a summary is."""
        return "What this conversation comes to, in a few sentences of your own."

    @property
    def place(self) -> Place:
        """The note."""
        return Place("summary", "document", self._document_id)

    def keep(self) -> str:
        """Write the summary."""
        writing.write_summary(self.project, self._document, self.words)
        drafts.forget(self.project, self.place)
        return f"Kept the summary of {self._document}"


class SheetPaper(Paper):
    """The contact summary sheet of a note; Tab goes to the next question, and all are kept together."""

    turns = "Tab next question · shift+Tab the one before"

    def __init__(self, project: Project, document_id: int, document: str) -> None:
        super().__init__(project)
        self._document_id, self._document = document_id, document
        sheet = sheets.sheet_of(project, document)
        self._questions, self._kept = sheet.questions, dict(sheet.answers)
        self._written = dict(sheet.answers)
        self._index = 0
        for draft in drafts.all_of(project, document_id):
            question_id = draft.place.sheet_question_id
            if draft.place.what == "sheet" and question_id is not None:
                self._written[question_id] = draft.body
                self.is_draft = True
        open_ones = [i for i, q in enumerate(self._questions) if not self._written.get(q.question_id)]
        self._open(open_ones[0] if open_ones else 0)

    @property
    def has_questions(self) -> bool:
        """Whether there is anything to answer."""
        return bool(self._questions)

    def _open(self, index: int) -> None:
        self._index = index
        if self._questions:
            question_id = self._questions[index].question_id
            self.words = self._written.get(question_id, "")
            self._in_keeping = self._kept.get(question_id, "")

    def _store(self) -> None:
        self._written[self._questions[self._index].question_id] = self.words

    @property
    def heading(self) -> str:
        """Note, number and name of the question, and which are answered."""
        self._store()
        signs = "".join("●" if self._written.get(q.question_id) else "○" for q in self._questions)
        name = self._questions[self._index].name
        return f"contact sheet of {self._document} · {signs} {self._index + 1} {name}"

    @property
    def guide(self) -> str:
        """The question in full."""
        return self._questions[self._index].question

    @property
    def place(self) -> Place:
        """The note and the question."""
        question_id = self._questions[self._index].question_id
        return Place("sheet", "document", self._document_id, sheet_question_id=question_id)

    def turn(self, step: int) -> None:
        """To another question; this one's words wait."""
        self._store()
        self.keep_draft()
        self._open((self._index + step) % len(self._questions))

    def keep(self) -> str:
        """Write every answer that changed, in one step."""
        self._store()
        changed = {
            question_id: words
            for question_id, words in self._written.items()
            if words.strip() != self._kept.get(question_id, "").strip()
        }
        if changed:
            sheets.write_answers(self.project, self._document, changed)
        self._forget_all()
        return f"Kept the contact sheet of {self._document}"

    def throw_away(self) -> None:
        """Back to the answers in keeping."""
        self._forget_all()
        self._written, self.is_draft = dict(self._kept), False
        self._open(self._index)

    def _forget_all(self) -> None:
        for question in self._questions:
            place = Place("sheet", "document", self._document_id, sheet_question_id=question.question_id)
            drafts.forget(self.project, place)


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
