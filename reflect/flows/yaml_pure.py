"""PyYAML's own parser, for where it was built without libyaml: slower, the same events.

It differs from libyaml in one thing that flows use: it ends unquoted text inside brackets at a question mark.
"""

from __future__ import annotations

from typing import Final

import yaml
from yaml.tokens import ScalarToken

_BLANK: Final = "\0 \t\r\n\x85\u2028\u2029"
_BRACKETS: Final = ",[]{}"


class PureParser(yaml.Loader):
    """Events as libyaml gives them. Only its scanner and parser are used; it constructs nothing."""

    def scan_plain(self) -> ScalarToken:
        """Unquoted text, as far as it goes: in brackets to the next bracket or comma, over several lines."""
        start = end = self.get_mark()
        ends = _BLANK + _BRACKETS if self.flow_level else _BLANK
        pieces: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._run(ends)):
            self.allow_simple_key = False
            pieces += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(pieces), True, start, end)

    def _run(self, ends: str) -> int:
        """How many characters there are before a blank, the end of a key, or (in brackets) a bracket."""
        length = 0
        while (char := self.peek(length)) not in ends and not (char == ":" and self.peek(length + 1) in ends):
            length += 1
        return length
