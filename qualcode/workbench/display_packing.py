"""How a display is kept: as plain data with the guids of codes, so that it follows them through new names."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.displays import Axis, Cells, Display, Marks, Order
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Base, Condition, Scope
from qualcode.store import displays as display_store
from qualcode.store.displays import Saved, Spec
from qualcode.store.project import Project
from qualcode.workbench import codebook as codebook_verbs


def packed(project: Project, display: Display) -> Spec:
    """A display as plain data; refused where a code that it names is not there."""
    scope, codes = display.scope, _Codes(project)
    order = display.order
    if order.rated_code:
        order = Order.by_rating(codes.guid(order.rated_code), is_down=order.is_down)
    return {
        "rows": str(display.rows),
        "columns": str(display.columns),
        "cells": str(display.cells),
        "order": str(order),
        "marks": {reason: getattr(display.marks, reason.replace("-", "_")) for reason in Marks.reasons()},
        "shown": list(display.shown),
        "hides_empty": display.hides_empty,
        "ends": display.ends,
        "suppress_below": display.suppress_below,
        "named_by": display.named_by,
        "coders": list(scope.coders),
        "is_every_coder": scope.is_every_coder,
        "codes": [codes.guid(name) for name in scope.codes],
        "waves": list(scope.waves),
        "polarities": list(scope.polarities),
        "where": [[condition.attribute, condition.value] for condition in scope.where],
        "base": scope.base,
    }


def unpacked(project: Project, kept: Saved, *, is_without_codes: bool = False) -> Display:
    """The display that was kept; without its codes, none can be missing from the codebook."""
    spec, codes = kept.spec, _Codes(project)
    scope = Scope(
        coders=tuple(spec["coders"]),
        is_every_coder=spec["is_every_coder"],
        codes=() if is_without_codes else _scoped(kept, codes),
        waves=tuple(spec["waves"]),
        polarities=tuple(map(Polarity, spec["polarities"])),
        where=tuple(Condition(attribute, value) for attribute, value in spec["where"]),
        base=None if spec["base"] is None else Base(spec["base"]),
    )
    facts: dict[str, Any] = {
        "rows": Axis.parse(spec["rows"]),
        "columns": Axis.parse(spec["columns"]),
        "cells": Cells.parse(spec["cells"]),
        "order": _order(kept, codes, is_without_codes=is_without_codes),
        "marks": Marks(**{reason.replace("-", "_"): mark for reason, mark in spec["marks"].items()}),
        "shown": tuple(spec["shown"]),
        "hides_empty": spec["hides_empty"],
        "ends": spec["ends"],
        "suppress_below": spec.get("suppress_below", 0),
        "named_by": spec.get("named_by"),
    }
    by = f" by {kept.coder}" if kept.coder else ""
    when = f"{dates(kept)}{by}"
    return Display(title=kept.title, question=kept.question, scope=scope, kept=when, **facts)


def dates(kept: Saved) -> str:
    """When a display was made, and edited if it was."""
    made, edited = kept.made_at[:10], kept.edited_at[:10]
    return f"{made}, edited {edited}" if edited not in {"", made} else made


def _scoped(kept: Saved, codes: "_Codes") -> tuple[str, ...]:
    labels = [codes.label(guid) for guid in kept.spec["codes"]]
    if None in labels:
        raise QualcodeError(
            f"A code that “{kept.title}” is about is no longer in the codebook.",
            f"Name the codes anew: qualcode display edit “{kept.title}” --code CODE",
        )
    return tuple(filter(None, labels))


def _order(kept: Saved, codes: "_Codes", *, is_without_codes: bool) -> Order:
    order = Order.parse(kept.spec["order"])
    if not order.rated_code:
        return order
    label = codes.label(order.rated_code)
    if label is not None:
        return Order.by_rating(label, is_down=order.is_down)
    if is_without_codes:
        return Order()
    raise QualcodeError(
        f"The code by whose ratings “{kept.title}” is ordered is no longer in the codebook.",
        f"Order it anew: qualcode display edit “{kept.title}” --order name",
    )


@dataclass(frozen=True)
class _Codes:
    """Codes by what they are called and by their guids; read only where a display names any."""

    project: Project

    @cached_property
    def _codebook(self) -> Codebook:
        return codebook_verbs.read(self.project)

    @cached_property
    def _guids(self) -> dict[int, str]:
        return display_store.guids_of_codes(self.project)

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {guid: code_id for code_id, guid in self._guids.items()}

    def guid(self, name: str) -> str:
        """The guid of a code by its name."""
        return self._guids[self._codebook.find(name).code_id]

    def label(self, guid: str) -> str | None:
        """What a code is called now; None where it is no longer there."""
        return self._codebook.label(self._ids[guid]) if guid in self._ids else None
