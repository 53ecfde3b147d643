"""How differences between two coders, and what was decided on them, are told."""

from collections.abc import Mapping, Sequence

from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import DISAGREEMENTS, Decision, Held
from qualcode.model.tables import Cell, CodePath, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.workbench.coverage import Coverage
from qualcode.workbench.disagreements import Case, Disagreements
from qualcode.workbench.footnotes import of_agreement


def decision_in_words(decision: Decision, names: Sequence[str]) -> str:
    """How a place was settled: “as Anna”, “all words of both”."""
    return {
        Decision.A: f"as {names[0]}",
        Decision.B: f"as {names[1]}",
        Decision.BOTH: "both",
        Decision.NEITHER: "neither",
        Decision.UNION: "all words of both",
        Decision.INTERSECTION: "the words in both",
        Decision.SPAN: "other words",
        Decision.OPEN: "left open",
    }[decision]


def settled_in_words(of: Disagreements, case: Case) -> str:
    """How a place is settled, or that it was until a coding changed; empty while it never was."""
    if case.decided is None and case.stale:
        return f"settled before {'the codings were deleted' if case.place.left else 'a coding changed'}"
    if case.decided is None:
        return elsewhere_in_words(of, case)
    settled = case.decided.settled
    known = dict(zip(of.ids, of.names, strict=True))
    return decision_in_words(settled.decision, [known[coder_id] for coder_id in settled.coder_ids])


def elsewhere_in_words(of: Disagreements, case: Case) -> str:
    """What was settled on some of the same codings with a third coder: “Anna and Cleo: as Anna”."""
    return "; ".join(
        f"{' and '.join(names)}: {decision_in_words(one.settled.decision, names)}"
        for one in case.elsewhere
        for names in [[of.everybody[coder_id] for coder_id in one.settled.coder_ids]]
    )


def given_in_words(held: Sequence[Held], labels: Mapping[int, str]) -> str:
    """What one coder gave at a place: code, polarity and words of each coding."""
    return "; ".join(_one_in_words(one, labels[one.given.code_id]) for one in held)


def _one_in_words(one: Held, label: str) -> str:
    polarity = "" if one.given.polarity is Polarity.NONE else f" [{one.given.polarity}]"
    words = {Extent.PASSAGE: f"“{one.quote}”", Extent.WHOLE: "(the whole note)"}
    return f"{label}{polarity} {words.get(one.given.extent, '(no text)')}"


def remarks(of: Disagreements) -> list[str]:
    """What has to be known of the notes that are compared."""
    unfinished = of.compared.unfinished_in_words
    stale = sum(case.decided is None and bool(case.stale) for case in of.differing())
    return [
        *([unfinished] if unfinished else []),
        *(
            [f"{_places(stale)} settled before and a coding changed since: to be settled again."]
            * bool(stale)
        ),
    ]


def _places(number: int) -> str:
    return number_of(number, "place was", "places were")


def title(of: Disagreements) -> str:
    """What the list is called: a reflexive project has readings to talk about."""
    first, second = of.names
    what = "Different readings" if of.is_reflexive else "Disagreements"
    of_one = " of one coder at two times" if of.compared.is_of_one else ""
    return f"{what}{of_one}: {first} and {second}"


def table(of: Disagreements, cases: Sequence[Case]) -> Table:
    """Places that differ, each with the number by which a command names it."""
    book = of.compared.question.codebook
    names = {code.code_id: code.name for code in book}
    columns = (
        Column("id", "id", Kind.COUNT),
        Column("code", "code", Kind.CODE),
        Column("kind", "kind", Kind.TEXT),
        Column("document", "note", Kind.TEXT),
        Column("start", "start", Kind.COUNT),
        Column("end", "end", Kind.COUNT),
        Column("a", f"A {of.names[0]}", Kind.TEXT),
        Column("b", f"B {of.names[1]}", Kind.TEXT),
        Column("settled", "settled", Kind.TEXT),
        Column("reason", "reason", Kind.TEXT),
    )
    rows = []
    for case in cases:
        span = case.place.span
        row: tuple[Cell, ...] = (
            case.case_id,
            CodePath(book.path(case.place.code_ids[0])),
            case.place.difference.value,
            case.document,
            span.start_char if span else None,
            span.end_char if span else None,
            given_in_words(case.place.ours, names),
            given_in_words(case.place.theirs, names),
            settled_in_words(of, case),
            case.decided.settled.reason if case.decided else "",
        )
        rows.append(row)
    note = of_agreement(of.compared.question, *remarks(of), _hint(cases))
    return Table(title(of), columns, tuple(rows), note)


def _hint(cases: Sequence[Case]) -> str:
    if any(case.decided is None for case in cases):
        return "`qualcode consensus decide ID a` (or b, both, neither, ...) settles a place."
    return "All of these are settled." if cases else "There is nothing of this kind."


def progress(of: Disagreements, covered: Coverage) -> Table:
    """How far settling is, by kind, and how much of what is coded the consensus holds."""
    columns = (
        Column("kind", "kind", Kind.TEXT),
        Column("places", "places", Kind.COUNT),
        Column("settled", "settled", Kind.COUNT),
        Column("open", "left open", Kind.COUNT),
        Column("left", "to settle", Kind.COUNT),
    )
    rows = tuple((kind.words, *_counted(of.differing([kind]))) for kind in DISAGREEMENTS)
    every = of.differing()
    alike = number_of(len(of.to_accept), "place")
    agreed = f"{alike} alike: `qualcode consensus accept` takes over what the consensus does not hold yet."
    layer = (
        f"The consensus holds codings of {covered.words}; once it holds any, counts are of it unless --coder"
        " names another layer."
    )
    note = of_agreement(of.compared.question, *remarks(of), agreed, layer)
    return Table(f"Consensus of {' and '.join(of.names)}", columns, (*rows, ("all", *_counted(every))), note)


def _counted(cases: Sequence[Case]) -> tuple[int, int, int, int]:
    """All places, those settled, those left open, and those to settle."""
    left = sum(case.decided is None for case in cases)
    still = sum(case.decision is Decision.OPEN for case in cases)
    return len(cases), len(cases) - left - still, still, left
