"""A conversation in plain mode without a terminal: lines in, the page out."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from reflect.assistant import Assistant
from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from reflect.plain.conversing import Conversation
from reflect.plain.keyboard import InputEndedError, Keyboard
from reflect.plain.page import Page

SMALL = Path(__file__).parents[1] / "packs" / "small"
NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@cache
def small() -> Pack:
    return load_pack(SMALL)


def small_assistant() -> Assistant:
    return Assistant(small(), now=lambda: NOW, new_id=lambda: "one")


class Typed(io.StringIO):
    """Lines as if somebody sat there and typed them."""

    def isatty(self) -> bool:
        return True


def hold(*lines: str, assistant: Assistant | None = None, person: bool = False) -> str:
    """What is on the page once these lines have been given, one after another, and nothing more."""
    text = "".join(f"{line}\n" for line in lines)
    out = io.StringIO()
    keyboard = Keyboard(Typed(text) if person else io.StringIO(text), out)
    conversation = Conversation(assistant or small_assistant(), keyboard, Page(out))
    try:
        conversation.hold()
    except InputEndedError:
        conversation.leaving.input_ended()
    return out.getvalue()


def flat(page: str) -> str:
    """The page with its line ends taken off, to look for sentences in."""
    return " ".join(page.split())
