"""Places: where two coders coded the same words of a document, and what settling one makes.

Passages of one code that overlap, whoever coded them, are one place. What one coder alone coded there is
put beside what the other alone coded on the same words with another code: one place with two codes. Where
somebody gave a code to the whole document, all of that code is one place; so are codings of it without text.

As agreement does, only codable text is compared: two passages of which one has a question of the
interviewer more are alike, those that have nothing but such words in common do not meet, and one of nothing
else is passed over.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from qualcode.analysis.stretches import Stretch, joined, trimmed, within
from qualcode.model.codings import Extent, Polarity
from qualcode.model.consensus import OF_BORDERS, Decision, Difference, Given, Held, Place
from qualcode.model.errors import QualcodeError
from qualcode.model.spans import Span

_Kind: TypeAlias = tuple[int, Polarity, Extent]
_Extents: TypeAlias = dict[_Kind, Sequence[Stretch]]


class _Heard(NamedTuple):
    """A coding, and its passage from the first to the last codable character."""

    held: Held
    words: Stretch | None


def places(codings: Iterable[Held], first: int, second: int, codable: Sequence[Stretch]) -> list[Place]:
    """All places of two coders in one document, in reading order; those of the whole document come first.

    ``first`` and ``second`` are the ids of the coders; codings of others are passed over, and so are passages
    without a ``codable`` character. Every other coding belongs to exactly one place.
    """
    of_code: dict[tuple[int, bool], list[_Heard]] = defaultdict(list)
    for held in codings:
        words = codable_words(held.given, codable)
        if held.coder_id in {first, second} and (words or held.given.span is None):
            of_code[held.given.code_id, held.given.extent is Extent.NO_TEXT].append(_Heard(held, words))
    found = [_place(those, first, codable) for same in of_code.values() for those in _meeting(same)]
    return sorted(_beside_each_other(found, codable), key=_reading_order)


def codable_words(given: Given, codable: Sequence[Stretch]) -> Stretch | None:
    """A passage from its first to its last codable character; None without any."""
    return trimmed(given.span.start_char, given.span.end_char, codable) if given.span else None


def meet(one: Given, other: Given, codable: Sequence[Stretch]) -> bool:
    """Whether two give the same code to some of the same words, or both without words."""
    if one.code_id != other.code_id or (one.extent is Extent.NO_TEXT) != (other.extent is Extent.NO_TEXT):
        return False
    if one.span is None or other.span is None:
        return True
    return (
        one.span.overlaps(other.span)
        and _shared(codable_words(one, codable), codable_words(other, codable)) > 0
    )


def left_over(consensus: Iterable[Held], coded: Collection[Held], codable: Sequence[Stretch]) -> list[Place]:
    """What the consensus holds and nobody codes any more: one place for each coding."""
    by_code = defaultdict(list)
    for held in coded:
        by_code[held.given.code_id].append(held.given)
    return [
        Place(Difference.GONE, (), (), (one,))
        for one in consensus
        if not any(meet(one.given, other, codable) for other in by_code[one.given.code_id])
    ]


def _meeting(same_code: Sequence[_Heard]) -> list[list[Held]]:
    """Codings of one code, with text or without, as groups that have codable words in common."""
    if any(words is None for _, words in same_code):
        return [[held for held, _ in same_code]]
    groups: list[list[Held]] = []
    until = -1
    for held, words in sorted(same_code, key=lambda one: (one.words or _NOWHERE, one.held.coding_id)):
        start, end = words or _NOWHERE
        if groups and start < until:
            groups[-1].append(held)
        else:
            groups.append([held])
        until = max(until, end)
    return groups


_NOWHERE = (0, 0)


def _place(held: Sequence[Held], first: int, codable: Sequence[Stretch]) -> Place:
    ours = tuple(one for one in held if one.coder_id == first)
    theirs = tuple(one for one in held if one.coder_id != first)
    return Place(_difference(ours, theirs, codable), ours, theirs)


def _difference(ours: Sequence[Held], theirs: Sequence[Held], codable: Sequence[Stretch]) -> Difference:
    if not (ours and theirs):
        return Difference.ONE
    one, other = _extents(ours), _extents(theirs)
    if one == other:
        return Difference.NONE
    heard, others = _heard(one, codable), _heard(other, codable)
    if heard == others:
        return Difference.NONE
    return Difference.BOUNDARY if heard.keys() == others.keys() else Difference.POLARITY


def _heard(extents: _Extents, codable: Sequence[Stretch]) -> dict[tuple[int, Polarity], list[Stretch]]:
    """The codable characters that each code with a polarity was given to."""
    return {
        (code_id, polarity): list(codable if extent is Extent.WHOLE else within(those, codable))
        for (code_id, polarity, extent), those in extents.items()
    }


def _beside_each_other(found: Sequence[Place], codable: Sequence[Stretch]) -> list[Place]:
    """Two coders' lone passages on the same words are one place, those that share most words first."""
    lone = [
        (place, words)
        for place in found
        if place.difference is Difference.ONE and (words := _words(place, codable))
    ]
    pairs = [
        ((-shared, *sorted((one.place_id, other.place_id))), one, other)
        for one, words in lone
        for other, others in lone
        if one.ours and other.theirs and (shared := _shared(words, others)) > 0
    ]
    taken: set[int] = set()
    together: list[Place] = []
    for _, one, other in sorted(pairs, key=itemgetter(0)):
        if not taken & {one.place_id, other.place_id}:
            taken |= {one.place_id, other.place_id}
            together.append(Place(Difference.LABEL, one.ours, other.theirs))
    return [*together, *(place for place in found if place.place_id not in taken)]


def _words(place: Place, codable: Sequence[Stretch]) -> Stretch | None:
    span = place.span
    return trimmed(span.start_char, span.end_char, codable) if span else None


def _shared(one: Stretch | None, other: Stretch | None) -> int:
    return min(one[1], other[1]) - max(one[0], other[0]) if one and other else 0


def _reading_order(place: Place) -> tuple[int, int, int]:
    span = place.span if place.extent is Extent.PASSAGE else None
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
            return _given(_in_both(_extents(place.ours), _extents(place.theirs)))
    return []


def _in_both(one: _Extents, other: _Extents) -> _Extents:
    """What both gave; in all of the document lies whatever the other gave there."""
    whole = {kind[:2] for kind in one if kind[2] is Extent.WHOLE}
    others = {kind[:2] for kind in other if kind[2] is Extent.WHOLE}
    found = {kind: within(one[kind], other[kind]) for kind in one.keys() & other.keys()}
    found |= {kind: one[kind] for kind in one if kind[:2] in others - whole}
    return found | {kind: other[kind] for kind in other if kind[:2] in whole - others}


def _extents(held: Iterable[Held]) -> _Extents:
    """The characters that each code with a polarity was given to; without a passage no characters.

    Passages of what was given to the whole document are in it.
    """
    stretches: dict[_Kind, list[Stretch]] = defaultdict(list)
    for one in held:
        code_id, polarity, extent, span = one.given
        stretches[code_id, polarity, extent] += [(span.start_char, span.end_char)] if span else []
    return {
        kind: joined(those)
        for kind, those in stretches.items()
        if kind[2] is not Extent.PASSAGE or (*kind[:2], Extent.WHOLE) not in stretches
    }


def _given(extents: _Extents) -> list[Given]:
    found = []
    for (code_id, polarity, extent), stretches in extents.items():
        if extent is not Extent.PASSAGE:
            found.append(Given(code_id, polarity, extent, None))
        found += [Given(code_id, polarity, extent, Span(*stretch)) for stretch in stretches]
    return found
