"""What lies in the writing strip while a note is summed up: its summary, or its contact summary sheet."""

from qualcode.tui.paper import Paper
from qualcode.workbench import drafts, sheets, writing
from qualcode.workbench.drafts import Place
from qualcode.workbench.projects import Project


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
