"""The areas that a situation is about: kept, and figures of others pointed out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sitrep.document import recorded
from sitrep.document.build import build
from sitrep.domain.abroad import beyond
from sitrep.domain.article import Classification
from sitrep.domain.report import Situation
from sitrep.proofing.proof import proof
from sitrep.store import database, situations
from tests.document.test_build import SITUATION, material
from tests.services.figures import figure

COAST = ("SY06", "SY10")
HOMS, JABLAH, SYRIA = ("Homs", "SY04"), ("Jablah", "SY0602"), ("Lattakia", "SY06")


@pytest.mark.parametrize(
    ("kind", "place", "areas", "is_beyond"),
    [
        ("killed", HOMS, COAST, True),
        ("killed", JABLAH, COAST, False),
        ("killed", SYRIA, ("SY0602",), False),
        ("killed", HOMS, (), False),
        ("killed", ("Nowhere", ""), COAST, False),
        ("displaced", HOMS, COAST, False),
    ],
)
def test_a_place_outside_the_areas_is_known_by_its_code(kind, place, areas, is_beyond):
    claim = figure(SITUATION, kind, "12", places=[place]).claim
    assert (beyond(claim, areas) is not None) is is_beyond


def test_areas_are_kept_with_the_situation(tmp_path):
    file = tmp_path / "sitrep.db"
    database.create(file)
    wanted = Situation("s1", "Coastal hostilities", "SYR", areas=COAST)
    with database.open_to_write(file) as store:
        with store.step("Open a situation"):
            situations.save(store, wanted)
        assert situations.get(store, "s1") == wanted


def test_a_report_points_to_a_figure_of_another_area():
    homs = figure(SITUATION, "killed", "12", places=[HOMS])
    plain = material([homs], as_of="2025-03-12")
    about_coast = replace(plain, situation=replace(plain.situation, areas=COAST))
    said = [f.message for f in proof(about_coast, build(about_coast), []) if f.rule == "V3"]
    assert said
    assert "Homs is outside its areas" in said[0]
    assert [f for f in proof(plain, build(plain), []) if f.rule == "V3"] == []


@pytest.mark.parametrize("limit", [Classification.PUBLIC, Classification.INTERNAL])
def test_a_public_pdf_does_not_carry_the_areas(limit):
    plain = material([figure(SITUATION, "killed", "12")], as_of="2025-03-12")
    about_coast = replace(plain, situation=replace(plain.situation, areas=COAST), limit=limit)
    kept = recorded._situation(about_coast, build(about_coast)).areas
    assert kept == (COAST if limit is Classification.INTERNAL else ())
