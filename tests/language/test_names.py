"""Names in texts: none stays, positions are those of the text, and what is put in is not read again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.name_leftovers import Leftovers
from qualcode.language.names import Names, replaced, standing
from qualcode.model.names import NameKind, NameOut

WORKER = NameOut("Sarah Jones", "[the worker]")
SARAH = NameOut("Sarah", "[first name]")
MARK = NameOut("Mark", "[a colleague]", is_as_written=True)
LIST = [
    WORKER,
    SARAH,
    MARK,
    NameOut("José", "[a client]"),
    NameOut("O'Brien", "[an adviser]"),
    NameOut("St. Mary's", "[the hospital]", NameKind.PLACE),
    NameOut("Ward 7b", "[a ward]", NameKind.PLACE),
    NameOut("王小明", "[a friend]"),
    NameOut("김철수", "[a brother]"),
    NameOut("Mars", "Mars", NameKind.OTHER),
    NameOut("Mar", "[a child]"),
]


def out(text: str, names: list[NameOut] = LIST) -> str:
    return replaced(text, Names(names).places(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sarah Jones rang.", "[the worker] rang."),
        ("SARAH  JONES, sarah\njones", "[the worker], [the worker]"),
        ("Sarah’s dog and Sarah's cat", "[first name]’s dog and [first name]'s cat"),
        ("Sarah_w1, Sarah2, Sarah-Jane", "[first name]_w1, [first name]2, [first name]-Jane"),
        ("Sarahs sarahlike", "[first name]s sarahlike"),
        ("mark this, Mark; MARK", "mark this, [a colleague]; [a colleague]"),
        ("jose, JOSE\u0301, José", "[a client], [a client], [a client]"),
        ("O’Brien, o brien", "[an adviser], [an adviser]"),
        ("St Mary’s, ST. MARY'S", "[the hospital], [the hospital]"),
        ("ward 7b, Ward 71", "[a ward], Ward 71"),
        ("我见王小明了", "我见[a friend]了"),
        ("김철수가 김철순", "[a brother]가 김철순"),
        ("Mar on Mars", "[a child] on Mars"),
        ("👩‍👧 Sarah 🎉", "👩‍👧 [first name] 🎉"),
        (
            "withSarah, SarahJones, #sarahjones, sarah.jones@x",
            "with[first name], [the worker], #[the worker], [the worker]@x",
        ),
        ("Sarah [...] Jones, Sarah […] Jones", "[the worker], [the worker]"),
        (
            "Sa-\nrah Sa\u200brah Sa\u00adrah Sa\x07rah Sa\ufffdrah S\u3164arah",
            " ".join(["[first name]"] * 6),
        ),
        ("Ｓａｒａｈ 𝐒𝐚𝐫𝐚𝐡 Sarah² Sarah™", "[first name] [first name] [first name]² [first name]™"),
        ("Sarahʼs Oʼbrien O`BRIEN obrien", "[first name]ʼs [an adviser] [an adviser] [an adviser]"),
    ],
)
def test_names_as_people_write_them(text: str, told: str) -> None:
    assert out(text) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Yılmaz", "YILMAZ yılmaz Yilmaz", "[x] [x] [x]"),
        ("İrem", "irem İREM IREM", "[x] [x] [x]"),
        ("Łukasz", "Lukasz ŁUKASZ", "[x] [x]"),
        ("Jørgen", "Jorgen JØRGEN", "[x] [x]"),
        ("Ægir", "Aegir ÆGIR", "[x] [x]"),
        ("محمد", "ومحمد المحمد محـمد ﻣﺤﻤﺪ", "و[x] ال[x] [x] [x]"),
        ("שרה", "לשרה ושרה", "ל[x] ו[x]"),
        ("タナカ", "ﾀﾅｶさん", "[x]さん"),
        ("McDonald", "Mcdonald mcDonald MCDONALD", "[x] [x] [x]"),
        ("Mary Ann", "Maryann MaryAnn Mary\u202fAnn mary_ann", "[x] [x] [x] [x]"),
        ("12/03/1970", "12.03.1970 12-03-1970", "[x] [x]"),
        ("C++ (x)", "C++ (x)", "[x])"),
    ],
)
def test_one_name_written_in_many_ways(name: str, text: str, told: str) -> None:
    assert out(text, [NameOut(name, "[x]")]) == told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ann", "Annual annoyance, Joanna"),
        ("A", "as Anna"),
        ("A. Li", "Ali"),
        ("Al Most", "almost"),
        ("Jo", "Job, Joanna, major"),
    ],
)
def test_ordinary_words_are_not_garbled(name: str, text: str) -> None:
    assert out(text, [NameOut(name, "[x]")]) == text


def test_what_is_put_in_is_not_read_again() -> None:
    names = [NameOut("Anna", "Berta"), NameOut("Berta", "Clara")]
    assert out("Anna and Berta", names) == "Berta and Clara"


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        ("withSarah", ["Sarah"]),
        ("SarahJones", ["SarahJones"]),
        ("Sarah, (Jones)", ["Sarah, (Jones"]),
        ("Sarahs", ["Sarah"]),
        ("o — brien", ["o — brien"]),
        ("stmarys", ["stmarys"]),
        ("Marks of marksmen in the market", ["Mark"]),
        ("Mars", []),
        ("planning sarahlike", []),
    ],
)
def test_a_looser_search_for_what_is_left(text: str, legible: list[str]) -> None:
    assert [left.span.of(text) for left in Leftovers(LIST).legible(text)] == legible


WORDS = st.sampled_from(
    [*"Anna anna ANNA A\u0301nna Öz O\u0308z Lee Mark mark Straße 王 小 明 은영 and 🎉 1 x [ ] é".split()]  # noqa: SIM905
)
SIGNS = ("\u00ad", "\u3000", "\u200b", "-\n", "\ufffd", "ʼ", "²", "s", "X")
GAPS = st.sampled_from([" ", "", "\n", "  ", "-", "_", "’s ", ", ", *SIGNS])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=12).map(lambda parts: "".join(w + g for w, g in parts))
NAMES = st.lists(
    st.builds(
        NameOut,
        st.sampled_from(["Anna", "Anna Lee", "Öz", "Mark", "Straße", "王小", "은영", "Lee Mark", "Anna-Öz"]),
        st.sampled_from(["[a]", "[the b]", "[c: d]"]),
        is_as_written=st.booleans(),
    ),
    unique_by=lambda name: name.name,
    max_size=6,
)


@given(TEXTS, NAMES)
def test_no_listed_name_is_left_and_the_rest_is_as_it_was(text: str, names: list[NameOut]) -> None:
    found = Names(names).places(text)
    told = replaced(text, found)
    assert Names(names).places(told) == []
    assert replaced(told, Names(names).places(told)) == told
    ends = [0, *(place.span.end_char for place in found)]
    assert all(place.span.start_char >= end for place, end in zip(found, ends, strict=False))
    kept = re.split(r"\[(?:a|the b|c: d)\]", told) if "[" not in text and "]" not in text else None
    if kept is not None:
        assert len(kept) == len(found) + 1


@given(TEXTS, NAMES)
def test_the_looser_search_sees_all_that_is_replaced(text: str, names: list[NameOut]) -> None:
    legible = Leftovers(names).legible(text)
    for place in Names(names).places(text):
        assert any(left.span.overlaps(place.span) for left in legible), (text, place)


def test_the_price_hardly_grows_with_the_list() -> None:
    """Only words with which a name begins are looked at more closely."""
    names = Names([NameOut(f"Name{number} Family{number}", "[x]") for number in range(500)])
    assert names.places("Nothing of these stands here. " * 50) == []
    assert (
        out("Sarah " * 3, [*LIST, *(NameOut(f"Sarah {n}th", "[y]") for n in range(99))])
        == "[first name] " * 3
    )


@pytest.mark.parametrize(
    ("name", "text", "may_stand"),
    [
        ("Sarah Jones", "Sarah said. Then Jones", True),
        ("Sarah Jones", "Sarah said.", False),
        ("Sarah Jones", "@sarahjones", True),
        ("Sarah Jones", "the Joneses, withSarah; the Joness", True),
        ("محمد", "ومحمد", True),
        ("O'Brien", "obriens", True),
        ("王小明", "小王明", True),
        ("王小明", "小明", False),
    ],
)
def test_names_that_may_stand_in_texts(name: str, text: str, may_stand: bool) -> None:
    assert bool(standing([NameOut(name, "[x]")], [text])) == may_stand
