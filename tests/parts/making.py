"""Questions of every kind, made without any YAML, and answers of every kind for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from reflect import parts
from reflect.conversation.basis import tags
from reflect.flows.model import IdeaSet, Item, Node, Option
from reflect.flows.values import (
    BASES,
    FOLLOWED_STATES,
    OTHER,
    TRY_STATES,
    Action,
    Agreed,
    Carried,
    Chosen,
    Dated,
    Decided,
    Decision,
    Explanation,
    Followed,
    Holder,
    Idea,
    Listed,
    Person,
    Reviewed,
    Ticked,
    Tried,
    Value,
    Weighed,
    Written,
)
from reflect.flows.words import REQUIRED
from reflect.parts import Context, clean
from reflect.parts.dates import day_named
from reflect.views import Prompt, Reply

TODAY = date(2026, 11, 22)  # a Sunday

TALK_ORDER = ("tried", "will-try", "supervision", "not-right-here")

# Each word says its own id, so that a test can see which was used where.
WORDS = {word: f"<{word}>" for word in REQUIRED} | {
    "try.tried": "How did it go: {offer}",
    "try.will-try": "What do you need for: {offer}",
    "review.who": "Who might know: {question}",
    "review.by": "By when: {question}",
}

OPTIONS = (
    Option("moved", "Visits get moved", cites=("CA.1",)),
    Option("late", "They come late"),
    Option("none", "None of these", exclusive=True),
)
QUESTIONS = (
    ("child/day", "What is her day like?"),
    ("who/men", "Who are the men?"),
    ("seen/up", "Upstairs?"),
)
BANDS = (Option("small", "Under five"), Option("school", "Five or over"))
DECIDERS = (Option("me", "I did", says="the manager"), Option("both", "We did, together"))
LAST_TIME = (Action("See her at school", "me", "2026-11-01", "notes"), Action("Ring nan"))
IDEAS = (("co_work", "Bring a colleague"), ("ask", "Ask him what he fears"))
SETS = (IdeaSet("door", "Getting in"), IdeaSet("talk", "Getting them to talk"), IdeaSet("own", "My own part"))
ITEMS = tuple(
    Item(f"idea_{n}", f"Idea {n}", caveat="Not alone" if n == 2 else "", cites=("CA.1",), sets=sets)
    for n, sets in enumerate([("door",)] * 8 + [("door", "talk"), ("talk",), ("own",), ()], 1)
)


def context(kind: str, **extra: Any) -> Context:
    """A question of this kind. Keys of Context go there, all others to the node; ``offered`` are the options
    that hold now, where that is not all of them.
    """
    own = {"options", "items"}
    around = {name: extra.pop(name) for name in set(extra) & set(Context.__dataclass_fields__) - own}
    if "offered" in extra:
        around["options"] = extra.pop("offered")
    node = Node("q", kind, **extra)
    usual: dict[str, Any] = {
        "words": WORDS,
        "options": node.options,
        "items": node.items,
        "today": TODAY,
        "source_of": lambda cites: "from " + " ".join(cites),
    }
    return Context(node, **usual | around)


def of_every_kind() -> dict[str, tuple[Context, st.SearchStrategy[Any]]]:
    """A name for each sort of question -> the question, and every answer its prompts can give."""
    choice = context("choice", options=OPTIONS, other=True)
    multi = context("multi", options=OPTIONS, other=True, most=3)
    when = context("when", ask="By when?")
    actions = context("actions", carried_ideas=IDEAS, most=3)
    review = context("review", open_questions=QUESTIONS)
    sets = context("try", items=ITEMS, idea_sets=SETS)
    return {
        "choice": (
            choice,
            st.one_of(_picked("moved", "late", "none"), st.builds(Chosen, st.just(OTHER), said())),
        ),
        "scale": (context("scale", options=OPTIONS), _picked("moved", "late", "none")),
        "safety": (context("safety", options=OPTIONS), _picked("moved", "late")),
        "safety to read": (context("safety"), _picked("seen")),
        "pause": (context("pause"), _picked("on", "stop")),
        "multi": (multi, _ticks()),
        "text": (context("text"), said().map(lambda text: _known(text, ()))),
        "text with basis": (context("text", basis=True), st.builds(_known, said(), _bases())),
        "when": (when, st.one_of(said(), st.sampled_from(["Friday", "2026-11-26"])).map(_dated)),
        "weigh": (context("weigh"), _several(Explanation, 4, 2, 4).map(Weighed)),
        "weigh, own limits": (context("weigh", least=1, most=2), _several(Explanation, 4, 1, 2).map(Weighed)),
        "try in sets": (sets, _tries(ITEMS)),
        "try, nearest known": (context("try", items=ITEMS, idea_sets=SETS, nearest="talk"), _tries(ITEMS)),
        "try in pages": (context("try", items=ITEMS), _tries(ITEMS)),
        "try without ideas": (context("try"), st.just(Tried({}))),
        "actions": (context("actions"), _several(Action, 5, 1, 5).map(Agreed)),
        "actions from ideas": (actions, _several(Action, 5, 1, 3, IDEAS[0][1]).map(Agreed)),
        "decisions": (context("decisions"), _decided(said(empty=True))),
        "decisions, by whom": (context("decisions", options=DECIDERS), _decided(_deciders())),
        "people": (context("people", options=BANDS, named="Child B", most=4), _people("child", "BCDE")),
        "people, at least one": (
            context("people", options=BANDS, named="Child A", least=1, most=3),
            _people("child", "ABC", 1),
        ),
        "carried from memory": (context("carried"), _followed(())),
        "carried, come in": (context("carried", last_time=LAST_TIME), _followed(LAST_TIME)),
        "review": (review, _reviews()),
        "review with parked": (context("review", open_questions=QUESTIONS, parked=QUESTIONS[:2]), _reviews()),
        "review of nothing": (context("review"), st.just(Reviewed())),
    }


# ------------------------------------------------------------------------------------------ strategies


def _decided(who: st.SearchStrategy[str]) -> st.SearchStrategy[Decided]:
    made = st.builds(Decision, said(), said(), who)
    return st.lists(made, min_size=1, max_size=5).map(lambda some: Decided(tuple(some)))


def _deciders() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(["the manager", "We did, together"]), said(empty=True))


def said(*, empty: bool = False) -> st.SearchStrategy[str]:
    """Something somebody typed, as it is kept."""
    typed = st.one_of(
        st.text(max_size=60), st.sampled_from(["Saw: the beds. Told: nan's.", "نمی‌دانم", "a\n\nb"])
    )
    return typed.map(clean).filter(lambda text: empty or bool(text))


def _picked(*ids: str) -> st.SearchStrategy[Chosen]:
    return st.sampled_from([Chosen(one) for one in ids])


def _ticks() -> st.SearchStrategy[Ticked]:
    some = st.sets(st.sampled_from(["moved", "late"]), min_size=1).map(
        lambda ids: tuple(sorted(ids, reverse=True))
    )
    own = st.builds(lambda ids, words: Ticked((*ids, OTHER), words), some, said())
    return st.one_of(
        some.map(Ticked), own, st.just(Ticked(("none",))), said().map(lambda w: Ticked((OTHER,), w))
    )


def _bases() -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(BASES)).map(lambda some: tuple(one for one in BASES if one in some))


def _known(text: str, basis: tuple[str, ...]) -> Written:
    return Written(text, tags(text) or basis)


def _dated(words: str) -> Dated:
    return Dated(words, day_named(words, TODAY))


def _several(
    kind: Any, fields: int, least: int, most: int, *first: str
) -> st.SearchStrategy[tuple[Any, ...]]:
    what = st.one_of(said(), *map(st.just, first))
    row = st.tuples(what, *[said(empty=True)] * (fields - 1)).map(lambda words: kind(*words))
    return st.lists(row, min_size=least, max_size=most).map(tuple)


def _tries(items: tuple[Item, ...]) -> st.SearchStrategy[Tried]:
    """Any marks, with a note on one of the two that are talked through."""
    marks = st.dictionaries(st.sampled_from([item.id for item in items]), st.sampled_from(TRY_STATES))

    def with_note(some: dict[str, str], note: str, first: bool) -> Tried:  # noqa: FBT001
        listed = [item.id for item in items if item.id in some]
        talked = [one for state in TALK_ORDER for one in listed if some[one] == state][:2]
        chosen = talked[:1] if first else talked[-1:]
        return Tried({one: Idea(some[one], note if one in chosen else "") for one in listed})

    return st.builds(with_note, marks, said(empty=True), st.booleans())


def _people(word: str, letters: str, least: int = 0) -> st.SearchStrategy[Listed]:
    """The first few of those who could be listed."""
    row = st.tuples(said(), st.sampled_from([band.id for band in BANDS]))

    def listed(rows: list[tuple[str, str]]) -> Listed:
        named = zip(letters, rows, strict=False)
        return Listed(tuple(Person(f"{word}_{letter.lower()}", *one) for letter, one in named))

    return st.lists(row, min_size=least, max_size=len(letters)).map(listed)


def _followed(came: tuple[Action, ...]) -> st.SearchStrategy[Carried]:
    """What became of those that came in, any or none of them, and of others remembered."""
    state = st.sampled_from(FOLLOWED_STATES)

    def one(what: str, became: str, why: str, action: Action | None = None) -> Followed:
        agreed = (action.who, action.by) if action else ("", "")
        return Followed(what, became, "" if became in ("", "done") else why, *agreed)

    first = [
        st.builds(one, st.just(action.what), st.one_of(st.just(""), state), said(empty=True), st.just(action))
        for action in came
    ]
    others = st.lists(st.builds(one, said(), state, said(empty=True)), max_size=5 - len(came))
    return st.builds(lambda some, more: Carried((*some, *more)), st.tuples(*first), others)


def _reviews() -> st.SearchStrategy[Reviewed]:
    # A day to ask them by is asked for only where there is somebody to ask.
    holder = st.one_of(st.just(Holder()), st.builds(Holder, said(), said(empty=True)))
    who = st.dictionaries(st.sampled_from([key for key, _ in QUESTIONS]), holder)
    return who.map(
        lambda some: Reviewed(
            tuple(key for key, _ in QUESTIONS if key in some),
            {key: some[key] for key, _ in QUESTIONS if key in some and some[key] != Holder()},
        )
    )


# ---------------------------------------------------------------------------------------------- walking


def words(*texts: str) -> tuple[Reply, ...]:
    return tuple(Reply(text=text) for text in texts)


def picks(*ids: str) -> Reply:
    return Reply(picks=ids)


def asked(ctx: Context, *replies: Reply, before: tuple[Reply, ...] = ()) -> Prompt:
    """The prompt after these replies."""
    step = parts.next_step(ctx, replies, before)
    assert isinstance(step, Prompt), f"finished: {step}"
    return step


def finished(ctx: Context, *replies: Reply) -> Value:
    """The answer these replies make, each of them taken."""
    step = parts.next_step(ctx, replies)
    assert not isinstance(step, Prompt), f"still asking: {step}"
    return step


def ids(prompt: Prompt) -> list[str]:
    return [choice.id for choice in prompt.choices]
