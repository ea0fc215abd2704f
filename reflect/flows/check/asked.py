"""No answer is read before it can have been given, and no question leans on one that not everybody was asked.

A missing answer is no fault by itself: comparisons with it are false, and a sentence that says it back is
left out. What can *never* be there is a mistake: somebody meant another node, or another order.
"""

from __future__ import annotations

from collections.abc import Iterator

from reflect.flows.check.domains import NEVER
from reflect.flows.check.finding import Path, error, warning
from reflect.flows.check.judge import Judge
from reflect.flows.check.program import ECHO, Site, tested_by
from reflect.flows.check.search import Goal
from reflect.flows.check.solve import Formula, Lit
from reflect.flows.check.texts import shown_texts
from reflect.flows.conditions import ALWAYS, Condition, reads
from reflect.flows.diagnostics import Diagnostic
from reflect.flows.nodes import Map, Seq


def never_given(judge: Judge, condition: Condition, state: int) -> list[str]:
    """The answers a condition reads that nobody can have given in this state."""
    return [key for key in sorted(reads(condition)) if _never(judge, key, state)]


def _never(judge: Judge, key: str, state: int) -> bool:
    number = judge.program.domains.index.get(key)
    return number is not None and judge.program.domains.get(state, number) == NEVER


def check(judge: Judge) -> Iterator[Diagnostic]:
    """Every node somebody comes to."""
    for site in judge.program.sites:
        raw = judge.reading.files[site.flow].nodes.get(site.node.id)
        if isinstance(raw, Map) and judge.facts.before[site.number] and _may_be_early(judge, site):
            for key, path, state in _read(judge, site, raw):
                if _never(judge, key, state):
                    yield _too_early(judge, site, key, path)
        if site.says and judge.facts.before[site.number] and isinstance(raw, Map):
            yield from _asked_of_all(judge, site)


def _may_be_early(judge: Judge, site: Site) -> bool:
    """Whether anything a node reads can never have been said: a quick look, before one at where it stands."""
    node, before, after = site.node, judge.facts.before[site.number], judge.facts.after[site.number]
    if any(_never(judge, key, before) for key in site.says):
        return True
    if after and any(never_given(judge, one.when, after) for one in node.routes if one.when != ALWAYS):
        return True
    rest = (one.when for parts in (node.options, node.items, node.instead) for one in parts)
    return any(never_given(judge, when, before) for when in rest if when != ALWAYS)


def _read(judge: Judge, site: Site, raw: Map) -> Iterator[tuple[str, Path, int]]:
    """Every answer a node reads, where, and what is known then."""
    node, base = site.node, ("nodes", site.node.id)
    before, after = judge.facts.before[site.number], judge.facts.after[site.number]
    conditions: list[tuple[Condition, Path, int]] = []
    if isinstance(raw.get("to"), Seq) and after:
        conditions += [(one.when, (*base, "to", at, "if"), after) for at, one in enumerate(node.routes)]
    for at, words in enumerate(node.instead):
        if words.lead or words.ask or words.why:
            conditions.append((words.when, (*base, "instead", at, "if"), before))
    conditions += [(one.when, (*base, "options", one.id, "if"), before) for one in node.options]
    conditions += [(one.when, (*base, "items", one.id, "if"), before) for one in node.items]
    for condition, path, state in conditions:
        for key in sorted(reads(condition)):
            yield key, path, state
    for text, path in shown_texts(node):
        for key in _echoed(text, site.flow):
            yield key, path, before
    named = [("nearest", node.nearest), ("over", getattr(node, "over", ""))]
    named += [("tests", key) for key in tested_by(node)]
    for word, key in named:
        if key:
            yield key, (*base, word), before


def _echoed(text: str, flow: str) -> list[str]:
    names = ECHO.findall(text) if "{" in text else []
    return [name if "/" in name else f"{flow}/{name}" for name in dict.fromkeys(names)]


def _too_early(judge: Judge, site: Site, key: str, path: Path) -> Diagnostic:
    flow, _, name = key.rpartition("/")
    own = key == site.key
    kind = judge.program.flows[flow].nodes[name].kind if flow in judge.program.flows else ""
    done = "called" if kind in ("call", "each") else "asked"
    message = (
        f"`{name}` reads its own answer before it is given"
        if own
        else f"`{key}` is never {done} before this, on any way, so its answer is never there"
    )
    remedy = "name an answer given before this, or ask it earlier"
    return error("RF524", judge.reading.place(site.flow, *path), message, remedy)


def _asked_of_all(judge: Judge, site: Site) -> Iterator[Diagnostic]:
    """What the question itself says back was asked on every way to it (parked counts)."""
    domains, before = judge.program.domains, judge.facts.before[site.number]
    earlier: list[Formula] = []
    worded: dict[int, tuple[Formula, ...]] = {}
    for order, words in enumerate(site.node.instead):
        formula = domains.formula(words.when)
        worded[order] = (*earlier, formula)
        earlier.append(domains.not_(formula))
    for text, path in shown_texts(site.node):
        if path[-1] != "ask":
            continue
        holds = worded[int(path[-2])] if path[-3] == "instead" else tuple(earlier)
        for key in _echoed(text, site.flow):
            number = domains.index.get(key)
            if number is None or _never(judge, key, before) or not judge.program.whole:
                continue
            missing = (*holds, Lit(number, NEVER))
            if judge.solved(missing, before) is None:
                continue
            found = judge.find(Goal(frozenset({site.number}), missing))
            place = judge.reading.place(site.flow, *path)
            if found.way:
                message = (
                    f"`{key}` is said back in the question, and not everybody was asked it ({found.way})"
                )
                remedy = "put that sentence in `lead`, where it is left out for them; or ask it on every way"
                yield error("RF525", place, message, remedy)
            elif site.flow in judge.program.opened:
                message = f"`{key}` is said back in the question, and may not be there where it is opened"
                remedy = "put that sentence in `lead`, where it is left out then"
                yield error("RF525", place, message, remedy)
            elif not found.sure:
                message = f"not proven that everybody who comes here was asked `{key}`"
                yield warning("RF522", place, message, "put that sentence in `lead`")
