"""What somebody wants otherwise in a display, as it is written on a command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from qualcode.model.displays import Axis, Cells, Display, Marks, Order
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope


@dataclass(frozen=True, slots=True)
class Wishes:
    """Changes to a display; None and empty mean that it stays as it is.

    ``by`` names the open attributes of a preset in their order; ``marks`` are by reason (``not-asked``).
    """

    rows: str | None = None
    columns: str | None = None
    cells: str | None = None
    order: str | None = None
    by: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    marks: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None
    question: str | None = None
    shown: tuple[str, ...] | None = None
    hides_empty: bool | None = None
    ends: int | None = None
    suppress_below: int | None = None
    named_by: str | None = None
    is_transposed: bool = False
    forgets_scope: bool = False

    def of(self, display: Display) -> Display:
        """The display as it is wished."""
        changed: dict[str, Any] = {
            "rows": None if self.rows is None else Axis.parse(self.rows),
            "columns": None if self.columns is None else Axis.parse(self.columns),
            "cells": None if self.cells is None else Cells.parse(self.cells),
            "order": None if self.order is None else Order.parse(self.order),
            "title": self.title,
            "question": self.question,
            "shown": self.shown,
            "hides_empty": self.hides_empty,
            "ends": self.ends,
            "suppress_below": self.suppress_below,
            "named_by": self.named_by,
            "marks": self._marked(display.marks),
            "scope": self._narrowed(Scope() if self.forgets_scope else display.scope),
        }
        wished = replace(display, **{name: value for name, value in changed.items() if value is not None})
        for attribute in self.by:
            wished = wished.named(attribute)
        if self.is_transposed:  # an order of rows means nothing to the rows that were columns
            order = Order() if self.order is None else wished.order
            wished = replace(wished, rows=wished.columns, columns=wished.rows, order=order)
        return wished

    @property
    def is_of_other_codes(self) -> bool:
        """Whether the codes of the display are forgotten or named anew."""
        return self.forgets_scope or bool(self.scope.codes)

    def _narrowed(self, scope: Scope) -> Scope:
        """The scope with each filter that is wished in the place of the one there."""
        default = Scope()
        wished = {
            one.name: getattr(self.scope, one.name)
            for one in fields(Scope)
            if getattr(self.scope, one.name) != getattr(default, one.name)
        }
        if wished.keys() & {"coders", "is_every_coder"}:
            wished = {"coders": (), "is_every_coder": False} | wished
        return replace(scope, **wished)

    def _marked(self, marks: Marks) -> Marks:
        for reason, mark in self.marks.items():
            if reason not in Marks.reasons():
                raise QualcodeError(
                    f"“{reason}” is no reason why a cell is empty.", f"Reasons: {', '.join(Marks.reasons())}."
                )
            marks = replace(marks, **{reason.replace("-", "_"): mark})
        return marks
