"""Screens on which a number opens its people and passages, and a passage opens in its note."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from qualcode.model.errors import QualcodeError
from qualcode.tui.screens.safe import SafeScreen
from qualcode.tui.signs import said_of_star
from qualcode.tui.widgets.opened import Opened
from qualcode.tui.widgets.passage_list import PassageList
from qualcode.tui.widgets.table_view import Place
from qualcode.workbench import stars
from qualcode.workbench.behind import Words

if TYPE_CHECKING:
    from qualcode.tui.app import QualcodeApp


class BehindScreen(SafeScreen):
    """Has an ``Opened``; while it is open the screen has the class ``-opened``."""

    app: "QualcodeApp"

    @property
    def is_opened(self) -> bool:
        """Whether passages are shown."""
        return self.query_one(Opened).is_open

    def show_behind(self, place: Place, words: Sequence[Words], changed: Sequence[str] = ()) -> bool:
        """Show what is behind a cell, and what changed there; False where nothing is: then it is closed."""
        if not words and not changed:
            self.close_behind()
            return False
        self.add_class("-opened")
        self.query_one(Opened).show(place, words, changed)
        self.show_stars()
        return True

    def show_stars(self) -> None:
        """Show which of the passages are starred now."""
        if self.is_opened:
            self.query_one(PassageList).show_stars(stars.starred(self.app.project))

    def action_star(self) -> None:
        """Star the passage as a quote for the paper, or take its star away."""
        words = self.query_one(PassageList).passage
        if words is None or words.coding_id is None:
            return
        try:
            is_starred = stars.turn(self.app.project, words.coding_id)
        except QualcodeError as error:
            self.app.explain(error)
            return
        self.app.say(said_of_star(is_starred))
        self.app.changed()

    def close_behind(self) -> None:
        """Close what is open."""
        self.remove_class("-opened")
        self.query_one(Opened).close()

    @on(Opened.Chosen)
    async def _passage_chosen(self, event: Opened.Chosen) -> None:
        words = event.words
        if words.document_id is None:
            self.app.say(f"{words.respondent} was coded as a person, not in a note.")
        else:
            await self.app.open_passage(words.document_id, words.start_char, words.end_char)
