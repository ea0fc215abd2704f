"""What a kind of question is given, and the small things every kind says the same way."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import date

from reflect.flows.model import Item, Node, Option
from reflect.flows.values import Action, Value
from reflect.views import Choice, Form, Prompt, Reply


@dataclass(frozen=True, slots=True)
class Context:
    """What a kind may need besides its node: plain data the assistant gathers, and one look-up.

    ``words`` are the pack's; the node's own ``parts`` are laid over them here. ``options`` and ``items``
    are those whose ``if`` holds now, ``nearest`` the option answered at ``node.nearest`` or empty.
    ``source_of`` turns cites into a few words ("Calderdale · Professional curiosity"). ``carried_ideas`` are
    (id, offer) of ideas somebody will try and steps still to be done, ``open_questions`` (public key,
    question), ``parked`` those of them to be offered once more, ``last_time`` the actions that came in.
    """

    node: Node
    words: Mapping[str, str]
    options: tuple[Option, ...] = ()
    items: tuple[Item, ...] = ()
    nearest: str = ""
    source_of: Callable[[tuple[str, ...]], str] = lambda _cites: ""
    carried_ideas: tuple[tuple[str, str], ...] = ()
    open_questions: tuple[tuple[str, str], ...] = ()
    parked: tuple[tuple[str, str], ...] = ()
    last_time: tuple[Action, ...] = ()
    today: date = date.min

    def say(self, word: str) -> str:
        """The standing words called this, in the node's own version where it has one."""
        return say(self.node, self.words, word)

    def note(self, cites: tuple[str, ...], caveat: str = "") -> str:
        """The small print under an idea: any caution, and where it comes from when the question's own line
        does not say that already.
        """
        source = self.source_of(cites) if cites else ""
        own = self.source_of(self.node.cites)
        return " · ".join(part for part in (caveat, source if source != own else "") if part)


@dataclass(frozen=True, slots=True)
class Step:
    """One prompt of a question. ``name`` is the same whenever the same thing is asked, so that an earlier
    reply finds its way back to it; ``label`` stands before what was given; ``quiet`` ones only steer.
    """

    name: str
    prompt: Prompt
    label: str = ""
    quiet: bool = False


Steps = Generator[Step, Reply, Value]
"""A kind of question, told as it happens: yields what to ask next, is sent the reply, returns the answer."""

Answerer = Callable[[Step], Reply]
"""What to reply at a step so that the answer comes out as a value that is already known."""


def say(node: Node, words: Mapping[str, str], word: str) -> str:
    """As :meth:`Context.say`. Where a pack lacks the word its id is shown: no crash over a label."""
    family, _, short = word.partition(".")
    own = node.parts.get(short, "") if family == node.kind else ""
    return own or words.get(word, "") or word


def yes_or_no(ctx: Context, word: str, *, first: bool = False) -> Prompt:
    """Whether to go round again. Enter says no: nobody is made to find the way out. The ``first`` time round
    it says nothing of itself: an Enter pressed once too often must not stand for "nobody".
    """
    yes, no = (Choice(answer, ctx.say(f"{word}.{answer}")) for answer in ("yes", "no"))
    before = Reply() if first else Reply(picks=("no",))
    return Prompt(Form.CHOOSE, ask=ctx.say(word), choices=(yes, no), before=before)


def pick(option: str) -> Reply:
    """The reply that chooses this one."""
    return Reply(picks=(option,))
