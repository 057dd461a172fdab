"""The list of corrections of a series, and the figures that each issue was made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sitrep.domain.article import Classification
from sitrep.domain.correction import Correction
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.quantity import Quantity
from sitrep.domain.report import Issue
from sitrep.store.change_log import Row
from sitrep.store.claims import packed, unpacked
from sitrep.store.database import Store
from sitrep.store.days import day, iso

_KEPT = 4  # issues whose figures are not read anew each time a draft is compared with them


@dataclass(frozen=True, slots=True)
class Stood:
    """What an issue was made of when it went out.

    Attributes:
        figures: All that it printed, and those that they had taken the place of.
        chosen: Ids of those that spoke for their indicators.
        pages: Where its PDF prints each figure first, by id; empty where that is not known.
    """

    figures: tuple[Figure, ...]
    chosen: frozenset[str]
    pages: dict[str, int]


def keep_stood(store: Store, issue: str, stood: Stood) -> None:
    """Keep it, once."""
    row = {
        "issue": issue,
        "figures": packed(stood.figures),
        "chosen": packed(sorted(stood.chosen)),
        "pages": packed(stood.pages),
    }
    store.db.table("stood").insert(row)


def stood(store: Store, issue: str) -> Stood | None:
    row = store.one("select * from stood where issue = ?", [issue])
    if row is None:
        return None
    return Stood(
        _figures(row["figures"]),
        unpacked(row["chosen"], frozenset[str]),
        unpacked(row["pages"], dict[str, int]),
    )


@lru_cache(_KEPT)
def _figures(text: str) -> tuple[Figure, ...]:
    return unpacked(text, tuple[Figure, ...])


def add(store: Store, row: Correction) -> None:
    store.put(
        "corrections",
        {
            "id": row.id,
            "issue": row.issue,
            "number": row.number,
            "figure": row.figure,
            "claim": packed(row.claim),
            "printed": packed(row.printed),
            "field": row.field,
            "why": row.why,
            "wording": row.wording,
            "page": row.page,
            "classification": row.classification.value,
            "was": packed(row.was) if row.was else None,
            "day": iso(row.day),
        },
    )


def before(store: Store, issue: Issue) -> list[Correction]:
    """Return the rows of all other issues of the series, in the order they came."""
    rows = store.rows(
        "select c.*, i.issued_at from corrections c join issues i on i.id = c.issue "
        "where i.situation = ? and i.type = ? and i.id != ? order by c.id",
        [issue.situation, issue.type.value, issue.id],
    )
    return [_correction(row) for row in rows]


def _correction(row: Row) -> Correction:
    return Correction(
        row["id"],
        row["issue"],
        row["number"],
        row["figure"],
        unpacked(row["claim"], Claim | None),  # type: ignore[arg-type]
        unpacked(row["printed"], Quantity | None),  # type: ignore[arg-type]
        row["field"],
        row["why"],
        row["wording"],
        row["page"],
        Classification(row["classification"]),
        day(row["day"]) or local_day(row["issued_at"]),
        unpacked(row["was"], Claim) if row["was"] else None,
    )


def local_day(moment: str | None) -> date | None:
    """Return the day here of a moment in the store."""
    return datetime.fromisoformat(moment).astimezone().date() if moment else None
