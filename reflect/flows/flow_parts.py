"""The parts of a node into the model: options, items, wordings, rules, targets and conditions."""

from __future__ import annotations

from typing import Any, Final

from reflect.flows import authored, model
from reflect.flows.condition_keys import spelt_out
from reflect.flows.condition_text import ConditionError, Mention, parse
from reflect.flows.conditions import ALWAYS, Condition, Is
from reflect.flows.convert import convert
from reflect.flows.ids import NODE_ID, NODE_ID_RULE, RETURN_PREFIX
from reflect.flows.nodes import Map, Raw, Seq
from reflect.flows.read import Document
from reflect.flows.wordings import Challenge, Frame, Wording


class Parts:
    """Reads the parts of one flow's nodes, and gathers on the way what is checked once all are read.

    ``named`` is every answer a condition names, at offsets of the file; ``returns`` each result handed back
    by ``return:``, with where it first is.
    """

    def __init__(self, document: Document, flow: str) -> None:
        self._document: Final = document
        self._flow: Final = flow
        self.named: Final[list[Mention]] = []
        self.returns: Final[dict[str, int]] = {}

    def options(self, raw: Map) -> tuple[model.Option, ...]:
        made = []
        for name, value, at, _ in raw.pairs():
            if isinstance(value, str) and value:
                made.append(model.Option(name, value))
                continue
            option = convert(self._document, authored.Option, value, at, "an option")
            if option and isinstance(value, Map):
                made.append(
                    model.Option(
                        name,
                        option.label,
                        option.echo,
                        option.says,
                        self._way(value, option.to, option.return_),
                        self.condition(value, option.if_),
                        authored.yes(option.exclusive),
                        tuple(option.cites),
                        self.challenge(value),
                    )
                )
        return tuple(made)

    def challenge(self, option: Map) -> Challenge | None:
        """The question that tests an option, where it has one."""
        if "challenge" not in option:
            return None
        at = option.value_at("challenge")
        written = convert(self._document, authored.Challenge, option["challenge"], at, "a challenge")
        if written is None:
            return None
        return Challenge(written.ask, written.line, written.open_as, tuple(written.cites))

    def items(self, raw: Map) -> tuple[model.Item, ...]:
        made = []
        for name, value, at, _ in raw.pairs():
            item = convert(self._document, authored.Item, value, at, "an item")
            if item and isinstance(value, Map):
                when = self.condition(value, item.if_)
                made.append(
                    model.Item(name, item.offer, tuple(item.cites), when, item.caveat, tuple(item.in_))
                )
        return tuple(made)

    def wordings(self, raw: Seq) -> tuple[Wording, ...]:
        made = []
        for value, at in zip(raw, raw.places, strict=True):
            if words := convert(self._document, authored.Wording, value, at, "a wording"):
                when = self.condition(value, words.if_)
                cites = tuple(words.cites)
                made.append(Wording(when, words.lead, words.ask, words.why, cites, words.line, words.open_as))
        return tuple(made)

    def routes(self, raw: Map, node: authored.Step) -> tuple[model.Route, ...]:
        """The rules of ``to``, or the one way on."""
        if isinstance(raw.get("to"), Seq):
            if node.return_:
                self.both(raw, "return")
            rules = raw["to"]
            return tuple(self._rule(rule, at) for rule, at in zip(rules, rules.places, strict=True))
        to = self._way(raw, str(node.to), node.return_)
        return (model.Route(to),) if to else ()

    def key(self, name: str) -> str:
        """The whole key of a node named in this flow's file."""
        return name if "/" in name else f"{self._flow}/{name}"

    def then(self, raw: Map, key: str) -> tuple[model.Route, ...]:
        """A call's way on for each result of the other flow."""
        ways = {result: self.target(raw, result) for result in raw}
        if len(set(ways.values())) == 1:
            return (model.Route(next(iter(ways.values()))),)
        return tuple(model.Route(to, Is(key, result)) for result, to in ways.items())

    def target(self, holder: Map, key: str) -> str:
        """The node a value names: an id, or ``{return: result}``; empty where the key is not there."""
        value = holder.get(key, "")
        if isinstance(value, Map):
            if set(value) == {"return"}:
                return self._return(value, value["return"])
            remedy = "write the node's id, or {return: result}"
            self._document.report(
                "RF126", holder.value_at(key), f"`{key}` is a node, or {{return: result}}", remedy
            )
        return value if isinstance(value, str) else ""

    def condition(self, holder: Map, raw: Any, key: str = "if") -> Condition:
        """The condition at ``key``; ALWAYS where there is none, or where it cannot be read (reported)."""
        if key not in holder:
            return ALWAYS
        at = holder.value_at(key)
        try:
            if isinstance(raw, str):
                condition, mentions = parse(raw, self._flow)
                for one in mentions:
                    self.named.append(
                        one._replace(
                            at=self._document.text.inside(at, one.at),
                            option_at=self._document.text.inside(at, one.option_at),
                        )
                    )
            else:
                condition, mentions = spelt_out(holder[key], at, self._flow)
                self.named.extend(mentions)
        except ConditionError as error:
            place = self._document.text.inside(at, error.at) if isinstance(raw, str) else error.at
            self._document.report("RF503", place, error.message, error.remedy)
            return ALWAYS
        return condition

    def frame(self, raw: Map) -> Frame | None:
        """Where the answer stands on paper; None for ``none``, or where it cannot be read (reported)."""
        value, at = raw.get("summary", "none"), raw.value_at("summary")
        if value == "none":
            return None
        if isinstance(value, Map) and len(value) == 1:
            [(section, line, _, line_at)] = value.pairs()
            if isinstance(line, str):
                return Frame(section, line)
            at = line_at
        remedy = 'write `summary: {section: "a line with {answer}"}`, or `summary: none`'
        self._document.report("RF128", at, "`summary` is one section and its line", remedy)
        return None

    def _rule(self, raw: Raw, at: int) -> model.Route:
        rule = convert(self._document, authored.Rule, raw, at, "a rule")
        if rule is None or not isinstance(raw, Map):
            return model.Route("")
        if ("if" in raw) == ("else" in raw) or ("else" in raw and (rule.to or rule.return_)):
            message = "a rule says `if` and where to, or `else` and where to"
            self._document.report(
                "RF126", at, message, 'write {if: "...", to: node}, or {else: node} as the last one'
            )
            return model.Route("")
        if "else" in raw:
            return model.Route(self.target(raw, "else"))
        to = self._way(raw, rule.to, rule.return_)
        if not to:
            self._document.report(
                "RF126", at, "a rule that leads nowhere", "add `to: node` or `return: result`"
            )
        return model.Route(to, self.condition(raw, rule.if_))

    def _way(self, raw: Map, to: str, result: str) -> str:
        if to and result:
            self.both(raw, "return")
        return self._return(raw, result) if result else to

    def both(self, raw: Map, second: str) -> None:
        """Report two ways on that cannot both hold; ``second`` is the key to point at."""
        first = "to" if "to" in raw else "return"
        message = f"`{first}` and `{second}` both say where this leads"
        self._document.report("RF127", raw.key_at(second), message, "take one of the two out")

    def _return(self, raw: Map, result: str) -> str:
        place = raw.value_at("return")
        if not NODE_ID.fullmatch(result):
            self._document.report(
                "RF201", place, f"`{result}` cannot be the name of a result", f"use {NODE_ID_RULE}"
            )
        self.returns.setdefault(result, place)
        return RETURN_PREFIX + result
