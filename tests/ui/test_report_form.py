"""Filling the form: every field is kept while it is typed, refused in its place, and followed."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from sitrep.domain.history import ALL
from sitrep.domain.report import Situation
from sitrep.errors import StoreFailed
from sitrep.services import casework, recording, reporting, undoing
from sitrep.store import reports
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets import draft as drafts
from sitrep.ui.widgets.entries_edit import GAP
from sitrep.ui.widgets.soon import LONGEST
from tests.services.figures import killed
from tests.ui import issues, report_page
from tests.ui.report_page import kept, value


@pytest.fixture
def panel(qtbot, session, choices, crisis):
    return report_page.opened(qtbot, session, choices, crisis)


def type_into(qtbot, field, text):
    field.setFocus()
    qtbot.keyClicks(field, text)


# Keeping


def test_words_are_saved_within_two_seconds_and_it_is_said_quietly(qtbot, session, panel):
    assert LONGEST < 2000
    overview = panel.form.fields.overview
    overview.selectAll()
    with qtbot.waitSignal(session.said, timeout=2000) as said:
        type_into(qtbot, overview, "It pours. ")
    assert said.args[0].startswith("Saved ")
    assert value(session, panel, "overview") == "It pours."
    assert overview.value() == "It pours. "  # and the blank that was typed stays
    assert overview.textCursor().position() == 10


def test_leaving_a_field_saves_it_at_once(qtbot, session, panel):
    type_into(qtbot, panel.form.fields.title, "Syria: Coast")
    panel.form.fields.highlights.setFocus()
    assert value(session, panel, "title") == "Syria: Coast"


def test_leaving_the_page_saves_what_is_typed(qtbot, session, panel):
    type_into(qtbot, panel.form.fields.highlights, "One.")
    panel.keep()
    assert value(session, panel, "highlights.1") == "One."


def test_a_refusal_leaves_the_words_and_says_why_below_them(qtbot, session, panel):
    due = panel.form.fields.days["next_due"]
    type_into(qtbot, due, "soonish")
    with qtbot.waitSignal(panel.draft.refused) as refused:
        panel.form.fields.title.setFocus()
    assert "day of the next report was not saved" in refused.args[1]
    fault = due.parent().fault
    assert fault.isVisible()
    assert due.text() == "soonish"
    assert value(session, panel, "next_due") == ""
    due.setFocus()
    due.selectAll()
    qtbot.keyClicks(due, "14 March 2025")
    panel.form.fields.title.setFocus()
    assert not fault.isVisible()
    assert value(session, panel, "next_due") == "2025-03-14"


def test_a_disk_that_refuses_is_tried_again(qtbot, session, panel, monkeypatch):
    def full(*_args, **_more):
        raise StoreFailed("Nothing was saved: the disk is full.", "Free some space.")

    monkeypatch.setattr(drafts, "AGAIN", 50)
    with monkeypatch.context() as broken:
        broken.setattr(reporting, "set_field", full)
        with qtbot.waitSignal(panel.draft.refused, timeout=3000) as refused:
            type_into(qtbot, panel.form.fields.overview, "Still here. ")
        assert "disk is full" in refused.args[1]
        assert panel.draft.unsaved == ["overview"]
    kept(qtbot, panel)
    assert value(session, panel, "overview").startswith("Still here.")


def test_what_was_refused_waits_while_another_report_is_open(qtbot, session, panel, crisis):
    due, here = panel.form.fields.days["next_due"], panel.draft.issue
    type_into(qtbot, due, "soonish")
    panel.keep()
    other = Situation("0191", "River floods", "SYR")
    casework.open_situation(session._writing, other)
    second = issues.draft(session, other)
    panel.show_place(Place(Page.REPORT, other.id, second.id))
    assert due.text() == ""
    panel.show_place(Place(Page.REPORT, crisis.id, here.id))
    assert due.text() == "soonish"
    assert panel.draft.unsaved == ["next_due"]


def test_undo_in_a_field_is_the_fields_own(qtbot, session, panel):
    overview = panel.form.fields.overview
    type_into(qtbot, overview, "First. ")
    panel.draft.keep()
    qtbot.keyClick(overview, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert overview.value() == "It rains."
    assert session.store.log.redoable() is None  # the step itself was not turned back


def test_undo_of_a_step_shows_in_the_field(qtbot, session, panel):
    type_into(qtbot, panel.form.fields.title, "Coast")
    panel.draft.keep()
    undoing.undo(session._writing)
    session.changed.emit(ALL)
    assert panel.form.fields.title.text() == ""


def test_what_another_step_changes_does_not_touch_what_is_being_typed(qtbot, session, panel):
    type_into(qtbot, panel.form.fields.overview, "Typing. ")
    session.do(panel, reporting.set_field, panel.draft.issue, "access", "Closed.")
    assert panel.form.fields.overview.value() == "Typing. It rains."
    assert panel.draft.field("access").value() == "Closed."


# Fields


def test_days_and_times_are_read_as_people_write_them(qtbot, session, panel):
    form = panel.form
    form.fields.as_of.day.setFocus()
    form.fields.as_of.day.selectAll()
    qtbot.keyClicks(form.fields.as_of.day, "13 March 2025")
    type_into(qtbot, form.fields.as_of.time, "6 p.m.")
    form.fields.title.setFocus()
    assert value(session, panel, "as_of") == "2025-03-13 18:00"
    type_into(qtbot, form.fields.days["next_due"], "15 March")
    form.fields.title.setFocus()
    assert value(session, panel, "next_due") == "2025-03-15"
    assert form.fields.days["next_due"].text() == "15 March 2025"


def test_the_classification_is_chosen_and_saved_at_once(qtbot, session, panel):
    choice = panel.form.fields.classification
    assert choice.currentText() == "Internal"
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert choice.currentText() == "Public"
    assert value(session, panel, "classification") == "public"
    assert panel.draft.material.limit == "public"


def test_limits_are_said_in_words(qtbot, session, panel):
    form = panel.form
    form.fields.highlights.show_value(("x" * 180,) * 5)
    form.fields.highlights.go_to(0)
    qtbot.keyClicks(form.fields.highlights, "y")
    counter = form.sections["highlights"].counter
    assert counter.text() == "highlight 1 is too long: 181/180"
    assert counter.property("role") == "bad"
    form.fields.highlights.go_to(4)
    qtbot.keyClick(form.fields.highlights, Qt.Key.Key_Return)
    qtbot.keyClicks(form.fields.highlights, "Sixth")
    assert counter.text().startswith("6 of 2 to 5 highlights")
    words = form.sections["overview"].counter
    assert words.text() == "2 words, 150 to 350 read best"
    form.fields.overview.insertPlainText("word " * 360)
    assert words.text() == "362/350 words: 12 too many"
    assert "too long" in form.fields.summary.text()


def test_a_contact_is_entered_and_kept_inside(qtbot, session, panel):
    contacts = panel.draft.field("contacts")
    qtbot.mouseClick(contacts.add, Qt.MouseButton.LeftButton)
    entry = contacts.entries[0]
    assert entry.parts["name"].hasFocus()
    qtbot.keyClicks(entry.parts["name"], "Rana Example")
    qtbot.keyClicks(entry.parts["phone"], "+963 1")
    entry.switch.click()
    panel.draft.keep()
    assert json.loads(value(session, panel, "contacts.1")) == {
        "name": "Rana Example",
        "phone": "+963 1",
        "public": False,
    }


def test_entries_typed_elsewhere_as_plain_lines_stay_plain(qtbot, session, choices, crisis):
    panel = report_page.opened(
        qtbot,
        session,
        choices,
        crisis,
        **{
            "information_gaps.1": "Who is in the hills?",
            "information_gaps.2": '{"question": "How many fled?", "asked": "OCHA"}',
            "funding.1": '{"appeal": "Flash", "share": "12"}',
        },
    )
    gaps, funding = panel.draft.field("information_gaps"), panel.draft.field("funding")
    assert gaps.entries[0].parts["question"].text() == "Who is in the hills?"
    type_into(qtbot, gaps.entries[0].parts["question"], " Now")
    type_into(qtbot, funding.entries[0].parts["required"], "US$ 5")
    gaps.entries[1].parts["asked"].setFocus()
    qtbot.keyClick(gaps.entries[1].parts["asked"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    panel.draft.keep()
    assert value(session, panel, "information_gaps.2") == "Who is in the hills? Now"
    assert json.loads(value(session, panel, "information_gaps.1"))["asked"] == "OCHA"
    # what the form has no place for is kept
    assert json.loads(value(session, panel, "funding.1"))["share"] == "12"
    gaps._on_removed(gaps.entries[0])
    panel.draft.keep()
    assert value(session, panel, "information_gaps.1") == "Who is in the hills? Now"
    assert value(session, panel, "information_gaps.2") == ""


# Sectors


def test_a_sector_is_added_counted_ordered_and_taken_out(qtbot, session, panel):
    sectors = panel.form.fields.sectors
    for key in ("health", "wash"):
        sectors.put_in(key)
    health = sectors.forms["health"]
    type_into(qtbot, health.fields["count.health.reached"], "1,000 households")
    type_into(qtbot, health.fields["sectors.health.needs"], "Blood")
    sectors.forms["wash"].fields["sectors.wash.lead"].setFocus()
    kept(qtbot, panel)
    document = panel.draft.document()
    assert document.sectors[0].reached.text == "1,000"
    sectors.order.choose("wash")
    sectors.order.setFocus()
    qtbot.keyClick(sectors.order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [*sectors.forms] == ["wash", "health"]
    assert sectors.forms["health"] is health  # its fields are left alone
    assert value(session, panel, "sector_order") == "wash health"
    needs = health.fields["sectors.health.needs"]
    needs.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(needs, Qt.Key.Key_Up, both)
    assert value(session, panel, "sector_order") == "health wash"
    assert needs.hasFocus()
    sectors.order.choose("health")
    qtbot.keyClick(sectors.order, Qt.Key.Key_Delete)
    assert [*sectors.forms] == ["wash"]
    assert panel.draft.document().sectors == ()
    undoing.undo(session._writing)
    session.changed.emit(ALL)
    assert sectors.forms["health"].fields["count.health.reached"].text() == "1,000 households"


def test_half_a_count_is_no_fault_until_the_field_is_left(qtbot, session, panel):
    panel.form.fields.sectors.put_in("health")
    form = panel.form.fields.sectors.forms["health"]
    count = form.fields["count.health.reached"]
    type_into(qtbot, count, "more th")
    panel.draft._save.due.emit()
    assert not form.labels["count.health.reached"].fault.isVisible()
    form.fields["sectors.health.lead"].setFocus()
    assert "was not understood" in form.labels["count.health.reached"].fault.text()
    assert count.text() == "more th"


# Carried over


def test_a_carried_section_is_marked_until_it_is_reviewed_or_edited(
    qtbot, session, choices, crisis, worker
):
    issues.issued(session, crisis, worker, access="Closed.", **{"sectors.health.gaps": "Blood"})
    panel = report_page.opened(qtbot, session, choices, crisis)
    access = panel.form.sections["access"].reviewing
    assert access.isVisible()
    assert access._says.text() == "carried from No. 1, not yet reviewed"
    assert panel.draft.field("access").property("state") == "wait"
    qtbot.mouseClick(access.button, Qt.MouseButton.LeftButton)
    assert not access.isVisible()
    assert not reports.fields(session.store, panel.draft.issue.id)["access"].carried
    health = panel.form.fields.sectors.forms["health"]
    assert health.reviewing.isVisibleTo(health)
    type_into(qtbot, health.fields["sectors.health.gaps"], "More b")
    assert not health.reviewing.isVisibleTo(health)


class _Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_a_draft_with_carried_sectors_opens_no_window_beside_the_page(
    qtbot, qapp, session, choices, crisis, worker
):
    issues.issued(session, crisis, worker, **{"sectors.health.gaps": "Blood"})
    windows = _Windows()
    qapp.installEventFilter(windows)
    panel = report_page.opened(qtbot, session, choices, crisis)
    qapp.removeEventFilter(windows)
    assert not panel.form.fields.sectors.forms["health"].reviewing.isHidden()
    assert windows.shown == ["ReportPanel"]


def test_a_figure_changed_elsewhere_is_said_anew_in_the_form(qtbot, session, choices, crisis):
    figure = killed(crisis, "more than 70")
    recording.record(session._writing, figure)
    panel = report_page.opened(
        qtbot, session, choices, crisis, overview=f"[[{figure.id}|people]] died."
    )
    overview = panel.form.fields.overview
    assert overview.printed(overview.value()) == "More than 70 people died."
    session.do(panel, recording.record, killed(crisis, "1,383", updates=figure))
    assert overview.printed(overview.value()) == "A total of 1,383 people died."
    assert panel.form.fields.key_figures.list.item(0).text().startswith("1,383  Killed")


def test_a_page_that_nobody_sees_catches_up_when_it_is_seen(qtbot, session, choices, crisis):
    figure = killed(crisis, "more than 70")
    recording.record(session._writing, figure)
    panel = report_page.opened(qtbot, session, choices, crisis, overview=f"[[{figure.id}]] died.")
    panel.hide()
    before = panel.draft.words
    session.do(panel, recording.record, killed(crisis, "1,383", updates=figure))
    session.do(panel, reporting.set_field, panel.draft.issue, "access", "Closed.")
    assert panel.draft.words is before
    panel.show()
    overview = panel.form.fields.overview
    qtbot.waitUntil(lambda: overview.printed(overview.value()) == "A total of 1,383 died.")
    qtbot.waitUntil(lambda: panel.draft.field("access").value() == "Closed.")


def test_every_field_has_a_name_for_a_screen_reader(panel):
    panel.form.fields.sectors.put_in("health")
    fields = [
        w
        for w in panel.form.findChildren(object)
        if type(w).__name__ in ("LineEdit", "DayEdit", "ProseEdit", "BulletsEdit", "ListEdit")
    ]
    assert len(fields) > 15
    assert [field for field in fields if not field.accessibleName()] == []


def test_a_section_made_of_figures_is_not_said_to_be_empty(qtbot, session, choices, crisis):
    recording.record(session._writing, killed(crisis, "70"))
    with_figure = report_page.opened(qtbot, session, choices, crisis)
    fields = with_figure.form.fields
    fields.title.setText("Coast")  # so that the pages are made anew
    qtbot.waitUntil(lambda: "Key figures" not in fields.summary.text())
    assert "Funding" in fields.summary.text()
    row = [*fields.sections].index("key_figures")
    said = with_figure.form.index.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Key figures, from your figures"


def test_one_of_a_thing_is_said_as_one(qtbot, panel):
    type_into(qtbot, panel.form.fields.highlights, "One.")
    assert panel.form.fields.counts._counters.highlights.text().startswith("1 highlight, ")


def names_on_the_way(qtbot, first, count):
    """Press Tab from a field on; return the accessible names of where one comes."""
    qtbot.waitUntil(first.isVisible)
    first.setFocus()
    names = []
    for _ in range(count):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    return names


def test_tab_goes_through_a_sector_and_on_to_what_follows_it(qtbot, panel):
    sectors = panel.form.fields.sectors
    sectors.put_in("health")
    sectors.put_in("wash")
    sectors.put_by("wash", -1)
    last = sectors.forms["wash"].fields["sectors.wash.gaps"]
    qtbot.waitUntil(sectors.forms["health"].fields["sectors.health.lead"].isVisible)
    assert names_on_the_way(qtbot, last, 4)[-1] == "Health: lead"
    last = sectors.forms["health"].fields["sectors.health.gaps"]
    assert names_on_the_way(qtbot, last, 2) == ["Add a sector", "Coordination"]


def test_tab_goes_through_an_entry_that_was_added_and_on(qtbot, panel):
    gaps = panel.draft.field("information_gaps")
    for _ in range(2):
        qtbot.mouseClick(gaps.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(gaps.entries[1].isVisible)
    way = names_on_the_way(qtbot, gaps.entries[0].tools.findChildren(QPushButton)[-1], 8)
    assert way[:4] == [f"gap: {part.name}" for part in GAP.parts]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Outlook, one a line"


def test_the_wheel_adds_no_sector_and_arrow_keys_only_open_the_list(qtbot, panel):
    add = panel.form.fields.sectors.add
    at = QPointF(add.rect().center())
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(at, add.mapToGlobal(at), QPoint(), QPoint(0, -120), *none, False)
    QApplication.sendEvent(add, turn)
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Down)
    assert add.view().isVisible()
    add.hidePopup()
    assert not panel.form.fields.sectors.forms
