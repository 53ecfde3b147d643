"""A display as somebody looks at it: each verb asks for another one, and keeps it if it can be shown.

No widget is known here. Faults come as QualcodeError, and leave the display as it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model.display_wishes import Wishes
from qualcode.model.displays import ORDERS, AxisKind, Display, Order
from qualcode.model.reports import Report
from qualcode.tui.conditions import as_typed, conditions
from qualcode.workbench import attributes, display_shelf, opened, ratings, scope_lines
from qualcode.workbench.displays import Shown
from qualcode.workbench.projects import Project

_SMALL = 5_000


class Viewed:
    """One display of one project; ``saved_as`` is the title of the saved one it came from, or empty."""

    def __init__(self, project: Project, display: Display, saved_as: str = "") -> None:
        self._project = project
        self.saved_as = saved_as
        self.shown = Shown(project, display)

    @property
    def display(self) -> Display:
        """What is asked."""
        return self.shown.display

    def _try(self, display: Display) -> None:
        self.shown = Shown(self._project, display)

    def read_again(self) -> None:
        """Ask the same of the project as it is now."""
        self._try(self.display)

    def wish(self, wishes: Wishes) -> None:
        """Ask otherwise."""
        self._try(wishes.of(self.display))

    def opened(self) -> Report:
        """It, with the people and passages behind its numbers."""
        return opened.display(self._project, self.display)

    def turn(self) -> None:
        """Rows become columns, and columns rows."""
        self.wish(Wishes(is_transposed=True))

    def hide_or_show_empty(self) -> None:
        """Leave out the rows without any entry, or show them again."""
        self.wish(Wishes(hides_empty=not self.display.hides_empty))

    def filter_people(self, text: str) -> None:
        """Only people with ``agency=North, gender=woman``; nothing means everybody."""
        scope = replace(self.display.scope, where=conditions(text))
        self._try(replace(self.display, scope=scope))

    @property
    def people_filter(self) -> str:
        """The conditions as they can be written again."""
        return as_typed(self.display.scope.where)

    @property
    def orders(self) -> Sequence[str]:
        """What the rows can be in the order of; people also by ratings and by what is known of them."""
        is_of_people = self.display.rows.kind is AxisKind.PEOPLE
        if not is_of_people:
            return ORDERS
        rated = dict.fromkeys(known.code for known in ratings.known(self._project))
        return (*ORDERS, *(Order.by_rating(code).by for code in rated), *attributes.labels(self._project))

    def save(self, title: str) -> str:
        """Keep it as this title: in the place of the saved one it came from, or as a new one."""
        display = replace(self.display, title=title)
        if self.saved_as and title.split() == self.saved_as.split():
            display_shelf.replace(self._project, self.saved_as, display)
        else:
            display_shelf.save(self._project, display)
        kept = display_shelf.find(self._project, title)
        self.saved_as = kept.title
        self._try(kept)
        return kept.title

    # --- what is said of it -----------------------------------------------------------------------------

    @property
    def line(self) -> str:
        """Title, shape and scope in one line."""
        display, shown = self.display, self.shown
        by = "coder" if AxisKind.CODER in {display.rows.kind, display.columns.kind} else None
        parts = (
            display.title,
            f"{display.rows} × {display.columns}: {display.cells}",
            f"{len(shown)} × {shown.crossed_columns}",
            scope_lines.in_one_line(self._project, display.scope, by),
        )
        return " · ".join(parts)

    @property
    def note(self) -> tuple[str, ...]:
        """What stands under it; of a large display without what only all of its cells could tell."""
        is_small = len(self.shown) * self.shown.crossed_columns <= _SMALL
        return (self.shown.table() if is_small else self.shown.of_labels()).note
