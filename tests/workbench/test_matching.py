"""Which row of a table of people means which file."""

import pytest

from qualcode.model.documents import Note
from qualcode.model.respondents import PersonRow
from qualcode.workbench.matching import Matcher


@pytest.mark.parametrize(
    ("file", "source", "is_meant"),
    [
        ("B07.txt", "notes/B07.txt", True),
        ("b07", "notes/B07.TXT", True),
        ("w1\\B07", "notes/w1/B07.txt", True),
        ("notes/w1/B07.txt", "notes/w1/B07.txt", True),
        ("w2/B07", "notes/w1/B07.txt", False),
        ("more/notes/w1/B07", "notes/w1/B07.txt", False),
        ("B0", "B07.txt", False),
        ("B07.md", "B07.txt", False),
        ("B07.a", "B07.a.txt", True),
        ("B07.a", "B07.a", True),
    ],
)
def test_a_row_means_a_file_by_the_end_of_its_path(file: str, source: str, is_meant: bool) -> None:
    matcher = Matcher((), [PersonRow(2, "Somebody", file, 2, ())], is_strict=True)
    match = matcher.match(Note("B07", source, "Text.", ""))
    assert match.people == (("Somebody",) if is_meant else ())


def test_several_rows_may_mean_one_file() -> None:
    pair = ("One", "Two")
    rows = [PersonRow(line, name, "pair.txt", None, ()) for line, name in enumerate(pair)]
    assert Matcher((), rows).match(Note("pair", "pair.txt", "Text.", "")).people == pair
