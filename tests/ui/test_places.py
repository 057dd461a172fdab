"""Places of the country, loaded and taken out in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.services import casework
from sitrep.store import own_places
from sitrep.ui.dialogs.places import PlacesDialog
from sitrep.ui.dialogs.situation import SituationDialog
from sitrep.ui.flows.placing import Placing
from sitrep.ui.widgets.suggest import places_of
from tests.importers.cod_ab import a_csv, a_geojson
from tests.ui.figures_page import line_of, opened


@pytest.fixture
def flow(qtbot, session):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Placing(session, window)
    made.begin("SYR")
    return made


@pytest.fixture
def dialog(flow):
    return flow.parent().findChild(PlacesDialog)


def take(qtbot, session, flow, path, data):
    path.write_bytes(data)
    with qtbot.waitSignal(session.changed, timeout=60_000):
        flow.file.take(path)


def test_a_file_is_read_in_the_worker_shown_and_suggested(qtbot, session, flow, dialog, tmp_path):
    suggest = places_of("SYR")
    assert list(suggest("qusayr")) == []
    take(qtbot, session, flow, tmp_path / "syr_adm.csv", a_csv())
    about = dialog._about[own_places.NAMES].text()
    assert about.startswith("syr_adm.csv · 2 areas of level 1, 5 places in all · loaded on ")
    assert list(suggest("al-qus")) == ["Al-Qusayr"]
    assert "Homs" in suggest("Homs")


def test_shapes_are_a_part_of_their_own(qtbot, session, flow, dialog, tmp_path):
    take(qtbot, session, flow, tmp_path / "shapes.geojson", a_geojson())
    assert (
        dialog._about[own_places.SHAPES].text().startswith("shapes.geojson · 2 areas of level 1 ·")
    )
    assert not dialog.drops[own_places.NAMES].isEnabled()


def test_what_was_loaded_is_taken_out(qtbot, session, flow, dialog, tmp_path):
    take(qtbot, session, flow, tmp_path / "syr_adm.csv", a_csv())
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.drops[own_places.NAMES], Qt.MouseButton.LeftButton)
    assert own_places.loaded(session.store, "SYR") == []
    assert gazetteer("SYR").find("Al-Qusayr") is None
    assert not dialog.drops[own_places.NAMES].isEnabled()


def test_a_file_of_another_country_is_refused_and_nothing_changes(
    qtbot, session, flow, dialog, tmp_path
):
    file = tmp_path / "lbn.csv"
    file.write_bytes(a_csv([("LB", "LB1", "Akkar", "", "", "", "")]))
    flow.file.take(file)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None, timeout=60_000)
    box = dialog.findChild(QMessageBox)
    assert "its P-code LB1 is of another country than Syria" in box.text()
    assert own_places.loaded(session.store, "SYR") == []
    assert dialog.load.isEnabled()
    box.close()


def test_a_place_outside_the_areas_of_the_situation_is_pointed_out(qtbot, session, choices):
    coast = Situation("0191", "Coast", "SYR", areas=("SY06", "SY10"))
    casework.open_situation(session._writing, coast)
    line = line_of(opened(qtbot, session, choices, coast), "killed")
    qtbot.keyClicks(line.count, "12")
    line.place.setText("Homs")
    line.place.textEdited.emit("Homs")
    assert "Homs SY04 is outside the areas of the situation" in line.said.text()
    line.place.setText("Jableh")
    line.place.textEdited.emit("Jableh")
    assert "outside" not in line.said.text()


def test_areas_are_typed_by_name_and_kept_by_code(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = SituationDialog(window, Situation("0192", "Coast", "SYR"))
    qtbot.keyClicks(dialog.areas, "Latakia; Tartus; Nowhere")
    assert dialog.situation().areas == ("SY06", "SY10")
    assert "“Nowhere” is on no list" in dialog._about_areas.text()
    again = SituationDialog(window, dialog.situation())
    assert again.areas.text() == "Lattakia; Tartous"
