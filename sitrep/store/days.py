"""Days as columns."""

from __future__ import annotations

from datetime import date
from typing import Any


def day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
