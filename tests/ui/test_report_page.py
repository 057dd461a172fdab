"""The report's page: starting, choosing figures, going about, and the pages beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sitrep.services import recording
from sitrep.ui.dialogs.choose_figure import ChooseFigure, FigureChoices
from sitrep.ui.places import Page, Place
from tests.services.figures import figure, killed
from tests.services.waived import waived
from tests.ui import issues, report_page
from tests.ui.report_page import value


@pytest.fixture
def figures(session, crisis):
    """Three figures: killed, injured in Tartous, displaced."""
    made = [
        killed(crisis, "more than 70"),
        figure(crisis, "injured", "dozens", places=[("Tartous", "SY10")], source="OCHA"),
        figure(crisis, "displaced", "1,000 households", source="UNHCR"),
    ]
    for each in made:
        recording.record(session._writing, each)
    return made


@pytest.fixture
def panel(qtbot, session, choices, crisis, figures):
    return report_page.opened(qtbot, session, choices, crisis)


def chooser(qtbot, panel):
    qtbot.waitUntil(lambda: any(d.isVisible() for d in panel.findChildren(ChooseFigure)))
    return next(d for d in panel.findChildren(ChooseFigure) if d.isVisible())


# Starting


def test_a_first_report_is_started_from_the_empty_page(qtbot, session, choices, crisis):
    panel = report_page.shown(qtbot, session, choices, Place(Page.REPORT, crisis.id))
    assert panel.none.isVisible()
    assert panel.none.start.text() == "Start No. 1"
    assert not panel.issue_button.isVisible()
    qtbot.mouseClick(panel.none.start, Qt.MouseButton.LeftButton)
    report_page.filled(qtbot, panel)
    assert panel.form.isVisible()
    assert panel.title.whole == "Situation Report No. 1"
    assert panel.form.fields.highlights.hasFocus()


def test_an_issued_report_is_not_written_in_and_leads_on(qtbot, session, choices, crisis, worker):
    first = issues.issued(session, crisis, worker)
    panel = report_page.shown(qtbot, session, choices, Place(Page.REPORT, crisis.id, first.id))
    assert panel.none.isVisible()
    assert panel.preview.pdf.startswith(b"%PDF")
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.none.there, Qt.MouseButton.LeftButton)
    assert asked.args == [Place(Page.PUBLISH, crisis.id, first.id)]
    panel.show_place(Place(Page.REPORT, crisis.id))
    assert panel.none.start.text() == "Start No. 2 from No. 1"
    qtbot.mouseClick(panel.none.start, Qt.MouseButton.LeftButton)
    report_page.filled(qtbot, panel)
    assert panel.note.whole == "draft · carries forward No. 1"


def test_the_page_left_and_come_back_to_stands_as_it_was(qtbot, session, panel, crisis):
    panel.form.go_to("contacts")
    where = panel.form.area.verticalScrollBar().value()
    panel.keep()
    panel.show_place(Place(Page.REPORT, crisis.id))
    assert where > 0
    assert panel.form.area.verticalScrollBar().value() == where


def test_a_report_that_is_issued_closes_the_form(qtbot, session, panel, crisis, worker):
    from sitrep.services import sharing

    sharing.issue(session._writing, worker, waived(session._writing, panel.draft.issue))
    session.changed.emit(__import__("sitrep.domain.history").domain.history.ALL)
    assert panel.none.isVisible()
    assert panel.draft.issue is None


# Figures


def test_brackets_filter_and_enter_put_a_figure_into_the_text(qtbot, session, panel, figures):
    overview = panel.form.fields.overview
    overview.setFocus()
    qtbot.keyClicks(overview, "In all [[")
    dialog = chooser(qtbot, panel)
    qtbot.keyClicks(dialog.search, "tart ocha")
    assert [each.figure for each in dialog._model.shown] == [figures[1].id]
    dialog.forms.button(1).click()
    assert dialog._says.text() == "“dozens of people”"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.keyClicks(overview, " were hurt. ")
    panel.draft.keep()
    said = f"In all [[{figures[1].id}|people]] were hurt. It rains."
    assert value(session, panel, "overview") == said


def test_arrow_keys_choose_while_one_types(qtbot, session, panel, figures):
    panel.deeds.figure.trigger()
    dialog = chooser(qtbot, panel)
    first = dialog.figure().figure
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.figure().figure != first
    qtbot.keyClicks(dialog.search, "nothing like it")
    assert dialog.figure() is None
    assert not dialog.does.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_list_of_figures_is_a_sound_model(qtmodeltester, panel):
    model = FigureChoices()
    qtmodeltester.check(model)
    model.show(panel.draft.words.find())
    assert model.rowCount() == 3
    qtmodeltester.check(model)
    model.show(panel.draft.words.find("killed"))
    assert model.rowCount() == 1


def test_key_figures_are_chosen_ordered_and_taken_out(qtbot, session, panel, figures):
    tiles = panel.form.fields.key_figures
    kinds = [figures[0].id, figures[1].id, figures[2].id]
    assert tiles.list.keys() == kinds
    assert "Chosen for you" in tiles._own.text()
    tiles.list.setFocus()
    tiles.list.choose(figures[2].id)
    for _ in range(2):
        qtbot.keyClick(tiles.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tiles.list, Qt.Key.Key_Down)
    qtbot.keyClick(tiles.list, Qt.Key.Key_Delete)
    panel.draft.keep()
    assert value(session, panel, "key_figures.1") == figures[2].id
    assert value(session, panel, "key_figures.2") == figures[1].id
    assert value(session, panel, "key_figures.3") == ""
    assert [tile.figure for tile in panel.draft.document().tiles] == [
        figures[2].id,
        figures[1].id,
    ]
    assert tiles.counter.text() == "2 tiles, 3 to 6 read best"
    qtbot.mouseClick(tiles._add, Qt.MouseButton.LeftButton)
    dialog = chooser(qtbot, panel)
    qtbot.keyClicks(dialog.search, "killed")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert tiles.list.keys() == [figures[2].id, figures[1].id, figures[0].id]


def test_evidence_is_asked_for_from_chip_and_tile(qtbot, panel, crisis, figures):
    with qtbot.waitSignal(panel.asked) as asked:
        panel.form.fields.overview.evidence_asked.emit(figures[0].id)
    assert asked.args == [Place(Page.FIGURES, crisis.id, figures[0].id)]
    with qtbot.waitSignal(panel.asked):
        panel.form.fields.key_figures.list.itemDoubleClicked.emit(
            panel.form.fields.key_figures.list.item(0)
        )


# Going about


@pytest.mark.parametrize(
    ("detail", "name"),
    [
        ("overview", "overview"),
        ("highlights.2", "highlights"),
        ("next_due", "next_due"),
        ("sectors.health.needs", "sectors.health.needs"),
        ("count.wash.reached", "count.wash.reached"),
        ("outlook", "outlook"),
    ],
)
def test_a_place_leads_into_its_field(qtbot, panel, crisis, detail, name):
    panel.show_place(Place(Page.REPORT, crisis.id, panel.draft.issue.id, detail))
    qtbot.waitUntil(lambda: panel.draft.field(name) is not None and has_keyboard(panel, name))


def has_keyboard(panel, name):
    field = panel.draft.field(name)
    focus = panel.form.focusWidget()
    return focus is field or (focus is not None and field.isAncestorOf(focus))


def test_sections_are_gone_through_by_keys(qtbot, panel):
    panel.form.go_to("header")
    for _ in range(3):
        panel.deeds.every[1].trigger()
    assert panel.form.here() == "overview"
    panel.deeds.every[2].trigger()
    assert panel.form.here() == "key_figures"


def test_a_click_on_the_page_leads_to_the_section_or_the_figure(qtbot, panel, crisis, figures):
    panel.preview.clicked.emit("gaps")
    assert panel.form.here() == "information_gaps"
    with qtbot.waitSignal(panel.asked) as asked:
        panel.preview.clicked.emit(figures[0].id)
    assert asked.args == [Place(Page.FIGURES, crisis.id, figures[0].id)]
    panel.preview.clicked.emit("")


def test_issuing_saves_first_and_leads_to_publish(qtbot, session, panel, crisis):
    panel.form.fields.title.setFocus()
    qtbot.keyClicks(panel.form.fields.title, "Coast")
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.issue_button, Qt.MouseButton.LeftButton)
    assert asked.args == [Place(Page.PUBLISH, crisis.id, panel.draft.issue.id)]
    assert value(session, panel, "title") == "Coast"


def test_issuing_waits_for_a_field_that_is_not_saved(qtbot, panel):
    due = panel.form.fields.days["next_due"]
    due.setFocus()
    qtbot.keyClicks(due, "soonish")
    with qtbot.assertNotEmitted(panel.asked):
        qtbot.mouseClick(panel.issue_button, Qt.MouseButton.LeftButton)
    assert due.hasFocus()


def test_short_cuts_work_on_this_page_only(panel):
    assert all(each.isEnabled() for each in panel.deeds.every)
    panel.hide()
    assert not any(each.isEnabled() for each in panel.deeds.every)
    keys = [each.shortcut().toString() for each in panel.menu()]
    assert "" not in keys
    assert len(set(keys)) == len(keys)


# The pages


def test_the_pages_follow_what_is_typed_before_it_is_saved(qtbot, panel):
    qtbot.waitSignal(panel.preview.rendered, timeout=30000).wait()
    panel.form.fields.highlights.setFocus()
    with qtbot.waitSignal(panel.draft.paused):
        qtbot.keyClicks(panel.form.fields.highlights, "Roads are cut.")
    assert panel.draft.document().highlights[0][0].text == "Roads are cut."
    with qtbot.waitSignal(panel.preview.rendered, timeout=30000):
        pass


def test_f9_hides_the_pages_and_the_choice_is_remembered(qtbot, choices, panel):
    panel.deeds.pages.trigger()
    assert not panel.preview.isVisible()
    assert choices.text("report/preview") == "no"
    panel.deeds.pages.trigger()
    assert panel.preview.isVisible()


def test_in_a_narrow_window_the_pages_stand_in_for_the_form(qtbot, panel):
    panel.resize(650, 440)
    assert panel.form.isVisible()
    assert not panel.preview.isVisible()
    panel.deeds.pages.trigger()
    assert panel.preview.isVisible()
    assert not panel.form.isVisible()
    panel.deeds.pages.trigger()
    assert panel.form.isVisible()
    panel.resize(1134, 660)
    assert panel.form.isVisible()
    assert panel.preview.isVisible()
    assert panel.preview.width() >= 420
