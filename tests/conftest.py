"""Every test starts from nothing: an empty home, no settings of the developer's own, and no network."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, settings

# ------------------------------------------------------------------------------------- before any import

# Textual reads its settings when it is imported, so the developer's own are taken away before that.
for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
    del os.environ[name]

# A program that a test starts is started as a person would: with its bytecode (without, it takes four times
# as long) and with a buffered stdout (unbuffered, nothing is left to fail on the way out).
for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
    os.environ.pop(name, None)

# --------------------------------------------------------------------------------------------- hypothesis

# A shared machine is slow at times, and a slow example is not a wrong one: no deadline anywhere.
_SLOW_IS_FINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", _SLOW_IS_FINE, max_examples=15)
settings.register_profile("default", _SLOW_IS_FINE, max_examples=50)
settings.register_profile("ci", _SLOW_IS_FINE, max_examples=100, derandomize=False, print_blob=True)
settings.register_profile("thorough", _SLOW_IS_FINE, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# -------------------------------------------------------------------------------- tools that are missing


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test, with one line, where a command it needs is not on this machine."""
    for marker in item.iter_markers("needs"):
        for tool in marker.args:
            if shutil.which(tool) is None:
                pytest.skip(f"needs {tool}, which is not on this machine")


# -------------------------------------------------------------------------------------------- isolation


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of this test's own, wherever a program on any system might look for one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "runtime"))
    monkeypatch.setenv("REFLECT_HOME", str(home / "reflect"))
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    return home


# --------------------------------------------------------------------------------------------- no network

_INTERNET = {socket.AF_INET, socket.AF_INET6}
_NAMES = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_attempts: list[str] = []
_watching = False


def _is_socketpair(frame: FrameType | None) -> bool:
    """Windows builds asyncio's private pair of sockets out of two on the loopback."""
    while frame is not None:
        if frame.f_code.co_name in {"socketpair", "_fallback_socketpair"}:
            return True
        frame = frame.f_back
    return False


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    """The interpreter itself reports each socket, so an import made long ago cannot slip past."""
    if not _watching or not event.startswith("socket."):
        return
    if event == "socket.__new__":
        family = arguments[1]
        # -1 and 0 mean "work it out from the descriptor": how a socketpair wraps the ends it was given.
        if family not in _INTERNET or _is_socketpair(sys._getframe()):
            return
    elif event not in _NAMES:
        return
    _attempts.append(event)
    raise PermissionError("a test tried to use the network, which reflect never does")


sys.addaudithook(_listen)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail a test that opens an internet socket or looks up a name, even if the code shrugs it off.

    Gives the attempts so far, for the one test that makes them on purpose.
    """
    global _watching  # noqa: PLW0603 - an audit hook cannot be taken out again, only told to rest
    _attempts.clear()
    _watching = True
    yield _attempts
    _watching = False
    assert not _attempts, f"the network was used: {', '.join(_attempts)}"
