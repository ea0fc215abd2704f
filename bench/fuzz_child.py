"""Runs where the wheel is installed: made-up conversations through one flow, the same events bare."""

import gc
import json
import sys
import time
from random import Random

from msgspec.structs import replace

from reflect.conversation.events import AnyEvent, Opened
from reflect.conversation.talk import begin, replay
from reflect.flows.conditions import ALWAYS, Is
from reflect.flows.find import find_pack
from reflect.flows.graph import graphs_of
from reflect.flows.model import Door, Flow, Node, Option, Pack, Route
from reflect.flows.pack import load_pack
from reflect.flows.wordings import Frame
from reflect.fuzz.answers import Answers
from reflect.fuzz.conversation import Conversation, Rules
from reflect.fuzz.runs import RENDERED, REPLAYED, Wanted, fuzz

FLOW, NODES, TURNS = "bench/sixty", 60, 44
KINDS = ("choice", "text", "choice", "multi", "choice", "text", "scale")
SECTIONS = ("bringing", "day", "worries", "working", "unknown", "lens")


def pack() -> Pack:
    """Sixty nodes: 44 questions of the usual kinds, a third of which say an answer back, and the rest."""
    words = load_pack(find_pack().path)
    kinds: list[str] = []
    asked = 0
    while len(kinds) < NODES - 1:
        if asked < TURNS and (len(kinds) % 4 < 3 or NODES - 1 - len(kinds) <= TURNS - asked):
            kinds.append(KINDS[asked % len(KINDS)])
            asked += 1
        else:
            kinds.append(("say", "branch")[len(kinds) // 4 % 2])
    nodes = [_node(at, kind, kinds) for at, kind in enumerate(kinds)]
    nodes.append(Node("end", "outcome", outcome="done", ask="That is all."))
    flow = Flow(FLOW, "Sixty", nodes[0].id, {node.id: node for node in nodes}, door=True)
    doors = (Door("bench", FLOW, "Sixty", depth=30),)
    return replace(words, flows={FLOW: flow}, doors=doors, voices=("practitioner",), depths=(30,))


def _node(at: int, kind: str, kinds: list[str]) -> Node:
    name, after = f"n{at}", f"n{at + 1}" if at + 1 < len(kinds) else "end"
    options = tuple(Option(one, f"What {one} is", echo=f"it is {one}") for one in ("this", "that", "more"))
    routes: tuple[Route, ...] = (Route(after, ALWAYS),)
    if kind == "branch":
        earlier = next(place for place in range(at, -1, -1) if kinds[place] in ("choice", "scale"))
        routes = (Route(after, Is(f"{FLOW}/n{earlier}", "this")), Route(after))
    echoed = next((place for place in range(at - 1, -1, -1) if kinds[place] in ("choice", "text")), -1)
    asks = kind not in ("say", "branch")
    return Node(
        name,
        kind,
        ask="What have you seen of this yourself, and what were you told?" if kind != "branch" else "",
        lead=f"You said that {{n{echoed}}}. Keep that in mind."
        if asks and at % 3 == 0 and echoed >= 0
        else "",
        options=options if kind in ("choice", "scale", "multi") else (),
        other=kind == "choice",
        summary=Frame(SECTIONS[at % len(SECTIONS)], "What I saw: {answer}") if asks else None,
        routes=routes,
    )


def main(rounds: int, many: int) -> None:
    whole = pack()
    graphs = graphs_of(whole)
    chance = Random(1)
    rules = Rules(whole, graphs, chance, Answers(chance), 1000)
    recorded: list[list[AnyEvent]] = []
    turns = 0
    for _ in range(many):
        opened = Opened(
            seq=0, at="", id="b", flow=FLOW, pack="", voice="practitioner", depth=30, today="2026-01-15"
        )
        held = Conversation(rules, opened)
        held.hold()
        recorded.append(held.events)
        turns += len(held.events) - 1

    def made_up() -> None:
        came_to = fuzz(whole, Wanted(many, seed=1), graphs)
        assert came_to.failure is None
        assert (came_to.replayed, came_to.rendered) == (many // REPLAYED, many // RENDERED)

    def bare() -> None:
        """Every event folded in, and the whole once more from nothing: no choosing, no looking, no paper."""
        for events in recorded:
            opened = events[0]
            assert isinstance(opened, Opened)
            talk = begin(whole, opened, graphs)
            for event in events[1:]:
                talk.apply(event)
            replay(whole, events, graphs)

    times: dict[str, list[float]] = {"fuzz": [], "bare": []}
    for turn in range(rounds + 1):  # the first round fills the caches and does not count
        for name, way in (("fuzz", made_up), ("bare", bare)):
            gc.collect()
            began = time.perf_counter()
            way()
            if turn:
                times[name].append((time.perf_counter() - began) * 1000)
    print(json.dumps({"times": times, "turns": turns / many}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
