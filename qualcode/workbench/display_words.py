"""What stands under a display: its question, the rules for its cells and rows, and what is left out."""

from qualcode.model.displays import CellRule, Display
from qualcode.model.texts import number_of
from qualcode.workbench import footnotes
from qualcode.workbench.display_answer import Answer
from qualcode.workbench.display_cells import CellMaker
from qualcode.workbench.display_order import Ordering

_UNITS = {CellRule.CODINGS: "codings", CellRule.PRESENCE: "respondents", CellRule.PEOPLE: "respondents"}
_ONCE = "Each passage stands once, under the nearest code with a place of its own."
_RULES = {
    CellRule.SHARE: "Cells: n and % of the people of the column, or of the row where no N is in the heading.",
    CellRule.CODINGS: "Cells: the number of codings; a theme counts those of all codes below it.",
    CellRule.PRESENCE: "Cells: whether there is any such coding.",
    CellRule.PEOPLE: "Cells: the people.",
    CellRule.QUOTES: f"Cells: the words. {_ONCE}",
    CellRule.STARRED: f"Cells: the starred words. {_ONCE}",
    CellRule.SUMMARY: "Cells: the analyst's own summary, else {}.",
    CellRule.RATING: "Cells: the analyst's own rating{}.",
}
_WHY = {
    "not_asked": "no note",
    "not_followed_up": "a note of an earlier wave only",
    "nothing_said": "a note, and no such coding in it",
    "none": "nothing of anybody",
    "not_rated": "such codings, and no rating",
}


def remarks(answer: Answer, hidden: int, *, is_filled: bool = True) -> tuple[str, ...]:
    """The note of a display; ``hidden`` rows are left out.

    Unless all cells are filled (``is_filled``), what only all of them can tell is not said.
    """
    display, maker = answer.display, answer.maker
    of_all = (_own(maker), _left_out(display, maker)) if is_filled else ()
    parts = (
        (_kept(display),),
        (_rule(display), answer.grid.rows.remark, answer.grid.columns.remark),
        (*of_all, _rows_left_out(display, hidden)),
        (_order(display), _one_group(display, answer.ordering) if is_filled else ""),
        (_marks(display, maker) if is_filled else "",),
    )
    lines = [*maker.remarks(), *(" ".join(filter(None, part)) for part in parts)]
    layer = "each coder apart" if answer.is_by_coder else ""
    if display.cells.rule is CellRule.SHARE:
        return footnotes.of_shares(answer.question, *lines, layer=layer)
    unit = _UNITS.get(display.cells.rule, "passages")
    return footnotes.of_cells(answer.question, unit, *lines, layer=layer)


def _kept(display: Display) -> str:
    question = f"Question: {display.question} " if display.question else ""
    return f"{question}Display kept {display.kept}." if display.kept else question.rstrip()


def _rule(display: Display) -> str:
    most = display.cells.most
    quotes = "the first quote" if most in {None, 1} else f"the first {most} quotes"
    if display.cells.rule is CellRule.RATING:
        quotes = f", and {quotes}" if most else ""
    return _RULES[display.cells.rule].format(quotes)


def _own(maker: CellMaker) -> str:
    counted = maker.counted
    stale = f", of these stale: {counted.stale}" if counted.own else ""
    match maker.display.cells.rule:
        case CellRule.SUMMARY:
            return f"Own summaries: {counted.own}{stale}."
        case CellRule.RATING:
            each = " Beside a value stand the people with it." if maker.own.names_people else ""
            return f"Ratings: {counted.own}{stale}. Scale: {maker.own.scale}, from the weakest up.{each}"
        case _:
            return ""


def _left_out(display: Display, maker: CellMaker) -> str:
    if not maker.counted.left_out:
        return ""
    return f"Left out: {number_of(maker.counted.left_out, 'quote')} (at most {display.cells.most} in a cell)."


def _rows_left_out(display: Display, hidden: int) -> str:
    if not hidden:
        return ""
    why = ("without any entry" * display.hides_empty, f"between the {display.ends} at either end")
    return f"Rows left out: {hidden} ({' or '.join(filter(None, why[: 2 if display.ends else 1]))})."


def _order(display: Display) -> str:
    if display.order.by == "given":
        return ""
    by = f"ratings under {display.order.rated_code}" if display.order.rated_code else display.order.by
    return f"Rows are in the order of {by}, {'down' if display.order.is_down else 'up'}wards."


def _one_group(display: Display, ordering: Ordering) -> str:
    found = ordering.of_one_group()
    return f"In one {display.order.attribute} only: {', '.join(found)}." if found else ""


def _marks(display: Display, maker: CellMaker) -> str:
    marks = {reason: getattr(display.marks, reason) for reason in _WHY}
    used = [
        f"“{mark}”: {_WHY[reason]}"
        for reason, mark in marks.items()
        if mark and reason in maker.counted.missing
    ]
    return f"Empty cells: {'; '.join(used)}." if used else ""
