"""How long a question takes, for "about 14 minutes left" and for the figures of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reflect.flows.model import Node

MINUTES: Final[Mapping[str, float]] = {
    "text": 1.2, "weigh": 3.0, "actions": 3.0, "decisions": 3.0, "try": 2.0, "review": 1.0, "multi": 0.6,
    "people": 0.6, "carried": 1.0,
}  # fmt: skip
"""What a question of this kind takes, where its flow does not say."""

ELSE: Final = 0.35


def minutes_of(node: Node) -> float:
    """Minutes a question takes."""
    return node.minutes or MINUTES.get(node.kind, ELSE)
