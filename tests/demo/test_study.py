"""The invented study against the totals it is constructed to match, recounted from its codings."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest

from qualcode.demo.frame import CODES
from qualcode.demo.passages import Passage, sentences
from qualcode.demo.pools import client, emotional, life, links, openings, practical, situations
from qualcode.demo.study import LEAD, SECOND, InventedStudy, invent
from qualcode.model.codings import CodingRow, Extent, Polarity

SEEDS = (2006, 1, 7, 42)
EMOTIONAL, PRACTICAL, CLIENT = "Emotional support", "Practical assistance", "Client-centred approach"


@cache
def study_of(seed: int) -> InventedStudy:
    return invent(seed)


@pytest.fixture(params=SEEDS)
def study(request: pytest.FixtureRequest) -> InventedStudy:
    return study_of(request.param)


def by_lead(study: InventedStudy) -> list[CodingRow]:
    return [coding for coding in study.codings if coding.coder == LEAD]


def people(study: InventedStudy, code: str, *polarities: str) -> set[str]:
    """Who has a lead coding in the code of this name or below it; all polarities when none is named."""
    return {
        coding.respondent
        for coding in by_lead(study)
        if coding.respondent
        and code in coding.code.split(" > ")
        and (not polarities or coding.polarity in polarities)
    }


def agencies(names: Iterable[str]) -> Counter[str]:
    return Counter(name[0] for name in names)


def attribute(study: InventedStudy, name: str, wave: int | None = None) -> dict[str, tuple[str, ...]]:
    return {
        row.respondent: value.values
        for row in study.people
        for value in row.values
        if (value.attribute, value.wave) == (name, wave)
    }


def all_passages() -> list[Passage]:
    modules = (client, emotional, life, links, openings, practical, situations)
    pools = [
        value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, tuple) and name != "PASSAGES" and all(isinstance(one, Passage) for one in value)
    ]
    return [passage for pool in pools for passage in pool]


# People


def test_people_and_agencies(study: InventedStudy) -> None:
    names = [row.respondent for row in study.people]
    assert len(set(names)) == len(names) == 182
    assert agencies(names) == {"A": 40, "B": 35, "C": 32, "D": 30, "E": 25, "F": 20}
    assert names[0] == "A01" and names[-1] == "F20"
    assert [row.line for row in study.people] == list(range(1, 183))
    assert {(row.file, row.wave) for row in study.people} == {(None, None)}
    sectors = {(name[0], value) for name, values in attribute(study, "sector").items() for value in values}
    assert sectors == {
        ("A", "mental health"),
        ("B", "voluntary"),
        ("C", "voluntary"),
        ("D", "voluntary"),
        ("E", "pan-disability"),
        ("F", "employment service"),
    }
    assert all(values == (f"Agency {name[0]}",) for name, values in attribute(study, "agency").items())


def test_gender_and_age(study: InventedStudy) -> None:
    assert Counter(attribute(study, "gender").values()) == {("man",): 106, ("woman",): 76}
    ages = [int(age) for (age,) in attribute(study, "age").values()]
    assert len(ages) == 182 and min(ages) >= 18 and max(ages) <= 65
    assert 42 < sum(ages) / 182 < 42.5


def test_status_and_transitions(study: InventedStudy) -> None:
    first, second = attribute(study, "status", 1), attribute(study, "status", 2)
    assert Counter(first.values()) == {("unemployed",): 105, ("paid work",): 59, ("placement",): 18}
    moves = Counter((first[name][0], second[name][0]) for name in second)
    assert sum(moves.values()) == 155
    assert moves == {
        ("unemployed", "paid work"): 22,
        ("unemployed", "placement"): 5,
        ("unemployed", "unemployed"): 61,
        ("paid work", "paid work"): 47,
        ("paid work", "unemployed"): 6,
        ("placement", "paid work"): 3,
        ("placement", "unemployed"): 7,
        ("placement", "placement"): 4,
    }
    change = attribute(study, "change")
    assert Counter(change.values()) == {
        ("gained work",): 25,
        ("kept work",): 47,
        ("lost work",): 6,
        ("not in paid work",): 77,
        ("not followed up",): 27,
    }
    assert all((change[name] == ("not followed up",)) == (name not in second) for name in first)


def test_attrition_reaches_every_agency(study: InventedStudy) -> None:
    lost = agencies(set(attribute(study, "status", 1)) - set(attribute(study, "status", 2)))
    assert sum(lost.values()) == 27 and set(lost) == set("ABCDEF") and len(set(lost.values())) > 3


def test_barriers_are_multiple(study: InventedStudy) -> None:
    barriers = [value for row in study.people for value in row.values if value.attribute == "barriers"]
    assert all(value.is_multiple and len(set(value.values)) == len(value.values) for value in barriers)
    assert {len(value.values) for value in barriers} == {1, 2, 3} and len(barriers) < 182
    assert len({name for value in barriers for name in value.values}) == 6


# Figures


@pytest.mark.parametrize(
    ("code", "positive"),
    [
        (EMOTIONAL, 55),
        ("Staying focused", 13),
        ("Actively motivated", 12),
        ("Building confidence", 8),
        ("Availability of support", 28),
        ("Positive relationship", 20),
        (PRACTICAL, 69),
        ("Courses and training", 30),
        ("Searched on their behalf", 10),
        ("CVs and application forms", 34),
        ("Interview preparation", 15),
        ("Mediation with employers", 3),
        ("Links with employers", 0),
        ("Accompanied", 5),
        ("Financial help", 4),
        (CLIENT, 20),
        ("Own pace", 14),
        ("Long-term career thinking", 9),
        ("More active support", 0),
        ("Joint working", 5),
    ],
)
def test_positive(study: InventedStudy, code: str, positive: int) -> None:
    assert len(people(study, code, "positive")) == positive


@pytest.mark.parametrize(
    ("code", "critical"),
    [
        ("Courses and training", 6),
        ("Worker's knowledge", 10),
        ("Joint working", 1),
        ("Availability of support", 9),
        ("Positive relationship", 3),
        ("Own pace", 4),
        ("More active support", 20),
        ("Appropriate job matching", 5),
        ("CVs and application forms", 0),
    ],
)
def test_critical(study: InventedStudy, code: str, critical: int) -> None:
    assert len(people(study, code, "critical")) == critical


def test_any_positive_theme(study: InventedStudy) -> None:
    assert len(people(study, EMOTIONAL, "positive") | people(study, PRACTICAL, "positive")
               | people(study, CLIENT, "positive")) == 120  # fmt: skip


def test_spread_over_agencies(study: InventedStudy) -> None:
    for code in ("Availability of support", "Courses and training"):
        assert len(agencies(people(study, code, "positive"))) == 6
    assert len(agencies(people(study, "More active support", "critical"))) == 6
    assert agencies(people(study, "Courses and training", "critical"))["C"] == 4
    assert agencies(people(study, "Availability of support", "critical"))["A"] == 7
    assert agencies(people(study, "Joint working")) == {"A": 6}
    assert not people(study, "Joint working", "positive") & people(study, "Joint working", "critical")


def test_some_of_the_critical_of_courses_are_positive_too(study: InventedStudy) -> None:
    both = people(study, "Courses and training", "positive") & people(
        study, "Courses and training", "critical"
    )
    assert len(both) == 3


def test_codes_whose_figure_holds_whatever_the_polarity(study: InventedStudy) -> None:
    assert len(people(study, "Staying focused")) == 13
    assert len(people(study, "Actively motivated")) == 12
    assert len(people(study, "CVs and application forms")) == 34
    assert people(study, "Links with employers") == people(study, "Links with employers", "suggestion")
    assert len(people(study, "Links with employers")) == 3


def test_children_exceed_their_theme(study: InventedStudy) -> None:
    below = {coding.code for coding in by_lead(study) if coding.code.startswith(EMOTIONAL + " > ")}
    total = sum(len(people(study, code.split(" > ")[-1], "positive")) for code in below)
    assert total > len(people(study, EMOTIONAL, "positive"))


def test_all_polarities_waves_and_levels_occur(study: InventedStudy) -> None:
    codings = by_lead(study)
    assert {coding.polarity for coding in codings} == set(Polarity)
    assert {EMOTIONAL, PRACTICAL, CLIENT} < {coding.code for coding in codings}
    assert {coding.code for coding in study.codings} <= set(CODES)
    waves = defaultdict(set)
    for coding in codings:
        assert coding.document
        waves[coding.respondent, coding.code, coding.polarity].add(coding.document[-1])
    assert {frozenset(seen) for seen in waves.values()} == {frozenset("1"), frozenset("2"), frozenset("12")}


def test_people_who_gained_or_kept_work_are_positive_more_often(study: InventedStudy) -> None:
    happy = people(study, EMOTIONAL, "positive") | people(study, PRACTICAL, "positive")
    change = attribute(study, "change")
    in_work = {name for name, value in change.items() if value[0] in ("gained work", "kept work")}
    others = set(change) - in_work
    assert len(happy & in_work) / len(in_work) > len(happy & others) / len(others)


# Notes


def test_notes(study: InventedStudy) -> None:
    names = [note.name for note in study.notes]
    assert len(set(names)) == len(names) == 337
    followed = attribute(study, "status", 2)
    assert sorted(names) == sorted(
        [f"{row.respondent}-w1" for row in study.people] + [f"{name}-w2" for name in followed]
    )
    for note in study.notes:
        header = dict(note.header)
        assert [key for key, _ in note.header] == ["Respondent", "Wave", "Interviewer", "Date"]
        assert note.name == f"{header['Respondent']}-w{header['Wave']}"
        assert date.fromisoformat(header["Date"]).weekday() < 5


def test_length_and_cleanness(study: InventedStudy) -> None:
    lengths = []
    for note in study.notes:
        assert 120 <= len(re.findall(r"[\w’'.£-]*\w[\w’'-]*", note.text)) <= 250, note.name
        lengths.append(len(note.text.split()))
        assert 120 <= lengths[-1] <= 250, note.name
        assert note.text == note.text.strip() + "\n" and "\n\n" in note.text
        assert not re.search(r"[<>«»{}@#~]|  | \n|\n\n\n|\t", note.text), note.name
        assert "\n" not in note.text.replace("\n\n", "").rstrip("\n")
    assert max(lengths) - min(lengths) > 80


def test_texture(study: InventedStudy) -> None:
    text = "".join(note.text for note in study.notes)
    assert all(sign in text for sign in ("—", "...", "“", "”", "é", "£", "[The Agency]", "[my worker]"))


def test_no_sentence_stands_in_more_than_two_percent_of_the_notes(study: InventedStudy) -> None:
    spread = Counter(
        sentence
        for note in study.notes
        for sentence in {one for paragraph in note.text.split("\n") for one in sentences(paragraph)}
    )
    assert max(spread.values()) <= 0.02 * 337
    assert len(spread) >= 400


def test_pools_hold_many_sentences_and_none_twice() -> None:
    found = Counter(sentence for passage in all_passages() for sentence in sentences(passage.template))
    assert max(found.values()) == 1
    assert len([sentence for sentence in found if "{" not in sentence]) >= 1000


def test_pools_are_well_formed() -> None:
    for passage in all_passages():
        assert passage.template[-1] not in " ,", passage
        assert re.fullmatch(r"[^<>]*(<[^<>]+>[^<>]*)*", passage.template), passage
        assert re.fullmatch(r"[^«»]*(«[^«»]+»[^«»]*)*", passage.template), passage
        assert ("<" in passage.template) == bool(passage.said), passage
        assert ("«" in passage.template) == (len(passage.said) == 2), passage


def test_notes_fit_the_status_of_their_wave(study: InventedStudy) -> None:
    status = {wave: attribute(study, "status", wave) for wave in (1, 2)}
    change, age = attribute(study, "change"), attribute(study, "age")
    in_work = re.compile(
        r"\bI'm (still )?(an? [\w' ]+ (at|in|with) |working now|in work\b)|I do have paid work"
    )
    no_work = re.compile(r"I'm (still )?(out of work|unemployed|not working)|No job (yet|so far)|No work\.")
    for note in study.notes:
        name, wave = note.name.split("-w")
        now = status[int(wave)][name][0]
        if now != "paid work":
            assert not in_work.search(note.text), note.name
        if now == "paid work":
            assert not no_work.search(note.text), note.name
        if change[name] == ("lost work",) and wave == "2":
            assert re.search(r"lost the job|The job went|gave in my notice", note.text), note.name
        assert int(age[name][0]) >= 50 or not re.search(r"At my age|my knees", note.text), note.name


def test_household_and_worker_are_the_same_in_both_notes(study: InventedStudy) -> None:
    texts: dict[str, str] = defaultdict(str)
    for note in study.notes:
        texts[note.name[:3]] += note.text
    for name, text in texts.items():
        homes = [
            bool(re.search(pattern, text))
            for pattern in (
                r"[Mm]y other half",
                r"I live by myself|my own company",
                r"the school run|My eldest",
            )
        ]
        assert sum(homes) <= 1, name


# Codings


def test_spans_and_quotes(study: InventedStudy) -> None:
    texts = {note.name: note.text for note in study.notes}
    assert [coding.line for coding in study.codings] == list(range(1, len(study.codings) + 1))
    for coding in study.codings:
        assert coding.document and coding.span and coding.extent is Extent.PASSAGE
        assert coding.respondent == coding.document[:3]
        text = texts[coding.document]
        words = text[coding.span.start_char : coding.span.end_char]
        assert words == coding.quote == words.strip() and "\n" not in words
        before, after = text[: coding.span.start_char][-1:], text[coding.span.end_char]
        assert not (before.isalnum() or before == "'"), coding
        assert not (after.isalnum() or (after == "'" and words[-1].isalnum())), coding
    assert len(set(study.codings)) == len(study.codings)


def test_notes_have_few_codings_and_some_share_words(study: InventedStudy) -> None:
    per_note: dict[str | None, list[CodingRow]] = defaultdict(list)
    for coding in by_lead(study):
        per_note[coding.document].append(coding)
    assert max(map(len, per_note.values())) <= 6
    assert len(per_note) > 0.8 * len(study.notes)
    shared = Counter()
    for codings in per_note.values():
        for place, one in enumerate(codings):
            for other in codings[place + 1 :]:
                assert one.span and other.span
                if one.span == other.span:
                    shared["equal"] += 1
                elif one.span.overlaps(other.span):
                    shared["overlapping"] += 1
    assert shared["overlapping"] >= 3


# The second coder


def test_second_coder_codes_a_fifth_of_the_people(study: InventedStudy) -> None:
    again = {coding.respondent for coding in study.codings if coding.coder == SECOND}
    assert 30 <= len(again) <= 36
    assert {coding.coder for coding in study.codings} == {LEAD, SECOND}


def test_second_coder_disagrees_as_people_do() -> None:
    """Over several seeds, because one study has too few codings for shares."""
    outcomes: Counter[str] = Counter()
    for seed in range(8):
        study = study_of(seed)
        seconds = defaultdict(list)
        for coding in study.codings:
            if coding.coder == SECOND:
                seconds[coding.document].append(coding)
        for coding in by_lead(study):
            if coding.document in seconds:
                outcomes[outcome(coding, seconds[coding.document])] += 1
    shares = {name: count / sum(outcomes.values()) for name, count in outcomes.items()}
    assert 0.4 < shares["same"] < 0.65
    assert 0.15 < shares["shifted"] < 0.35
    assert 0.05 < shares["other code"] < 0.2
    assert 0.05 < shares["missed"] < 0.2
    assert 0.01 < shares["other polarity"] < 0.1


def outcome(coding: CodingRow, seconds: Iterable[CodingRow]) -> str:
    """What became of a lead coding in the second coder's hands."""
    assert coding.span
    near = [other for other in seconds if other.span and other.span.overlaps(coding.span)]
    same_code = [other for other in near if other.code == coding.code]
    if any(other.polarity == coding.polarity for other in same_code):
        return "same" if any(other.span == coding.span for other in same_code) else "shifted"
    if same_code:
        return "other polarity"
    return "other code" if near else "missed"


# Determinism


def fingerprint(study: InventedStudy) -> str:
    return hashlib.sha256(repr(study).encode()).hexdigest()


def test_the_same_seed_gives_the_same_study() -> None:
    assert invent(7) == invent(7)
    assert invent(7) != invent(8)
    assert invent() == invent(2006)


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_study_does_not_depend_on_the_hash_seed(hash_seed: str) -> None:
    program = (
        "import hashlib; from qualcode.demo.study import invent;"
        "print(hashlib.sha256(repr(invent()).encode()).hexdigest())"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == fingerprint(study_of(2006))


def test_every_seed_finds_its_words() -> None:
    for seed in range(100, 108):
        assert len(invent(seed).notes) == 337


def test_the_notice_says_what_the_study_is() -> None:
    notice = study_of(2006).notice
    assert "Invented" in notice and "not a replication" in notice and "published totals" in notice
