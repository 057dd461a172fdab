"""Where words come to stand on the page: in their columns, on their lines, with their marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sitrep.document.model import Document, Gap, Reference
from sitrep.formats import html, pdf
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_drawing import a_map

LONG = "Lattakia, Tartous, Hama and Homs governorates, and the camps beyond the border"


def laid_out(document: Document) -> list[Any]:
    """Return the pages of a report as boxes."""
    with pdf.whole("a4"):
        tries, best = pdf.lay_out(
            document, html.render(document), "a4", greyscale=False, archival=False
        )
    return [page._page_box for page in tries[best][1].pages]


def named(box: Any, tag: str, name: str = "") -> Iterator[Any]:
    """Yield the boxes of elements of a tag, with a class where one is given."""
    for each in box.descendants():
        if each.element_tag != tag or hasattr(each, "text"):
            continue
        if not name or name in each.element.get("class", "").split():
            yield each


def words_of(box: Any) -> list[Any]:
    return [each for each in box.descendants() if getattr(each, "text", "").strip()]


def test_a_long_name_of_all_areas_stays_in_its_column() -> None:
    *areas, whole = DOCUMENT.impact.rows
    impact = replace(DOCUMENT.impact, rows=(*areas, replace(whole, area=LONG)))
    pages = laid_out(replace(DOCUMENT, impact=impact))
    (row,) = [each for page in pages for each in named(page, "tr", "whole")]
    name, *counts = row.children
    right = max(each.position_x + each.width for each in words_of(name))
    assert right <= counts[0].position_x


@pytest.mark.parametrize("number", range(9, 25, 3))
def test_no_mark_of_a_bullet_stays_behind_on_a_page(number) -> None:
    gaps = tuple(Gap(f"How many people of area {n} are without water? " * 4) for n in range(number))
    document = replace(DOCUMENT, template="flash_update", gaps=gaps, map=a_map())
    bullets = [each for page in laid_out(document) for each in named(page, "li")]
    assert len(bullets) >= number
    assert all(words_of(each) for each in bullets)


def test_the_mark_of_an_older_day_hangs_beside_its_count() -> None:
    *areas, whole = DOCUMENT.impact.rows
    first, *rest = areas[0].cells
    marked = replace(areas[0], cells=(replace(first, text="683†"), *rest))
    impact = replace(DOCUMENT.impact, rows=(marked, *areas[1:], whole))
    pages = laid_out(replace(DOCUMENT, impact=impact))
    ends = {}
    for row in (row for each in pages for row in named(each, "tr")):
        area, *counts = words_of(row)
        if area.text in ("Lattakia", "Tartous"):
            ends[area.text] = counts[0].position_x + counts[0].width
    assert ends["Lattakia"] == pytest.approx(ends["Tartous"], abs=0.1)


def test_titles_of_many_articles_stand_on_one_line_with_the_words_below() -> None:
    letters = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA"]
    many = tuple(Reference(letter, "News of the coast") for letter in letters)
    starts = {
        title.position_x
        for each in laid_out(replace(DOCUMENT, references=many))
        for row in named(each, "p", "reference")
        for title in words_of(row)
        if title.text == "News of the coast"
    }
    assert max(starts) - min(starts) < 1
