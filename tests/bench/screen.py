"""The terminal UI in a pseudo-terminal, key by key in turn with a bare Textual app that only echoes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import TypeAlias

from qualcode.workbench import codebook, demo
from qualcode.workbench.projects import open_project

from . import echo
from .project_file import make_project
from .run import QUALCODE
from .study import Size, Study
from .terminal import Answer, Terminal

# Notes of about so many words with a coding every 150 words; 2,000 notes with 100,000 codings.
NOTES = {words: Size(1, words, (2, 6, 0), 1, words // 150) for words in (3_000, 30_000, 300_000)}
LARGE = Size(2_000, 1_500, (5, 15, 40), 2, 26)
# The line above an open note; it is painted with its first lines.
_A_NOTE = r"[●◐○] \d+ of \d+"
_FLOOR = (sys.executable, str(echo.__file__))
_MOVES = {"right": b"\x1b[C", "shift+right": b"\x1b[1;2C", "page down": b"\x1b[6~"}
_CODE, _KEY, _NEXT_NOTE, _SENTENCE, _TOP = "Bench", b"0", b"]", b"s", b"\x1b[1;5H"
_WORDS_A_PAGE = 250

# The answers of qualcode and of the floor, press by press.
Pairs: TypeAlias = list[tuple[Answer, Answer]]


def run(folder: Path, presses: int) -> None:
    """Make the studies, sit down to each of them, print a table."""
    times = "".join(f"{name:>9}" for name in ("first", "frame", "last byte", "p95", "max", "floor"))
    print(f"{'ms':<26}{times}{'ratio':>6}{'cpu':>9}{'floor':>9}{'ratio':>6}", flush=True)
    for words, size in NOTES.items():
        project = _study(size, folder / f"{words}.qualcode")
        with _beside_the_floor(project, folder) as (ours, floor):
            for name, key in _MOVES.items():
                # Only pages that were not shown yet.
                most = words // _WORDS_A_PAGE if name == "page down" else presses
                _print(f"{name}, {words:,} words", _pace(ours, floor, key, min(presses, most)))
            _print(f"a code, {words:,} words", _coding(project, ours, floor, presses))
    invented = _made(folder / "demo" / "demo.qualcode", demo.demo, folder / "demo")
    large = _study(LARGE, folder / "large.qualcode")
    for name, project in {"the demo": invented, "100,000 codings": large}.items():
        with _beside_the_floor(project, folder) as (ours, floor):
            _print(f"a code, {name}", _coding(project, ours, floor, presses))
    _first_screens(large, folder, max(3, presses // 4))


# --- studies ----------------------------------------------------------------------------------------------


def _study(size: Size, path: Path) -> Path:
    return _made(path, make_project, Study(size), path)


def _made(path: Path, make: Callable[..., object], *of: object) -> Path:
    # In a process of its own: the peak of a child is never read below the memory of its parent.
    process = get_context("spawn").Process(target=make, args=of)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{path.name} could not be made.")
    _add_the_code(path)
    return path


def _add_the_code(path: Path) -> None:
    """A code that nobody used, on top of the codebook, where its count is seen."""
    with open_project(path) as project:
        codebook.add(project, _CODE, {"key": _KEY.decode()})
        codebook.move(project, _CODE, None, 1)


def _codings(path: Path) -> int:
    with open_project(path) as project:
        return codebook.uses(project, _CODE)[1]


# --- pressing ---------------------------------------------------------------------------------------------


@contextmanager
def _beside_the_floor(project: Path, folder: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """Both programs, standing, and their ends."""
    with closing(_sit_down(project, folder)) as ours, closing(Terminal(_FLOOR, folder)) as floor:
        ours.shown(_A_NOTE)
        floor.shown("ready")
        ours.settle()
        yield ours, floor


def _sit_down(project: Path, folder: Path) -> Terminal:
    return Terminal((*QUALCODE, "-p", str(project), "open"), folder / "state")


def _pace(ours: Terminal, floor: Terminal, key: bytes, presses: int) -> Pairs:
    """Seconds of each press and of the floor's, in turn, from the top of a note that is long enough."""
    ours.press(_TOP)
    return [(ours.answered(key), floor.answered(b"x")) for _ in range(presses + 1)]


def _coding(project: Path, ours: Terminal, floor: Terminal, presses: int) -> Pairs:
    """Seconds from the key of a code to the new counts, each time in the next note that there is."""
    before = _codings(project)
    ours.press(_TOP)
    pairs: Pairs = []
    for _ in range(presses + 1):
        ours.answered(_NEXT_NOTE)
        ours.answered(_SENTENCE)
        pairs.append((ours.answered(_KEY), floor.answered(b"x")))
    if _codings(project) != before + presses + 1:
        raise SystemExit(f"{presses + 1} passages were coded, {_codings(project) - before} are kept.")
    return pairs


def _first_screens(project: Path, folder: Path, runs: int) -> None:
    """From the start of the program to its first usable screen, in turn with the floor, and the memory."""
    pairs: Pairs = []
    peaks: list[tuple[float, float]] = []
    for _ in range(runs + 1):
        with closing(_sit_down(project, folder)) as ours:
            taken = ours.shown(_A_NOTE)
        with closing(Terminal(_FLOOR, folder)) as floor:
            least = floor.shown("ready")
        pairs.append((taken, least))
        peaks.append((ours.peak, floor.peak))
    _print("first screen, 2,000 notes", pairs)
    ours_mib, floor_mib = (median(those) for those in zip(*peaks, strict=True))
    print(f"peak memory: {ours_mib:.0f} MiB, of the floor {floor_mib:.0f} MiB", flush=True)


def _print(name: str, pairs: Pairs) -> None:
    """One row; what comes first meets nothing that is ready, and stands only in the first column."""
    (first, _), *rest = pairs
    last = [ours.last for ours, _ in rest]
    p95 = quantiles(last, n=20, method="inclusive")[-1]
    frame, cpu = median(ours.frame for ours, _ in rest), median(ours.cpu for ours, _ in rest)
    least, least_cpu = median(floor.last for _, floor in rest), median(floor.cpu for _, floor in rest)
    times = (first.last, frame, median(last), p95, max(last), least)
    ratios = f"{median(last) / least:>6.1f}{1000 * cpu:>9.1f}{1000 * least_cpu:>9.1f}"
    ratio = f"{cpu / least_cpu:>6.1f}" if least_cpu else f"{'-':>6}"
    print(f"{name:<26}{''.join(f'{1000 * time:>9.1f}' for time in times)}{ratios}{ratio}", flush=True)
