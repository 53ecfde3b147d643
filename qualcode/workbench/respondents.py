"""The people interviewed: who they are, and their right to withdraw."""

from qualcode.exchange.people import attribute_heading
from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeKind
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import one_line
from qualcode.store import erasing
from qualcode.store import respondents as respondent_store
from qualcode.store.erasing import Erased
from qualcode.store.project import Project
from qualcode.workbench.documents import named
from qualcode.workbench.people import settle_kinds


def listed(project: Project) -> Table:
    """All respondents with their notes and attributes; where a value varies, one column for each wave."""
    known: dict[tuple[str, int | None], dict[int, list[str]]] = {}
    for value in respondent_store.values(project):
        by_person = known.setdefault((value.attribute, value.wave), {})
        by_person.setdefault(value.respondent_id, []).append(value.value)
    order = {name: place for place, name in enumerate(respondent_store.attributes(project))}
    keys = sorted(known, key=lambda key: (order[key[0]], key[1] or 0))
    each = respondent_store.documents_each(project)
    roster = respondent_store.roster(project)
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            each.get(respondent_id, 0),
            *("; ".join(known[key].get(respondent_id, ())) or None for key in keys),
        )
        for respondent_id, name in zip(roster.ids, roster.names, strict=True)
    ]
    headings = [name if wave is None else f"{name}@{wave}" for name, wave in keys]
    columns = (
        Column("respondent", "person", Kind.TEXT),
        Column("notes", "notes", Kind.COUNT),
        *(Column(heading, heading, Kind.TEXT) for heading in headings),
    )
    hint = () if rows else ("Nobody yet. `qualcode import FOLDER --people people.csv` brings people in.",)
    return Table("People", columns, tuple(rows), hint)


def waves(project: Project) -> list[int]:
    """The waves of which there are notes."""
    return sorted(wave for wave in respondent_store.seen(project) if wave is not None)


def set_value(project: Project, name: str, attribute: str, value: str) -> None:
    """Set an attribute (``status``, or ``status@1`` at one wave) of a respondent anew; empty takes it away.

    Several values are parted by ``;`` where the attribute is a multiple response.
    """
    respondent_id = named(respondent_store.ids_by_name(project), name, "person")
    heading = attribute_heading(attribute)
    known = {folded(n): found for n, found in respondent_store.attributes(project).items()}
    new_kind = AttributeKind.MULTIPLE if heading.is_multiple else AttributeKind.SINGLE
    attribute_id, kind = known.get(folded(heading.attribute), (None, new_kind))
    value = one_line(value)
    if attribute_id is None and not value:
        raise QualcodeError(
            f"There is no attribute “{attribute}” to take away.", "`qualcode respondent list` shows them all."
        )
    values = value.split(";") if kind is AttributeKind.MULTIPLE else [value]
    with project.step(f"Set {attribute} of a respondent", name):
        if attribute_id is None:
            attribute_id = respondent_store.add_attribute(project, one_line(heading.attribute), kind)
        if heading.wave is not None:
            respondent_store.add_wave(project, heading.wave)
        respondent_store.take_values_away(project, respondent_id, attribute_id, heading.wave)
        for one in filter(None, (one.strip() for one in values)):
            respondent_store.add_value(project, respondent_id, attribute_id, heading.wave, one)
        settle_kinds(project)


def what_would_go(project: Project, name: str) -> tuple[str, int]:
    """The respondent's name as it is kept, and how many notes are theirs (alone or with others)."""
    ids = respondent_store.ids_by_name(project)
    respondent_id = named(ids, name, "person")
    kept = next(known for known, its_id in ids.items() if its_id == respondent_id)
    return kept, respondent_store.documents_each(project).get(respondent_id, 0)


def withdraw(project: Project, name: str) -> Erased:
    """Erase a person for good; the trail keeps a line without content. This cannot be undone."""
    with project.unrecorded("Withdrew a respondent"):
        respondent_id = named(respondent_store.ids_by_name(project), name, "person")
        erased = erasing.erase(project, respondent_id)
    erasing.compact(project)
    return erased
