"""The frame around the pages: menus, ways back and forth, the navigation, what is remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from sitrep.domain.history import Changed
from sitrep.services import casework, recording, reporting
from sitrep.store import articles, figures, reports
from sitrep.ui import theme
from sitrep.ui.dialogs.about import Pages
from sitrep.ui.dialogs.shortcuts import ShortcutsDialog
from sitrep.ui.main_window import MainWindow
from sitrep.ui.navigation import _Entry
from sitrep.ui.places import Page, Place
from tests.services.figures import killed
from tests.ui.opening import draft, issue, opened, second

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def entries(window):
    column = window._navigation
    return {entry.text(): entry for entry in column._entries()}


def visible_menus(window):
    shown = [entry for entry in window.menuBar().actions() if entry.isVisible()]
    return [entry.text().replace("&", "") for entry in shown]


def test_it_opens_on_home(qtbot, session, choices):
    window = opened(qtbot, session, choices)
    assert window.here == Place(Page.HOME)
    assert window.windowTitle() == "Home – Sitrep"


@pytest.mark.parametrize(("key", "page"), list(zip("123456", Page, strict=True)))
def test_every_page_is_one_key_away(qtbot, session, choices, crisis, key, page):
    window = opened(qtbot, session, choices)
    qtbot.keyClick(window, key, ALT)
    assert window.here.page is page
    assert window._stack.currentWidget() is window.panels[page]


def test_pages_of_a_situation_lead_home_while_there_is_none(qtbot, session, choices):
    window = opened(qtbot, session, choices)
    qtbot.keyClick(window, "3", ALT)
    assert window.here == Place(Page.HOME)


def test_a_page_that_a_damaged_report_keeps_from_being_shown_says_so(
    qtbot, session, choices, crisis, monkeypatch
):
    last = draft(session, crisis)
    issue(session, last)
    draft(session, crisis)
    monkeypatch.setattr(reports, "sound", lambda _: False)
    window = opened(qtbot, session, choices)
    qtbot.keyClick(window, "3", ALT)
    assert window.here.page is Page.FIGURES
    told = window._stack.currentWidget()
    assert told.heading.text().startswith("No. 1 was not opened")
    assert told.again.hasFocus()
    assert entries(window)["Figures"].isChecked()
    qtbot.keyClick(window, "1", ALT)
    assert window._stack.currentWidget() is window.panels[Page.HOME]


def test_back_and_forward(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    window.go(Place(Page.SOURCES, crisis.id))
    window.go(Place(Page.FIGURES, crisis.id))
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.here.page is Page.SOURCES
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.here.page is Page.HOME
    assert not window._go_back.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.here.page is Page.SOURCES
    window.go(Place(Page.LIBRARY))
    assert not window._go_forward.isEnabled()


def test_what_is_asked_once_is_not_done_again_on_the_way_back(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id, "", "open"))
    assert window.here == Place(Page.FIGURES, crisis.id)


def test_only_the_menu_of_the_page_in_front_is_shown(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    assert visible_menus(window) == ["File", "Edit", "View", "Help"]
    window.go(Place(Page.LIBRARY))
    assert visible_menus(window) == ["File", "Edit", "View", "Library", "Help"]


def test_undo_says_what_it_turns_back(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    session.do(window, recording.record, killed(crisis, "70"))
    edit = window.menuBar().actions()[1].menu()
    edit.aboutToShow.emit()
    assert edit.actions()[0].text() == "&Undo: Record a figure"
    qtbot.keyClick(window, "z", CTRL)
    assert figures.of_situation(session.store, crisis.id) == []
    assert window.statusBar().currentMessage() == "Undone: Record a figure"
    qtbot.keyClick(window, "z", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(figures.of_situation(session.store, crisis.id)) == 1


def test_saving_is_said_quietly(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    session.do(window, recording.record, killed(crisis, "70"))
    assert window.statusBar().currentMessage() == "Saved"


def test_navigation_names_what_waits_and_keeps_its_entries(qtbot, session, choices, crisis):
    issue(session, draft(session, crisis))
    draft(session, crisis)
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))
    shown = entries(window)
    assert shown["Report"].accessibleName() == "Report, No. 2 draft"
    assert shown["Figures"].isChecked()
    assert shown["No. 1"].accessibleName().startswith("No. 1, Situation Report No. 1, issued")
    shown["Sources"].setFocus()
    session.do(window, recording.record, killed(crisis, "70"))
    after = entries(window)
    assert after["Figures"].accessibleName() == "Figures, 1 figure, 0 rival counts"
    assert after["Sources"] is shown["Sources"]
    assert after["Sources"].hasFocus()


def test_an_earlier_report_opens_under_publish(qtbot, session, choices, crisis):
    issue(session, draft(session, crisis))
    window = opened(qtbot, session, choices)
    qtbot.mouseClick(entries(window)["No. 1"], Qt.MouseButton.LeftButton)
    assert window.here.page is Page.PUBLISH
    assert entries(window)["No. 1"].isChecked()
    assert not entries(window)["Publish"].isChecked()


def test_arrow_keys_move_in_the_navigation(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    shown = entries(window)
    shown["Sources"].setFocus()
    qtbot.keyClick(shown["Sources"], Qt.Key.Key_Down)
    assert shown["Figures"].hasFocus()
    qtbot.keyClick(shown["Figures"], Qt.Key.Key_Space)
    assert window.here.page is Page.FIGURES


def test_the_situation_is_switched_on_the_same_page(qtbot, session, choices, crisis):
    other = second(session)
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))
    menu = window._navigation.others
    menu.aboutToShow.emit()
    names = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert names["Syria: Coastal hostilities"].isChecked()
    names["Sudan: Floods, River Nile"].trigger()
    assert window.here == Place(Page.FIGURES, other.id)


def test_a_new_name_is_shown_at_once(qtbot, session, choices, crisis):
    from dataclasses import replace

    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))
    session.do(window, casework.change_situation, replace(crisis, name="Coastal violence"))
    assert window._navigation.switch.name == "Syria: Coastal violence"
    assert window.windowTitle() == "Coastal violence – Figures – Sitrep"


def test_colors_are_chosen_and_remembered(qtbot, session, choices):
    window = opened(qtbot, session, choices)
    try:
        qtbot.keyClick(window, "3", CTRL | ALT)
        assert theme.colors() is theme.DARK
        assert choices.text("colors") == "dark"
        view = window.menuBar().actions()[2].menu()
        chosen = [a.text() for a in view.actions() if a.isCheckable() and a.isChecked()]
        assert chosen == ["Dark colors"]
    finally:
        theme.choose("light")


def test_place_and_window_are_remembered(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id, "f1"))
    window.showMaximized()
    window.close()
    again = MainWindow(session, choices)
    qtbot.addWidget(again)
    again.open_last()
    assert again.here == Place(Page.FIGURES, crisis.id, "f1")
    assert again.isMaximized()


@pytest.mark.parametrize(
    ("page", "situation"), [("nowhere", "0190"), ("figures", "gone"), ("figures", ""), ("", "")]
)
def test_a_last_place_that_is_gone_leads_home(qtbot, session, choices, crisis, page, situation):
    choices.set_text("last/page", page)
    choices.set_text("last/situation", situation)
    assert opened(qtbot, session, choices).here == Place(Page.HOME)


@pytest.mark.parametrize("words", ["First steps", "What is new", "About Sitrep"])
def test_help_opens(qtbot, session, choices, words):
    window = opened(qtbot, session, choices)
    (action,) = (a for a in window._every_action()["Help"] if a.text().replace("&", "") == words)
    action.trigger()
    assert len(window.findChild(Pages).text.toPlainText()) > 200


def test_short_cuts_are_those_of_the_real_actions(qtbot, session, choices):
    window = opened(qtbot, session, choices)
    (action,) = (a for a in window._every_action()["Help"] if "short-cuts" in a.text())
    action.trigger()
    dialog = window.findChild(ShortcutsDialog)
    qtbot.keyClicks(dialog.words, "search everything")
    shown = [
        (item.text(0), item.text(1))
        for _, items in dialog._groups
        for item in items
        if not item.isHidden()
    ]
    assert ("Search everything", "Ctrl+K") in shown


def test_control_k_leads_to_the_search(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))
    qtbot.keyClick(window, "k", CTRL)
    assert window.here.page is Page.LIBRARY
    qtbot.waitUntil(window.panels[Page.LIBRARY].search.hasFocus)


def test_everything_that_can_be_pressed_has_a_name(qtbot, session, choices, crisis):
    issue(session, draft(session, crisis))
    window = opened(qtbot, session, choices)
    for page in (Page.HOME, Page.LIBRARY):
        window.go(Place(page))
        unnamed = [
            button
            for part in (window._navigation, window.panels[page])
            for button in part.findChildren(QPushButton)
            if button.isVisible() and not (button.text() or button.accessibleName())
        ]
        assert unnamed == []


def test_an_article_file_lands_in_its_situation(qtbot, session, choices, crisis, tmp_path):
    file = tmp_path / "access.txt"
    file.write_text("Six referral hospitals are out of service in Latakia, OCHA said.", "utf-8")
    window = opened(qtbot, session, choices)
    window.open_article(file)
    assert window.here == Place(Page.SOURCES, crisis.id)
    qtbot.waitUntil(lambda: bool(articles.of_situation(session.store, crisis.id)), timeout=60_000)
    (taken,) = articles.of_situation(session.store, crisis.id)
    assert taken.filename == "access.txt"


def test_pages_are_made_when_needed_and_then_ahead(qtbot, session, choices, crisis):
    window = MainWindow(session, choices)
    qtbot.addWidget(window)
    window.open_last()
    assert list(window.panels) == [Page.HOME]
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: set(window.panels) == set(Page), timeout=10_000)
    assert visible_menus(window) == ["File", "Edit", "View", "Help"]


def test_long_work_is_told_and_can_be_cancelled(qtbot, session, choices):
    from sitrep.ui.jobs import Job
    from sitrep.worker.messages import Read

    window = opened(qtbot, session, choices)
    jobs = session.jobs
    job = Job(Read(b"x", "x.txt"), jobs)
    jobs._jobs.append(job)  # it stands for one that takes long
    jobs.busy.emit(True)
    qtbot.waitUntil(window.running.isVisible)
    assert window.running.what.text() == "Reading an article…"
    with qtbot.waitSignal(job.cancelled):
        qtbot.mouseClick(window.running.cancel, Qt.MouseButton.LeftButton)
    assert window.running.isHidden()


def test_it_fits_a_small_screen(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    assert window.minimumSize().width() <= 910
    assert window.minimumSize().height() <= 512


def test_a_change_of_anything_is_seen_in_the_navigation(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))
    draft(session, crisis)
    session.changed.emit(Changed.REPORTS)
    assert entries(window)["Report"].accessibleName() == "Report, No. 1 draft"
    assert all(isinstance(entry, _Entry) for entry in entries(window).values())
    assert not window.findChildren(QDialog)


def test_pages_are_named_before_what_waits_in_them_is_counted(qtbot, session, choices, crisis):
    recording.record(session._writing, killed(crisis, "70"))
    window = MainWindow(session, choices)
    qtbot.addWidget(window)
    window.open_last()
    assert entries(window)["Figures"].accessibleName() == "Figures"
    with qtbot.waitExposed(window):
        window.show()
    said = "Figures, 1 figure, 0 rival counts"
    qtbot.waitUntil(lambda: entries(window)["Figures"].accessibleName() == said)


def test_undo_in_a_field_where_nothing_was_typed_turns_back_the_last_step(
    qtbot, session, choices, crisis
):
    report = draft(session, crisis)
    reporting.set_field(session._writing, report, "access", "Roads are cut.")
    window = opened(qtbot, session, choices)
    window.go(Place(Page.REPORT, crisis.id))
    form = window.panels[Page.REPORT].form
    access = window.panels[Page.REPORT].draft.field("access")
    qtbot.waitUntil(lambda: form.isVisible() and access.value() == "Roads are cut.")
    for field in (form.fields.highlights, form.fields.title):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: not access.value())
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: access.value() == "Roads are cut.")
