"""Whose a coding is: every way of asking the store must agree with the rule, said here coding by coding."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.codings import Extent, Polarity
from qualcode.model.documents import Note
from qualcode.model.scope import Selection
from qualcode.model.spans import Span
from qualcode.store import codings, documents, respondents
from qualcode.store.codings import NewCoding
from qualcode.store.documents import Voice
from qualcode.store.project import Project
from qualcode.workbench import coders, projects

LENGTH, PEOPLE, CODES, CODERS = 5, 3, 3, 2
places = st.integers(0, LENGTH)
spans = st.tuples(places, places).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Span(*ends))


class Marked(NamedTuple):
    """A coding of a drawn study: by the places of its code, coder and (without a note) person."""

    extent: Extent
    span: Span | None
    code: int
    coder: int
    polarity: Polarity
    person: int


class Drawn(NamedTuple):
    """A note with the places of its people, whose stretches are whose, and its codings."""

    people: list[int]
    wave: int | None
    voices: list[tuple[int, Span]]
    codings: list[Marked]


def marked(extents: st.SearchStrategy[Extent]) -> st.SearchStrategy[Marked]:
    whose = st.integers(1, CODES), st.integers(1, CODERS), st.sampled_from(Polarity), st.integers(1, PEOPLE)
    return extents.flatmap(
        lambda extent: st.builds(
            Marked, st.just(extent), spans if extent is Extent.PASSAGE else st.none(), *whose
        )
    )


@st.composite
def drawn_notes(draw: st.DrawFn) -> Drawn:
    people = draw(st.lists(st.integers(1, PEOPLE), min_size=1, max_size=3, unique=True))
    voices = st.lists(st.tuples(st.sampled_from(people), spans), max_size=4)
    its_codings = st.lists(marked(st.sampled_from(Extent)), max_size=6)
    return Drawn(people, draw(st.sampled_from((None, 1, 2))), draw(voices), draw(its_codings))


def some_of(most: int) -> st.SearchStrategy[frozenset[int] | None]:
    return st.none() | st.frozensets(st.integers(1, most), min_size=1)


selections = st.builds(
    Selection,
    some_of(CODERS),
    some_of(CODES),
    some_of(2),
    st.none() | st.frozensets(st.sampled_from(Polarity)),
)


def make(path: Path, notes: list[Drawn], alone: list[Marked]) -> Project:
    entries = tuple(CodeEntry(f"Code {number}") for number in range(1, CODES + 1))
    project = projects.new(path, codebook=CodebookFile("Few", entries))
    for number in range(1, CODERS + 1):
        coders.add(project, f"Coder {number}")
    with project.step("Drawn"):
        for number in range(1, PEOPLE + 1):
            respondents.add(project, f"P{number}")
        for wave in (1, 2):
            respondents.add_wave(project, wave)
        for number, note in enumerate(notes):
            text = Note(f"Note {number}", f"{number}.txt", "x" * LENGTH, str(number))
            document_id = documents.add(project, text, note.wave, note.people)
            documents.add_voices(project, document_id, [Voice(*voice) for voice in note.voices])
            codings.add(project, [kept(one, document_id) for one in note.codings])
        codings.add(project, [kept(one, None) for one in alone])
    return project


def kept(one: Marked, document_id: int | None) -> NewCoding:
    start, end = (one.span.start_char, one.span.end_char) if one.span else (None, None)
    person = one.person if document_id is None else None
    return NewCoding(document_id, person, one.extent, start, end, one.code, one.coder, one.polarity, "", "")


class Fact(NamedTuple):
    """One coding belongs to one respondent."""

    coding_id: int
    respondent_id: int
    code_id: int
    coder_id: int
    polarity: str
    wave: int | None


def rule(project: Project) -> list[Fact]:
    """The rule: a note of one person is theirs; else a coding of the whole note or without text is
    everybody's, and a passage is theirs in whose stretches it lies; without a note it names its person."""
    rows = project.db.execute(
        "select coding_id, document_id, respondent_id, extent, start_char, end_char, code_id, coder_id,"
        " polarity, wave from coding left join document using (document_id)"
    ).fetchall()
    found = []
    for coding_id, document_id, person, extent, start, end, *rest in rows:
        people = [person] if document_id is None else list(documents.respondents_of(project, document_id))
        if len(people) > 1 and extent == "passage":
            speaking = [
                v for v in documents.voices(project, document_id) if v.span.overlaps(Span(start, end))
            ]
            people = [p for p in people if p in {voice.respondent_id for voice in speaking}]
        found += [Fact(coding_id, respondent_id, *rest) for respondent_id in people]
    return found


def is_chosen(fact: Fact, selection: Selection) -> bool:
    return all(
        chosen is None or value in chosen
        for value, chosen in (
            (fact.coder_id, selection.coder_ids),
            (fact.code_id, selection.code_ids),
            (fact.wave, selection.waves),
            (fact.polarity, selection.polarities),
        )
    )


def check_people(project: Project, selection: Selection, chosen: list[Fact]) -> None:
    roster = respondents.roster(project)
    people = codings.people_by_code(project, selection, roster)
    assert {
        (polarity, code_id, roster.ids[place])
        for polarity, by_code in people.items()
        for code_id, those in by_code.items()
        for place in those
    } == {(fact.polarity, fact.code_id, fact.respondent_id) for fact in chosen}


def check_numbers(project: Project, selection: Selection, chosen: list[Fact], people: frozenset[int]) -> None:
    theirs = {(fact.coding_id, fact.code_id) for fact in chosen if fact.respondent_id in people}
    expected = Counter(code_id for _, code_id in theirs)
    assert codings.codings_by_code(project, selection, people) == expected


def check_words(project: Project, selection: Selection, facts: list[Fact], chosen: list[Fact]) -> None:
    passages = codings.passages(project, selection)
    assert sorted((p.coding_id, p.respondent_id) for p in passages) == sorted(fact[:2] for fact in chosen)
    names: dict[int, set[str]] = {}
    for fact in facts:
        names.setdefault(fact.coding_id, set()).add(f"P{fact.respondent_id}")
    labels = dict.fromkeys(range(1, CODES + 1), "code")
    exported = [row.respondent for row in codings.exported(project, Selection(), labels)]
    assert sorted(filter(None, exported)) == sorted("; ".join(sorted(those)) for those in names.values())
    assert len(exported) == codings.count(project)


@settings(max_examples=80)
@given(
    study=st.tuples(
        st.lists(drawn_notes(), max_size=4), st.lists(marked(st.just(Extent.NO_TEXT)), max_size=3)
    ),
    selection=selections,
    people=st.frozensets(st.integers(1, PEOPLE)),
)
def test_every_way_of_asking_follows_the_rule(
    study: tuple[list[Drawn], list[Marked]], selection: Selection, people: frozenset[int]
) -> None:
    with TemporaryDirectory() as folder, make(Path(folder) / "drawn.qualcode", *study) as project:
        facts = rule(project)
        view = project.db.execute("select coding_id, respondent_id from coding_respondent").fetchall()
        assert sorted(view) == sorted(fact[:2] for fact in facts)
        chosen = [fact for fact in facts if is_chosen(fact, selection)]
        check_people(project, selection, chosen)
        check_numbers(project, selection, chosen, people)
        check_words(project, selection, facts, chosen)
