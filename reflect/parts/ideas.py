"""Try: ideas in handfuls of at most seven, each marked with one state; at most two are talked through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reflect.flows.model import Item
from reflect.flows.values import TRY_STATES, Idea, Tried
from reflect.parts.context import Answerer, Context, Step, Steps, pick
from reflect.views import Choice, Form, Prompt, Reply

AT_ONCE: Final = 7
TALKED_THROUGH: Final = 2
ENOUGH: Final = "try.enough"
_ALL: Final = "try.more"
# The choice that ends it, and the one handful of a node without sets. No set is called so: ids have no dots.

_TALK_ORDER: Final = ("tried", "will-try", "supervision", "not-right-here")
# What was tried has most to teach, what will be tried has to be got ready, the rest can wait for the room.


def tried(ctx: Context) -> Steps:
    """The nearest handful, other handfuls if there is time and will, then a word on two of those marked.

    The word comes last, so that which two it is depends on the marks alone and not on the way through the
    handfuls, which an answer does not keep: going back never loses a note.
    """
    sets = _sets(ctx)
    if not sets:
        yield Step("none", Prompt(Form.GO), quiet=True)
        return Tried({})
    here = ctx.nearest if ctx.nearest in sets else next(iter(sets))
    if len(sets) > 1 and ctx.nearest not in sets:
        here = (yield _nearest(ctx, sets)).picks[0]
    marks: dict[str, str] = {}
    seen: set[str] = set()
    while here != ENOUGH:
        page = _unseen(sets[here], seen)[:AT_ONCE]
        marks |= (yield _page(ctx, page)).marks
        seen.update(item.id for item in page)
        left = [one for one, items in sets.items() if _unseen(items, seen)]
        here = (yield _more(ctx, left, len(seen))).picks[0] if left else ENOUGH
    marked = [item for item in ctx.items if item.id in marks]
    ideas = {item.id: Idea(marks[item.id]) for item in marked}
    for item in sorted(marked, key=lambda item: _TALK_ORDER.index(marks[item.id]))[:TALKED_THROUGH]:
        ideas[item.id] = Idea(marks[item.id], (yield _talk(ctx, item, marks[item.id])).text)
    return Tried(ideas)


def back(ctx: Context, value: Tried) -> Answerer:
    """The replies that give these marks: each handful that holds a marked idea not shown yet, then enough."""
    sets = _sets(ctx)
    left = dict.fromkeys(item.id for item in ctx.items if item.id in value.ideas)

    def holding(step: Step, otherwise: str) -> str:
        wanted = next(iter(left), None)
        listed = [choice.id for choice in step.prompt.choices if choice.id != ENOUGH]
        return next((one for one in listed if any(item.id == wanted for item in sets[one])), otherwise)

    def answer(step: Step) -> Reply:
        if step.prompt.form is Form.WRITE:
            return Reply(text=value.ideas[step.name.removeprefix("note.")].note)
        if step.prompt.form is Form.CHOOSE:
            first = step.name == "nearest"
            return pick(holding(step, step.prompt.choices[0].id if first else ENOUGH))
        marks = {c.id: value.ideas[c.id].state for c in step.prompt.choices if c.id in value.ideas}
        for item in marks:
            left.pop(item, None)
        return Reply(marks=marks)

    return answer


def _sets(ctx: Context) -> dict[str, tuple[Item, ...]]:
    """The handfuls that have anything in them, each with its ideas. An idea without a set is in every one."""
    if not ctx.node.idea_sets:
        return {_ALL: ctx.items} if ctx.items else {}
    full = {
        one.id: tuple(item for item in ctx.items if not item.sets or one.id in item.sets)
        for one in ctx.node.idea_sets
    }
    return {one: items for one, items in full.items() if items}


def _unseen(items: Iterable[Item], seen: set[str]) -> list[Item]:
    return [item for item in items if item.id not in seen]


def _label(ctx: Context, one: str) -> str:
    return next((known.label for known in ctx.node.idea_sets if known.id == one), ctx.say("go-on"))


def _nearest(ctx: Context, sets: Iterable[str]) -> Step:
    choices = tuple(Choice(one, _label(ctx, one)) for one in sets)
    return Step("nearest", Prompt(Form.CHOOSE, ask=ctx.say("try.nearest"), choices=choices))


def _page(ctx: Context, page: list[Item]) -> Step:
    choices = tuple(Choice(item.id, item.offer, ctx.note(item.cites, item.caveat)) for item in page)
    states = tuple(Choice(state, ctx.say(f"try.state.{state}")) for state in TRY_STATES)
    return Step(f"page.{page[0].id}", Prompt(Form.MARK, choices=choices, states=states, optional=True))


def _talk(ctx: Context, item: Item, state: str) -> Step:
    ask = ctx.say(f"try.{state}").replace("{offer}", item.offer)
    return Step(f"note.{item.id}", Prompt(Form.WRITE, ask=ask, optional=True), label=item.offer)


def _more(ctx: Context, left: list[str], seen: int) -> Step:
    choices = (*(Choice(one, _label(ctx, one)) for one in left), Choice(ENOUGH, ctx.say("try.enough")))
    prompt = Prompt(Form.CHOOSE, ask=ctx.say("try.more"), choices=choices, before=pick(ENOUGH))
    return Step(f"more.{seen}.{'.'.join(left)}", prompt, quiet=True)
