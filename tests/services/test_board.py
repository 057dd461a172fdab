from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitrep.domain.report import ReportType
from sitrep.domain.steps import whole
from sitrep.services import board, choosing, recording, reporting
from sitrep.services.board import gather
from sitrep.store import figures, reports
from tests.services.figures import figure, killed

TODAY = date(2025, 3, 15)


def read(store, situation):
    return whole(gather(store, situation, TODAY))


def test_the_whole_situation_comes_before_its_places(store, situation):
    recording.record_all(
        store,
        [
            figure(situation, "injured", "dozens"),
            killed(situation, "658", places=[("Lattakia", "SY06")]),
            killed(situation, "1,225"),
        ],
    )
    order = [(s.slot.kinds, s.slot.places) for s in read(store, situation).standings]
    assert order == [(("killed",), ()), (("killed",), ("SY06",)), (("injured",), ())]


def test_rivals_stand_beside_and_replaced_ones_are_kept(store, situation):
    first = killed(situation, "1,225")
    recording.record(store, first)
    recording.record(store, killed(situation, "111", source="OHCHR"))
    recording.record(store, killed(situation, "1,383", updates=first))
    [one] = read(store, situation).standings
    assert one.speaks.claim.quantity.low == 1383
    assert [f.claim.quantity.low for f in one.rivals] == [111]
    assert [f.claim.quantity.low for f in one.earlier] == [1225]


def test_ages_count_to_the_day_of_the_draft(store, situation):
    old = killed(situation, "70", as_of=date(2025, 3, 7))
    recording.record(store, old)
    assert read(store, situation).age(old) == 8
    reporting.start(store, "0195", situation, ReportType.SITUATION_REPORT)
    [issue] = reports.of_situation(store, situation.id)
    reporting.set_field(store, issue, "as_of", "2025-03-10")
    assert read(store, situation).age(old) == 3


def test_without_an_issue_there_is_no_change(store, situation):
    recording.record(store, killed(situation, "70"))
    found = read(store, situation)
    assert (found.last, found.standings[0].change) == (0, None)


def test_nothing_speaks_where_a_person_must_choose(store, situation):
    three = [killed(situation, n, source=s) for n, s in (("70", "A"), ("80", "B"), ("90", "C"))]
    recording.record_all(store, three)
    choosing.withdraw(store, figures.get(store, three[0].id), "Counted twice")
    [one] = read(store, situation).standings
    assert one.speaks is None
    assert len(one.rivals) == 2
    assert one.shown in one.rivals


def test_a_thousand_figures_are_read_in_small_helpings(store, situation):
    with store.step("Fill"):
        for n in range(500):
            one = figure(situation, "killed", str(n), places=[(f"Town {n}",)])
            figures.save(store, one)
    steps = list(gather(store, situation, TODAY))
    assert len(steps) > 4
    assert len(read(store, situation).standings) == 500


def test_a_figure_is_found_in_its_standing(store, situation):
    one = killed(situation, "70")
    recording.record(store, one)
    found = read(store, situation)
    assert found.of_figure(one.id) is found.standings[0]
    assert found.of_figure("nobody") is None
    assert found.is_carried(replace(one)) is False
    assert board.AMBER < board.RED
