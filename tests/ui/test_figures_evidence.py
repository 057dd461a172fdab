from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from sitrep.domain.quantity import more_than
from sitrep.domain.report import ReportType
from sitrep.domain.source import Verification
from sitrep.services import issuing, recording, reporting
from sitrep.store import figures, reports
from sitrep.ui.dialogs.figure import FigureDialog
from sitrep.ui.models.figures import CHANGE, HEADLINE
from sitrep.ui.models.indicators import MARK, Mark, scale
from sitrep.ui.places import Page, Place
from tests.services.figures import figure, killed
from tests.services.waived import waived
from tests.ui.figures_page import OHCHR, all_of, opened, shown

Key = Qt.Key


@pytest.fixture
def rivals(session, crisis):
    first = killed(crisis, "1,225")
    second = killed(crisis, "111", source=OHCHR, verification=Verification.VERIFIED)
    session.attempt(recording.record_all, [first, second])
    return first, second


@pytest.fixture
def read_from(session, crisis):
    """A figure read from an article of the store."""
    from datetime import UTC, datetime

    from sitrep.domain.article import Article, Passage
    from sitrep.store import articles

    text = "The death toll has surpassed 70, the monitor said."
    article = Article("0191", crisis.id, "Over 70 killed", text, datetime.now(UTC), "")
    with session._writing.step("Add an article"):
        article = Article(
            "0191", crisis.id, "Over 70 killed", text, datetime.now(UTC),
            session._writing.keep(text.encode()),
        )  # fmt: skip
        articles.save(session._writing, article)
    passage = Passage("0191", 4, "death toll has surpassed 70")
    made = killed(crisis, "more than 70", passages=(passage,))
    session.attempt(recording.record, made)
    return made


def test_two_clicks_lead_from_a_tile_to_its_sentence(qtbot, session, choices, crisis, read_from):
    panel = opened(qtbot, session, choices, crisis, read_from.id)  # the first: the tile
    assert panel.evidence.quote.text() == "“death toll has surpassed 70”"
    assert "Over 70 killed" in panel.evidence.told.text()
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.evidence.show_article, Qt.MouseButton.LeftButton)
    assert asked.args == [Place(Page.SOURCES, crisis.id, "0191", read_from.id)]


def test_the_pane_says_what_is_known_and_from_whom(qtbot, session, choices, crisis, rivals):
    panel = opened(qtbot, session, choices, crisis)
    view = panel.evidence
    assert view.title.text() == "Killed · all areas · all people · in total"
    assert view.note.text().startswith("2 figures of 2 origins")
    assert "never added" in view.note.text()
    assert view.sentence.text() == (
        "SOHR reported 1,225 people killed as of 11 March 2025;"
        " OHCHR had verified the deaths of 111 people."
    )
    assert "(reported), as of 11 March 2025" in view.chain.text()
    assert view.grade.text().startswith("Not graded yet · ")
    assert "Record 2 figures" in view.history.text()


def test_arrow_keys_walk_the_axis_and_a_reason_chooses(qtbot, session, choices, crisis, rivals):
    panel = opened(qtbot, session, choices, crisis)
    view = panel.evidence
    view.axis.list.setFocus()
    with qtbot.waitSignal(view.moved):
        qtbot.keyClick(view.axis.list, Key.Key_Down)
    qtbot.waitUntil(lambda: view.sentence.text().startswith("OHCHR verified"))
    assert view.use.isVisible()
    qtbot.keyClicks(view.reason, "Verified one by one.")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(view.reason, Key.Key_Return)
    assert shown(panel, HEADLINE) == ["111"]
    assert view.reason.text() == "Verified one by one."
    assert not view.use.isVisible()


def test_without_a_reason_nothing_is_chosen(qtbot, session, choices, crisis, rivals):
    panel = opened(qtbot, session, choices, crisis, rivals[1].id)
    qtbot.mouseClick(panel.evidence.use, Qt.MouseButton.LeftButton)
    box = panel.findChild(QMessageBox)
    assert "no reason was given" in box.text()
    box.close()
    assert shown(panel, HEADLINE) == ["1,225"]


def test_a_place_leads_to_a_figure_that_has_no_row(qtbot, session, choices, crisis, rivals):
    panel = opened(qtbot, session, choices, crisis)
    panel.pane.filter.setText("nothing like it")
    panel.show_place(Place(Page.FIGURES, crisis.id, rivals[1].id))
    assert panel.at_hand().id == rivals[1].id
    assert panel.evidence.axis.list.currentIndex().data(MARK).figure.id == rivals[1].id
    assert panel.pane.filter.text() == ""


def test_households_show_what_is_derived(qtbot, session, choices, crisis):
    homes = figure(crisis, "sheltered", "214 households", household_size=5.0, note="Tally")
    session.attempt(recording.record, homes)
    panel = opened(qtbot, session, choices, crisis)
    assert "1,070 people (derived: 214 households × 5)" in panel.evidence.told.text()
    assert "Told without an article: Tally" in panel.evidence.told.text()


@pytest.fixture
def issued(session, crisis):
    """No. 1 printed 1,225; the draft of No. 2 is open."""
    first = killed(crisis, "1,225")
    store = session._writing
    recording.record(store, first)
    reporting.start(store, "0195", crisis, ReportType.SITUATION_REPORT)
    [issue] = reports.of_situation(store, crisis.id)
    reporting.set_fields(store, issue, {"as_of": "2025-03-11"})
    issuing.issue_report(store, issuing.freeze(store, waived(store, issue)), b"%PDF", "a4")
    reporting.start(store, "0196", crisis, ReportType.SITUATION_REPORT)
    return first


def test_a_change_of_a_printed_count_asks_which_it_is(qtbot, session, choices, crisis, issued):
    panel = opened(qtbot, session, choices, crisis)
    assert shown(panel, CHANGE) == ["–"]
    panel.pane.model.setData(panel.pane.model.index(0, HEADLINE), "1,383")
    box = panel.findChild(QMessageBox)
    assert box.text() == ("1,225 was printed in No. 1. Is this a newer count, or was 1,225 wrong?")
    newer = next(button for button in box.buttons() if button.text() == "A newer count")
    qtbot.mouseClick(newer, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(FigureDialog)
    assert dialog.what.count.text() == "1,383"
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert shown(panel, CHANGE) == ["+158 (+12.9 per cent)"]
    assert len(all_of(session, crisis)) == 2


def test_a_mistake_is_set_right_in_place(qtbot, session, choices, crisis, issued):
    panel = opened(qtbot, session, choices, crisis)
    panel.pane.model.setData(panel.pane.model.index(0, HEADLINE), "1,252")
    box = panel.findChild(QMessageBox)
    wrong = next(button for button in box.buttons() if button.text() == "1,225 was wrong")
    qtbot.mouseClick(wrong, Qt.MouseButton.LeftButton)
    assert figures.get(session.store, issued.id).claim.quantity.low == 1252
    assert len(all_of(session, crisis)) == 1


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (["dozens"], [0]),
        (["70"], [0, 20, 40, 60, 80]),
        (["1,225", "111"], [0, 300, 600, 900, 1200, 1500]),
        (["none", "6"], [0, 1, 2, 3, 4, 5, 6]),
        (["up to 400"], [0, 100, 200, 300, 400]),
    ],
)
def test_the_axis_has_round_numbers(crisis, counts, expected):
    given = [Mark(killed(crisis, count), "", "", "", "") for count in counts]
    assert scale(given) == expected


def test_a_day_without_room_beside_a_name_stands_below_it(crisis):
    mark = Mark(killed(crisis, "70"), "Relief Bulletin", "10 Mar", "70", "chosen")
    assert mark.told(fits=True) == ("Relief Bulletin, 10 Mar", "reported · chosen")
    assert mark.told(fits=False) == ("Relief Bulletin", "10 Mar · reported · chosen")


@pytest.mark.parametrize(
    "count",
    ["70", "more than 70", "at least 70", "up to 400", "fewer than 9", "40-50", "about 30",
     "dozens", "reported", "none", "more than about 80"],
)  # fmt: skip
def test_every_sort_of_bound_is_drawn(qtbot, session, choices, crisis, count):
    session.attempt(recording.record, killed(crisis, count, as_of=date(2025, 3, 11)))
    session.attempt(recording.record, killed(crisis, count, source=OHCHR))
    panel = opened(qtbot, session, choices, crisis)
    assert not panel.evidence.axis.grab().isNull()


def test_a_corrected_count_says_that_its_quote_is_of_the_count_before(
    qtbot, session, choices, crisis, read_from
):
    now = figures.get(session.store, read_from.id)
    claim = replace(now.claim, quantity=more_than(90, "more than 90"))
    session.attempt(recording.amend, replace(now, claim=claim))
    panel = opened(qtbot, session, choices, crisis, read_from.id)
    said = panel.evidence.told.text()
    assert "The quote gives the count before it was corrected (more than 70)." in said
