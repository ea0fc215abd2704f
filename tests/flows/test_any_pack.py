"""Whatever happens to a file, it is loaded or refused in words; what is loaded survives compiling."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.flows.authored import BY_KIND
from reflect.flows.convert import keys_of
from reflect.flows.diagnostics import FlowErrors, as_json, errors, render
from reflect.flows.model import KINDS_THAT_ASK
from reflect.flows.pack import check_pack, compile_pack, load_pack, read_compiled
from tests.flows.mini import FILES, mini

SMALL: Final = Path(__file__).parents[1] / "packs" / "small"
SOURCES: Final = {
    path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8") for path in SMALL.rglob("*.yaml")
}
TODAY: Final = date(2026, 11, 22)


def load(files: dict[str, str]) -> None:
    """Load a pack of these files: a pack comes out, or FlowErrors with a place and a remedy for each."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        found = check_pack(root, TODAY)
        render(found)
        as_json(found)
        assert all(one.message and one.help and one.line >= 1 and one.column >= 1 for one in found)
        if errors(found):
            with pytest.raises(FlowErrors):
                load_pack(root)
        else:
            assert read_compiled(compile_pack(root)) == load_pack(root)


def change_line(lines: list[str], at: int, other: int, how: str) -> list[str]:
    """One of the small accidents that happen to a file."""
    line = lines[at]
    changes: dict[str, Callable[[], list[str]]] = {
        "drop": list,
        "double": lambda: [line, line],
        "indent": lambda: ["  " + line],
        "outdent": lambda: [line.removeprefix("  ")],
        "cut": lambda: [line[: len(line) * 2 // 3]],
        "empty": lambda: [line.partition(":")[0] + ":"],
        "swap": lambda: [lines[other]],
        "list": lambda: [line.partition(":")[0] + ": [" + line.partition(":")[2].strip() + "]"],
        "keys": lambda: [line.partition(":")[0] + ": {a: " + line.partition(":")[2].strip() + "}"],
        "rename": lambda: [line.replace("e", "x", 1)],
        "braces": lambda: [line.replace(" ", " {", 1)],
    }
    return [*lines[:at], *changes[how](), *lines[at + 1 :]]


HOW: Final = [
    "drop",
    "double",
    "indent",
    "outdent",
    "cut",
    "empty",
    "swap",
    "list",
    "keys",
    "rename",
    "braces",
]


@given(st.data())
def test_a_file_with_accidents_is_loaded_or_refused_in_words(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(SOURCES)))
    lines = SOURCES[name].splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines = change_line(lines, at, other, data.draw(st.sampled_from(HOW))) or [""]
    load({**SOURCES, name: "\n".join(lines) + "\n"})


TEXTS: Final = st.sampled_from(
    ["a", "b", "", "yes", "none", "rooms", "topic/one", "{rooms}", "rooms == 'a'", "30", "-1", "done"]
)
INNER: Final = st.sampled_from(
    ["a", "to", "if", "else", "return", "label", "is", "all", "not", "offer", "in", "day", "kind"]
)


def nested(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What may stand one level up: the same, or a few of it in a list or a mapping."""
    return below | st.lists(below, max_size=3) | st.dictionaries(INNER, below, max_size=3)


VALUE: Final = nested(nested(TEXTS))
KEYS: Final = sorted(
    {key for kind in BY_KIND.values() for key in keys_of(kind)} - {"kind"} | {"title", "start", "nodes"}
)
KINDS: Final = [*sorted(KINDS_THAT_ASK), "say", "branch", "call", "return", "outcome"]
NODE: Final = st.builds(
    lambda kind, keys: {"kind": kind, **keys},
    st.sampled_from(KINDS),
    st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=6),
)
NAME: Final = st.sampled_from(["rooms", "a", "b", "return_done", "Bad", "if"])


@given(
    st.dictionaries(NAME, VALUE | NODE, max_size=4),
    st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=2),
)
def test_any_shape_of_nodes_is_loaded_or_refused_in_words(
    nodes: dict[str, Any], head: dict[str, Any]
) -> None:
    flow = {"flow": "topic/one", "title": "One", "nodes": nodes, **head}
    load({**FILES, "topic/one.yaml": json.dumps(flow)})


WORDS: Final = st.text(alphabet="abc déé’–علي ?.,:'\"#\\", min_size=1).map(lambda text: f"So {text}")
IDS: Final = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(
    lambda name: not name.startswith("return")
)


@st.composite
def chains(draw: st.DrawFn) -> dict[str, Any]:
    """A flow without faults: a string of questions, each leading to the next by rules or by itself."""
    names = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    nodes: dict[str, Any] = {}
    for name, after in zip(names, [*names[1:], ""], strict=True):
        kind = draw(st.sampled_from(["text", "choice", "multi", "when", "actions", "pause", "weigh"]))
        node: dict[str, Any] = {"kind": kind, "ask": draw(WORDS), "why": draw(WORDS)}
        node |= {"to": after} if after else {"return": draw(st.sampled_from(["done", "moved"]))}
        if kind != "pause":
            node["summary"] = draw(st.sampled_from(["none", {"day": "Seen: {answer}"}, {"lens": "{answer}"}]))
        if kind in ("choice", "multi"):
            node["options"] = {"o-1": draw(WORDS), "10": {"label": draw(WORDS), "says": draw(WORDS)}}
            if after and draw(st.booleans()):
                held = f"{name} == 'o-1'" if kind == "choice" else f"'10' in {name} and count({name}) >= 1"
                node["to"] = [{"if": held, "to": after}, {"else": {"return": "early"}}]
        nodes[name] = node
    return {"flow": "topic/one", "title": draw(WORDS), "nodes": nodes}


@given(chains())
def test_any_sound_flow_is_loaded_and_survives_compiling(flow: dict[str, Any]) -> None:
    reserved = {
        "as",
        "if",
        "is",
        "in",
        "or",
        "and",
        "not",
        "for",
        "def",
        "del",
        "try",
        "else",
        "elif",
        "from",
        "pass",
        "with",
    }
    if reserved & set(flow["nodes"]):
        return
    with tempfile.TemporaryDirectory() as folder:
        root = mini(Path(folder), {"topic/one.yaml": json.dumps(flow, ensure_ascii=False)})
        pack = load_pack(root)
        assert read_compiled(compile_pack(root)) == pack
        made = pack.flows["topic/one"].nodes
        assert [made[name].ask for name in flow["nodes"]] == [node["ask"] for node in flow["nodes"].values()]
