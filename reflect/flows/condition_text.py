"""A condition as one line of text, or spelt out, into the typed form.

The line is parsed by Python's own parser and then only read: a short list of shapes is understood and
everything else is an error with its column. Nothing is ever evaluated.
"""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from reflect.flows.conditions import All, Answered, AnyOf, Condition, Count, Has, Is, IsNot, Not
from reflect.flows.suggest import did_you_mean

LONGEST: Final = 500
MOST: Final = 99

_STRING: Final = re.compile(
    r"'[ -&(-\[\]-~]*'|\"[ !#-\[\]-~]*\""
)  # ASCII, without the quote and the backslash
_NOT_OURS: Final = re.compile(
    r"[^A-Za-z0-9_()=!<>,\s.+*/%&|^~@:\[\]{}-]|(?<![A-Za-z0-9_])[0-9]+[A-Za-z_]|(?<![=!<>])=(?!=)"
)
_CURLY: Final = "‘’“”`"
_COMPARE: Final = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_CALLS: Final = ("answered", "answer", "count")
_QUOTE_IT: Final = "an option is written in quotes: stuck == 'good-enough'"
_SHAPES: Final = (
    "write node == 'option', 'option' in node, answered(node) or count(node) >= 2, joined by and, or, not"
)


class Mention(NamedTuple):
    """A place where a condition names an answer, to be checked once every node is known.

    ``use`` is how: is, has, answered or count. ``at`` and ``option_at`` are offsets inside the text.
    """

    use: str
    key: str
    option: str
    at: int
    option_at: int


class ConditionError(Exception):
    """A condition that cannot be read: ``at`` is an offset inside its text."""

    def __init__(self, at: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.at: Final = at
        self.message: Final = message
        self.remedy: Final = remedy


def parse(text: str, flow: str) -> tuple[Condition, list[Mention]]:
    """The condition one line spells, and every answer it names. Raises ConditionError.

    A bare name is a node of ``flow``; the keys that come out are whole (``flow/node``).
    """
    if len(text) > LONGEST:
        raise ConditionError(0, f"a condition of {len(text)} characters", "split it into two rules")
    if odd := _NOT_OURS.search(_STRING.sub(lambda found: " " * len(found[0]), text)):
        raise _odd(text, odd.start())
    line = text.replace("\n", " ")
    before = len(line) - len(line.lstrip())
    try:
        tree = ast.parse(line[before:], mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        at = before + max(0, (getattr(error, "offset", None) or 1) - 1)
        raise ConditionError(
            min(at, max(0, len(text) - 1)), "this condition cannot be read", _SHAPES
        ) from None
    reader = _Reader(flow, before)
    return reader.condition(tree.body), reader.mentions


def _odd(text: str, at: int) -> ConditionError:
    if text[at] in _CURLY:
        return ConditionError(at, "a curly quotation mark in a condition", "use the straight one: '")
    if text[at] in "'\"":
        return ConditionError(at, "a quotation mark is never closed", _QUOTE_IT)
    if text[at].isdigit():
        return ConditionError(at, "an id that begins with a digit, without quotes", _QUOTE_IT)
    if text[at] == "=":
        return ConditionError(at, "one `=` in a condition", "write two: ==")
    return ConditionError(at, f"`{text[at]}` has no meaning in a condition", _SHAPES)


class _Reader:
    """Walks the parsed line once, collecting what it names."""

    def __init__(self, flow: str, before: int) -> None:
        self._flow: Final = flow
        self._before: Final = before
        self.mentions: Final[list[Mention]] = []

    def condition(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=op, values=values):
                of = tuple(self.condition(value) for value in values)
                return All(of) if isinstance(op, ast.And) else AnyOf(of)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand))
            case ast.Call(func=ast.Name(id="answered")):
                return Answered(self._mention("answered", self._argument(node), node))
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._compare(left, op, right)
            case ast.Compare(comparators=[_, second, *_]):
                raise self._refused(second, "two comparisons in one", "join them with `and`")
            case ast.Call(func=ast.Name(id="answer" | "count")):
                raise self._refused(
                    node, "this is compared with nothing", "write answer(...) == 'option' or count(...) >= 2"
                )
            case ast.Call(func=ast.Name(id=name)):
                raise self._refused(node, f"`{name}` cannot be asked", did_you_mean(name, _CALLS) or _SHAPES)
            case ast.Name(id=name):
                raise self._refused(
                    node, f"`{name}` alone is not a question", f"write answered({name}) or {name} == 'option'"
                )
        raise self._refused(node, "this has no meaning in a condition", _SHAPES)

    def _compare(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(op, (ast.In, ast.NotIn)):
            option = self._option(left)
            key = self._mention("has", self._answer(right), right, option, left)
            has = Has(key, option)
            # A missing answer makes every comparison false, this one too.
            return has if isinstance(op, ast.In) else All((Answered(key), Not(has)))
        compare = _COMPARE.get(type(op))
        if compare is None:
            raise self._refused(right, "`is` has no meaning in a condition", "write == or !=")
        if isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "count":
            key = self._mention("count", self._argument(left), left)
            return Count(key, compare, self._number(right))
        if isinstance(left, ast.Constant):
            raise self._refused(
                left, "the answer comes first, then what it is compared with", "write node == 'option'"
            )
        if compare not in ("==", "!="):
            raise self._refused(
                left, f"`{compare}` compares numbers only", "write count(node) >= 2, or node == 'option'"
            )
        answer = self._answer(left)
        option = self._option(right)
        key = self._mention("is", answer, left, option, right)
        return Is(key, option) if compare == "==" else IsNot(key, option)

    def _mention(
        self, use: str, name: ast.expr, at: ast.expr, option: str = "", option_at: ast.expr | None = None
    ) -> str:
        match name:
            case ast.Name(id=node):
                key = f"{self._flow}/{node}"
            case ast.Constant(value=str(path)):
                key = path if "/" in path else f"{self._flow}/{path}"
            case _:
                raise self._refused(
                    name, "a node is named here", "write a node of this flow, or 'flow/node' in quotes"
                )
        self.mentions.append(Mention(use, key, option, self._at(name), self._at(option_at or at)))
        return key

    def _answer(self, node: ast.expr) -> ast.expr:
        match node:
            case ast.Name():
                return node
            case ast.Call(func=ast.Name(id="answer")):
                return self._argument(node)
            case ast.Constant(value=str()):
                raise self._refused(
                    node, "another flow's answer is asked for with answer(...)", "write answer('flow/node')"
                )
        raise self._refused(node, "a node is named here", "write a node of this flow, or answer('flow/node')")

    def _argument(self, call: ast.Call) -> ast.expr:
        if len(call.args) != 1 or call.keywords:
            raise self._refused(
                call, "one node goes in these brackets", "write answered(node) or answered('flow/node')"
            )
        return call.args[0]

    def _option(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise self._refused(node, "this is not an option", _QUOTE_IT)

    def _number(self, node: ast.expr) -> int:
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value <= MOST:
            return node.value
        raise self._refused(node, "count is compared with a small whole number", "write count(node) >= 2")

    def _at(self, node: ast.expr) -> int:
        return self._before + node.col_offset

    def _refused(self, node: ast.expr, message: str, remedy: str) -> ConditionError:
        return ConditionError(self._at(node), message, remedy)
