"""The situation overview of a report that was written elsewhere, found by its headings."""

from __future__ import annotations

import re

_OVERVIEW = frozenset(
    ["situation overview", "overview", "situation update", "situation", "general situation",
     "overview of the situation", "context"]
)  # fmt: skip
_OTHERS = frozenset(
    ["highlights", "key figures", "key messages", "humanitarian impact", "impact", "needs",
     "humanitarian needs", "humanitarian response", "response", "access", "access and security",
     "security", "coordination", "general coordination", "funding", "information gaps", "gaps",
     "outlook", "background", "contacts", "sources", "corrections", "annex"]
)  # fmt: skip
_CONTACT = re.compile(r"for (?:further|more) information\b", re.IGNORECASE)
_MOST = 6  # words of a heading in capitals


def old_overview(text: str) -> str:
    """Return what stands under the heading of the overview, all of `text` where there is none."""
    kept: list[str] | None = None
    for line in text.split("\n"):
        words = line.strip().rstrip(":")
        if kept is None:
            kept = [] if words.casefold() in _OVERVIEW else None
        elif _is_heading(words):
            break
        else:
            kept.append(line.strip())
    found = "\n".join(kept or ()).strip()
    return found or text


def _is_heading(words: str) -> bool:
    if words.casefold() in _OTHERS or _CONTACT.match(words):
        return True
    return words.isupper() and len(words) > 1 and len(words.split()) <= _MOST
