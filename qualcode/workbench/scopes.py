"""A question, resolved in one project: which codings, whose layer, whom the shares are of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from qualcode.model.codebook import Codebook, folded
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.scope import Base, Condition, Scope, Selection
from qualcode.store import codebook as codebook_store
from qualcode.store import coders as coder_store
from qualcode.store import codings as coding_store
from qualcode.store import respondents as respondent_store
from qualcode.store.coders import Coder
from qualcode.store.project import Project
from qualcode.workbench import again, attributes
from qualcode.workbench.coders import find as find_coder


class Why(StrEnum):
    """Why the codings of these coders count; the value is how it is said."""

    EVERY = "all coders united"
    CHOSEN = "chosen"
    UNITED = "chosen, united"
    CONSENSUS = "consensus"
    LEAD = "lead coder"
    FIRST = "coded first; no lead coder is named"
    NOBODY = "nobody has coded yet"


class Layer(NamedTuple):
    """Whose codings count, and why theirs."""

    coders: tuple[Coder, ...]
    why: Why


class Met(NamedTuple):
    """A condition as this project spells it (``status@1``, ``paid work``), and who meets it."""

    attribute: str
    value: str
    people: People


@dataclass(frozen=True)
class Question:
    """A scope with its names resolved; what it says of people is ``base``, the rest is ``selection``."""

    project: Project
    scope: Scope

    @cached_property
    def roster(self) -> respondent_store.Roster:
        """All respondents of the project."""
        return respondent_store.roster(self.project)

    # --- codings ----------------------------------------------------------------------------------------

    @cached_property
    def codebook(self) -> Codebook:
        """The present codebook."""
        return codebook_store.read(self.project)

    @cached_property
    def code_ids(self) -> tuple[int, ...]:
        """The codes that the question is about, with all codes below them, in the order of the codebook."""
        if not len(self.codebook):
            raise QualcodeError(
                "The codebook has no codes yet.",
                "`qualcode codebook import FILE` brings codes in, `qualcode codebook add NAME` adds one.",
            )
        if not self.scope.codes:
            return tuple(self.codebook.by_id)
        wanted: set[int] = set()
        for code_id in self.named_code_ids:
            wanted |= self.codebook.subtrees[code_id]
        return tuple(code_id for code_id in self.codebook.by_id if code_id in wanted)

    @cached_property
    def named_code_ids(self) -> tuple[int, ...]:
        """The codes that the scope names, without those below them."""
        return tuple(dict.fromkeys(self.codebook.find(name).code_id for name in self.scope.codes))

    @cached_property
    def layer(self) -> Layer:
        """Whose codings count, and why theirs."""
        if self.scope.is_every_coder:
            coders = coder_store.all_coders(self.project)
            return Layer(tuple(coders) if self.scope.is_every_time else again.people(coders), Why.EVERY)
        if self.scope.coders:
            chosen = tuple(dict.fromkeys(find_coder(self.project, name) for name in self.scope.coders))
            return Layer(chosen, Why.CHOSEN if len(chosen) == 1 else Why.UNITED)
        return self._default_layer()

    def _default_layer(self) -> Layer:
        """One layer: the consensus once there is one, else the lead coder, else whoever coded first."""
        coders = coder_store.all_coders(self.project)
        for coder in coders:
            if coder.is_consensus and coder.codings:
                return Layer((coder,), Why.CONSENSUS)
        by_id = {coder.coder_id: coder for coder in coders}
        for find_id, why in ((coder_store.lead_id, Why.LEAD), (coder_store.first_to_code, Why.FIRST)):
            coder_id = find_id(self.project)
            if coder_id is not None:
                return Layer((by_id[coder_id],), why)
        return Layer((), Why.NOBODY)

    @cached_property
    def selection(self) -> Selection:
        """The codings that the question is about, of any polarity."""
        return Selection(
            coder_ids=frozenset(coder.coder_id for coder in self.layer.coders),
            code_ids=frozenset(self.code_ids) if self.scope.codes else None,
            waves=frozenset(self.waves) if self.waves else None,
        )

    def selection_for_change(self, code_id: int) -> Selection:
        """The codings of one code that the scope chooses for a change: of all coders unless named."""
        coder_ids = self.selection.coder_ids if self.scope.coders else None
        polarities = frozenset(self.scope.polarities) or None
        return Selection(coder_ids, frozenset({code_id}), self.selection.waves, polarities)

    @cached_property
    def known_waves(self) -> tuple[int, ...]:
        """The waves of the project's notes."""
        return tuple(sorted(wave for wave in respondent_store.seen(self.project) if wave is not None))

    @cached_property
    def waves(self) -> tuple[int, ...]:
        """The waves that were asked for, in order; unknown ones are refused."""
        for wave in self.scope.waves:
            if wave not in self.known_waves:
                there = ", ".join(map(str, self.known_waves)) or "none"
                raise QualcodeError(f"There is no note of wave {wave}.", f"Waves in this project: {there}.")
        return tuple(sorted(set(self.scope.waves)))

    @property
    def waves_apart(self) -> tuple[int, ...]:
        """The waves to be shown beside each other; notes without any are refused."""
        waves = self.waves or self.known_waves
        if not waves:
            raise QualcodeError(
                "No note has a wave, so there are none to show beside each other.",
                "Import notes with --wave, or with a line `Wave: 1` in their header.",
            )
        return waves

    @property
    def polarities(self) -> tuple[Polarity, ...]:
        """The polarities that count as having mentioned a theme, in their usual order."""
        return tuple(p for p in Polarity if p in self.scope.polarities) or tuple(Polarity)

    # --- people -----------------------------------------------------------------------------------------

    @cached_property
    def conditions(self) -> tuple[Met, ...]:
        """The conditions on people; an unknown attribute or value is refused."""
        return tuple(map(self._met, self.scope.where))

    def _met(self, condition: Condition) -> Met:
        found = attributes.groups(self.project, condition.attribute, self.roster, self.waves)
        fitting = [group for group in found.values if folded(group.name) == folded(condition.value)]
        fitting = [group for group in fitting if group.name == condition.value] or fitting
        if not fitting:
            there = ", ".join(group.name for group in found.values[:12])
            raise QualcodeError(
                f"Nobody has {condition.attribute}={condition.value}.",
                f"Values of {condition.attribute}: {there}{', ...' if len(found.values) > 12 else ''}",
            )
        people = People.union(group.people for group in fitting)
        return Met(found.label, " or ".join(group.name for group in fitting), people)

    @cached_property
    def filtered(self) -> People:
        """Everybody who meets the conditions: one value of each attribute that is named is enough."""
        by_attribute: dict[str, list[People]] = {}
        for met in self.conditions:
            by_attribute.setdefault(met.attribute, []).append(met.people)
        people = self.roster.everyone
        for values in by_attribute.values():
            people &= People.union(values)
        return people

    @cached_property
    def base(self) -> People:
        """The people whom the percentages are of; an empty base is refused."""
        if not self.roster.ids:
            raise QualcodeError(
                "There is nobody to count: this project has no people yet.",
                "`qualcode import FOLDER --people people.csv` brings notes and people in.",
            )
        people = self.filtered & self._of_base()
        if not people:
            raise QualcodeError(
                "Nobody is in the base of this question, so there is nothing to take a percentage of.",
                "Widen --where, --wave or --base; `qualcode respondent list` shows who has which values.",
            )
        return people

    def _of_base(self) -> People:
        match self.scope.base:
            case Base.ALL:
                return self.roster.everyone
            case Base.ASKED:
                return self.seen
            case Base.FOLLOWED_UP:
                return followed_up(self.project, self.roster)
            case Base.CODED:
                return self.coded
            case None:
                return self.seen if self.waves else self.roster.everyone

    @cached_property
    def seen(self) -> People:
        """Everybody with a note in the waves of the question."""
        return seen_in(self.project, self.roster, self.waves)

    @cached_property
    def coded(self) -> People:
        """Everybody with a coding of any code and polarity in the layer and waves of the question."""
        any_code = Selection(coder_ids=self.selection.coder_ids, waves=self.selection.waves)
        by_polarity = coding_store.people_by_code(self.project, any_code, self.roster)
        return People.union(people for by_code in by_polarity.values() for people in by_code.values())


def seen_in(project: Project, roster: respondent_store.Roster, waves: Iterable[int] = ()) -> People:
    """Everybody with a note in one of these waves (none named: with any note)."""
    by_wave = respondent_store.seen(project, waves)
    return roster.people(set().union(*by_wave.values()))


def followed_up(project: Project, roster: respondent_store.Roster) -> People:
    """Everybody seen in the first wave and again in a later one."""
    first, *later = two_waves(project)
    return seen_in(project, roster, [first]) & seen_in(project, roster, later)


def two_waves(project: Project) -> list[int]:
    """The waves of the notes in order, two at least; without a second one nobody was followed up."""
    waves = sorted(wave for wave in respondent_store.seen(project) if wave is not None)
    if len(waves) < 2:
        raise QualcodeError(
            "Nobody was followed up: the notes are not of two waves.",
            "Import the notes of a later wave with --wave.",
        )
    return waves
