"""Themes from codes: the people of a theme are the union over everything below it, never a sum."""

from collections.abc import Iterable, Mapping

from qualcode.model.codebook import Codebook
from qualcode.model.codings import Polarity
from qualcode.model.people import People

NOBODY = People()


def people_of_themes(codebook: Codebook, own: Mapping[int, People]) -> dict[int, People]:
    """For every code the people of the code itself and of all codes below it."""
    rolled = {code.code_id: own.get(code.code_id, NOBODY) for code in codebook}
    for code in reversed(tuple(codebook)):
        if code.parent_id is not None:
            rolled[code.parent_id] |= rolled[code.code_id]
    return rolled


def codings_of_themes(codebook: Codebook, own: Mapping[int, int]) -> dict[int, int]:
    """For every code the number of codings in it and below; each coding has one code, so these add up."""
    rolled = {code.code_id: own.get(code.code_id, 0) for code in codebook}
    for code in reversed(tuple(codebook)):
        if code.parent_id is not None:
            rolled[code.parent_id] += rolled[code.code_id]
    return rolled


def of_polarities(
    by_polarity: Mapping[Polarity, Mapping[int, People]], polarities: Iterable[Polarity]
) -> dict[int, People]:
    """For every code the people with a coding of at least one of these polarities."""
    result: dict[int, People] = {}
    for polarity in polarities:
        for code_id, people in by_polarity.get(polarity, {}).items():
            result[code_id] = result.get(code_id, NOBODY) | people
    return result
