"""Which ideas of the documents the flows bring up, which are left out for a reason, and which are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from reflect.flows.model import Node, Pack

Path = tuple[str | int, ...]


class Tally(NamedTuple):
    """How many points there are, and what becomes of them. The three parts make up ``points``."""

    points: int
    surfaced: int
    waived: int
    missing: int


class Coverage:
    """Every point of a pack: the nodes that bring it up, the reason it is left out, or neither.

    ``surfaced`` is point id -> public keys, ``waived`` point id -> reason, ``missing`` point ids in order.
    """

    def __init__(
        self, surfaced: dict[str, tuple[str, ...]], waived: dict[str, str], missing: list[str]
    ) -> None:
        self.surfaced: Final = surfaced
        self.waived: Final = waived
        self.missing: Final = missing

    @property
    def tally(self) -> Tally:
        """All points together."""
        surfaced, waived, missing = len(self.surfaced), len(self.waived), len(self.missing)
        return Tally(surfaced + waived + missing, surfaced, waived, missing)

    def by_document(self) -> dict[str, Tally]:
        """A tally for each document, by the id its points begin with."""
        return self._by(lambda point: point.partition("-")[0])

    def by_prefix(self) -> dict[str, Tally]:
        """A tally for each group of points: ``CA-curiosity-why`` for ``CA-curiosity-why.1``."""
        return self._by(lambda point: point.rpartition(".")[0] or point)

    def _by(self, group: Callable[[str], str]) -> dict[str, Tally]:
        counts: dict[str, list[int]] = {}
        parts: tuple[Iterable[str], ...] = (self.surfaced, self.waived, self.missing)
        for part, points in enumerate(parts):
            for point in points:
                counts.setdefault(group(point), [0, 0, 0])[part] += 1
        return {name: Tally(sum(count), *count) for name, count in sorted(counts.items())}

    def as_json(self) -> bytes:
        """``{"v": 1, "points": n, "surfaced": n, "waived": n, "missing": [ids]}``."""
        tally = self.tally
        return msgspec.json.encode(
            {
                "v": 1,
                "points": tally.points,
                "surfaced": tally.surfaced,
                "waived": tally.waived,
                "missing": self.missing,
            }
        )


def coverage(pack: Pack, prefix: str = "") -> Coverage:
    """What the asking and telling nodes of a pack bring up of the points whose ids begin with ``prefix``.

    Without one, of every document that is ``counted``.
    """
    found: dict[str, list[str]] = {}
    for flow in pack.flows.values():
        for node in flow.nodes.values():
            if node.asks or node.kind == "say":
                for point in dict.fromkeys(point for point, _ in cited(node)):
                    found.setdefault(point, []).append(f"{flow.id}/{node.id}")
    for said in pack.voiced.values():
        for key, words in said.items():
            for point in words.cites:
                if key not in found.setdefault(point, []):
                    found[point].append(key)
    points = [
        point
        for point in pack.points.values()
        if (point.id.startswith(prefix) if prefix else pack.sources[point.source].counted)
    ]
    surfaced = {point.id: tuple(found[point.id]) for point in points if point.id in found}
    left = [point for point in points if point.id not in surfaced]
    waived = {point.id: point.waived for point in left if point.waived}
    return Coverage(surfaced, waived, [point.id for point in left if not point.waived])


def cited(node: Node) -> Iterator[tuple[str, Path]]:
    """Each point a node cites, with the keys that lead to it below the node in the file."""
    yield from _each(node.cites, ("cites",))
    for order, words in enumerate(node.instead):
        yield from _each(words.cites, ("instead", order, "cites"))
    for option in node.options:
        yield from _each(option.cites, ("options", option.id, "cites"))
        if option.challenge:
            yield from _each(option.challenge.cites, ("options", option.id, "challenge", "cites"))
    for item in node.items:
        yield from _each(item.cites, ("items", item.id, "cites"))


def _each(points: Iterable[str], path: Path) -> Iterator[tuple[str, Path]]:
    for order, point in enumerate(points):
        yield point, (*path, order)
