"""The people interviewed, their attributes, and who was seen when."""

import json
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple
from uuid import uuid4

from qualcode.model.people import People
from qualcode.model.respondents import AttributeKind
from qualcode.store.project import Project


class Roster:
    """All respondents in one reading of the project: the place of each in a set of People."""

    def __init__(self, rows: Iterable[tuple[int, str]]) -> None:
        self.ids, self.names = [], []
        for respondent_id, name in rows:
            self.ids.append(respondent_id)
            self.names.append(name)

    @cached_property
    def index(self) -> dict[int, int]:
        """The place of each respondent by id."""
        return {respondent_id: place for place, respondent_id in enumerate(self.ids)}

    @cached_property
    def everyone(self) -> People:
        """All respondents of the project."""
        return People.first(len(self.ids))

    def people(self, respondent_ids: Iterable[int]) -> People:
        """The set of these respondents."""
        return People(map(self.index.__getitem__, respondent_ids))


class Value(NamedTuple):
    """What is known of one respondent on one attribute; ``wave`` None where it does not vary."""

    respondent_id: int
    attribute: str
    kind: AttributeKind
    wave: int | None
    value: str


def roster(project: Project) -> Roster:
    """All respondents in the order in which they came."""
    return Roster(
        project.db.execute("select respondent_id, name from respondent order by respondent_id").fetchall()
    )


def ids_by_name(project: Project) -> dict[str, int]:
    """Every respondent's id by name."""
    return dict(project.db.execute("select name, respondent_id from respondent").fetchall())


def add(project: Project, name: str) -> int:
    """A new respondent."""
    cursor = project.db.execute("insert into respondent (guid, name) values (?, ?)", (str(uuid4()), name))
    return int(cursor.lastrowid or 0)


def add_wave(project: Project, wave: int) -> None:
    """Make sure that a wave is known."""
    project.db.execute("insert into wave (wave) values (?) on conflict do nothing", (wave,))


def attributes(project: Project) -> dict[str, tuple[int, AttributeKind]]:
    """Id and kind of every attribute by name, in the order in which they came."""
    return {
        name: (attribute_id, AttributeKind(kind))
        for name, attribute_id, kind in project.db.execute(
            "select name, attribute_id, kind from attribute order by attribute_id"
        ).fetchall()
    }


def add_attribute(project: Project, name: str, kind: AttributeKind) -> int:
    """A new attribute."""
    cursor = project.db.execute(
        "insert into attribute (guid, name, kind) values (?, ?, ?)", (str(uuid4()), name, kind)
    )
    return int(cursor.lastrowid or 0)


def set_kind(project: Project, attribute_id: int, kind: AttributeKind) -> None:
    """Say anew what the values of an attribute are."""
    project.db.execute("update attribute set kind = ? where attribute_id = ?", (kind, attribute_id))


def values(
    project: Project, attribute: str | None = None, of_people: Iterable[int] | None = None
) -> list[Value]:
    """All values (of one attribute, of these respondents), by respondent, attribute and wave."""
    people = None if of_people is None else json.dumps(list(of_people))
    return [
        Value(respondent_id, name, AttributeKind(kind), wave, value)
        for respondent_id, name, kind, wave, value in project.db.execute(
            "select respondent_id, name, kind, wave, value"
            " from attribute_value join attribute using (attribute_id)"
            " where (:attribute is null or name = :attribute)"
            " and (:people is null or respondent_id in (select json_each.value from json_each(:people)))"
            " order by respondent_id, attribute_id, wave, attribute_value_id",
            {"attribute": attribute, "people": people},
        ).fetchall()
    ]


def add_value(project: Project, respondent_id: int, attribute_id: int, wave: int | None, value: str) -> None:
    """One more value of a respondent; a value that is there already stays as it is."""
    project.db.execute(
        "insert into attribute_value (respondent_id, attribute_id, wave, value) values (?, ?, ?, ?)"
        " on conflict do nothing",
        (respondent_id, attribute_id, wave, value),
    )


def take_values_away(project: Project, respondent_id: int, attribute_id: int, wave: int | None) -> None:
    """Delete the values of an attribute of a respondent at a wave (None: those that do not vary)."""
    project.db.execute(
        "delete from attribute_value where respondent_id = ? and attribute_id = ? and wave is ?",
        (respondent_id, attribute_id, wave),
    )


def seen(project: Project, waves: Iterable[int] = ()) -> dict[int | None, set[int]]:
    """Which respondents have a document, by wave (None: documents without one); only these waves if any."""
    by_wave: dict[int | None, set[int]] = {}
    only = set(waves)
    for wave, respondent_id in project.db.execute(
        "select distinct wave, respondent_id from document_respondent join document using (document_id)"
        " order by wave, respondent_id"
    ).fetchall():
        if not only or wave in only:
            by_wave.setdefault(wave, set()).add(respondent_id)
    return by_wave


def documents_each(project: Project, waves: Iterable[int] = ()) -> dict[int, int]:
    """How many documents each respondent has; respondents without any are left out."""
    only = ", ".join(str(int(wave)) for wave in waves)
    condition = f"where wave in ({only})" if only else ""
    return dict(
        project.db.execute(
            "select respondent_id, count(*) from document_respondent join document using (document_id)"
            f" {condition} group by respondent_id"
        ).fetchall()
    )
