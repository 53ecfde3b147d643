"""The demo study, made once, and small studies made of the files that a researcher would bring."""

import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from qualcode.cli.main import cli
from qualcode.model.codebook import CodebookFile, CodeEntry
from qualcode.workbench import imports, projects
from qualcode.workbench.demo import demo
from qualcode.workbench.projects import Project
from qualcode.workbench.reading import ImportOptions

CODEBOOK = CodebookFile("Small", (CodeEntry("Help", codes=(CodeEntry("Courses"),)), CodeEntry("Time")))

MakeStudy = Callable[..., Project]


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project file of the demo study."""
    return demo(tmp_path_factory.mktemp("counting") / "demo").project


@pytest.fixture(scope="session")
def study(demo_path: Path) -> Iterator[Project]:
    """The demo study, to be read only."""
    with projects.open_project(demo_path) as project:
        yield project


@pytest.fixture
def ask(demo_path: Path) -> Callable[[str, str], bytes]:
    """Gives the standard output of a command on the demo study in a format."""

    def asked(command: str, format_name: str) -> bytes:
        done = CliRunner().invoke(cli, ["-p", str(demo_path), *shlex.split(command), "--format", format_name])
        assert done.exit_code == 0, done.output
        return done.stdout_bytes

    return asked


@pytest.fixture
def make_study(tmp_path: Path) -> Iterator[MakeStudy]:
    """Makes a project of a table of people, notes by file name and a table of codings."""
    with ExitStack() as open_projects:

        def make(
            people: str = "", notes: Mapping[str, str] | None = None, codings: str = "", **facts: str
        ) -> Project:
            project = open_projects.enter_context(
                projects.new(tmp_path / "study.qualcode", **({"codebook": CODEBOOK} | facts))
            )
            files = {f"{name}.txt": text for name, text in (notes or {}).items()}
            tables = {"people.csv": people, "codings.csv": codings}
            for name, text in (files | {name: text for name, text in tables.items() if text}).items():
                (tmp_path / name).write_text(text, encoding="utf-8")
            options = ImportOptions(people=tmp_path / "people.csv") if people else ImportOptions()
            paths = [tmp_path / name for name in files]
            if paths or people:
                imports.import_paths(project, paths or [tmp_path / "people.csv"], options)
            if codings:
                imports.import_paths(project, [tmp_path / "codings.csv"])
            return project

        yield make
