"""From a key to the screen: a long conversation beside a short one, a door beside one letter."""

import sys
from contextlib import ExitStack
from pathlib import Path

from bench.measure import Row, Sample
from bench.place import Place
from bench.terminal import HERE, Terminal

SHORT, LONG = 10, 10_000
LETTERS = "ZJ"  # which stand nowhere else on these screens
# As long as a person needs to read anything; longer than the app waits to tell a person from a paste.
PAUSE = 0.5
SETTLED = 2.0  # what is fetched behind the first screen has been fetched
FIRST_QUESTION = "Before anything else"
SECOND_QUESTION = "What is your part"


def rows(place: Place, runs: int) -> list[Row]:
    if not HERE:
        print("Key to paint needs a Unix terminal; left out here.", file=sys.stderr)
        return []
    return [*_enter(place, runs), *_door(place, max(runs // 2, 3))]


def _enter(place: Place, runs: int) -> list[Row]:
    """Both apps run side by side and are asked in turn, so a busy minute touches both alike."""
    program = str(Path(__file__).with_name("long_app.py"))
    times: dict[int, list[float]] = {SHORT: [], LONG: []}
    with ExitStack() as stack:
        apps = {
            turns: stack.enter_context(Terminal([place.python, program, str(turns)], place.empty))
            for turns in (LONG, SHORT)
        }
        for turns, app in apps.items():
            app.until(f"question {turns}")
        for turn in range(runs + 1):  # the first round does not count
            for turns, app in apps.items():
                app.rest(PAUSE)
                app.press(LETTERS[0], LETTERS[0])
                app.rest(PAUSE)
                took = app.press("\r", f"question {turns + turn + 1}")
                if turn:
                    times[turns].append(took)
    long, short = Sample(tuple(times[LONG])), Sample(tuple(times[SHORT]))
    return [
        Row(
            f"Enter to painted, {LONG:,} turns",
            f"{SHORT} turns",
            long,
            short,
            1.5,
            "1.0-1.4 x",
        )
    ]


def _door(place: Place, runs: int) -> list[Row]:
    letter: list[float] = []
    first: list[float] = []
    second: list[float] = []
    for turn in range(runs + 1):
        with Terminal([place.python, "-m", "reflect"], place.empty) as app:
            app.until("Prepare for supervision")
            app.rest(SETTLED)
            app.press("\t", " ")  # into the box
            app.rest(PAUSE)
            app.press(LETTERS[0], LETTERS[0])
            app.rest(PAUSE)
            typed = app.press(LETTERS[1], LETTERS[1])
            app.press("\x7f\x7f", " ")
            app.rest(PAUSE)
            app.press("\t", " ")  # and back to the doors
            app.rest(PAUSE)
            chosen = app.press("1", FIRST_QUESTION)
            app.rest(PAUSE)
            answered = app.press("4", SECOND_QUESTION)
        if turn:
            letter.append(typed)
            first.append(chosen)
            second.append(answered)
    door = Sample(tuple(first))
    return [
        Row(
            "a door to its first question", "a digit to the next question", door, Sample(tuple(second)), 2, ""
        ),
        Row("  the same", "a letter to the screen", door, Sample(tuple(letter)), None, ""),
    ]
