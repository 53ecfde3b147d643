"""The report of agreement as tables, in the order in which they are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from qualcode.analysis.agreement import CodeFigures, Pooled
from qualcode.analysis.set_alpha import SetAlphas
from qualcode.model.agreement import SECTIONS, Unit
from qualcode.model.tables import Cell, CodePath, Column, Kind, Missing, Table
from qualcode.model.texts import number_of
from qualcode.workbench import agreement_again, agreement_compared, plots
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.agreement_drift import periods
from qualcode.workbench.agreement_warnings import warned
from qualcode.workbench.agreement_words import (
    bands,
    bands_in_words,
    flags,
    kinds_of,
    methods,
    polarity_in_words,
)
from qualcode.workbench.footnotes import listed

_WITHOUT_COEFFICIENTS = ("compared", "kinds", "confused", "warnings")
_MOST = 10
_PEOPLE = Unit.RESPONDENT
_UNDEFINED = Missing("–")


def tables(of: Agreement, only: str | None = None) -> Mapping[str, Table]:
    """All sections of the report that have something to say, or ``only`` one of them."""
    make: Mapping[str, Callable[[Agreement], Table]] = {
        "compared": agreement_compared.table, "headline": _headline, "codes": _codes, "other": _other,
        "kinds": _kinds, "confused": _confused, "pairs": _pairs, "people": _people, "drift": _drift,
        "sets": _all_sets if only else _sets, "methods": _methods, "warnings": _warnings,
    }  # fmt: skip
    chosen = _WITHOUT_COEFFICIENTS if of.is_reflexive else SECTIONS
    made = {section: make[section](of) for section in chosen if only in {None, section}}
    return {section: table for section, table in made.items() if table.rows}


def _figure(value: float | None) -> Cell:
    """A coefficient; a dash where it is undefined."""
    return _UNDEFINED if value is None else float(value)


def _coefficient(key: str, heading: str) -> Column:
    return Column(key, heading, Kind.COEFFICIENT)


def _number(key: str, heading: str) -> Column:
    return Column(key, heading, Kind.COUNT)


def _text(key: str, heading: str) -> Column:
    return Column(key, heading, Kind.TEXT)


_INTERVAL = (_coefficient("alpha_low", "95% low"), _coefficient("alpha_high", "95% high"))
_POOLED = (
    _coefficient("alpha", "pooled alpha"),
    *_INTERVAL,
    _coefficient("kappa", "pooled kappa"),
    _number("units", "units"),
    _number("respondents", "people"),
)


def _headline(of: Agreement) -> Table:
    by_estimate, by_lower = bands(of)
    whole = of.headline[of.unit]
    note = [
        *_of_polarity(of),
        *([] if of.compared.asked.is_of_polarity and whole.unit is Unit.RESPONDENT else [_in_words(whole)]),
        *agreement_again.headline(of.compared),
        f"Codes by estimate: {bands_in_words(by_estimate, 'an alpha')}.",
        f"Codes by lower bound: {bands_in_words(by_lower, 'an interval')}.",
        "Krippendorff asks for .800, and allows tentative conclusions from .667.",
    ]
    columns = (_text("unit", "unit"), *_pooled_columns(of))
    rows = tuple((each.unit.value, *_figures(of, each)) for each in of.headline.values())
    return Table("Headline, at every unit", columns, rows, tuple(note), plot=plots.of_agreement(columns))


def _of_polarity(of: Agreement) -> Iterator[str]:
    """Where polarity matters, first the agreement on what is published: shares of people."""
    asked = of.compared.asked
    if not asked.is_of_polarity:
        return
    published = _in_words(of.headline[_PEOPLE])
    yield f"The headline is respondent x code x polarity, as shares of people are published. {published}"
    yield polarity_in_words(asked)


def _in_words(whole: Pooled) -> str:
    """“Pooled alpha by sentence: 0.896, 95% interval 0.847 to 0.929; 35 respondents.”"""
    alpha = "undefined" if whole.alpha is None else f"{whole.alpha:.3f}"
    spread = f" ({whole.interval_why})" if whole.interval_why else ""
    if whole.low is not None and whole.high is not None:
        spread = f", 95% interval {whole.low:.3f} to {whole.high:.3f}"
    people = number_of(whole.respondents, "respondent")
    return f"Pooled alpha by {whole.unit}: {alpha}{spread}; {people}."


def _pooled_columns(of: Agreement) -> tuple[Column, ...]:
    """Pooled kappa is of two coders only."""
    return _POOLED if len(of.compared.coders) == 2 else tuple(each for each in _POOLED if each.key != "kappa")


def _figures(of: Agreement, figures: Pooled) -> tuple[Cell, ...]:
    rest = _last(figures)
    return (*_interval(figures), *(rest if len(of.compared.coders) == 2 else rest[1:]))


def _interval(of: Pooled) -> tuple[Cell, ...]:
    return tuple(map(_figure, (of.alpha, of.low, of.high)))


def _last(of: Pooled) -> tuple[Cell, ...]:
    return _figure(of.kappa), of.units, of.respondents


def _codes(of: Agreement) -> Table:
    names = [coder.name for coder in of.compared.coders]
    is_pair = len(names) == 2
    columns = (
        *_label_columns(of),
        _number("respondents", "people"),
        *(_number(f"respondents {name}", f"people by {name}") for name in names),
        _number("respondents_all", f"people by {'all' if len(names) > 2 else 'both'}"),
        *(
            (
                _number("b", f"units only {names[0]}"),
                _number("a", "units both"),
                _number("c", f"units only {names[1]}"),
            )
            if is_pair
            else ()
        ),
        _coefficient("f1", "F1"),
        _coefficient("alpha", "alpha"),
        *_INTERVAL,
        _coefficient("u_alpha", "u-alpha"),
        *((_coefficient("kappa", "kappa"),) if is_pair else ()),
        _coefficient("percent", "percent"),
        _text("flags", "flags"),
    )
    rows = tuple(_code_row(of, figures, is_pair) for figures in _worst_first(of))
    note = (
        "Worst first within each theme. People: respondents with the code from anybody, from each coder, and"
        " from all. u-alpha: the same with passages as units, so that it answers to borders. Percent counts"
        " what nobody coded as agreement and rises with it.",
    )
    return Table(f"Codes, by {of.unit}", columns, rows, note, plot=plots.of_agreement(columns))


def _code_row(of: Agreement, figures: CodeFigures, is_pair: bool) -> tuple[Cell, ...]:
    return (
        *_label(of, figures.code),
        figures.respondents,
        *figures.respondents_each,
        figures.respondents_all,
        *((figures.b, figures.a, figures.c) if is_pair else ()),
        _figure(figures.f1),
        _figure(figures.alpha),
        _figure(figures.alpha_low),
        _figure(figures.alpha_high),
        _figure(figures.u_alpha),
        *((_figure(figures.kappa),) if is_pair else ()),
        _figure(figures.percent),
        "; ".join(flags(of, figures)),
    )


def _label_columns(of: Agreement) -> tuple[Column, ...]:
    code = Column("code", "code", Kind.CODE)
    return (code, _text("polarity", "polarity")) if of.labels.is_by_polarity else (code,)


def _label(of: Agreement, label: int) -> tuple[Cell, ...]:
    path = CodePath(of.compared.question.codebook.path(of.labels.code(label)))
    return (path, of.labels.polarity_in_words(label)) if of.labels.is_by_polarity else (path,)


def _worst_first(of: Agreement) -> Iterator[CodeFigures]:
    """Codes under their themes, at each level those with the lowest alpha first, undefined ones last."""
    book = of.compared.question.codebook
    by_label = {figures.code: figures for figures in of.codes}

    def walk(parent: int | None) -> Iterator[CodeFigures]:
        children = {
            code.code_id: sorted(map(by_label.__getitem__, of.labels.of_code(code.code_id)), key=_badness)
            for code in book.children(parent)
        }
        for code, labels in sorted(
            children.items(), key=lambda each: min(map(_badness, each[1]), default=_BEST)
        ):
            yield from labels
            yield from walk(code)

    return walk(None)


def _badness(figures: CodeFigures) -> tuple[bool, float]:
    return figures.alpha is None, figures.alpha or 0.0


_BEST = (True, 0.0)
"""The place of a code that is not compared itself."""


def _other(of: Agreement) -> Table:
    columns = (
        *_label_columns(of),
        _coefficient("mh_ratio", "M&H without absences"),
        _coefficient("percent", "M&H with absences"),
        _coefficient("ac1", "AC1"),
        _coefficient("brennan_prediger", "Brennan-Prediger"),
        _coefficient("prevalence", "prevalence"),
    )
    rows = tuple(
        (
            *_label(of, figures.code),
            _figure(figures.mh_ratio),
            _figure(figures.percent),
            _figure(figures.ac1),
            _figure(figures.brennan_prediger),
            _figure(figures.prevalence),
        )
        for figures in of.codes
    )
    note = (
        "M&H: agreements / (agreements + disagreements), without and with what neither coded.",
        "AC1 and Brennan-Prediger rise with the amount of text that nobody coded: no sign of agreement.",
    )
    return Table(f"Other coefficients, by {of.unit}", columns, rows, note)


def _kinds(of: Agreement) -> Table:
    found = of.comparison.disagreements
    characters, passages = found.characters.total(), found.passages.total()
    rows = tuple(
        (
            agreement_again.kind_in_words(of.compared, kind),
            found.characters[kind],
            _share(found.characters[kind], characters),
            found.passages[kind],
            _share(found.passages[kind], passages),
        )
        for kind in kinds_of(of)
        if characters
    )
    what = "difference" if of.is_reflexive else "disagreement"
    columns = (
        _text("kind", f"kind of {what}"),
        _number("characters", "characters"),
        _number("characters percent", "%"),
        _number("passages", "passages"),
        _number("passages percent", "%"),
    )
    note = (
        "Codes stand for themselves here, not for those below them; all pairs of coders together.",
        "A passage is of “another code” where the other coder gave any other code to its words. In"
        " `disagreements` and on F6 that is so only where the two did not both give that other code;"
        " else the place is coded by one only.",
    )
    return Table(f"What kind of {what}", columns, rows, note)


def _share(part: int, whole: int) -> int | None:
    return (200 * part + whole) // (2 * whole) if whole else None


def _confused(of: Agreement) -> Table:
    found = of.comparison.disagreements.most_confused[:_MOST]
    rows = tuple(
        (of.labels.in_words(one), of.labels.in_words(other), _kinship(of, one, other), characters)
        for (one, other), characters in found
    )
    # Readings that differ are no mistakes.
    title, other = (
        ("Other codes on the same words", "and")
        if of.is_reflexive
        else ("Codes that are taken for each other", "taken for")
    )
    columns = (
        _text("code", "code"),
        _text("with", other),
        _text("siblings", ""),
        _number("characters", "characters"),
    )
    return Table(title, columns, rows, (f"At most {_MOST} pairs.",))


def _kinship(of: Agreement, one: int, other: int) -> str:
    """Whether two labels are of one code, or of codes side by side in the codebook."""
    codes = {of.labels.code(one), of.labels.code(other)}
    by_id = of.compared.question.codebook.by_id
    if len(codes) == 1:
        return "same code"
    return "siblings" if len({by_id[code].parent_id for code in codes}) == 1 else ""


def _pairs(of: Agreement) -> Table:
    rows: list[tuple[Cell, ...]] = []
    if len(of.compared.coders) > 2:
        rows = [
            (listed(pair.names), pair.documents, *_interval(pair.figures), *_last(pair.figures))
            for pair in of.pairs
        ]
        rows += [
            (f"without {name}", None, *_interval(figures), *_last(figures))
            for name, figures in of.without_each
        ]
    columns = (_text("coders", "coders"), _number("documents", "notes"), *_POOLED)
    note = ("Two coders are compared on the notes that both worked on.",)
    return Table(f"Pairs, and the others without one coder, by {of.unit}", columns, tuple(rows), note)


def _people(of: Agreement) -> Table:
    roster = of.compared.question.roster
    names = dict(zip(roster.ids, roster.names, strict=True))
    rows = tuple(
        (names[person.respondent], _figure(person.alpha), _figure(person.share))
        for person in of.people[:_MOST]
        if person.share
    )
    columns = (
        _text("respondent", "respondent"),
        _coefficient("alpha", "pooled alpha"),
        _coefficient("share", "share of all disagreement"),
    )
    where = agreement_again.where_most(of.compared)
    return Table(f"{where}, by {of.unit}", columns, rows, (f"At most {_MOST} people.",))


def _drift(of: Agreement) -> Table:
    rows = tuple(
        (f"{each.first} to {each.last}", each.documents, *_figures(of, each.figures)) for each in periods(of)
    )
    columns = (_text("coded", "coded"), _number("documents", "notes"), *_pooled_columns(of))
    note = (
        "The notes in three parts, by the day on which their coding ended; a note without codings has none.",
    )
    return Table(f"Agreement over the time of coding, by {of.unit}", columns, rows, note)


def _sets(of: Agreement) -> Table:
    return _of_sets(of, of.sets)


def _all_sets(of: Agreement) -> Table:
    return _of_sets(of, of.all_sets)


def _of_sets(of: Agreement, found: SetAlphas) -> Table:
    columns = tuple(_coefficient(name, name) for name in ("nominal", "Jaccard", "MASI"))
    note: tuple[str, ...] = (
        "All codes of a unit as one judgement; the distance between sets decides the number, so name it.",
    )
    if found.why:
        note = (*note, f"{found.why}: `--section sets` computes what is missing here.")
    rows = (tuple(map(_figure, found[:3])),)
    return Table(f"Alpha of whole codings, by {of.unit}", columns, rows, note)


def _methods(of: Agreement) -> Table:
    return _lines("Methods", "for the methods section", methods(of))


def _warnings(of: Agreement) -> Table:
    rows = tuple((number, each.text, each.number or None) for number, each in enumerate(warned(of), start=1))
    columns = (_number("warning", "no."), _text("text", "to keep in mind"), _number("number", "how many"))
    note = ("`--warning NO` opens one of them: the notes, people, codes and words that it is about.",)
    return Table("Warnings", columns, rows, note)


def _lines(title: str, heading: str, lines: Sequence[str]) -> Table:
    return Table(title, (_text("text", heading),), tuple((line,) for line in lines), ())
