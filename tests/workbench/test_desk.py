"""What a screen prepares while somebody reads, so that the first keys need not wait for it."""

import subprocess
import sys

PREPARED = (
    "import sys\nfrom qualcode.workbench import desk\nbefore = {'sqlite_utils', 'spacy'} & set(sys.modules)\n"
    "desk.warm_up('en')\nprint(*before, '|', *sorted({'sqlite_utils', 'spacy'} & set(sys.modules)))"
)


def test_what_the_first_change_needs_is_loaded_ahead_and_not_at_the_start() -> None:
    done = subprocess.run([sys.executable, "-c", PREPARED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "| spacy sqlite_utils"
