"""The report's page on a draft, as the tests of it need it."""

from __future__ import annotations

from sitrep.store import reports
from sitrep.ui.panels.report import ReportPanel
from sitrep.ui.places import Page, Place
from tests.ui import issues


def opened(qtbot, session, choices, crisis, **fields):
    """Return the page with a draft open, its window in front."""
    draft = issues.draft(session, crisis, **fields)
    return shown(qtbot, session, choices, Place(Page.REPORT, crisis.id, draft.id))


def shown(qtbot, session, choices, place):
    panel = ReportPanel(session, choices)
    qtbot.addWidget(panel)
    panel.resize(1134, 660)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.show_place(place)
    return filled(qtbot, panel)


def filled(qtbot, panel):
    """Return the page once all of the draft stands in its form."""
    qtbot.waitUntil(lambda: not panel._reading.is_busy)
    return panel


def value(session, panel, name):
    """Return what the store holds in a field of the open draft."""
    field = reports.fields(session.store, panel.draft.issue.id).get(name)
    return field.value if field else ""


def kept(qtbot, panel):
    """Wait until all that was typed is saved."""
    qtbot.waitUntil(lambda: not panel.draft.unsaved, timeout=5000)
