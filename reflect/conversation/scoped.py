"""What a question sees: asked about one person, or asked again when more has been said since."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reflect.conversation.state import Status, Step
from reflect.flows.values import Value

if TYPE_CHECKING:
    from reflect.conversation.walk import Path


class Scoped(NamedTuple):
    """What is seen from inside a round: the answers about this person first, then those about everybody."""

    path: Path
    item: str

    def value(self, key: str) -> Value | None:
        """The answer at this ``flow/node`` about this person, or else the one there is."""
        found = self.path.value(f"{key}@{self.item}")
        return self.path.value(key) if found is None else found

    def result(self, key: str) -> str:
        """The result of the call at this ``flow/node`` in this person's round, or else the one there is."""
        return self.path.result(f"{key}@{self.item}") or self.path.result(key)

    def latest(self, key: str) -> str:
        """The public key of the latest visit to this ``flow/node`` in this person's round, or outside it."""
        return self.path.latest(f"{key}@{self.item}") or self.path.latest(key)


class Earlier:
    """What was seen at a step when it was come to: nothing that has been answered at it or after it.

    Results of calls are looked up as they stand now.
    """

    def __init__(self, path: Path, step: Step, value: Callable[[str], Value | None]) -> None:
        self._path = path
        self._item = step.item
        self._before = {
            one.plain: value(one.key)
            for one in path.steps[: path.at[step.key]]
            if one.status is Status.ANSWERED
        }

    def value(self, key: str) -> Value | None:
        """The answer there was at this ``flow/node``, about the same person first."""
        found = self._before.get(f"{key}@{self._item}") if self._item else None
        return self._before.get(key) if found is None else found

    def result(self, key: str) -> str:
        """The result of the call at this ``flow/node``."""
        return self._path.seen_from(self._item).result(key)
