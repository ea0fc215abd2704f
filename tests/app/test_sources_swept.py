"""The source itself, swept: no text reaches a widget by a way that would read it as markup."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding

import reflect
from reflect.commands import COMMANDS
from reflect.screens.app import ReflectApp

ROOT = Path(reflect.__file__).parent
FILES = sorted([*ROOT.glob("screens/*.py"), *ROOT.glob("widgets/*.py"), ROOT / "tui.py"])
MARKUP = {
    "Static",
    "Label",
    "Button",
    "Markdown",
    "MarkdownViewer",
    "RichLog",
    "OptionList",
    "RadioButton",
    "Link",
    "Text",
}
"""Widgets and classes that take a str and read markup in it, or render it their own way."""
SINKS = {"notify", "from_markup", "from_rich_text", "render_str", "bell"}
TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title"}
LONGEST = 350


def names(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_widget_that_reads_markup_is_used(file: Path) -> None:
    for node in names(file):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("textual", "rich")):
            assert not {alias.name for alias in node.names} & MARKUP
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in SINKS
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            assert node.attr not in TITLES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_content_is_made_from_fixed_text_or_through_safe(file: Path) -> None:
    if file.name == "text.py":
        return
    for node in names(file):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Content":
            for given in node.args:
                fixed = isinstance(given, ast.Constant) or (
                    isinstance(given, ast.BinOp)
                    and isinstance(given.left, ast.Constant)
                    and given.left.value == " "
                )
                placeholder = file.name == "writebox.py" and ast.unparse(given) == "placeholder"
                assert fixed or placeholder, ast.unparse(node)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_stay_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_key_of_every_command_is_bound_and_works_in_text() -> None:
    bound = {binding.key: binding for binding in ReflectApp.BINDINGS if isinstance(binding, Binding)}
    for command in COMMANDS:
        for key in command.keys:
            assert bound[key].action == f"command({command.id!r})"
            assert bound[key].priority


def test_nothing_of_textuals_own_palette_or_pictures_is_left() -> None:
    assert not ReflectApp.ENABLE_COMMAND_PALETTE
    assert not ReflectApp.ALLOW_SELECT


WATCHED = [
    "networkx",
    "yaml",
    "msgspec",
    "textual.widgets._markdown",
    "reflect.views",
    "docx",
    "reflect.flows",
]


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    """A fresh interpreter opens the app as far as its first screen, and says what it had to import."""
    script = f"""
import sys
from reflect.screens.app import ReflectApp
class Opened(ReflectApp):
    def _fetch(self):
        print([name for name in {WATCHED!r} if name in sys.modules])
        self.exit()
Opened(lambda: None).run(headless=True)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
