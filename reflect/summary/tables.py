"""Answers that read best side by side: explanations, ideas to try, actions."""

from __future__ import annotations

from typing import Final

from reflect.conversation.state import Step
from reflect.conversation.talk import Talk
from reflect.flows.conditions import holds
from reflect.flows.model import Item, Node, Pack
from reflect.flows.values import Action, Agreed, Carried, Chosen, Decided, Followed, Tried, Weighed
from reflect.summary.model import Row, Run, Said, Table
from reflect.summary.phrases import aside, day_in, listed, word

Cell = tuple[Run, ...]

_WEIGH: Final = ("what", "for", "against", "change")
_ACTIONS: Final = ("what", "who", "by", "known", "if_not")
_DECISIONS: Final = ("what", "because", "who")
_IDEAS: Final = ("table.idea", "table.idea.from", "table.idea.state", "table.idea.note")


def theirs(text: str) -> Cell:
    """A cell with the person's own words, or an empty one."""
    text = text.strip()
    return (Run(text, Said.OWN),) if text else ()


def explanations(pack: Pack, node: Node, value: Weighed, key: str) -> Table | None:
    """What may be going on, what points to it, what speaks against it, what would change my mind."""
    head = tuple(_label(pack, node, f"weigh.{part}.label") for part in _WEIGH)
    rows = tuple(
        Row((theirs(one.what), theirs(one.points_to), theirs(one.against), theirs(one.would_change)))
        for one in value.explanations
    )
    return Table(head, rows, word(pack, "section.explanations"), (key,)) if rows else None


def actions(pack: Pack, node: Node, value: Agreed, key: str) -> Table | None:
    """Who does what by when, how we will know, and what if not. What lacks a part says it is a draft."""
    head = tuple(_label(pack, node, f"actions.{part}.label") for part in _ACTIONS)
    rows = tuple(Row(_action(pack, one)) for one in value.actions)
    return Table(head, rows, word(pack, "section.actions"), (key,)) if rows else None


def decisions(pack: Pack, node: Node, value: Decided, key: str) -> Table | None:
    """What was decided, because of what, and who decided. One without a reason says it is a draft."""
    head = tuple(_label(pack, node, f"decisions.{part}.label") for part in _DECISIONS)
    rows = tuple(
        Row((_draft(pack, one.what, draft=not one.because), theirs(one.because), theirs(one.who)))
        for one in value.decisions
    )
    return Table(head, rows, word(pack, "section.decisions"), (key,)) if rows else None


def followed(pack: Pack, node: Node, value: Carried, key: str) -> Table | None:
    """Last time's actions, what became of each, and why."""
    head = tuple(_label(pack, node, f"carried.{part}.label") for part in ("what", "state", "why"))
    rows = tuple(
        Row((_agreed_then(one), (Run(word(pack, f"carried.state.{one.state or 'none'}")),), theirs(one.why)))
        for one in value.actions
    )
    return Table(head, rows, word(pack, "table.last-time"), (key,)) if rows else None


def _agreed_then(one: Followed) -> Cell:
    agreed = ", ".join(part for part in (one.who, day_in(one.by)) if part)
    return (*theirs(one.what), *((Run(" "), aside(agreed)) if agreed else ()))


def _action(pack: Pack, one: Action) -> tuple[Cell, ...]:
    what = _draft(pack, one.what, draft=one.draft)
    return (what, theirs(one.who), theirs(day_in(one.by)), theirs(one.known_by), theirs(one.if_not))


def _draft(pack: Pack, what: str, *, draft: bool) -> Cell:
    return (*theirs(what), *((Run(" "), aside(word(pack, "paper.draft"))) if draft else ()))


def ideas(pack: Pack, node: Node, value: Tried, key: str) -> Table | None:
    """The ideas somebody said something of, where each comes from and what was said."""
    offers = {item.id: item for item in node.items}
    rows = tuple(
        Row(
            (
                (Run(offers[name].offer if name in offers else name.replace("_", " ")),),
                _origin(pack, offers.get(name)),
                (Run(word(pack, f"try.state.{idea.state}")),),
                theirs(idea.note),
            )
        )
        for name, idea in value.ideas.items()
    )
    head = tuple(word(pack, name) for name in _IDEAS)
    return Table(head, rows, word(pack, "section.tried"), (key,)) if rows else None


def ideas_left(talk: Talk, step: Step, value: Tried) -> int:
    """How many ideas fit the answers and were not looked at, of the sets that were opened.

    A set nobody opened is no omission: it is there for another day.
    """
    seen = talk.path.seen_from(step.item)
    opened = _opened(step.node, value, seen.value(step.node.nearest) if step.node.nearest else None)
    return sum(
        item.id not in value.ideas
        and holds(item.when, seen)
        and (not opened or not opened.isdisjoint(item.sets))
        for item in step.node.items
    )


def _opened(node: Node, value: Tried, nearest: object) -> set[str]:
    """The sets somebody looked into: the one their earlier answer led to, else those of what they marked."""
    if isinstance(nearest, Chosen) and any(one.id == nearest.option for one in node.idea_sets):
        return {nearest.option}
    return {name for item in node.items if item.id in value.ideas for name in item.sets}


def _origin(pack: Pack, item: Item | None) -> Cell:
    """The short names of the documents an idea comes from."""
    points = [pack.points[cite] for cite in item.cites if cite in pack.points] if item else []
    names = listed(pack.sources[point.source].short for point in points if point.source in pack.sources)
    return (Run(names, Said.ASIDE),) if names else ()


def _label(pack: Pack, node: Node, name: str) -> str:
    """A heading in the node's own words where it has them."""
    return node.parts.get(name.partition(".")[2]) or word(pack, name)


def joined(tables: tuple[Table, ...]) -> Table:
    """Tables with the same head as one."""
    first = tables[0]
    rows = tuple(row for table in tables for row in table.rows)
    return Table(first.head, rows, first.caption, tuple(key for table in tables for key in table.keys))
