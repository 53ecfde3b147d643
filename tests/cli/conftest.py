"""The command line as a person meets it: words in; standard output, standard error and an exit code out."""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qualcode.cli.main import main

NOTES = {
    "notes/wave1/B01.txt": (
        "Respondent: B01\nInterviewer: Kim\n\nThe CV course helped a lot 🎉. She wanted to go slower.\n"
    ),
    "notes/wave2/B01.txt": "She has a paid job now. The worker called the employer for her.\n",
    "notes/wave1/B02 (first talk).md": (
        "**I:** How did it go?\n**R:** They kept me going.\n**I:** And?\n**R:** A CV.\n"
        "**I:** Oh?\n**R:** No.\n"
        "**Mum:** He was very nervous though.\n"
    ),
    "notes/wave1/P03.txt": (
        "I: Well?\r\nP03: Naïve café.\r\nI: So?\r\nP03: 数字 works.\r\nI: Ok.\r\nP03: Bye.\r\n"
    ),
}
PEOPLE = (
    "respondent,file,wave,agency,age,status@1,status@2,barriers[]\n"
    "B01,wave1/B01.txt,1,North,34,unemployed,paid,health;transport\n"
    "B01,wave2/B01.txt,2,,,,,\n"
    "B02,B02 (first talk).md,1,South,51,unemployed,,childcare\n"
    "P03,,,South,22,placement,,\n"
    "P05,,,North,40,paid,,\n"
)
ANSWERS = (
    'respondent,question,answer,wave\nB01,What helped?,Her patience,1\nB02,What helped?,"CV, really",1\n'
    "P03,What helped?,,1\n"
)
LEGACY = (
    "respondent,code,polarity,coder\nB01,Own pace,positive,Old Hand\nP05,Joint working,positive,Old Hand\n"
    "P05,Joint working,positive,Old Hand\n"
)


class Said(NamedTuple):
    """What a command answered."""

    exit_code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode()


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the program with these words, without a terminal; ``typed`` is piped in."""

    def call(*words: str | Path, typed: str = "") -> Said:
        capsysbinary.readouterr()
        monkeypatch.setattr(sys, "argv", ["qualcode", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ending:
            main()
        captured = capsysbinary.readouterr()
        err = captured.err.decode()
        assert "Traceback" not in err
        assert "mistake of its own" not in err
        assert "\x1b" not in err
        return Said(int(ending.value.code or 0), captured.out, err)

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.delenv("QUALCODE_PROJECT", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study as the workbench makes it from the files above, once for all tests."""
    from qualcode.workbench import codebook_files, projects
    from qualcode.workbench.imports import import_paths
    from qualcode.workbench.reading import ImportOptions

    place = tmp_path_factory.mktemp("made")
    for name, text in {**NOTES, "people.csv": PEOPLE, "answers.csv": ANSWERS, "legacy.csv": LEGACY}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(text.encode())
    codebook = codebook_files.read("supported-employment")
    with projects.new(place / "study", codebook=codebook) as project:
        import_paths(project, [place / "notes"], ImportOptions(people=place / "people.csv"))
    return place


@pytest.fixture
def study(_made: Path, folder: Path) -> Path:
    """A folder with the files above and a project made of notes and people, not yet coded."""
    shutil.copytree(_made, folder, dirs_exist_ok=True)
    return folder
