"""What lies in the writing strip while a quote is worded: the words as they will be printed."""

from qualcode.tui.paper import Paper
from qualcode.workbench import documents, drafts, quote_edits
from qualcode.workbench.drafts import Place
from qualcode.workbench.projects import Project

_PARAPHRASE = "paraphrase"


class QuotePaper(Paper):
    """The wording of a quote; Tab turns it into a paraphrase and back."""

    turns = "[...] leaves words out · [words] puts some in · Tab paraphrase, or their words"

    def __init__(self, project: Project, coding_id: int, *, is_paraphrase: bool = False) -> None:
        super().__init__(project)
        self._coding_id = coding_id
        self._at = quote_edits.place_of(project, coding_id)
        self._document_id = documents.find(project, self._at.document)
        known = quote_edits.wording(project, coding_id)
        self._said = known.said
        self.kind = _PARAPHRASE if known.is_paraphrase else ""
        self.begin(known.words or known.said)
        if is_paraphrase:
            self.kind = _PARAPHRASE

    @property
    def heading(self) -> str:
        """Quote or paraphrase, of which passage."""
        return f"{self.kind or 'quote'} · {self._at.document} · {self._at.code}"

    @property
    def guide(self) -> str:
        """What was said."""
        return f"as said: “{' '.join(self._said.split())}”"

    @property
    def place(self) -> Place:
        """The passage, in its note."""
        return Place("memo", drafts.QUOTE, self._document_id, coding_id=self._coding_id)

    def turn(self, step: int) -> None:  # noqa: ARG002
        """From an edited quote to a paraphrase, and back; the words stay."""
        self.kind = "" if self.kind else _PARAPHRASE

    def keep(self) -> str:
        """Quote it so; words that were changed without brackets are refused."""
        words = self.words.strip()
        if self.kind:
            quote_edits.paraphrase(self.project, self._at, words)
        elif words == self._said:
            quote_edits.as_said(self.project, self._at)
        else:
            quote_edits.edit(self.project, self._at, words)
        drafts.forget(self.project, self.place)
        return "Paraphrased, without quotation marks" if self.kind else "Quoted so from now on"
