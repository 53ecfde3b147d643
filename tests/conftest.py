"""A small study that many rooms test with, and random histories that are the same on every run."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.spans import Span
from qualcode.workbench import codings, imports, projects, writing
from qualcode.workbench.projects import Project
from qualcode.workbench.reading import ImportOptions

settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
settings.load_profile("project")

CODEBOOK = CodebookFile(
    "Small",
    (
        CodeEntry(
            "Support",
            definition="Help of any kind.",
            codes=(
                CodeEntry("Confidence", example="I felt braver."),
                CodeEntry("Pace", codes=(CodeEntry("Slow"), CodeEntry("Quick"))),
            ),
        ),
        CodeEntry("Practical", codes=(CodeEntry("Courses"), CodeEntry("Pace"))),
    ),
)

NOTES = {
    "B07-w1.txt": (
        "Interviewer: Kim\n\nThe zebra course was long 🦓, but she said I could do it.\nNobody rang.\n"
    ),
    "B07-w2.txt": "I have quagga work now. 仕事 is fine.\n",
    "C12-w1.txt": (
        "Site: North\n\nI: How was it?\nR: Quick and kind.\nI: And then?\nR: Then a job.\nI: Oh?\nR: Yes.\n"
    ),
    "D03-w1.txt": "We met weekly; the vicuna helped.\n",
    "group.txt": (
        "Respondent: B07; C12\n\n"
        "Both of them came.\n"
        "B07: My okapi ran off.\nC12: I bring a cake.\nB07: The okapi again.\nC12: And B07 laughed.\n"
        "B07: Okapi!\nC12: Enough.\n"
    ),
}
LATER_NOTES = {
    "E05-w1.txt": "Agency: South\n\nThe gnu was late.\n",
    "D03-w3.txt": "In the third wave we spoke of gnus.\n",
}
PEOPLE = (
    "respondent,status@1,age,barriers[]\n"
    "B07,unemployed,41,fear; travel\nC12,placement,29,\nD03,paid,35,travel\n"
)
LATER_PEOPLE = "respondent,status@1,status@2,town\nB07,,paid,Zebratown\nF09,unemployed,,Leeds\n"
CODINGS = (
    "document,respondent,start,end,code,coder,polarity,note\n"
    "C12-w1,,17,22,Support > Pace,Anna,positive,\n"
    "C12-w1,,whole,,Courses,Anna,none,of the whole note\n"
    ",D03,,,Confidence,Berit,critical,from the old study\n"
    "D03-w1,,0,6,Support,Berit,mixed,\n"
)


def write_all(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture(scope="session")
def materials(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with notes, a table of people and codings; ``later`` holds what may come in later."""
    folder = tmp_path_factory.mktemp("materials")
    write_all(folder / "notes", NOTES)
    write_all(folder / "later", {**LATER_NOTES, "people.csv": LATER_PEOPLE, "codings.csv": CODINGS})
    (folder / "people.csv").write_text(PEOPLE)
    return folder


@pytest.fixture(scope="session")
def study_file(tmp_path_factory: pytest.TempPathFactory, materials: Path) -> Path:
    """A closed project with the small study: five notes of three people, some codings, writing."""
    path = tmp_path_factory.mktemp("study") / "study.qualcode"
    with projects.new(path, codebook=CODEBOOK, title="Small study") as project:
        imports.import_paths(project, [materials / "notes"], ImportOptions(people=materials / "people.csv"))
        codings.apply_code(project, "B07-w1", Span(0, 22), "Courses", coder="Anna")
        codings.apply_code(project, "B07-w1", Span(4, 30), "Support > Pace", coder="Berit")
        codings.apply_code(project, "C12-w1", None, "Support", coder="Anna")
        writing.write_summary(project, "B07-w1", "A zebra course, and nobody rang.")
        writing.write_memo(project, "Okapis matter.", kind="theory", on="respondent:B07")
    return path


@pytest.fixture
def project_file(tmp_path: Path, study_file: Path) -> Path:
    """A copy of the small study that a test may spoil."""
    return Path(shutil.copy(study_file, tmp_path / "study.qualcode"))


@pytest.fixture
def project(project_file: Path) -> Iterator[Project]:
    """The small study, open."""
    with projects.open_project(project_file) as opened:
        yield opened


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a text file below the folder of the test."""

    def _write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return _write


_IDENTIFIER = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")


@pytest.fixture(scope="session")
def bytes_of() -> Callable[[Path], bytes]:
    """The bytes of a file in small letters, without guids and sums, whose digits spell names by chance."""
    return lambda path: _IDENTIFIER.sub(b"", path.read_bytes().lower())
