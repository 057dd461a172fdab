"""The family of reports in the window: starting a type, its own sections and limits, F7 by hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType
from sitrep.services import gathering, recording, reporting, sharing, undoing
from sitrep.services.overview import of_situation
from sitrep.store import reports
from sitrep.ui.models.editions import LINES, ReportList
from sitrep.ui.models.ways import lines
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.situation_card import SituationCard
from tests.services.figures import killed
from tests.services.waived import waived
from tests.ui import report_page

F7 = "In all, 45 villages were burned last week. [TBC]"


def started(qtbot, session, choices, crisis, kind=ReportType.FLASH_UPDATE):
    """Start a report of a type as the person does, on the page that offers the types."""
    panel = report_page.shown(qtbot, session, choices, Place(Page.REPORT, crisis.id))
    choose(panel, kind)
    qtbot.mouseClick(panel.none.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.draft.issue is not None)
    return panel


def choose(panel, kind):
    row = panel.none.kinds.findData(kind.value)
    panel.none.kinds.setCurrentIndex(row)
    panel.none.kinds.activated.emit(row)


def seen(panel):
    return [key for key, each in panel.form.fields._every.items() if each.isVisibleTo(panel.form)]


def issued(session, worker, crisis, kind, **fields):
    new = new_id()
    store = session._writing
    reporting.start(store, new, crisis, kind)
    issue = reports.with_prefix(store, new)[0]
    reporting.set_fields(store, issue, {"overview": "Families wait in schools."} | fields)
    sharing.issue(store, worker, waived(store, issue))
    return reports.with_prefix(store, new)[0]


def test_the_situation_report_is_offered_first_and_every_type_says_what_it_is_for(
    qtbot, session, choices, crisis
):
    panel = report_page.shown(qtbot, session, choices, Place(Page.REPORT, crisis.id))
    assert panel.none.kind is ReportType.SITUATION_REPORT
    offered = [panel.none.kinds.itemText(row) for row in range(panel.none.kinds.count())]
    assert offered == [
        "Situation Report", "Flash Update", "Situation Brief", "Operational Update"
    ]  # fmt: skip
    choose(panel, ReportType.FLASH_UPDATE)
    assert "One page within hours" in panel.none._about.text()
    assert not panel.none.with_words.isVisible()


def test_the_form_has_the_sections_of_its_type_and_no_others(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    assert panel.title.whole == "Flash Update No. 1"
    flash = ["header", "highlights", "key_figures", "overview", "access", "information_gaps",
             "outlook", "contacts"]  # fmt: skip
    assert seen(panel) == flash
    assert panel.form.index.count() == len(flash) == panel.form.jump.count()
    assert panel.form.fields.validity.isVisibleTo(panel.form)
    assert not panel.form.fields.days["period_from"].isVisibleTo(panel.form)

    panel.other.asked.emit("operational_update")
    qtbot.waitUntil(lambda: panel.title.whole == "Operational Update No. 1")
    assert "changing" in seen(panel)
    assert panel.form.sections["sectors"].title == "Actions taken"
    assert not panel.form.fields.validity.isVisibleTo(panel.form)

    panel.other.asked.emit("situation_report")
    qtbot.waitUntil(lambda: panel.title.whole == "Situation Report No. 1")
    assert panel.form.sections["sectors"].title == "Response by sector"
    assert "changing" not in seen(panel)


def test_one_walks_through_the_sections_that_are_there(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    for key in ("header", "highlights", "overview", "access", "outlook", "contacts"):
        panel.form.go_to(key)
        assert panel.form.here() == key
    panel.form.go_to("header")
    panel.form.step(1)
    assert panel.form.here() == "highlights"


def test_f7_nothing_is_cut_off_and_each_entry_leads_to_its_place(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    fields = panel.form.fields
    fields.as_of.show_value("2025-03-07 18:00")
    fields.as_of.edited.emit()
    qtbot.keyClicks(fields.title, "T" * 97)
    qtbot.keyClicks(fields.highlights, "R" * 181)
    for _ in range(5):
        qtbot.keyClick(fields.highlights, Qt.Key.Key_Return)
        qtbot.keyClicks(fields.highlights, "Roads stay blocked.")
    qtbot.keyClicks(fields.overview, F7)
    panel.draft.keep()

    assert fields.title.text() == "T" * 97
    header, highlights = (panel.form.sections[key].counter for key in ("header", "highlights"))
    assert header.over
    assert "97/96" in header.text()
    assert highlights.over
    assert "6 of 2 to 5" in highlights.text()
    assert "181/180" in highlights.text()
    qtbot.waitUntil(lambda: panel.found.text() == "Blocked: 5 · Warnings: 1", timeout=10_000)

    rows = {row.finding.rule: row for row in fields.checks.rows}
    assert list(rows) == ["L1", "L2", "L3", "S1", "S6", "D2"]
    for rule, field in (("L1", fields.title), ("L2", fields.highlights),
                        ("L3", fields.highlights), ("S1", fields.overview)):  # fmt: skip
        rows[rule].there.click()
        qtbot.waitUntil(lambda field=field: QApplication.focusWidget() is field)
    assert fields.overview.textCursor().selectedText() == "45"


def test_words_of_the_whole_body_are_counted(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    fields = panel.form.fields
    qtbot.keyClicks(fields.overview, "one two three")
    qtbot.keyClicks(fields.outlook, "four five")
    assert panel.form.sections["overview"].counter.text() == "5 words in all (up to 350)"


def test_hours_and_marks_are_kept_and_undone(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    hours = panel.form.fields.validity
    assert hours.value() == "24"
    hours.setCurrentIndex(hours.findData("6"))
    hours.activated.emit(hours.currentIndex())
    panel.draft.keep()
    assert reporting.fields_of(session.store, panel.draft.issue)["validity"].value == "6"

    panel.other.asked.emit("operational_update")
    qtbot.waitUntil(lambda: panel.title.whole == "Operational Update No. 1")
    budget = panel.draft.field("changing.budget")
    qtbot.mouseClick(budget, Qt.MouseButton.LeftButton, pos=budget.rect().center())
    if not budget.isChecked():  # a click beside the words
        budget.click()
    panel.draft.keep()
    update = panel.draft.issue
    assert reporting.fields_of(session.store, update)["changing.budget"].value == "yes"
    assert session.do(panel, undoing.undo)
    assert "changing.budget" not in reporting.fields_of(session.store, update)
    assert not budget.isChecked()


def test_starting_is_undone_and_the_page_offers_it_again(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    assert session.do(panel, undoing.undo)
    assert panel.draft.issue is None
    assert panel.none.isVisible()
    assert panel.none.kind is ReportType.FLASH_UPDATE


def test_the_next_flash_update_comes_from_the_last_and_a_report_may_take_its_words(
    qtbot, session, choices, crisis, worker
):
    issued(session, worker, crisis, ReportType.FLASH_UPDATE)
    panel = report_page.shown(qtbot, session, choices, Place(Page.REPORT, crisis.id))
    choose(panel, ReportType.FLASH_UPDATE)
    assert panel.none.start.text() == "Start No. 2 from No. 1"
    choose(panel, ReportType.SITUATION_REPORT)
    assert panel.none.with_words.text() == "Begin with the words of Flash Update No. 1"
    assert not panel.none.with_words.isChecked()
    panel.none.with_words.setChecked(True)
    qtbot.mouseClick(panel.none.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.draft.issue is not None)
    assert panel.title.whole == "Situation Report No. 1"
    assert panel.form.fields.overview.value() == "Families wait in schools."
    assert "carried over" in panel.form.sections["overview"].reviewing._says.text()


def test_two_drafts_stand_side_by_side_and_one_goes_between_them(qtbot, session, choices, crisis):
    panel = started(qtbot, session, choices, crisis)
    panel.other.asked.emit("situation_brief")
    qtbot.waitUntil(lambda: panel.title.whole == "Situation Brief No. 1")
    offered = [each.text() for each in panel.other.menu().actions()]
    assert offered == [
        "Start Situation Report No. 1",
        "Go to Flash Update No. 1 (draft)",
        "Start Operational Update No. 1",
    ]
    with qtbot.waitSignal(panel.asked) as asked:
        panel.other.menu().actions()[1].trigger()
    panel.show_place(asked.args[0])
    assert panel.title.whole == "Flash Update No. 1"


def test_a_page_that_runs_over_is_told_once_it_is_laid_out(qtbot, session, choices, crisis, worker):
    recording.record(session._writing, killed(crisis, "70"))
    panel = started(qtbot, session, choices, crisis)
    words = "Families leave villages near the coast and wait for help in schools. " * 250
    reporting.set_field(session._writing, panel.draft.issue, "overview", words)
    document = gathering.document(session.store, panel.draft.issue, "internal")
    panel.draft.attention.wake()
    panel.form.fields.checks.measure(worker.render(document))
    panel.form.fields.checks.check()
    found = {each.rule: each for each in panel.form.fields.checks.findings}
    assert "pages of 1" in found["L10"].message


def test_lists_say_the_type_and_how_many_drafts_there_are(qtbot, session, crisis, worker):
    issued(session, worker, crisis, ReportType.FLASH_UPDATE, validity="12")
    model = ReportList()
    model.show(sharing.every_report(session.store, crisis.id), {})
    assert model.index(0).data(LINES)[0].startswith("Flash Update No. 1 · as of ")
    named = [each.name for each in lines(of_situation(session.store, crisis))]
    assert "Flash No. 1" in named
    for kind in (ReportType.FLASH_UPDATE, ReportType.SITUATION_BRIEF):
        reporting.start(session._writing, new_id(), crisis, kind)
    waiting = of_situation(session.store, crisis)
    assert "2 drafts" in [each.note for each in lines(waiting)]
    card = SituationCard(waiting, date(2026, 1, 1))
    qtbot.addWidget(card)
    assert "Flash Update No. 2 and 1 more in draft" in card.accessibleName()
