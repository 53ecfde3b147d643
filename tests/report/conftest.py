"""A small study that two coders finished, made at a time that stands still; and its report."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from qualcode import __version__
from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.store import history
from qualcode.workbench import coders, codings, imports, marks, projects
from qualcode.workbench.projects import Project
from qualcode.workbench.reading import ImportOptions

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
CODEBOOK = CodebookFile(
    "Small",
    (
        CodeEntry(
            "Support",
            definition="Help with heart.",
            codes=(CodeEntry("Confidence", definition="Daring to.", example="I dared."), CodeEntry("Pace")),
        ),
        CodeEntry("Practical", include="Anything done.", codes=(CodeEntry("Courses"), CodeEntry("Unused"))),
    ),
)
HOSTILE = '<img src="http://example.org/x.png">'
NOTES = {
    "B01-w1.txt": "She made me brave. The pace was too fast for me. The course was good.\n",
    "B01-w2.txt": "I dared to ask. Nothing else.\n",
    "B02-w1.txt": f"The course {HOSTILE} was dull. He went at my pace.\n",
    "C03-w1.txt": "I never dared to ring him. The course taught me nothing.\n",
}
PEOPLE = "respondent,site,age,barriers[]\nB01,North,31,fear; travel\nB02,North,45,fear\nC03,South,52,\n"
PASSAGES = (
    ("B01-w1", "She made me brave.", "Confidence", Polarity.POSITIVE, "Ann Ben"),
    ("B01-w1", "The pace was too fast for me.", "Pace", Polarity.CRITICAL, "Ann"),
    ("B01-w1", "The course was good.", "Courses", Polarity.POSITIVE, "Ann Ben"),
    ("B01-w2", "I dared to ask.", "Confidence", Polarity.POSITIVE, "Ann"),
    ("B02-w1", f"The course {HOSTILE} was dull.", "Courses", Polarity.CRITICAL, "Ann Ben"),
    ("B02-w1", "He went at my pace.", "Pace", Polarity.NONE, "Ann Ben"),
    ("C03-w1", "The course taught me nothing.", "Practical", Polarity.CRITICAL, "Ann"),
)

MakeStudy = Callable[..., Project]


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Each study once for all tests, as a closed file."""
    made: dict[tuple[str, str], Path] = {}

    def path_of(approach: str, finished: str) -> Path:
        if (approach, finished) not in made:
            folder = tmp_path_factory.mktemp("report")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(history, "now", lambda: "2026-02-03T04:05:06Z")
                made[approach, finished] = _make(folder, approach, finished.split())
        return made[approach, finished]

    return path_of


def _make(folder: Path, approach: str, finished: list[str]) -> Path:
    for name, text in {**NOTES, "people.csv": PEOPLE}.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "study.qualcode"
    with projects.new(path, codebook=CODEBOOK, title="A <small> study", approach=approach) as project:
        options = ImportOptions(people=folder / "people.csv")
        imports.import_paths(project, [folder / name for name in NOTES], options)
        for document, words, code, polarity, who in PASSAGES:
            start = NOTES[f"{document}.txt"].index(words)
            span = Span(start, start + len(words))
            for coder in who.split():
                codings.apply_code(project, document, span, code, polarity=polarity, coder=coder)
        coders.name_lead(project, "Ann")
        for coder in finished:
            marks.finish(project, [name.removesuffix(".txt") for name in NOTES], coder)
    return path


@pytest.fixture
def make_study(tmp_path: Path, _made: Callable[[str, str], Path]) -> Iterator[MakeStudy]:
    """The study with an approach, to be changed at will; ``finished`` names who finished all notes."""
    with ExitStack() as opened:

        def make(approach: str = "codebook", finished: str = "Ann Ben") -> Project:
            path = shutil.copy(_made(approach, finished), tmp_path / f"{approach}-{finished}.qualcode")
            return opened.enter_context(projects.open_project(Path(path)))

        yield make


@pytest.fixture
def study(make_study: MakeStudy) -> Project:
    """The study, finished by both coders."""
    return make_study()


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compares with the golden file of that name; UPDATE_GOLDEN=1 writes it anew."""

    def compare(name: str, content: bytes) -> None:
        content = content.replace(f"qualcode {__version__}".encode(), b"qualcode VERSION")
        content = re.sub(rb"(?s)(<style>).*(</style>)", rb"\1\2", content)
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content == path.read_bytes(), f"{name} differs; UPDATE_GOLDEN=1 writes it anew"

    return compare
