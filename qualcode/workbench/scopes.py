"""A question, resolved in one project: which codings, whose layer, whom the shares are of.

The words in every note of every table are made here and nowhere else.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qualcode import __version__
from qualcode.model.codebook import Codebook, folded
from qualcode.model.codings import Polarity
from qualcode.model.errors import QualcodeError
from qualcode.model.people import People
from qualcode.model.scope import Base, Condition, Scope, Selection
from qualcode.store import codebook as codebook_store
from qualcode.store import coders as coder_store
from qualcode.store import codings as coding_store
from qualcode.store import history
from qualcode.store import respondents as respondent_store
from qualcode.store.coders import Coder
from qualcode.store.project import Project
from qualcode.workbench import attributes
from qualcode.workbench.coders import find as find_coder

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Question:
    """A scope with its names resolved; what it says of people is ``base``, the rest is ``selection``."""

    project: Project
    scope: Scope

    @cached_property
    def roster(self) -> respondent_store.Roster:
        """All respondents of the project."""
        return respondent_store.roster(self.project)

    @cached_property
    def codebook(self) -> Codebook:
        """The present codebook."""
        return codebook_store.read(self.project)

    @cached_property
    def code_ids(self) -> tuple[int, ...]:
        """The codes that the question is about, with all codes below them, in the order of the codebook."""
        if not self.scope.codes:
            return tuple(self.codebook.by_id)
        wanted: set[int] = set()
        for name in self.scope.codes:
            wanted |= self.codebook.subtrees[self.codebook.find(name).code_id]
        return tuple(code_id for code_id in self.codebook.by_id if code_id in wanted)

    @cached_property
    def layer(self) -> tuple[tuple[Coder, ...], str]:
        """Whose codings count, and in what capacity."""
        coders = coder_store.all_coders(self.project)
        if self.scope.is_every_coder:
            return tuple(coders), "all coders united"
        if self.scope.coders:
            return tuple(find_coder(self.project, name) for name in self.scope.coders), "chosen"
        for coder in coders:
            if coder.is_consensus and coder.codings:
                return (coder,), "consensus"
        by_id = {coder.coder_id: coder for coder in coders}
        lead_id = coder_store.lead_id(self.project)
        if lead_id is not None:
            return (by_id[lead_id],), "lead coder"
        first_id = coder_store.first_to_code(self.project)
        return (
            ((by_id[first_id],), "coded first; no lead coder is named") if first_id is not None else ((), "")
        )

    @cached_property
    def selection(self) -> Selection:
        """The codings that the question is about, of any polarity."""
        return Selection(
            coder_ids=frozenset(coder.coder_id for coder in self.layer[0]),
            code_ids=frozenset(self.code_ids) if self.scope.codes else None,
            waves=frozenset(self.waves) if self.waves else None,
        )

    def selection_for_change(self, code_id: int) -> Selection:
        """The codings of one code that the scope chooses for a change: of all coders unless named."""
        coder_ids = self.selection.coder_ids if self.scope.coders else None
        polarities = frozenset(self.scope.polarities) or None
        return Selection(coder_ids, frozenset({code_id}), self.selection.waves, polarities)

    @cached_property
    def waves(self) -> tuple[int, ...]:
        """The waves that were asked for; unknown ones are refused."""
        known = {wave for wave in respondent_store.seen(self.project) if wave is not None}
        for wave in self.scope.waves:
            if wave not in known:
                there = ", ".join(map(str, sorted(known))) or "none"
                raise QualcodeError(f"There is no note of wave {wave}.", f"Waves in this project: {there}.")
        return self.scope.waves

    @property
    def polarities(self) -> tuple[Polarity, ...]:
        """The polarities that count as having mentioned a theme."""
        return self.scope.polarities or tuple(Polarity)

    # --- people -----------------------------------------------------------------------------------------

    @cached_property
    def filtered(self) -> People:
        """Everybody who meets the conditions on people."""
        people = self.roster.everyone
        by_attribute: dict[str, People] = {}
        for condition in self.scope.where:
            people_with = self._people_with(condition)
            key = folded(condition.attribute)
            by_attribute[key] = by_attribute.get(key, People()) | people_with
        for chosen in by_attribute.values():
            people &= chosen
        return people

    def _people_with(self, condition: Condition) -> People:
        groups = attributes.groups(self.project, condition.attribute, self.roster, self.scope.waves)
        for group in groups.values:
            if folded(group.name) == folded(condition.value):
                return group.people
        there = ", ".join(group.name for group in groups.values[:12])
        raise QualcodeError(
            f"Nobody has {condition.attribute}={condition.value}.",
            f"Values of {condition.attribute}: {there}.",
        )

    @cached_property
    def seen(self) -> People:
        """Everybody with a note in the waves of the question."""
        by_wave = respondent_store.seen(self.project, self.waves)
        return self.roster.people(set().union(*by_wave.values()))

    @cached_property
    def base(self) -> People:
        """The people whom the percentages are of."""
        if self.scope.base is None:
            return self.filtered & self.seen if self.waves else self.filtered
        match self.scope.base:
            case Base.ALL:
                return self.filtered
            case Base.ASKED:
                return self.filtered & self.seen
            case Base.FOLLOWED_UP:
                return self.filtered & followed_up(self.project, self.roster)
            case Base.CODED:
                return self.filtered & self.coded

    @cached_property
    def coded(self) -> People:
        """Everybody with a coding of any code and polarity in the layer and waves of the question."""
        any_code = Selection(coder_ids=self.selection.coder_ids, waves=self.selection.waves)
        by_polarity = coding_store.people_by_code(self.project, any_code, self.roster)
        return People.union(people for by_code in by_polarity.values() for people in by_code.values())

    @property
    def base_name(self) -> str:
        """The base in words: “182 (all respondents)”."""
        what = {
            None: f"respondents seen in wave {_listed(map(str, self.waves))}"
            if self.waves
            else "all respondents",
            Base.ALL: "all respondents",
            Base.ASKED: "respondents with a note",
            Base.FOLLOWED_UP: "respondents followed up",
            Base.CODED: "respondents with a coding",
        }[self.scope.base]
        if self.scope.where:
            what += f" with {self._where_in_words()}"
        return f"{len(self.base)} ({what})"

    def _where_in_words(self) -> str:
        return ", ".join(f"{condition.attribute} = {condition.value}" for condition in self.scope.where)

    # --- the note ---------------------------------------------------------------------------------------

    def note(self, *more: str, is_of_shares: bool = True) -> tuple[str, ...]:
        """What stands under every table: notice, meaning, base, scope, layer, exposure, versions."""
        facts = self.project.facts
        meaning = (
            "Share of people who mentioned it; silence is not disagreement. A person may be in several"
            " themes; a theme unites the people of all codes below it."
        )
        lines = (
            facts.notice,
            meaning if is_of_shares else "",
            f"Unit: respondents. Base: {self.base_name}.",
            f"Scope: {self.scope_in_words()}. Layer: {self.layer_in_words()}.",
            self.exposure(),
            *more,
            f"Codebook version {self.codebook.version}."
            f" Last step {history.last_step_at(self.project.db)[:10]}. qualcode {__version__}.",
        )
        return tuple(line for line in lines if line)

    def scope_in_words(self) -> str:
        """The filter: “any polarity; wave 1; theme Joint working”."""
        parts = [
            f"{_listed(self.scope.polarities)} codings" if self.scope.polarities else "any polarity",
            f"wave {_listed(map(str, self.waves))}"
            if self.waves
            else "either wave"
            if self.has_waves
            else "",
            self._where_in_words(),
            f"only {_listed(self.scope.codes)}" if self.scope.codes else "",
        ]
        return "; ".join(part for part in parts if part)

    @property
    def has_waves(self) -> bool:
        """Whether the project has more than one wave."""
        return len(respondent_store.seen(self.project)) > 1

    def layer_in_words(self) -> str:
        """Whose codings: “Lead (lead coder)”."""
        coders, why = self.layer
        return f"{_listed(coder.name for coder in coders)} ({why})" if coders else "nobody has coded yet"

    def exposure(self) -> str:
        """How many people have how many notes: “155 people with two notes, 27 with one.”"""
        each = respondent_store.documents_each(self.project, self.waves)
        of_base = (each.get(self.roster.ids[place], 0) for place in self.base)
        counted = sorted(Counter(of_base).items(), reverse=True)
        if not counted:
            return ""
        parts = [f"{people} with {_in_words(number)}" for number, people in counted]
        number, people = counted[0]
        noun = "note" if number == 1 else "notes"
        who = "person" if people == 1 else "people"
        return ", ".join([f"{people} {who} with {_in_words(number)} {noun}", *parts[1:]]) + "."


def _in_words(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def followed_up(project: Project, roster: respondent_store.Roster) -> People:
    """Everybody seen in the first wave and again in a later one."""
    by_wave = respondent_store.seen(project)
    waves = sorted(wave for wave in by_wave if wave is not None)
    if len(waves) < 2:
        raise QualcodeError(
            "Nobody was followed up: the notes are all of one wave.",
            "Import notes of a later wave with --wave.",
        )
    later = set().union(*(by_wave[wave] for wave in waves[1:]))
    return roster.people(by_wave[waves[0]] & later)
