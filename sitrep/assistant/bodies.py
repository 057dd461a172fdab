"""The bodies an article names, so that "the Observatory" is known by its full name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sitrep.domain.own_words import OwnBody

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&.-]{1,14})\)")
_LETTERS = 2


class Bodies:
    """Names with their acronyms, and those that spoke; short forms are looked up among them."""

    def __init__(
        self, text: str, name_before: Callable[[str, int], str], own: Iterable[OwnBody] = ()
    ) -> None:
        """Read the acronyms of a text.

        Args:
            text: The article.
            name_before: Returns the name that ends where an acronym's bracket begins, "" for none.
            own: Bodies that staff added.
        """
        self._known = {
            each: f"{body.name} ({body.short})"
            for body in own
            if body.short
            for each in (body.short, body.name)
        }  # by each word of a name, its acronym, and the whole of it
        for found in _ACRONYM.finditer(text):
            name = name_before(text, found.start())
            if len(name.split()) > 1:
                self.add(f"{name} ({found[1]})")

    def add(self, name: str) -> None:
        """Remember a name; the first of two that share a word keeps it."""
        words = name.replace("(", " ").replace(")", " ").split()
        if len(words) < _LETTERS:
            return
        for word in (*words, name.partition(" (")[0]):
            if word[0].isupper():
                self._known.setdefault(word, name)

    def full(self, name: str) -> str:
        """Return the full name of a body that is named by a word or acronym of it."""
        if " " in name and name not in self._known:
            return name
        return self._known.get(name, name)
