"""The prose of a draft in another language, beside its original."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from sitrep.domain.inside import Inside, Sense
from sitrep.domain.translation import State
from sitrep.errors import StoreFailed
from sitrep.services import gathering, reporting, translating, undoing, withholding
from sitrep.ui.places import Page, Place
from tests.formats.reading import text
from tests.ui import issues
from tests.ui.report_page import shown

KEY, MOD = Qt.Key, Qt.KeyboardModifier
WORDS = "Des routes sont barrees."


@pytest.fixture
def figure(session, crisis):
    return issues.with_figure(session, crisis)


@pytest.fixture
def draft(session, crisis, figure):
    made = issues.draft(
        session, crisis, overview=f"In all [[{figure.id}|people]] were killed on Sunday."
    )
    reporting.set_list(
        session._writing, made, "highlights", ["Roads are closed.", "Wells are dry."]
    )
    return made


@pytest.fixture
def panel(qtbot, session, choices, crisis, draft):
    return shown(qtbot, session, choices, Place(Page.REPORT, crisis.id, draft.id))


def opened(qtbot, panel):
    act = next(each for each in panel.menu() if "Translate" in each.text())
    assert act.isEnabled()
    assert act.shortcut().toString() == "Ctrl+Shift+T"
    act.trigger()
    dialog = panel.translating.dialog
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def states(session, draft, language="fr"):
    found = translating.units(session.store, draft, language)
    return {unit.field: unit.state for unit in found}


def typed(qtbot, dialog, field, words):
    dialog.rows[field].begin()
    qtbot.keyClicks(dialog.rows[field].translation, words)


def test_what_is_typed_beside_the_original_is_kept(qtbot, session, panel, draft):
    dialog = opened(qtbot, panel)
    assert [*dialog.rows] == ["situation", "highlights.1", "highlights.2", "overview"]
    assert dialog.progress.text() == "0 of 4 translated"
    assert dialog.focusWidget() is dialog.rows["situation"].translation
    typed(qtbot, dialog, "highlights.1", WORDS)
    qtbot.waitUntil(lambda: states(session, draft)["highlights.1"] is State.CURRENT, timeout=2000)
    assert dialog.progress.text() == "1 of 4 translated"
    assert dialog.rows["highlights.1"].state.text() == "✓ Translated"
    assert dialog.saved.text().startswith("Saved ")
    undoing.undo(session._writing)
    assert states(session, draft)["highlights.1"] is State.MISSING


def test_the_keyboard_goes_from_field_to_field_and_to_what_is_open(qtbot, session, panel, draft):
    translating.translate(session._writing, draft, "fr", "highlights.2", "Des puits sont à sec.")
    dialog = opened(qtbot, panel)
    rows = dialog.rows
    qtbot.keyClick(rows["situation"].translation, KEY.Key_Down, MOD.ControlModifier)
    assert dialog.focusWidget() is rows["highlights.1"].translation
    qtbot.keyClick(rows["highlights.1"].translation, KEY.Key_Return, MOD.ControlModifier)
    assert dialog.focusWidget() is rows["overview"].translation
    qtbot.keyClick(rows["overview"].translation, KEY.Key_Up, MOD.ControlModifier)
    assert dialog.focusWidget() is rows["highlights.2"].translation


def test_a_figure_goes_with_the_copy_and_is_missed_where_it_is_left_out(
    qtbot, session, panel, draft, figure
):
    dialog = opened(qtbot, panel)
    row = dialog.rows["overview"]
    qtbot.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    assert f"[[{figure.id}|people]]" in row.value()
    assert not row.insert.isVisible()
    row.translation.selectAll()
    qtbot.keyClicks(row.translation, "Il y a eu des morts.")
    assert row.insert.isVisible()
    qtbot.waitUntil(lambda: states(session, draft)["overview"] is State.CURRENT, timeout=2000)
    assert row.state.text() == "△ Translated, without a figure of the original"


def test_brackets_and_enter_put_the_figure_of_the_original_in(qtbot, panel, figure):
    dialog = opened(qtbot, panel)
    row = dialog.rows["overview"]
    row.translation.setFocus()
    qtbot.keyClicks(row.translation, "En tout [[")
    menu = row.findChild(QMenu)
    qtbot.keyClick(menu, KEY.Key_Return)
    assert row.value() == f"En tout [[{figure.id}|people]]"


def test_a_changed_original_is_told_and_its_translation_said_to_hold(qtbot, session, panel, draft):
    store = session._writing
    translating.translate(store, draft, "fr", "highlights.1", WORDS)
    reporting.set_list(store, draft, "highlights", ["Roads are still closed.", "Wells are dry."])
    dialog = opened(qtbot, panel)
    row = dialog.rows["highlights.1"]
    assert row.state.text() == "△ Changed since translated"
    assert row.value() == WORDS
    assert dialog.progress.text() == "0 of 4 translated, 1 changed since"
    qtbot.mouseClick(row.still, Qt.MouseButton.LeftButton)
    assert states(session, draft)["highlights.1"] is State.CURRENT
    assert not row.still.isVisible()


def test_arabic_is_written_from_the_right_and_the_language_is_remembered(
    qtbot, session, choices, panel, draft
):
    dialog = opened(qtbot, panel)
    typed(qtbot, dialog, "highlights.1", WORDS)
    dialog.language.setCurrentIndex(dialog.language.findData("ar"))
    assert states(session, draft)["highlights.1"] is State.CURRENT
    row = dialog.rows["highlights.1"]
    assert row.value() == ""
    assert row.translation.layoutDirection() is Qt.LayoutDirection.RightToLeft
    option = row.translation.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
    dialog.reject()
    assert opened(qtbot, panel).language.currentData() == "ar"


def test_the_pages_follow_in_the_language(qtbot, session, panel, draft):
    translating.translate(session._writing, draft, "fr", "highlights.1", WORDS)
    dialog = opened(qtbot, panel)
    with qtbot.waitSignal(dialog.preview.rendered, timeout=60_000):
        dialog.pages.click()
    assert WORDS in text(dialog.preview.pdf)
    assert "FAITS SAILLANTS" in text(dialog.preview.pdf).upper()


def test_a_finding_on_a_translation_leads_to_it(qtbot, session, panel, draft):
    assert not session.attempt(translating.translate, draft, "es", "highlights.1", "Cerrado.")
    panel.form.fields.checks.check()
    row = next(r for r in panel.form.fields.checks.rows if r.finding.rule == "T1")
    assert row.finding.place == "translations.es"
    row.there.click()
    assert panel.translating.dialog.language.currentData() == "es"


def test_words_that_the_store_refuses_stay_and_say_why(qtbot, session, panel, draft, monkeypatch):
    dialog = opened(qtbot, panel)

    def full(*_, **__):
        raise StoreFailed("This was not saved: the disk is full.", "Make room, then try again.")

    monkeypatch.setattr(translating, "translate", full)
    typed(qtbot, dialog, "highlights.1", WORDS)
    row = dialog.rows["highlights.1"]
    qtbot.waitUntil(row.problem.isVisible, timeout=2000)
    dialog.reject()
    assert dialog.isVisible()
    assert row.value() == WORDS
    monkeypatch.undo()
    dialog.reject()
    assert not dialog.isVisible()
    assert states(session, draft)["highlights.1"] is State.CURRENT


def test_titles_and_funding_lines_stand_in_the_list_by_their_names(qtbot, session, panel, draft):
    for name, value in (
        ("contacts.1", '{"name": "Rana Example", "title": "Head of office"}'),
        ("funding.1", '{"text": "Half is covered.", "appeal": "Flash appeal"}'),
    ):
        reporting.set_field(session._writing, draft, name, value)
    dialog = opened(qtbot, panel)
    named = [row.translation.accessibleName() for row in dialog.rows.values()]
    assert {"Contact 1: title, French", "Funding 1, French", "Funding 1: appeal, French"} <= {
        *named
    }
    typed(qtbot, dialog, "contacts.1.title", "Cheffe de bureau")
    with qtbot.waitSignal(session.changed):
        dialog.left.emit()
    made = gathering.document(session.store, draft, "internal", "fr")
    assert made.contacts[0].title == "Cheffe de bureau"


def test_a_translation_that_public_pages_do_not_print_says_why(
    qtbot, session, panel, crisis, draft
):
    store = session._writing
    reporting.set_list(store, draft, "highlights", ["Hillside Clinic is full.", "Wells are dry."])
    translating.translate(store, draft, "fr", "highlights.1", "La clinique est pleine.")
    withholding.keep_inside(store, crisis, Inside(Sense.PARTNER, "Hillside Clinic"))
    dialog = opened(qtbot, panel)
    row = dialog.rows["highlights.1"]
    assert row.state.text() == "△ Public pages print the original"
    assert row.kept.isVisible()
    assert "“Hillside Clinic” is kept inside" in row.kept.text()
    assert not dialog.rows["highlights.2"].kept.isVisible()
    row.translation.selectAll()
    typed(qtbot, dialog, "highlights.1", "La Hillside Clinic est pleine.")
    qtbot.waitUntil(lambda: not row.kept.isVisible(), timeout=2000)
    assert row.state.text() == "✓ Translated"
