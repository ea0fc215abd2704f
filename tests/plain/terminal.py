"""A real terminal for a program: types when it is asked to, and remembers every byte that came back."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from types import TracebackType
from typing import Self


class Terminal:
    """``with Terminal(["reflect", ...]) as t: t.see("Number:"); t.type("1")``"""

    def __init__(self, *arguments: str, program: str = "", **environment: str) -> None:
        self.out = ""
        self._seen = 0
        self.code: int | None = None
        self._sent = 0
        self._pressed = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(environment)
            how = ["-c", program] if program else ["-m", "reflect"]
            os.execv(sys.executable, [sys.executable, *how, *arguments])  # noqa: S606 - it takes our place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.out += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)

    def see(self, words: str, seconds: float = 20) -> str:
        """Wait until these words stand after everything seen before; what came with them."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            at = self.out.find(words, self._seen)
            if at >= 0:
                said = self.out[self._seen : at + len(words)]
                self._seen = at + len(words)
                return said
            if not self._read(0.1) and words not in self.out[self._seen :]:
                break
        raise AssertionError(f"no {words!r} in: {self.out[self._seen :]!r}")

    def type(self, text: str) -> None:
        """Type a line and press Enter."""
        self.press(f"{text}\r")

    def press(self, keys: str) -> None:
        """Press keys, in pieces a terminal can take, reading what comes back meanwhile."""
        self._pressed = keys
        data = keys.encode()
        while data:
            data = data[os.write(self.fd, data[:1024]) :]
            self._read(0.01)

    def signal(self, number: int) -> None:
        """Send a signal until something comes of it: one just before a read waits for the next key."""
        written = len(self.out)
        self._sent = number
        for _ in range(10):
            os.kill(self.pid, number)
            if not self._read(0.5) or len(self.out) > written:
                return

    def ends(self, seconds: float = 20) -> int:
        """Wait for the end; the exit code.

        A signal, or Ctrl+C, that came just before a read waits for the next one, as it does in any program
        that reads lines through readline.
        """
        until = time.monotonic() + seconds
        again = time.monotonic() + 1
        while self._read(0.1) and time.monotonic() < until:
            if time.monotonic() > again:
                again += 1
                if self._sent:
                    os.kill(self.pid, self._sent)
                elif self._pressed == "\x03":
                    os.write(self.fd, b"\x03")
        for _ in range(50):
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                break
            time.sleep(0.1)
        else:
            raise AssertionError(f"it did not end: {self.out[-500:]!r}")
        self.code = os.waitstatus_to_exitcode(status)
        return self.code
