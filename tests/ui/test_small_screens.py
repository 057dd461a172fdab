"""A window on a small screen: words wrap, end in "…" or scroll, and are never cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QToolButton

from sitrep.domain.house import House
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Situation
from sitrep.services import recording, reporting
from sitrep.ui.dialogs.form import fit
from sitrep.ui.dialogs.house import HouseDialog
from sitrep.ui.dialogs.own_words import OwnWordsDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.main_window import MainWindow
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.page_bar import PageBar
from sitrep.ui.widgets.still_box import StillBox
from tests.services.figures import figure
from tests.ui.test_sources import add_article

SIZES = [(1000, 620), (911, 512)]  # the second is 1366 by 768 at 150 per cent
LONG = "A long name of a source that counts what others do not, with all of its departments"


def cut(top):
    """Return what shows less than its words say, or stands out of what it lies in."""
    found = []
    for each in top.findChildren(QLabel):
        if each.isVisible() and each.text() and not each.wordWrap():
            wide = each.fontMetrics().horizontalAdvance(each.text().replace("&", ""))
            found += [each.text()] if wide > each.contentsRect().width() + 1 else []
    for kind in (QPushButton, QToolButton):
        for each in top.findChildren(kind):
            if (
                each.isVisible()
                and each.text()
                and each.width() + 1 < each.minimumSizeHint().width()
            ):
                found.append(each.text())
    for each in top.findChildren(QScrollArea):
        if each.isVisible() and each.widget().width() > each.viewport().width():
            found.append(f"{each.accessibleName()} {each.widget()} is wider than its area")
    return found


@pytest.fixture
def window(qtbot, session, choices, crisis):
    add_article(session, crisis)
    for kind, value in (("killed", "more than 1,250"), ("displaced", "about 30,000 households")):
        told = figure(crisis, kind, value, source=LONG, places=[("Lattakia", "SY06")])
        recording.record(session._writing, told)
    reporting.start(session._writing, new_id(), crisis, ReportType.SITUATION_REPORT)
    made = MainWindow(session, choices)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", Page)
def test_no_page_cuts_its_words(qtbot, session, crisis, window, page, size):
    window.resize(*size)
    window.go(Place(page, "" if page in (Page.HOME, Page.LIBRARY) else crisis.id))
    panel = window.panels[page]
    qtbot.waitUntil(lambda: panel.isVisible() and panel.width() > 500)
    qtbot.waitUntil(lambda: session.jobs.current is None, timeout=60_000)
    assert window.size() == QSize(*size)

    def nothing_is_cut():
        assert cut(window) == []

    qtbot.waitUntil(nothing_is_cut)


def test_the_bar_drops_its_note_then_shortens_its_title(qtbot):
    bar = PageBar()
    qtbot.addWidget(bar)
    bar.title.show_words("Situation Report No. 3")
    bar.note.show_words("draft · carries forward No. 2")
    button = QPushButton("Issue and export…")
    bar.line.addWidget(button)
    bar.resize(800, 56)
    bar.show()
    assert bar.note.isVisible()
    qtbot.waitUntil(lambda: bar.note.text() == "draft · carries forward No. 2")
    assert bar.title.toolTip() == ""
    bar.resize(400, 56)
    assert not bar.note.isVisible()
    qtbot.waitUntil(lambda: bar.title.text() == "Situation Report No. 3")
    bar.resize(300, 56)
    qtbot.waitUntil(lambda: "…" in bar.title.text())
    assert bar.title.text().endswith("No. 3")
    assert bar.title.toolTip() == "Situation Report No. 3 · draft · carries forward No. 2"
    assert button.width() == button.sizeHint().width()


def test_where_form_and_pages_do_not_fit_a_button_turns_from_one_to_the_other(
    qtbot, crisis, window
):
    window.resize(1000, 620)
    window.go(Place(Page.REPORT, crisis.id))
    panel = window.panels[Page.REPORT]
    assert panel.form.isVisible()
    assert not panel.preview.isVisible()
    panel.turn.click()
    assert panel.preview.isVisible()
    assert not panel.form.isVisible()
    assert panel.turn.text() == "Form"
    window.resize(1366, 740)
    assert panel.form.isVisible()
    assert panel.preview.isVisible()
    assert not panel.turn.isVisible()


def test_a_dialog_is_never_larger_than_its_screen(qtbot, window):
    room = window.screen().availableSize()
    for dialog in (
        SituationDialog(window, Situation("1", "Coast", "SYR")),
        HouseDialog(window, House()),
        OwnWordsDialog("SYR", "", window),
    ):
        dialog.open()
        assert dialog.height() < room.height()
        assert dialog.width() < room.width()
        assert [each.currentText() for each in dialog.findChildren(QComboBox) if each.isVisible()
                and each.height() < each.minimumSizeHint().height()] == []  # fmt: skip
        fit(dialog, QSize(9999, 9999))
        assert dialog.height() < room.height()
        dialog.close()


def test_words_in_a_box_to_type_in_have_their_height(qtbot, window):
    dialog = SituationDialog(window, Situation("1", "Coast", "SYR"))
    dialog.open()
    line = dialog.country.lineEdit()
    assert line.height() >= line.minimumSizeHint().height()
    assert line.minimumSizeHint().height() >= line.fontMetrics().height()
    dialog.close()


def test_a_choice_without_room_ends_in_dots(qtbot, look):
    box = StillBox()
    qtbot.addWidget(box)
    box.addItems([LONG, "Short"])
    box.resize(160, 32)
    box.show()
    assert box.shown().endswith("…")
    box.setCurrentIndex(1)
    assert box.shown() == "Short"
