"""``reflect flows fuzz``: made-up conversations, to find the one that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reflect.cli.arguments import Command, Given, Option, wrapped
from reflect.cli.trouble import DONE, FAILED, CommandError, talk

if TYPE_CHECKING:
    from reflect.flows.model import Pack
    from reflect.fuzz.runs import Failure, Fuzzed

FUZZ: Final = Command(
    "flows fuzz",
    "[PATH] [--seed N] [--runs N] [--door D] [--voice V] [--depth MINUTES] [--local DIR] [--to FILE] "
    "[--json]",
    "Holds made-up conversations: the least used option first, and now and then a question parked, not "
    "known, an earlier answer changed, or the time. Each has to come to an outcome, be the same when worked "
    "out again from its events, and make a summary. Without PATH it takes ./flows, or else the flows that "
    "came with reflect.",
    (
        Option("--seed", "which made-up conversations; the same number makes the same (0)", "N"),
        Option("--runs", "how many (1000)", "N"),
        Option("--door", "only from this door", "D"),
        Option("--voice", "only in this voice", "V"),
        Option("--depth", "only for so many minutes", "MINUTES"),
        Option("--local", "a folder with an area's own words and questions, laid over the flows", "DIR"),
        Option("--to", "where to write the script of one that goes wrong (.yaml)", "FILE"),
        Option("--force", "write over a file that is there already"),
        Option("--json", "print the report as one JSON document"),
        Option("--help", "this page"),
    ),
    most=1,
    examples=("reflect flows fuzz", "reflect flows fuzz --runs 20000 --seed 7 --to wrong.yaml"),
)
RUNS: Final = 1000
_DIGITS: Final = 9
_NAMED: Final = 40  # never come to, named at most; --json has them all


def fuzz(given: Given) -> int:
    """Hold them, and say what they came to. 1 where one went wrong."""
    from reflect.cli.packs import local_named, pack_for_authors
    from reflect.flows.pack import load_pack
    from reflect.fuzz.runs import NotPossibleError, Wanted
    from reflect.fuzz.runs import fuzz as hold

    target = _target(given)
    wanted = Wanted(
        runs=_number(given, "--runs", RUNS),
        seed=_number(given, "--seed", 0),
        door=given.get("--door"),
        voice=given.get("--voice"),
        depth=_number(given, "--depth", 0),
    )
    found = pack_for_authors(given.word())
    pack = load_pack(found.path, local=local_named(given))
    try:
        came_to = hold(pack, wanted)
    except NotPossibleError as error:
        raise CommandError(str(error)) from error
    if given.has("--json"):
        import msgspec

        print(msgspec.json.encode(_shape(pack, came_to)).decode())
    else:
        print("\n".join(_told(came_to)))
    if came_to.failure:
        _keep(pack, came_to.failure, came_to.seed, target)
    talk(f"Held with {found.path} ({found.why}).")
    return FAILED if came_to.failure else DONE


def _number(given: Given, name: str, otherwise: int) -> int:
    text = given.get(name)
    if not given.has(name):
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise CommandError(f"{name} takes a number such as {otherwise or 7}, and not `{text}`.")
    return int(text)


def _target(given: Given) -> Path | None:
    if not given.has("--to"):
        return None
    target = Path(given.get("--to")).expanduser()
    if target.suffix != ".yaml":
        raise CommandError(f"a script is a .yaml file: --to {target.with_suffix('.yaml')}.")
    if target.exists() and not given.has("--force"):
        raise CommandError(f"{target} is there already. Add --force to write over it.")
    return target


def _keep(pack: Pack, failure: Failure, seed: int, target: Path | None) -> None:
    if target is None or not failure.events:
        talk("Say --to FILE.yaml for a script of it that `reflect play` can hold again.")
        return
    from reflect.fuzz.script import script_for

    title = f"made up: seed {seed}, conversation {failure.run}: {failure.what}"
    target.write_text(script_for(pack, failure.events, title), encoding="utf-8", newline="\n")
    talk(f"Its script: {target}. Hold it again with `reflect play {target}`.")


def _shape(pack: Pack, came_to: Fuzzed) -> object:
    from reflect.fuzz.script import script_for
    from reflect.shapes import Fuzz, FuzzFailure, FuzzOutcome

    wrong = came_to.failure
    script = script_for(pack, wrong.events, wrong.what) if wrong and wrong.events else ""
    return Fuzz(
        seed=came_to.seed,
        runs=came_to.runs,
        turns=came_to.turns,
        outcomes=[FuzzOutcome(name, runs, runs / came_to.runs) for name, runs in came_to.outcomes.items()],
        moves=came_to.moves,
        longest=came_to.longest,
        longest_run=came_to.longest_run,
        replayed=came_to.replayed,
        rendered=came_to.rendered,
        never_visited=list(came_to.never_visited),
        never_chosen=list(came_to.never_chosen),
        failure=FuzzFailure(wrong.run, wrong.what, script) if wrong else None,
    )


def _told(came_to: Fuzzed) -> Iterator[str]:
    runs = "conversation" if came_to.runs == 1 else "conversations"
    yield f"{came_to.runs:,} {runs} came to an outcome, in {came_to.turns:,} turns (seed {came_to.seed})."
    for name, many in came_to.outcomes.items():
        yield f"  {name:28}{many:>8,}{many / came_to.runs:>7.0%}"
    moves = ", ".join(f"{name} {many:,}" for name, many in sorted(came_to.moves.items()))
    yield from wrapped(f"What was done: {moves}.")
    if came_to.longest:
        yield f"The longest: {came_to.longest} turns, conversation {came_to.longest_run:,}."
    yield from wrapped(
        f"Worked out again from their events, with the same result: {came_to.replayed:,}. "
        f"Put on paper in every form: {came_to.rendered:,}."
    )
    for what, names in (("visited", came_to.never_visited), ("chosen", came_to.never_chosen)):
        yield from _never(what, names)
    if came_to.failure:
        yield ""
        yield from wrapped(
            f"Conversation {came_to.failure.run:,} of seed {came_to.seed} went wrong: {came_to.failure.what}."
        )


def _never(what: str, names: tuple[str, ...]) -> Iterator[str]:
    if not names:
        yield f"Never {what}: nothing. Everything was."
        return
    yield f"Never {what}: {len(names):,}"
    yield from (f"  {name}" for name in names[:_NAMED])
    if len(names) > _NAMED:
        yield f"  and {len(names) - _NAMED:,} more (--json names them all)"
