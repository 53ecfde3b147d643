"""A terminal that goes away without a word takes the program with it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no such terminals")


def wait_for(master: int, words: bytes) -> None:
    end, seen = time.monotonic() + 60, b""
    while words not in seen:
        assert time.monotonic() < end, f"{words!r} never came: {seen[-500:]!r}"
        seen += os.read(master, 65536)


def test_the_program_ends_when_its_terminal_was_closed(small_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "small.qualcode"
    path.write_bytes(small_file.read_bytes())
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    command = [sys.executable, "-m", "qualcode", "-p", str(path), "open"]
    # It is not the controlling terminal, so that no signal tells of its end.
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    ) as program:
        try:
            os.close(slave)
            wait_for(master, b"coder")
            os.close(master)
            program.wait(timeout=60)
        finally:
            program.kill()
    assert not path.with_name(f"{path.name}-wal").exists()
