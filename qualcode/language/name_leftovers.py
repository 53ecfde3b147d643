"""Listed names that replacing may have missed: looser than replacing, since a false alarm costs little here.

Beside what ``names`` finds, a name counts when any signs stand between its words (``Sarah, Jones``), when
short words of it are joined (``ali`` for ``A. Li``), and before an s when it counts only as it is written.
"""

from collections.abc import Sequence

from qualcode.language.names import Names, Place
from qualcode.model.names import NameOut


class Leftovers:
    """Looks for the names of a list; those that are kept as they are hide what they cover."""

    def __init__(self, names: Sequence[NameOut]) -> None:
        self.names = Names(names)
        self._wide = Names(names, is_wide=True)

    def missed(self, text: str) -> list[Place]:
        """Names that can still be read in a text after replacing, by their places before it."""
        return self.parted(text)[0]

    def parted(self, text: str) -> tuple[list[Place], list[Place]]:
        """Names that can still be read in a text after replacing, and those that are replaced."""
        found = self.legible(text)
        replaced = [place for place in self.names.places(text) if not place.name.is_kept] if found else []
        missed = [left for left in found if not any(left.span.overlaps(place.span) for place in replaced)]
        return missed, replaced

    def legible(self, text: str) -> list[Place]:
        """Names that can be read in a text as it is."""
        return [place for place in self._wide.places(text) if not place.name.is_kept]
