"""What a question sees that is asked about one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
