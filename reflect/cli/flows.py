"""``reflect flows``: for the people who write and look after the content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from reflect.cli.arguments import Command, Given, Option, did_you_mean, listed, read, wrapped
from reflect.cli.figures import STATS, stats
from reflect.cli.fuzzing import FUZZ, fuzz
from reflect.cli.trouble import DONE, REFUSED, CommandError, talk

HELP: Final = Option("--help", "this page")
LAID_OVER: Final = Option(
    "--local", "a folder with an area's own names, words and questions, laid over the flows", "DIR"
)
PATH_ABOUT: Final = "Without PATH it takes ./flows, or else the flows that came with reflect."

CHECK: Final = Command(
    "flows check",
    "[PATH] [--today DAY] [--local DIR] [--json]",
    "Reads every flow and proves what can be proved about it. PATH is a folder with a pack.yaml, or one "
    f"file. {PATH_ABOUT}",
    (
        Option("--today", "judge what is out of date as on this day, for example 2026-11-26", "DAY"),
        LAID_OVER,
        Option("--json", "print the findings as one JSON list"),
        HELP,
    ),
    most=1,
    examples=("reflect flows check", "reflect flows check flows/stuck/stalled.yaml"),
)
EXPLAIN: Final = Command(
    "flows explain", "CODE", "Says what a finding means, with a bad and a good example.", (HELP,),
    least=1, most=1, examples=("reflect flows explain RF302",),
)  # fmt: skip
COVERAGE: Final = Command(
    "flows coverage",
    "[PATH] [--prefix PREFIX] [--nodes] [--local DIR] [--json]",
    f"Which points of the documents stand on a question or a piece of guidance. {PATH_ABOUT}",
    (
        Option("--prefix", "only points that begin so, for example NP-5", "PREFIX"),
        Option("--nodes", "name where each point stands"),
        LAID_OVER,
        Option("--json", "print the figures as one JSON document"),
        HELP,
    ),
    most=1,
    examples=("reflect flows coverage", "reflect flows coverage --prefix NP-5 --nodes"),
)
TEST: Final = Command(
    "flows test",
    "[PATH] [--local DIR]",
    "Plays every script in the folder `tests` of the flows (or one script) and judges it by what it expects. "
    f"{PATH_ABOUT}",
    (LAID_OVER, HELP),
    most=1,
    examples=("reflect flows test", "reflect flows test flows/tests/stalled.yaml"),
)
LOCAL: Final = Command(
    "flows local",
    "[--local DIR]",
    "Says what is set for this area, what is not, and where the files are. Without --local it is your own "
    "folder.",
    (LAID_OVER, HELP),
    examples=("reflect flows local", "reflect flows local --local our-area"),
)
COMPILE: Final = Command(
    "flows compile",
    "[PATH] --to FILE [--local DIR]",
    f"Checks the flows and writes them as one file that opens at once. {PATH_ABOUT}",
    (
        Option("--to", "where to write it, for example pack.json", "FILE"),
        LAID_OVER,
        Option("--force", "write over a file that is there already"),
        HELP,
    ),
    most=1,
    examples=("reflect flows compile flows --to pack.json",),
)
ABOUT: Final = {
    "check": "read every flow and prove what can be proved",
    "explain": "what a finding means",
    "coverage": "which points of the documents stand where",
    "test": "play the scripts and judge them",
    "stats": "how long the ways are, where they end, how hard it reads",
    "local": "what is set for this area, and where",
    "fuzz": "made-up conversations, to find the one that goes wrong",
    "compile": "check, and write one file that opens at once",
}


def run(arguments: list[str]) -> int:
    """Run one of the flows commands."""
    name = arguments[0] if arguments else "--help"
    if name in ("--help", "-h"):
        print("\n".join(["reflect flows COMMAND", "", *listed(list(ABOUT.items()))]))
        return DONE
    if name not in _DO:
        raise CommandError(
            f"there is no `reflect flows {name}`.{did_you_mean(name, list(_DO))} There is: {', '.join(_DO)}."
        )
    command, do = _DO[name]
    if "--help" in arguments[1:]:
        print(command.help)
        return DONE
    return do(read(command, arguments[1:]))


def _check(given: Given) -> int:
    from reflect.cli.packs import local_named, pack_for_authors
    from reflect.flows.diagnostics import errors, render
    from reflect.flows.pack import check_pack

    today = _day(given.get("--today"))
    if given.words:
        path, why = Path(given.word()), "the path given"
    else:
        path, why = pack_for_authors("")[:2]
    diagnostics = check_pack(path, today, local_named(given))
    if given.has("--json"):
        import msgspec

        from reflect.shapes import Finding

        lines = [msgspec.convert(one, Finding, from_attributes=True) for one in diagnostics]
        print(msgspec.json.encode(lines).decode())
    elif diagnostics:
        print(render(diagnostics))
    wrong = len(errors(diagnostics))
    counts = f"{_count(wrong, 'error')}, {_count(len(diagnostics) - wrong, 'warning')}"
    talk(f"Checked {path} ({why}): {counts}.")
    return REFUSED if wrong else DONE


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CommandError(f"--today takes a day such as 2026-11-26, and not `{text}`.") from None


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number or 'no'} {what}s"


def _compile(given: Given) -> int:
    from reflect.cli.packs import local_named, pack_for_authors
    from reflect.flows.pack import compile_pack

    if not given.has("--to"):
        raise CommandError("say where to write it: `reflect flows compile --to pack.json`.")
    target = Path(given.get("--to")).expanduser()
    if target.exists() and not given.has("--force"):
        raise CommandError(f"{target} is there already. Add --force to write over it.")
    found = pack_for_authors(given.word())
    data = compile_pack(found.path, local=local_named(given))
    half = target.with_name(f".{target.name}.part")
    half.write_bytes(data)
    half.replace(target)
    talk(f"Compiled {found.path} ({found.why}) to {target}: {len(data):,} bytes.")
    return DONE


def _test(given: Given) -> int:
    from reflect.cli.packs import local_named
    from reflect.cli.testing import test

    return test(given.word(), local_named(given))


def _local(given: Given) -> int:
    """What is set, a line each, and where to set it."""
    from reflect.cli.packs import local_folder, the_pack
    from reflect.flows.local import LOCAL_FILES, own_folder
    from reflect.present import area_lines

    pack = the_pack(given.get("--local"))
    folder = local_folder(given.get("--local"))
    for line in area_lines(pack):
        print("\n".join(wrapped(line)))
    if folder is None:
        talk(f"Nothing is set for this area yet. To set it, write {own_folder() / LOCAL_FILES[0]}.")
    else:
        there = [name for name in LOCAL_FILES if (folder / name).is_file()]
        there += ["flows"] if (folder / "flows").is_dir() else []
        talk(f"From {folder}: {', '.join(there) or 'nothing there yet'}.")
    return DONE


def _explain(given: Given) -> int:
    from reflect.flows.check.explain import UnknownCodeError, explain
    from reflect.scripts.read import CODES

    code = given.word().upper()
    if code in CODES:
        print("\n".join([code, "", *wrapped(CODES[code])]))
        return DONE
    try:
        print(explain(code))
    except UnknownCodeError as error:
        raise CommandError(str(error)) from error
    return DONE


def _coverage(given: Given) -> int:
    from reflect.cli.packs import local_named, pack_for_authors
    from reflect.flows.pack import load_pack
    from reflect.flows.sources import coverage

    found = pack_for_authors(given.word())
    shown = coverage(load_pack(found.path, local=local_named(given)), given.get("--prefix"))
    if given.has("--prefix") and not shown.tally.points:
        raise CommandError(f"no point of the documents begins with `{given.get('--prefix')}`.")
    if given.has("--json"):
        print(shown.as_json().decode())
        return DONE
    rows = shown.by_prefix() if given.has("--prefix") else shown.by_document()
    print(f"{'':20}{'points':>8}{'stand':>8}{'waived':>8}{'missing':>9}")
    for name, tally in [*rows.items(), ("all", shown.tally)]:
        print(f"{name:20}{tally.points:8}{tally.surfaced:8}{tally.waived:8}{tally.missing:9}")
    if given.has("--nodes"):
        print()
        for point, nodes in shown.surfaced.items():
            print(f"{point}: {', '.join(nodes)}")
        for point, reason in shown.waived.items():
            print(f"{point}: waived, {reason}")
        for point in shown.missing:
            print(f"{point}: missing")
    talk(f"Counted in {found.path} ({found.why}).")
    return DONE


_DO: Final[dict[str, tuple[Command, Callable[[Given], int]]]] = {
    "check": (CHECK, _check),
    "explain": (EXPLAIN, _explain),
    "coverage": (COVERAGE, _coverage),
    "test": (TEST, _test),
    "stats": (STATS, stats),
    "fuzz": (FUZZ, fuzz),
    "local": (LOCAL, _local),
    "compile": (COMPILE, _compile),
}
