"""Places that a person loaded: in fields, in texts, on maps; the program's own after taking out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sitrep.assistant.propose import propose
from sitrep.document.cartography import atlas
from sitrep.domain.article import Article
from sitrep.domain.figure import PlaceRef
from sitrep.domain.kinds import Measure
from sitrep.domain.place import gazetteer, own_list
from sitrep.importers.places import read_places
from sitrep.services import amending, placing
from sitrep.store import database, own_places
from sitrep.worker.client import Worker
from tests.document.test_maps import figure, syria
from tests.importers.cod_ab import a_csv, a_geojson

FAR = a_csv([("TR", "TR31", "Hatay", "", "TR3101", "Samandag Yeni", "")])


@pytest.fixture
def store(tmp_path):
    file = tmp_path / "sitrep.db"
    database.create(file)
    with database.open_to_write(file) as opened:
        yield opened
    placing.forget()


def load(store, data, country="SYR", name="syr_adm.csv"):
    placing.load(store, read_places(data, name, country), name)
    placing.know(store)


@pytest.mark.parametrize(
    ("name", "pcode"),
    [("Tartus", "SY10"), ("طرطوس", "SY10"), ("Baniyas", "SY1002"), ("Jableh", "SY0602"),
     ("Homs", "SY04"), ("القصير", "SY0403"), ("SY0403", "SY0403")],
)  # fmt: skip
def test_names_of_the_file_and_of_the_program_are_found_together(store, name, pcode):
    load(store, a_csv())
    assert amending.place(name, "SYR").pcode == pcode


def test_a_country_without_a_list_has_one_then(store):
    assert amending.place("Samandag Yeni", "TUR").pcode == ""
    load(store, FAR, "TUR")
    assert amending.place("Samandag Yeni", "TUR") == PlaceRef("Samandag Yeni", "TR3101")
    placing.take_out(store, "TUR", own_places.NAMES)
    placing.know(store)
    assert amending.place("Samandag Yeni", "TUR").pcode == ""


def test_loading_again_replaces_the_former_file_and_says_what_is_there(store):
    load(store, FAR, "TUR")
    load(store, a_csv([("TR", "TR31", "Hatay", "", "", "", "")]), "TUR", "tur_2.csv")
    [known] = own_places.loaded(store, "TUR")
    assert (known.source, known.count, known.areas) == ("tur_2.csv", 1, 1)
    assert own_list("TUR").places[0].name == "Hatay"


def test_what_is_loaded_is_there_when_the_store_opens_again(store):
    load(store, FAR, "TUR")
    placing.forget()
    assert not gazetteer("TUR").find("Hatay")
    with database.open_to_read(store.path) as again:
        placing.know(again)
    assert gazetteer("TUR").find("Hatay").pcode == "TR31"


def test_the_assistant_finds_places_of_the_file_in_a_text(store):
    text = "At least 12 people were killed in Samandag Yeni on Monday."
    load(store, FAR, "TUR")
    found = propose(text, language="en", published=None, country="TUR", article="a")
    assert [p.pcode for p in found.proposals[0].claim.places] == ["TR3101"]


def test_a_list_of_provinces_does_not_hide_the_towns_of_a_text(store):
    text = "At least 12 people were killed in Kharmanli on Monday."
    before = propose(text, language="en", published=None, country="TUR", article="a")
    load(store, a_csv([("TR", "TR31", "Hatay", "", "", "", "")]), "TUR")
    after = propose(text, language="en", published=None, country="TUR", article="a")
    assert [p.name for p in before.proposals[0].claim.places] == ["Kharmanli"]
    assert after == before


def test_the_worker_knows_the_places_and_forgets_them_again(store):
    article = Article(
        "a",
        "s",
        "Twelve killed",
        "At least 12 people were killed in Samandag Yeni on Monday.",
        datetime(2025, 3, 9, tzinfo=UTC),
        "0",
        language="en",
    )
    with Worker() as worker:
        load(store, FAR, "TUR")
        known = worker.propose(article, "TUR").proposals[0].claim.places
        placing.forget()
        unknown = worker.propose(article, "TUR").proposals[0].claim.places
    assert [place.pcode for place in known] == ["TR3101"]
    assert [place.pcode for place in unknown if place.pcode] == []


def test_a_map_draws_the_shapes_of_the_file_and_says_so(store):
    before = syria(figure(12, PlaceRef("Homs", "SY04")))
    load(store, a_geojson(), name="shapes.geojson")
    drawn = syria(figure(12, PlaceRef("Homs", "SY04")))
    assert drawn.areas[0].path != before.areas[0].path
    assert "own file" in drawn.credit
    assert atlas.country("SYR").own
    placing.take_out(store, "SYR", own_places.SHAPES)
    placing.know(store)
    assert syria(figure(12, PlaceRef("Homs", "SY04"))) == before


def test_every_area_of_the_file_lies_where_its_shape_is(store):
    load(store, a_geojson(), name="shapes.geojson")
    at = {area.code: area.at for area in atlas.country("SYR").areas}
    assert 37 < at["SY04"][0] < 38
    assert 36 < at["SY10"][0] < 37
    assert all(34 < y < 35 for _, y in at.values())


def rate(value, place, pcode):
    plain = figure(value, PlaceRef(place, pcode))
    return replace(plain, claim=replace(plain.claim, measure=Measure.RATE))


def test_rates_alone_are_shaded_darker_the_higher_they_are():
    drawn = syria(rate(80, "Homs", "SY04"), rate(20, "Hama", "SY05"))
    assert drawn.bubbles == ()
    assert {area.name: area.shade for area in drawn.areas} == {"Homs": 4, "Hama": 2}
    assert "darker" in drawn.note
    assert {"80", "20"} <= {label.text for label in drawn.labels}


def test_a_count_never_shades_an_area():
    drawn = syria(figure(80, PlaceRef("Homs", "SY04")), figure(20, PlaceRef("Hama", "SY05")))
    assert {area.shade for area in drawn.areas} == {0}
    assert len(drawn.bubbles) == 2


def test_a_count_that_changes_and_changes_back_gives_the_same_map():
    first = syria(figure(12, PlaceRef("Homs", "SY04")))
    syria(figure(13, PlaceRef("Homs", "SY04")))
    assert syria(figure(12, PlaceRef("Homs", "SY04"))) == first
