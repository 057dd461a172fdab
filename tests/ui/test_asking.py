"""A step that is refused leaves the dialog standing, with all that was typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from sitrep.errors import StoreFailed
from sitrep.services import casework, recording
from sitrep.store import figures, situations
from sitrep.ui.dialogs.figure import FigureDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.places import Page, Place
from tests.ui.opening import opened

FULL = StoreFailed("Nothing was saved: the disk is full.", "Free some space and do it again.")


@pytest.fixture
def full(monkeypatch):
    """Fill the disk for a step of work; what is returned makes room again."""

    def fill(module, name):
        step, filled = getattr(module, name), [True]

        def take(*values):
            if filled:
                raise FULL
            return step(*values)

        monkeypatch.setattr(module, name, take)
        return filled.clear

    return fill


def refusal(dialog):
    (box,) = dialog.findChildren(QMessageBox)
    assert box.isVisible()
    return box


def test_a_new_situation_stays_typed_when_the_disk_is_full(qtbot, session, choices, full):
    free = full(casework, "open_situation")
    window = opened(qtbot, session, choices)
    window.beginning.new.trigger()
    dialog = window.findChild(SituationDialog)
    dialog.name.setText("Floods, River Nile")
    dialog.country.setCurrentIndex(dialog.country.findData("SDN"))
    dialog.does.click()
    box = refusal(dialog)
    assert box.text() == FULL.problem
    assert dialog.isVisible()
    assert dialog.name.text() == "Floods, River Nile"
    box.close()
    free()
    dialog.does.click()
    assert [made.name for made in situations.every(session.store)] == ["Floods, River Nile"]
    assert not dialog.isVisible()
    assert window.here.page is Page.SOURCES


def test_a_figure_stays_typed_when_the_disk_is_full(qtbot, session, crisis, choices, full):
    full(recording, "record")
    window = opened(qtbot, session, choices)
    window.go(Place(Page.FIGURES, crisis.id))
    panel = window.panels[Page.FIGURES]
    panel.steps.add()
    dialog = panel.findChild(FigureDialog)
    dialog.what.count.setText("more than 70")
    dialog.accept()
    assert refusal(dialog).text() == FULL.problem
    assert dialog.isVisible()
    assert dialog.what.count.text() == "more than 70"
    dialog.reject()
    assert figures.of_situation(session.store, crisis.id) == []
