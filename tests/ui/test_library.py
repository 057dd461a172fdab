"""Search finds as one types, shows why, and opens the place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from sitrep.domain.article import Article
from sitrep.domain.ids import new_id
from sitrep.services import intake, recording, reporting
from sitrep.services.intake import Incoming
from sitrep.store.search import Hit, search
from sitrep.ui.models.hits import HIT, HitList
from sitrep.ui.panels.library import LibraryPanel
from sitrep.ui.places import Page, Place
from tests.services.figures import figure
from tests.ui.opening import draft, issue

TEXT = "Six referral hospitals are out of service in Latakia. " + "Roads stay closed. " * 9


def article(session, situation, title="Access and services", text=TEXT):
    made = Article(
        new_id(), situation.id, title, text, datetime.now(UTC), "", "Relief Bulletin",
        published=date(2025, 3, 10), language="en",
    )  # fmt: skip
    intake.add(session._writing, Incoming(made, text.encode(), ()))
    return made


@pytest.fixture
def found(session, crisis):
    """One of each kind that holds the word."""
    made = article(session, crisis)
    counted = figure(crisis, "facility_out", "6", note="Hospitals, by telephone")
    recording.record(session._writing, counted)
    report = draft(session, crisis)
    words = f"Hospitals struggle: [[{counted.id}]] are out of service."
    reporting.set_fields(session._writing, report, {"overview": words})
    return made, counted, report


@pytest.fixture
def library(qtbot, session, choices):
    panel = LibraryPanel(session, choices)
    qtbot.addWidget(panel)
    panel.resize(1134, 680)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.show_place(Place(Page.LIBRARY))
    qtbot.waitUntil(panel.search.hasFocus)
    return panel


def kinds(panel):
    rows = [panel.hits.index(row).data(HIT) for row in range(panel.hits.rowCount())]
    return [hit.kind for hit in rows if hit]


def type_and_wait(qtbot, panel, words):
    with qtbot.waitSignal(panel.hits.modelReset):
        qtbot.keyClicks(panel.search, words)


def test_an_empty_box_says_what_can_be_found(library):
    assert library._pages.currentIndex() == 1


def test_all_kinds_are_found_as_one_types(qtbot, library, found):
    type_and_wait(qtbot, library, "hosp")
    assert kinds(library) == ["articles", "figures", "reports"]
    hit = library.hits.index(1).data(HIT)
    (start, end), *_ = hit.marks
    assert hit.words[start:end] == "hospitals"


def test_a_number_in_a_report_reads_as_its_words(session, found):
    (hit,) = search(session.store, "struggle", ("reports",))
    assert hit.words == "Hospitals struggle: 6 are out of service."
    assert hit.label == "No. 1: Overview"


def test_a_figure_is_told_with_its_source_and_its_words(session, crisis):
    made = article(session, crisis)
    quote = intake.passage(made, "Six referral hospitals are out of service")
    counted = figure(crisis, "facility_out", "6", source="OCHA", passages=(quote,))
    recording.record(session._writing, counted)
    (hit,) = search(session.store, "overwhelmed", ("figures",))
    assert hit.label == "Facilities out of service or overwhelmed: 6"
    assert hit.words.endswith("overwhelmed · OCHA · Six referral hospitals are out of service")


def test_hits_show_where_the_words_stand_in_a_long_text(session, crisis):
    article(session, crisis, text="Nothing. " * 400 + "Then the bridge at Banyas fell. " + TEXT)
    (hit,) = search(session.store, "banyas", ("articles",))
    assert [hit.words[a:b] for a, b in hit.marks] == ["Banyas"]
    assert len(hit.words) < 400


def test_enter_opens_the_article_at_the_words(qtbot, library, found, crisis):
    type_and_wait(qtbot, library, "referral hosp")
    with qtbot.waitSignal(library.asked) as asked:
        qtbot.keyClick(library.search, Qt.Key.Key_Return)
    assert asked.args == [Place(Page.SOURCES, crisis.id, found[0].id, "referral hospitals")]


def test_arrows_choose_a_hit_while_the_cursor_stays_in_the_box(qtbot, library, found, crisis):
    type_and_wait(qtbot, library, "hospitals")
    qtbot.keyClick(library.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(library.asked) as asked:
        qtbot.keyClick(library.search, Qt.Key.Key_Return)
    assert asked.args == [Place(Page.FIGURES, crisis.id, found[1].id)]
    qtbot.keyClick(library.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(library.asked) as asked:
        qtbot.keyClick(library.search, Qt.Key.Key_Return)
    assert asked.args == [Place(Page.REPORT, crisis.id, found[2].id, "overview")]


def test_a_field_of_an_issued_report_opens_under_publish(qtbot, library, session, found, crisis):
    issue(session, found[2])
    type_and_wait(qtbot, library, "struggle")
    with qtbot.waitSignal(library.asked) as asked:
        qtbot.keyClick(library.search, Qt.Key.Key_Return)
    assert asked.args == [Place(Page.PUBLISH, crisis.id, found[2].id, "overview")]


def test_enter_at_once_searches_first(qtbot, library, found):
    qtbot.keyClicks(library.search, "hospitals")
    with qtbot.waitSignal(library.asked):
        qtbot.keyClick(library.search, Qt.Key.Key_Return)


def test_the_kind_can_be_chosen_and_what_is_not_there_is_said(qtbot, library, found):
    type_and_wait(qtbot, library, "struggle")
    assert kinds(library) == ["reports"]
    figures_only = library.menu()[2]
    figures_only.trigger()
    assert kinds(library) == []
    assert "“struggle”" in library._nothing.text()
    library.menu()[0].trigger()
    assert kinds(library) == ["reports"]


def test_escape_empties_the_box(qtbot, library, found):
    type_and_wait(qtbot, library, "hosp")
    qtbot.keyClick(library.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: library._pages.currentIndex() == 1)


def test_the_hit_that_was_chosen_stays_chosen_when_something_changes(
    qtbot, library, session, found, crisis
):
    type_and_wait(qtbot, library, "hospitals")
    qtbot.keyClick(library.search, Qt.Key.Key_Down)
    chosen = library.list.currentIndex().data(HIT)
    session.do(library, recording.record, figure(crisis, "killed", "9", note="Hospitals say so"))
    assert library.list.currentIndex().data(HIT).id == chosen.id


@pytest.mark.parametrize("words", ['"', "'; drop", "a\0b", "* NEAR(", "مستشفى", "  "])
def test_no_words_break_the_search(session, found, words):
    search(session.store, words)


def test_the_list_of_hits_is_a_sound_model(qtmodeltester, found, session):
    hits = HitList()
    hits.show(search(session.store, "hospitals"), {"0190": "Coastal hostilities"}, 20)
    qtmodeltester.check(hits)


def test_marks_fall_on_their_words_beyond_the_basic_plane(qtbot, library):
    from sitrep.ui.widgets.hit_painter import HitPainter, _units

    assert _units("𝟙a") == 3
    hits = HitList()
    hits.show([Hit("articles", "a", "s", "𝟙 label", "𝟙𝟙 words", ((3, 8),))], {}, 20)
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = image.rect()
    HitPainter().paint(painter, option, hits.index(1))
    painter.end()
