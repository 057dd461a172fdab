"""Files of P-codes and shapes: read whole, or refused with one clear sentence."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from sitrep.errors import ImportFailed
from sitrep.importers import places
from sitrep.importers.places import read_places
from tests.importers.cod_ab import HEAD, ROWS, a_csv, a_geojson, an_excel, square


def read(data, country="SYR"):
    return read_places(data, "file", country)


@pytest.mark.parametrize(
    "data",
    [a_csv(), a_csv(mark=";"), a_csv(mark="\t"), an_excel()],
    ids=["csv", ";", "tab", "xlsx"],
)
def test_a_table_gives_each_place_once_with_its_names_and_its_parent(data):
    found = {place.pcode: place for place in read(data).places}
    assert [*found] == ["SY04", "SY0400", "SY0403", "SY10", "SY1002"]
    banyas = found["SY1002"]
    assert (banyas.level, banyas.name, banyas.parent) == (2, "Banyas", "SY10")
    assert dict(banyas.names) == {"ar": "بانياس"}


@pytest.mark.parametrize(
    "head",
    [
        ("admin1Pcode", "admin1Name_en", "admin1Name_ar"),
        ("adm1_pcode", "adm1_name", "adm1_name1"),
        ("ADM1_PCODE", "ADM1_EN", "ADM1_REF"),
        ("Adm1_PCode", "ADM1_NAME", "ADM1ALT1EN"),
    ],
)
def test_older_and_newer_titles_of_columns_are_known(head):
    found = read(a_csv([("SY04", "Homs", "حمص")], head)).places
    assert [(place.pcode, place.name) for place in found] == [("SY04", "Homs")]
    assert "حمص" in (*dict(found[0].names).values(), *found[0].aliases)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (a_csv([("LB", "LB1", "Akkar", "", "", "", "")]), "another country than Syria"),
        (a_csv([*ROWS, ("SY", "SY04", "Hama", "", "", "", "")]), "SY04 stands for two places"),
        (a_csv([("a", "b")], ("Name", "Code")), "no columns of P-codes"),
        (a_csv([]), "no place in them"),
        (a_csv([("SY", "SY04", "", "", "", "", "")]), "SY04 has no name"),
        (a_csv([("SY", "=1+1", "Homs", "", "", "", "")]), "is no P-code"),
        (b"{\"type\": \"Fea", "the GeoJSON is broken"),
        (b"[1, 2]", "no GeoJSON"),
        (b"PK\x03\x04 nothing", "the Excel file cannot be read"),
        (b"\x00\x01\x02\xff" * 40, "no columns of P-codes"),
        (a_geojson({"SY04": ("Polygon", [[[37, 34], [38, 34]]])}), "the shape of SY04 is broken"),
        (a_geojson({"SY04": ("Polygon", [[["x", 1]] * 5])}), "the shape of SY04 is broken"),
        (a_geojson({"SY04": ("Point", [37, 34])}), "the shape of SY04 is broken"),
        (a_geojson({"SY04": ("Polygon", square(320000, 4000000))}), "the shape of SY04 is broken"),
        (a_geojson({"SY04": ("Polygon", square(-60, 10))}), "lies in another country"),
        (a_geojson({"SY04": ("Polygon", [[[37, 34]] * 6])}), "the shape of SY04 is broken"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_in_a_sentence(data, said):
    with pytest.raises(ImportFailed) as refused:
        read(data)
    assert refused.value.problem.startswith("The places were not loaded: ")
    assert said in refused.value.problem
    assert refused.value.remedy


def test_two_shapes_of_one_area_are_refused():
    both = json.loads(a_geojson())
    both["features"].append(both["features"][0])
    with pytest.raises(ImportFailed, match="two shapes for SY04"):
        read(json.dumps(both).encode())


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(places, "LARGEST", 100)
    with pytest.raises(ImportFailed, match="larger than 50 MB"):
        read(a_csv())


def test_neighbors_share_the_line_between_them():
    made = json.loads(read(a_geojson()).outlines)
    rings = {area["code"]: area["rings"] for area in made["areas"]}
    homs = {n for ring in rings["SY04"] for n in ring}
    tartous = {n for ring in rings["SY10"] for n in ring}
    assert {~n for n in homs} & tartous or homs & tartous
    inner = [n for n, kind in enumerate(made["kinds"]) if kind == "i"]
    outline = {n if n >= 0 else ~n for ring in made["outline"] for n in ring}
    assert len(inner) == 1
    assert not outline & set(inner)


def test_shapes_of_many_dots_are_simplified_alike_on_both_sides():
    west, east = square(36.0, 34.0)[0], square(37.0, 34.0)[0]

    def rough(ring, n=400):
        made = []
        for (ax, ay), (bx, by) in pairwise(ring):
            for k in range(n):
                x, y = ax + (bx - ax) * k / n, ay + (by - ay) * k / n
                made.append([x + 0.003 * ((int(y * 5000) % 3) - 1) * (ax == bx), y])
        return [[*made, made[0]]]

    made = json.loads(
        read(
            a_geojson({"SY04": ("Polygon", rough(east)), "SY10": ("Polygon", rough(west))})
        ).outlines
    )
    assert sum(map(len, made["arcs"])) / 2 < 13_000
    assert made["kinds"].count("i") >= 1


def test_head_of_levels_without_codes_is_passed_over():
    found = read(a_csv([row[:3] for row in ROWS], HEAD[:3])).places
    assert [place.pcode for place in found] == ["SY04", "SY10"]
