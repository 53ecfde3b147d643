"""The note under a table says that it goes on."""

import asyncio

import pytest
from textual.app import App, ComposeResult

from qualcode.tui.widgets.table_note import TableNote


@pytest.mark.parametrize(
    ("height", "last"), [(2, "three four …"), (3, "five"), (9, "five")], ids=["cut", "just", "room"]
)
def test_the_last_line_tells_whether_the_note_goes_on(height: int, last: str) -> None:
    class Small(App[None]):
        CSS = f"TableNote {{ max-height: {height + 1}; width: 16; }}"

        def compose(self) -> ComposeResult:
            yield TableNote()

    async def look() -> list[str]:
        app = Small()
        async with app.run_test() as pilot:
            note = app.query_one(TableNote)
            note.show("one two\nthree four\nfive")
            await pilot.pause()
            return note.render().plain.split("\n")

    assert asyncio.run(look())[-1].rstrip() == last
