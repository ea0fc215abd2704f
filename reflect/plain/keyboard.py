"""Reading lines: from a person at a terminal, or from a pipe. Nothing typed is ever kept in a history."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, TextIO

from reflect.commands import COMMANDS

KEY_MARK: Final = "///"
"""What a function key puts in the line before its word; the rest of the line is half-typed text."""

LINE_LIMIT: Final = 1_023 if sys.platform == "darwin" else 4_095
"""The bytes a terminal hands over in one line when nothing edits it; it drops the rest and says nothing."""

_FUNCTION_KEYS: Final = {
    "f1": ("OP", "[11~", "[[A"),
    "f2": ("OQ", "[12~", "[[B"),
    "f3": ("OR", "[13~", "[[C"),
    "f4": ("OS", "[14~", "[[D"),
    "f5": ("[15~", "[[E"),
    "f6": ("[17~",),
    "f7": ("[18~",),
    "f8": ("[19~",),
    "f9": ("[20~",),
}
# What terminals send for these keys after Escape.


class InputEndedError(Exception):
    """There is nothing more to read."""


class Keyboard:
    """Lines from one stream. ``person``: somebody types: prompts are shown, a text may have many lines."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in = stdin
        self._out = stdout
        self.person = stdin.isatty()
        self._editing = self.person and stdout.isatty() and _edit_lines()
        self._unread: list[str] = []

    def line(self, prompt: str) -> str:
        """The next line, without its end. Raises InputEndedError where there is none."""
        if self._unread:
            return self._unread.pop()
        if self._editing:
            try:
                return input(prompt)
            except EOFError:
                self._out.write("\n")  # Ctrl+D leaves the cursor after the prompt
                raise InputEndedError from None
            finally:
                _put_ready("")
        if self.person:
            self._out.write(prompt)
            self._out.flush()
        line = self._in.readline()
        if not line:
            raise InputEndedError
        return line.removesuffix("\n").removesuffix("\r")

    def unread(self, line: str) -> None:
        """Hand this line out once more."""
        self._unread.append(line)

    @property
    def has_keys(self) -> bool:
        """Whether function keys do what words do."""
        return self._editing and not _is_libedit()

    @property
    def can_give_back(self) -> bool:
        """Whether words can stand in the next line already, to be changed there."""
        return self._editing

    def give_back(self, half: str) -> bool:
        """Have half-typed words stand in the next line already. False where this terminal cannot do that."""
        if self._editing:
            _put_ready(half)
        return self._editing

    def may_be_cut(self, line: str) -> bool:
        """Whether the terminal may have dropped the end of this line without saying so."""
        bare = self.person and not self._editing and os.name != "nt"
        return bare and len(line.encode("utf-8", "replace")) >= LINE_LIMIT

    def more_waits(self) -> bool:
        """Whether another line is there already: pasted text, which must not answer the next question."""
        if not self.person or os.name == "nt":
            return False
        try:
            return bool(select.select([self._in], [], [], 0.03)[0])
        except (OSError, ValueError):
            return False

    def forget_waiting(self) -> None:
        """Read away what was pasted and nobody asked for."""
        while self.more_waits():
            try:
                self.line("")
            except InputEndedError:
                return


def _edit_lines() -> bool:
    """Have readline edit lines where there is one: of any length, with no history and no completion.

    Not on a dumb terminal: what stands behind it edits lines itself, and would show everything twice.
    """
    if os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        import readline
    except ImportError:
        return False
    readline.set_auto_history(False)
    readline.clear_history()
    readline.set_completer(None)
    if _is_libedit():
        return True  # it binds keys in another language, and the words do all that keys do
    for command in COMMANDS:
        for key in command.keys if command.in_plain else ():
            for sent in _FUNCTION_KEYS.get(key, ()):
                readline.parse_and_bind(rf'"\e{sent}": "{KEY_MARK}{command.word}\C-m"')
    return True


def _is_libedit() -> bool:
    import readline

    return "libedit" in (readline.__doc__ or "")


def _put_ready(text: str) -> None:
    import readline

    readline.set_startup_hook((lambda: readline.insert_text(text)) if text else None)


@contextmanager
def stopped_gently() -> Iterator[None]:
    """A closed terminal or a polite kill ends like Ctrl+C: the terminal is put right on the way out."""
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    wanted = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]  # nohup means it
    try:
        before = {number: signal.signal(number, _stop) for number in wanted}
    except ValueError:  # not in the main thread: somebody else minds the signals
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
