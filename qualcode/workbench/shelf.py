"""Everything written in a project as one list: memos, summaries, sheets, cells, and the trail."""

from collections.abc import Sequence
from typing import NamedTuple

from qualcode.store import documents as document_store
from qualcode.store import sheets as sheet_store
from qualcode.store import writing as writing_store
from qualcode.store.project import Project
from qualcode.workbench import cells as cell_verbs
from qualcode.workbench import history as history_verbs
from qualcode.workbench import ratings as rating_verbs
from qualcode.workbench import writing as writing_verbs

SHELVES = ("memos", "summaries", "sheets", "cells", "trail")


class Entry(NamedTuple):
    """Something written: when, by whom, of which kind, about what.

    ``memo_id``, ``document`` and the positions tell where it opens; ``people`` and ``code`` are what a filter
    finds besides the words that are shown; ``mark`` says that a cell is stale.
    """

    written: str
    coder: str
    kind: str
    subject: str
    title: str
    body: str
    people: str = ""
    code: str = ""
    mark: str = ""
    memo_id: int | None = None
    document_id: int | None = None
    start_char: int | None = None
    end_char: int | None = None

    def has(self, words: Sequence[str]) -> bool:
        """Whether every one of these folded words stands in it somewhere."""
        everything = " ".join(
            (
                self.kind,
                self.subject,
                self.title,
                self.body,
                self.people,
                self.code,
                self.coder,
                self.mark,
                self.written,
            )
        ).casefold()
        return all(word in everything for word in words)


def entries(project: Project, shelf: str) -> list[Entry]:
    """What stands on one of the SHELVES, newest first."""
    return list(reversed(_MAKERS[shelf](project)))


def _memos(project: Project) -> list[Entry]:
    return [
        Entry(
            known.written,
            known.memo.coder,
            known.memo.kind,
            known.subject,
            known.memo.title,
            known.memo.body,
            ", ".join(known.memo.respondents),
            known.code,
            "",
            known.memo.memo_id,
            known.memo.document_id,
            known.memo.start_char,
            known.memo.end_char,
        )
        for known in writing_verbs.known_memos(project)
    ]


def _summaries(project: Project) -> list[Entry]:
    documents = {d.name: d for d in document_store.listed(project)}
    return [
        Entry(
            summary.written_at[:10],
            summary.coder,
            "summary",
            summary.document,
            "",
            summary.body,
            documents[summary.document].respondents,
            document_id=documents[summary.document].document_id,
        )
        for summary in writing_store.summaries(project)
    ]


def _sheets(project: Project) -> list[Entry]:
    documents = {d.document_id: d for d in document_store.listed(project)}
    names = {question.question_id: question.name for question in sheet_store.questions(project)}
    return [
        Entry(
            answer.written_at[:10],
            answer.coder,
            "sheet",
            documents[answer.document_id].name,
            names[answer.question_id],
            answer.body,
            documents[answer.document_id].respondents,
            document_id=answer.document_id,
        )
        for answer in sheet_store.answers(project)
    ]


def _cells(project: Project) -> list[Entry]:
    return [
        Entry(
            known.cell.written_at[:10],
            known.cell.coder,
            kind,
            f"{known.respondent} under {known.code}",
            "",
            known.cell.body,
            known.respondent,
            known.code,
            known.state,
        )
        for kind, found in (("cell", cell_verbs.known(project)), ("rating", rating_verbs.known(project)))
        for known in found
    ]


def _trail(project: Project) -> list[Entry]:
    return [
        Entry(str(at)[:16].replace("T", " "), str(coder), str(act), str(subject), str(label), str(counts))
        for _, at, coder, act, label, subject, counts in history_verbs.trail(project).rows
    ]


_MAKERS = {"memos": _memos, "summaries": _summaries, "sheets": _sheets, "cells": _cells, "trail": _trail}
