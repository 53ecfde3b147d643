"""Whether agreement drifts: the notes in the order in which they were coded, in three parts."""

from collections.abc import Sequence
from typing import NamedTuple

from qualcode.analysis.agreement import Pooled, pooled
from qualcode.analysis.coded import CodedDocument
from qualcode.analysis.comparison import compare
from qualcode.workbench.agreement import Agreement

_PARTS = 3
_DAY = len("2026-01-31")


class Period(NamedTuple):
    """Notes that were coded one after the other: days of the first and last of them, and their agreement."""

    first: str
    last: str
    documents: int
    figures: Pooled


def periods(of: Agreement) -> list[Period]:
    """The compared notes in three parts by the day on which their coding ended; none with fewer days.

    Notes of the same day, as those of an import, stay in one part.
    """
    ended: dict[int, str] = {}
    for (document_id, _), made in of.compared.made.items():
        if document_id in of.comparison.documents:
            ended[document_id] = max(made.last[:_DAY], ended.get(document_id, ""))
    if len(set(ended.values())) < _PARTS:
        return []
    parts = _in_parts(sorted((when, document_id) for document_id, when in ended.items()))
    documents = {each.document: each for each in of.read.documents()}
    return [
        Period(
            part[0][0],
            part[-1][0],
            len(part),
            _pooled(of, [documents[document_id] for _, document_id in part if document_id in documents]),
        )
        for part in parts
    ]


def _in_parts(ended: Sequence[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    parts: list[list[tuple[str, int]]] = [[] for _ in range(_PARTS)]
    place = 0
    for number, (when, document_id) in enumerate(ended):
        if number and when != ended[number - 1][0]:
            place = _PARTS * number // len(ended)
        parts[place].append((when, document_id))
    return [part for part in parts if part]


def _pooled(of: Agreement, documents: Sequence[CodedDocument]) -> Pooled:
    compared = of.compared
    found = compare(
        documents,
        compared.everybody,
        of.labels.targets,
        of.labels.ids,
        units=(of.unit,),
        set_units=(),
        is_half=compared.asked.is_half,
    )
    return pooled(found, of.unit, of.labels.ids)
