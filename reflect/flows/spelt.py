"""The pieces of a script's spelling: text, lists, maps and rows, each refused with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from reflect.flows.suggest import did_you_mean

Raw = str | Sequence["Raw"] | Mapping[str, "Raw"]
"""What a script may hold, every scalar as its text."""

Place = tuple[str, ...]
"""Where in an answer something stands: keys, and positions in lists counted from 0, as text."""


class SpellingError(ValueError):
    """An answer is not spelt as its question needs. ``path`` says where in it, empty for the whole."""

    def __init__(self, message: str, path: Place = ()) -> None:
        super().__init__(message)
        self.message: Final = message
        self.path: Final = path


def rows(
    raw: Raw, names: Mapping[str, str], required: str = "what", *, none: bool = False
) -> list[dict[str, str]]:
    """A list of maps; a row that is only text is its ``required``. ``none``: there may be no row."""
    example = f"a map with {', '.join(names)}"
    rows = []
    for number, row in enumerate(list_of(raw, ())):
        place = (str(number),)
        if isinstance(row, str):
            rows.append({names[required]: words_of(row, place, example)})
        else:
            rows.append(fields(mapping_of(row, place, example), names, place, required))
    if not rows and not none:
        raise SpellingError(f"expected at least one: {example}")
    return rows


def fields(raw: Mapping[str, Raw], names: Mapping[str, str], place: Place, required: str) -> dict[str, str]:
    """The texts of a map by the names of a Struct; ``required`` must be there."""
    given = known_keys(raw, names, place)
    if required and required not in given:
        raise SpellingError(f"`{required}` is missing", place)
    return {
        names[key]: part(given, key, place) if key == required else text_of(text, (*place, key), "text")
        for key, text in given.items()
    }


def as_map(names: Mapping[str, str], one: Any) -> dict[str, Raw]:
    """A Struct as a map, without what is empty."""
    return {key: text for key, name in names.items() if (text := getattr(one, name))}


def part(given: Mapping[str, Raw], key: str, place: Place) -> str:
    """The words of one key, which must be there."""
    if key not in given:
        raise SpellingError(f"`{key}` is missing", place)
    return words_of(given[key], (*place, key), "some words")


def words_of(raw: Raw, place: Place, example: str) -> str:
    """Text that is not empty."""
    text = text_of(raw, place, example)
    if not text.strip():
        raise SpellingError(f"expected {example}, and this is empty", place)
    return text


def text_of(raw: Raw, place: Place, example: str) -> str:
    """Text, whatever is in it."""
    if not isinstance(raw, str):
        raise SpellingError(f"expected {example}, and this is {called(raw)}", place)
    return raw


def list_of(raw: Raw, place: Place) -> Sequence[Raw]:
    """A list."""
    if isinstance(raw, (str, Mapping)):
        raise SpellingError(f"expected a list, and this is {called(raw)}", place)
    return raw


def mapping_of(raw: Raw, place: Place, example: str) -> Mapping[str, Raw]:
    """A map."""
    if not isinstance(raw, Mapping):
        raise SpellingError(f"expected {example}, and this is {called(raw)}", place)
    return raw


def known_keys(raw: Mapping[str, Raw], known: Iterable[str], place: Place) -> Mapping[str, Raw]:
    """The map, if it has none but these keys."""
    for key in raw:
        one_of(key, [*known], (*place, key), "key")
    return raw


def one_of(raw: Raw, known: Sequence[str], place: Place, what: str) -> str:
    """The text, if it is one of these."""
    text = text_of(raw, place, f"one of {either(known)}" if known else f"no {what} at all")
    if text not in known:
        hint = did_you_mean(text, known) or f"expected {either(known)}"
        raise SpellingError(f"there is no {what} `{text}` here; {hint}", place)
    return text


def either(words: Sequence[str]) -> str:
    """Words in a row: "a, b or c"."""
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]])) or "nothing"


def called(raw: Raw) -> str:
    """What a shape is called, for a message."""
    return "text" if isinstance(raw, str) else "a map" if isinstance(raw, Mapping) else "a list"
