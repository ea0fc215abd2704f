"""Whether a scripted conversation came true: its `expect` against where the conversation stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from msgspec import UNSET

from reflect.flows.diagnostics import Diagnostic, FlowErrors
from reflect.flows.model import SECTIONS, Pack, plain_key
from reflect.flows.suggest import did_you_mean
from reflect.play import Played, State
from reflect.scripts.read import Expect, Script

_ALSO_CALLED: Final = {"open-questions": "unknown"}
_PAPER: Final = (*SECTIONS, "guidance", "not-explored", *_ALSO_CALLED)


def fits(pattern: str, key: str) -> bool:
    """Whether a pattern means this question: the key, with or without visit, its flow, or a glob."""
    plain = plain_key(key)
    return pattern in (key, plain) or plain.startswith(f"{pattern}/") or fnmatchcase(plain, pattern)


def refuse_silence(script: Script) -> None:
    """Raise FlowErrors for a script that expects nothing: it would pass whatever happened."""
    if not script.expects:
        remedy = "add `expect:`, for example {outcome: bring-to-supervision}"
        script.fail("RS208", script.root.at, "it passes without asserting anything", remedy)


def refuse_impossible(pack: Pack, script: Script) -> None:
    """Raise FlowErrors for what can never be judged: it names something the pack does not have."""
    found = _impossible(pack, script)
    if found:
        raise FlowErrors(found)


def _impossible(pack: Pack, script: Script) -> list[Diagnostic]:
    keys = [f"{flow.id}/{node}" for flow in pack.flows.values() for node in flow.nodes]
    outcomes = [n.outcome for flow in pack.flows.values() for n in flow.nodes.values() if n.kind == "outcome"]
    found = []
    for expect in script.all_expected():
        wanted = expect.wanted
        if wanted.outcome and wanted.outcome not in outcomes:
            found.append(_none_such(script, expect.place("outcome"), "outcome", wanted.outcome, outcomes))
        for name in ("visits", "avoids", "parked", "look_again", "open_questions"):
            for number, pattern in enumerate(_listed(expect, name)):
                asked = plain_key(pattern)  # a visit is checked when it is judged
                if asked not in outcomes and not any(fits(asked, key) for key in keys):
                    at = expect.place(name, number)
                    found.append(_none_such(script, at, "question", pattern, [*keys, *pack.flows, *outcomes]))
        if expect.paper:
            for name, known in (("has", _PAPER), ("cites", tuple(pack.points))):
                for number, one in enumerate(getattr(expect.paper, name)):
                    if one not in known:
                        what = "section of the summary" if name == "has" else "point of guidance"
                        found.append(
                            _none_such(script, expect.place(name, number, "document"), what, one, known)
                        )
    return found


def _none_such(script: Script, at: int, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    known = list(dict.fromkeys(known))
    shown = f"there is: {', '.join(known)}" if len(known) < 20 else "look it up in the flows"
    return script.problem("RS207", at, f"there is no {what} `{name}`", did_you_mean(name, known) or shown)


def disappointments(script: Script, played: Played) -> list[str]:
    """What did not come true, a sentence each with its line in the script; empty where all did."""
    found = []
    for expect, state in (*played.after_changes, *([(script.expect, played.end)] if script.expect else [])):
        for at, sentence in _judge(expect, state):
            line, _ = script.document.text.line_and_column(at)
            found.append(f"line {line}: {sentence}")
    return found


def _judge(expect: Expect, state: State) -> Iterator[tuple[int, str]]:
    report, wanted = state.report, expect.wanted
    if wanted.outcome and wanted.outcome != report.outcome:
        came = f"came to `{report.outcome}`" if report.outcome else "is not at an end yet"
        yield expect.place("outcome"), f"expected the outcome `{wanted.outcome}`, and it {came}"
    met = [*report.visited, *([report.outcome] if report.outcome else [])]
    for number, pattern in enumerate(wanted.visits):
        if not any(fits(pattern, key) for key in met):
            yield expect.place("visits", number), f"expected it to visit `{pattern}`, and it did not"
    for number, pattern in enumerate(wanted.avoids):
        for key in [key for key in met if fits(pattern, key)][:1]:
            yield expect.place("avoids", number), f"expected it to avoid `{pattern}`, and it visited `{key}`"
    opened = [one.key for one in report.open_questions]
    for name, keys in (
        ("parked", report.parked),
        ("look_again", report.look_again),
        ("open_questions", opened),
    ):
        yield from _judge_list(expect, name, keys)
    turns = expect.turns
    if turns and not turns.fits(state.turns):
        yield expect.place("turns"), f"expected {turns} turns, and it took {state.turns}"
    if expect.paper:
        yield from _judge_paper(expect, state)


def _judge_list(expect: Expect, name: str, keys: list[str]) -> Iterator[tuple[int, str]]:
    called = name.replace("_", " ")
    if getattr(expect.wanted, name) is UNSET:
        return
    patterns = _listed(expect, name)
    if not patterns and keys:
        yield expect.place(name), f"expected no {called}, and there is {', '.join(keys)}"
    for number, pattern in enumerate(patterns):
        if not any(fits(pattern, key) for key in keys):
            there = ", ".join(keys) or "nothing"
            yield expect.place(name, number), f"expected `{pattern}` among {called}, and there is {there}"


def _judge_paper(expect: Expect, state: State) -> Iterator[tuple[int, str]]:
    paper = expect.paper
    assert paper is not None  # noqa: S101 - asked by the one caller
    for number, one in enumerate(paper.has):
        if _ALSO_CALLED.get(one, one) not in state.sections:
            there = ", ".join(state.sections)
            yield (
                expect.place("has", number, "document"),
                f"expected the section `{one}`; the summary has {there}",
            )
    for number, one in enumerate(paper.cites):
        if one not in state.cited:
            yield expect.place("cites", number, "document"), f"expected `{one}` to be cited, and it is not"
    for number, one in enumerate(paper.contains):
        if " ".join(one.split()) not in state.text:
            yield expect.place("contains", number, "document"), f"expected the summary to hold “{one}”"


def _listed(expect: Expect, name: str) -> list[str]:
    listed = getattr(expect.wanted, name)
    return [] if listed is UNSET else list(listed)
