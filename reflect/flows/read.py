"""One YAML file: bytes in, positioned nodes out. Everything a flow may not contain is refused here.

Built from PyYAML's event stream: events cannot overflow the stack however deep a file goes, and they say
where each thing stands. Scalars stay text, so ``no`` is an option called no and ``12:30`` is a time.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reflect.flows.diagnostics import ERROR, Diagnostic, place_in
from reflect.flows.nodes import Map, Seq
from reflect.flows.text import UNSEEN, Text
from reflect.flows.yaml_errors import explained

_Parser: Any
try:
    from yaml._yaml import CParser as _Parser
except ImportError:
    from reflect.flows.yaml_pure import PureParser as _Parser

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 20

_TAB_INDENT: Final = re.compile(r"^ *\t", re.MULTILINE)


class Document:
    """A file as read. ``root`` is None where it could not be; ``problems`` says everything that is wrong."""

    def __init__(self, text: Text) -> None:
        self.text: Final = text
        self.root: Map | None = None
        self.problems: Final[list[Diagnostic]] = []

    @property
    def file(self) -> str:
        return self.text.file

    def report(self, code: str, index: int, message: str, remedy: str, first: int = -1) -> None:
        """An error at a character of this file; ``first`` is where the same thing already stands."""
        second = place_in(self.text, first) if first >= 0 else None
        place = place_in(self.text, index)
        self.problems.append(
            Diagnostic(code, ERROR, place, message, remedy, second, "first here" if second else "")
        )


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage collection while many nodes are made: it would walk the growing tree again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_document(file: str, data: bytes) -> Document:
    """Read one file, known to people as ``file``. Never raises: what is wrong is in the Document."""
    if len(data) > MAX_BYTES:
        document = Document(Text(file, ""))
        size = f"{len(data) // 1024} KiB"
        document.report("RF112", 0, f"the file is {size}; the most is 256 KiB", "split it: one topic a file")
        return document
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n")
        document = Document(Text(file, data.decode("utf-8", "replace").replace("\r\n", "\n")))
        document.report(
            "RF101", len(before), "the file is not UTF-8 text", 'save it again with the encoding "UTF-8"'
        )
        return document
    document = Document(Text(file, text))
    if _clean(document):
        try:
            document.root = _build(document)
        except yaml.YAMLError as error:
            index, message, remedy = explained(error, text)
            document.report("RF102", index, message, remedy)
        except _Stop:
            pass
    if document.root is not None and "\\" in text:
        _refuse_escaped(document, document.root)
    return document


class _Stop(Exception):  # noqa: N818 - not an error: the reason is already reported
    """Reading cannot go on."""


def _clean(document: Document) -> bool:
    """Refuse characters that cannot be seen, and tabs where YAML wants spaces."""
    text = document.text.text
    # what can be printed holds nothing to find, and asking that is quicker than looking
    if not text.replace("\n", " ").isprintable() and (unseen := UNSEEN.search(text)):
        message = f"a character that cannot be seen: {_name(unseen[0])}"
        document.report("RF103", unseen.start(), message, "delete it, and type the text again")
        return False
    if "\t" in text and (tab := _TAB_INDENT.search(text)):
        document.report(
            "RF104", tab.end() - 1, "a tab at the beginning of a line", "use spaces, two for each level"
        )
        return False
    return True


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _build(document: Document) -> Map:  # noqa: C901, PLR0912, PLR0915 - one loop, hot: a call an event would double its cost
    """Fold the events into nodes. Raises YAMLError, or _Stop where nothing more can be made of the file."""
    text = document.text.text
    marked = "&" in text or "!" in text  # there may be anchors or tags
    next_event: Callable[[], Any] = _Parser(text).get_event
    next_event()  # the stream begins
    if type(next_event()) is StreamEndEvent:
        document.report(
            "RF114", 0, "the file is empty", "begin with `flow:` and the flow's path, or delete the file"
        )
        raise _Stop
    above: list[tuple[Any, list[int], bool]] = []
    holder: Any = None  # the mapping or list being filled
    places: list[int] = []
    in_map = False
    key: Any = None  # the key waiting for its value
    root: Any = None
    twice: list[tuple[Map, str]] = []
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            index = event.start_mark.index
            if marked and (event.anchor or event.tag):
                _refuse_marks(document, event)
            if in_map:
                if key is None:
                    key = value
                    if value in holder or value == "<<":
                        key = _refuse_key(document, holder, value, index, twice)
                    places.append(index)
                    continue
                holder[key] = value
                key = None
            elif holder is None:
                message = "a file holds keys and their values, and this is only text"
                document.report("RF114", index, message, "begin with `flow:` and the flow's path")
                raise _Stop
            else:
                holder.append(value)
            places.append(index)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            index = event.start_mark.index
            if marked and (event.anchor or event.tag):
                _refuse_marks(document, event)
            if in_map and key is None:
                document.report("RF115", index, "a key here must be one plain word", "put the text in quotes")
                raise _Stop
            made: Any = Map() if kind is MappingStartEvent else Seq()
            inside: list[int] = []
            made.at, made.places = index, inside
            if in_map:
                holder[key] = made
                key = None
            elif holder is not None:
                holder.append(made)
            elif kind is SequenceStartEvent:
                message = "a file holds keys and their values, and this is a list"
                document.report("RF114", index, message, "begin with `flow:` and the flow's path")
                raise _Stop
            places.append(index)
            above.append((holder, places, in_map))
            if len(above) > MAX_DEPTH:
                document.report(
                    "RF111", index, f"nested more than {MAX_DEPTH} deep", "a flow needs six or seven levels"
                )
                raise _Stop
            holder, places, in_map = made, inside, kind is MappingStartEvent
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            root = holder
            holder, places, in_map = above.pop()
            if holder is None:
                break
        elif kind is AliasEvent:
            index = event.start_mark.index
            document.report("RF107", index, f"an alias, `*{event.anchor}`", "write the text out here")
            raise _Stop
    next_event()  # the document ends
    if type(event := next_event()) is not StreamEndEvent:
        index = event.start_mark.index
        document.report(
            "RF110", index, "a second document begins in this file", "take the `---` out: one flow a file"
        )
        raise _Stop
    for mapping, doubled in twice:
        mapping.drop(doubled)
    whole: Map = root
    return whole


def _refuse_marks(document: Document, event: Any) -> None:
    """Anchors and tags: a reader of the file could not see what they do."""
    index = event.start_mark.index
    if event.anchor:
        document.report(
            "RF106", index, f"an anchor, `&{event.anchor}`", "take it out, and write repeated text again"
        )
    elif event.tag:
        document.report(
            "RF108", index, f"a tag, `{event.tag}`", "take it out: every value here is text, a list or keys"
        )


def _refuse_key(document: Document, holder: Map, key: str, index: int, twice: list[tuple[Map, str]]) -> str:
    """A key that stands twice, or merges: reported, and read under a name that is taken out again."""
    if key == "<<":
        document.report("RF109", index, "a merge key, `<<`", "write the keys out here")
    else:
        first = holder.places[2 * list(holder).index(key)]
        document.report("RF105", index, f"`{key}` stands twice here", "take one of the two out", first)
    spare = f"{key}\0{index}"
    twice.append((holder, spare))
    return spare


def _refuse_escaped(document: Document, root: Map) -> None:
    """An escape in double quotes can write any character, so what came out of it is looked at again."""
    waiting: list[Map | Seq] = [root]
    while waiting:
        node = waiting.pop()
        inside = [text for pair in node.items() for text in pair] if isinstance(node, Map) else node
        for value, index in zip(inside, node.places, strict=True):
            if not isinstance(value, str):
                waiting.append(value)
            elif unseen := UNSEEN.search(value):
                message = f"a character that cannot be seen: {_name(unseen[0])}"
                document.report("RF103", index, message, "take the escape out, and type the text again")
