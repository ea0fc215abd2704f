"""What an id may look like, and the few that are ours."""

from __future__ import annotations

import re
from keyword import kwlist
from typing import Final

from reflect.flows.values import OTHER

NODE_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
FLOW_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}(?:/[a-z][a-z0-9_]{0,39})*")
OPTION_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
SOURCE_ID: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,15}")
POINT_ID: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,15}-[A-Za-z0-9][A-Za-z0-9._-]{0,59}")

NODE_ID_RULE: Final = "small letters, digits and _, beginning with a letter, 40 at most"
OPTION_ID_RULE: Final = "small letters, digits, - and _, 40 at most"

RESERVED_OPTIONS: Final = frozenset({OTHER, "parked", "unknown"})
"""``other`` is "something else, in my own words"; a script says the two others of a whole question."""

RESERVED_NODES: Final = frozenset({*kwlist, "answer", "answered", "count", "person"})
"""Words that mean something in a condition or an echo: a node called so could not be named in one."""

RETURN_PREFIX: Final = "return_"
"""The reader makes a node called this and the result for each ``return: result`` of a flow."""
