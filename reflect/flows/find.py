"""Which pack is meant: the one named, the one here, the one installed with the app, or the repository's."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from reflect.flows.diagnostics import ERROR, Diagnostic, FlowErrors, Place
from reflect.flows.folder import shown

_PACKAGE: Final = Path(__file__).resolve().parents[1]


class Found(NamedTuple):
    """Where the pack is and why that one. ``compiled``: a file to read as it is, not a folder of YAML."""

    path: Path
    why: str
    compiled: bool = False


def find_pack(path: Path | str | None = None, *, for_flows_command: bool = False) -> Found:
    """The pack to use, and which rule chose it.

    In this order: the path given; for the ``flows`` commands ``./flows``; the pack installed with reflect;
    the repository's own ``flows``. Raises FlowErrors where there is none.
    """
    if path is not None:
        given = Path(path)
        if not given.exists():
            raise FlowErrors([_none(shown(given), "there is no such file or folder", "check the path")])
        return Found(given, "the path given", compiled=given.suffix == ".json")
    here = Path("flows")
    if for_flows_command and (here / "pack.yaml").is_file():
        return Found(here, "flows in this folder")
    installed = _PACKAGE / "_pack" / "pack.json"
    if installed.is_file():
        return Found(installed, "installed with reflect", compiled=True)
    repository = _PACKAGE.parent / "flows"
    if (repository / "pack.yaml").is_file():
        return Found(repository, "the repository's own flows")
    raise FlowErrors(
        [_none("flows", "there are no flows here", "give the path of a folder with a pack.yaml in it")]
    )


def _none(file: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic("RF117", ERROR, Place(file), message, remedy)
