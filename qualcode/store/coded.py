"""Codings of several coders beside each other, read document by document for agreement."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qualcode.model.codings import Extent, Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Selection
from qualcode.store.codings import condition
from qualcode.store.project import Project
from qualcode.store.sight import seen

_BATCH = 500
_PLACES = " ".join(f"when '{polarity}' then {place}" for place, polarity in enumerate(Polarity))
_PLACE = f"case polarity {_PLACES} end"
"""The polarity of a coding as a number."""
WHOLE = 2**40
"""Further than any text goes, so that a coding of the whole document covers all that is codable."""


class Coded(NamedTuple):
    """A document as coders coded it.

    ``codings``: (coder, code, polarity, start, end); ``textless``: (coder, code, polarity) of codings without
    text, the polarity by its place among all; ``voices``: (respondent, start, end); ``turns`` and
    ``sentences``: (start, end), in order.
    """

    document_id: int
    codings: list[tuple[int, int, int, int, int]]
    textless: list[tuple[int, int, int]]
    voices: list[tuple[int, int, int]]
    turns: list[tuple[int, int]]
    sentences: list[tuple[int, int]]


def coders_by_document(project: Project, coder_ids: Iterable[int]) -> dict[int, set[int]]:
    """For every document in which one of these coders coded anything, those coders."""
    found: dict[int, set[int]] = defaultdict(set)
    chosen = condition(Selection(coder_ids=frozenset(coder_ids)), "coder")
    # One look at the index for each document and coder, however much they coded.
    for document_id, coder_id in project.db.execute(
        f"select document_id, coder_id from document cross join coder where {chosen} and exists"
        f" (select 1 from {seen(project)} as coding where coding.document_id = document.document_id"
        "  and coding.coder_id = coder.coder_id)"
    ).fetchall():
        found[document_id].add(coder_id)
    return found


def codebook_versions(project: Project, document_ids: Iterable[int], selection: Selection) -> tuple[int, int]:
    """The first and the last version of the codebook that codings of a selection were made under; else 0."""
    first, last = project.db.execute(
        "select coalesce(min(codebook_version), 0), coalesce(max(codebook_version), 0)"
        f" from {seen(project)} as coding"
        f" where document_id in (select value from json_each(?)) and {condition(selection)}",
        (json.dumps(list(document_ids)),),
    ).fetchone()
    return int(first), int(last)


def given(project: Project, document_ids: Iterable[int], selection: Selection) -> list[tuple[int, Polarity]]:
    """Every code with every polarity that a coding of a selection gives it in these documents."""
    rows = project.db.execute(
        f"select distinct code_id, polarity from {seen(project)} as coding"
        f" where document_id in (select value from json_each(?)) and {condition(selection)}",
        (json.dumps(list(document_ids)),),
    ).fetchall()
    return [(code_id, Polarity(polarity)) for code_id, polarity in rows]


def with_codable_interviewers(project: Project, document_ids: Iterable[int]) -> int:
    """In how many of these documents words of an interviewer can be coded."""
    return int(
        project.db.execute(
            "select count(distinct document_id) from turn where role = 'interviewer'"
            " and document_id in (select value from json_each(?)) and exists"
            " (select 1 from voice where voice.document_id = turn.document_id"
            "  and voice.start_char < turn.end_char and voice.end_char > turn.speech_char)",
            (json.dumps(list(document_ids)),),
        ).fetchone()[0]
    )


def pipelines(project: Project) -> dict[int, tuple[str, str]]:
    """For every document with kept sentences, name and version of what made them."""
    return {
        document_id: (pipeline, version)
        for document_id, pipeline, version in project.db.execute(
            "select document_id, pipeline, version from segmentation"
        ).fetchall()
    }


def characters(project: Project, document_ids: Iterable[int]) -> int:
    """About how many characters these documents have that can be coded."""
    return int(
        project.db.execute(
            "select coalesce(sum(end_char - start_char), 0) from voice"
            " where document_id in (select value from json_each(?))",
            (json.dumps(list(document_ids)),),
        ).fetchone()[0]
    )


def people_of_documents(project: Project) -> dict[int, set[int]]:
    """The ids of the respondents of every document."""
    found: dict[int, set[int]] = defaultdict(set)
    for document_id, respondent_id in project.db.execute(
        "select document_id, respondent_id from document_respondent"
    ).fetchall():
        found[document_id].add(respondent_id)
    return found


def names_and_waves(project: Project) -> dict[int, tuple[str, int | None]]:
    """Name and wave of every document, in the order of names."""
    return {
        document_id: (name, wave)
        for document_id, name, wave in project.db.execute(
            "select document_id, name, wave from document order by name"
        ).fetchall()
    }


def coded(project: Project, document_ids: Iterable[int], selection: Selection) -> Iterator[Coded]:
    """These documents with the codings of a selection, in batches that are read to their end.

    Nothing is left open between two batches, so that no window waits for a slow reader; a project that
    another program changes meanwhile is refused.
    """
    version, codings = project.data_version, seen(project)
    wanted = sorted(document_ids)
    for first in range(0, len(wanted), _BATCH):
        made = _batch(project, wanted[first : first + _BATCH], codings, condition(selection))
        if project.data_version != version:
            raise QualcodeError("The project was changed while it was being read.", "Ask again.")
        yield from made


def _batch(project: Project, batch: Sequence[int], codings: str, chosen: str) -> list[Coded]:
    among = json.dumps(batch)
    found = {each: Coded(each, [], [], [], [], []) for each in batch}
    # The places are asked for in the words of the index, so that SQLite need not look at the rows. Nothing is
    # done for each of a million passages: how many of them are of which document is another question.
    whose = f"from {codings} as coding where document_id in (select value from json_each(?)) and {chosen}"
    passages = project.db.execute(
        f"select coder_id, code_id, {_PLACE}, coalesce(start_char, -1), coalesce(end_char, -1)"
        f" {whose} and coalesce(start_char, -1) >= 0 order by document_id",
        (among,),
    ).fetchall()
    first = 0
    for document_id, number in project.db.execute(
        f"select document_id, count(*) {whose} and coalesce(start_char, -1) >= 0"
        " group by document_id order by document_id",
        (among,),
    ).fetchall():
        found[document_id].codings.extend(passages[first : first + number])
        first += number
    for document_id, coder_id, code_id, polarity, extent in project.db.execute(
        f"select document_id, coder_id, code_id, {_PLACE}, extent"
        f" {whose} and coalesce(start_char, -1) < 0 order by document_id",
        (among,),
    ).fetchall():
        if extent == Extent.WHOLE:
            found[document_id].codings.append((coder_id, code_id, polarity, 0, WHOLE))
        else:
            found[document_id].textless.append((coder_id, code_id, polarity))
    for document_id, respondent_id, start, end in project.db.execute(
        "select document_id, respondent_id, start_char, end_char from voice"
        " where document_id in (select value from json_each(?)) order by document_id, start_char",
        (among,),
    ).fetchall():
        found[document_id].voices.append((respondent_id, start, end))
    _add_units(project, among, found)
    return list(found.values())


def _add_units(project: Project, among: str, found: dict[int, Coded]) -> None:
    """Turns and sentences, one array for each document: a row for each sentence is read much slower."""
    for table in ("turn", "sentence"):
        for document_id, starts, ends in project.db.execute(
            f"select document_id, json_group_array(start_char), json_group_array(end_char) from {table}"
            " where document_id in (select value from json_each(?)) group by document_id",
            (among,),
        ).fetchall():
            units = found[document_id].turns if table == "turn" else found[document_id].sentences
            units.extend(sorted(zip(json.loads(starts), json.loads(ends), strict=True)))
