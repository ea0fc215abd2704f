"""The colours, as plain data: paper by day, slate by night, and one of strong contrast.

Every colour says what it is for. Meaning never rests on colour alone: markers and words carry it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Colours:
    """What each colour is for."""

    paper: str
    """Behind everything that is read."""
    side: str
    """Behind the side column."""
    edge: str
    """Behind the first and the last line of the screen."""
    lit: str
    """Behind the line the caret is on, and the box being written in."""
    ink: str
    """Text."""
    quiet: str
    """Small print: sources, hints."""
    guide: str
    """The bar beside a question, headings and keys."""
    own: str
    """The bar beside the person's own words, the caret, and ticks."""
    good: str
    """Done, written, kept."""
    danger: str
    """A child is in danger. Nothing else wears it but an error."""
    rule: str
    """Hairlines and scrollbars: shapes, not text."""


@dataclass(frozen=True, slots=True)
class Look:
    """A named set of colours. ``least`` is the contrast every text in it reaches (WCAG ratio)."""

    id: str
    label: str
    dark: bool
    least: float
    colours: Colours

    def variables(self) -> Mapping[str, str]:
        """The colours by name, as style sheets use them: ``$paper``, ``$ink`` and so on."""
        return asdict(self.colours)


LIGHT: Final = Look(
    "reflect-light",
    "Light, like paper",
    dark=False,
    least=4.5,
    colours=Colours(
        paper="#faf8f3",
        side="#f2eee5",
        edge="#e8e3d7",
        lit="#ebe6da",
        ink="#1c1e22",
        quiet="#5f5543",
        guide="#1b5587",
        own="#7f5200",
        good="#2a6243",
        danger="#9c2420",
        rule="#c9c1b0",
    ),
)

DARK: Final = Look(
    "reflect-dark",
    "Dark, like slate",
    dark=True,
    least=4.5,
    colours=Colours(
        paper="#16191d",
        side="#1b1f24",
        edge="#22272d",
        lit="#262c33",
        ink="#e6e3dc",
        quiet="#b3a992",
        guide="#8fbbe0",
        own="#e2b065",
        good="#86c3a0",
        danger="#f0938a",
        rule="#3d454e",
    ),
)

CONTRAST: Final = Look(
    "reflect-contrast",
    "Strong contrast",
    dark=True,
    least=7.0,
    colours=Colours(
        paper="#000000",
        side="#000000",
        edge="#1a1a1a",
        lit="#2b2b2b",
        ink="#ffffff",
        quiet="#e0dccf",
        guide="#a8d4ff",
        own="#ffcf70",
        good="#9bf0bd",
        danger="#ffb3ab",
        rule="#8c8c8c",
    ),
)

LOOKS: Final = (DARK, LIGHT, CONTRAST)
BY_ID: Final = {look.id: look for look in LOOKS}

PAIRS: Final = tuple(
    (text, behind)
    for behind, texts in {
        "paper": ("ink", "quiet", "guide", "own", "good", "danger"),
        "side": ("ink", "quiet", "guide", "own", "good"),
        "edge": ("ink", "quiet", "guide", "own", "good", "danger"),
        "lit": ("ink", "quiet", "guide", "own", "danger"),
    }.items()
    for text in texts
)
"""Which colour is written on which. Style sheets use no others; the contrast test measures these."""


def first_look(environment: Mapping[str, str]) -> Look:
    """The look to open with: light where the terminal says its background is light, else dark.

    Some terminals tell their colours as ``COLORFGBG=text;background``; 7 and 15 are the light backgrounds.
    """
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in {"7", "15"} else DARK
