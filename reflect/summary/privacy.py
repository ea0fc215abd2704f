"""What never stands in the case summary: how the worker is. One place decides, and everything asks here."""

from __future__ import annotations

from typing import Final

from reflect.conversation.state import Step
from reflect.flows.model import Flow, Node, Pack

PRIVATE: Final = "private"
"""The section whose answers belong to the private reflection only."""

_WELLBEING: Final = "wellbeing"


def is_private(pack: Pack, step: Step) -> bool:
    """Whether a step is about the worker: its answer, its question and its guidance stay off this paper."""
    return _private(step.node, pack.flows[step.flow])


def has_a_home(flow: Flow) -> bool:
    """Whether any answer of this flow could stand in the case summary."""
    return any(node.summary and not _private(node, flow) for node in flow.nodes.values())


def _private(node: Node, flow: Flow) -> bool:
    """A node without a home of its own goes with its flow: one private question makes the talk private."""
    if node.summary:
        return node.summary.section == PRIVATE
    homes = [other.summary for other in flow.nodes.values() if other.summary and not flow.door]
    return _WELLBEING in node.tags or any(home.section == PRIVATE for home in homes)
