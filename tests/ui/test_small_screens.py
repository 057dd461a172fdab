"""A window on a small screen: words wrap, end in "…" or scroll, and are never cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QTreeView,
)

from sitrep.domain.house import House
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Situation, Status
from sitrep.services import recording, reporting
from sitrep.store import reports
from sitrep.store.articles import Summary
from sitrep.ui import theme
from sitrep.ui.dialogs.form import fit
from sitrep.ui.dialogs.house import HouseDialog
from sitrep.ui.dialogs.own_words import OwnWordsDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.flows.files import shown
from sitrep.ui.main_window import MainWindow
from sitrep.ui.models.figures import GRADE, REVIEWED
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.article_list import short_origin
from sitrep.ui.widgets.article_view import ArticleView
from sitrep.ui.widgets.page_bar import PageBar
from sitrep.ui.widgets.report_facts import ReportFacts
from sitrep.ui.widgets.section_index import SectionIndex
from sitrep.ui.widgets.start_card import StartCard
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.words import ShortLabel, shorter
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


def test_a_line_drops_its_last_parts_before_it_ends_in_dots(qtbot):
    label = ShortLabel()
    qtbot.addWidget(label)
    said = "Page 1 of 4 · 1.0 page too long · 91 kB"
    label.show_words(said, *shorter(said), "1 of 4")
    label.show()
    wide = label.fontMetrics().horizontalAdvance
    for words in (said, "Page 1 of 4 · 1.0 page too long", "Page 1 of 4", "1 of 4"):
        label.resize(wide(words) + 2, 24)
        assert label.text() == words
        assert label.toolTip() == ("" if words == said else said)
    label.resize(wide("1 of") + 2, 24)
    assert label.text().endswith("…")


def test_all_of_the_navigation_is_seen_in_a_low_window(qtbot, session, crisis, window):
    window.resize(911, 493)
    for day in (2, 3):
        last = reports.of_situation(session.store, crisis.id)[-1]
        issued = replace(last, status=Status.ISSUED, issued_at=datetime(2025, 3, day, tzinfo=UTC))
        with session._writing.step("Issue"):
            reports.save_issue(session._writing, issued)
        session.do(window, reporting.start, new_id(), crisis, ReportType.SITUATION_REPORT)
    window.go(Place(Page.REPORT, crisis.id))
    column = window._navigation
    assert {"No. 1", "No. 2"} <= {each.text() for each in column.findChildren(QPushButton)}
    (area,) = column.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: window.height() == 493)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_the_ways_to_start_stand_side_by_side_below_the_situations(qtbot, window):
    window.resize(911, 493)
    window.go(Place(Page.HOME))
    first, second = window.panels[Page.HOME].findChildren(StartCard)[:2]
    qtbot.waitUntil(lambda: first.y() == second.y() and first.geometry().right() < second.x())
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: first.x() == second.x() and first.geometry().bottom() < second.y())


def test_the_table_of_figures_shows_its_last_column_at_150_per_cent(qtbot, crisis, window):
    window.resize(1280, 693)  # 1920 by 1080 at 150 per cent
    window.go(Place(Page.FIGURES, crisis.id))
    table = window.panels[Page.FIGURES].table
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    qtbot.waitUntil(lambda: table.isColumnHidden(GRADE))  # the evidence beside it tells it
    assert table.horizontalScrollBar().maximum() == 0
    assert not table.isColumnHidden(REVIEWED)
    assert table.columns() == ""  # nobody chose widths
    window.resize(1920, 1040)
    qtbot.waitUntil(lambda: not table.isColumnHidden(GRADE))


def test_the_list_of_articles_keeps_the_day_where_a_name_has_no_room(look):
    font = look.font()
    wide = QFontMetrics(font).horizontalAdvance
    day, added = date(2025, 3, 11), datetime(2025, 3, 12, tzinfo=UTC)
    row = Summary("a1", "Title", "Monitor Digest", day, added, 2, 1)
    assert short_origin(row, font, 500) == "Monitor Digest · 11 Mar 2025"
    short = short_origin(row, font, wide("Monitor D · 11 Mar 2025"))
    assert short.startswith("Monitor")
    assert short.endswith("… · 11 Mar 2025")
    assert short_origin(row, font, wide("11 Mar 2025") + 2) == "11 Mar 2025"


def test_where_form_and_pages_do_not_fit_a_button_turns_from_one_to_the_other(
    qtbot, crisis, window
):
    window.resize(1000, 620)
    window.go(Place(Page.REPORT, crisis.id))
    panel = window.panels[Page.REPORT]
    qtbot.waitUntil(panel.form.isVisible)
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


def test_a_first_window_is_not_larger_than_its_screen(session, choices):
    window = MainWindow(session, choices)
    room = window.screen().availableSize()
    assert window.width() <= max(room.width(), window.minimumWidth())
    assert window.height() < room.height()
    window.deleteLater()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_dialog_for_files_tells_sizes_and_days_whole(qtbot, window, tmp_path, scheme):
    theme.choose(scheme)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a report.pdf").write_bytes(bytes(102_400))
    dialog = QFileDialog(window, "Open", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    shown(dialog)
    table = dialog.findChild(QTreeView, "treeView")
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 1)
    for column in (1, 3):
        qtbot.waitUntil(lambda c=column: table.sizeHintForColumn(c) <= table.columnWidth(c))
    up = dialog.findChild(QToolButton, "toParentButton").icon().pixmap(16).toImage()
    at = up.pixelColor(up.width() // 2, up.height() // 2)
    assert (at.lightness() > 128) is (scheme == "dark")  # it stands out from its ground
    theme.choose("light")
    dialog.close()


def test_the_filter_of_figures_keeps_its_room_in_a_narrow_pane(qtbot, crisis, window):
    window.resize(911, 493)
    window.go(Place(Page.FIGURES, crisis.id))
    pane = window.panels[Page.FIGURES].pane
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0)
    pane.review.setText("Mark 1,500 as reviewed")
    pane.review.show()
    pane.resize(pane.width() - 1, pane.height())
    qtbot.waitUntil(lambda: pane.every.y() > pane.filter.geometry().bottom())
    placeholder = pane.filter.fontMetrics().horizontalAdvance(pane.filter.placeholderText())
    assert pane.filter.width() > placeholder


def test_the_form_of_figures_shows_its_examples_whole_at_150_per_cent(qtbot, crisis, window):
    window.resize(911, 512)
    window.go(Place(Page.FIGURES, crisis.id))
    panel = window.panels[Page.FIGURES]
    panel.show_form()
    qtbot.waitUntil(lambda: panel.form().isVisible())
    for line in panel.form().lines:
        field, option = line.count, QStyleOptionFrame()
        field.initStyleOption(option)
        inside = QStyle.SubElement.SE_LineEditContents
        room = field.style().subElementRect(inside, option, field).width()
        assert field.fontMetrics().horizontalAdvance(field.placeholderText()) <= room


def test_a_long_name_of_a_situation_opens_at_its_beginning(qtbot, window, crisis):
    dialog = SituationDialog(window, replace(crisis, name=LONG))
    dialog.open()
    qtbot.waitUntil(dialog.name.hasFocus)
    dialog.start.setFocus()
    dialog.name.setFocus(Qt.FocusReason.TabFocusReason)
    assert dialog.name.selectedText() == LONG
    assert dialog.name.cursorPosition() == 0
    dialog.reject()


def test_facts_and_choices_of_a_report_begin_at_one_line(qtbot, crisis, window):
    window.resize(1000, 620)
    window.go(Place(Page.PUBLISH, crisis.id))
    facts = window.panels[Page.PUBLISH].findChild(ReportFacts)

    def told():
        return [each for each in facts.findChildren(QLabel) if each.text() == "Internal"]

    def lined_up():
        assert [each.x() for each in told()] == [facts.edition.x()]
        assert facts.language.x() == facts.edition.x()

    qtbot.waitUntil(lambda: bool(told()), timeout=60_000)
    qtbot.waitUntil(lined_up)


def test_another_look_leaves_the_keyboard_where_it_is(qtbot, window, look):
    box = QMessageBox(QMessageBox.Icon.Warning, "Sitrep", "Something was not done.", parent=window)
    box.addButton("Show more", QMessageBox.ButtonRole.ActionRole)
    close = box.addButton("Close", QMessageBox.ButtonRole.RejectRole)
    box.open()
    close.setFocus()
    qtbot.waitUntil(close.hasFocus)
    for scheme in ("dark", "light"):
        theme.choose(scheme)
        assert look.focusWidget() is close
    box.reject()


def test_the_whole_passage_of_a_card_is_scrolled_into_view(qtbot):
    view = ArticleView(lambda _: ())
    qtbot.addWidget(view)
    view.resize(240, 260)
    text = "\n\n".join(f"Line {number} of an article, of some words." for number in range(40))
    view.show_text(text)
    view.show()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    start = text.index("Line 6")
    end = text.index("Line 8") - 2
    view.show_passage(start, end)
    for offset in (start, end):
        cursor = view.textCursor()
        cursor.setPosition(offset)
        at = view.cursorRect(cursor)
        assert at.top() >= 0
        assert at.bottom() <= view.viewport().height()


def test_what_is_made_of_figures_is_not_said_to_be_empty_while_no_pages_are_seen(
    qtbot, crisis, window
):
    window.resize(911, 512)
    window.go(Place(Page.REPORT, crisis.id))
    panel = window.panels[Page.REPORT]
    qtbot.waitUntil(panel.form.isVisible)
    assert not panel.preview.isVisible()
    index = panel.findChild(SectionIndex)

    def said():
        rows = range(index.count())
        return [index.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]

    qtbot.waitUntil(lambda: "Key figures, from your figures" in said())
    assert "Key figures" not in panel.form.fields.summary.text()
