"""The real app over a conversation that is long already: `long_app.py TURNS`. Runs with the wheel."""

import sys
from datetime import UTC, datetime

from reflect.assistant import Assistant
from reflect.flows import model
from reflect.flows.words import REQUIRED
from reflect.screens.app import ReflectApp
from reflect.views import Reply

SPARE = 200  # questions left to answer while we watch


def pack(questions: int) -> model.Pack:
    """One flow of plain questions, one after another, made in memory: no file may be this long."""
    names = [f"n{number:05}" for number in range(questions)]
    nodes = {
        name: model.Node(
            name,
            "text",
            ask=f"What did you see yourself, and what were you told? This is question {number}.",
            routes=(model.Route(after),),
            stage="middle",
        )
        for number, (name, after) in enumerate(zip(names, [*names[1:], "end"], strict=True))
    }
    nodes["end"] = model.Node("end", "outcome", ask="That is all.", outcome="done")
    return model.Pack(
        name="long",
        version="1",
        owner="the bench",
        voices=("practitioner",),
        depths=(30,),
        stages=(model.Stage("middle", "The middle"),),
        doors=(model.Door("long", "long", "A long conversation", depth=30),),
        flows={"long": model.Flow("long", "A long conversation", names[0], nodes)},
        sources={},
        points={},
        glossary={},
        contacts={},
        words=dict.fromkeys(REQUIRED, "words"),
    )


def talk(turns: int) -> Assistant:
    when = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assistant = Assistant(pack(turns + SPARE), now=lambda: when, new_id=lambda: "long")
    assistant.start("long")
    for number in range(turns):
        assistant.send(
            Reply(text=f"The kitchen was clear, and they were at their nan's that day. ({number})")
        )
    return assistant


if __name__ == "__main__":
    ready = talk(int(sys.argv[1]))
    ReflectApp(lambda: ready).run()
