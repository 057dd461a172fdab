"""Highlights say what happened, so each holds a verb (H1).

Which word is a verb cannot be known offline. A line is found only if no word of it can be one, so
that a right line is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.profile import Profile
from sitrep.proofing.report import Report
from sitrep.proofing.text import QUOTED, Text

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST = 3  # words of a line that can be judged
_CONSONANT_Y = re.compile(r"[^aeiou]y\Z")


def verbless(report: Report) -> Iterator[Hit]:
    """Find highlights without a verb; one that quotes is somebody's own words."""
    for name, reading in report.readings.items():
        text = reading.text
        if name.startswith("highlights.") and QUOTED not in text.plain and not _has_verb(text):
            yield Hit(0, len(text.raw.rstrip()), place=name)


def _has_verb(text: Text) -> bool:
    if any(placed.token.form == "sentence" for placed in text.tokens):
        return True
    words = [found.group() for found in _WORD.finditer(text.low)]
    known = _verbs(text.profile)
    return len(words) < _LEAST or any(w in known or w.endswith(("ed", "n't", "n’t")) for w in words)


@cache
def _verbs(style: Profile) -> frozenset[str]:
    """Return the forms of the verbs of a house that can stand in a sentence of their own."""
    forms = set(style.words("verbs", "forms"))
    for verb in style.words("verbs", "regular"):
        forms |= {verb, _third(verb)}
    return frozenset(forms)


def _third(verb: str) -> str:
    if _CONSONANT_Y.search(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


RULES: tuple[Rule[Report], ...] = (
    Rule(
        "H1",
        "A highlight says what happens, with a verb: “{words}” has none.",
        Severity.WARNS,
        verbless,
    ),
)
