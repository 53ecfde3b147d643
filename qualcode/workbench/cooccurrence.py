"""Asking which codes come up together, counted in people."""

from dataclasses import replace
from enum import StrEnum

from qualcode.analysis.cooccurrence import (
    Pair,
    Pairs,
    Said,
    Together,
    in_same_person,
    in_same_turn,
    in_same_words,
)
from qualcode.analysis.roll_up import of_polarities, people_of_themes
from qualcode.model.people import People
from qualcode.model.scope import Scope
from qualcode.model.tables import Column, Kind, Share, Table
from qualcode.store import codings as coding_store
from qualcode.store import documents as document_store
from qualcode.store.project import Project
from qualcode.workbench import footnotes, plots
from qualcode.workbench.counts import suppressed
from qualcode.workbench.scopes import Question


class Within(StrEnum):
    """What two codes have to share to come up together, from narrow to wide."""

    WORDS = "words"
    TURN = "turn"
    RESPONDENT = "respondent"


_MEANING = (
    "Same words: two passages of the person share at least one character. Same turn: both touch one turn of"
    " the person; a note without speakers is one turn. Same person: anywhere in what they said, codings"
    " without a place included. A theme comes up wherever a code below it does, and is not paired with these."
)


def cooccurrence(
    project: Project, scope: Scope | None = None, within: Within = Within.WORDS, *, suppress_below: int = 0
) -> Table:
    """Pairs of codes by the people in whom they come up together; only pairs that do ``within`` that much."""
    question = Question(project, scope or Scope())
    found = _together(question)
    wanted = (pair for pair, people in found[within].items() if people & question.base)
    columns = _columns(len(question.base))
    table = Table(
        f"Codes together: {project.facts.title}",
        columns,
        tuple(
            (*map(question.codebook.label, pair), *(Share(n, len(question.base)) for n in numbers))
            for _, pair, numbers in sorted(_ranked(question, found, within, pair) for pair in wanted)
        ),
        footnotes.of_shares(question, _MEANING),
        project.facts.percent_from_base,
        plots.of_pairs(columns, within),
    )
    return suppressed(table, question, suppress_below)


def _columns(base: int) -> tuple[Column, ...]:
    headings = {Within.WORDS: "same words", Within.TURN: "same turn", Within.RESPONDENT: "same person"}
    return (
        Column("code", "code", Kind.TEXT),
        Column("other", "with", Kind.TEXT),
        *(Column(way, heading, Kind.SHARE, base=base) for way, heading in headings.items()),
    )


def _ranked(
    question: Question, found: dict[Within, Together], within: Within, pair: Pair
) -> tuple[tuple[int, ...], Pair, list[int]]:
    """A pair and its people; most people first, by the way asked for, then by the others and the codebook."""
    people = {way: len(found[way].get(pair, People()) & question.base) for way in Within}
    others = (-people[way] for way in Within if way is not within)
    order = (question.code_ids.index(code_id) for code_id in pair)
    return (-people[within], *others, *order), pair, [*people.values()]


def _together(question: Question) -> dict[Within, Together]:
    pairs = Pairs(question.codebook, question.code_ids)
    chosen = replace(question.selection, polarities=frozenset(question.polarities))
    index = question.roster.index
    said = [
        Said(
            passage.document_id,
            index[passage.respondent_id],
            passage.start_char,
            passage.end_char,
            passage.code_id,
        )
        for passage in coding_store.passages(question.project, chosen)
        if passage.document_id is not None and passage.start_char is not None and passage.end_char is not None
    ]
    turns = [
        Said(document_id, index[respondent_id], start, end, 0)
        for document_id, respondent_id, start, end in document_store.all_voices(question.project)
    ]
    by_polarity = coding_store.people_by_code(question.project, question.selection, question.roster)
    own = of_polarities(by_polarity, question.polarities)
    return {
        Within.WORDS: in_same_words(said, pairs),
        Within.TURN: in_same_turn(said, turns, pairs),
        Within.RESPONDENT: in_same_person(people_of_themes(question.codebook, own), pairs),
    }
