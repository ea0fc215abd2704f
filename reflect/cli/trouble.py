"""Exit codes, and what is said when something cannot be done. A traceback is never shown."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Final

DONE: Final = 0
FAILED: Final = 1
REFUSED: Final = 2
INTERNAL: Final = 70
INTERRUPTED: Final = 130


class CommandError(Exception):
    """What was asked for cannot be done as it stands. The message says why and what to do."""

    def __init__(self, message: str, code: int = REFUSED) -> None:
        super().__init__(message)
        self.code = code


def talk(text: str) -> None:
    """Say something about the work, on stderr, so that data on stdout stays clean."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def told(error: BaseException) -> int:
    """Say in words what went wrong, and the exit code that goes with it."""
    try:
        return _told(error)
    except OSError:  # stderr itself is gone: nobody is left to tell
        _hush()
        return FAILED


def _told(error: BaseException) -> int:
    if type(error).__name__ == "FlowErrors":  # imported by whoever raised it, and by nobody else
        talk(f"{error}")
        return REFUSED
    match error:
        case SystemExit(code=int() as code):
            return code
        case CommandError():
            talk(f"reflect: {error}")
            return error.code
        case KeyboardInterrupt():
            talk("\nStopped.")
            return INTERRUPTED
        case BrokenPipeError():  # whoever was reading has read enough
            _hush()
            return DONE
        case OSError():
            _hush()
            talk(f"reflect: this could not be finished: {error.strerror or type(error).__name__}.")
            return FAILED
        case _:
            talk(unexpected(error, "Files are either whole or not written at all."))
            return INTERNAL


def unexpected(error: BaseException, safe: str) -> str:
    """An internal error as a plain paragraph with nothing in it that anybody typed. ``safe``: what is."""
    return (
        f"reflect: something went wrong inside reflect itself; it was nothing you did. {safe} "
        "Please try the same thing once more. If it happens again, pass these words on to whoever looks "
        f"after reflect for you: {type(error).__name__} at {_place(error)}."
    )


def _place(error: BaseException) -> str:
    """Where it went wrong: the innermost line of our own, without anything from the line itself."""
    found = "an unknown place"
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - too early for pathlib
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(ours + os.sep):
            found = f"{frame.filename[len(ours) + 1 :].replace(os.sep, '/')} line {frame.lineno}"
    return found


def _hush() -> None:
    """Point stdout nowhere, so that nothing complains about it on the way out."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        sys.stdout = None
