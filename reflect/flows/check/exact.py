"""Conditions, exactly: each can hold, none is always forestalled, and rules without `else` cover all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reflect.flows.check.asked import never_given
from reflect.flows.check.finding import Path, error, warning
from reflect.flows.check.judge import Judge
from reflect.flows.check.program import Asked, Site
from reflect.flows.check.search import Goal
from reflect.flows.check.solve import MOST, Formula, Solved
from reflect.flows.conditions import ALWAYS, Condition
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.nodes import Map, Seq


class _If(NamedTuple):
    """One `if` of a node: what stands there, where, and what it says of itself in words."""

    when: Condition
    path: Path
    what: str


def check(judge: Judge) -> Iterator[Diagnostic]:
    """Every node somebody comes to."""
    facts = judge.facts
    for site in judge.program.sites:
        raw = judge.reading.files[site.flow].nodes.get(site.node.id)
        if not isinstance(raw, Map) or not facts.before[site.number]:
            continue
        base: Path = ("nodes", site.node.id)
        before, after = facts.before[site.number], facts.after[site.number]
        if isinstance(raw.get("to"), Seq) and after:
            rules = [
                _If(route.when, (*base, "to", order, "if"), "this rule")
                for order, route in enumerate(site.node.routes)
            ]
            fine = all(
                (site.number, order) in facts.firsts and (site.number, order) not in facts.unproven
                for order, rule in enumerate(rules)
                if rule.when != ALWAYS
            )
            if not fine:
                yield from _in_order(judge, site, rules, after)
            if rules[-1].when != ALWAYS:
                yield from _all_fail(judge, site, (*base, "to", len(rules) - 1), after)
        words = [
            _If(one.when, (*base, "instead", order, "if"), "these words")
            for order, one in enumerate(site.node.instead)
            if one.lead or one.ask or one.why  # a line for paper alone is chosen when all has been said
        ]
        yield from _in_order(judge, site, words, before)
        if site.asked is not Asked.NOBODY:
            yield from _offered(judge, site, base, before)


def _in_order(judge: Judge, site: Site, rules: list[_If], state: int) -> Iterator[Diagnostic]:
    """Rules of which the first that holds wins."""
    domains = judge.program.domains
    earlier: list[Formula] = []
    for order, rule in enumerate(rules):
        formula = domains.formula(rule.when)
        first = judge.solved((*earlier, formula), state)
        earlier.append(domains.not_(formula))
        if rule.when == ALWAYS or never_given(judge, rule.when, state):
            continue  # `else` may be needless and calm; what can never have been said is told elsewhere
        place = judge.reading.place(site.flow, *rule.path)
        if first is not None:
            if not first.proven:
                yield _not_proven(judge, site, rule.path, f"{rule.what} can be the first that holds")
        elif (alone := judge.solved((formula,), state)) is None:
            why = judge.known(rule.when, state)
            message = f"{rule.what} can never hold" + (f": {why}" if why else ": it contradicts itself")
            yield error("RF520", place, message, "mend the condition, or take the rule out")
        else:
            winner = _winner(judge, rules[:order], alone, state)
            case = judge.example(alone.joined())
            message = (
                f"{rule.what} never decides: whenever it holds, an earlier one wins ({winner}, if {case})"
            )
            yield error("RF521", place, message, "put it before that one, or take it out")


def _winner(judge: Judge, earlier: list[_If], solved: Solved, state: int) -> str:
    """The first of the earlier rules to win in the case that is shown."""
    domains = judge.program.domains
    chosen = {}
    for key, mask in solved.joined().items():
        real = mask & ~3
        chosen[key] = (real & -real) or (mask & -mask)
    case = domains.with_masks(state, chosen)
    for order, rule in enumerate(earlier, 1):
        if judge.solved((domains.formula(rule.when),), case) is not None:
            return f"number {order}"
    return "one of them"


def _all_fail(judge: Judge, site: Site, path: Path, state: int) -> Iterator[Diagnostic]:
    """Rules without `else`: one of them always holds, or a case in which none does."""
    solved = judge.solved(site.otherwise, state)
    if solved is None:
        return
    if not judge.program.whole:
        if not solved.known or not judge.own(site.otherwise, site.flow):
            return  # nobody can know
        case = judge.example(solved.joined())
    else:
        goal = Goal(frozenset({site.number}), site.otherwise, before=False)
        found = judge.find(goal)
        opened = site.flow in judge.program.opened
        if found.way is None and judge.never(goal) and not opened:
            return
        case = judge.example(solved.joined())
        if found.way is None and opened:
            case = f"{case} (where this is opened from the map)"
        elif found.way:
            case = f"{case} ({found.way})"
        else:
            case = f"not proven that one holds where {case}, once an answer or the depth is changed"
    message = f"these rules do not end in `else`, and can all fail: {case}"
    place = judge.reading.place(site.flow, *path)
    yield error("RF501", place, message, "add {else: node} as the last one")


def _offered(judge: Judge, site: Site, base: Path, state: int) -> Iterator[Diagnostic]:
    """Each option and idea can be offered, and they are not all held back at once."""
    node, domains = site.node, judge.program.domains
    for key, parts in (("options", node.options), ("items", node.items)):
        for one in parts:
            if one.when == ALWAYS or never_given(judge, one.when, state):
                continue
            path = (*base, key, one.id, "if")
            solved = judge.solved((domains.formula(one.when),), state)
            if solved is None:
                why = judge.known(one.when, state)
                message = f"`{one.id}` can never be offered" + (
                    f": {why}" if why else ": its `if` contradicts itself"
                )
                yield error(
                    "RF520", judge.reading.place(site.flow, *path), message, "mend the `if`, or take it out"
                )
            elif not solved.proven:
                yield _not_proven(judge, site, path, f"`{one.id}` can be offered")
        if parts and not node.other and all(one.when != ALWAYS for one in parts):
            held = tuple(domains.not_(domains.formula(one.when)) for one in parts)
            yield from _none_left(judge, site, (*base, key), held, state)


def _none_left(
    judge: Judge, site: Site, path: Path, held: tuple[Formula, ...], state: int
) -> Iterator[Diagnostic]:
    solved = judge.solved(held, state)
    if solved is None or not judge.program.whole:
        return
    if not solved.proven:
        yield _not_proven(judge, site, path, "something is always offered")
        return
    found = judge.find(Goal(frozenset({site.number}), held))
    if found.way:
        message = f"nothing may be left to choose here: {judge.example(solved.joined())} ({found.way})"
        place = judge.reading.key_place(site.flow, *path)
        yield warning("RF523", place, message, "let one stand without `if`, or lead past this node")
    elif not found.sure:
        yield _not_proven(judge, site, path, "something is always offered")


def _not_proven(judge: Judge, site: Site, path: Path, claim: str) -> Diagnostic:
    message = f"not proven that {claim}: more than {MOST:,} combinations of answers"
    remedy = "split the condition, or branch earlier, so that fewer answers are looked at together"
    return warning("RF522", judge.reading.place(site.flow, *path), message, remedy)
