"""Change between two waves: who gained, kept, lost or never had something, and who was not followed."""

from typing import NamedTuple

from qualcode.model.people import People


class Changes(NamedTuple):
    """Five groups that hold everybody once."""

    gained: People
    kept: People
    lost: People
    never: People
    not_followed: People


def changes(before: People, after: People, followed: People, everyone: People) -> Changes:
    """What became of ``everyone``: who had it ``before`` and who ``after``, of those who were followed.

    Whoever was not followed is in no other group, whatever is known of them before.
    """
    there = followed & everyone
    return Changes(
        (after - before) & there,
        before & after & there,
        (before - after) & there,
        there - before - after,
        everyone - there,
    )
