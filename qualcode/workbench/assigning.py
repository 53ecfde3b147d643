"""The sample of a second coder: drawn by respondent with all their notes, coded blind, opened when due."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from qualcode.analysis.sampling import stratified
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.respondents import AttributeKind
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import assignments as assignment_store
from qualcode.store import coded as coded_store
from qualcode.store import coders as coder_store
from qualcode.store import respondents as respondent_store
from qualcode.store import sight
from qualcode.store.assignments import Assigned
from qualcode.store.coders import Coder
from qualcode.store.project import Project
from qualcode.workbench import again, attributes
from qualcode.workbench import coders as coder_verbs
from qualcode.workbench.coders import quoted
from qualcode.workbench.compared import worked_on
from qualcode.workbench.footnotes import counted

_EVERYBODY = "everybody"


class Draw(NamedTuple):
    """How a sample is drawn: a share of the people, the seed, and the attribute whose groups are kept."""

    share: Fraction
    seed: int
    by: str = ""


class Drawn(NamedTuple):
    """A sample: the names of its people by stratum, of how many, and the number of their notes.

    ``coder`` has it; where that is somebody at a later time, ``first`` is who they were at the first time,
    and ``unfinished`` are the notes of the sample that they coded then without calling them finished.
    """

    people: Mapping[str, Sequence[str]]
    of: Mapping[str, int]
    documents: int
    coder: str
    first: str = ""
    unfinished: Sequence[str] = ()

    @property
    def names(self) -> list[str]:
        """Everybody in the sample."""
        return sorted(name for names in self.people.values() for name in names)


def assign(
    project: Project, coder: str, draw: Draw, *, is_blind: bool = True, is_again: bool = False
) -> Drawn:
    """Ask a coder to code a random sample of the people, each with all of their notes.

    People without codings are drawn like all others; the frame (share, seed, strata and their sizes) is kept.
    A blind coder sees of these notes only their own work. Who codes ``is_again`` gets a later time of their
    own, and people all of whose notes they have worked on.
    """
    with project.step() as step:
        named = coder_verbs.find(project, coder)
        coder_id = again.next_time(project, named) if is_again else named.coder_id
        found = next(one for one in coder_store.all_coders(project) if one.coder_id == coder_id)
        step.label, step.subject = (
            f"Assigned {'a blind ' if is_blind else 'a '}sample to {found.name}",
            found.name,
        )
        _refuse_a_second_sample(project, found.coder_id, found.name)
        roster = respondent_store.roster(project)
        before = _Before(project, again.first_of(project, found)) if found.again_of else None
        there = roster.people(before.people) if before else _with_a_note(project, roster)
        by_stratum = {
            stratum: [roster.names[place] for place in people & there]
            for stratum, people in _strata(project, roster, draw.by).items()
        }
        by_stratum = {stratum: names for stratum, names in by_stratum.items() if names}
        drawn = stratified(by_stratum, draw.share, draw.seed)
        ids = respondent_store.ids_by_name(project)
        sizes = {stratum: len(names) for stratum, names in by_stratum.items()}
        frame = {
            "share": str(draw.share),
            "seed": draw.seed,
            "by": draw.by,
            "strata": [[stratum, len(drawn[stratum]), size] for stratum, size in sizes.items()],
            **({"again_of": before.coder.name} if before else {}),
        }
        chosen = [ids[person] for names in drawn.values() for person in names]
        assignment_store.add(project, found.coder_id, chosen, frame, is_blind=is_blind)
        documents = assignment_store.documents_of(project, found.coder_id)
    whole = Drawn(drawn, sizes, len(documents), found.name)
    return (
        whole._replace(first=before.coder.name, unfinished=before.unfinished(documents)) if before else whole
    )


class _Before:
    """What somebody coded at the first time, from which a later time is drawn."""

    def __init__(self, project: Project, coder: Coder) -> None:
        self.coder = coder
        self._names = {each: name for each, (name, _) in coded_store.names_and_waves(project).items()}
        self._finished, self._begun = worked_on(project, [coder])
        self._whose = coded_store.people_of_documents(project)

    @property
    def people(self) -> frozenset[int]:
        """The ids of the people of whom they left no note aside; refused where there is nobody."""
        begun = {person for document_id in self._worked for person in self._whose[document_id]}
        aside = {
            person
            for document_id, whose in self._whose.items()
            if document_id not in self._worked
            for person in whose
        }
        if not begun - aside:
            raise QualcodeError(
                f"{self.coder.name} has not coded all notes of anybody yet, so nobody can be coded again.",
                f"`qualcode finish NOTE --coder {quoted(self.coder.name)}` says that a note is coded.",
            )
        return frozenset(begun - aside)

    @property
    def _worked(self) -> set[int]:
        return {each for those in (self._finished, self._begun) for each, bits in those.items() if bits}

    def unfinished(self, documents: Iterable[int]) -> list[str]:
        """The names of those of these notes that they coded without calling them finished."""
        return sorted(self._names[each] for each in documents if self._begun.get(each))


def _with_a_note(project: Project, roster: respondent_store.Roster) -> People:
    found = roster.people(set().union(*respondent_store.seen(project).values()))
    if not found:
        raise QualcodeError(
            "There is nobody to draw from: no person has a note.",
            "`qualcode import FOLDER` brings some in.",
        )
    return found


def _refuse_a_second_sample(project: Project, coder_id: int, name: str) -> None:
    if any(known.coder_id == coder_id for known in assignment_store.listed(project)):
        raise QualcodeError(
            f"{name} has a sample already.",
            "`qualcode assignments` shows it; `qualcode undo` takes back the last step.",
        )


def _strata(project: Project, roster: respondent_store.Roster, by: str) -> Mapping[str, People]:
    if not by:
        return {_EVERYBODY: roster.everyone}
    found = attributes.groups(project, by, roster)
    if found.kind is AttributeKind.MULTIPLE:
        raise QualcodeError(
            f"A person can have several values of {found.noun}, so it does not part the people.",
            "Draw by an attribute with one value for each person.",
        )
    return {group.name: group.people for group in (*found.values, *found.unknown)}


def unblind(project: Project, coder: str) -> int:
    """Let a coder see the work of the others in their sample, for good and in the trail."""
    found = coder_verbs.find(project, coder)
    with project.step(f"Opened the blind sample of {found.name}", found.name):
        opened = assignment_store.open_up(project, found.coder_id)
        if not opened:
            raise QualcodeError(
                f"{found.name} has no blind sample.", "`qualcode assignments` shows all samples."
            )
    return opened


def listed(project: Project) -> Table:
    """All samples: whose, how drawn, and how many of their notes are started and finished."""
    columns = (
        Column("coder", "coder", Kind.TEXT),
        Column("people", "people", Kind.COUNT),
        Column("documents", "notes", Kind.COUNT),
        Column("started", "started", Kind.COUNT),
        Column("finished", "finished", Kind.COUNT),
        Column("sight", "sight", Kind.TEXT),
        Column("frame", "how it was drawn", Kind.TEXT),
    )
    samples = assignment_store.listed(project)
    rows: list[tuple[Cell, ...]] = [
        (
            known.coder,
            known.respondents,
            known.documents,
            known.started,
            known.finished,
            _sight(known),
            frame_in_words(known.frame),
        )
        for known in samples
    ]
    note = ("No samples yet. `qualcode assign CODER --share 20% --seed 7` draws one.",)
    return Table("Samples", columns, tuple(rows), tuple(_waiting(project, samples)) if rows else note)


def _waiting(project: Project, samples: Iterable[Assigned]) -> Iterator[str]:
    """On whom it waits that a sample opens; a blind coder is not told who else coded in it."""
    if sight.is_blind(project):
        return
    for known in samples:
        others = assignment_store.unfinished_by_others(project, known.coder_id)
        if known.is_blind and not known.opened_at and others:
            whose = ", ".join(f"{count} of {name}" for name, count in others.items())
            yield (
                f"Hidden from {known.coder} even when all of the sample is finished: {whose}, coded and not"
                " finished. `qualcode finish NOTE --coder NAME` finishes a note,"
                f" `qualcode unblind {quoted(known.coder)}` opens all."
            )


def _sight(known: Assigned) -> str:
    if not known.is_blind:
        return "sees the others"
    return f"opened {known.opened_at[:10]}" if known.opened_at else "blind"


def frame_in_words(frame: Mapping[str, object]) -> str:
    """“20% of 182 people, seed 7, by agency: 6 of 31 North, ...”."""
    strata = frame["strata"]
    assert isinstance(strata, list)
    of = sum(size for _, _, size in strata)
    share = float(Fraction(str(frame["share"]))) * 100
    whose = f" whose notes {frame['again_of']} had coded" if "again_of" in frame else ""
    begin = f"{share:g}% of {counted(of, 'person', 'people')}{whose}, seed {frame['seed']}"
    if not frame["by"]:
        return begin
    each = ", ".join(f"{drawn} of {size} {stratum}" for stratum, drawn, size in strata)
    return f"{begin}, by {frame['by']}: {each}"
