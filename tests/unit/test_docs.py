"""The pages beside the code tell the truth."""

import re
from pathlib import Path

from docs.module_map import ROOT, updated

PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def test_the_module_map_is_what_the_modules_say() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert updated(page) == page, "run: python docs/module_map.py"


def test_every_file_a_page_points_to_is_there() -> None:
    missing = []
    for name in PAGES:
        text = (ROOT / name).read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#:]+)\)", text)
        paths = re.findall(r"`((?:tests|docs|flows|reflect)/[\w./-]+\.(?:py|md|yaml))`", text)
        missing += [f"{name}: {link}" for link in (*links, *paths) if not (ROOT / link).exists()]
    assert missing == []


def test_each_promise_names_a_test_that_exists() -> None:
    rows = [
        line
        for line in Path(ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    promises = [row for row in rows[1:] if not row.startswith("| ---")]
    assert promises
    assert [row for row in promises if "tests/" not in row] == []
