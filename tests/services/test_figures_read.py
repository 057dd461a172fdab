"""Thousands of figures are read again at each turn of a window: a value is made once for a row."""

from __future__ import annotations

from dataclasses import replace

from sitrep.document.prose import TokenWords
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Situation
from sitrep.domain.steps import whole
from sitrep.services import casework, checking, editions, gathering, recording, reporting, undoing
from sitrep.store import database, figures, reports
from tests.services.figures import killed


def _crisis(tmp_path, *values):
    path = tmp_path / "sitrep.db"
    database.create(path)
    store = database.open_to_write(path)
    situation = Situation(new_id(), "Coastal hostilities", "SYR")
    casework.open_situation(store, situation)
    made = [killed(situation, value) for value in values]
    for figure in made:
        recording.record(store, figure)
    return store, situation, made


def _draft(store, situation):
    issue = new_id()
    reporting.start(store, issue, situation, ReportType.SITUATION_REPORT)
    return reports.with_prefix(store, issue)[0]


def test_a_figure_is_made_once_and_anew_when_its_row_changes(tmp_path):
    store, situation, (first, second) = _crisis(tmp_path, "70", "12")
    with store:
        before = figures.of_situation(store, situation.id)
        with store.step("Change a figure"):
            figures.save(store, replace(first, note="Told by telephone."))
        after = figures.of_situation(store, situation.id)
        undoing.undo(store)
        undone = figures.of_situation(store, situation.id)
    assert after[1] is before[1]
    assert [each.note for each in after] == ["Told by telephone.", ""]
    assert [each.id for each in undone] == [first.id, second.id]
    assert undone[0].note == ""


def test_links_come_with_figures_that_were_known_before_them(tmp_path):
    store, situation, (first, second) = _crisis(tmp_path, "70", "12")
    with store:
        figures.of_situation(store, situation.id)
        linked = killed(situation, "80", updates=first)
        with store.step("Link"):
            figures.save(store, replace(second, links=linked.links))
        read = figures.of_situation(store, situation.id)
        paged = figures.page(store, situation.id, "", 10)
    assert read[1].links == linked.links
    assert paged == read


def test_checks_in_steps_find_what_checks_at_once_find(tmp_path):
    store, situation, _ = _crisis(tmp_path, "70", "12")
    with store:
        issue = _draft(store, situation)
        material = gathering.material(store, issue, editions.main(store, issue))
        steps = list(checking.in_steps(store, material))
        assert len(steps) > 10
        found = whole(checking.in_steps(store, material))
        assert found == checking.findings(store, issue) != ()


def test_figures_are_found_by_a_word_however_many_were_made_ready(tmp_path):
    store, situation, made = _crisis(tmp_path, "70", "12", "90")
    with store:
        issue = _draft(store, situation)
        told = TokenWords(gathering.material(store, issue, editions.main(store, issue)))
    assert told.index(2)
    assert [each.figure for each in told.find("90")] == [made[2].id]
    assert not told.index(2)
