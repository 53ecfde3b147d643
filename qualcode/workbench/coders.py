"""Coders: adding one, using one, naming the lead."""

from qualcode.model.codebook import folded
from qualcode.model.errors import QualcodeError
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import one_line
from qualcode.store import coders as coder_store
from qualcode.store.coders import Coder
from qualcode.store.project import Project

FIRST_CODER = "Lead"
LONGEST_NAME = 80


def find(project: Project, name: str) -> Coder:
    """A coder by name; case and spaces do not matter, nor do brackets where that is clear: “Ann again”."""
    coders = coder_store.all_coders(project)
    for spelt in folded, _without_brackets:
        for coder in coders:
            if spelt(coder.name) == spelt(name):
                return coder
    there = ", ".join(coder.name for coder in coders)
    raise QualcodeError(
        f"There is no coder “{name}”.",
        f"Coders: {there}." if there else "`qualcode coder add NAME` adds one.",
    )


def _without_brackets(name: str) -> str:
    return folded(name.translate({ord(bracket): " " for bracket in "()"}))


def add(project: Project, name: str, *, is_consensus: bool = False) -> int:
    """A new coder; the first becomes the coder in use. A consensus coder holds what coders agreed on."""
    with project.step("Added a coder", clean(name)):
        name = free(project, name)
        if is_consensus and any(coder.is_consensus for coder in coder_store.all_coders(project)):
            raise QualcodeError("There is a consensus coder already.", "A project has one consensus.")
        return coder_store.add(project, name, is_consensus)


def free(project: Project, name: str) -> str:
    """The name of a new coder as it is kept; one that somebody has is refused."""
    name = clean(name)
    if any(folded(coder.name) == folded(name) for coder in coder_store.all_coders(project)):
        raise QualcodeError(f"There is a coder “{name}” already.", "`qualcode coder list` shows all coders.")
    return name


def clean(name: str) -> str:
    """The name of a coder as it is kept; an empty one and one that takes more than a line are refused."""
    kept = one_line(name)
    if not kept:
        raise QualcodeError("A coder needs a name.", "For example: qualcode coder add Anna")
    if len(kept) > LONGEST_NAME:
        raise QualcodeError(f"“{kept[:40]}...” is too long for a name.", "Initials or a first name will do.")
    return kept


def quoted(name: str) -> str:
    """A name as one argument of a command."""
    return name if name.isalnum() else f'"{name}"'


def use(project: Project, name: str) -> Coder:
    """Code from now on as this coder."""
    coder = find(project, name)
    with project.step("Changed the coder in use", coder.name):
        coder_store.use(project, coder.coder_id)
    return coder


def name_lead(project: Project, name: str) -> Coder:
    """Make a coder the lead: the layer that counts by default until there is a consensus."""
    coder = find(project, name)
    with project.step("Named the lead coder", coder.name):
        coder_store.name_lead(project, coder.coder_id)
    return coder


def in_use(project: Project) -> int:
    """The coder in use; a project in which nobody coded yet gets its first coder."""
    coder_id = project.coder_id
    return coder_store.add(project, FIRST_CODER) if coder_id is None else coder_id


def name_in_use(project: Project) -> str:
    """The name of the coder in use, empty before anybody coded."""
    names = {coder.coder_id: coder.name for coder in coder_store.all_coders(project)}
    return names.get(project.coder_id or 0, "")


def listed(project: Project) -> Table:
    """All coders with the number of their codings."""
    lead_id, in_use_id = coder_store.lead_id(project), project.coder_id
    coders = coder_store.all_coders(project)
    names = {coder.coder_id: coder.name for coder in coders}
    rows: list[tuple[Cell, ...]] = []
    for coder in coders:
        roles = (
            f"{names[coder.again_of]} at a later time" if coder.again_of else "",
            "lead" if coder.coder_id == lead_id else "",
            "consensus" if coder.is_consensus else "",
            "in use" if coder.coder_id == in_use_id else "",
        )
        rows.append((coder.name, ", ".join(filter(None, roles)), coder.codings))
    columns = (
        Column("coder", "coder", Kind.TEXT),
        Column("role", "role", Kind.TEXT),
        Column("codings", "codings", Kind.COUNT),
    )
    hint = "" if rows else "Nobody has coded yet; `qualcode coder add NAME` adds a coder."
    return Table("Coders", columns, tuple(rows), (hint,) if hint else ())
