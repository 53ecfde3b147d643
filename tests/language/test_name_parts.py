"""Words that may be listed names, too, are told with their numbers, ordinary words are not."""

import pytest

from qualcode.language.name_parts import Parts
from qualcode.language.names import Names
from qualcode.model.names import NameOut

LIST = [
    NameOut("Sarah Jones", "[x]"),
    NameOut("Saara", "[y]"),
    NameOut("Frank", "[z]"),
    NameOut("Mark", "[m]", is_as_written=True),
    NameOut("Анна", "[a]"),
    NameOut("राम", "[r]"),
    NameOut("शर्मा", "[s]"),
    NameOut("Saarinen", "Saarinen"),
    NameOut("Li Wu", "[w]"),
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sarah and Sarah, Sarah Jones, Jones", {"Sarah": 2, "Jones": 1}),
        ("Saaralle Saara SAARAN", {"Saaralle": 1, "SAARAN": 1}),
        ("Frankly, I say frankly. Franklin", {"Franklin": 1}),
        ("Markets, Marketing", {}),
        ("Анной, Анна; Раме रामको", {"Анной": 1, "रामको": 1}),
        ("Saarinen, saarat", {}),
        ("Saarabellissima, Saa", {}),
        ("Li and Wu", {}),
    ],
)
def test_parts_and_endings(text: str, told: dict[str, int]) -> None:
    parts = Parts(LIST)
    parts.look(text, Names(LIST).places(text))
    assert parts.found() == told
