"""Our colours as a Textual theme."""

from __future__ import annotations

from textual.theme import Theme

from reflect.themes import Look


def theme_of(look: Look) -> Theme:
    """A look as Textual wants it: our own names for style sheets, and Textual's for the parts it draws."""
    c = look.colours
    return Theme(
        look.id,
        primary=c.guide,
        secondary=c.guide,
        accent=c.own,
        warning=c.own,
        error=c.danger,
        success=c.good,
        foreground=c.ink,
        background=c.paper,
        surface=c.paper,
        panel=c.side,
        dark=look.dark,
        variables={
            **look.variables(),
            "input-cursor-foreground": c.paper,
            "input-cursor-background": c.ink,
            "input-cursor-text-style": "none",
            "input-selection-background": c.guide,
            "input-selection-foreground": c.paper,
            "scrollbar": c.rule,
            "scrollbar-hover": c.quiet,
            "scrollbar-active": c.quiet,
            "scrollbar-background": c.paper,
            "scrollbar-background-hover": c.paper,
            "scrollbar-background-active": c.paper,
            "scrollbar-corner-color": c.paper,
        },
    )
