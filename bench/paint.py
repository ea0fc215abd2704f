"""From Enter in a shell to the first screen, beside the smallest Textual app with the same parts."""

import sys
from pathlib import Path

from bench.measure import Row, Sample, interleave
from bench.place import Place
from bench.terminal import HERE, Terminal

HOME = "Who is on your mind"  # the first words under the title: only a painted home screen has them
DOORS = "Prepare for supervision"  # the questions have been read, and the app can be used
MINIMAL = "painted-now"


def rows(place: Place, runs: int) -> list[Row]:
    if not HERE:
        print("First paint needs a Unix terminal; left out here.", file=sys.stderr)
        return []
    app = [place.python, "-m", "reflect"]
    first_bytes: list[float] = []

    def home() -> float:
        with Terminal(app, place.empty) as terminal:
            painted = terminal.until(HOME)
            first_bytes.append(terminal.first_byte)
            return painted

    def ready() -> float:
        with Terminal(app, place.empty) as terminal:
            return terminal.until(DOORS)

    def minimal() -> float:
        program = str(Path(__file__).with_name("minimal_app.py"))
        with Terminal([place.python, program], place.empty) as terminal:
            return terminal.until(MINIMAL)

    def bare() -> float:
        with Terminal([place.python, "-c", f"print({MINIMAL!r})"], place.empty) as terminal:
            return terminal.until(MINIMAL)

    samples = interleave(runs, {"bare": bare, "minimal": minimal, "home": home, "ready": ready}, warm=2)
    first = Sample(tuple(first_bytes[2:]))
    small, painted, usable = samples["minimal"], samples["home"], samples["ready"]
    return [
        Row("first paint of home", "minimal Textual app", painted, small, 1.15, "1.00 x"),
        Row("  its first byte", "bare Python", first, samples["bare"], 1.2, "1.2 x"),
        Row("  its doors can be chosen", "minimal Textual app", usable, small, None, ""),
    ]
