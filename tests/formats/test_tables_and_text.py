"""Figures for machines and words for a slow line, from the same document."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from sitrep.document.model import (
    Dispute,
    DisputeLine,
    Evidence,
    EvidenceArea,
    EvidencePart,
    Run,
)
from sitrep.formats import FORMATS
from sitrep.formats.cells import guarded
from sitrep.formats.text import LETTERS
from tests.formats.coastal_crisis import DOCUMENT


def rows():
    data = FORMATS["hxl"].render(DOCUMENT)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_open_bound_is_an_empty_cell_and_a_vague_count_stands_only_in_the_notes():
    heads, tags, *table = rows()
    named = [dict(zip(heads, row, strict=True)) for row in table]
    assert all(tag.startswith("#") for tag in tags)
    for row, figure in zip(named, (e for e in DOCUMENT.evidence if e.kinds), strict=False):
        if figure.quantifier in ("vague", "presence_only"):
            assert row["Note"]
            numbers = [value for head, value in row.items() if head.endswith("est)")]
            assert set(numbers) <= {""}
        if figure.quantifier == "more_than":
            assert "" in [v for h, v in row.items() if h.endswith("(largest)")]


def test_the_table_is_valid_hxl():
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    assert hxl.data(rows()).validate()


RIVAL = Evidence(
    1, "f1", "111 civilians killed", "Tartous", "11 March 2025", "OHCHR", "A1", "verified",
    kinds=("killed",), quantifier="exact", low=111, high=111, unit="people", measure="cumulative",
    population=("civilians",), pcodes=("SY10",), date="2025-03-11", source="OHCHR",
    parts=(
        EvidencePart("exact", 40, 40, group="women"),
        EvidencePart("at_least", 12, None, sex="male", age_from=5, age_to=17),
        EvidencePart("vague", group="disability"),
    ),
)  # fmt: skip
DERIVED = replace(
    RIVAL, number=2, figure="f2", population=(), low=1225, high=1225, source="SOHR", parts=(),
    derivation="658 + 384 + 171 + 12", statement="1,225 people killed",
)  # fmt: skip


def table_of(document):
    data = FORMATS["hxl"].render(document).decode("utf-8-sig")
    heads, tags, *table = csv.reader(io.StringIO(data))
    return tags, [dict(zip(heads, row, strict=True)) for row in table]


def test_rivals_are_rows_of_their_own_and_what_is_derived_is_marked():
    boxes = (Dispute("Killed", tuple(
        DisputeLine(row.figure, row.source, "", "", "", "", "", "", 1) for row in (DERIVED, RIVAL)
    )),)  # fmt: skip
    _, table = table_of(replace(DOCUMENT, evidence=(RIVAL, DERIVED), disputes=boxes))
    counts = [(row["Killed (smallest)"], row["Source"], row["Disputed"]) for row in table]
    assert ("111", "OHCHR", "yes") in counts
    assert ("1225", "SOHR", "yes") in counts
    assert [row["Derived"] for row in table if row["Derived"]] == ["658 + 384 + 171 + 12"]
    assert "1336" not in str(table)
    assert "668" not in str(table)


def test_of_whom_a_count_is_made_up_stands_in_rows_with_attributes_of_their_own():
    tags, table = table_of(replace(DOCUMENT, evidence=(RIVAL,), disputes=()))
    assert {"#affected+killed+f+adult+min", "#affected+killed+m+age5_17+max"} <= set(tags)
    whole, women, boys, _ = table
    assert (whole["Killed (smallest)"], whole["Killed, women (smallest)"]) == ("111", "")
    assert (women["Killed (smallest)"], women["Killed, women (smallest)"]) == ("", "40")
    assert women["Population"] == "civilians women"
    assert (boys["Killed, male 5-17 (smallest)"], boys["Killed, male 5-17 (largest)"]) == ("12", "")
    assert boys["Quantifier"] == "at_least"
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    data = FORMATS["hxl"].render(replace(DOCUMENT, evidence=(RIVAL,))).decode("utf-8-sig")
    assert hxl.data(list(csv.reader(io.StringIO(data)))).validate()


def test_plain_text_has_the_signs_of_its_language():
    tile = DOCUMENT.tiles[0]
    for code, label, comma in (("fr", " :", ", "), ("ar", ":", "، "), ("en", ":", ", ")):
        text = FORMATS["text"].render(replace(DOCUMENT, language=code)).decode()
        assert f"{tile.caption}{label} {tile.words}{comma}" in text


def test_plain_text_is_short_and_cut_only_between_lines():
    long = replace(DOCUMENT, overview=tuple((Run("More words. " * 30),) for _ in range(20)))
    for document in (DOCUMENT, long):
        text = FORMATS["text"].render(document).decode()
        assert len(text) <= LETTERS
        assert text.startswith(document.masthead.title)
    assert text.rstrip().endswith("…")
    for tile in DOCUMENT.tiles[:3]:
        assert tile.caption in text
        assert tile.words in text


def test_plain_text_names_the_sections_that_had_no_room():
    short = replace(DOCUMENT, highlights=(), tiles=DOCUMENT.tiles[:1], changes=(), impact=None)
    long = replace(short, overview=((Run("More words. " * 200),),))
    last = FORMATS["text"].render(long).decode().splitlines()[-1]
    assert last.startswith("Situation overview, ")
    assert last.endswith("Contacts …")
    bare = replace(short, overview=(), disputes=(), evidence=(), access=(), impact_note=())
    assert "…" not in FORMATS["text"].render(bare).decode()


@pytest.mark.parametrize("words", ["=1+1", "+963", "-5", "@x", " =1", "\t=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_made_words(words):
    assert guarded(words).startswith("'")


@pytest.mark.parametrize("words", ["70+", "Lattakia", "", "12-15"])
def test_plain_words_are_let_be(words):
    assert guarded(words) == words


@pytest.mark.parametrize(("language", "body"), [("fr", "OSDH"), ("ar", "المرصد السوري")])
def test_counts_by_area_name_their_body_as_the_language_does(language, body):
    rows = tuple(
        replace(row, source="Syrian Observatory for Human Rights (SOHR)")
        for row in DOCUMENT.evidence
    )
    document = replace(DOCUMENT, language=language, evidence=rows, tiles=())
    made = FORMATS["text"].render(document).decode()
    assert any(" · " in each and f"({body}" in each for each in made.splitlines())
    assert "(SOHR, 12 March" not in made


def areas_of(*rows):
    data = FORMATS["hxl"].render(replace(DOCUMENT, evidence=rows, disputes=()))
    heads, tags, *table = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    return heads, tags, [dict(zip(tags, row, strict=True)) for row in table]


SYRIA, TARTOUS = EvidenceArea(0, "Syria", "SYR"), EvidenceArea(1, "Tartous", "SY10")
BANYAS, LATTAKIA = EvidenceArea(2, "Banyas", "SY1002"), EvidenceArea(1, "Lattakia", "SY06")


def test_each_level_of_areas_has_the_tag_that_the_standard_gives_it():
    heads, tags, [row, *_] = areas_of(replace(RIVAL, areas=(SYRIA, TARTOUS, BANYAS)))
    assert [tag for tag in tags if tag.startswith(("#adm", "#country", "#loc"))] == [
        "#country+name", "#country+code+v_iso3",
        "#adm1+name", "#adm1+code+v_pcode", "#adm2+name", "#adm2+code+v_pcode",
    ]  # fmt: skip
    assert row["#country+code+v_iso3"] == "SYR"
    assert (row["#adm1+name"], row["#adm1+code+v_pcode"]) == ("Tartous", "SY10")
    assert (row["#adm2+name"], row["#adm2+code+v_pcode"]) == ("Banyas", "SY1002")
    assert heads[1:7:2] == ["Country", "Area, level 1", "Area, level 2"]


def test_a_count_of_several_areas_is_one_row_whose_columns_say_that_they_hold_lists():
    several = replace(RIVAL, parts=(), areas=(SYRIA, LATTAKIA, TARTOUS))
    _, tags, table = areas_of(several, replace(DERIVED, areas=(SYRIA,)))
    assert len(table) == 2
    assert table[0]["#adm1+code+v_pcode+list"] == "SY06|SY10"
    assert "#country+name" in tags
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    source = [tags, *([row[tag] for tag in tags] for row in table)]
    spread = [row.get("#adm1+code") for row in hxl.data(source).expand_lists("#adm1+code")]
    assert spread == ["SY06", "SY10", None]


def test_a_place_without_a_level_and_those_of_an_older_report_are_locations():
    _, _, table = areas_of(
        replace(RIVAL, parts=(), areas=(EvidenceArea(None, "=Masnaa"),)),
        replace(DERIVED, place="Lattakia and Tartous", pcodes=("SY06", "Coast")),
    )
    assert [row["#loc+name"] for row in table] == ["'=Masnaa", "Lattakia and Tartous"]
    assert table[1]["#loc+code+v_pcode"] == "SY06"
    assert {row["#adm1+name"] for row in table} == {""}
