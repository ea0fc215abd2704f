"""Writes the module map of CONTRIBUTING.md from the modules' own first lines, so that it can't go stale.

``python docs/module_map.py`` writes it; a test fails while it is not what this would write.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BEGIN: Final = "<!-- module map: written by docs/module_map.py -->"
END: Final = "<!-- end of module map -->"


def first_line(module: Path) -> str:
    """What a module says it is: the first paragraph of its docstring, on one line."""
    text = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def module_map() -> str:
    """A heading for each package and a line for each module in it."""
    lines: list[str] = []
    folders = sorted({file.parent for file in (ROOT / "reflect").rglob("*.py")})
    for folder in folders:
        lines += ["", f"**{folder.relative_to(ROOT).as_posix()}/**", ""]
        lines += [f"- `{file.name}` {first_line(file)}" for file in sorted(folder.glob("*.py"))]
    return "\n".join(lines[1:])


def updated(page: str) -> str:
    """The page with the map put in between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{module_map()}\n{END}{after}"


def main() -> None:
    """Write the map into CONTRIBUTING.md."""
    page = ROOT / "CONTRIBUTING.md"
    page.write_text(updated(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
