"""How the page arranges what there is: new counts in one line, contacts in even rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from sitrep.document.model import ChangeRow, Contact
from sitrep.domain.report_types import TYPES
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


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("Sudan: Hostilities in North Darfur", "North Darfur"),
        ("Sudan: 12 May 2025", "May 2025"),
        ("Sudan", None),
        ("Sudan: القتال في شمال دارفور", None),  # pieces of it would change places
        ("Sudan: interorganizational telecommunications", None),  # wider than a line
    ],
)
def test_the_last_two_words_of_a_title_keep_together(title, last) -> None:
    for template in ("situation_report", "flash_update"):
        head = replace(DOCUMENT.masthead, title=title)
        (h1,) = page(template=template, masthead=head).iter("h1")
        assert h1.text_content() == title
        assert [each.text for each in h1.find_class("together")] == ([last] if last else [])


@pytest.mark.parametrize("template", list(TYPES))
def test_one_or_two_key_figures_stand_beside_the_map(template) -> None:
    few = {"template": template, "highlights": DOCUMENT.highlights[:1], "map": a_map()}
    for count, beside in ((1, True), (2, True), (3, False)):
        root = page(tiles=DOCUMENT.tiles[:count], **few)
        (section,) = root.xpath("//section[@id='key-figures']")
        assert len(section.find_class("tile")) == count
        assert ("told" in section.getparent().get("class", "")) is beside
    assert not page(tiles=(), **few).xpath("//section[@id='key-figures']")


def test_key_figures_stand_beside_the_map_without_highlights_too() -> None:
    root = page(tiles=DOCUMENT.tiles[:1], highlights=(), map=a_map())
    assert len(root.find_class("tile")) == 1
    assert root.find_class("map")
