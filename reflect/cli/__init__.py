"""The command line: finds the command and runs it. A command's module is imported when it is asked for."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Final

from reflect.cli.arguments import did_you_mean, listed
from reflect.cli.trouble import DONE, CommandError

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "start": ("reflect.cli.opening", "begin a conversation, in the app or line by line"),
    "play": ("reflect.cli.playing", "run a written-down conversation with no screen, and report"),
    "flows": ("reflect.cli.flows", "for authors: check, explain, coverage, test, compile"),
}
"""Each command: the module that does it, and what it does in a few words."""

BEGINS: Final = ("--plain", "--voice", "--depth", "--local", "--do-not-keep")
"""What `reflect` alone takes: the same as `reflect start`."""

ABOUT: Final = """\
reflect helps you think before supervision about a family you are worried about.
It asks one question at a time and ends in a summary in your own words. It does
not assess, it keeps nothing unless you write a file, and nothing leaves this
machine. If a child is in danger now, ring 999.

  reflect             open the app (line by line where there is no full screen)
  reflect --plain     the same conversation line by line, for screen readers
"""

EXAMPLES: Final = """\
For example:
  reflect
  reflect start ten --plain
  reflect play my-script.yaml --as case --to summary.md

`reflect COMMAND --help` says more. Exit codes: 0 done, 1 failed, 2 not possible
as asked, 70 our own mistake, 130 stopped with Ctrl+C."""


def run(arguments: list[str]) -> int:
    """Run the command these arguments name and answer with its exit code."""
    speak_utf8()
    name = arguments[0] if arguments else ""
    match name:
        case "--help" | "-h" | "help":
            print(_help_for(arguments[1:]))
            return DONE
        case _ if not name or name.partition("=")[0] in BEGINS:
            return _command("start", arguments)
        case _ if name in COMMANDS:
            return _command(name, arguments[1:])
        case _:
            hint = did_you_mean(name, [*COMMANDS, "--help", "--version", *BEGINS])
            raise CommandError(f"there is no command `{name}`.{hint} `reflect --help` lists what there is.")


def _command(name: str, arguments: list[str]) -> int:
    code: int = import_module(COMMANDS[name][0]).run(arguments)
    return code


def _help_for(words: list[str]) -> str:
    if words and words[0] in COMMANDS:
        _command(words[0], [*words[1:], "--help"])
        raise SystemExit(DONE)
    rows = [(f"reflect {name}", text) for name, (_, text) in COMMANDS.items()]
    rows += [("reflect --version", "which reflect this is"), ("reflect --help", "this page")]
    return "\n".join([ABOUT, *listed(rows), "", EXAMPLES])


def speak_utf8() -> None:
    """UTF-8 in and out, whatever the system is set to; a character that cannot be shown never stops anything.

    A terminal that is set to another encoding keeps it: it could not show ours.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        encoding = stream.encoding if stream.isatty() and os.name != "nt" else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace" if stream is sys.stdin else "backslashreplace")
