"""Every node is come to by somebody's answers, not only by a line in the graph."""

from __future__ import annotations

from collections.abc import Iterator

from reflect.flows.check.domains import CALLS
from reflect.flows.check.finding import error
from reflect.flows.check.judge import Judge
from reflect.flows.check.program import BY_RULE, Site
from reflect.flows.conditions import ALWAYS, Is
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.ids import RETURN_PREFIX
from reflect.flows.nodes import Map, Seq


def check(judge: Judge) -> Iterator[Diagnostic]:
    """The first of each row of nodes that no answers lead to, with why."""
    program, facts = judge.program, judge.facts
    leading: dict[int, list[Site]] = {}
    for site in program.sites:
        if facts.before[site.number]:
            for to in dict.fromkeys(site.ways()):
                if not facts.before[to]:
                    leading.setdefault(to, []).append(site)
    for number, sites in leading.items():
        site = program.sites[number]
        reasons = [reason for one in sites for reason in _why(judge, one, number)]
        if "" in reasons:
            continue  # the rule that leads here, or the flow that never comes back, is reported already
        name = site.node.id
        if judge.written(site):
            place = judge.reading.key_place(site.flow, "nodes", name)
            message = f"no answers lead to `{name}`: {'; '.join(reasons)}"
        else:
            place = judge.reading.key_place(site.flow, "nodes", sites[0].node.id)
            result = name.removeprefix(RETURN_PREFIX)
            message = f"no answers lead back with the result `{result}`: {'; '.join(reasons)}"
        yield error("RF410", place, message, "mend the rules that should lead to it, or take it out")


def _why(judge: Judge, site: Site, to: int) -> Iterator[str]:
    """Why a site never leads to another one, in words for each way; empty where another finding says it."""
    node = site.node
    if node.kind in CALLS:
        yield from _never_back(judge, site, to)
        return
    raw = judge.reading.files[site.flow].nodes.get(node.id)
    for order, target in enumerate(site.targets):
        if target != to:
            continue
        if (
            not judge.facts.after[site.number]
            or not isinstance(raw, Map)
            or not isinstance(raw.get("to"), Seq)
        ):
            yield f"every answer to `{node.id}` leads somewhere else"
        elif node.routes[order].when != ALWAYS:
            yield ""
        else:
            yield f"one of the rules of `{node.id}` before its `else` always holds"
    for option in node.options:
        if option.to and judge.program.at[site.flow][option.to] == to:
            yield "" if option.when != ALWAYS else f"`{option.id}` of `{node.id}` is never chosen"
    if node.unsure and judge.program.at[site.flow][node.unsure] == to:
        yield f"`{node.id}` is never asked"
    if BY_RULE != site.skipped == to:
        yield f"nobody is left out of `{node.id}`"


def _never_back(judge: Judge, site: Site, to: int) -> Iterator[str]:
    """The same for a call: what it never comes back with here, though its flow has it for others."""
    node, facts = site.node, judge.facts
    left = facts.left.get(node.flow, {})
    for order, target in enumerate(site.targets):
        when = node.routes[order].when
        if target != to:
            continue
        if isinstance(when, Is) and when.key == site.key:
            yield f"`{node.id}` never comes back with `{when.option}` here" if when.option in left else ""
        elif not left or judge.solved(site.rules[order], facts.after[site.number]) is None:
            yield ""
        else:
            yield f"with nothing that `{node.id}` comes back with is this rule the first to hold"
