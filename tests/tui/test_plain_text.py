"""The editor of a note's text: what is not edited comes back code point for code point."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from qualcode.tui.widgets.plain_text import PlainDocument, PlainText

from .conftest import NOTES

ODD = "Tab\there.\u2028Line\u2029end\u00a0nbsp e\u0301 👩🏽‍🚀👨‍👩‍👧‍👦🇬🇧 \u202ertl\ufeff \n\n\n"

PIECES = ("a", " ", "\n", "\t", "\u2028", "\u2029", "\u00a0", "e\u0301", "👨‍👩‍👧‍👦", "🇬🇧", "仕事", "\ufeff")
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


class Lone(App[None]):
    """The editor alone."""

    def compose(self) -> ComposeResult:
        yield PlainText()


def location(text: str, position: int) -> tuple[int, int]:
    before = text[:position].split("\n")
    return len(before) - 1, len(before[-1])


@given(texts, texts, st.integers(0, 99), st.integers(0, 99))
def test_replacing_in_lines_is_replacing_in_the_text(text: str, put: str, one: int, other: int) -> None:
    start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
    document = PlainDocument(text)
    assert document.text == text
    result = document.replace_range(location(text, end), location(text, start), put)
    new = text[:start] + put + text[end:]
    assert document.text == new
    assert (result.replaced_text, result.end_location) == (text[start:end], location(new, start + len(put)))


@pytest.mark.parametrize("text", [ODD, "x", "\n\n x", *NOTES.values()])
def test_what_is_not_edited_comes_back_identical(text: str) -> None:
    async def sitting() -> None:
        async with Lone().run_test() as pilot:
            area = pilot.app.query_one(PlainText)
            area.load_text(text)
            assert area.text == text
            for position in range(len(text) + 1):
                area.go_to(position)
                assert area.position == position
            area.go_to(len(text) // 2)
            area.insert("a\r\nb\x1b\u2029")
            half = len(text) // 2
            assert area.text == f"{text[:half]}a\nb�\u2029{text[half:]}"
            area.undo()
            assert area.text == text
            area.select_all()
            assert area.selected_text == text
            await pilot.pause()

    asyncio.run(sitting())
