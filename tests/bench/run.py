"""Whole processes in turn, the command and its floor; medians, and how many times the floor that is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from . import floors
from .project_file import make_project, write_notes
from .study import Study

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
QUALCODE = (sys.executable, "-m", "qualcode")
_FLOOR = (sys.executable, str(floors.__file__))


class Job(NamedTuple):
    """A command of qualcode and the floor it is held against; ``prepare`` sets the file up for each run."""

    name: str
    command: tuple[str, ...]
    floor: tuple[str, ...]
    prepare: Callable[[], object] = lambda: None


class Taken(NamedTuple):
    """Seconds on the clock, seconds of the processor, and the peak of memory in MiB."""

    wall: float
    cpu: float
    peak: float


def run(study: Study, folder: Path, runs: int, only: str) -> None:
    """Make the study, measure every job, print a table."""
    print(f"{'':<26}{'qualcode':>10}{'floor':>10}{'ratio':>8}{'cpu':>10}{'peak MiB':>10}")
    for job in _jobs(study, folder):
        if only in job.name:
            ours, least = _in_turn(job, runs)
            print(
                f"{job.name:<26}{1000 * ours.wall:>7.0f} ms{1000 * least.wall:>7.0f} ms"
                f"{ours.wall / least.wall:>8.1f}{1000 * ours.cpu:>7.0f} ms{ours.peak:>10.0f}",
                flush=True,
            )


def _jobs(study: Study, folder: Path) -> Iterator[Job]:
    project, notes = folder / "study.qualcode", folder / "notes"
    # In processes of their own: the peak of a child is never read below the memory of its parent.
    for make, where in ((make_project, project), (write_notes, notes)):
        process = get_context("spawn").Process(target=make, args=(study, where))
        process.start()
        process.join()
    empty, filled, at_work = (folder / f"{name}.qualcode" for name in ("empty", "filled", "at-work"))
    subprocess.run([*QUALCODE, "new", str(empty)], check=True, capture_output=True, env=ENVIRONMENT)
    shutil.copy(empty, filled)
    imported = [*QUALCODE, "-p", str(filled), "import", str(notes)]
    subprocess.run(imported, check=True, capture_output=True, env=ENVIRONMENT)

    def asks(name: str, command: str, floor: str, *arguments: str) -> Job:
        asked = (*QUALCODE, "-p", str(project), *command.split())
        return Job(name, asked, (*_FLOOR, floor, str(project), *arguments))

    yield Job("--help", (*QUALCODE, "--help"), (*_FLOOR, "nothing"))
    yield asks("count", "count", "count")
    yield asks("count --coder all", "count --coder all", "count")
    yield asks("count --where", "count --where agency=North", "count")
    yield asks("matrix --by agency", "matrix --by agency", "matrix")
    table = str(folder / "codings.csv")
    yield asks("export codings", f"export codings --output {table}", "export", table)
    pair = ("Coder 1", "Coder 2", "--unit", "character")
    yield Job(
        "agree, two coders",
        (*QUALCODE, "-p", str(project), "agree", *pair, "--format", "json"),
        (*_FLOOR, "agree", str(project)),
    )
    yield Job(
        "import notes",
        (*QUALCODE, "-p", str(at_work), "import", str(notes)),
        (*_FLOOR, "import_notes", str(at_work), str(notes)),
        lambda: shutil.copy(empty, at_work),
    )
    yield Job(
        "undo the import",
        (*QUALCODE, "-p", str(at_work), "undo"),
        (*_FLOOR, "delete_notes", str(at_work)),
        lambda: shutil.copy(filled, at_work),
    )


def _in_turn(job: Job, runs: int) -> tuple[Taken, Taken]:
    """The medians of both after a run of each that does not count."""
    ours, least = [], []
    for _ in range(runs + 1):
        for command, taken in ((job.command, ours), (job.floor, least)):
            job.prepare()
            taken.append(_timed(command))
    return _median(ours[1:]), _median(least[1:])


def _median(taken: list[Taken]) -> Taken:
    return Taken(*(median(figures) for figures in zip(*taken, strict=True)))


def _timed(command: tuple[str, ...]) -> Taken:
    start = perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT
    ) as process:
        complaint = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{complaint.decode()}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Taken(perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)
