"""Places that a person loaded from files of their own. The change log has nothing of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

import msgspec

from sitrep.domain.place import Place, PlaceFile, PlaceList
from sitrep.store.change_log import Row, now
from sitrep.store.database import Store
from sitrep.store.digests import sha256

NAMES, SHAPES = "names", "shapes"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded of a country: from which file, when, how many places, how many shapes."""

    country: str
    part: str
    source: str
    at: datetime
    count: int
    areas: int


def save(store: Store, file: PlaceFile, source: str) -> None:
    """Keep what a file held, in place of the former one of its kind."""
    places = msgspec.json.encode(file.places).decode()
    store.db.table("own_places").upsert(
        {
            "country": file.country,
            "part": SHAPES if file.outlines else NAMES,
            "source": source,
            "sha256": sha256(places.encode()),
            "loaded_at": now(),
            "places": places,
            "outlines": file.outlines,
            "count": len(file.places),
            "areas": sum(place.level == 1 for place in file.places),
        },
        pk=("country", "part"),
    )


def remove(store: Store, country: str, part: str) -> None:
    store.db.execute("delete from own_places where country = ? and part = ?", [country, part])


def loaded(store: Store, country: str) -> list[Loaded]:
    """Return what is loaded of a country: the list first, then the shapes."""
    rows = store.rows(
        "select country, part, source, loaded_at, count, areas from own_places"
        " where country = ? order by part",
        [country],
    )
    return [
        Loaded(
            row["country"],
            row["part"],
            row["source"],
            datetime.fromisoformat(row["loaded_at"]),
            row["count"],
            row["areas"],
        )
        for row in rows
    ]


def every(store: Store) -> list[PlaceList]:
    """Return the places of each country, those of its list before those of its shapes."""
    rows = store.rows("select country, sha256, places from own_places order by country, part")
    return [_list(country, [*group]) for country, group in groupby(rows, itemgetter("country"))]


def _list(country: str, rows: list[Row]) -> PlaceList:
    found: dict[str, Place] = {}
    for row in rows:
        for place in msgspec.json.decode(row["places"], type=tuple[Place, ...]):
            found.setdefault(place.pcode, place)
    return PlaceList(country, "".join(row["sha256"] for row in rows), tuple(found.values()))


def outlines(store: Store) -> dict[str, str]:
    """Return the shapes that were loaded, as JSON by country."""
    rows = store.rows("select country, outlines from own_places where part = ?", [SHAPES])
    return {row["country"]: row["outlines"] for row in rows}
