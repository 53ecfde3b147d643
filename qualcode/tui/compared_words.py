"""What stands beside a place at which two coders differ: who gave what, what it means, how it is settled."""

from collections.abc import Sequence

from rich.text import Text

from qualcode.model.codebook import Code, Codebook
from qualcode.model.codings import Extent
from qualcode.model.consensus import Decision
from qualcode.model.errors import QualcodeError
from qualcode.model.texts import legible_text, number_of
from qualcode.tui.comparing import Comparing
from qualcode.tui.signs import SIGNS
from qualcode.workbench.disagreement_words import elsewhere_in_words, settled_in_words
from qualcode.workbench.disagreements import Case, Held

TEACHING = """
Two coders are compared here once both have coded some of the same notes:

    qualcode coder add Ben                       a second coder
    qualcode assign Ben --share 20% --seed 7     people drawn, coded blind
    qualcode coder use Ben                       codes here as Ben; or
    qualcode share Ben --output ../ben.qualcode  in a copy of his own,
    qualcode merge ../ben.qualcode               which this brings home
    qualcode finish NOTE                         each coder says so when
                                                 all of a note is coded

This screen then walks what they differ on."""
_HOW_FAR = "\n`qualcode agree` tells how far they agree."
_AGREE = "`qualcode agree` and `qualcode agree --after` tell of agreement before and after settling"
_COUNT = "`qualcode count` counts the consensus, as the themes (F4) do"


def sides(case: Case, names: tuple[str, str], codebook: Codebook) -> Text:
    """A line or more for each coder: letter, name, what they gave, and their note."""
    text = Text()
    width = max(map(len, names))
    for letter, name, held in zip("AB", names, (case.place.ours, case.place.theirs), strict=True):
        text.append("\n" if text else "")
        text.append(f"{letter} ", "bold").append(f"{legible_text(name):<{width}}  ")
        text.append("; ".join(_given(one, codebook) for one in held) or "not coded", "" if held else "dim")
        if held and case.decision in _NOT_TAKEN[letter]:
            text.append("  (not taken)", "dim")
        for one in held:
            if one.note:
                text.append(f"\n  note: {' '.join(legible_text(one.note).split())}", "italic")
    if case.place.left:
        text.append("\nC Consensus  ").append("; ".join(_given(one, codebook) for one in case.place.left))
    return text


_NOT_TAKEN = {"A": {Decision.B, Decision.NEITHER}, "B": {Decision.A, Decision.NEITHER}}


def _given(one: Held, codebook: Codebook) -> str:
    sign = SIGNS[one.given.polarity]
    polarity = f" {sign} {one.given.polarity}" if sign else ""
    where = {Extent.WHOLE: " (the whole note)", Extent.NO_TEXT: " (no words)"}.get(one.given.extent, "")
    return f"{legible_text(codebook.by_id[one.given.code_id].name)}{polarity}{where}"


def meanings(codes: Sequence[Code]) -> Text:
    """The definition of each code, with what it includes and excludes."""
    text = Text()
    for code in codes:
        text.append("\n" if text else "").append(f"{legible_text(code.name)}: ", "bold")
        written = [(code.definition, ""), (code.include, "include: "), (code.exclude, "exclude: ")]
        said = " · ".join(f"{label}{' '.join(words.split())}" for words, label in written if words)
        text.append(legible_text(said) or "no definition yet (D writes one)", "" if said else "dim")
    return text


def settled(comparing: Comparing, case: Case, waiting: str) -> Text:
    """How the place is settled, by whom, when and why; ``waiting`` is a reason for what is decided next."""
    words = settled_in_words(comparing.found, case)
    text = Text(f"{case.place.difference.words}. ", "dim")
    if case.decided is not None:
        by, at = case.decided.decided_by, case.decided.decided_at[:10]
        text.append(f"Settled: {words}", "bold").append(f" ({by}, {at})", "dim")
    elif case.stale:
        text.append(f"To be settled again: {words}.", "bold")
    if case.place.left:
        text.append(" 2 keeps it, 0 takes it out.", "dim")
    if case.elsewhere:
        text.append(f" Settled with a third coder ({elsewhere_in_words(comparing.found, case)}).", "bold")
        text.append(" What you decide here replaces it." if case.decided is None else "", "dim")
    reason = waiting or (case.decided.settled.reason if case.decided else "")
    if reason:
        text.append(f"  why: {' '.join(reason.split())}", "italic")
    remark = comparing.remark() if comparing.left else f"All is settled. {_end(comparing)}".rstrip()
    return Text.assemble(text, f"\n{remark}" if remark else "")


def _end(comparing: Comparing) -> str:
    return "" if comparing.found.is_reflexive else "`qualcode agree --after` tells how far they agree now."


def nothing_to_compare(comparing: Comparing, error: QualcodeError) -> str:
    """Why there is nothing to walk, and how to come to something."""
    return f"{error.message}\n{error.hint}\n{_teaching(comparing)}"


def _teaching(comparing: Comparing) -> str:
    return TEACHING if comparing.found.is_reflexive else TEACHING + _HOW_FAR


def what_next(comparing: Comparing) -> str:
    """What there is to do once all is settled; different readings have no coefficients."""
    if comparing.found.is_reflexive:
        return f"What next: m writes a memo on what you found in talking; {_COUNT}."
    return f"What next: {_AGREE}; {_COUNT}."


def nothing_left(comparing: Comparing) -> str:
    """That two coders differ nowhere, or nowhere in what is walked."""
    found = comparing.found
    names = " and ".join(found.names)
    if not found.compared.shared:
        return f"No note was worked on by both {names}.\n{_teaching(comparing)}"
    next_ = f"\n{what_next(comparing)}"
    every = found.differing()
    if every and comparing.left:
        return f"There is nothing of this kind; f walks something else. {comparing.left} are left to settle."
    if every:
        still = sum(case.decision is Decision.OPEN for case in every)
        opened = f", {still} of them left open" if still else ""
        places = number_of(len(every), "place is", "places are")
        return f"{places} settled{opened}, and none is left. f walks them again.\n{next_}"
    alike = number_of(len(found.agreements), "place is", "places are")
    return (
        f"{names} differ nowhere in {number_of(len(found.compared.shared), 'note')}; {alike} alike.\n"
        f"A takes these over into the consensus.\n{next_}"
    )
