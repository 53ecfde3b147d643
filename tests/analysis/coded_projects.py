"""Projects as the gold cases describe them, made into what the analysis counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qualcode.analysis.coded import CodedDocument, Part
from qualcode.model.agreement import Unit


def paths_up(code: str, parents: Mapping[str, str]) -> list[str]:
    """The code and all above it."""
    path = [code]
    while path[-1] in parents:
        path.append(parents[path[-1]])
    return path


def targets(codes: Sequence[str], parents: Mapping[str, str]) -> dict[int, list[int]]:
    """For each code, by place, the codes that it counts for."""
    return {codes.index(code): [codes.index(above) for above in paths_up(code, parents)] for code in codes}


def coded_documents(given: Mapping[str, Any]) -> list[CodedDocument]:
    """The documents of a project, each code for itself; codes, coders and people by their places."""
    return [_document(given, number, document) for number, document in enumerate(given["documents"])]


def _document(given: Mapping[str, Any], number: int, document: Mapping[str, Any]) -> CodedDocument:
    people = list(dict.fromkeys(each.get("respondent", "") for each in given["documents"]))
    codings = [
        (given["coders"].index(coder), given["codes"].index(code), start, end)
        for coder, spans in document["coders"].items()
        for start, end, code in spans
    ]
    everything = [[0, document["length"]]]
    borders = [(start, end) for start, end in document.get("units", everything)]
    part = Part(
        people.index(document.get("respondent", "")),
        [(start, end) for start, end in document.get("codable", everything)],
    )
    parts = [part]
    return CodedDocument(
        number,
        sum(1 << given["coders"].index(coder) for coder in document["coders"]),
        parts,
        parts,
        codings,
        {Unit.SENTENCE: borders, Unit.TURN: borders},
        {},
    )


def leaves(codes: Iterable[str], parents: Mapping[str, str]) -> list[str]:
    """The codes without codes below them."""
    return [code for code in codes if code not in parents.values()]


def tops(codes: Iterable[str], parents: Mapping[str, str]) -> list[str]:
    """The codes without a code above them."""
    return [code for code in codes if code not in parents]
