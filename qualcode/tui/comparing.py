"""The queue of what two coders differ on: where one is in it, and what is shown of it."""

from collections.abc import Sequence
from itertools import combinations

from qualcode.model.consensus import Order
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope
from qualcode.model.texts import number_of
from qualcode.workbench import again
from qualcode.workbench.compared import coders_with_work
from qualcode.workbench.disagreement_order import Key, in_order, key_of, orders
from qualcode.workbench.disagreements import DISAGREEMENTS, Case, Difference, Disagreements
from qualcode.workbench.projects import Project

UNSETTLED = "unsettled"
EVERYTHING = "everything"


class Comparing:
    """Walks the places at which two coders differ; ``shown`` is one kind, what is not settled, or all."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._pair: tuple[str, str] | None = None
        self._case_id: int | None = None
        self._is_read = False
        self.shown = EVERYTHING
        self.order = Order.NOTE
        self._key: Key = lambda _case: 0
        self.index = 0
        self.found = Disagreements(project)
        self.cases: Sequence[Case] = ()

    # --- reading ----------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the places anew and stay where one is; refused where there is nothing to compare.

        Of places that were read before only those of notes in which something changed are read.
        """
        pairs, before = self.pairs(), self._pair
        self._pair = self._pair if self._pair in pairs else next(iter(pairs), None)
        is_known, self._is_read, self.cases = self._is_read and self._pair == before, False, ()
        self.found = self.found.again() if is_known else Disagreements(self._project, self.scope)
        self.cases = self._chosen()
        self._is_read = True
        numbers = [case.case_id for case in self.cases]
        if self._case_id in numbers:
            self.index = numbers.index(self._case_id)
        self._stand_at(min(self.index, max(0, len(self.cases) - 1)))

    def _chosen(self) -> Sequence[Case]:
        kinds = [] if self.shown in {UNSETTLED, EVERYTHING} else [Difference(self.shown)]
        return in_order(self.found.differing(kinds, is_unsettled=self.shown == UNSETTLED), self._key)

    @property
    def scope(self) -> Scope:
        """Who is compared."""
        return Scope(coders=self._pair or ())

    def pairs(self) -> list[tuple[str, str]]:
        """Every two coders with work of their own, in the order in which they joined; then times of one."""
        coders = coders_with_work(self._project)
        two = [
            *combinations(again.people(coders), 2),
            *(pair for pair in combinations(coders, 2) if again.is_of_one(pair)),
        ]
        return [(first.name, second.name) for first, second in two]

    # --- walking ----------------------------------------------------------------------------------------

    @property
    def case(self) -> Case | None:
        """The place that is looked at."""
        return self.cases[self.index] if self.index < len(self.cases) else None

    @property
    def left(self) -> int:
        """How many places are not settled, of any kind."""
        return len(self.found.differing(is_unsettled=True))

    def _stand_at(self, index: int) -> None:
        self.index = index
        self._case_id = self.case.case_id if self.case else None

    def step(self, by: int) -> None:
        """The next or the previous place."""
        self._stand_at(min(max(0, self.index + by), max(0, len(self.cases) - 1)))

    def go_on(self) -> None:
        """The next place that is not settled, around the end; the same one where there is none."""
        order = [*range(self.index, len(self.cases)), *range(self.index)]
        unsettled = [place for place in order if self.cases[place].decided is None]
        if unsettled:
            self._stand_at(unsettled[0])

    def show(self, shown: str) -> None:
        """Walk one kind, what is not settled, or everything."""
        self.shown = shown
        self._case_id = self.case.case_id if self.case else None
        self.read()

    def put_in_order(self, order: Order) -> None:
        """Walk the places in an order, from the first one on that is not settled."""
        self.order, self._key = order, key_of(self.found, order)
        self.cases = self._chosen()
        self._stand_at(0)
        self.go_on()

    def orders(self) -> list[tuple[str, str]]:
        """The orders that there are."""
        return [(order.value, order.words) for order in orders(self.found)]

    def next_pair(self) -> None:
        """The next two coders; refused where there are only two."""
        pairs = self.pairs()
        if len(pairs) < 2:
            raise QualcodeError("There are only two coders to compare.", "A third one joins by coding.")
        self._is_read = False
        self.order, self._key = Order.NOTE, lambda _case: 0
        self._pair = pairs[(pairs.index(self._pair) + 1) % len(pairs)] if self._pair in pairs else pairs[0]
        self.index, self._case_id = 0, None
        self.read()
        self.go_on()

    # --- words ------------------------------------------------------------------------------------------

    def heading(self) -> str:
        """“23 of 61 disagreements · Ann and Ben · 20 left · B07-w1 · boundary only: 14 · Own pace”.

        The codes come last, since they stand below, too, where there is no room for all.
        """
        names = " and ".join(self.found.names)
        if self.case is None:
            return f"{names} · {self._what}"
        book = self.found.compared.question.codebook
        codes = " or ".join(book.by_id[code_id].name for code_id in self.case.place.code_ids)
        boundary = len(self.found.differing([Difference.BOUNDARY], is_unsettled=True))
        place = f"{self.index + 1} of {len(self.cases)}"
        rest = f"{self.left} left" if self.left else "all settled"
        only = f"boundary only: {boundary}"
        return " · ".join((f"{place} {self._what}", names, rest, self.case.document, only, codes))

    @property
    def _what(self) -> str:
        what = "different readings" if self.found.is_reflexive else "disagreements"
        shown = {EVERYTHING: "", UNSETTLED: "not settled"}.get(self.shown, self.shown)
        order = {Order.NOTE: "", Order.PERSON: "by person"}.get(self.order, f"by {self.order}")
        chosen = ", ".join(filter(None, (shown, order)))
        return f"{what} ({chosen})" if chosen else what

    def choices(self) -> list[tuple[str, str]]:
        """What can be walked, with how much there is of it."""
        kinds = [
            (kind.value, f"{kind.words} ({len(self.found.differing([kind]))})") for kind in DISAGREEMENTS
        ]
        every = len(self.found.differing())
        return [
            (EVERYTHING, f"everything ({every})"),
            (UNSETTLED, f"what is not settled yet ({self.left})"),
            *kinds,
        ]

    def remark(self) -> str:
        """That notes are compared which nobody called finished; empty where all were."""
        unfinished = self.found.compared.unfinished
        if not unfinished:
            return ""
        of = f"{number_of(len(unfinished), 'note')} of {len(self.found.compared.shared)}"
        return f"{of} not called finished by both: perhaps not read to the end."
