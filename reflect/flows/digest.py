"""One short text that stands for all the content of a pack."""

from __future__ import annotations

import hashlib

import msgspec
from msgspec.structs import replace

from reflect.flows.model import Pack, SignOff


def digest_of(pack: Pack) -> str:
    """The SHA-256, in hex, of everything in a pack but the digest and the sign-off.

    The sign-off names the digest it approves, so approving content must not change it.
    """
    content = replace(pack, digest="", sign_off=SignOff())
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()
