"""The looks of the office's reports, set in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sitrep.domain.house import House
from sitrep.store import house
from sitrep.ui.dialogs.house import HouseDialog
from sitrep.ui.flows.dressing import Dressing
from tests.formats.test_house import picture


@pytest.fixture
def dressing(qtbot, session):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    flow = Dressing(session, window)
    flow.begin()
    return flow


@pytest.fixture
def dialog(dressing):
    return dressing.parent().findChild(HouseDialog)


def test_a_color_and_a_paragraph_are_typed_and_kept(qtbot, session, dialog):
    qtbot.keyClicks(dialog.accent, "#1D5C2E")
    qtbot.keyClicks(dialog.disclaimer, "Figures of the field office.")
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.does, Qt.MouseButton.LeftButton)
    assert house.get(session.store) == House("#1d5c2e", disclaimer="Figures of the field office.")
    session.undo(dialog)
    assert house.get(session.store) == House()


@pytest.mark.parametrize(("color", "why"), [("#ffee00", "too light"), ("blue", "no color")])
def test_a_color_that_nobody_can_read_is_told(qtbot, dialog, color, why):
    qtbot.keyClicks(dialog.accent, color)
    assert why in dialog._missing.text()
    assert not dialog.does.isEnabled()


def test_a_logo_is_read_in_the_worker_shown_and_taken_out(
    qtbot, session, dressing, dialog, tmp_path
):
    file = tmp_path / "logo.png"
    file.write_bytes(picture())
    dressing.logo.take(file)
    qtbot.waitUntil(dialog.drop.isEnabled, timeout=60_000)
    assert dialog.house().logo.startswith("data:image/png;base64,")
    assert dialog._picture.pixmap().width() > 100
    qtbot.mouseClick(dialog.drop, Qt.MouseButton.LeftButton)
    assert dialog.house().logo == ""


def test_a_file_that_is_no_picture_is_told_and_the_rest_stays(
    qtbot, session, dressing, dialog, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(
        "sitrep.ui.flows.strange_file.show_error", lambda _, error: told.append(error)
    )
    qtbot.keyClicks(dialog.accent, "#1d5c2e")
    file = tmp_path / "logo.png"
    file.write_bytes(b"no picture at all")
    dressing.logo.take(file)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert "no picture that can be read" in told[0].problem
    assert dialog.house().accent == "#1d5c2e"
