"""Counts, matrices and quotes of random small studies against a recount with plain sets from the rows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qualcode.model.codings import Extent, Polarity
from qualcode.model.documents import Note
from qualcode.model.errors import QualcodeError
from qualcode.model.respondents import AttributeKind
from qualcode.model.scope import Base, Condition, Scope
from qualcode.model.spans import Span
from qualcode.model.tables import CodePath, Share, Table
from qualcode.store import codebook as codebook_store
from qualcode.store import coders as coder_store
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store import respondents as respondent_store
from qualcode.store.codings import NewCoding
from qualcode.store.documents import Voice
from qualcode.workbench import counts, projects
from qualcode.workbench.projects import Project
from qualcode.workbench.quotes import quotes

CODERS = ("Ann", "Ben", "Agreed")
AGENCIES, BARRIERS, STATUSES, WAVES = ("North", "South"), ("fear", "money"), ("out", "in"), (1, 2)
TEXT = "".join(chr(ord("a") + place % 26) for place in range(40))
# Who speaks where in a group interview: one, the other, and at last both at once.
VOICES = ((0, 0, 15), (1, 15, 30), (0, 30, 40), (1, 30, 40))


# --- studies ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Study:
    """A random study; ``parents`` are the places of the codes above each code, None for top themes."""

    parents: list[int | None]
    people: int
    agencies: list[str | None]
    barriers: list[list[str]]
    statuses: list[list[str | None]]
    notes: list[tuple[int | None, list[int]]]
    codings: list[tuple[int, Extent, int, int, int, int, Polarity]]
    legacy: list[tuple[int, int, int, Polarity]]
    lead: int | None


@st.composite
def studies(draw: st.DrawFn) -> Study:
    parents: list[int | None] = [None]
    for place in range(1, draw(st.integers(1, 5))):
        parents.append(draw(st.none() | st.integers(0, place - 1)))
    people = draw(st.integers(2, 5))
    person, code, coder = st.integers(0, people - 1), st.integers(0, len(parents) - 1), st.integers(0, 2)
    polarity = st.sampled_from(Polarity)

    def each(strategy: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(strategy, min_size=people, max_size=people))

    notes = draw(
        st.lists(
            st.tuples(
                st.sampled_from([1, 2, 1, 2, None]),
                st.lists(person, min_size=1, max_size=2, unique=True),
            ),
            min_size=3,
            max_size=7,
        )
    )
    places = st.integers(0, len(notes) - 1)
    extent = st.sampled_from([Extent.PASSAGE, Extent.PASSAGE, Extent.WHOLE, Extent.NO_TEXT])
    coding = st.tuples(places, extent, st.integers(0, 39), st.integers(1, 20), code, coder, polarity)
    return Study(
        parents,
        people,
        agencies=each(st.sampled_from([*AGENCIES, None])),
        barriers=each(st.lists(st.sampled_from(BARRIERS), unique=True)),
        statuses=each(st.lists(st.sampled_from([*STATUSES, None]), min_size=2, max_size=2)),
        notes=notes,
        codings=draw(st.lists(coding, min_size=6, max_size=16)),
        legacy=draw(st.lists(st.tuples(person, code, coder, polarity), max_size=4)),
        lead=draw(st.none() | st.integers(0, 1)),
    )


def scopes(study: Study) -> st.SearchStrategy[Scope]:
    values = [
        *product(["agency"], AGENCIES),
        *product(["barriers"], BARRIERS),
        *product(["status@1"], STATUSES),
    ]
    conditions = [Condition(*pair) for pair in [*values, ("status", "in"), ("Agency", "north")]]
    codes = [name(place) for place in range(len(study.parents))]
    return st.builds(
        Scope,
        coders=_some(CODERS),
        is_every_coder=st.booleans(),
        codes=_some(codes),
        waves=_some(WAVES),
        polarities=_some(Polarity),
        where=_some(conditions, 3),
        base=st.none() | st.sampled_from(Base),
    )


def _some(options: Iterable[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Mostly no filter, so that most questions have an answer that is worth a recount."""
    filters = st.lists(st.sampled_from([*options]), min_size=1, max_size=most).map(tuple)
    return st.integers(0, 3).flatmap(lambda number: st.just(()) if number else filters)


def name(code: int) -> str:
    return f"code {code}"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path: Path = tmp_path_factory.mktemp("random") / "study.qualcode"
    with projects.new(path) as project:
        yield project


class _Enough(Exception):
    """Ends a step so that nothing of it is kept."""


@contextmanager
def holding(project: Project, study: Study) -> Iterator[None]:
    """The project with the study in it; afterwards it is empty again."""
    with suppress(_Enough), project.step("A random study"):
        _fill(project, study)
        yield
        raise _Enough


def _fill(project: Project, study: Study) -> None:
    coders = [coder_store.add(project, coder, coder == "Agreed") for coder in CODERS]
    if study.lead is not None:
        coder_store.name_lead(project, coders[study.lead])
    codes: list[int] = []
    for place, parent in enumerate(study.parents):
        above = None if parent is None else codes[parent]
        codes.append(codebook_store.add(project, above, name(place), place, {}))
    people = [respondent_store.add(project, f"P{place}") for place in range(study.people)]
    _fill_attributes(project, study, people)
    notes = [_add_note(project, place, *note, people) for place, note in enumerate(study.notes)]
    rows = [
        NewCoding(
            notes[note],
            None,
            extent,
            start if extent is Extent.PASSAGE else None,
            min(start + length, len(TEXT)) if extent is Extent.PASSAGE else None,
            codes[code],
            coders[coder],
            polarity,
            "",
            TEXT[start : start + length] if extent is Extent.PASSAGE else "",
        )
        for note, extent, start, length, code, coder, polarity in study.codings
    ]
    rows += [
        NewCoding(
            None, people[person], Extent.NO_TEXT, None, None, codes[code], coders[coder], polarity, "", ""
        )
        for person, code, coder, polarity in study.legacy
    ]
    coding_store.add(project, rows)


def _fill_attributes(project: Project, study: Study, people: list[int]) -> None:
    kinds = {
        "agency": AttributeKind.SINGLE,
        "barriers": AttributeKind.MULTIPLE,
        "status": AttributeKind.SINGLE,
    }
    ids = {each: respondent_store.add_attribute(project, each, kind) for each, kind in kinds.items()}
    for wave in WAVES:
        respondent_store.add_wave(project, wave)
    for person, agency, barriers, statuses in zip(
        people, study.agencies, study.barriers, study.statuses, strict=True
    ):
        values = [("agency", None, agency), *(("barriers", None, barrier) for barrier in barriers)]
        for attribute, wave, value in [
            *values,
            *(("status", w, s) for w, s in zip(WAVES, statuses, strict=True)),
        ]:
            if value is not None:
                respondent_store.add_value(project, person, ids[attribute], wave, value)


def _add_note(project: Project, place: int, wave: int | None, whose: list[int], people: list[int]) -> int:
    note = Note(f"note {place}", f"note {place}.txt", TEXT, str(place))
    ids = [people[person] for person in whose]
    document_id = document_store.add(project, note, wave, ids)
    voices = VOICES if len(ids) == 2 else ((0, 0, 40),)
    document_store.add_voices(
        project, document_id, [Voice(ids[voice], Span(start, end)) for voice, start, end in voices]
    )
    return document_id


# --- the recount -----------------------------------------------------------------------------------------


class Refused(Exception):
    """The question has no answer."""


@dataclass(frozen=True)
class Recount:
    """The answer to a scope in plain sets of row ids, straight from the rows of the tables."""

    project: Project
    scope: Scope
    read: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        if sql not in self.read:
            self.read[sql] = self.project.db.execute(sql).fetchall()
        return self.read[sql]

    @cached_property
    def everyone(self) -> set[int]:
        return {row[0] for row in self.rows("select respondent_id from respondent")}

    @cached_property
    def names(self) -> dict[int, str]:
        return dict(self.rows("select respondent_id, name from respondent"))

    @cached_property
    def note_people(self) -> list[tuple[int, int | None, int]]:
        return self.rows(
            "select document_id, wave, respondent_id from document natural join document_respondent"
        )

    @cached_property
    def codings(self) -> list[dict[str, Any]]:
        """Every coding with its wave and the people it belongs to."""
        columns = (
            "coding_id document_id respondent_id extent start_char end_char code_id coder_id polarity quote"
        )
        waves = dict(self.rows("select document_id, wave from document"))
        found = []
        for row in self.rows(f"select {columns.replace(' ', ', ')} from coding order by coding_id"):
            coding = dict(zip(columns.split(), row, strict=True))
            coding |= {"wave": waves.get(coding["document_id"]), "people": self._whose(coding)}
            found.append(coding)
        return found

    def _whose(self, coding: dict[str, Any]) -> set[int]:
        if coding["document_id"] is None:
            return {coding["respondent_id"]}
        members = {person for note, _, person in self.note_people if note == coding["document_id"]}
        if len(members) == 1 or coding["extent"] != "passage":
            return members
        return {
            person
            for note, person, start, end in self.rows(
                "select document_id, respondent_id, start_char, end_char from voice"
            )
            if note == coding["document_id"]
            and set(range(start, end)) & set(range(coding["start_char"], coding["end_char"]))
        }

    @cached_property
    def known_waves(self) -> list[int]:
        return sorted({wave for _, wave, _ in self.note_people if wave is not None})

    @cached_property
    def waves(self) -> set[int]:
        if not set(self.scope.waves) <= set(self.known_waves):
            raise Refused
        return set(self.scope.waves)

    @cached_property
    def polarities(self) -> set[str]:
        return set(self.scope.polarities or Polarity)

    @cached_property
    def coders(self) -> list[int]:
        """The layer."""
        ids = {
            coder: coder_id
            for coder_id, coder in self.rows("select coder_id, name from coder order by coder_id")
        }
        if self.scope.is_every_coder:
            return list(ids.values())
        if self.scope.coders:
            return [ids[coder] for coder in dict.fromkeys(self.scope.coders)]
        [(lead,)] = self.rows("select lead_coder_id from project")
        if any(coding["coder_id"] == ids["Agreed"] for coding in self.codings):
            return [ids["Agreed"]]
        return [lead] if lead else [coding["coder_id"] for coding in self.codings[:1]]

    @cached_property
    def in_layer(self) -> list[dict[str, Any]]:
        """The codings of the layer in the waves asked for, of any code and polarity."""
        return [c for c in self.codings if c["coder_id"] in self.coders and self._is_asked(c)]

    def _is_asked(self, coding: dict[str, Any]) -> bool:
        return not self.waves or coding["wave"] in self.waves

    def below(self, code_id: int) -> set[int]:
        """A code and all codes below it."""
        children = self.rows(f"select code_id from code where parent_id = {code_id}")
        return {code_id}.union(*(self.below(child) for (child,) in children))

    @cached_property
    def codes(self) -> list[tuple[int, tuple[str, ...]]]:
        """The codes of the answer in their order, with their paths."""
        named = {code: code_id for code_id, code in self.rows("select code_id, name from code")}
        wanted = (
            set().union(*(self.below(named[code]) for code in self.scope.codes)) if self.scope.codes else None
        )
        return [
            (code_id, path) for code_id, path in self._walk(None, ()) if wanted is None or code_id in wanted
        ]

    def _walk(self, parent: int | None, above: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
        where = "is null" if parent is None else f"= {parent}"
        for code_id, code in self.rows(
            f"select code_id, name from code where parent_id {where} order by position"
        ):
            yield code_id, (*above, code)
            yield from self._walk(code_id, (*above, code))

    def seen(self, waves: set[int]) -> set[int]:
        return {person for _, wave, person in self.note_people if not waves or wave in waves}

    def groups(self, attribute: str) -> dict[str, set[int]]:
        """People by the value of an attribute, those without one by the reason."""
        attribute, _, wave = attribute.lower().partition("@")
        rows = self.rows(
            "select respondent_id, wave, value from attribute_value natural join attribute"
            f" where name = '{attribute}'"
        )
        at = {int(wave)} if wave else self.waves
        if attribute == "status" and len(at) == 1:
            held = [row for row in rows if row[1] in at]
            if rows and not held:
                raise Refused
            rows = held
        values = {(person, value) for person, _, value in rows}
        if attribute == "status" and max(Counter(person for person, _ in values).values(), default=0) > 1:
            raise Refused
        found = {value: {p for p, v in values if v == value} for value in sorted({v for _, v in values})}
        unknown = self.everyone - set().union(*found.values())
        then = at if attribute == "status" and len(at) == 1 and rows else set()
        seen = self.seen(then) if then and then <= set(self.known_waves) else self.everyone
        reasons = {f"(not seen in wave {min(then, default=0)})": unknown - seen, "(missing)": unknown & seen}
        return found | {reason: people for reason, people in reasons.items() if people}

    @cached_property
    def base(self) -> set[int]:
        """Whom the percentages are of: AND over attributes, OR over the values of one."""
        by_attribute: dict[str, set[int]] = {}
        for condition in self.scope.where:
            values = {value.lower(): people for value, people in self.groups(condition.attribute).items()}
            if condition.value.lower() not in values:
                raise Refused
            key = condition.attribute.lower()
            # Where one wave is asked for, status means the same as status in that wave.
            key = f"{key}@{min(self.waves)}" if key == "status" and len(self.waves) == 1 else key
            by_attribute[key] = by_attribute.get(key, set()) | values[condition.value.lower()]
        people = self._of_base().intersection(*by_attribute.values())
        if not (people and self.waves <= set(self.known_waves)):
            raise Refused
        return people

    def _of_base(self) -> set[int]:
        match self.scope.base:
            case Base.ASKED:
                return self.seen(self.waves)
            case Base.CODED:
                return set().union(*(coding["people"] for coding in self.in_layer))
            case Base.FOLLOWED_UP:
                if len(self.known_waves) < 2:
                    raise Refused
                return self.seen({self.known_waves[0]}) & self.seen({*self.known_waves[1:]})
            case None if self.waves:
                return self.seen(self.waves)
        return self.everyone

    def mentioned(self, code_id: int, codings: list[dict[str, Any]], polarities: set[str]) -> set[int]:
        """The people with such a coding in a code or below it."""
        inside = self.below(code_id)
        return set().union(
            *(c["people"] for c in codings if c["code_id"] in inside and c["polarity"] in polarities)
        )

    def count(self) -> list[tuple[Any, ...]]:
        """Path, share, positive, critical and codings of every code."""
        return [
            (
                path,
                Share(
                    len(self.mentioned(code_id, self.in_layer, self.polarities) & self.base), len(self.base)
                ),
                len(self.mentioned(code_id, self.in_layer, {"positive"}) & self.base),
                len(self.mentioned(code_id, self.in_layer, {"critical"}) & self.base),
                sum(
                    c["code_id"] in self.below(code_id)
                    and c["polarity"] in self.polarities
                    and bool(c["people"] & self.base)
                    for c in self.in_layer
                ),
            )
            for code_id, path in self.codes
        ]

    def columns(self, by: str) -> dict[str, tuple[set[int], list[dict[str, Any]], set[str]]]:
        """Each column of a matrix: its people, and the codings and polarities that count in it."""
        if by == "polarity":
            return {p: (self.base, self.in_layer, {p}) for p in Polarity if p in self.polarities}
        if by == "wave":
            waves = sorted(self.waves) or self.known_waves
            if not waves:
                raise Refused
            return {
                f"wave {w}": (
                    self.seen({w}) & self.base,
                    [c for c in self.in_layer if c["wave"] == w],
                    self.polarities,
                )
                for w in waves
            }
        if by == "coder":
            names = dict(self.rows("select coder_id, name from coder order by coder_id"))
            mine = {coder: [c for c in self.in_layer if c["coder_id"] == coder] for coder in self.coders}
            return {
                names[coder]: (
                    set().union(*(c["people"] for c in codings)) & self.base,
                    codings,
                    self.polarities,
                )
                for coder, codings in mine.items()
            }
        return {
            value: (people & self.base, self.in_layer, self.polarities)
            for value, people in self.groups(by).items()
            if not value.startswith("(") or people & self.base
        }

    def matrix(self, by: str) -> list[tuple[Any, ...]]:
        """Path, shares and how many of how many columns were reached, for every code."""
        columns = self.columns(by)
        known = [name for name, (people, _, _) in columns.items() if not name.startswith("(") and people]
        rows: list[tuple[Any, ...]] = []
        for code_id, path in self.codes:
            n = {
                name: len(self.mentioned(code_id, codings, polarities) & people)
                for name, (people, codings, polarities) in columns.items()
            }
            shares = [Share(n[name], len(people)) for name, (people, _, _) in columns.items()]
            rows.append((path, *shares, f"{sum(bool(n[name]) for name in known)} of {len(known)} "))
        return rows

    def quotes(self, by: str) -> list[tuple[Any, ...]]:
        """Path and the words and people of each cell, for codes with any; a code's own codings only."""
        columns = self.columns(by) if by else {"": (self.base, self.in_layer, self.polarities)}
        rows = [
            (
                path,
                *(
                    Counter(
                        (c["quote"], self.names[person], c["polarity"])
                        for c in codings
                        if c["code_id"] == code_id and c["polarity"] in polarities
                        for person in c["people"] & people & self.base
                    )
                    for people, codings, polarities in columns.values()
                ),
            )
            for code_id, path in self.codes
        ]
        return [row for row in rows if any(row[1:])]


# --- the tests -------------------------------------------------------------------------------------------

many = settings(
    max_examples=60,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def paths(table: Table) -> list[tuple[str, ...]]:
    return [row[0].names for row in table.rows if isinstance(row[0], CodePath)]


def answered(ask: Any, recount: Any) -> tuple[Any, Any]:
    """The answer of the workbench and that of the recount; both are None where both refuse."""
    try:
        expected = recount()
    except Refused:
        with pytest.raises(QualcodeError) as refusal:
            ask()
        assert refusal.value.message.endswith(".")
        return None, None
    return ask(), expected


@many
@given(st.data())
def test_counts(empty: Project, data: st.DataObject) -> None:
    study = data.draw(studies())
    with holding(empty, study):
        for scope in data.draw(st.lists(scopes(study), min_size=3, max_size=3)):
            recount = Recount(empty, scope)
            table, expected = answered(lambda scope=scope: counts.count(empty, scope), recount.count)
            if table:
                assert [
                    (path, *row[1:]) for path, row in zip(paths(table), table.rows, strict=True)
                ] == expected


@many
@given(st.data())
def test_matrices(empty: Project, data: st.DataObject) -> None:
    study = data.draw(studies())
    with holding(empty, study):
        for by in ("agency", "barriers", "status@1", "status", "wave", "coder", "polarity"):
            scope = data.draw(scopes(study))
            every = by == "coder" and not scope.coders
            recount = Recount(empty, replace(scope, is_every_coder=True) if every else scope)
            table, expected = answered(
                lambda by=by, scope=scope: counts.matrix(empty, by, scope),
                lambda by=by, recount=recount: recount.matrix(by),
            )
            if table:
                assert [(path, *row[1:-1]) for path, row in zip(paths(table), table.rows, strict=True)] == [
                    row[:-1] for row in expected
                ]
                assert all(
                    str(row[-1]).startswith(e[-1]) for row, e in zip(table.rows, expected, strict=True)
                )


@many
@given(st.data())
def test_quotes(empty: Project, data: st.DataObject) -> None:
    study = data.draw(studies())
    with holding(empty, study):
        for by in ("", "agency", "barriers", "status@2", "wave", "polarity"):
            scope = data.draw(scopes(study))
            recount = Recount(empty, scope)
            table, expected = answered(
                lambda by=by, scope=scope: quotes(empty, scope, by=by or None),
                lambda by=by, recount=recount: recount.quotes(by),
            )
            if table:
                assert [
                    (path, *(Counter((q.words, q.respondent, q.polarity) for q in cell) for cell in row[1:]))
                    for path, row in zip(paths(table), table.rows, strict=True)
                ] == expected
