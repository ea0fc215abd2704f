"""How an answer reads back: in the transcript, and in the card above the next prompt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reflect.conversation.basis import tags
from reflect.flows.model import Node
from reflect.flows.values import (
    OTHER,
    Agreed,
    Carried,
    Chosen,
    Dated,
    Decided,
    Followed,
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
from reflect.parts import deciding, steps, weighing
from reflect.parts.context import Step, say
from reflect.parts.dates import in_full
from reflect.parts.options import PAUSE, SEEN
from reflect.views import Form, PartGiven, Reply


def parts_given(taken: Iterable[tuple[Step, Reply]]) -> tuple[PartGiven, ...]:
    """What was given so far, each with its label, and its number once there is a second one."""
    taken = tuple(taken)
    numbered = any(step.name.startswith("2.") for step, _ in taken)
    given: list[PartGiven] = []
    for step, reply in taken:
        if step.quiet:
            continue
        labels = {choice.id: choice.label for choice in step.prompt.choices}
        states = {state.id: state.label for state in step.prompt.states}
        given += [PartGiven(labels[item], states[state]) for item, state in reply.marks.items()]
        number = step.name.partition(".")[0]
        label = f"{number}. {step.label}" if numbered and number.isdigit() else step.label
        text = reply.text or "\n".join(labels[one] for one in reply.picks if one != OTHER)
        if text and step.prompt.form is not Form.MARK:
            given.append(PartGiven(label, text))
    return tuple(given)


def answer_text(node: Node, words: Mapping[str, str], value: Value, questions: Mapping[str, str]) -> str:
    """The answer as it reads in the transcript. Every word the person gave is in it."""
    on = say(node, words, "go-on")  # nothing ticked, marked or to bring: the person went on
    match value:
        case Chosen(option, own):
            return own or _label(node, words, option)
        case Ticked(options, own):
            listed = [_label(node, words, option) for option in options if option != OTHER or not own]
            return "\n".join([*listed, own] if own else listed) or on
        case Written(text, basis):
            known = [say(node, words, f"basis.{one}") for one in basis if one not in tags(text)]
            return f"{text}\n({', '.join(known)})" if known else text
        case Dated(said, day):
            return f"{said} ({in_full(day)})" if day and day[:4] not in said else said
        case Weighed() | Agreed() | Decided():
            return _in_parts(node, words, value) or on
        case Listed(people):
            return "\n".join(_person(node, one) for one in people) or say(node, words, "people.none")
        case Carried(actions):
            followed = (_followed(node, words, one) for one in actions)
            return "\n".join(followed) or say(node, words, "carried.none")
        case Tried(ideas):
            offers = {item.id: item.offer for item in node.items}
            return (
                "\n".join(_idea(node, words, offers.get(item, item), idea) for item, idea in ideas.items())
                or on
            )
        case Reviewed(bring, holders):
            about = {key: [who.who, who.by] for key, who in holders.items()}
            lines = (
                [questions.get(key, key), *about.get(key, [])] for key in dict.fromkeys((*bring, *about))
            )
            return "\n".join(" - ".join(filter(None, line)) for line in lines) or on


def _in_parts(node: Node, words: Mapping[str, str], value: Weighed | Agreed | Decided) -> str:
    match value:
        case Weighed(explanations):
            held = [weighing.parts_of(one) for one in explanations]
            return _listed(_named(node, words, "weigh", weighing.PARTS, one, bare=1) for one in held)
        case Agreed(actions):
            agreed = [steps.parts_of(one) for one in actions]
            lines = (_named(node, words, "actions", steps.PARTS, one, bare=3) for one in agreed)
            return _listed([" - ".join(parts)] for parts in lines)
        case Decided(decisions):
            made = [deciding.parts_of(one) for one in decisions]
            return _listed(_named(node, words, "decisions", deciding.PARTS, one, bare=1) for one in made)


def _label(node: Node, words: Mapping[str, str], option: str) -> str:
    """What an option is called: the flow's label, or the standing words for one that comes with the kind."""
    standing = {OTHER: "other", SEEN: "go-on"} | {
        f"{way}": f"pause.{way}" for way in PAUSE if node.kind == "pause"
    }
    listed = next((one.label for one in node.options if one.id == option), "")
    return listed or (say(node, words, standing[option]) if option in standing else option)


def _named(
    node: Node,
    words: Mapping[str, str],
    family: str,
    names: Sequence[str],
    texts: Sequence[str],
    *,
    bare: int,
) -> list[str]:
    """The parts that hold anything, each behind its label; the first few need none while none is missing."""
    clear = next((number for number, text in enumerate(texts[:bare]) if not text), bare)
    return [
        text if number < clear else f"{say(node, words, f'{family}.{name}.label')}: {text}"
        for number, (name, text) in enumerate(zip(names, texts, strict=True))
        if text
    ]


def _listed(entries: Iterable[list[str]]) -> str:
    """A paragraph each, numbered where there are several."""
    paragraphs = ["\n".join(lines) for lines in entries]
    if len(paragraphs) == 1:
        return paragraphs[0]
    return "\n".join(f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 1))


def _person(node: Node, one: Person) -> str:
    age = next((option.label for option in node.options if option.id == one.band), "")
    return f"{one.role}: {age[:1].lower()}{age[1:]}" if age else one.role


def _followed(node: Node, words: Mapping[str, str], one: Followed) -> str:
    state = say(node, words, f"carried.state.{one.state}") if one.state else ""
    line = " - ".join(part for part in (one.what, state) if part)
    agreed = ", ".join(part for part in (one.who, one.by) if part)
    return "\n".join(part for part in (f"{line} ({agreed})" if agreed else line, one.why) if part)


def _idea(node: Node, words: Mapping[str, str], offer: str, idea: Idea) -> str:
    state = say(node, words, f"try.state.{idea.state}")
    line = f"{offer.rstrip('.')}: {state}"
    return f"{line}\n{idea.note}" if idea.note else line
