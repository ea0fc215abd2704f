"""What a reader of Markdown makes of a paper: its words, and nothing it should not hold."""

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])

EXPECTED: Final = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "hr",
    "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open",
    "list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
    "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
    "text", "hardbreak", "em_open", "em_close", "text_special",
}  # fmt: skip
"""All a paper is made of: headings, paragraphs, lists, tables, and emphasis for the person's own words."""


def tokens(markdown: str) -> list[Token]:
    """Every token, those inside lines too."""
    found = []
    for token in _READER.parse(markdown):
        found += [token, *(token.children or ())]
    return found


def read_back(markdown: str) -> str:
    """The words a reader sees, a paragraph or cell a line or more."""
    said = []
    for token in _READER.parse(markdown):
        if token.type == "inline":
            parts = [
                "\n" if one.type in ("hardbreak", "softbreak") else one.content
                for one in token.children or ()
            ]
            said.append("".join(parts))
    return "\n".join(said)


def emphasised(markdown: str) -> list[str]:
    """Every stretch in emphasis."""
    found: list[str] = []
    inside = False
    for token in tokens(markdown):
        if token.type == "em_open":
            found.append("")
            inside = True
        elif token.type == "em_close":
            inside = False
        elif inside:
            found[-1] += token.content
    return found
