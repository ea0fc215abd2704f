"""The guard around every test does what SECURITY.md says of it."""

import socket
from pathlib import Path

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused(family: socket.AddressFamily, no_network: list[str]) -> None:
    with pytest.raises(PermissionError, match="never does"):
        socket.socket(family, socket.SOCK_STREAM)
    assert no_network == ["socket.__new__"]  # so the test would fail even if this were swallowed
    no_network.clear()


def test_each_test_has_an_empty_home_of_its_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []
