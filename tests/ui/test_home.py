"""Home says what is due and what waits, and every way to start works by keyboard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from sitrep.domain.history import Changed
from sitrep.domain.report import Situation
from sitrep.services import casework, recording, reporting
from sitrep.store import reports, situations
from sitrep.ui.dialogs.office import OfficeDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.dialogs.which import WhichDialog
from sitrep.ui.main_window import MainWindow
from sitrep.ui.models.issues import SAVE, START, Issued, IssueTable
from sitrep.ui.panels.home import HomePanel
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.issued_list import IssuedList
from sitrep.ui.widgets.situation_card import SituationCard
from sitrep.ui.widgets.start_card import StartCard
from tests.services.figures import killed
from tests.ui.opening import draft, issue, opened, second


def today():
    return datetime.now(UTC).astimezone().date()


@pytest.fixture
def home(qtbot, session, choices):
    """Home alone, as it comes to the front."""

    def show():
        panel = HomePanel(session, choices)
        qtbot.addWidget(panel)
        panel.resize(1134, 680)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.show_place(Place(Page.HOME))
        return panel

    return show


def texts(widget):
    """Return what is read on a widget: its labels, and what its cards paint themselves."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    cards = [widget, *widget.findChildren(QWidget)]
    ways = [each.name for each in cards if isinstance(each, StartCard)]
    painted = [
        words
        for each in cards
        if isinstance(each, SituationCard)
        for words in (*each.lines, *each.chips)
    ]
    return labels + ways + painted


def test_first_start_says_what_to_do_first(home):
    panel = home()
    shown = texts(panel)
    for way in ("New situation…", "Paste an article", "Open the sample"):
        assert way in shown


def test_card_says_what_is_due_and_what_waits(home, session, crisis):
    now = today()
    recording.record(session._writing, killed(crisis, "70", as_of=now - timedelta(9)))
    recording.record(session._writing, killed(crisis, "90", source="OHCHR", as_of=now))
    report = draft(session, crisis)
    due = {"next_due": (now - timedelta(2)).isoformat()}
    reporting.set_fields(session._writing, report, due)
    issue(session, report)
    draft(session, crisis)

    card = home().situations.cards[0]
    says = card.accessibleName()
    assert says.startswith("Syria: Coastal hostilities; overdue by 2 days; ")
    assert "Situation Report No. 2 in draft · No. 1 issued" in says
    assert "1 rival count, 1 figure older than 3 days" in says


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "overdue by 1 day"), (0, "due today"), (1, "due tomorrow"), (6, "due in 6 days")],
)
def test_due_is_said_in_words(home, session, crisis, days, said):
    report = draft(session, crisis)
    due = {"next_due": (today() + timedelta(days)).isoformat()}
    reporting.set_fields(session._writing, report, due)
    issue(session, report)
    assert said in texts(home().situations.cards[0])


def test_a_name_without_room_is_told_as_a_tip(home, session):
    name = "Conflict and displacement along the northern and the eastern border, " * 3
    casework.open_situation(session._writing, Situation("0190", name.strip(), "SYR"))
    panel = home()
    card = panel.situations.cards[0]
    assert card.toolTip() == f"Syria: {name.strip()}"
    card.resize(6000, card.height())
    assert card.toolTip() == ""


def test_a_way_to_start_is_as_high_as_its_words_need(home, session, crisis):
    panel = home()
    (first, *_) = [each for each in panel.findChildren(StartCard) if each.isVisible()]
    assert first.accessibleName() == "New situation…: A crisis, its country and its first day"
    assert first.height() == first.heightForWidth(first.width())
    assert first.heightForWidth(160) > first.heightForWidth(600)


def test_what_is_due_first_comes_first(home, session, crisis):
    other = second(session)
    for situation, days in ((crisis, 5), (other, 1)):
        report = draft(session, situation)
        due = {"next_due": (today() + timedelta(days)).isoformat()}
        reporting.set_fields(session._writing, report, due)
        issue(session, report)
    shown = [card.waiting.situation.id for card in home().situations.cards]
    assert shown == [other.id, crisis.id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_card_opens_sources_or_the_draft(qtbot, home, session, crisis, key):
    panel = home()
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(panel.situations.cards[0], key)
    assert asked.args == [Place(Page.SOURCES, crisis.id)]

    report = draft(session, crisis)
    panel.show_place(Place(Page.HOME))
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.mouseClick(panel.situations.cards[0], Qt.MouseButton.LeftButton)
    assert asked.args == [Place(Page.REPORT, crisis.id, report.id)]


def test_arrow_keys_move_between_cards_and_focus_stays_when_words_change(
    qtbot, home, session, crisis
):
    second(session)
    panel = home()
    first, below = panel.situations.cards
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert below.hasFocus()
    session.do(panel, recording.record, killed(crisis, "more than 70"))
    assert panel.situations.cards == [first, below]
    assert below.hasFocus()


def test_many_situations_are_shown_on_demand(qtbot, home, session):
    for place in range(11):
        session.do(home(), _open, f"Crisis {place}")
    panel = home()
    assert len(panel.situations.cards) == 8
    qtbot.mouseClick(panel.situations._more, Qt.MouseButton.LeftButton)
    assert len(panel.situations.cards) == 11
    assert panel.situations.cards[8].hasFocus()


def test_names_are_painted_first_and_what_waits_is_counted_after(qtbot, session, choices, crisis):
    recording.record(session._writing, killed(crisis, "70", as_of=today() - timedelta(9)))
    issue(session, draft(session, crisis))
    for place in range(9):
        _open(session._writing, f"Crisis {place}")
    panel = HomePanel(session, choices)
    qtbot.addWidget(panel)
    panel.resize(1134, 500)
    panel.show_place(Place(Page.HOME))
    first = [card.waiting.situation.name for card in panel.situations.cards]
    assert 3 <= len(first) < 8
    assert "…" in texts(panel.situations.cards[0])
    assert "nothing to review" not in texts(panel)

    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: len(panel.situations.cards) == 8)
    assert [card.waiting.situation.name for card in panel.situations.cards][: len(first)] == first
    assert "…" not in texts(panel)
    assert "nothing to review" in texts(panel.situations.cards[0])
    assert panel.issued.model().rowCount() == 1


def _open(store, name):
    from sitrep.domain.ids import new_id
    from sitrep.domain.report import Situation
    from sitrep.services import casework

    return casework.open_situation(store, Situation(new_id(), name, "SYR"))


def test_new_situation_is_opened_from_its_name_and_country(qtbot, home, session):
    panel = home()
    panel.beginning.new.trigger()
    dialog = panel.findChild(SituationDialog)
    assert not dialog.does.isEnabled()
    qtbot.keyClicks(dialog.name, "Floods, River Nile")
    dialog.country.lineEdit().clear()
    qtbot.keyClicks(dialog.country.lineEdit(), "sudan")
    qtbot.keyClicks(dialog.glide, "fl-2024")
    assert not dialog.does.isEnabled()
    qtbot.keyClicks(dialog.glide, "-000166-sdn")
    assert dialog.does.isEnabled()
    with qtbot.waitSignals([session.changed, panel.asked]):
        dialog.accept()
    (made,) = situations.every(session.store)
    assert (made.name, made.country, made.glide) == (
        "Floods, River Nile",
        "SDN",
        "FL-2024-000166-SDN",
    )
    assert made.start is None  # nobody said when it began
    assert len(panel.situations.cards) == 1


def typed_situation(qtbot, panel, country, start):
    """Open the dialog and fill it by keyboard alone, as far as the first day."""
    panel.beginning.new.trigger()
    dialog = panel.findChild(SituationDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.name)
    for words in ("Coast", country, start):
        qtbot.keyClicks(QApplication.focusWidget(), words)
        if words != start:
            at = QApplication.activePopupWidget() or QApplication.focusWidget()
            qtbot.keyClick(at, Qt.Key.Key_Tab)
    return dialog


def test_enter_in_any_field_creates_the_situation(qtbot, home, session):
    dialog = typed_situation(qtbot, home(), "syr", "6 March 2025")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (made,) = situations.every(session.store)
    assert (made.country, made.start) == ("SYR", date(2025, 3, 6))


def test_enter_never_cancels_what_is_not_complete(qtbot, home):
    panel = home()
    panel.beginning.new.trigger()
    dialog = panel.findChild(SituationDialog)
    qtbot.keyClicks(dialog.name, "Coast")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.name.text() == "Coast"


def test_a_first_day_that_is_none_is_said_and_not_guessed(qtbot, home):
    dialog = typed_situation(qtbot, home(), "Syria", "sixth of March")
    assert not dialog.does.isEnabled()
    assert "6 March 2025" in dialog._missing.text()


def test_a_name_used_twice_is_refused_in_words(qtbot, home, session, crisis):
    panel = home()
    panel.beginning.new.trigger()
    dialog = panel.findChild(SituationDialog)
    dialog.name.setText(crisis.name)
    dialog.country.setCurrentIndex(dialog.country.findData("SYR"))
    dialog.accept()
    assert len(situations.every(session.store)) == 1


def test_details_of_a_situation_are_changed(qtbot, home, session, crisis):
    panel = home()
    panel.beginning.details.trigger()
    dialog = panel.findChild(SituationDialog)
    assert dialog.name.text() == crisis.name
    dialog.name.setText("Coastal violence")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert situations.get(session.store, crisis.id).name == "Coastal violence"
    assert "Syria: Coastal violence" in panel.situations.cards[0].accessibleName()


def test_the_office_is_asked_for_until_it_has_a_name(qtbot, home, session, crisis):
    panel = home()
    assert panel._office.isVisible()
    qtbot.mouseClick(panel._office, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(OfficeDialog)
    qtbot.keyClicks(dialog.organization, "Coastal Field Office")
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    assert situations.office(session.store).organization == "Coastal Field Office"
    assert not panel._office.isVisible()


def test_paste_takes_the_only_situation(qtbot, home, crisis):
    panel = home()
    with qtbot.waitSignal(panel.asked) as asked:
        panel.beginning.paste.trigger()
    assert asked.args == [Place(Page.SOURCES, crisis.id, "", "paste")]


def test_paste_asks_which_of_several(qtbot, home, session, crisis):
    other = second(session)
    panel = home()
    panel.beginning.paste.trigger()
    dialog = panel.findChild(WhichDialog)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    chosen = dialog.situation()
    assert chosen in (crisis, other)
    with qtbot.waitSignal(panel.asked) as asked:
        dialog.accept()
    assert asked.args == [Place(Page.SOURCES, chosen.id, "", "paste")]


def test_paste_before_there_is_a_situation_asks_for_one_and_goes_on(qtbot, home, session):
    panel = home()
    panel.beginning.paste.trigger()
    dialog = panel.findChild(SituationDialog)
    dialog.name.setText("Coastal hostilities")
    dialog.country.setCurrentIndex(dialog.country.findData("SYR"))
    with qtbot.waitSignal(panel.asked) as asked:
        dialog.accept()
    (made,) = situations.every(session.store)
    assert asked.args == [Place(Page.SOURCES, made.id, "", "paste")]


def test_issued_reports_are_listed_saved_and_followed(qtbot, home, session, crisis, tmp_path):
    issue(session, draft(session, crisis))
    panel = home()
    table = panel.issued.model()
    row = [table.index(0, column).data() for column in range(table.columnCount())]
    assert row[:2] == ["Situation Report No. 1", "Coastal hostilities"]
    assert row[3:] == ["Open", "Save PDF…", "Start No. 2"]

    panel.issued.setCurrentIndex(table.index(0, SAVE))
    qtbot.keyClick(panel.issued, Qt.Key.Key_Return)
    dialog = panel.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out.pdf"))
    dialog.reject()
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.7 as it went out"

    panel.issued.setCurrentIndex(table.index(0, START))
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(panel.issued, Qt.Key.Key_Return)
    (place,) = asked.args
    assert place.page is Page.REPORT
    assert reports.with_prefix(session.store, place.thing)[0].number == 2
    assert table.index(0, START).data() == ""


def test_the_table_of_issues_is_a_sound_model(qtmodeltester, session, crisis):
    report = draft(session, crisis)
    issue(session, report)
    table = IssueTable()
    (gone_out,) = reports.of_situation(session.store, crisis.id)
    table.show([Issued(gone_out, crisis, 2)])
    qtmodeltester.check(table)


def test_the_table_of_issues_is_as_high_as_its_lines_in_any_style(qtbot, qapp, session, crisis):
    report = draft(session, crisis)
    issue(session, report)
    (gone_out,) = reports.of_situation(session.store, crisis.id)
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    try:
        table = IssuedList()
        qtbot.addWidget(table)
        table.show_issued([Issued(gone_out, crisis, 2)] * 3)
    finally:
        qapp.setStyleSheet(sheet)  # as at the start, over a window that is made already
    table.show()
    lines = sum(table.rowHeight(row) for row in range(3))
    assert table.viewport().height() >= lines


def test_typing_in_home_leads_to_the_library(qtbot, session, choices, crisis):
    window = opened(qtbot, session, choices)
    home = window.panels[Page.HOME]
    home.search.setFocus()
    with qtbot.waitSignal(home.asked):
        qtbot.keyClicks(home.search, "hosp")
    library = window.panels[Page.LIBRARY]
    qtbot.waitUntil(library.search.hasFocus)
    with qtbot.waitSignal(library.hits.modelReset):
        qtbot.keyClicks(library.search, "ital")
    assert library.search.text() == "hospital"
    assert home.search.text() == ""


def test_control_v_on_home_pastes_unless_a_field_is_typed_in(qtbot, home, crisis):
    panel, control = home(), Qt.KeyboardModifier.ControlModifier
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QApplication.clipboard().setText("hospital")
    panel.search.setFocus()
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(panel.search, Qt.Key.Key_V, control)
    assert asked.args == [Place(Page.LIBRARY, detail="hospital")]
    card = panel.situations.cards[0]
    card.setFocus()
    with qtbot.waitSignal(panel.asked) as asked:
        qtbot.keyClick(card, Qt.Key.Key_V, control)
    assert asked.args == [Place(Page.SOURCES, crisis.id, "", "paste")]


def test_home_reads_again_only_while_it_is_in_front(qtbot, home, session, crisis):
    panel = home()
    panel.hide()
    other = second(session)
    session.changed.emit(Changed.SITUATIONS)
    assert len(panel.situations.cards) == 1
    panel.show()
    panel.show_place(Place(Page.HOME))
    assert other.id in [card.waiting.situation.id for card in panel.situations.cards]


def test_a_wide_window_is_filled_from_edge_to_edge(qtbot, session, choices, crisis):
    window = MainWindow(session, choices)
    qtbot.addWidget(window)
    window.resize(1920, 1040)
    with qtbot.waitExposed(window):
        window.show()
        window.open_last()
    home = window.panels[Page.HOME]
    first = home.findChild(StartCard)
    right = first.mapTo(home, first.rect().topRight()).x()
    assert home.width() - right <= 40  # pixels: the margin, and a scroll bar's room
    (card,) = home.situations.cards
    left = card.mapTo(home, card.rect().topLeft()).x()
    assert left <= 40
    assert first.mapTo(home, first.rect().topLeft()).x() - left - card.width() <= 40
