"""A coder's copy of a project: built fresh, with the people to be coded, and nothing of anybody else."""

from collections.abc import Callable, Collection
from pathlib import Path

from qualcode.store import history, project_files
from qualcode.store.project import Project

_WHOLE = ("wave", "attribute", "code", "sheet_question")
_OF_DOCUMENTS = ("document", "document_respondent", "turn", "voice", "text_status")
_OF_THE_CODER = ("coding", "summary", "sheet_answer", "document_mark")


def make(
    project: Project,
    path: Path,
    coder_id: int,
    document_ids: Collection[int],
    names_in: Callable[[Project], Collection[int]],
) -> None:
    """Make the copy of a coder: these documents with their people, the codebook, and the coder's own work.

    It holds no step, trail or earlier version of a text, and no other coder; of the list of names what
    ``names_in`` finds in the copy. An existing file is never overwritten.
    """
    facts = project.facts
    # What is open may be in a log that another connection reads as well.
    source = project.path.resolve().as_uri()
    copy = project_files.create(path, facts.title, facts.approach, facts.language, facts.notice)
    try:
        with copy:
            copy.db.execute("attach database ? as home", (f"{source}?mode=ro",))
            with copy.unrecorded("Made a coder's copy"):
                _fill(copy, coder_id, document_ids)
                _take_names(copy, coder_id, names_in(copy))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(copy: Project, coder_id: int, document_ids: Collection[int]) -> None:
    documents = ", ".join(str(int(document_id)) for document_id in document_ids) or "0"
    of_documents = f"document_id in ({documents})"
    people = f"respondent_id in (select respondent_id from home.document_respondent where {of_documents})"
    copy.db.execute("pragma defer_foreign_keys = on")
    # The copy begins with the questions of a new project.
    copy.db.execute("delete from sheet_question")
    _take(copy, "coder", f"coder_id = {coder_id:d}")
    copy.db.execute("update coder set again_of = null")  # the copy knows no other coder
    copy.db.execute(
        "update project set guid = (select guid from home.project),"
        " percent_from_base = (select percent_from_base from home.project),"
        " rating_scale = (select rating_scale from home.project), current_coder_id = ?",
        (coder_id,),
    )
    for table in _WHOLE:
        _take(copy, table, "1")
    copy.db.execute("update code set proposed_by = null where proposed_by <> ?", (coder_id,))
    _take(copy, "respondent", people)
    _take(copy, "attribute_value", people)
    for table in _OF_DOCUMENTS:
        _take(copy, table, of_documents)
    for table in _OF_THE_CODER:
        # A coding without a document is of a person.
        or_person = f" or {people}" if table == "coding" else ""
        _take(copy, table, f"coder_id = {coder_id:d} and ({of_documents}{or_person})")
    _take(copy, "quote_edit", "coding_id in (select coding_id from main.coding)")
    for table in "summary_cell", "rating":
        _take(copy, table, f"coder_id = {coder_id:d} and {people}")
    _take(copy, "memo", f"coder_id = {coder_id:d} and {_memo_is_about(of_documents, people)}")
    _take(copy, "assignment", f"coder_id = {coder_id:d}")
    _take(
        copy,
        "assignment_respondent",
        f"{people} and assignment_id in"
        f" (select assignment_id from home.assignment where coder_id = {coder_id:d})",
    )
    version = history.codebook_version(copy.db, "home")
    if version:
        history.keep_codebook(copy.db, "As shared", version)


def _take_names(copy: Project, coder_id: int, name_ids: Collection[int]) -> None:
    _take(copy, "name_out", f"name_out_id in ({', '.join(str(int(name_id)) for name_id in name_ids)})")
    copy.db.execute("update name_out set coder_id = null where coder_id <> ?", (coder_id,))


def _memo_is_about(of_documents: str, people: str) -> str:
    """The condition on memos whose subject comes along; those on the study and on codes always do."""
    codings = f"select coding_id from home.coding where {of_documents} or {people}"
    return (
        f"(document_id is null or {of_documents}) and (respondent_id is null or {people})"
        f" and (coding_id is null or coding_id in ({codings}))"
    )


def _take(copy: Project, table: str, condition: str) -> None:
    columns = ", ".join(column.name for column in copy.db.utils.table(table).columns)
    copy.db.execute(f"insert into {table} ({columns}) select {columns} from home.{table} where {condition}")
