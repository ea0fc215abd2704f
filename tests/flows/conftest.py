"""The shipped flows, read and proved once for all the tests here that look at them and change nothing."""

import pytest

from reflect.flows.model import Pack
from reflect.flows.pack import load_pack
from tests.flows.shipped import FLOWS


@pytest.fixture(scope="session")
def shipped() -> Pack:
    return load_pack(FLOWS)
