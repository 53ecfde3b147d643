"""Asking when notes stopped bringing new codes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qualcode.analysis.saturation import Orders, Rule, at_percent, cumulated, random_orders, reached, runs
from qualcode.model.codebook import Codebook
from qualcode.model.errors import QualcodeError
from qualcode.model.scope import Scope, Selection
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.store import codings as coding_store
from qualcode.store.project import Project
from qualcode.workbench import footnotes, plots
from qualcode.workbench.scopes import Question

__all__ = ["Chance", "Rule", "saturation"]


class Chance(NamedTuple):
    """How many random orders are tried, and the seed that makes them the same again."""

    orders: int = 1000
    seed: int = 1


def saturation(
    project: Project,
    scope: Scope | None = None,
    rule: Rule | None = None,
    chance: Chance | None = None,
    *,
    level: int | None = None,
) -> Table:
    """Note by note, in the order of coding, the new codes and all codes so far, beside random orders.

    ``level`` counts codes of this depth (1: themes), codes further down as the one above them.
    """
    question = Question(project, scope or Scope())
    rule, chance = rule or Rule(), chance or Chance()
    coded = _codes_of_notes(question, level)
    names, interviews = [*coded], [*coded.values()]
    if len(names) < rule.base_size + rule.run_length:
        raise QualcodeError(
            f"{footnotes.counted(len(names), 'coded note is', 'coded notes are')} too few for a base of"
            f" {rule.base_size} and a run of {rule.run_length}.",
            "Code more notes, widen --where or --wave, or choose a smaller --base-size or --run-length.",
        )
    codes = cumulated(interviews)
    orders = random_orders(interviews, rule, chance.orders, chance.seed)
    columns = _columns()
    return Table(
        f"Saturation: {project.facts.title}",
        columns,
        tuple(_rows(names, codes, rule, orders)),
        _note(question, *_remarks(codes, rule, level), _of_orders(orders, chance), _CAUTION),
        project.facts.percent_from_base,
        plots.of_saturation(columns, rule, codes, reached(codes, rule)),
    )


def _codes_of_notes(question: Question, level: int | None) -> Mapping[str, int]:
    """The codes of every note that was coded at all, as bits, in the order of their first coding."""
    everything = Selection(coder_ids=question.selection.coder_ids, waves=question.selection.waves)
    index, lines = question.roster.index, _lines(question, level)
    bits: dict[str, int] = {}
    for passage in sorted(coding_store.passages(question.project, everything)):
        if passage.document is not None and index[passage.respondent_id] in question.base:
            is_meant = passage.polarity in question.polarities and passage.code_id in lines
            found = 1 << lines[passage.code_id] if is_meant else 0
            bits[passage.document] = bits.get(passage.document, 0) | found
    return bits


def _lines(question: Question, level: int | None) -> Mapping[int, int]:
    """The codes of the question, each as what it counts for."""
    return {code_id: _at_level(question.codebook, code_id, level) for code_id in question.code_ids}


def _at_level(codebook: Codebook, code_id: int, level: int | None) -> int:
    """The code itself, or the one above it that stands on a level (from 1)."""
    line = [code_id]
    while (parent_id := codebook.by_id[line[-1]].parent_id) is not None:
        line.append(parent_id)
    return line[max(0, len(line) - level)] if level is not None else code_id


def _columns() -> tuple[Column, ...]:
    return (
        Column("place", "", Kind.COUNT),
        Column("note", "note", Kind.TEXT),
        Column("new", "new codes", Kind.COUNT),
        Column("codes", "codes so far", Kind.COUNT),
        Column("run_new", "new in run", Kind.COUNT),
        Column("run_percent", "% of base", Kind.PERCENT),
        Column("low", "random: 5%", Kind.COUNT),
        Column("middle", "median", Kind.COUNT),
        Column("high", "95%", Kind.COUNT),
    )


def _rows(
    names: Sequence[str], codes: Sequence[int], rule: Rule, orders: Orders
) -> Iterator[tuple[Cell, ...]]:
    by_last = {run.last: run for run in runs(codes, rule)}
    for place, (name, so_far) in enumerate(zip(names, codes, strict=True)):
        run = by_last.get(place + 1)
        yield (
            place + 1,
            name,
            so_far - (codes[place - 1] if place else 0),
            so_far,
            run.new if run else None,
            run.percent if run else None,
            orders.low[place],
            orders.middle[place],
            orders.high[place],
        )


# --- what stands below -----------------------------------------------------------------------------------


def _note(question: Question, *more: str) -> tuple[str, ...]:
    scope = f"Scope: {footnotes.scope_in_words(question)}. Layer: {footnotes.layer_in_words(question)}."
    return footnotes.of_found(question, *more, scope, f"Notes of: {footnotes.base_in_words(question)}.")


_CAUTION = (
    "Saturation depends on the level of the codebook and on who was coded first; with many short notes it"
    " says little. It is of these notes and this codebook, not of the field."
)


def _remarks(codes: Sequence[int], rule: Rule, level: int | None) -> Iterator[str]:
    yield (
        f"Unit: codes{'' if level is None else f' of level {level}'} in {len(codes)} notes with at least one"
        " coding, in the order of their first coding; notes without any are left out."
    )
    said = f"Base: the first {rule.base_size} notes, with {codes[rule.base_size - 1]} codes. A run of"
    said += f" {rule.run_length} notes may bring up to {rule.threshold}% of these anew:"
    run = reached(codes, rule)
    if run is None:
        yield f"{said} no run did with so little."
        return
    first = run.last - rule.run_length + 1
    yield f"{said} reached with notes {first} to {run.last} ({run.new} new, {run.percent}%)."


def _of_orders(orders: Orders, chance: Chance) -> str:
    said = f"{orders.number} random orders (seed {chance.seed}): reached in {len(orders.ends)}"
    if not orders.ends:
        return f"{said}."
    low, middle, high = (at_percent(orders.ends, percent) for percent in (5, 50, 95))
    return f"{said}, with note {middle} in the median ({low} to {high} in nine of ten)."
