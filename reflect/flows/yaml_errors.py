"""PyYAML's complaints in words an author can act on."""

from __future__ import annotations

from typing import Final, NamedTuple

import yaml


class _Trouble(NamedTuple):
    """What PyYAML may say (a part of it), what we say, what to do, and whether to point at where it began."""

    parts: tuple[str, ...]
    message: str
    remedy: str
    at_beginning: bool = False


_COLON: Final = _Trouble(
    ("mapping values are not allowed",),
    "a colon in the middle of text",
    "put the whole text in double quotes",
)
_TROUBLES: Final = (
    _COLON,
    _Trouble(
        ("found unexpected end of stream", "found unexpected document indicator"),
        "a quotation mark is never closed",
        "close it, or double it inside",
        at_beginning=True,
    ),
    _Trouble(
        ("found character that cannot start",),
        "text may not begin with this character",
        "put the text in quotes",
    ),
    _Trouble(
        ("found unknown escape character", "did not find expected hexdecimal", "expected escape sequence of"),
        "a backslash that means nothing here",
        "use single quotes, or write two backslashes",
    ),
    _Trouble(
        ("could not find expected ':'",),
        "a key without its colon",
        "write `key: value`, or put the text in quotes",
        at_beginning=True,
    ),
    _Trouble(
        ("expected ',' or '}'",),
        "a bracket `{` is not closed",
        "close it, with commas between",
        at_beginning=True,
    ),
    _Trouble(
        ("expected ',' or ']'",),
        "a bracket `[` is not closed",
        "close it, with commas between",
        at_beginning=True,
    ),
    _Trouble(
        ("did not find expected key", "expected <block end>"),
        "this line does not fit under the one above",
        "line it up with its neighbours",
    ),
    _Trouble(
        ("did not find expected '-' indicator",),
        "this line does not fit in the list",
        "begin it with `- `, lined up with the others",
    ),
    _Trouble(
        ("block sequence entries are not allowed", "sequence entries are not allowed"),
        "a list begins in the middle of a line",
        "begin it on its own line",
    ),
    _Trouble(
        ("did not find expected node content", "expected the node content"),
        "a value is missing here",
        "write it, or take the key out",
    ),
    _Trouble(
        ("undefined tag handle",),
        "a tag",
        "take it out: every value here is text, a list or keys",
    ),
)


def explained(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Where it is (a character offset), what is wrong and what to do."""
    problem = str(getattr(error, "problem", None) or error).strip()
    mark = _index(getattr(error, "problem_mark", None), text)
    begun = getattr(error, "context_mark", None)
    if "'}'" in problem and text[mark : mark + 1] == ":":
        # in brackets PyYAML takes a second colon for a missing bracket
        return mark, _COLON.message, _COLON.remedy
    for trouble in _TROUBLES:
        if any(part in problem for part in trouble.parts):
            place = _index(begun, text) if trouble.at_beginning and begun else mark
            return place, trouble.message, trouble.remedy
    return (
        mark,
        f"this is not YAML: {problem}",
        "look at this line and the one above: quotes, colons, lining up",
    )


def _index(mark: object, text: str) -> int:
    return min(getattr(mark, "index", 0), len(text))
