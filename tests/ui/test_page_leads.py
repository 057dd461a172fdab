"""From the pages to the field, the figure and its words, and back; words found on the pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sitrep.document.model import Run
from sitrep.formats import pdf
from sitrep.services import recording
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.pages import Pages
from sitrep.ui.widgets.pointing import place_of
from sitrep.ui.widgets.preview import Preview
from tests.formats.coastal_crisis import DOCUMENT
from tests.services.figures import killed
from tests.ui import report_page

LOOSE = replace(DOCUMENT, evidence=DOCUMENT.evidence[:7])


@pytest.fixture
def preview(qtbot, session, choices):
    shown = Preview(session, choices)
    qtbot.addWidget(shown)
    shown.resize(600, 700)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def figure(session, crisis):
    made = killed(crisis, "more than 70")
    recording.record(session._writing, made)
    return made


@pytest.fixture
def panel(qtbot, session, choices, crisis, figure):
    opened = report_page.opened(qtbot, session, choices, crisis)
    opened.resize(1300, 800)
    ready(qtbot, opened.preview)
    return opened


def ready(qtbot, preview):
    qtbot.waitUntil(lambda: preview.is_current and preview.view.is_ready, timeout=30000)


def region(preview, field, figure=""):
    return next(r for r in preview.view.pages.regions if (r.field, r.figure) == (field, figure))


def point(preview, found):
    """Bring a region into view and return a point in it."""
    view = preview.view
    view.show_place(found.page, place_of(found))
    sheet = view._sheet
    at = place_of(found).center() * sheet.scale + sheet.frames[found.page].topLeft().toPointF()
    return at.toPoint() - view._seen().topLeft()


def click(qtbot, preview, found):
    at = point(preview, found)
    QTest.mouseClick(preview.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_leads_to_the_field_and_a_second_one_to_the_evidence(qtbot, panel, figure, crisis):
    tile = region(panel.preview, "key_figures.1", figure.id)

    click(qtbot, panel.preview, tile)
    assert panel.draft.name_of(panel.form.focusWidget()) == "key_figures"

    with qtbot.waitSignal(panel.asked) as asked:
        click(qtbot, panel.preview, tile)
    article = figure.passages[0].article if figure.passages else ""
    wanted = (
        Place(Page.SOURCES, crisis.id, article, figure.id)
        if article
        else Place(Page.FIGURES, crisis.id, figure.id)
    )
    assert asked.args == [wanted]


def test_a_click_on_words_leads_into_them(qtbot, panel):
    click(qtbot, panel.preview, region(panel.preview, "overview"))
    assert panel.draft.name_of(panel.form.focusWidget()) == "overview"


def test_a_row_of_the_evidence_leads_to_its_figure(qtbot, panel, figure, crisis):
    with qtbot.waitSignal(panel.asked) as asked:
        click(qtbot, panel.preview, region(panel.preview, "", figure.id))
    assert asked.args == [Place(Page.FIGURES, crisis.id, figure.id)]


def test_a_hand_and_a_tip_show_what_leads_somewhere(qtbot, panel):
    view = panel.preview.view
    at = point(panel.preview, region(panel.preview, "overview"))
    QTest.mouseMove(view.viewport(), at)
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    assert view.pointing.tip(region(panel.preview, "overview")) == "Click to go to its field"


def test_a_field_is_shown_on_the_pages_and_enter_leads_back(qtbot, panel):
    panel.form.focus_field("overview")
    panel.there.show_here()
    view = panel.preview.view
    (box,) = view.boxes
    assert (box.page, box.place) == (0, place_of(region(panel.preview, "overview")))
    assert view.hasFocus()
    panel.form.focus_field("highlights")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert panel.draft.name_of(panel.form.focusWidget()) == "overview"


def test_a_field_that_is_printed_nowhere_says_so(qtbot, panel, session):
    panel.form.focus_field("outlook")
    with qtbot.waitSignal(session.said) as said:
        panel.there.show_here()
    assert said.args == ["This field is not on the pages: nothing stands in it yet."]


def test_the_mark_stays_with_its_field_on_new_pages(qtbot, preview):
    preview.show_document(LOOSE)
    ready(qtbot, preview)
    preview.leads.show("overview")
    before = preview.view.boxes[0].place
    preview.show_document(replace(LOOSE, highlights=LOOSE.highlights[:1], changes=()))
    ready(qtbot, preview)
    after = preview.view.boxes[0].place
    assert after.top() < before.top()
    assert after == place_of(region(preview, "overview"))


def test_an_edit_is_painted_before_the_whole_is_laid_out(qtbot, preview):
    preview.show_document(LOOSE)
    ready(qtbot, preview)
    whole = preview.pdf
    tile = replace(LOOSE.tiles[0], value="77+")
    with qtbot.waitSignal(preview._rendering.patched, timeout=30000):
        preview.show_document(replace(LOOSE, tiles=(tile, *LOOSE.tiles[1:])))
    assert preview.pdf == whole
    assert not preview.is_current
    assert preview.view.pages.bands
    qtbot.waitUntil(lambda: preview.view.is_ready)
    seen = {key: strip.copy() for key, strip in preview.view._sheet.strips.items()}
    ready(qtbot, preview)
    assert not preview.view.pages.bands
    assert preview.pdf != whole
    now = preview.view._sheet.strips
    same = [key for key in seen if key in now]
    assert same
    assert all(seen[key] == now[key] for key in same), "the patch looked otherwise"


def test_an_edit_that_is_taken_back_takes_its_paint_with_it(qtbot, preview):
    preview.show_document(LOOSE)
    ready(qtbot, preview)
    whole = preview.pdf
    tile = replace(LOOSE.tiles[0], value="77+")
    with qtbot.waitSignal(preview._rendering.patched, timeout=30000):
        preview.show_document(replace(LOOSE, tiles=(tile, *LOOSE.tiles[1:])))
    preview.show_document(replace(LOOSE))
    ready(qtbot, preview)
    assert preview.pdf == whole
    assert not preview.view.pages.bands


def test_words_are_found_marked_and_gone_through(qtbot, preview):
    preview.show_document(LOOSE)
    ready(qtbot, preview)
    preview.bar.seek.trigger()
    bar = preview.finder
    assert bar.isVisible()
    qtbot.keyClicks(bar.field, "syria")
    qtbot.waitUntil(lambda: bar.count.text().startswith("1 of "))
    total = int(bar.count.text().split()[-1])
    assert total > 2
    assert len(preview.view.boxes) >= total
    assert [box.at_hand for box in preview.view.boxes].count(True) == 1
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"
    at_hand = next(box for box in preview.view.boxes if box.at_hand)
    page, top = preview.view.place()
    assert (page, top) <= (at_hand.page, at_hand.place.bottom())
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert preview.view.boxes == []


def test_words_that_are_not_there_are_said_not_to_be(qtbot, preview):
    preview.show_document(LOOSE)
    ready(qtbot, preview)
    preview.bar.seek.trigger()
    qtbot.keyClicks(preview.finder.field, "xylophone")
    qtbot.waitUntil(lambda: preview.finder.count.text() == "Not on the pages")


def test_hits_follow_to_where_the_words_stand_on_new_pages(qtbot, preview):
    preview.show_document(LOOSE)
    ready(qtbot, preview)
    preview.bar.seek.trigger()
    qtbot.keyClicks(preview.finder.field, "quokka")
    qtbot.waitUntil(lambda: preview.finder.count.text() == "Not on the pages")
    preview.show_document(replace(LOOSE, highlights=((Run("A quokka."),),)))
    ready(qtbot, preview)
    assert preview.finder.count.text() == "1 of 1"


def test_what_is_found_is_where_it_is_printed():
    pages = Pages(pdf.render(LOOSE))
    hits = pages.find("key figures")
    (page, place) = hits[0][0]
    spot = pages.where("key-figures")
    assert page == spot.page
    assert spot.top <= place.top() <= spot.top + 20


def test_a_report_over_its_pages_says_so_above_them(qtbot, preview):
    preview.show_document(replace(LOOSE, overview=LOOSE.overview * 6))
    ready(qtbot, preview)
    pages, budget, size = preview.bar.facts.whole.split(" · ")
    assert pages.startswith("Page 1 of ")
    assert budget.endswith(" pages too long")
    assert float(budget.split()[0]) > 0
    assert size.endswith("kB")
