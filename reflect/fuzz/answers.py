"""A real answer to any question, as somebody could give it. Add a kind of question here.

Options are taken least used first, over all conversations, so that each is come to; all else is by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from reflect.conversation.basis import tags
from reflect.conversation.state import Step
from reflect.conversation.talk import Talk
from reflect.flows.conditions import ALWAYS, Condition, holds
from reflect.flows.model import Item, Node
from reflect.flows.people import person_ids, person_names
from reflect.flows.values import (
    BASES,
    FOLLOWED_STATES,
    OTHER,
    TRY_STATES,
    Action,
    Agreed,
    Carried,
    Chosen,
    Dated,
    Decided,
    Decision,
    Explanation,
    Followed,
    Holder,
    Idea,
    Listed,
    Person,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)
from reflect.summary.open_questions import open_questions

SEEN: Final = "seen"
NOTED: Final = 2
"""Ideas of a ``try`` that are talked through: the first marked, in this order of their states."""
_TALKED: Final = ("tried", "will-try", "supervision", "not-right-here")

WRITTEN: Final = (
    "No.",
    "Visits keep being moved and I do not know why.",
    "Saw: the beds were made. Told by nan: they sleep here most nights.",
    "Told: he is back at work.\nThink: she covers for him.",
    "She said “it's fine”; I was not sure, and I left it at that. I have thought about it ever since.",
    "Mum says *everything* is [good] & <fine>, 100% #1 -- ask again.",
    "Mae hi'n iawn, meddai nain. Żółw, ünïcödé, שלום and 文.",
    "First visit: nobody in.\n\nSecond visit: curtains shut, a light on.\n- third: not let past the door",
    "The school rings, the clinic rings, nobody rings back. " * 12 + "That is where it stands.",
)
"""What is written: short, long, in several lines, marked with how it is known, and with signs of every sort.
None has a brace, so that one on the screen or on paper is a fault of ours.
"""

DATES: Final = (Dated("about three weeks ago"), Dated("last summer"), Dated("before I took over"))
_BASIS: Final = {text: tags(text) for text in WRITTEN}


class Answers:
    """Makes up answers, and remembers which options were used how often."""

    def __init__(self, chance: Random) -> None:
        """``chance`` is the only chance there is: the same seed makes up the same answers."""
        self._chance = chance
        self._random = chance.random
        self.used: defaultdict[str, dict[str, int]] = defaultdict(dict)

    def answer(self, talk: Talk, step: Step) -> Value:
        """An answer to a question on the path, as things stand now."""
        return _KINDS[step.node.kind](self, talk, step)

    # chance

    def one(self, things: Sequence[str]) -> str:
        """Any of these."""
        return things[int(self._random() * len(things))]

    def number(self, least: int, most: int) -> int:
        """A number from ``least`` to ``most``, small ones more often."""
        return least + int(self._random() * self._random() * (most - least + 1))

    def maybe(self, often: float, words: Callable[[], str]) -> str:
        """Words in so many of the cases, else nothing."""
        return words() if self._random() < often else ""

    def line(self) -> str:
        """A short piece of writing on one line."""
        return WRITTEN[1] if self._random() < 0.5 else WRITTEN[5]

    def least_used(self, plain: str, offered: Sequence[str], many: int = 1) -> list[str]:
        """So many of what is offered, the least used first, and they count as used."""
        used = self.used[plain]
        count, chance = used.get, self._random
        ranked = [(count(one, 0) + chance(), one) for one in offered]
        taken = [min(ranked)[1]] if many == 1 else [one for _, one in sorted(ranked)[:many]]
        for one in taken:
            used[one] = count(one, 0) + 1
        return taken

    # kinds

    def one_option(self, talk: Talk, step: Step) -> Value:
        node = step.node
        offered = [option.id for option in node.options if _holds(option.when, talk, step)]
        if node.other and node.kind == "choice":
            offered.append(OTHER)
        if not offered:
            return Chosen(SEEN)
        (option,) = self.least_used(_plain(step), offered)
        return Chosen(option, self.line() if option == OTHER else "")

    def ticks(self, talk: Talk, step: Step) -> Value:
        node = step.node
        listed = [option for option in node.options if _holds(option.when, talk, step)]
        free = [option.id for option in listed if not option.exclusive] + [OTHER] * node.other
        alone = [option.id for option in listed if option.exclusive]
        if not free and not alone:
            return Ticked(())
        least = min(max(node.least, 1), len(free) + len(alone))
        most = min(max(node.most, least) if node.most else len(free), len(free))
        (first,) = self.least_used(_plain(step), [*free, *alone])
        if first in alone or most < 1:
            return Ticked((first,))
        rest = [one for one in free if one != first]
        more = self.least_used(_plain(step), rest, self.number(least, most) - 1)
        ticked = {first, *more}
        words = self.line() if OTHER in ticked else ""
        return Ticked(tuple(one for one in free if one in ticked), words)

    def writing(self, _: Talk, step: Step) -> Value:
        words = self.one(WRITTEN)
        basis = _BASIS[words]
        if not basis and step.node.basis:
            basis = tuple(one for one in BASES if self._random() < 0.4)
        return Written(words, basis)

    def date(self, _: Talk, __: Step) -> Value:
        return DATES[int(self._random() * len(DATES))]

    def explanations(self, _: Talk, step: Step) -> Value:
        least = step.node.least or 2
        many = self.number(least, max(least, step.node.most or 4))
        return Weighed(tuple(Explanation(self.line(), *self._some(3)) for _ in range(many)))

    def steps(self, _: Talk, step: Step) -> Value:
        least = max(1, step.node.least)
        many = self.number(least, max(least, step.node.most or 5))
        return Agreed(tuple(Action(self.line(), *self._some(4)) for _ in range(many)))

    def decisions(self, _: Talk, step: Step) -> Value:
        many = self.number(1, step.node.most or 5)
        return Decided(tuple(Decision(self.line(), self.line(), *self._some(1)) for _ in range(many)))

    def _some(self, many: int) -> list[str]:
        return [self.maybe(0.6, self.line) for _ in range(many)]

    def ideas(self, talk: Talk, step: Step) -> Value:
        node = step.node
        offered = [item.id for item in node.items if _offered(node, item) and _holds(item.when, talk, step)]
        marked = self.least_used(_plain(step), offered, self.number(0, min(5, len(offered))))
        states = {item: self.one(TRY_STATES) for item in offered if item in marked}
        talked = sorted(states, key=lambda item: _TALKED.index(states[item]))[:NOTED]
        return Tried(
            {
                item: Idea(state, self.maybe(0.5, self.line) if item in talked else "")
                for item, state in states.items()
            }
        )

    def people(self, _: Talk, step: Step) -> Value:
        """Some of the rows there can be, in their order, each with a part in the family and an age."""
        node = step.node
        most = max(node.most or 6, node.least)
        many = self.number(node.least, most)
        rows = zip(person_ids(node.named, most), person_names(node.named, most), strict=True)
        bands = [option.id for option in node.options]
        return Listed(
            tuple(
                Person(one, name, self.least_used(_plain(step), bands)[0] if bands else "")
                for one, name in list(rows)[:many]
            )
        )

    def carried(self, talk: Talk, step: Step) -> Value:
        """What became of the actions that came in, and of others that are remembered."""
        came = talk.opened.last_time
        most = step.node.most or 5
        followed = []
        for one in came:
            state = self.one(["", *FOLLOWED_STATES])
            followed.append(Followed(one.what, state, self._why(state), one.who, one.by))
        for _ in range(self.number(0, max(0, most - len(came)))):
            state = self.one(FOLLOWED_STATES)
            followed.append(Followed(self.line(), state, self._why(state)))
        return Carried(tuple(followed))

    def _why(self, state: str) -> str:
        return self.maybe(0.6, self.line) if state not in ("", "done") else ""

    def looked_over(self, talk: Talk, step: Step) -> Value:
        known = [one.key for one in open_questions(talk)]
        bring = [key for key in known if self._random() < 0.5][: step.node.most or 3]
        holders = {
            key: Holder(self.line(), self.maybe(0.5, self.line)) for key in bring if self._random() < 0.6
        }
        return Reviewed(tuple(bring), holders)


def _holds(when: Condition, talk: Talk, step: Step) -> bool:
    return when is ALWAYS or holds(when, talk.path.seen_from(step.item))


def _plain(step: Step) -> str:
    """The question, whoever it is asked about."""
    return f"{step.flow}/{step.node.id}" if step.item else step.plain


def _offered(node: Node, item: Item) -> bool:
    """Whether an idea stands in any handful."""
    return not node.idea_sets or not item.sets or any(one.id in item.sets for one in node.idea_sets)


_KINDS: Final[dict[str, Callable[[Answers, Talk, Step], Value]]] = {
    "choice": Answers.one_option,
    "scale": Answers.one_option,
    "safety": Answers.one_option,
    "pause": Answers.one_option,
    "multi": Answers.ticks,
    "text": Answers.writing,
    "when": Answers.date,
    "weigh": Answers.explanations,
    "try": Answers.ideas,
    "actions": Answers.steps,
    "decisions": Answers.decisions,
    "review": Answers.looked_over,
    "people": Answers.people,
    "carried": Answers.carried,
}

ASKED: Final = frozenset(_KINDS)
"""The kinds of question whose answers can be made up."""

PASSED: Final = frozenset({"say", "branch", "call", "each", "return", "outcome"})
"""The kinds that ask nothing and are known here."""
