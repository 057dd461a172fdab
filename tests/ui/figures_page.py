"""The page of figures as its tests need it."""

from __future__ import annotations

from datetime import UTC, datetime

from sitrep.store import figures
from sitrep.ui.panels.figures import FiguresPanel
from sitrep.ui.places import Page, Place

TODAY = datetime.now(UTC).astimezone().date()
SOHR = "Syrian Observatory for Human Rights (SOHR)"
OHCHR = "UN Human Rights Office (OHCHR)"


def opened(qtbot, session, choices, situation, thing=""):
    """Return the page, shown at its usual size, with everything read."""
    panel = FiguresPanel(session, choices)
    qtbot.addWidget(panel)
    panel.resize(1134, 684)
    panel.show_place(Place(Page.FIGURES, situation.id, thing))
    panel.show()
    panel.activateWindow()
    with qtbot.waitActive(panel):
        pass
    return panel


def line_of(panel, kind):
    """Return the line of the form for a kind."""
    panel.show_form()
    return next(line for line in panel.form().lines if line.usual.kind == kind)


def all_of(session, situation):
    return figures.of_situation(session.store, situation.id)


def shown(panel, column):
    model = panel.pane.model
    return [model.index(row, column).data() for row in range(model.rowCount())]
