"""The numbers of agreement for programs: documented names, full precision, null where undefined."""

from typing import Any

from qualcode.analysis import chance, fourfold
from qualcode.analysis.agreement import CodeFigures, Pooled
from qualcode.analysis.alpha import sums
from qualcode.analysis.coded import bits_of
from qualcode.analysis.fourfold import Fourfold
from qualcode.analysis.patterns import Counts
from qualcode.model.agreement import Unit
from qualcode.model.tables import CodePath
from qualcode.workbench import agreement_again, agreement_cases
from qualcode.workbench.agreement import Agreement, Pair
from qualcode.workbench.agreement_drift import Period, periods
from qualcode.workbench.agreement_warnings import Warned, warned
from qualcode.workbench.agreement_words import bands, flags, kinds_of, methods
from qualcode.workbench.footnotes import of_agreement


def data(of: Agreement) -> dict[str, Any]:
    """One object with ``rows``, ``overall``, ``units``, ``pairs`` and the rest of the report.

    A reflexive project has the disagreements only.
    """
    found = warned(of)
    told = {
        "title": agreement_again.title(of.compared),
        "disagreements": _disagreements(of),
        "compared": _compared(of),
        "warnings": [each.text for each in found],
        "cases": [_cases(of, number, each) for number, each in enumerate(found, start=1)],
        "note": "\n".join(of_agreement(of.compared.question)),
    }
    return told if of.is_reflexive else told | _coefficients(of)


def _cases(of: Agreement, number: int, warning: Warned) -> dict[str, Any]:
    """What a warning is about: the first cases, each with what is known of it."""
    table = agreement_cases.table(of, number, warning)
    keys = [column.key for column in table.columns]
    return {
        "warning": number,
        "kind": warning.kind,
        "number": warning.number,
        "cases": [
            {
                key: str(cell) if isinstance(cell, CodePath) else cell
                for key, cell in zip(keys, row, strict=True)
            }
            for row in table.rows
        ],
    }


def _coefficients(of: Agreement) -> dict[str, Any]:
    rows = [_row(of, figures) for figures in of.codes]
    return {
        "columns": list(rows[0]),
        "rows": rows,
        "overall": _overall(of),
        "units": [_pooled(figures) for figures in of.headline.values()],
        "pairs": [_pair(of, pair) for pair in of.pairs],
        "without_coder": [{"coder": name, **_pooled(figures)} for name, figures in of.without_each],
        "drift": [_period(period) for period in periods(of)],
        "respondents": _respondents(of),
        "methods": methods(of),
    }


def _row(of: Agreement, figures: CodeFigures) -> dict[str, Any]:
    row: dict[str, Any] = figures._asdict()
    names = [coder.name for coder in of.compared.coders]
    for key in ("units_each", "respondents_each"):
        row[key] = dict(zip(names, row[key], strict=True))
    del row["code"]
    return _label(of, figures.code) | row | {"flags": flags(of, figures)}


def _label(of: Agreement, label: int) -> dict[str, Any]:
    """The code, and its polarity where these are told apart (null for a code that nobody gave)."""
    labels = of.labels
    code = {"code": of.compared.question.codebook.label(labels.code(label))}
    return {**code, "polarity": labels.polarity(label)} if labels.is_by_polarity else code


def _pooled(figures: Pooled) -> dict[str, Any]:
    return {
        "unit": figures.unit.value,
        "alpha_pooled": figures.alpha,
        "alpha_pooled_low": figures.low,
        "alpha_pooled_high": figures.high,
        "interval_why": figures.interval_why,
        "kappa_pooled": figures.kappa,
        "units": figures.units,
        "respondents": figures.respondents,
    }


def _overall(of: Agreement) -> dict[str, Any]:
    by_estimate, by_lower = bands(of)
    return {
        **_pooled(of.headline[of.unit]),
        "alpha_pooled_leaves": of.at_level(of.labels.leaves).alpha,
        "alpha_pooled_themes": of.at_level(of.labels.themes).alpha,
        "alpha_sets_nominal": of.sets.nominal,
        "alpha_sets_jaccard": of.sets.jaccard,
        "alpha_sets_masi": of.sets.masi,
        "alpha_sets_why": of.sets.why,
        "codes_by_estimate": by_estimate,
        "codes_by_lower_bound": by_lower,
    }


def _pair(of: Agreement, pair: Pair) -> dict[str, Any]:
    first, second = bits_of(pair.bits)
    patterns = of.comparison.patterns(of.unit, pair.bits)
    codes = []
    for label in of.labels.ids:
        counts = patterns.of_code(label)
        table = fourfold.fourfold(counts, first, second)
        codes.append(_label(of, label) | of_two(counts, table, of.unit))
    return {
        "first": pair.names[0],
        "second": pair.names[1],
        "documents": pair.documents,
        **_pooled(pair.figures),
        "codes": codes,
    }


def of_two(counts: Counts, table: Fourfold, unit: Unit) -> dict[str, Any]:
    """All measures of two coders and one code; the standard error only where units are independent."""
    units = chance.yes_or_no(counts)
    first, second = fourfold.prevalences(table)
    return {
        **table._asdict(),
        "n": table.n,
        "percent": fourfold.percent(table),
        "mh_ratio": fourfold.jaccard(table),
        "f1": fourfold.f1(table),
        "negative_agreement": fourfold.negative_agreement(table),
        "kappa": fourfold.kappa(table),
        "kappa_max": fourfold.kappa_max(table),
        "kappa_se": fourfold.kappa_se(table) if unit is Unit.RESPONDENT else None,
        "alpha": sums(counts).alpha,
        "scott_pi": chance.fleiss_kappa(units),
        "ac1": chance.ac1(units, 2),
        "brennan_prediger": chance.brennan_prediger(units, 2),
        "prevalence_first": first,
        "prevalence_second": second,
        "prevalence_index": fourfold.prevalence_index(table),
        "bias_index": fourfold.bias_index(table),
    }


def _period(period: Period) -> dict[str, Any]:
    days = {"first": period.first, "last": period.last, "documents": period.documents}
    return days | _pooled(period.figures)


def _respondents(of: Agreement) -> list[dict[str, Any]]:
    roster = of.compared.question.roster
    names = dict(zip(roster.ids, roster.names, strict=True))
    return [
        {
            "respondent": names[person.respondent],
            "alpha_pooled": person.alpha,
            "share_of_disagreement": person.share,
        }
        for person in of.people
    ]


def _disagreements(of: Agreement) -> dict[str, Any]:
    found = of.comparison.disagreements
    label = of.labels.in_words
    return {
        "kinds": [
            {"kind": kind.value, "characters": found.characters[kind], "passages": found.passages[kind]}
            for kind in kinds_of(of)
        ],
        "confused": [
            {"code": label(one), "with": label(other), "characters": characters}
            for (one, other), characters in found.most_confused
        ],
    }


def _compared(of: Agreement) -> dict[str, Any]:
    compared = of.compared
    names = compared.names_of_documents
    alone = [d for d, bits in compared.documents.items() if bits.bit_count() == 1]
    return {
        "coders": [coder.name for coder in compared.coders],
        **agreement_again.data(compared),
        "unit": of.unit.value,
        "level": compared.asked.level.value,
        "labels": "code and polarity" if of.labels.is_by_polarity else "code",
        "coded_when": "half" if compared.asked.is_half else "any",
        "documents_by_all": sum(bits == compared.everybody for bits in of.comparison.documents.values()),
        "documents_compared": len(of.comparison.documents),
        "documents_of_one_coder": [names[d] for d in alone],
        "after": of.read.after.in_words if of.read.after else None,
        "codebook_version": compared.question.codebook.version,
    }
