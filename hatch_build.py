"""Puts the flows into the wheel as `reflect/_pack/`, proved and compiled, so that
the app opens without reading YAML.

An editable install needs none of this: it finds the repository's own `flows/`.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Labelled texts and scripted conversations prove the flows; nobody who runs the app needs them.
LEFT_OUT = frozenset({"tests", "language"})


class PackHook(BuildHookInterface[Any]):
    """Called by hatchling before each build of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        flows = root / "flows"
        # What was removed from the flows since the last build must not linger, so every build starts clean.
        self._scratch = Path(tempfile.mkdtemp(prefix="reflect-pack-"))
        compiled = self._scratch / "pack.json"
        compiled.write_bytes(_compile(root, flows))
        included: dict[str, str] = build_data["force_include"]
        included[str(compiled)] = "reflect/_pack/pack.json"
        for source in sorted(flows.rglob("*")):
            inside = source.relative_to(flows)
            hidden = any(part.startswith(".") for part in inside.parts)
            if source.is_file() and inside.parts[0] not in LEFT_OUT and not hidden:
                included[str(source)] = f"reflect/_pack/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if version != "editable":
            shutil.rmtree(self._scratch, ignore_errors=True)


def _compile(root: Path, flows: Path) -> bytes:
    """A pack with errors stops the build: what has not been proved is not shipped."""
    sys.path.insert(0, str(root))  # the flows are compiled by this very source tree, not by an installed one
    try:
        from reflect.flows.pack import compile_pack

        return compile_pack(flows)
    finally:
        sys.path.remove(str(root))
