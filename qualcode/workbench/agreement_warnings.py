"""What has to be known before figures of agreement are believed: each with its number, and with its cases."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from qualcode.analysis.agreement import CodeFigures, of_codes
from qualcode.model.agreement import Unit
from qualcode.model.scope import Selection
from qualcode.model.texts import number_of
from qualcode.store import cases as case_store
from qualcode.store import coded as coded_store
from qualcode.store import coding_times
from qualcode.workbench import agreement_again, agreement_seen, rechecks
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.agreement_words import APART, flags
from qualcode.workbench.compared import some_of
from qualcode.workbench.footnotes import listed


class Case(NamedTuple):
    """What a warning is about: a coding, or else a document, perhaps of one coder, or a label; and why."""

    coding_id: int | None = None
    document_id: int | None = None
    coder: str = ""
    label: int | None = None
    why: str = ""


class Warned(NamedTuple):
    """A warning. ``number``: how many there are of what it is about; ``cases`` are found when asked for."""

    kind: str
    text: str
    number: int
    cases: Callable[[], Iterable[Case]] = list


def warned(of: Agreement) -> list[Warned]:
    """Everything that a reader of the figures has to know, in the order in which it is told."""
    of_what = [*_of_documents(of), *_of_codings(of), *_of_seeing(of)]
    if of.is_reflexive:
        return [*of_what, Warned("reflexive", _REFLEXIVE, 0)]
    return [*of_what, *_of_codes(of), *_of_units(of)]


def warnings(of: Agreement) -> list[str]:
    """The same in words alone."""
    return [each.text for each in warned(of)]


# --- documents -------------------------------------------------------------------------------------------


def _of_documents(of: Agreement) -> Iterator[Warned]:
    compared = of.compared
    for place, coder in enumerate(compared.coders):
        if alone := [d for d, bits in compared.documents.items() if bits == 1 << place]:
            names = some_of([compared.names_of_documents[d] for d in alone])
            yield Warned(
                "one coder only",
                f"Left out: {number_of(len(alone), 'note')} coded by {coder.name} only ({names}).",
                len(alone),
                partial(_documents, alone, coder.name),
            )
    if unfinished := compared.unfinished:
        yield Warned(
            "not finished", compared.unfinished_in_words, len(unfinished), partial(_documents, unfinished)
        )
    if compared.hidden:
        text = f"Left out: {number_of(len(compared.hidden), 'note')} that you code blind."
        yield Warned("blind", text, len(compared.hidden), partial(_documents, sorted(compared.hidden)))
    yield from (Warned("times", text, 0) for text in agreement_again.warnings(compared))
    yield from _of_pairs(of)
    if not of.has_sentences:
        text = "No figures by sentence: the sentences are not made yet; --unit sentence makes them."
        kept = coded_store.pipelines(compared.project)
        missing = [document_id for document_id in compared.shared if document_id not in kept]
        yield Warned("no sentences", text, len(missing), partial(_documents, missing))


def _of_pairs(of: Agreement) -> Iterator[Warned]:
    """Pairs of coders without a document in common."""
    coders = {coder.name: 1 << place for place, coder in enumerate(of.compared.coders)}
    for pair in of.pairs:
        if not pair.documents:
            cases = [
                Case(document_id=document_id, coder=name)
                for name in pair.names
                for document_id, bits in of.compared.documents.items()
                if bits & coders[name]
            ]
            yield Warned("no shared note", f"{listed(pair.names)} share no note.", 1, partial(list, cases))


def _documents(document_ids: Sequence[int], coder: str = "") -> list[Case]:
    return [Case(document_id=document_id, coder=coder) for document_id in document_ids]


# --- codings ---------------------------------------------------------------------------------------------


def _of_codings(of: Agreement) -> Iterator[Warned]:
    read, compared = of.read, of.compared
    project, selection, shared = compared.project, compared.selection, compared.shared
    if united := of.comparison.repeated:
        text = f"United: {number_of(united, 'overlapping or repeated passage')} of one coder and code."
        found: Callable[[], Iterable[int]] = partial(case_store.overlapping, project, _given(of), shared)
        yield Warned("united", text, united, partial(_codings, found))
    if of.comparison.passed_over and not compared.asked.scope.codes:
        text = (
            f"Passed over: {number_of(of.comparison.passed_over, 'coding')} given to themes themselves,"
            f" which --level {compared.asked.level} does not compare."
        )
        themes = frozenset(code for code, those in compared.targets.items() if not those)
        found = partial(case_store.ids, project, replace(selection, code_ids=themes), shared)
        yield Warned("themes", text, of.comparison.passed_over, partial(_codings, found))
    if read.textless:
        text = f"{number_of(read.textless, 'coding')} without a passage count for respondents only."
        found = partial(case_store.without_words, project, selection, shared)
        yield Warned("no passage", text, read.textless, partial(_codings, found))
    if nowhere := case_store.without_document(project, selection):
        text = f"Left out: {number_of(len(nowhere), 'coding')} of people without a note."
        yield Warned("no note", text, len(nowhere), partial(_codings, partial(list, nowhere)))
    yield from _of_codebook(of)


def _of_codebook(of: Agreement) -> Iterator[Warned]:
    compared = of.compared
    project, shared, chosen = compared.project, compared.shared, _given(of)
    is_all = chosen == compared.selection
    made = (compared.made if is_all else coding_times.made(project, chosen, shared)).values()
    first = min((each.first_version for each in made), default=0)
    last = max((each.last_version for each in made), default=0)
    if first != last:
        text = (
            f"The codebook changed while they coded: codings were made under versions {first} to {last};"
            " `qualcode codebook versions` tells what changed."
        )
        found = partial(case_store.under_earlier_versions, project, chosen, shared, last)
        yield Warned("codebook changed", text, last - first, partial(_codings, found))
    documents = set(shared)
    waiting = [
        one
        for one in rechecks.waiting(project, None, [coder.name for coder in compared.coders])
        if one.coding.document_id in documents and compared.targets[one.coding.code_id]
    ]
    if waiting:
        by_id = compared.question.codebook.by_id
        names = some_of(list(dict.fromkeys(by_id[one.coding.code_id].name for one in waiting)))
        text = (
            f"Definitions changed: {number_of(len(waiting), 'coding')} made under another meaning of the code"
            f" than it has now ({names}); `qualcode codebook recheck --coder all` confirms what still fits."
        )
        cases = [Case(one.coding.coding_id, why=one.why) for one in waiting]
        yield Warned("definition changed", text, len(waiting), partial(list, cases))


def _given(of: Agreement) -> Selection:
    """The codings that count for what is compared."""
    targets, chosen = of.compared.targets, of.compared.selection
    if all(targets.values()):  # naming every code would only have each of them looked for in each note
        return chosen
    return replace(chosen, code_ids=frozenset(code for code, those in targets.items() if those))


def _codings(found: Callable[[], Iterable[int]]) -> Iterator[Case]:
    return (Case(coding_id) for coding_id in found())


def _of_seeing(of: Agreement) -> Iterator[Warned]:
    """Codings of somebody who knew what others had coded there, or what was settled."""
    sight = agreement_seen.Sight(of.compared)
    if opened := sight.after_opening():
        text = (
            f"Coded after seeing: {number_of(len(opened), 'coding')} of a blind sample made after it was"
            " opened, or after everybody had finished the note."
        )
        yield Warned("after seeing", text, len(opened), partial(_codings, partial(list, opened)))
    if not_blind := sight.not_blind():
        text = (
            f"Not blind: {number_of(len(not_blind), 'coding')} made where {of.compared.said.others} were"
            f" already there to be read; `{of.compared.said.draws}` draws a sample that is coded blind."
        )
        yield Warned("not blind", text, len(not_blind), partial(_codings, partial(list, not_blind)))
    if settled := agreement_seen.after_settling(of.compared):
        text = (
            f"Coded after settling: {number_of(len(settled), 'coding')} made or changed after the coders had"
            " settled something in the note; agreement before settling is of what was coded until then."
        )
        yield Warned("after settling", text, len(settled), partial(_codings, partial(list, settled)))


# --- figures ---------------------------------------------------------------------------------------------


def _of_codes(of: Agreement) -> Iterator[Warned]:
    found: dict[str, list[tuple[CodeFigures, str]]] = {}
    uses = of.compared.said.uses
    for figures in of.codes:
        for flag in flags(of, figures):
            kind = f"{uses} much more often" if flag.startswith(uses) else flag
            kind = "a code below differs by more than .15" if flag.startswith("a code below") else kind
            found.setdefault(kind, []).append((figures, flag))
    for kind, those in found.items():
        names = some_of([of.labels.name(figures.code) for figures, _ in those])
        text = f"{number_of(len(those), 'code')}: {kind} ({names})."
        yield Warned(kind, text, len(those), partial(_flagged, of, those))


def _flagged(of: Agreement, those: Sequence[tuple[CodeFigures, str]]) -> Iterator[Case]:
    """Each flagged code with its figures, then every coding that counts for it."""
    compared, labels = of.compared, of.labels
    for figures, flag in those:
        yield Case(label=figures.code, why=f"{flag} ({_figures(of, figures)})")
        codes = compared.question.codebook.subtrees[labels.code(figures.code)]
        polarity = labels.polarity(figures.code)
        chosen = replace(compared.selection, code_ids=codes)
        if polarity:
            chosen = replace(chosen, polarities=frozenset((polarity,)))
        for coding_id in case_store.ids(compared.project, chosen, compared.shared):
            yield Case(coding_id, label=figures.code)


def _figures(of: Agreement, figures: CodeFigures) -> str:
    """“alpha 0.400; Ann 1, Ben 4 of 59 units”."""
    alpha = "no alpha" if figures.alpha is None else f"alpha {figures.alpha:.3f}"
    each = zip(of.compared.coders, figures.units_each, strict=True)
    return (
        f"{alpha}; {', '.join(f'{coder.name} {units}' for coder, units in each)} of"
        f" {number_of(figures.units, 'unit')}"
    )


def _of_units(of: Agreement) -> Iterator[Warned]:
    known = {unit: each.alpha for unit, each in of.headline.items() if each.alpha is not None}
    if known and max(known.values()) - min(known.values()) > APART:
        low, high = min(known, key=known.__getitem__), max(known, key=known.__getitem__)
        text = (
            f"The unit decides: pooled alpha is {known[low]:.3f} by {low} and {known[high]:.3f} by {high}."
            " Report the unit that your claims are about."
        )
        yield Warned("unit", text, len(known), partial(_by_unit, of, low, high))


def _by_unit(of: Agreement, low: Unit, high: Unit) -> list[Case]:
    """The codes of which alpha differs most between two units first."""
    pairs = [
        (one.code, one.alpha, other.alpha)
        for one, other in zip(of_codes(of.comparison, low), of_codes(of.comparison, high), strict=True)
        if one.alpha is not None and other.alpha is not None
    ]
    return [
        Case(label=label, why=f"alpha {one:.3f} by {low}, {other:.3f} by {high}")
        for label, one, other in sorted(pairs, key=lambda each: -abs(each[2] - each[1]))
    ]


_REFLEXIVE = (
    "This project is reflexive: coders are not expected to agree, so no coefficients are shown. The"
    " disagreements are there to talk about the codes."
)
