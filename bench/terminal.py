"""A program on a terminal of its own, 100 by 30, watched from outside: what it writes is all we know."""

import os
import re
import select
import signal
import struct
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.place import environment

HERE = sys.platform != "win32"
SIZE = (30, 100)
PATIENCE = 60.0
# Escape sequences are taken out first, so that a change of colour inside a word does not hide it.
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|[@-Z\\-_=>])", re.DOTALL)


class Terminal:
    """Starts a command; knows when its first byte came; waits for words and says how long they took."""

    def __init__(self, command: list[str], folder: Path) -> None:
        import fcntl
        import pty
        import termios

        self.began = time.perf_counter()
        self.first_byte = 0.0
        self._child, self._end = pty.fork()
        if self._child == 0:
            try:
                os.chdir(folder)
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
                os.execve(command[0], command, environment())  # noqa: S606 - a terminal of its own, no shell
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._end)

    def until(self, words: str) -> float:
        """Milliseconds from the start, or from the last key, until what came since holds these words."""
        wanted = re.compile(words.encode())
        shown = b""
        while time.perf_counter() - self.began < PATIENCE and select.select([self._end], [], [], PATIENCE)[0]:
            try:
                data = os.read(self._end, 65536)
            except OSError:  # how Linux says that the other end has gone
                break
            took = (time.perf_counter() - self.began) * 1000
            self.first_byte = self.first_byte or took
            shown += data
            if wanted.search(ESCAPES.sub(b"", shown)):
                return took
        raise SystemExit(f"{words!r} never came; what was shown ended with {shown[-600:]!r}")

    def press(self, keys: str, words: str) -> float:
        """Milliseconds from these keys until these words are on the wire."""
        self.began = time.perf_counter()
        os.write(self._end, keys.encode())
        return self.until(words)

    def rest(self, seconds: float) -> None:
        """Let the program come to rest, as while a person reads; what it writes meanwhile is dropped."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._end], [], [], left)[0]:
                os.read(self._end, 65536)
