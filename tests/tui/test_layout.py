"""Wrapping and the way between positions and cells, over the scripts of the world."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.tui.layout import Layout, graphemes

PIECES = [
    *"ab c,.- \n\n",
    " ",
    "  ",
    "word",
    "Donaudampfschifffahrt",
    "仕事",
    "한국",
    "\u1112\u1161\u11ab",
    "👨‍👩‍👧‍👦",
    "👍🏽",
    "⚠️",
    "🇬🇧",
    "🇫🇷🇩🇪",
    "🇬",
    "हिन्दी",
    "ภาษาไทย",
    "العربية",
    "שלום",
    "e\u0301",
    "\u0301",
    "\u200b",
    "\u200d",
    "\ufe0f",
    "\u00ad",
    "\t",
    "\x1b",
    "\u2028",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
widths = st.integers(2, 24)
many = settings(max_examples=150, deadline=None, derandomize=True, database=None)


@many
@given(texts, widths)
def test_every_character_stands_on_one_line(text: str, width: int) -> None:
    layout = Layout(text, width)
    for line, following in pairwise(layout.lines):
        between = text[line.end_char : following.start_char]
        assert between in {"", "\n"}
        assert (between == "\n") == (line.end_char < following.start_char)
    assert layout.lines[0].start_char == 0
    assert layout.lines[-1].end_char == len(text)


@many
@given(texts, widths)
def test_no_line_is_wider_than_the_screen_but_for_hanging_spaces(text: str, width: int) -> None:
    layout = Layout(text, width)
    for start, end, *_ in layout.lines:
        assert cell_len(layout.shown[start:end].rstrip(" ")) <= width


@many
@given(texts, widths)
def test_shown_is_as_long_and_drives_no_terminal(text: str, width: int) -> None:
    shown = Layout(text, width).shown
    assert len(shown) == len(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


@many
@given(texts, widths)
def test_cells_lead_back_to_the_graphemes_that_they_show(text: str, width: int) -> None:
    layout = Layout(text, width)
    for number, (start, end, *_) in enumerate(layout.lines):
        used = 0
        for first, _, cells in graphemes(layout.shown, start, end):
            assert layout.column_of(first) == used
            assert layout.start_of(first) == first
            for cell in range(cells):
                assert layout.position_at(number, used + cell) == first
            used += cells


@many
@given(texts, widths)
def test_walking_right_and_left_visits_the_same_places(text: str, width: int) -> None:
    layout = Layout(text, width)
    forth, back = [0], [len(text)]
    while forth[-1] < len(text):
        forth.append(layout.after(forth[-1]))
        assert forth[-1] > forth[-2]
    while back[-1] > 0:
        back.append(layout.before(back[-1]))
        assert back[-1] < back[-2]
    assert forth == back[::-1]
    assert forth == [*dict.fromkeys(map(layout.start_of, range(len(text) + 1)))]


@many
@given(texts, widths, widths)
def test_another_width_is_as_good_as_a_new_layout(text: str, width: int, other: int) -> None:
    assert Layout(text, width).at_width(other).lines == Layout(text, other).lines


def test_a_flag_and_a_family_are_one_stop() -> None:
    layout = Layout("🇬🇧🇫🇷 👨‍👩‍👧‍👦.", 40)
    assert [layout.after(0), layout.after(2), layout.after(5)] == [2, 4, 12]
    assert layout.position_at(0, 1) == 0


def test_words_stay_whole_and_paragraphs_are_numbered() -> None:
    text = "The course was a bit childish.\n\nWe drew.\n"
    lines = Layout(text, 12).lines
    assert [text[line.start_char : line.end_char] for line in lines] == [
        "The course ",
        "was a bit ",
        "childish.",
        "",
        "We drew.",
        "",
    ]
    assert [line.paragraph for line in lines] == [1, None, None, None, 2, None]


def test_a_long_text_is_laid_out_by_its_lines_only() -> None:
    layout = Layout("The course was “childish”, honestly. " * 1000, 50)
    assert all(line.is_plain for line in layout.lines)
    assert layout.line_of(30_000) == next(
        number for number, line in enumerate(layout.lines) if line.start_char <= 30_000 < line.end_char
    )
