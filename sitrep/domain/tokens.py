"""Live figures inside prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIVE = r"\[\[([^\[\]|\n]{1,80})(?:\|([a-z]{1,20}))?\]\]"
TOKEN_FORMS = ("count", "people", "sentence")


@dataclass(frozen=True, slots=True)
class Token:
    """A live figure inside prose: ``[[id]]``, ``[[id|people]]`` or ``[[id|sentence]]``.

    Attributes:
        form: "count" writes "more than 70", "people" adds the unit, "sentence" the whole sentence.
    """

    figure: str
    form: str = "count"

    def __str__(self) -> str:
        return f"[[{self.figure}]]" if self.form == "count" else f"[[{self.figure}|{self.form}]]"


def pieces(prose: str) -> list[str | Token]:
    """Split prose into words and tokens, in order; together they are the prose again."""
    found: list[str | Token] = []
    end = 0
    for match in re.finditer(_LIVE, prose):
        form = match[2] or "count"
        if form not in TOKEN_FORMS:
            continue
        if match.start() > end:
            found.append(prose[end : match.start()])
        found.append(Token(match[1].strip(), form))
        end = match.end()
    if end < len(prose):
        found.append(prose[end:])
    return found
