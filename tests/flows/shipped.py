"""What tests of the shipped flows share: where they are, and answers as conditions read them."""

from pathlib import Path
from typing import Final

from reflect.flows.values import Value

FLOWS: Final = Path(__file__).parents[2] / "flows"
FEAR: Final = "safety/at_home/fear"


class Given(dict[str, Value]):
    """The answers of a conversation, as conditions read them."""

    def value(self, key: str) -> Value | None:
        return self.get(key)

    def result(self, key: str) -> str:
        return ""
