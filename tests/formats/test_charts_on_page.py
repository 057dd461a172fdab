"""Charts where they stand on the page: read aloud as tables, in every language, without color."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from pdfua import validate

from sitrep.document import charts
from sitrep.document.charts import Point
from sitrep.document.sentences import Writer
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import exact, more_than
from sitrep.formats import pdf
from sitrep.languages.wording import LANGUAGES
from tests.document.test_charts import figure, of_sector
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import squeezed, text
from tests.formats.test_languages import IN_ARABIC
from tests.formats.test_tagging import structure


def with_charts(language="en"):
    writer = Writer(language, gazetteer("SYR"))
    needs = [
        of_sector(exact(count), kind, sector)
        for sector, counts in (("shelter", (5100, 3000, 1200)), ("health", (4000, 2000, 850)))
        for kind, count in zip(("in_need", "targeted", "reached"), counts, strict=True)
    ]
    killed = figure(exact(1383))
    points = [
        Point(1, date(2025, 3, 9), more_than(70)),
        Point(2, date(2025, 3, 10), None),
        Point(3, date(2025, 3, 11), exact(1225)),
        Point(4, date(2025, 3, 12), exact(1383)),
    ]
    areas = [figure(exact(683), "Lattakia"), figure(exact(433), "Tartous")]
    rivals = [figure(exact(1383)), figure(more_than(900), source="XYZ")]
    plain = IN_ARABIC if language == "ar" else replace(DOCUMENT, language=language)
    disputes = tuple(
        replace(each, lines=each.lines[:2], chart=charts.ranges(rivals, writer))
        for each in plain.disputes
    )
    return replace(
        plain,
        disputes=disputes,
        sectors=DOCUMENT.sectors,
        tiles=DOCUMENT.tiles,
        impact=DOCUMENT.impact,
        needs_chart=charts.needs_and_reached(needs, writer),
        trend_chart=charts.over_time(killed.claim, points, writer),
        area_chart=charts.by_area(areas, writer),
    )


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request):
    document = with_charts(request.param)
    return document, pdf.render(document)


def test_the_checker_of_pdf_ua_finds_nothing(made, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(made[1])
    assert [(f.rule_id, f.message) for f in validate(file).findings] == []


def test_every_word_of_every_chart_reads_back(made):
    document, page = made
    read = squeezed(text(page)).replace("\u2068", "").replace("\u2069", "")
    for chart in (document.needs_chart, document.trend_chart, document.area_chart):
        for bar in chart.bars:
            for words in (bar.label, bar.text, bar.source):
                plain = squeezed(words.replace("\u2068", "").replace("\u2069", ""))
                assert plain in read, words


def test_heads_of_rows_say_that_they_head_a_row(tmp_path):
    document = with_charts()
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf.render(document))
    with pikepdf.open(file) as opened:
        scopes = [str(e.A.Scope) for e in structure(opened) if e.S == "/TH"]
        heads_of_rows = len(document.area_chart.bars) + 2  # sectors of the other chart
        assert scopes.count("/Row") == heads_of_rows
        assert set(scopes) == {"/Row", "/Column"}


def test_in_greyscale_patterns_tell_the_bars_apart():
    document = with_charts()
    patterns = [bar.pattern for bar in document.needs_chart.bars[:3]]
    assert patterns == ["outlined", "hatched", "solid"]
    assert pdf.render(document, greyscale=True)


def test_the_same_document_gives_the_same_bytes():
    assert pdf.render(with_charts()) == pdf.render(with_charts())
