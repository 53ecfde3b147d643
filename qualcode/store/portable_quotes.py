"""Stars and edited quotes as they mean the same in every copy of a project.

A passage has one star and one edit at most, so that each is told by the guid of its coding and not by one
of its own: who quotes the same passage on both sides says something of the same thing. When is not compared.
"""

from collections.abc import Collection, Iterable, Sequence

from qualcode.store import history, portable, quotes
from qualcode.store.portable import Noun, Row
from qualcode.store.project import Project

STAR = Noun("star", (), ("coding_id",))
EDIT = Noun("quote_edit", ("words", "is_paraphrase"), ("coding_id",))
OF_QUOTES = (STAR, EDIT)
"""After codings, which they are on."""
ALL_WORK = (*portable.NOUNS, *OF_QUOTES)
"""All that a copy brings home of a coder, in the order in which it can be added."""

_ROWS = {
    STAR: "select coding.guid from coding where coding.coder_id = ? and starred_at <> ''",
    EDIT: "select coding.guid, words, is_paraphrase from quote_edit join coding using (coding_id)"
    " where coding.coder_id = ?",
}


def work(project: Project, noun: Noun, coder_id: int) -> dict[str, Row]:
    """A coder's rows of any kind by what they are told by."""
    return rows(project, noun, coder_id) if noun in OF_QUOTES else portable.rows(project, noun, coder_id)


def rows(project: Project, noun: Noun, coder_id: int) -> dict[str, Row]:
    """The stars, or edits, of a coder's passages by a name that no other row has."""
    found = project.db.execute(_ROWS[noun], (coder_id,)).fetchall()
    return {
        _name(noun, coding): Row(_name(noun, coding), tuple(values), (coding,)) for coding, *values in found
    }


def _name(noun: Noun, coding: str) -> str:
    return f"{coding} {noun.table}"


def coding_of(name: str) -> str:
    """The guid of the coding that a star or an edit is on."""
    return name.partition(" ")[0]


def put(project: Project, noun: Noun, wanted: Sequence[Row]) -> None:
    """Set these stars, or say these edits in the place of what is said."""
    ids = _ids(project) if wanted else {}
    for row in wanted:
        coding_id = ids[coding_of(row.guid)]
        if noun is STAR:
            project.db.execute(
                "update coding set starred_at = ? where coding_id = ?", (history.now(), coding_id)
            )
        else:
            words, is_paraphrase = row.values
            quotes.edit(project, coding_id, words, is_paraphrase=bool(is_paraphrase))


def remove(project: Project, noun: Noun, names: Iterable[str]) -> None:
    """Take these stars, or edits, away."""
    codings = [coding_of(name) for name in names]
    ids = _ids(project) if codings else {}
    for coding_id in [ids[coding] for coding in codings]:
        if noun is STAR:
            project.db.execute("update coding set starred_at = '' where coding_id = ?", (coding_id,))
        else:
            quotes.forget(project, coding_id)


def _ids(project: Project) -> dict[str, int]:
    return portable.ids(project, "coding")


def said_here(project: Project, coder_id: int, codings: Collection[str]) -> frozenset[str]:
    """Of these codings those whose star or edit is not as it was when it was last shared or merged."""
    found = set()
    for noun in OF_QUOTES:
        base = portable.bases(project, noun, coder_id)
        here = {name: row.sum for name, row in rows(project, noun, coder_id).items()}
        found |= {coding_of(name) for name, sum_ in here.items() if base.get(name) != sum_}
    return frozenset(found.intersection(codings))
