"""How the page arranges what there is: new counts in one line, contacts in even rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from sitrep.document.model import ChangeRow, Contact
from sitrep.formats import html
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_drawing import a_map

NEW = tuple(ChangeRow(f"n{n}", f"Homes damaged, Area {n}", "", f"{n}0", "new") for n in range(1, 7))
CHANGED = ChangeRow("c", "Killed", "70 (7 March 2025)", "75", "+5")


def page(**changed):
    return lxml_html.document_fromstring(html.render(replace(DOCUMENT, **changed)))


def test_many_new_counts_stand_in_one_line_below_those_that_changed() -> None:
    (section,) = page(changes=(NEW[0], CHANGED, *NEW[1:])).xpath("//section[@id='changes']")
    assert [row.get("data-figure") for row in section.xpath(".//tbody/tr")] == ["c"]
    (line,) = section.find_class("fresh")
    assert [each.get("data-figure") for each in line.findall("span")] == [n.figure for n in NEW]
    said = " ".join(line.text_content().split())
    assert said.startswith("New: Homes damaged, Area 1 10; Homes damaged, Area 2 20; ")
    assert said.endswith("Homes damaged, Area 6 60")


def test_a_new_count_that_has_more_to_say_keeps_its_row() -> None:
    told = replace(NEW[0], remark="Closes an information gap of No. 2.")
    (section,) = page(changes=(told, *NEW[1:])).xpath("//section[@id='changes']")
    assert [row.get("data-figure") for row in section.xpath(".//tbody/tr")] == ["n1"]


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2])]
)
def test_contacts_stand_in_even_rows(count, rows) -> None:
    contacts = tuple(Contact(f"Person {n}") for n in range(count))
    (section,) = page(contacts=contacts).xpath("//section[@id='contacts']")
    assert [len(each.find_class("contact")) for each in section.find_class("rail")] == rows


def test_a_map_is_on_the_page_without_highlights_too() -> None:
    assert page(highlights=(), map=a_map()).find_class("map")


def test_of_a_single_page_what_else_there_is_goes_to_the_shorter_side() -> None:
    short = {"template": "situation_brief", "overview": (), "outlook": (), "map": a_map()}
    long = short | {"overview": DOCUMENT.overview * 3}
    for values, side in ((short, "told"), (long, "aside")):
        (column,) = page(**values).find_class(side)
        assert column.xpath(".//section[@id='gaps']")
