"""Rows of names, as files and command lines give them, made into codings of a project."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from typing import TypeVar

from qualcode.model.codebook import Codebook, folded
from qualcode.model.codings import CodingRow
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import number_of
from qualcode.store import coders as coder_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import NewCoding
from qualcode.store.project import Project
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench import documents as document_verbs
from qualcode.workbench.names_out import Home, gate

_Result = TypeVar("_Result")


class CodingRows:
    """Turns rows of names into codings of this project; what does not fit is gathered and refused at once."""

    def __init__(self, project: Project, codebook: Codebook, source: str = "") -> None:
        self._project = project
        self._codebook = codebook
        self._source = source
        self._problems: list[tuple[int, QualcodeError]] = []
        self._documents = document_store.ids_by_name(project)
        self._respondents = respondent_store.ids_by_name(project)
        self._gate = gate(project)
        self._home = {
            "document": Home(self._gate, self._documents),
            "respondent": Home(self._gate, self._respondents),
            "code": Home(self._gate, [codebook.label(code_id) for code_id in codebook.by_id]),
            "coder": Home(self._gate, [coder.name for coder in coder_store.all_coders(project)]),
        }
        self._coders = {folded(c.name): (c.coder_id, c.name) for c in coder_store.all_coders(project)}
        self._codes: dict[str, int] = {}

    def coder_name(self, coder_id: int) -> str:
        """The name of a coder of this taking."""
        return dict(self._coders.values())[coder_id]

    def resolved(self, rows: Iterable[CodingRow]) -> list[NewCoding]:
        """All rows as codings, document by document; QualcodeError names what does not fit."""
        by_document: dict[str | None, list[CodingRow]] = {}
        for row in self._at_home(rows):
            by_document.setdefault(row.document, []).append(row)
        codings: list[NewCoding] = []
        for document, its_rows in by_document.items():
            resolve = self._trying(its_rows[0], partial(self._resolver, document))
            if resolve is not None:
                found = (self._trying(row, resolve) for row in its_rows)
                codings += [coding for coding in found if coding is not None]
        self._refuse_problems()
        return codings

    def _at_home(self, rows: Iterable[CodingRow]) -> Iterable[CodingRow]:
        """The rows by real names, where these were out."""
        if self._gate.is_open:
            return rows
        found = (self._trying(row, self._with_real_names) for row in rows)
        return [row for row in found if row is not None]

    def _with_real_names(self, row: CodingRow) -> CodingRow:
        people = map(str.strip, (row.respondent or "").split(";"))
        return row._replace(
            document=row.document and self._home["document"].real(row.document),
            respondent=row.respondent and ";".join(map(self._home["respondent"].real, people)),
            code=self._home["code"].real(row.code),
            coder=row.coder and self._home["coder"].real(row.coder),
        )

    def _resolver(self, name: str | None, _: CodingRow) -> Callable[[CodingRow], NewCoding]:
        if name is None:
            return self._without_document
        document_id = document_verbs.named(self._documents, name, "note")
        document = document_store.read(self._project, document_id)
        voices = document_store.voices(self._project, document_id)

        def in_document(row: CodingRow) -> NewCoding:
            self._refuse_other_people(row, document.respondents)
            quote = ""
            if row.span is not None:
                quote = row.span.of(document.text)
                if not quote.strip():
                    raise QualcodeError("The passage has no words.", "Choose a passage with words in it.")
                if not any(voice.span.overlaps(row.span) for voice in voices):
                    raise QualcodeError(
                        "These words are the interviewer's, which are not coded.",
                        "Import the note with --code-interviewer if they should be.",
                    )
                self._refuse_other_words(row, quote)
            return self._coding(row, document_id, None, quote)

        return in_document

    def _without_document(self, row: CodingRow) -> NewCoding:
        if row.respondent is None:
            raise QualcodeError("Neither a note nor a person is named.", "Fill document or respondent.")
        respondent_id = document_verbs.named(self._respondents, row.respondent, "person")
        return self._coding(row, None, respondent_id, "")

    def _coding(
        self, row: CodingRow, document_id: int | None, respondent_id: int | None, quote: str
    ) -> NewCoding:
        start, end = (row.span.start_char, row.span.end_char) if row.span else (None, None)
        return NewCoding(
            document_id,
            respondent_id,
            row.extent,
            start,
            end,
            self._code_id(row.code),
            self._coder_id(row.coder),
            row.polarity,
            row.note,
            quote,
        )

    def _code_id(self, name: str) -> int:
        if name not in self._codes:
            self._codes[name] = self._codebook.find(name).code_id
        return self._codes[name]

    def _coder_id(self, name: str | None) -> int:
        if name is None:
            coder_id = coder_verbs.in_use(self._project)
            for coder in coder_store.all_coders(self._project):
                self._coders.setdefault(folded(coder.name), (coder.coder_id, coder.name))
            return coder_id
        if folded(name) not in self._coders:
            self._coders[folded(name)] = (coder_verbs.add(self._project, name), coder_verbs.clean(name))
        return self._coders[folded(name)][0]

    @staticmethod
    def _refuse_other_people(row: CodingRow, people: Sequence[str]) -> None:
        named = {folded(name) for name in (row.respondent or "").split(";") if name.strip()}
        if named - {folded(name) for name in people}:
            raise QualcodeError(
                f"{row.document} is a note of {', '.join(people)}, not of {row.respondent}.",
                "Leave one of the two empty, or correct it.",
            )

    def _refuse_other_words(self, row: CodingRow, quote: str) -> None:
        if row.quote and row.quote not in {quote, self._gate.text(quote)}:
            here, there = self._gate.text(quote), self._gate.text(row.quote)  # before a name is cut in two
            raise QualcodeError(
                f"The passage reads “{here[:60]}”, but the file quotes “{there[:60]}”.",
                "The positions belong to another version of the text.",
            )

    def _trying(self, row: CodingRow, resolve: Callable[[CodingRow], _Result]) -> _Result | None:
        try:
            return resolve(row)
        except QualcodeError as problem:
            where = f"{self._source}, line {row.line}: " if self._source else ""
            self._problems.append((row.line, QualcodeError(where + problem.message, problem.hint)))
            return None

    def _refuse_problems(self) -> None:
        if not self._problems:
            return
        first, *more = (problem for _, problem in sorted(self._problems, key=itemgetter(0)))
        message = "\n".join(problem.message for problem in (first, *more[:4]))
        rest = f"\n... and {number_of(len(more) - 4, 'more line')}." if len(more) > 4 else ""
        raise QualcodeError(message + rest, first.hint)
