"""A program in a pseudo-terminal of its own: a key goes in, and the last byte of the answer is timed."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from select import select
from threading import Timer
from time import perf_counter
from typing import NamedTuple

from .run import ENVIRONMENT

SIZE = 40, 120
_QUIET_SECONDS = 0.1
_PATIENCE_SECONDS = 2.0
_LONGEST_SECONDS = 60.0
_RESTING_SECONDS = 0.01
_LEAVE = b"\x11"
_SEQUENCE = re.compile(rb"\x1b(\[[0-9;:?<=>$]*[ -/]*[@-~]|[()].|[=>78])")
# What a terminal is asked at the start: whether it can show a repaint in one go. Most say yes.
_ASKED, _YES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_END = b"\x1b[?2026l"


class Answer(NamedTuple):
    """Seconds to the end of the first repaint, to the last byte of all of them, and of the processor."""

    frame: float
    last: float
    cpu: float = 0.0


class Terminal:
    """One program in 40 lines of 120 columns; ``since`` is when it was started."""

    def __init__(self, command: tuple[str, ...], state: Path) -> None:
        self._fd, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        surroundings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        places = {"XDG_STATE_HOME": str(state), "XDG_CONFIG_HOME": str(state)}
        self.seen = b""
        self.peak = 0.0
        self.since = perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=end,
            stdout=end,
            stderr=end,
            env={**ENVIRONMENT, **surroundings, **places},
            start_new_session=True,
            close_fds=True,
        )
        os.close(end)

    def press(self, key: bytes) -> Answer | None:
        """How soon a key is answered; None when it changed nothing."""
        cpu, start = self.cpu(), perf_counter()
        os.write(self._fd, key)
        heard = self._until_quiet(_PATIENCE_SECONDS)
        if heard is None:
            return None
        return Answer(heard.frame - start, heard.last - start, self.cpu() - cpu)

    def answered(self, key: bytes) -> Answer:
        """How soon a key is answered; a key that changes nothing ends the benchmark."""
        taken = self.press(key)
        if taken is None:
            raise SystemExit(f"Nothing was shown after the key {key!r}.")
        return taken

    def shown(self, pattern: str) -> Answer:
        """How soon after the start of the program a screen that holds this was complete."""
        heard = None
        while heard is None or not re.search(pattern, self._words()):
            heard = self._until_quiet(_LONGEST_SECONDS)
            if heard is None:
                raise SystemExit(f"“{pattern}” was never shown:\n{self._words()[-2000:]}")
        return Answer(heard.frame - self.since, heard.last - self.since, self.cpu())

    def settle(self) -> None:
        """Wait until what is loaded in the background is there, as far as the system tells."""
        before, now = -1.0, self.cpu()
        while now - before > _RESTING_SECONDS:
            self._until_quiet(2 * _QUIET_SECONDS)
            before, now = now, self.cpu()

    def _words(self) -> str:
        return _SEQUENCE.sub(b"", self.seen).decode(errors="ignore")

    def close(self) -> None:
        """Leave the program; ``peak`` is the most memory it held, in MiB. It cannot stay behind."""
        os.write(self._fd, _LEAVE)
        while select([self._fd], [], [], _PATIENCE_SECONDS)[0] and self._take():
            pass
        os.close(self._fd)
        killing = Timer(_PATIENCE_SECONDS, self._process.kill)
        killing.start()
        _, status, used = os.wait4(self._process.pid, 0)
        killing.cancel()
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self.peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)

    def cpu(self) -> float:
        """Seconds that the program has used the processor; 0 where the system does not tell."""
        used = 0
        for thread in Path(f"/proc/{self._process.pid}/task").glob("*/schedstat"):
            with suppress(FileNotFoundError):  # a thread that has just ended
                used += int(thread.read_text().split()[0])
        return used / 1e9

    def _until_quiet(self, patience: float) -> Answer | None:
        """When the first frame ended and the last byte came, before a stretch of silence."""
        begin, frame, last = len(self.seen), None, None
        while select([self._fd], [], [], patience if last is None else _QUIET_SECONDS)[0] and self._take():
            last = perf_counter()
            if frame is None and _FRAME_END in self.seen[begin:]:
                frame = last
        return None if last is None else Answer(frame or last, last)

    def _take(self) -> bool:
        try:
            data = os.read(self._fd, 2**16)
        except OSError:  # Linux says so when the program has left
            return False
        self.seen += data
        if _ASKED in data:
            os.write(self._fd, _YES)
        return bool(data)
