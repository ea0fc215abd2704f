"""Packs without a fault, of as many nodes as asked for: calls, rules at every other node, depths, stops.

A harder case than flows as people write them, in which a rule looks at an answer once in five or six nodes.
"""

from pathlib import Path

NODES_A_FLOW = 20

PACK = """\
pack: big
version: '1'
owner: the bench
voices: [practitioner]
depths: ['10', '30']
stages: {middle: The middle}
doors: {first: {flow: start/door, label: The first, depth: '30'}}
stops: [child-day, men]
"""
SOURCES = """\
sources:
  BENCH: {title: A document, short: Paper, edition: First, checked_on: '2026-01-01', review_by: '2096-01-01'}
points:
  BENCH-point.1: {section: Section 1, gist: What the document says.}
"""
DOOR = """\
flow: start/door
title: The door
stage: middle
nodes:
  gate: {kind: safety, ask: Is a child in danger now?, why: It comes first., options: {'no': 'No'}, to: c0}
"""
FOUR = """\
  n{a}:
    kind: choice
    ask: What have you seen yourself in this home on visit {a}, and what were you told?
    why: What you saw and what you were told are different things, and both matter.
    cites: [BENCH-point.1]
    tags: [{tags}]
    summary: {{day: "I have seen: {{answer}}"}}
    options: {{saw: I saw it myself, told: I was told about it, neither: Neither yet}}
    to: [{{if: "n{a} == 'saw'", to: n{b}}}, {{else: n{c}}}]
  n{b}:
    kind: multi
    ask: Which rooms have you seen on visit {b}?
    why: We know families from the rooms we are shown.
    summary: none
    options: {{kitchen: Kitchen, bed: Bedrooms, none: {{label: None of it, exclusive: yes}}}}
    to: n{c}
  n{c}:
    kind: text
    depth: 30
    lead: You saw {{n{b}}}.
    ask: What have you been told about visit {c}?
    why: Told is not seen.
    summary: {{unknown: "I was told: {{answer}}"}}
    to: n{d}
  n{d}:
    kind: branch
    to: [{{if: "'bed' in n{b} and n{a} == 'saw'", to: n{e}}}, {{else: n{e}}}]
"""


def write(folder: Path, nodes: int) -> Path:
    """Write a pack of about this many nodes; the same number always gives the same bytes."""
    from reflect.flows.words import REQUIRED

    for name in ("start", "big"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    words = "".join(f'  {name}: "{name}"\n' for name in REQUIRED)
    flows = nodes // NODES_A_FLOW
    calls = "".join(
        f"  c{flow}: {{kind: call, flow: big/f{flow:03}, to: {after}}}\n"
        for flow in range(flows)
        for after in [f"c{flow + 1}" if flow + 1 < flows else "end"]
    )
    files = {
        "pack.yaml": PACK,
        "sources.yaml": SOURCES,
        "words.yaml": f"words:\n{words}",
        "local.yaml": "contacts: {'999': {label: Police and ambulance, value: '999'}}\n",
        "start/door.yaml": f"{DOOR}{calls}  end: {{kind: outcome, outcome: bring, ask: Take it with you.}}\n",
    }
    for flow in range(flows):
        steps = "".join(
            FOUR.format(a=at, b=at + 1, c=at + 2, d=at + 3, e=at + 4, tags="seen" if at else "child-day, men")
            for at in range(0, NODES_A_FLOW, 4)
        )
        end = f"  n{NODES_A_FLOW}: {{kind: return, result: done}}\n"
        files[f"big/f{flow:03}.yaml"] = (
            f"flow: big/f{flow:03}\ntitle: Flow {flow}\nstage: middle\nnodes:\n{steps}{end}"
        )
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
