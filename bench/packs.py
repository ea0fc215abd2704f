"""Big folders of flows to read: 200 nodes a flow, three options a node, words of an ordinary length."""

from pathlib import Path

NODES_A_FLOW = 200

PACK = """\
pack: big
version: '1'
owner: the bench
voices: [practitioner]
depths: ['2', '10', '30', '60']
stages: {middle: The middle}
doors:
  first: {flow: big/f000, label: The first of them, about: A folder made to be read and nothing else.}
"""
SOURCES = """\
sources:
  BENCH: {title: A document, short: Paper, edition: First, checked_on: '2026-01-01', review_by: '2030-01-01'}
points:
  BENCH-point.1: {section: Section 1, gist: What the document says.}
"""
LOCAL = "contacts: {team: {label: Your team, value: ask at the desk}}\n"
WORDS = "words: {visit: going to see somebody at home}\n"
HEAD = """\
flow: big/f{flow:03}
title: Flow {flow}
stage: middle
start: n0000
nodes:
"""
NODE = """\
  n{node:04}:
    kind: choice
    ask: What have you seen yourself in this home on visit {node}, and what were you told?
    why: What you saw and what you were told are different things, and both matter (step {node}).
    cites: [BENCH-point.1]
    summary: {{day: "I have seen: {{answer}}"}}
    options:
      seen-it: {{label: "I saw it myself, on visit {node}", to: {after}}}
      was-told: {{label: "I was told about it, on visit {node}", to: {after}}}
      neither: {{label: "Neither yet, and I could ask on visit {node}", to: {after}}}
"""
END = """\
  end:
    kind: outcome
    ask: That is the end of this flow.
    outcome: done
"""


def write(folder: Path, nodes: int) -> Path:
    """Write a pack of this many questions; the same number always gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "local.yaml").write_text(LOCAL, encoding="utf-8")
    (folder / "words.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "glossary.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "big").mkdir(exist_ok=True)
    for flow in range((nodes + NODES_A_FLOW - 1) // NODES_A_FLOW):
        size = min(NODES_A_FLOW, nodes - flow * NODES_A_FLOW)
        names = [*(f"n{node:04}" for node in range(size)), "end"]
        steps = [NODE.format(node=node, after=names[node + 1]) for node in range(size)]
        text = HEAD.format(flow=flow) + "".join(steps) + END
        (folder / "big" / f"f{flow:03}.yaml").write_text(text, encoding="utf-8")
    return folder
