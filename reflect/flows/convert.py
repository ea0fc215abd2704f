"""One mapping into one authored Struct, or the first thing that is wrong with it and where.

msgspec says what is wrong at which field; this says it in words, at the field's place in the file.
"""

from __future__ import annotations

import re
from typing import Final, TypeVar

import msgspec

from reflect.flows.authored import BY_KIND, Authored
from reflect.flows.nodes import Map, Raw, Seq, kind_of
from reflect.flows.read import Document
from reflect.flows.suggest import nearest

_A = TypeVar("_A", bound=Authored)

_FIELD: Final = re.compile(r"at `\$\.(\w+)(?:\[(\d+|\.\.\.)\])?")
_EXPECTED: Final = re.compile(r"Expected `([^`]*)`")
_MISSING: Final = re.compile(r"missing required field `(\w+)`")
_SHAPES: Final = {
    "str": ("text", "if it holds a colon or a bracket, put it in quotes"),
    "array": ("a list", "put it in square brackets: [one, two]"),
    "object": ("keys with values", "write each as `key: value`, one a line"),
    "int": ("a whole number", "write it in digits"),
    "float": ("a number", "write it in digits"),
    "str | array": ("a node or a list of rules", "write `to: node`, or rules that end in {else: node}"),
    "str | object": ("a node, or {return: result}", "write the node's id"),
}  # fmt: skip
_FLAG: Final = frozenset({"yes", "no", "true", "false"})


def convert(document: Document, cls: type[_A], raw: Raw, at: int, what: str) -> _A | None:
    """``raw`` as a ``cls``; None, with the reason reported, where it is not one.

    ``at`` is where ``what`` ("a node", "an option") is named, for what is missing from it.
    """
    if not isinstance(raw, Map):
        document.report(
            "RF123", at, f"{what} is written as keys with values, and this is {kind_of(raw)}", _keys(cls)
        )
        return None
    try:
        made = msgspec.convert(raw, cls, strict=False)
    except msgspec.ValidationError as error:
        if not _unknown_keys(document, cls, raw, what):
            _explain(document, cls, raw, at, what, str(error))
        return None
    for name in _required(cls):
        if not raw[name]:
            _missing(document, cls, raw.key_at(name), what, name)
            return None
    return made


def keys_of(cls: type[Authored]) -> tuple[str, ...]:
    """The keys an author may write."""
    return cls.__struct_encode_fields__


_REQUIRED: Final[dict[type[Authored], tuple[str, ...]]] = {}


def _required(cls: type[Authored]) -> tuple[str, ...]:
    """The keys that must be there, and not be empty."""
    if cls not in _REQUIRED:
        fields = msgspec.structs.fields(cls)
        _REQUIRED[cls] = tuple(field.encode_name for field in fields if field.required)
    return _REQUIRED[cls]


def _unknown_keys(document: Document, cls: type[Authored], raw: Map, what: str) -> bool:
    """Report every key that ``cls`` has not; one that another kind of node has says so."""
    known = keys_of(cls)
    found = False
    for key, _, at, _ in raw.pairs():
        if key in known:
            continue
        found = True
        owners = [
            kind for kind, other in BY_KIND.items() if cls in BY_KIND.values() and key in keys_of(other)
        ]
        near = nearest(key, [name for name in known if name not in raw])
        if owners:
            message = f"`{key}` is not a key of {what}; it belongs to {_listed(owners)}"
            document.report("RF121", at, message, "take it out, or change the `kind`")
        else:
            remedy = f"did you mean `{near}`?" if near else f"the keys here are {', '.join(known)}"
            document.report("RF120", at, f"{what} has no key `{key}`", remedy)
    return found


def _explain(document: Document, cls: type[Authored], raw: Map, at: int, what: str, said: str) -> None:
    if missing := _MISSING.search(said):
        _missing(document, cls, at, what, missing[1])
        return
    found = _FIELD.search(said)
    name, index = (found[1], found[2]) if found else ("", None)
    value, place = raw.get(name, ""), raw.value_at(name)
    if index == "..." and isinstance(value, Map):
        value, place = next(
            ((inner, at) for _, inner, _, at in value.pairs() if not isinstance(inner, str)), ("", place)
        )
    elif index and isinstance(value, Seq):
        value, place = value[int(index)], value.places[int(index)]
    expected = _EXPECTED.search(said)
    wanted, remedy = _SHAPES.get(expected[1] if expected else "", ("", ""))
    if wanted and ">=" not in said and "<=" not in said:
        document.report("RF123", place, f"`{name}` is {wanted}, and this is {kind_of(value)}", remedy)
    else:
        document.report("RF125", place, f"`{name}` cannot be `{value}`", _allowed(cls, name, said))


def _missing(document: Document, cls: type[Authored], at: int, what: str, name: str) -> None:
    # msgspec names the field as written in the file: `if`, not `if_`
    document.report(
        "RF122", at, f"{what} lacks its `{name}`", f"add `{name}:`; it must have {', '.join(_required(cls))}"
    )


def _allowed(cls: type[Authored], name: str, said: str) -> str:
    """What a field takes, read from its type."""
    field = next(field for field in msgspec.structs.fields(cls) if field.encode_name == name)
    kind = msgspec.inspect.type_info(field.type)
    if isinstance(kind, msgspec.inspect.ListType):
        kind = kind.item_type
    if isinstance(kind, msgspec.inspect.LiteralType):
        values = [str(value) for value in kind.values if value]
        return "write yes or no" if set(values) == _FLAG else f"write {_listed(values, 'or')}"
    limit = re.search(r"(>=|<=) ([\d.]+)", said)
    return (
        f"it is {'at least' if limit[1] == '>=' else 'at most'} {float(limit[2]):g}"
        if limit
        else "look it up in the format"
    )


def _keys(cls: type[Authored]) -> str:
    return f"it must have {_listed(list(_required(cls)))}" if _required(cls) else "write keys with values"


def _listed(words: list[str], joined_by: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joined_by} {words[-1]}"
