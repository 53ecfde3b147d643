"""What has to be said of agreement: flags of codes, bands, and the paragraph for a paper."""

from collections.abc import Iterator, Sequence

from qualcode import __version__
from qualcode.analysis.agreement import NO_VARIATION, CodeFigures
from qualcode.analysis.coded import bits_of
from qualcode.analysis.disagreement_kinds import Kind as Disagreement
from qualcode.analysis.jackknife import FEWEST
from qualcode.model.agreement import AgreementQuestion, Level, Unit
from qualcode.model.texts import number_of
from qualcode.workbench import agreement_again
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.agreement_compared import blind_in_words
from qualcode.workbench.footnotes import listed, scope_in_words

_FEW_UNITS = 10
_RARE, _COMMON = 0.05, 0.95
_MUCH_MORE = 2
APART = 0.15
_ACCEPTABLE, _TENTATIVE = 0.8, 0.667
_UNITS = {
    Unit.RESPONDENT: ("respondent", "a respondent"),
    Unit.TURN: ("speaker turn", "a turn"),
    Unit.SENTENCE: ("sentence", "a sentence"),
    Unit.CHARACTER: ("character", "a character"),
}


def flags(of: Agreement, figures: CodeFigures) -> list[str]:
    """What to keep in mind when reading the figures of a code."""
    found = [_why(of, figures)] if figures.alpha_why else []
    if figures.units_by_anyone:
        found += _flags_of_use(of, figures)
    if figures.is_rough:
        found.append("rough interval")
    if (apart := _children_differ(of, figures)) is not None:
        found.append(f"a code below differs by {apart:.2f}")
    return found


def _why(of: Agreement, figures: CodeFigures) -> str:
    """Why a code has no alpha; full agreement without variation is told in its own terms."""
    if figures.alpha_why == NO_VARIATION and of.unit is Unit.RESPONDENT:
        return f"in all {figures.units} of {figures.units} respondents, {of.compared.said.every}"
    return figures.alpha_why


def _flags_of_use(of: Agreement, figures: CodeFigures) -> Iterator[str]:
    if figures.respondents < FEWEST:
        yield f"fewer than {FEWEST} people"
    if figures.units_by_anyone < _FEW_UNITS and of.unit is not Unit.RESPONDENT:
        yield f"fewer than {_FEW_UNITS} units"
    if figures.prevalence is not None and figures.prevalence < _RARE:
        yield "rare: see F1"
    if figures.prevalence is not None and figures.prevalence > _COMMON:
        yield "nearly everywhere: see F1"
    often = figures.times_as_often
    if sum(map(bool, figures.units_each)) == 1:
        yield f"used {of.compared.said.by_one}"
    elif often is not None and often >= _MUCH_MORE:
        yield f"{of.compared.said.uses} {often:.1f} times as often"


def _children_differ(of: Agreement, figures: CodeFigures) -> float | None:
    """How far the alpha of a code directly below is from that of its parent, where that is far."""
    alphas = {each.code: each.alpha for each in of.codes}
    apart = [
        abs(alpha - figures.alpha)
        for label in of.labels.below(figures.code)
        if figures.alpha is not None and (alpha := alphas.get(label)) is not None
    ]
    return max(apart) if apart and max(apart) > APART else None


def polarity_in_words(asked: AgreementQuestion) -> str:
    """When two coders agree on the polarity of a passage."""
    chosen = asked.scope.polarities
    if asked.is_by_polarity:
        return (
            "Codes stand apart by polarity: who gives a passage the same code with another polarity does not"
            " agree on it."
        )
    if len(chosen) == 1:
        return (
            f"Only {chosen[0]} codings count: a passage that one coder calls {chosen[0]} and another does not"
            " is a disagreement."
        )
    return f"{listed(chosen)} codings count alike; --by-polarity tells them apart.".capitalize()


def kinds_of(of: Agreement) -> list[Disagreement]:
    """The kinds of disagreement that there can be: polarities differ only where they are told apart."""
    return [kind for kind in Disagreement if kind is not Disagreement.POLARITY or of.labels.is_by_polarity]


def bands(of: Agreement) -> tuple[dict[str, int], dict[str, int]]:
    """How many codes are in which band, by the estimate and by the lower bound of its interval."""
    return (
        _banded([figures.alpha for figures in of.codes]),
        _banded([figures.alpha_low for figures in of.codes]),
    )


def _banded(values: Sequence[float | None]) -> dict[str, int]:
    known = [value for value in values if value is not None]
    acceptable = sum(value >= _ACCEPTABLE for value in known)
    tentative = sum(_TENTATIVE <= value < _ACCEPTABLE for value in known)
    return {
        "at_least_800": acceptable,
        "from_667_to_800": tentative,
        "below_667": len(known) - acceptable - tentative,
        "undefined": len(values) - len(known),
    }


def bands_in_words(tally: dict[str, int], one: str) -> str:
    """“3 at .800 or more, 2 from .667 to .800, 4 below, 1 without an alpha”."""
    return (
        f"{tally['at_least_800']} at .800 or more, {tally['from_667_to_800']} from .667 to .800,"
        f" {tally['below_667']} below, {tally['undefined']} without {one}"
    )


# --- methods ---------------------------------------------------------------------------------------------


def methods(of: Agreement) -> list[str]:
    """A paragraph for the methods section, with every choice that was made and its sources."""
    return [" ".join(_sentences(of)), _REFERENCES]


def _sentences(of: Agreement) -> Iterator[str]:
    compared, asked = of.compared, of.compared.asked
    whole = of.headline[of.unit]
    names = listed(coder.name for coder in compared.coders)
    notes = number_of(len(of.comparison.documents), "note")
    whose = number_of(whole.respondents, "respondent")
    if compared.is_of_one:
        yield from agreement_again.sentences(compared, of.codes, f"{notes} of {whose}")
    elif len(compared.coders) == 2:
        yield f"{names} both coded {notes} of {whose}; other notes were left out."
    else:
        by_all = sum(bits == compared.everybody for bits in of.comparison.documents.values())
        yield f"{notes} of {whose} were coded by two or more of {names} ({by_all} by all)."
    if of.read.after:
        yield f"Agreement is that {of.read.after.in_words}."
    if not compared.is_of_one:
        yield f"Coded blind to the work of the others: {blind_in_words(compared) or 'nobody'}."
    scope = scope_in_words(compared.question).replace("; ", ", ")
    yield (
        f"Agreement was computed for each code by {_UNITS[of.unit][0]}"
        f"{_coded_when(of)}, for {scope}, on {_LEVELS[asked.level]}"
        f" (codebook version {compared.question.codebook.version})."
    )
    if asked.is_of_polarity:
        yield polarity_in_words(asked)
    yield (
        "Krippendorff's alpha is nominal (coded or not), with missing coders where a note was not coded by"
        " all; pooled alpha is 1 less the summed observed over the summed expected disagreement of all"
        " codes, our counterpart of pooled kappa."
    )
    if whole.low is not None and whole.high is not None:
        yield (
            "Intervals (95%) leave out each respondent in turn (jackknife; Student's t with one degree"
            " of freedom fewer than respondents, on Fisher's z), since passages of one person are not"
            " independent."
        )
    if len(list(bits_of(of.comparison.coders))) == 2:
        yield "Cohen's kappa is that of each code, pooled kappa puts the codes' means into its formula."
    if of.unit is Unit.SENTENCE:
        yield f"Sentences were found by {listed(of.compared.sentence_tools)}."
    yield f"Computed with qualcode {__version__}."


def _coded_when(of: Agreement) -> str:
    if of.unit not in {Unit.TURN, Unit.SENTENCE}:
        return ""
    share = "at least half of its characters are" if of.compared.asked.is_half else "any of its characters is"
    return f" ({_UNITS[of.unit][1]} is coded when {share})"


_LEVELS = {
    Level.ALL: "all codes, a theme being coded wherever a code below it is",
    Level.LEAVES: "the codes without codes below them",
    Level.THEMES: "the top themes, each coded wherever a code below it is",
}
_REFERENCES = (
    "Sources: Krippendorff (2011), Computing Krippendorff's alpha-reliability; Krippendorff et al. (2016),"
    " Quality & Quantity 50, 2347-2364 (u-alpha); Cohen (1960), Educational and Psychological Measurement 20,"
    " 37-46; De Vries et al. (2008), Field Methods 20, 272-282 (pooled kappa); Hripcsak & Rothschild (2005),"
    " JAMIA 12, 296-298 (F1); Passonneau (2006), LREC, 831-836 (MASI); Miles & Huberman (1994), p. 64."
)
