"""Ids that two laptops can hand out without meeting: UUIDv7, so that they sort by time."""

from __future__ import annotations

import secrets
import time
from uuid import UUID


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562) as text."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000  # ids of one millisecond sort as they were made
    value = milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | secrets.randbits(62)
    return str(UUID(int=value))
