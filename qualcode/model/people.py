"""Sets of respondents: the only thing that shares are counted from."""

from collections.abc import Iterable, Iterator, Sequence


class People:
    """An immutable set of respondents, bit i of one integer standing for respondent i of the project.

    The index is dense within one reading of the project; it is not a row id and is never stored.
    """

    __slots__ = ("_bits",)

    def __init__(self, indices: Iterable[int] = ()) -> None:
        # Setting bits in a buffer takes time in proportion to the people, shifting an integer to its square.
        buffer = bytearray()
        for index in indices:
            byte = index >> 3
            if byte >= len(buffer):
                buffer.extend(bytes(byte + 1 - len(buffer)))
            buffer[byte] |= 1 << (index & 7)
        self._bits = int.from_bytes(buffer, "little")

    @classmethod
    def first(cls, count: int) -> "People":
        """Respondents 0 to ``count`` - 1."""
        return cls._from_bits((1 << count) - 1)

    @classmethod
    def _from_bits(cls, bits: int) -> "People":
        people = cls.__new__(cls)
        people._bits = bits
        return people

    @classmethod
    def union(cls, sets: Iterable["People"]) -> "People":
        """Everybody who is in at least one of the sets."""
        bits = 0
        for people in sets:
            bits |= people._bits
        return cls._from_bits(bits)

    def __or__(self, other: "People") -> "People":
        return self._from_bits(self._bits | other._bits)

    def __and__(self, other: "People") -> "People":
        return self._from_bits(self._bits & other._bits)

    def __sub__(self, other: "People") -> "People":
        return self._from_bits(self._bits & ~other._bits)

    def __le__(self, other: "People") -> bool:
        return self._bits & ~other._bits == 0

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __contains__(self, index: int) -> bool:
        return bool(self._bits >> index & 1)

    def __iter__(self) -> Iterator[int]:
        bits = self._bits
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, People) and self._bits == other._bits

    def __hash__(self) -> int:
        return hash(self._bits)

    def __repr__(self) -> str:
        return f"People({list(self)})"

    def names(self, names: Sequence[str]) -> list[str]:
        """The names behind the set, in the order of ``names`` (one per respondent of the project)."""
        return [names[index] for index in self]
