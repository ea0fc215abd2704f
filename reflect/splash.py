"""The first line on the screen, before anything heavy is imported, and the terminal it is for."""

import os
import sys

SPLASH = "reflect is opening. Nothing you write leaves this machine."


def has_screen() -> bool:
    """Whether this terminal can hold the app. An unset TERM on Windows is not a dumb one."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        return False
    return os.environ.get("TERM", "" if os.name != "nt" else "windows") not in ("", "dumb")


def first_words() -> None:
    """Something on the screen at once, and nobody else's settings for the app."""
    sys.stdout.write(f"{SPLASH}\n")
    sys.stdout.flush()
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
        del os.environ[name]
