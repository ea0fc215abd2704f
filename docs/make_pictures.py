"""`python tasks.py pictures`: draws docs/pictures/*.svg from the app itself, holding a made-up conversation.

The family is invented. The day stands still and the questions are the shipped ones, so the same version
draws the same pictures. Nothing in a picture is fetched: the font is whatever the reader's machine has.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from textual.pilot import Pilot

from reflect.assistant import Assistant
from reflect.flows.pack import load_pack
from reflect.screens.app import ReflectApp
from reflect.screens.home import Home
from reflect.views import Form, Reply
from reflect.widgets.pace import Pace

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
WHEN = datetime(2026, 11, 16, 13, 40, tzinfo=UTC)

# What is said, by question: a choice's id, ids to tick, or words; a list gives the parts one after another.
Said = str | tuple[str, ...]
CONVERSATION: dict[str, Said | list[Said]] = {
    "start/prepare/gate": "no",
    "start/prepare/bringing": "Visits keep being moved, and nobody has been upstairs since June.",
    "stuck/which/stuck": "stuck-not-cooperating",
    "stuck/stalled/worked": "Texting the day before worked for a while. Turning up unannounced did not.",
    "stuck/stalled/snag": "door",
    "child/who/age": "four",
    "child/last_seen/seen": "parent",
    "child/day/day": [
        "He is the last to be collected. He knows every adult's name. I do not know who puts him to bed.",
        ("saw", "think"),
    ],
    "child/over_time/line": ["Three visits moved since June, each one the evening before.", ("read",)],
    "resistance/noticing/ours": "Another new face. I am the fourth social worker since spring.",
    "resistance/noticing/seen_list": ("moved",),
    "resistance/deeper/reason": "disguised-non-compliance",
    "resistance/said_and_seen/columns": [
        "Mum moved two. I was in once, in the kitchen, which was clear. I was told they sleep at nan's.",
        ("saw", "told"),
    ],
    "safety/at_home/fear": "looked",
}


@dataclass(frozen=True)
class Picture:
    """One picture: how big the terminal is, which colours, at which question, and what is pressed there."""

    name: str
    width: int
    height: int
    look: str
    at: str = ""
    press: tuple[str, ...] = ()


ALL = (
    Picture("conversation", 112, 34, "reflect-light", at="curiosity/limits/pull", press=("down",)),
    Picture("home", 100, 28, "reflect-light"),
    Picture("dark", 80, 24, "reflect-dark", at="resistance/noticing/seen_list"),
    Picture("summary", 100, 40, "reflect-light", at="curiosity/limits/pull", press=("f4",)),
)


def reply(said: Said, form: Form) -> Reply:
    """What was said, in the form that was asked for."""
    if isinstance(said, tuple):
        return Reply(picks=said)
    return Reply(text=said) if form is Form.WRITE else Reply(picks=(said,))


def talk_until(assistant: Assistant, key: str) -> None:
    """Hold the conversation up to a question. What has no answer here is not known yet."""
    assistant.start("prepare")
    met: dict[str, int] = {}
    while (turn := assistant.turn) is not None and turn.key != key:
        if turn.prompt.error:
            raise SystemExit(f"{turn.key} would not take what is said here: {turn.prompt.error}")
        said = CONVERSATION.get(turn.key)
        if said is None:
            assistant.unknown()
            continue
        parts = said if isinstance(said, list) else [said]
        part = met.get(turn.key, 0)
        met[turn.key] = part + 1
        assistant.send(reply(parts[part], turn.prompt.form) if part < len(parts) else Reply())
    if turn is None:
        raise SystemExit(f"the conversation ended before it came to {key}")


async def draw(picture: Picture) -> str:
    """One picture as SVG."""
    assistant = Assistant(load_pack(ROOT / "flows"), now=lambda: WHEN, new_id=lambda: "picture")
    if picture.at:
        talk_until(assistant, picture.at)
    app = ReflectApp(lambda: assistant, pace=Pace(0, 0), look=picture.look)
    async with app.run_test(size=(picture.width, picture.height)) as pilot:
        await until(pilot, lambda: ready(app, opened=not picture.at))
        await pilot.press(*picture.press)
        await pilot.pause()
        return without_edges(without_remote(app.export_screenshot(title="reflect")))


def ready(app: ReflectApp, *, opened: bool) -> bool:
    """The questions have been read; and where the conversation has begun, it is on the screen."""
    return bool(app.home.doors.rows) if opened else not isinstance(app.screen, Home)


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """The questions are fetched in a thread; wait for what is shown when they are there."""
    for _ in range(200):
        await pilot.pause(0.02)
        if true():
            return
    raise SystemExit("the app did not come to the screen that was to be drawn")


SPACE = "&#160;"
TEXT = re.compile(
    r'(<text [^>]*?x=")([\d.]+)("[^>]*? textLength=")([\d.]+)("[^>]*>)'
    rf"((?:{SPACE})*)([^<]*?)((?:{SPACE})*)</text>"
)


def without_edges(svg: str) -> str:
    """Spaces at either end of a run of text become a place to begin: some viewers drop them."""

    def moved(found: re.Match[str]) -> str:
        before, x, between, length, after, left, words, right = found.groups()
        if not words:
            return ""
        spaces = len(left + right) // len(SPACE)
        cell = float(length) / (spaces + len(unescape(words)))
        start = float(x) + cell * (len(left) // len(SPACE))
        return f"{before}{start:g}{between}{float(length) - cell * spaces:g}{after}{words}</text>"

    return TEXT.sub(moved, svg)


def without_remote(svg: str) -> str:
    """Take out the fonts that the picture would fetch: reading our README must not tell anybody."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    remote = set(re.findall(r"https?://[^\"'\s)<]+", svg)) - {"http://www.w3.org/2000/svg"}
    if remote:
        raise SystemExit(f"the picture would fetch {', '.join(sorted(remote))}")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


async def main() -> None:
    """Draw them all."""
    PICTURES.mkdir(exist_ok=True)
    for picture in ALL:
        path = PICTURES / f"{picture.name}.svg"
        path.write_text(await draw(picture), encoding="utf-8", newline="\n")
        print(f"drew {path.relative_to(ROOT).as_posix()}")


if __name__ == "__main__":
    asyncio.run(main())
