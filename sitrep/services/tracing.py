"""What became of a figure, in plain words: who, when, old, new, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from sitrep.domain.correction import numbers, quotes_the_old
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import Indicator, Policy
from sitrep.services.choosing import POLICIES
from sitrep.store import articles, figures
from sitrep.store.database import Store
from sitrep.store.figures import Deed

_COUNT = ("words", "low", "high", "quantifier", "approximate", "below")
_FIELDS = {
    "unit": "unit",
    "places": "place",
    "as_of": "as of",
    "since": "since",
    "chain": "source",
    "population": "people",
    "measure": "measure",
    "sector": "sector",
    "verification": "verification",
    "reliability": "reliability of the source",
    "credibility": "credibility of the information",
    "classification": "classification",
    "household_size": "household size",
    "household_source": "source of the household size",
    "reviewed": "looked at by a person",
    "note": "note",
    "caveat": "caveat",
    "role": "use",
    "kinds": "kind",
    "how": "computed as",
}
_ROLES = {
    "headline": "speaks",
    "supporting": "stands beside",
    "superseded": "replaced",
    "rejected": "taken out",
    "context": "for context",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """One step in the life of a figure.

    Attributes:
        who: "" where nobody named the office.
        what: "Choose a figure: use: stands beside → speaks".
    """

    when: datetime
    who: str
    what: str
    why: str = ""


def of_figure(store: Store, figure: Figure, indicator: Indicator | None) -> list[Trace]:
    """Return the history of a figure, the latest first."""
    rows = [figure.id, indicator.id] if indicator else [figure.id]
    traces = []
    for deed in figures.history(store, rows):
        own = deed.changes.get(figure.id, {})
        parts = [] if deed.changes.keys() <= set(rows) or "*" in own else ["made up of: changed"]
        if not own and not parts and not _is_about(deed, figure.id, indicator):
            continue
        said = "; ".join([*_said(own), *parts, *_settled(deed, indicator)])
        traces.append(
            Trace(deed.at, deed.author, f"{deed.step}: {said}" if said else deed.step, deed.reason)
        )
    return traces


def quoted_before(store: Store, figure: Figure) -> str:
    """Return the count that a figure's quote gives, where the figure was changed since: "443".

    It is "" where the quote gives the count as it stands, or none that the figure ever had.
    """
    passage = figure.passages[0] if figure.passages else None
    article = articles.get(store, passage.article) if passage else None
    if passage is None or article is None:
        return ""
    count = figure.claim.quantity
    was: dict[str, Any] = {"low": count.low, "high": count.high, "words": count.words}
    for deed in figures.history(store, [figure.id]):
        changes = deed.changes.get(figure.id, {})
        if "*" in changes or not changes.keys() & was.keys():
            continue
        was |= {field: changes[field][0] for field in was if field in changes}
        old = {was["low"], was["high"]} - {None}
        if quotes_the_old(passage.quote, article.language, old, numbers(count)):
            return str(was["words"] or f"{max(old):,}")
    return ""


def _is_about(deed: Deed, figure: str, indicator: Indicator | None) -> bool:
    """Tell whether the figure began or ceased to speak, or why it speaks was said anew."""
    if indicator and indicator.figure == figure:
        settled = deed.changes.get(indicator.id, {})
        if "policy" in settled or "rationale" in settled:
            return True
    return any(figure in fields.get("figure", ()) for fields in deed.changes.values())


def _settled(deed: Deed, indicator: Indicator | None) -> list[str]:
    """Say that another rule settles what speaks."""
    changed = deed.changes.get(indicator.id, {}).get("policy") if indicator else None
    if changed is None:
        return []
    old, new = (POLICIES[Policy(each)].lower() for each in changed)
    return [f"headline: {old} → {new}"]


def _said(changes: Mapping[str, tuple[Any, Any]]) -> list[str]:
    """Return what became different; nothing where the figure itself came."""
    if "*" in changes:
        return []
    parts = _counted(changes)
    for field, (old, new) in changes.items():
        if field in _FIELDS and old != new:
            parts.append(f"{_FIELDS[field]}: {_word(field, old)} → {_word(field, new)}")
    return parts


def _counted(changes: Mapping[str, tuple[Any, Any]]) -> list[str]:
    changed = next((changes[field] for field in _COUNT if field in changes), None)
    if changed is None:
        return []
    old, new = changed
    return [f"count: {_plain(old)} → {_plain(new)}"]


def _word(field: str, value: Any) -> str:
    if field == "role":
        return _ROLES.get(str(value), str(value))
    if field == "reviewed":
        return "yes" if value else "no"
    if field in ("places", "chain", "population", "kinds") and isinstance(value, str):
        each = msgspec.json.decode(value)
        names = [one["name"] if isinstance(one, dict) else one.replace("_", " ") for one in each]
        return ", ".join(names) or "all"
    return _plain(value)


def _plain(value: Any) -> str:
    words = "" if value is None else str(value).replace("_", " ")
    if len(words) > 80:
        words = words[:79] + "…"
    return words or "nothing"
