"""The shipped codebooks: each is whole, and the frame of supported employment is the agreed one."""

import re
from pathlib import Path

import pytest

from qualcode.analysis.codebook_check import findings
from qualcode.exchange.codebooks import read_csv, read_yaml, shipped, write_csv, write_yaml
from qualcode.model.codebook import CodebookFile

FOLDER = Path(__file__).parents[2] / "codebooks"
FRAMES = [
    "evidence-synthesis",
    "project-100",
    "sesami-summary",
    "someone-in-my-corner",
    "supported-employment",
]
KEYS_OF_THE_SCREEN = set("scmufegq")  # select, pick, memo, undo, filter, export, go, quit
LIGHT, DARK = "#FFFFFF", "#1E1E1E"

SUPPORTED_EMPLOYMENT = """\
Emotional support
  Motivation and encouragement
    Staying focused
    Actively motivated
  Building confidence
  Availability of support
  Positive relationship
Practical assistance
  Financial help
  Job preparation
    Accompanied
    Courses and training
  Job searching
    Searched on their behalf
    Worker's knowledge
  Application and recruitment process
    CVs and application forms
    Interview preparation
    Mediation with employers
    Links with employers
Client-centred approach
  Tailored support
    Own pace
    More active support
  Appropriate job matching
    Long-term career thinking
  Joint working
"""


def book(frame: str) -> CodebookFile:
    return read_yaml(shipped()[frame], f"{frame}.yaml")


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.1, 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, ground: str) -> float:
    low, high = sorted((luminance(colour), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def test_every_file_of_the_folder_is_shipped() -> None:
    assert list(shipped()) == FRAMES == sorted(path.stem for path in FOLDER.iterdir())


def test_the_frame_of_supported_employment_is_the_agreed_one() -> None:
    outline = "".join(
        f"{'  ' * (len(path) - 1)}{code.name}\n" for path, code in book("supported-employment").walk()
    )
    assert outline == SUPPORTED_EMPLOYMENT


@pytest.mark.parametrize("frame", FRAMES)
class TestEachFile:
    def test_begins_with_its_source(self, frame: str) -> None:
        first, second = shipped()[frame].decode().splitlines()[:2]
        assert first.startswith("# ")
        assert re.search(r"founding study 00\d", second)

    def test_has_all_texts_and_no_findings(self, frame: str) -> None:
        assert findings(book(frame)) == []
        assert all(code.example for _, code in book(frame).walk())

    def test_says_nothing_twice(self, frame: str) -> None:
        texts = [
            text
            for _, code in book(frame).walk()
            for text in (code.definition, code.include, code.exclude, code.example)
        ]
        assert len(texts) == len(set(texts))

    def test_points_to_codes_that_exist(self, frame: str) -> None:
        names = {code.name for _, code in book(frame).walk()}
        for _, code in book(frame).walk():
            for pointer in re.findall(r"\((\w[^)]*)\)", code.exclude):
                for name in re.split(r", (?=[A-Z])", pointer.removesuffix(", critical")):
                    assert name in names

    def test_has_a_colour_for_each_code_readable_on_light_and_dark(self, frame: str) -> None:
        colours = [code.colour for _, code in book(frame).walk()]
        assert len(colours) == len(set(colours))
        for colour in colours:
            assert re.fullmatch(r"#[0-9A-F]{6}", colour)
            assert min(contrast(colour, LIGHT), contrast(colour, DARK)) >= 3

    def test_has_keys_that_the_screen_does_not_use(self, frame: str) -> None:
        leaves = [code for _, code in book(frame).walk() if not code.codes]
        assert sum(bool(code.key) for code in leaves) >= 0.8 * len(leaves)
        keys = {code.key for _, code in book(frame).walk()}
        assert keys.isdisjoint(KEYS_OF_THE_SCREEN)
        assert keys.issuperset("123456789")

    def test_comes_back_equal_from_both_forms(self, frame: str) -> None:
        assert read_yaml(write_yaml(book(frame)), "back.yaml") == book(frame)
        assert read_csv(write_csv(book(frame)), "back.csv").codes == book(frame).codes
