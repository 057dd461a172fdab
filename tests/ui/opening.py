"""A main window as the program opens it, for tests that go from page to page."""

from __future__ import annotations

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Situation
from sitrep.services import casework, issuing, reporting
from sitrep.store import reports
from sitrep.ui.main_window import MainWindow
from tests.services.waived import waived


def opened(qtbot, session, choices):
    """Return the main window, shown and in front."""
    window = MainWindow(session, choices)
    qtbot.addWidget(window)
    window.open_last()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def second(session):
    """Open another situation by the ordinary step."""
    made = Situation(new_id(), "Floods, River Nile", "SDN")
    casework.open_situation(session._writing, made)
    return made


def draft(session, situation):
    """Start the next report by the ordinary step."""
    new = new_id()
    reporting.start(session._writing, new, situation, ReportType.SITUATION_REPORT)
    return reports.with_prefix(session.store, new)[0]


def issue(session, report, pdf=b"%PDF-1.7 as it went out"):
    """Issue a report with a PDF that stands for the real one."""
    waived(session._writing, report)
    frozen = issuing.freeze(session.store, report)
    issuing.issue_report(session._writing, frozen, pdf, "a4")
