"""``reflect flows stats``: how long the ways through a pack are, where they end, and how hard it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reflect.cli.arguments import Command, Given, Option, wrapped
from reflect.cli.trouble import DONE, CommandError, talk

if TYPE_CHECKING:
    from reflect.stats.figures import Ended, Figures, FlowReading, Ways
    from reflect.stats.report import Figured

STATS: Final = Command(
    "flows stats",
    "[PATH] [--local DIR] [--json]",
    "How many turns and minutes the ways through the flows take, from each door, in each voice, at each "
    "depth; where they end; and how hard the questions are to read. Every way is counted, by what the "
    "conversation really does. Without PATH it takes ./flows, or else the flows that came with reflect.",
    (
        Option("--local", "a folder with an area's own words and questions, laid over the flows", "DIR"),
        Option("--json", "print the figures as one JSON document"),
        Option("--help", "this page"),
    ),
    most=1,
    examples=("reflect flows stats", "reflect flows stats flows --json"),
)

_HEAD: Final = ("share", "turns", "half", "mid", "most", "min", "half", "mid", "most")
_WIDTHS: Final = (6, 7, 8, 5, 6, 6, 7, 5, 6)
_COLUMNS: Final = (
    "Columns: the share of all ways; their turns: the fewest, the middle half, the median, the most; and the "
    "same of their minutes. * is a stop: an end that comes early, to act. Full routes end in none; on "
    "most days nobody is in danger."
)


def stats(given: Given) -> int:
    """Count, and print what there is to say."""
    from reflect.cli.packs import local_named, pack_for_authors
    from reflect.flows.pack import load_pack
    from reflect.stats.answers import UnknownKindError
    from reflect.stats.report import figures

    found = pack_for_authors(given.word())
    talk("Counting every way. A big pack takes a minute.")
    try:
        counted = figures(load_pack(found.path, local=local_named(given)))
    except UnknownKindError as error:
        raise CommandError(f"the figures can't be worked out: {error}") from error
    if given.has("--json"):
        import msgspec

        from reflect.shapes import Stats

        print(msgspec.json.encode(Stats(**counted._asdict())).decode())
    else:
        print("\n".join(_told(counted)))
    talk(f"Counted in {found.path} ({found.why}).")
    return DONE


def _told(counted: Figured) -> Iterator[str]:
    yield from wrapped(counted.model)
    yield ""
    yield from wrapped(_COLUMNS)
    for ways in counted.ways:
        yield ""
        yield from _ways(ways)
    yield ""
    yield from _reading(counted.reading)


def _ways(ways: Ways) -> Iterator[str]:
    time = f"{ways.depth} minutes{', asked for on the way' if ways.asked else ''}"
    doors = f" (door{'s' * (len(ways.doors) > 1)} {', '.join(ways.doors)})" if ways.doors else ""
    yield f"{ways.flow}, {ways.voice}, {time}{doors}"
    yield f"  From {ways.sampled:,} sampled conversations." if ways.sampled else "  Every way counted."
    yield _columns("", _HEAD)
    for one in ways.outcomes:
        yield _row(one, f"{one.outcome}{' *' if one.stop else ''}")
    yield _row(ways.all, "any outcome")
    if ways.full:
        yield _row(ways.full, "full routes only")
    if ways.typical:
        yield _row(ways.typical, "nobody in danger")
    yield from wrapped(_verdict(ways), "  ")


def _row(one: Ended, name: str) -> str:
    return _columns(name, (_share(one.share), *_spread(one.turns), *_spread(one.minutes)))


def _columns(name: str, cells: tuple[str, ...]) -> str:
    """A line of the table, in 80 columns."""
    return f"  {name:22}" + "".join(f"{cell:>{wide}}" for cell, wide in zip(cells, _WIDTHS, strict=True))


def _share(share: float) -> str:
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def _spread(over: Figures) -> tuple[str, str, str, str]:
    """Least, the middle half, the median and most, in whole numbers."""
    lower, upper = round(over.lower), round(over.upper)
    middle = f"{lower}-{upper}" if lower != upper else f"{lower}"
    return f"{over.least:.0f}", middle, f"{over.median:.0f}", f"{over.most:.0f}"


def _verdict(ways: Ways) -> str:
    if ways.full is None or ways.typical is None:
        return "No way from here comes to an end that is not a stop."
    if ways.meant is None:
        return f"No number of turns is laid down for {ways.depth} minutes."
    least, most = ways.meant
    meant = f"the {least} to {most} turns meant for {ways.depth} minutes"
    said = {
        "yes": f"Met: where nobody is in danger, the middle half keeps to {meant}.",
        "partly": f"Met by the median, where nobody is in danger: the middle half does not keep to {meant}.",
        "no": f"Not met: where nobody is in danger, the median is outside {meant}.",
    }[ways.met]
    turns, of = ways.full.turns, " met in the sample" if ways.sampled else ""
    shortest = f"The shortest full route{of} ({turns.least:.0f} turns) is shorter than that." * (
        turns.least < least
    )
    longest = f"The longest full route{of} ({turns.most:.0f} turns) is longer than that." * (
        turns.most > most
    )
    return " ".join(part for part in (said, shortest, longest) if part)


def _reading(reading: tuple[FlowReading, ...]) -> Iterator[str]:
    yield from wrapped(
        "How hard it is to read: the Flesch-Kincaid grade of a flow's questions together, the words of its "
        "longest question, and how many screens of guidance are at grade 8 or below."
    )
    yield f"{'':36}{'grade':>6}{'questions':>10}{'words':>7}{'longest':>8}{'guidance':>10}"
    for one in reading:
        if one.questions or one.guidance:
            grade = "-" if one.grade is None else f"{one.grade:.1f}"
            longest = str(one.longest_words or "-")
            screens = f"{one.easy} of {one.guidance}" if one.guidance else "-"
            yield f"  {one.flow:34}{grade:>6}{one.questions:>10}{one.words:>7}{longest:>8}{screens:>10}"
    above = [f"{one.flow} ({one.grade:.1f})" for one in reading if one.grade is not None and one.grade > 8]
    yield from wrapped(
        f"Questions above grade 8: {', '.join(above)}." if above else "No flow's questions are above grade 8."
    )
    yield from wrapped(_screens(reading))
    longest_one = max(reading, key=lambda one: one.longest_words, default=None)
    if longest_one and longest_one.longest:
        yield f"The longest question: {longest_one.longest}, {longest_one.longest_words} words."


def _screens(reading: tuple[FlowReading, ...]) -> str:
    screens, easy = sum(one.guidance for one in reading), sum(one.easy for one in reading)
    hard = [f"{key} ({grade})" for one in reading for key, grade in one.hard.items()]
    share = f" ({easy / screens:.0%})" if screens else ""
    above = f" Above it: {', '.join(hard)}." if hard else ""
    return f"Guidance screens at grade 8 or below: {easy} of {screens}{share}.{above}"
