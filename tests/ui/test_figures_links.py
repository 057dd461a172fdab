"""How a figure hangs together with others, set and read on the page of figures."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from sitrep.domain.figure import Link, Relation
from sitrep.services import recording
from sitrep.ui.dialogs.figure import FigureDialog
from tests.services.figures import figure
from tests.ui.figures_page import all_of, opened


def chosen(dialog, relation, words):
    link = dialog.link
    link.relation.setCurrentIndex(link.relation.findData(relation))
    (place,) = (at for at in range(link.other.count()) if words in link.other.itemText(at))
    link.other.setCurrentIndex(place)


def test_a_figure_told_by_hand_is_marked_as_included_in_another(qtbot, session, choices, crisis):
    whole = figure(crisis, "displaced", "51,000", source="UNFPA")
    session.attempt(recording.record, whole)
    panel = opened(qtbot, session, choices, crisis)
    qtbot.waitUntil(lambda: panel.at_hand() is not None)
    panel.steps.add()
    dialog = panel.findChild(FigureDialog)
    dialog.what.kind.setCurrentIndex(dialog.what.kind.findData("displaced_crossborder"))
    qtbot.keyClicks(dialog.what.count, "6,000")
    qtbot.keyClicks(dialog.source.source, "UNFPA")
    dialog.what.as_of.setText("11 March 2025")
    chosen(dialog, Relation.SUBSET_OF, "51,000")
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.does, Qt.MouseButton.LeftButton)
    made = {each.claim.kinds[0]: each for each in all_of(session, crisis)}
    assert Link(Relation.SUBSET_OF, whole.id) in made["displaced_crossborder"].links
    assert made["displaced_internal"].claim.quantity.low == 45_000


def test_a_change_keeps_links_and_the_evidence_says_them(qtbot, session, choices, crisis):
    whole = figure(crisis, "displaced", "51,000", source="UNFPA")
    link = Link(Relation.SUBSET_OF, whole.id)
    site = figure(crisis, "sheltered", "900", source="UNFPA", places=[("Jablah", "SY0602")],
                  links=(link,))  # fmt: skip
    for each in (whole, site):
        session.attempt(recording.record, each)
    panel = opened(qtbot, session, choices, crisis, site.id)
    qtbot.waitUntil(lambda: panel.at_hand() is not None)
    assert "Is included in 51,000 people displaced, UNFPA." in panel.evidence.told.text()
    panel.steps.change(panel.at_hand())
    dialog = panel.findChild(FigureDialog)
    assert dialog.link.relation.currentData() == Relation.SUBSET_OF
    dialog.what.count.setText("950")
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(dialog.does, Qt.MouseButton.LeftButton)
    (kept,) = (each for each in all_of(session, crisis) if each.id == site.id)
    assert replace(kept, links=()).claim.quantity.low == 950
    assert kept.links == (link,)
    panel.evidence.moved.emit(whole)
    panel.hand.go_to(whole.id)
    panel.hand.show_evidence()
    said = panel.evidence.told.text()
    assert "Includes 950 people in collective shelter, Jablah, UNFPA." in said
