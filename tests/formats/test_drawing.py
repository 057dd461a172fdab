"""Maps and charts on paper: every word reads back, nothing is a picture, little is added."""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from sitrep import paths
from sitrep.document import charts, maps
from sitrep.document.drawing import Chart, Map
from sitrep.document.sentences import Writer
from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import more_than, vague
from sitrep.formats import faces, html, loading, sheets
from sitrep.languages.wording import LANGUAGES
from tests.document.test_maps import MAIN, figure
from tests.formats.reading import squeezed, text, unpacked

FIGURES = (
    figure(683, PlaceRef("Lattakia", "SY06")),
    figure(more_than(70), PlaceRef("Tartous", "SY10")),
    figure(vague("dozens"), PlaceRef("Homs", "SY04")),
    figure(255, PlaceRef("Hama", "SY05")),
)
ISOLATES = re.compile("[\u2066-\u2069]")
PAGE = """{% from "shared/map.html.jinja" import map with context %}
{% from "shared/chart.html.jinja" import chart with context %}
<html lang="en" dir="{{ document.direction }}"><head><title>Drawings</title></head><body>
<h1>Before</h1><p>Regular <b>bold</b> <i>slanted</i> 0123456789</p>
{% for each in document.maps %}{{ map(each) }}{% endfor %}
{% for each in document.charts %}{{ chart(each) }}{% endfor %}
<p>After</p></body></html>"""


def drawn(
    *, of_map: Map | None = None, of_chart: Chart | None = None, direction: str = "ltr",
    greyscale: bool = False,
) -> bytes:  # fmt: skip
    """Return a page with a map or a chart and as little else as can be."""
    document = {
        "direction": direction,
        "maps": [of_map] if of_map else [],
        "charts": [of_chart] if of_chart else [],
    }
    page = html._environment(paths.TEMPLATES, "en").from_string(PAGE).render(document=document)
    made = loading.weasyprint().HTML(string=page, base_url="app:/", url_fetcher=loading.fetcher())
    return bytes(
        made.write_pdf(
            font_config=faces.fonts(),
            stylesheets=_sheets(greyscale=greyscale),
            pdf_variant="pdf/ua-1",
        )
    )


@cache
def _sheets(*, greyscale: bool) -> list[Any]:
    shared: Path = paths.TEMPLATES / "shared"
    files = [shared / "fonts.css", shared / "drawing.css", shared / "report.css"]
    files.append(paths.TEMPLATES / "situation_report" / "report.css")
    files += [shared / "greyscale.css"] if greyscale else []
    return [sheets.css(file.read_text("utf-8")) for file in files]


def a_map(language: str = "en") -> Map:
    made = maps.draw("SYR", FIGURES, Writer(language, gazetteer("SYR")))
    assert made
    return made


def a_chart(language: str = "en") -> Chart:
    made = charts.by_area(FIGURES, Writer(language, gazetteer("SYR")))
    assert made
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_map_reads_back(language: str) -> None:
    made = a_map(language)
    direction = "rtl" if language == "ar" else "ltr"
    read = ISOLATES.sub("", squeezed(text(drawn(of_map=made, direction=direction))))
    words = [*(label.text for label in made.labels), made.scale_bar.text.split()[0]]
    assert [w for w in words if squeezed(ISOLATES.sub("", w)) not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_chart_reads_back(language: str) -> None:
    made = a_chart(language)
    direction = "rtl" if language == "ar" else "ltr"
    read = ISOLATES.sub("", squeezed(text(drawn(of_chart=made, direction=direction))))
    words = [word for bar in made.bars for word in (bar.label, bar.text)]
    assert [w for w in words if squeezed(ISOLATES.sub("", w)) not in read] == []


def test_the_words_of_a_map_are_read_where_it_stands() -> None:
    read = text(drawn(of_map=a_map()))
    order = ("Before", "Lattakia", "683", "Damascus", "100 km", "Killed, by area.", "After")
    places = [read.index(word) for word in order]
    assert places == sorted(places)


def test_a_map_is_one_figure_with_words_for_those_who_cannot_see_it() -> None:
    inside = unpacked(drawn(of_map=a_map()))
    assert inside.count(b"/Figure\n") + inside.count(b"/S /Figure") >= 1
    alt = ("\ufeff" + a_map().alt).encode("utf-16-be").hex()
    assert alt.encode() in inside.lower() or a_map().alt.encode() in inside


def test_maps_and_charts_are_lines_and_never_pictures_or_groups() -> None:
    inside = unpacked(drawn(of_map=a_map(), of_chart=a_chart()))
    assert b"/Subtype /Image" not in inside
    assert b"/Group" not in inside  # outside of any tag, which PDF/UA does not allow


def test_greyscale_has_no_color() -> None:
    def colors(made: bytes) -> set[Any]:
        with pypdfium2.PdfDocument(made) as read:
            image = read[0].render(scale=1.5).to_pil().convert("RGB")
        return {color for _, color in image.getcolors(1 << 22) if len(set(color)) > 1}

    assert colors(drawn(of_map=a_map(), of_chart=a_chart()))
    assert colors(drawn(of_map=a_map(), of_chart=a_chart(), greyscale=True)) == set()


@pytest.mark.parametrize(("country", "places"), MAIN)
def test_a_map_adds_at_most_22_kilobytes(country: str, places: tuple[str, ...]) -> None:
    found = [figure(10 ** (n + 1), place) for n, place in enumerate(places)]
    made = maps.draw(country, found, Writer("en", gazetteer(country)))
    assert made
    assert len(drawn(of_map=made)) - len(drawn()) < 22_000


def test_a_chart_adds_at_most_8_kilobytes() -> None:
    assert len(drawn(of_chart=a_chart())) - len(drawn()) < 8_000


def test_the_same_drawing_gives_the_same_bytes_without_a_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        first = drawn(of_map=a_map(), of_chart=a_chart())
        assert first == drawn(of_map=a_map(), of_chart=a_chart())
    assert caplog.records == []


def test_markup_in_a_place_name_is_text() -> None:
    hostile = figure(5, "</svg><b>Jableh</b>"), figure(6, PlaceRef("Lattakia", "SY06"))
    made = maps.draw("SYR", hostile, Writer("en", gazetteer("SYR")))
    assert made
    assert "</svg><b>Jableh</b>" in text(drawn(of_map=made)).replace("\r\n", " ")
