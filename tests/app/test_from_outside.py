"""The app as a program in a terminal: how it ends, and what it leaves on the screen and on the disk."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import fcntl
import pty
import select
import struct
import termios

ROOT = Path(__file__).parents[2]
LEFT_ALTERNATE_SCREEN, CURSOR_SHOWN, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"
SECRET = b"xylophone"
OWN_TERMINAL = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
GOOD = """
import sys
from tests.app.fake import FakeAssistant
from reflect.tui import main
sys.exit(main(FakeAssistant))
"""
BROKEN = """
import sys
from tests.app.fake import FakeAssistant
from reflect.tui import main
class Broken(FakeAssistant):
    def send(self, reply):
        kept = reply.text
        if kept:
            raise KeyError(kept)
        super().send(reply)
sys.exit(main(Broken))
"""

UNREADABLE = """
import sys
from reflect.cli.trouble import CommandError
from reflect.tui import main
def nothing():
    raise CommandError("There are no questions in /flows.")
sys.exit(main(nothing))
"""


class Terminal:
    """A program in a pseudo-terminal of 80 by 24."""

    def __init__(self, script: str, **environment: str) -> None:
        self.out = b""
        self.fd, inside = pty.openpty()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.program = subprocess.Popen(
            [sys.executable, "-c", OWN_TERMINAL + script],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            cwd=ROOT,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        os.close(inside)

    def read(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and select.select([self.fd], [], [], left)[0]:
            try:
                got = os.read(self.fd, 65536)
            except OSError:
                return
            if not got:
                return
            self.out += got

    def until(self, words: bytes) -> None:
        end = time.monotonic() + 30
        while words not in self.out:
            assert time.monotonic() < end, self.out[-2000:]
            self.read(0.1)

    def type(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def write_half_an_answer(self) -> None:
        self.until(b"Prepare")
        self.type(b"1")
        self.until(b"danger right")
        self.read(0.3)
        self.type(b"4")
        self.until(b"new line")
        self.type(SECRET)
        self.until(SECRET)

    def close(self) -> None:
        """The window is closed."""
        os.close(self.fd)
        self.fd = -1

    def code(self) -> int:
        """Its exit code, once it has ended."""
        end = time.monotonic() + 15
        while self.program.poll() is None:
            assert time.monotonic() < end, "it did not end"
            if self.fd >= 0:
                self.read(0.05)
            time.sleep(0.02)
        if self.fd >= 0:
            self.read(0.05)
        return self.program.returncode

    def end(self) -> None:
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        if self.fd >= 0:
            os.close(self.fd)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.end()


def restored(out: bytes) -> bool:
    return all(code in out for code in (LEFT_ALTERNATE_SCREEN, CURSOR_SHOWN, MOUSE_OFF))


@pytest.mark.parametrize("name,code", [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_restores_the_screen_and_says_so_in_the_exit_code(
    terminals: list[Terminal], name: str, code: int
) -> None:
    terminals.append(terminal := Terminal(GOOD))
    terminal.write_half_an_answer()
    os.kill(terminal.program.pid, getattr(signal, name))
    assert terminal.code() == code
    assert restored(terminal.out)
    assert SECRET not in terminal.out.rpartition(LEFT_ALTERNATE_SCREEN)[2]


def test_a_closed_window_ends_it(terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(GOOD))
    terminal.write_half_an_answer()
    terminal.close()
    assert terminal.code() == 129


def test_a_fault_is_told_in_words_without_anything_that_was_typed(terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(BROKEN))
    terminal.write_half_an_answer()
    terminal.read(0.3)
    terminal.type(b"\r")
    assert terminal.code() == 70
    assert restored(terminal.out)
    after = terminal.out.rpartition(LEFT_ALTERNATE_SCREEN)[2]
    assert SECRET not in after
    assert b"Traceback" not in after
    assert b"it was nothing you did" in after
    assert b"KeyError at screens/conversation.py line" in after


def test_textual_is_told_nothing_by_the_environment(terminals: list[Terminal], tmp_path: Path) -> None:
    log, pictures = tmp_path / "keys.log", tmp_path / "pictures"
    pictures.mkdir()
    terminals.append(
        terminal := Terminal(
            GOOD,
            TEXTUAL_LOG=str(log),
            TEXTUAL="debug,devtools",
            TEXTUAL_SCREENSHOT="0",
            TEXTUAL_SCREENSHOT_LOCATION=str(pictures),
        )
    )
    terminal.write_half_an_answer()
    os.kill(terminal.program.pid, signal.SIGTERM)
    assert terminal.code() == 143
    assert not log.exists()
    assert not list(pictures.iterdir())


def test_leaving_leaves_nothing_of_the_conversation_on_the_screen(terminals: list[Terminal]) -> None:
    terminals.append(terminal := Terminal(GOOD))
    terminal.write_half_an_answer()
    terminal.type(b"\x11")
    terminal.until(b"not kept.")
    terminal.type(b"2")
    assert terminal.code() == 0
    assert restored(terminal.out)
    assert SECRET not in terminal.out.rpartition(LEFT_ALTERNATE_SCREEN)[2]
    assert b"\x1b]52" not in terminal.out
    assert b"\x1b]0;" not in terminal.out


def test_questions_that_cannot_be_read_are_an_exit_code_and_words_to_pass_on(
    terminals: list[Terminal],
) -> None:
    terminals.append(terminal := Terminal(UNREADABLE))
    terminal.until(b"There are no questions in")
    terminal.type(b"\x11")
    assert terminal.code() == 2
    assert b"reflect: There are no questions in /flows." in terminal.out.rpartition(LEFT_ALTERNATE_SCREEN)[2]
