"""Ids that two laptops can hand out without meeting: UUIDv7, so that they sort by time."""

from __future__ import annotations

import os
import time


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562) as text."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000  # ids of one millisecond sort as they were made
    chance = int.from_bytes(os.urandom(8)) >> 2
    value = f"{milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | chance:032x}"
    return "-".join((value[:8], value[8:12], value[12:16], value[16:20], value[20:]))
