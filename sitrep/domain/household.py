"""How many people a household holds, and who says so, as people write it: "5 (OCHA)"."""

from __future__ import annotations

import re

_TYPED = re.compile(
    r"(?P<size>\d+(?:[.,]\d+)?)(?:\s*[(,;–-]\s*|\s+|$)(?:(?:source|from)\b:?\s*)?(?P<source>[^()]*)\)?"
)
MOST = 100


def household(words: str) -> tuple[float, str]:
    """Read the size of a household and its source, "" where none is named.

    Raises:
        ValueError: It begins with no number of people.
    """
    found = _TYPED.fullmatch(words.strip())
    size = float(found["size"].replace(",", ".")) if found else 0.0
    if found is None or not 1 <= size < MOST:
        raise ValueError(f"“{words.strip()}” is no number of people in a household")
    return size, " ".join(found["source"].split())


def typed(size: float | None, source: str) -> str:
    """Return a size with its source as a person would type it."""
    if not size:
        return ""
    return f"{size:g} ({source})" if source else f"{size:g}"
