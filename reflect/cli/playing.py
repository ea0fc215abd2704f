"""``reflect play``: a scripted conversation with no screen. Reports what it came to; does not judge it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reflect.cli.arguments import Command, Given, Option, read
from reflect.cli.opening import minutes
from reflect.cli.trouble import DONE, FAILED, REFUSED, CommandError, talk

if TYPE_CHECKING:
    from reflect.assistant import Assistant
    from reflect.shapes import Play

PLAY: Final = Command(
    "play",
    "SCRIPT.yaml [--voice V] [--depth MINUTES] [--as PAPER] [--to FILE] [--local DIR] [--json]",
    "Holds the conversation a script describes, with no screen, and says where it came to. It does not "
    "judge: `reflect flows test` does that. Nothing is kept.",
    (
        Option("--voice", "instead of the script's own voice", "V"),
        Option("--depth", "instead of the script's own depth", "MINUTES"),
        Option("--as", "the paper to make of it: case or private", "PAPER"),
        Option("--to", "where to write the paper: a name ending in .md, .txt or .json", "FILE"),
        Option("--local", "a folder with an area's own contacts, names, words and questions", "DIR"),
        Option("--force", "write over a file that is there already"),
        Option("--json", "print the report as one JSON document"),
        Option("--help", "this page"),
    ),
    least=1,
    most=1,
    examples=("reflect play visit.yaml", "reflect play visit.yaml --as case --to summary.md"),
)
PAPERS: Final = ("case", "private")


def run(arguments: list[str]) -> int:
    """Play one script."""
    if "--help" in arguments:
        print(PLAY.help)
        return DONE
    given = read(PLAY, arguments)
    depth = minutes(given.get("--depth"))
    target, paper = _target(given), given.get("--as") or "case"

    from reflect.cli.packs import file_bytes, local_named, pack_of_script
    from reflect.flows.pack import load_pack
    from reflect.play import play
    from reflect.scripts.read import read_script

    path = Path(given.word())
    script = read_script(str(path), file_bytes(path))
    played = play(
        load_pack(pack_of_script(path).path, local=local_named(given)),
        script,
        now=lambda: datetime.now(UTC).astimezone(),
        new_id=lambda: os.urandom(8).hex(),
        voice=given.get("--voice"),
        depth=depth,
    )
    if given.has("--json"):
        import msgspec

        print(msgspec.json.encode(played.report).decode())
    elif given.has("--as") and not target:
        print(_paper(played.assistant, paper), end="")
    else:
        print(_told(played.report, played.end.turns))
    if target:
        _paper(played.assistant, paper)
        result = played.assistant.write_paper(target, overwrite=given.has("--force"), paper=paper)
        talk(result.message)
        return DONE if result.ok else REFUSED if result.exists else FAILED
    return DONE


def _paper(assistant: Assistant, paper: str) -> str:
    """The paper as text. Raises CommandError for a private page with nothing on it."""
    if paper == "private" and not assistant.private_paper():
        raise CommandError("nothing private was said in that script, so there is no private page.")
    return assistant.paper_text("txt", paper)


def _target(given: Given) -> Path | None:
    """Where the paper goes, refused before anything is played where it cannot be written so."""
    from reflect.paper_file import ENDINGS

    paper = given.get("--as")
    if given.has("--as") and paper not in PAPERS:
        raise CommandError(f"there is no paper `{paper}` in this version. There is: {', '.join(PAPERS)}.")
    if given.has("--as") and given.has("--json") and not given.has("--to"):
        raise CommandError("--as and --json would both be printed. Say where the paper goes with --to FILE.")
    if not given.has("--to"):
        return None
    target = Path(given.get("--to")).expanduser()
    if target.suffix[1:].lower() not in ENDINGS:
        endings = ", ".join(f".{ending}" for ending in ENDINGS)
        raise CommandError(f"{target} does not say what to write. End the name with one of {endings}.")
    if target.exists() and not given.has("--force"):
        raise CommandError(f"{target} is there already. Add --force to write over it.")
    return target


def _told(report: Play, turns: int) -> str:
    """The report for people: the way with its answers, and what is left open."""
    lines = [f"Came to `{report.outcome}` in {turns} {'turn' if turns == 1 else 'turns'}."]
    lines += [f"  {key}: {_in_short(report.answers.get(key, 'shown'))}" for key in report.visited]
    aside = [key for key in report.parked if key not in report.visited]
    for said, keys in (("To look at again", report.look_again), ("Set aside with their way", aside)):
        if keys:
            lines.append(f"{said}: {', '.join(keys)}")
    lines.append(f"Open questions: {len(report.open_questions) or 'none'}")
    return "\n".join(lines)


def _in_short(answer: object) -> str:
    text = " ".join(str(answer).split())
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]} ..."
