"""Ids that two laptops can hand out without meeting: UUIDv7, so that they sort by time."""

from __future__ import annotations

import secrets
import time
from uuid import UUID


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562) as text."""
    milliseconds = time.time_ns() // 1_000_000
    rest = secrets.randbits(74)
    value = milliseconds << 80 | 7 << 76 | (rest >> 62) << 64 | 2 << 62 | rest & (1 << 62) - 1
    return str(UUID(int=value))
