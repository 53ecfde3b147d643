"""`python -m tests.bench --size S`: what takes how long, beside the least code that could do it."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from . import screen
from .run import run
from .study import SIZES, Study

parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
parser.add_argument("--size", choices=SIZES, default="S")
parser.add_argument("--runs", type=int, default=5, help="measured runs of each command (default: 5)")
parser.add_argument("--only", default="", help="only the rows whose name holds this")
parser.add_argument("--screen", action="store_true", help="the terminal UI instead: --presses of each key")
parser.add_argument("--presses", type=int, default=30, help="measured presses of each key (default: 30)")
chosen = parser.parse_args()
with TemporaryDirectory(prefix="qualcode-bench-") as folder:
    if chosen.screen:
        screen.run(Path(folder), chosen.presses)
    else:
        run(Study(SIZES[chosen.size]), Path(folder), chosen.runs, chosen.only)
