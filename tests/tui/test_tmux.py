"""One real run: the program in a terminal multiplexer, keys as a terminal sends them."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from qualcode.workbench import codebook, desk, documents
from qualcode.workbench.projects import open_project

IS_CI = os.environ.get("CI", "").lower() == "true"
pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None and not IS_CI, reason="tmux is not installed (CI must have it)"
)


class Terminal:
    """A terminal of its own server, so that no other one is touched."""

    def __init__(self, command: str, environment: dict[str, str], size: tuple[int, int]) -> None:
        self._socket = f"qualcode-test-{uuid4().hex[:8]}"
        self._environment = environment
        width, height = map(str, size)
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height, command)

    def _tmux(self, *arguments: str) -> str:
        found = subprocess.run(
            ["tmux", "-u", "-L", self._socket, *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=self._environment,
        )
        return found.stdout

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def wait_for(self, words: str, seconds: float = 30) -> str:
        end = time.monotonic() + seconds
        while words not in (screen := self.screen()):
            assert time.monotonic() < end, f"“{words}” never came:\n{screen}"
            time.sleep(0.05)
        return screen

    def close(self) -> None:
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True, timeout=10
        )


def test_coding_in_a_real_terminal(path: Path, tmp_path: Path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {
        **kept,
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = f"'{sys.executable}' -m qualcode -p '{path}' open"
    terminal = Terminal(command, environment, (100, 30))
    try:
        terminal.wait_for("s takes a sentence")
        terminal.press("[")
        terminal.wait_for("A01-w1 ")
        terminal.press("s", "5")
        terminal.wait_for("Coded: Pace")
        terminal.press("s", "x", "+")
        screen = terminal.wait_for("Courses: positive")
        assert "┃" in screen
        terminal.press("S-Right", "S-Right")
        terminal.press("C-q")
    finally:
        time.sleep(0.5)
        terminal.close()
    with open_project(path) as project:
        book = codebook.read(project)
        passages = desk.passages(project, documents.find(project, "A01-w1"))
        assert [(p.quote, book.by_id[p.code_id].name, str(p.polarity)) for p in passages] == [
            ("She rang every Friday.", "Availability", "none"),
            ("She rang every Friday.", "Pace", "none"),
            ("Nothing was new, and she rang.", "Courses", "positive"),
        ]
