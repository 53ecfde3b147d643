"""Places: where two coders coded the same words of a document, and what settling one makes.

Passages of one code that overlap, whoever coded them, are one place. What one coder alone coded there is
put beside what the other alone coded on the same words with another code: one place with two codes. Codings
of the whole document, and codings without text, are places of their own, one for each code.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeAlias

from qualcode.analysis.stretches import Stretch, joined, within
from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import OF_BORDERS, Decision, Difference, Given, Held, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

_Kind: TypeAlias = tuple[int, Polarity, Extent]


def places(codings: Iterable[Held], first: int, second: int) -> list[Place]:
    """All places of two coders in one document, in reading order; those of the whole document come first.

    ``first`` and ``second`` are the ids of the coders; codings of others are passed over. Every coding
    belongs to exactly one place.
    """
    of_code: dict[tuple[int, Extent], list[Held]] = defaultdict(list)
    for held in codings:
        if held.coder_id in {first, second}:
            of_code[held.given.code_id, held.given.extent].append(held)
    found = [_place(those, first) for same in of_code.values() for those in _meeting(same)]
    return sorted(_beside_each_other(found), key=_reading_order)


def _meeting(same_code: Sequence[Held]) -> list[list[Held]]:
    """Codings of one code and extent as groups of which the passages overlap."""
    groups: list[list[Held]] = []
    until = -1
    for held in sorted(same_code, key=lambda one: (one.given.span or _NOWHERE, one.coding_id)):
        span = held.given.span
        if groups and (span is None or span.start_char < until):
            groups[-1].append(held)
        else:
            groups.append([held])
        until = max(until, span.end_char if span else 0)
    return groups


_NOWHERE = Span(0, 1)


def _place(held: Sequence[Held], first: int) -> Place:
    ours = tuple(one for one in held if one.coder_id == first)
    theirs = tuple(one for one in held if one.coder_id != first)
    return Place(_difference(ours, theirs), ours, theirs)


def _difference(ours: Sequence[Held], theirs: Sequence[Held]) -> Difference:
    if not (ours and theirs):
        return Difference.ONE
    one, other = _extents(ours), _extents(theirs)
    if one == other:
        return Difference.NONE
    return Difference.BOUNDARY if one.keys() == other.keys() else Difference.POLARITY


def _beside_each_other(found: Sequence[Place]) -> list[Place]:
    """Two coders' lone passages on the same words are one place, those that share most words first."""
    lone = [place for place in found if place.difference is Difference.ONE and place.span]
    ours, theirs = [each for each in lone if each.ours], [each for each in lone if each.theirs]
    pairs = [
        ((-shared, *sorted((one.place_id, other.place_id))), one, other)
        for one in ours
        for other in theirs
        if (shared := _shared(one.span, other.span)) > 0
    ]
    taken: set[int] = set()
    together: list[Place] = []
    for _, one, other in sorted(pairs, key=itemgetter(0)):
        if not taken & {one.place_id, other.place_id}:
            taken |= {one.place_id, other.place_id}
            together.append(Place(Difference.LABEL, one.ours, other.theirs))
    return [*together, *(place for place in found if place.place_id not in taken)]


def _shared(one: Span | None, other: Span | None) -> int:
    if one is None or other is None:
        return 0
    return min(one.end_char, other.end_char) - max(one.start_char, other.start_char)


def _reading_order(place: Place) -> tuple[int, int, int]:
    span = place.span
    return (span.start_char, span.end_char, place.place_id) if span else (-1, 0, place.place_id)


# --- settling --------------------------------------------------------------------------------------------


def outcome(place: Place, decision: Decision) -> list[Given]:
    """What a decision makes of a place: what is given to which words, overlapping passages united.

    A decision about borders is refused where more than the borders differs; ``SPAN`` names new words and
    is not decided here.
    """
    if decision in OF_BORDERS and place.difference is not Difference.BOUNDARY:
        raise QualcodeError(
            f"Here the coders differ in more than the borders ({place.difference.words}).",
            "Take a, b, both or neither, or choose the words anew.",
        )
    match decision:
        case Decision.A:
            return _given(_extents(place.ours))
        case Decision.B:
            return _given(_extents(place.theirs))
        case Decision.BOTH | Decision.UNION:
            return _given(_extents(place.held))
        case Decision.INTERSECTION:
            one, other = _extents(place.ours), _extents(place.theirs)
            return _given({kind: within(one[kind], other[kind]) for kind in one})
    return []


def _extents(held: Iterable[Held]) -> dict[_Kind, Sequence[Stretch]]:
    """The characters that each code with a polarity was given to; without a passage no characters."""
    stretches: dict[_Kind, list[Stretch]] = defaultdict(list)
    for one in held:
        code_id, polarity, extent, span = one.given
        stretches[code_id, polarity, extent] += [(span.start_char, span.end_char)] if span else []
    return {kind: joined(those) for kind, those in stretches.items()}


def _given(extents: dict[_Kind, Sequence[Stretch]]) -> list[Given]:
    found = []
    for (code_id, polarity, extent), stretches in extents.items():
        if extent is not Extent.PASSAGE:
            found.append(Given(code_id, polarity, extent, None))
        found += [Given(code_id, polarity, extent, Span(*stretch)) for stretch in stretches]
    return found
