"""What to do when a child is in danger now.

These words are code, not content, on purpose: they must be there before any file is read, when a pack is
broken, and on every screen. A pack's ``local.yaml`` only adds whom else to ring.
"""

from __future__ import annotations

from typing import Final

from reflect.views import Danger

CARD: Final = Danger(
    title="If a child, another adult or you could be hurt",
    steps=(
        "Ring 999 now. You need nobody's permission.",
        "Say first: who is in danger, where, from what, and that a child is there. Stay on the line.",
        "If you are not safe yourself, leave now. Ring from outside.",
        "Then ring your children's social care front door, or the out-of-hours team. Tell your manager.",
        "Not sure it is 999? Unsure is reason enough to ring a person now: 999, 101 or the front door.",
    ),
    contacts=("Emergency: 999", "Police, not an emergency: 101"),
    after="Come back only when everyone is safe. What you typed is still here while reflect stays open.",
)
"""The danger screen when nothing is known about this area."""


CONTACTS: Final = ("front-door", "out-of-hours", "named-lead", "manager-line")
"""Whom else to ring, as ``local.yaml`` knows them: nobody who is not of use in the next minutes."""


def card(contacts: tuple[str, ...] = ()) -> Danger:
    """The danger screen, with this area's own contacts (a line each) after 999 and 101."""
    return Danger(CARD.title, CARD.steps, CARD.contacts + contacts, CARD.after)
