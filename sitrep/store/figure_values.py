"""Figures as values, made once however often their rows are read.

A situation has thousands of figures, and a window asks for all of them at each turn. A row carries
a digest of itself: while that is the same, so is the value, which nobody can change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sitrep.domain.article import Classification
from sitrep.domain.figure import Figure, Link, Role
from sitrep.domain.source import Grade, Verification
from sitrep.errors import StoreFailed
from sitrep.store import claims
from sitrep.store.change_log import Row
from sitrep.store.database import Store
from sitrep.store.failures import translated

_MOST = 65_536  # values that are kept; then all are made anew
_AT_ONCE = 500  # rows of one question

_known: dict[str, Figure] = {}  # by digest, without what other tables keep


def of(store: Store, where: str, values: Sequence[object]) -> list[Figure]:
    """Return the figures `f` that meet a condition, as recorded, without links and parts."""
    with translated(store.path):
        asked = f"select f.id, f.digest from figures f where {where} order by f.id"
        digests: dict[str, str] = dict(store.db.execute(asked, values).fetchall())
    if len(_known) > _MOST:
        _known.clear()
    found = {key: _known.get(digest) for key, digest in digests.items()}
    for row in _rows(store, [key for key, value in found.items() if value is None]):
        found[row["id"]] = _known[row["digest"]] = made(row)
    return [figure for figure in found.values() if figure]


def _rows(store: Store, ids: Sequence[str]) -> Iterator[Row]:
    for start in range(0, len(ids), _AT_ONCE):
        batch = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(batch))
        yield from store.rows(f"select * from figures where id in ({marks})", batch)


def made(row: Row, links: tuple[Link, ...] = ()) -> Figure:
    """Return the figure of a row.

    Raises:
        StoreFailed: The row is damaged.
    """
    try:
        return _value(row, links)
    except (ValueError, msgspec.DecodeError) as error:
        raise StoreFailed(
            f"This was not done: the figure {row['id']} is damaged in the store.",
            "“sitrep verify” lists what is damaged; go back to a copy of the store.",
        ) from error


def _value(row: Row, links: tuple[Link, ...]) -> Figure:
    return Figure(
        row["id"],
        row["situation"],
        claims.claim(row),
        claims.passages(row),
        Role(row["role"]),
        Verification(row["verification"]),
        Grade(row["reliability"], row["credibility"]),
        Classification(row["classification"]),
        bool(row["reviewed"]),
        row["household_size"],
        row["note"],
        row["caveat"],
        links,
        household_source=row["household_source"] or "",
    )
