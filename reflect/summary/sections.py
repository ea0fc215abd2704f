"""Which answers stand where: the answers of the path, gathered by section in the order they were given."""

from __future__ import annotations

from collections import defaultdict

from reflect.conversation.state import Status, Step
from reflect.conversation.talk import Talk
from reflect.conversation.wording import wording
from reflect.flows.values import Agreed, Carried, Decided, Tried, Value, Weighed
from reflect.summary.frames import PLACE, framed
from reflect.summary.model import Block, Line, Run, Table
from reflect.summary.open_questions import for_supervision, still_open
from reflect.summary.phrases import aside, capital, number, word
from reflect.summary.privacy import PRIVATE
from reflect.summary.tables import actions, decisions, explanations, followed, ideas, ideas_left, joined

Gathered = dict[str, tuple[Block, ...]]


def gather(talk: Talk) -> Gathered:
    """The blocks of each section that has any, private ones left out."""
    blocks: defaultdict[str, list[Block]] = defaultdict(list)
    left: defaultdict[str, int] = defaultdict(int)
    again = talk.look_again()
    for step in talk.path.steps:
        frame = step.node.summary
        value = _answer(talk, step)
        if frame is None or value is None or frame.section == PRIVATE:
            continue
        notes = (aside(word(talk.pack, "paper.look-again")),) if step.key in again else ()
        blocks[frame.section] += _blocks(talk, step, value, notes)
        if isinstance(value, Tried):
            left[frame.section] += ideas_left(talk, step, value)
    gathered = {section: _merged(tuple(found)) for section, found in blocks.items()}
    for section, n in left.items():
        gathered[section] = _with_the_rest(talk, gathered[section], n)
    gathered["questions"] = for_supervision(talk, gathered.get("questions", ()))
    gathered["unknown"] = still_open(talk, gathered.get("unknown", ()))
    return {section: found for section, found in gathered.items() if found}


def gather_private(talk: Talk) -> tuple[Block, ...]:
    """What stands on the private page and nowhere else."""
    blocks: list[Block] = []
    for step in talk.path.steps:
        value = _answer(talk, step)
        if value is not None and step.node.summary and step.node.summary.section == PRIVATE:
            blocks += _blocks(talk, step, value, ())
    return tuple(blocks)


def _answer(talk: Talk, step: Step) -> Value | None:
    """The answer at a step: given there, or known from the door."""
    if step.status is Status.ANSWERED:
        return talk.value(step.key)
    return talk.path.value(step.plain) if step.status is Status.KNOWN else None


def _blocks(talk: Talk, step: Step, value: Value, notes: tuple[Run, ...]) -> tuple[Block, ...]:
    pack, node, key = talk.pack, wording(talk, step), step.key
    match value:
        case Weighed():
            table = explanations(pack, node, value, key)
        case Tried():
            table = ideas(pack, node, value, key)
        case Agreed():
            table = actions(pack, node, value, key)
        case Decided():
            table = decisions(pack, node, value, key)
        case Carried():
            table = followed(pack, node, value, key)
        case _:
            return framed(pack, node, value, key, notes)
    if table is None:
        return ()
    line = (node.summary.line if node.summary else "").replace(PLACE, "").strip()
    above = (Line((Run(line),), (key,)),) if line else ()
    return (*above, table, *((Line(notes, (key,)),) if notes else ()))


def _merged(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Tables of one shape become one, where the first of them stands."""
    tables: defaultdict[tuple[str, ...], list[Table]] = defaultdict(list)
    for block in blocks:
        if isinstance(block, Table):
            tables[block.head].append(block)
    return tuple(
        joined(tuple(tables[block.head])) if isinstance(block, Table) else block
        for block in blocks
        if not isinstance(block, Table) or block is tables[block.head][0]
    )


def _with_the_rest(talk: Talk, blocks: tuple[Block, ...], left: int) -> tuple[Block, ...]:
    """How many ideas were not looked at, under the last table of those that were."""
    tables = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
    if not left or not tables:
        return blocks
    name = "paper.one-more-idea" if left == 1 else "paper.more-ideas"
    line = Line((Run(capital(word(talk.pack, name, n=number(left)))),))
    return (*blocks[: tables[-1] + 1], line, *blocks[tables[-1] + 1 :])
