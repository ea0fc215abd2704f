"""A conversation as the script that holds it again, for ``reflect play``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reflect.conversation.areas import WAY
from reflect.conversation.events import (
    Answered,
    AnyEvent,
    Changed,
    DepthChanged,
    Opened,
    Parked,
    Restored,
    Unknown,
)
from reflect.flows.model import Pack
from reflect.flows.spelling import script_of
from reflect.flows.values import Value, Written

_WORDS = ("parked", "unknown")


def script_for(pack: Pack, events: Sequence[AnyEvent], title: str) -> str:
    """The script, in YAML. Answers as they were first given; whatever was done to them after, as changes.

    To take up again what was set aside is to give it again as it stands; where it is off the way, there is
    nothing to give it to.
    """
    opened = next(event for event in events if isinstance(event, Opened))
    answers: dict[str, Any] = {}
    changes: list[dict[str, Any]] = []
    latest = area = ""
    for event in events:
        match event:
            case Answered(key=key) | Changed(key=key) | Parked(key=key) | Unknown(key=key):
                opened_now = _opened(pack, event, area) if key not in answers else ""
                if opened_now:
                    changes.append({"after": latest, "open": opened_now})
                area = event.aside
                spelt = _spelt(pack, key, event)
                if key in answers:
                    changes.append({"after": latest, "set": {key: spelt}})
                else:
                    answers[key], latest = spelt, key
            case DepthChanged(depth=depth):
                changes.append({"after": latest, "depth": depth})
            case Restored() | _:
                pass
    whole: dict[str, Any] = {"test": title, "start": opened.flow, "voice": opened.voice}
    whole |= {"depth": opened.depth} if opened.depth else {}
    whole |= {"role": opened.role} if opened.role else {}
    if opened.last_time:
        whole["last_time"] = [
            {name: said for name, said in (("what", one.what), ("who", one.who), ("by", one.by)) if said}
            for one in opened.last_time
        ]
    whole |= {"today": opened.today, "answers": answers, "otherwise": "park"}
    whole |= {"change": changes} if changes else {}
    return _yaml(whole)


def _opened(pack: Pack, event: Answered | Changed | Parked | Unknown, area: str) -> str:
    """What had to be opened from the map for something to be given: an area, the way again, or an offer."""
    if pack.node(event.key).offer:
        return event.key
    return (event.aside or WAY) if event.aside != area else ""


def _spelt(pack: Pack, key: str, event: AnyEvent) -> Any:
    match event:
        case Answered(value=value) | Changed(value=value):
            return _value(pack, key, value)
        case Parked():
            return "parked"
        case _:
            return "unknown"


def _value(pack: Pack, key: str, value: Value) -> Any:
    spelt = script_of(pack.node(key), value)
    return {"text": spelt} if isinstance(value, Written) and spelt in _WORDS else spelt


def _yaml(whole: dict[str, Any]) -> str:
    """As YAML that our own reader takes: everything text but the numbers, nothing by reference."""
    import yaml

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True

    text: str = yaml.dump(whole, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000)
    return text
