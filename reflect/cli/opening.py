"""``reflect`` and ``reflect start``: a conversation, in the app or line by line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from reflect.cli.arguments import Command, Given, Option, did_you_mean, read
from reflect.cli.trouble import DONE, INTERNAL, CommandError, talk, unexpected
from reflect.splash import first_words, has_screen

if TYPE_CHECKING:
    from reflect.assistant import Assistant
    from reflect.flows.values import Action

START: Final = Command(
    "start",
    "[DOOR] [--voice V] [--depth MINUTES] [--last-time FILE] [--local DIR] [--plain]",
    "Begins a conversation. Without a door it shows which there are; with --voice or --depth alone it takes "
    "the first. Where there is no full screen it goes line by line by itself.",
    (
        Option("--voice", "who is speaking, for example practitioner", "V"),
        Option("--depth", "how many minutes you have", "MINUTES"),
        Option("--last-time", "a summary of last time, ending in .json: its actions are followed up", "FILE"),
        Option("--local", "a folder with this area's own contacts, names, words and questions", "DIR"),
        Option("--plain", "line by line: for screen readers, and for any terminal"),
        Option("--do-not-keep", "keep nothing; this version never does"),
        Option("--help", "this page"),
    ),
    most=1,
    examples=("reflect start", "reflect start ten", "reflect start prepare --depth 30 --plain"),
)

GONE: Final = "This version keeps nothing by itself, so the answers of this conversation are no longer held."


def run(arguments: list[str]) -> int:
    """Open the app or plain mode, at a door where one was named."""
    if "--help" in arguments:
        print(START.help)
        return DONE
    given = read(START, arguments)
    if given.has("--do-not-keep"):
        talk("Nothing is kept in this version, so --do-not-keep changes nothing.")
    plain = given.has("--plain") or not has_screen()
    if not plain and arguments:  # bare `reflect` has said them already, in __main__
        first_words()
    local = given.get("--local")
    named = given.words or any(given.has(name) for name in ("--voice", "--depth", "--last-time"))
    assistant = _at_a_door(given) if named else None

    def open_one() -> Assistant:
        return assistant or new_assistant(local)

    try:
        if plain:
            from reflect.plain import converse

            return converse(open_one())
        from reflect.tui import main

        return main(open_one)
    except (CommandError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - told in words, with what it means for the conversation
        talk(unexpected(error, GONE))
        return INTERNAL


def new_assistant(local: str = "") -> Assistant:
    """An assistant over the pack that this reflect finds, with the real clock. ``local``: as ``--local``."""
    from datetime import UTC, datetime

    from reflect.assistant import Assistant
    from reflect.cli.packs import the_pack

    return Assistant(
        the_pack(local), now=lambda: datetime.now(UTC).astimezone(), new_id=lambda: os.urandom(8).hex()
    )


def _at_a_door(given: Given) -> Assistant:
    """A conversation begun as asked for. Raises CommandError where there is no such door, voice or time."""
    from reflect.assistant import NoSuchDoorError

    assistant = new_assistant(given.get("--local"))
    doors = [door.id for door in assistant.doors()]
    door = given.word() or doors[0]
    try:
        assistant.start(
            door,
            voice=given.get("--voice"),
            depth=minutes(given.get("--depth")),
            last_time=_last_time(given.get("--last-time")),
        )
    except NoSuchDoorError as error:
        raise CommandError(f"{error}{did_you_mean(door, doors) if door not in doors else ''}") from error
    return assistant


def _last_time(name: str) -> tuple[Action, ...]:
    """The actions of the paper in a file; none where no file was given. Raises CommandError."""
    if not name:
        return ()
    from pathlib import Path

    from reflect.cli.packs import file_bytes
    from reflect.summary.last_time import NoActionsError, actions_in

    try:
        return actions_in(file_bytes(Path(name).expanduser()))
    except NoActionsError as error:
        raise CommandError(f"{name}: {error}") from None


def minutes(text: str) -> int:
    """``--depth`` as a number of minutes; 0 where it was not given."""
    if text and not (text.isascii() and text.isdigit() and len(text) < 5 and int(text)):
        raise CommandError(f"--depth takes a number of minutes, for example 30, and not `{text}`.")
    return int(text or 0)
