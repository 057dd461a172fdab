"""What a rule on text is given: the text, the field it stands in, what is known of the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from sitrep.domain.fields import is_prose
from sitrep.languages.lexicon import any_of
from sitrep.proofing.days import Days, days
from sitrep.proofing.facts import Facts
from sitrep.proofing.finding import Hit
from sitrep.proofing.profile import Profile
from sitrep.proofing.text import Text

# Sorts of fields: running text; the title; a plain line of a list; an entry made of parts.
PROSE, TITLE, LINE, ENTRY = (frozenset({key}) for key in ("prose", "title", "line", "entry"))
WRITTEN = PROSE | TITLE | LINE
ANYWHERE = WRITTEN | ENTRY


@dataclass(frozen=True, slots=True)
class Reading:
    """A field as a rule reads it."""

    text: Text
    facts: Facts
    days: Days
    currencies: re.Pattern[str]


Words = Callable[[Reading], Iterator[Hit]]


def reading(field: str, raw: str, known: Facts) -> Reading:
    quotes = sort_of(field, raw) != "entry"
    style = known.profile
    return Reading(Text(raw, style, quotes=quotes), known, days(style), _currencies(style))


@cache
def _currencies(style: Profile) -> re.Pattern[str]:
    names = any_of(style.words("numbers", "currencies"))
    amount = r"\d(?:\d|[.,](?=\d)){0,24}+(?:\s(?:million|billion))?"
    return re.compile(rf"(?<!\w)(?:{names})\s?{amount}|(?<![\w.,]){amount}\s(?:{names})(?!\w)")


def sort_of(field: str, raw: str) -> str:
    """Return which rules read a field; "" for one that holds no words."""
    if field == "title":
        return "title"
    if is_prose(field):
        return "prose"
    if field.startswith(("information_gaps.", "funding.")):
        return "entry" if raw.lstrip().startswith("{") else "line"
    if field.startswith("contacts.") or field.endswith(".lead"):
        return "entry"
    return ""
