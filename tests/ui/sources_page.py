"""The page of sources, as its tests need it."""

from __future__ import annotations

from sitrep.ui.panels.sources import SourcesPanel
from sitrep.ui.places import Page, Place


def opened(qtbot, session, choices, crisis):
    """Return the page of a situation, shown at its usual size, its window in front."""
    made = SourcesPanel(session, choices)
    qtbot.addWidget(made)
    made.resize(1134, 700)
    made.show_place(Place(Page.SOURCES, crisis.id))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made
