"""People: who is meant, one after another: a role word, then how old they are."""

from __future__ import annotations

from typing import Final

from reflect.flows.people import person_ids, person_names
from reflect.flows.values import Listed, Person
from reflect.parts.context import Answerer, Context, Step, Steps, pick, yes_or_no
from reflect.views import Choice, Form, Prompt, Reply

MOST: Final = 6
OFF: Final = "people.off"
# The choice that takes somebody off the list. No age is called so: ids have no dots.


def people(ctx: Context) -> Steps:
    """Nobody, or rows of a role word and an age band.

    Each row keeps the letter it was given, so that what was said of one child stays with that child when
    another is taken off the list.
    """
    node = ctx.node
    most = node.most or MOST
    names = person_names(node.named, most)
    listed: list[Person] = []
    for number, (person, name) in enumerate(zip(person_ids(node.named, most), names, strict=True), 1):
        if number > node.least:
            word = "people.another" if number > 1 else "people.any"
            reply = yield Step(f"{number}.another", yes_or_no(ctx, word, first=number == 1), quiet=True)
            if reply.picks != ("yes",):
                break
        ask = Prompt(Form.WRITE, ask=ctx.say("people.role"), before=Reply(text=name), suggested=True)
        role = (yield Step(f"{number}.role", ask, label=ctx.say("people.role.label"))).text
        age = Prompt(Form.CHOOSE, ask=_about(ctx, "people.age", role), choices=_ages(ctx, role))
        band = (yield Step(f"{number}.age", age, label=ctx.say("people.age.label"))).picks[0]
        if band != OFF:
            listed.append(Person(person, role, band))
    return Listed(tuple(listed))


def _ages(ctx: Context, role: str) -> tuple[Choice, ...]:
    bands = [Choice(option.id, option.label) for option in ctx.options]
    return (*bands, Choice(OFF, _about(ctx, "people.off", role)))


def _about(ctx: Context, word: str, role: str) -> str:
    return ctx.say(word).replace("{role}", role)


def back(ctx: Context, value: Listed) -> Answerer:
    """The replies that give this list, a gap where somebody was taken off it."""
    rows = {one.id: one for one in value.people}
    ids = person_ids(ctx.node.named, ctx.node.most or MOST)
    last = max((ids.index(one) for one in rows if one in ids), default=-1)

    def answer(step: Step) -> Reply:
        number, _, part = step.name.partition(".")
        at = int(number) - 1
        if part == "another":
            return pick("yes" if at <= last else "no")
        found = rows.get(ids[at])
        if part == "age":
            return pick(found.band if found else OFF)
        return Reply(text=found.role) if found else step.prompt.before

    return answer
